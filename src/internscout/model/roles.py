"""Which postings are one role."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Opening:
    """A stored posting as the search for roles sees it; its text is asked for apart.

    `places` are all of its location strings, `board` is the key of the board that it belongs to, empty when unknown.
    `role` is the id of the role that it belongs to, empty for one that is to be placed.
    """

    id: str
    company: str
    title: str
    places: tuple[str, ...] = ()
    url: str = ""
    requisition_id: str = ""
    board: str = ""
    thin: bool = False
    first_seen: datetime | None = None
    closed_at: datetime | None = None
    role: str = ""
    version: int = 1


@dataclass(frozen=True, slots=True)
class Member:
    """A posting as one of its role's, whatever its `status` (`open`, `missing`, `closed`).

    `rank` counts from 0, the best of the role. `places` are its location strings. `reopened_at` is when it was last
    there again after it had been closed, `closed_at` and `close_reason` are of one that is closed.
    """

    id: str
    role: str
    rank: int
    status: str
    source: str
    title: str
    company: str
    url: str
    places: tuple[str, ...]
    version: int
    first_seen: datetime
    reopened_at: datetime | None = None
    closed_at: datetime | None = None
    close_reason: str = ""


class TitledText(NamedTuple):
    """What a posting says: its title, and its plain text."""

    title: str
    text: str


class Placing(NamedTuple):
    """Which role a posting belongs to and why: `rule` found it, in comparison with `other`, on these `figures`.

    The first posting of a role has the rule `first` and no `other`.
    """

    posting_id: str
    role: str
    rule: str
    other: str
    figures: Mapping[str, float]


class RoleOrder(NamedTuple):
    """What a person said of two postings, against any rule: they are one role (`together`), or two."""

    one: str
    other: str
    together: bool
