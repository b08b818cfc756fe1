"""What is owed to whom, and what became of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias

DeliveryKind: TypeAlias = Literal["file", "feed", "ics", "email", "webhook", "apprise"]

# The forms that a digest is rendered in; `brief` is a few lines for a telephone.
Form: TypeAlias = Literal["subject", "markdown", "text", "html", "brief", "json", "atom", "json_feed", "ics"]


# What a digest says, ready to be handed over; those forms that somebody wants.
Forms: TypeAlias = Mapping[Form, str]


class Owing(NamedTuple):
    """One recipient's claim to a digest, as it is entered into the outbox.

    `delivery` is the name in the settings; `recipient` is an e-mail address, a host, a service or a folder, never with
    a secret in it. `message_id` stays the same however often it is tried.
    """

    delivery: str
    kind: DeliveryKind
    recipient: str
    message_id: str


@dataclass(frozen=True, slots=True)
class Owed:
    """An entry of the outbox that is to be delivered now; `day` is the reader's own.

    `failures` is how often it was tried in vain; `in_doubt` says that the last trial ended without a word: it may have
    arrived.
    """

    id: int
    digest: int
    profile: str
    written_at: datetime
    day: date
    owing: Owing
    failures: int
    in_doubt: bool


@dataclass(frozen=True, slots=True)
class Ready:
    """A digest as it is entered into the outbox: what it shows ((posting id, section) each), and who is to get it.

    `day` is the reader's own. `instead_of` are numbers of entries that are owed no more: this digest holds what they
    told, as far as it is still true.
    """

    profile: str
    written_at: datetime
    day: date
    entries: Sequence[tuple[str, str]]
    owing: Sequence[Owing] = ()
    forms: Forms = field(default_factory=dict)
    instead_of: Sequence[int] = ()


class Untaken(NamedTuple):
    """What a recipient certainly did not get: entries of the outbox, and the last digest that it knows, or may know."""

    delivery: str
    recipient: str
    ids: tuple[int, ...]
    known: int


Sending: TypeAlias = Literal["sent", "failed", "unheard", "refused"]


class Receipt(NamedTuple):
    """What became of one trial.

    `said` is one line without secrets: the file written, the server's word, or why not. What is `refused` will never be
    taken (no such mailbox), what `failed` may be next time. Of what was `unheard` nobody knows whether it arrived: it
    is tried again as the same message.
    """

    outcome: Sending
    said: str


class Delivered(NamedTuple):
    """One trial of one entry of the outbox."""

    owed: Owed
    receipt: Receipt


@dataclass(frozen=True, slots=True)
class Made:
    """Which profiles got a digest, and which none because there was nothing to tell or it was not time yet."""

    made: tuple[str, ...] = ()
    empty: tuple[str, ...] = ()
    not_due: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Post:
    """What a run made and what it tried to hand over, earlier debts included."""

    made: Made
    delivered: tuple[Delivered, ...]

    @property
    def files(self) -> tuple[Path, ...]:
        """The Markdown files written."""
        sent = (one for one in self.delivered if one.receipt.outcome == "sent" and one.owed.owing.kind == "file")
        return tuple(Path(one.receipt.said) for one in sent)

    @property
    def troubles(self) -> tuple[Delivered, ...]:
        """What was not taken."""
        return tuple(one for one in self.delivered if one.receipt.outcome != "sent")
