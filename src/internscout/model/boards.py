"""From a board to its postings: what is asked, what came, and what is remembered of it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal, TypeAlias

Json: TypeAlias = "None | bool | int | float | str | list[Json] | dict[str, Json]"
Purpose: TypeAlias = Literal["listing", "posting"]
Method: TypeAlias = Literal["GET", "POST"]
Outcome: TypeAlias = Literal[
    "ok", "unchanged", "empty_confirmed", "suspicious_empty", "truncated", "blocked", "drifted", "gone", "failed"
]


@dataclass(frozen=True, slots=True)
class Board:
    """One employer's (or list's) page of postings at one vendor.

    `source` is the vendor's name and the name of its module under `sources/`; `token` is what the vendor calls the
    board in its URLs; `company` is the name to show; `url` is set only where the token does not give the address
    (list files, feeds, pages). `base_url` (`https://host[:port][/path]`) stands in place of the vendor's own server:
    for instances that employers host themselves, and for tests.
    """

    source: str
    token: str
    company: str = ""
    url: str = ""
    base_url: str = ""

    @property
    def key(self) -> str:
        """`source:token`, unique; what the user types and what messages name."""
        return f"{self.source}:{self.token}"


@dataclass(frozen=True, slots=True)
class Request:
    """One HTTP request that a source asks for: a GET, or a POST of the JSON `body`; of its fields as those of a form
    where the header `Content-Type` is that of forms.

    `purpose` says how the answer is to be read; `context` is the source's own memory from request to answer
    (for a resolved list row: the ids wanted; for a further page: where it begins).

    A request for one posting names it in `external_id`; `stamp` is a short hash of its row in the listing: when both
    are as they were at the last such request, the posting's text is known and nothing is asked.

    `secret_headers` and `secret_query` are names of headers and parameters → names of environment variables that hold
    their values, so that no request, log or archive ever holds a key. `robots` marks pages that are made for browsers:
    the host's robots.txt is obeyed there. APIs that a vendor publishes for programs are not subject to it.
    """

    board: Board
    url: str
    purpose: Purpose = "listing"
    headers: Mapping[str, str] = field(default_factory=dict)
    context: Mapping[str, Json] = field(default_factory=dict)
    method: Method = "GET"
    body: Json = None
    external_id: str = ""
    stamp: str = ""
    secret_headers: Mapping[str, str] = field(default_factory=dict)
    secret_query: Mapping[str, str] = field(default_factory=dict)
    robots: bool = False

    @property
    def key(self) -> str:
        """What makes two requests of a board the same: the address and, of a POST, its body."""
        return f"{self.url} {json.dumps(self.body, sort_keys=True)}" if self.method == "POST" else self.url


@dataclass(frozen=True, slots=True)
class Validators:
    """What the host said of a body, to ask whether it is still the same: `ETag` and `Last-Modified`, as they came."""

    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True)
class Payload:
    """The bytes that answered a request, decoded from transfer and content encoding, not from their charset.

    `status` is 200, or 304 with an empty body when the host said that the body behind the validators sent is current.
    """

    request: Request
    body: bytes
    fetched_at: datetime
    status: int = 200
    content_type: str = ""
    validators: Validators = Validators()


@dataclass(frozen=True, slots=True)
class Posting:
    """A posting as its source gives it, before anything is read out of its text.

    `external_id` is the vendor's id, unique within the board. `location` is the source's own string, `locations` all
    of them. `description` is HTML or plain text. `details` are the source's other facts in words, as (label, value):
    they become lines of the parsed text, so that a fact taken from them has a quote like any other. `thin` marks a
    row that came without the employer's own text (a list row, a row of a listing whose texts are asked for one by one);
    `stamp` is that of the request that brought the full text.
    """

    board: Board
    external_id: str
    title: str
    url: str
    company: str
    location: str = ""
    locations: tuple[str, ...] = ()
    description: str = ""
    details: tuple[tuple[str, str], ...] = ()
    posted_at: datetime | None = None
    updated_at: datetime | None = None
    apply_by: date | None = None
    requisition_id: str = ""
    thin: bool = False
    stamp: str = ""

    @property
    def id(self) -> str:
        """`source:token:external_id`, unique over all boards; what `internscout show` takes."""
        return f"{self.board.key}:{self.external_id}"


@dataclass(frozen=True, slots=True)
class RowFault:
    """One row of a payload that could not be read: which, and why, in a few words."""

    where: str
    why: str


@dataclass(frozen=True, slots=True)
class Page:
    """What a source read out of one payload.

    `follow` are further requests (next page, details, resolved list rows). `complete` is true only when this part of
    the listing is *proved* whole; only when every part is does the absence of a posting mean anything. `gap` says why
    it is not, in a few words. `rows` counts the listing's rows here, also those without a posting (not on offer,
    broken); `total` is the number that the vendor gives for the whole listing: who joins the pages checks the one
    against the other. `unread` are keys of the payload that the source does not know, as dotted paths: a change of the
    vendor's format shows here first.
    """

    postings: tuple[Posting, ...]
    follow: tuple[Request, ...] = ()
    complete: bool = False
    gap: str = ""
    rows: int = 0
    total: int | None = None
    faults: tuple[RowFault, ...] = ()
    unread: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Answer:
    """What is kept of an answer to ask for it again: the host's validators, and the SHA-256 of its body."""

    validators: Validators
    sha256: str


@dataclass(frozen=True, slots=True)
class Memory:
    """What the store knows of a board before it is read again.

    `answers` are those of its listing's requests, by request key; `listing` is a hash over what they said, and
    `complete` whether they were proved whole; all are empty when another parser read them. `stamps` are those of the
    texts that need not be asked for again, by posting id. `held` are the external ids of the board's own postings that
    are not closed; `open_postings` counts those that its listing showed last, `missing` those that it showed before.
    `gone` counts the readings in a row in which there was no such board, and `asked_at` is the time of the last.
    `texts_due` says that some of its texts are so old that they are to be asked for again.
    """

    answers: Mapping[str, Answer] = field(default_factory=dict)
    listing: str = ""
    complete: bool = False
    stamps: Mapping[str, str] = field(default_factory=dict)
    held: frozenset[str] = frozenset()
    open_postings: int = 0
    missing: int = 0
    gone: int = 0
    asked_at: datetime | None = None
    texts_due: bool = False


@dataclass(frozen=True, slots=True)
class BoardResult:
    """What one board yielded in one run: its pages joined, or the reason why it failed.

    With an `error`, `postings` may hold what was read before it; nothing may be concluded from what is absent. `gap`
    says why the listing is not proved whole (`complete`). With the outcome `unchanged` the listing is as it was and no
    posting is given: those that were open are open.
    `unreadable` counts the faults in the board's own listing: each may hide a posting that is not absent at all.
    `faults` holds more than those: follow-up requests to other boards, and postings that the parser could not read.
    `elsewhere` are the ids of postings that a list names and that are left to their own board, which is read too:
    neither stored nor absent. `answers` and `listing` are what `Memory` holds for the next reading. `not_modified`
    counts the answers of status 304 among the `requests`; `seconds` are those of the clock. `alone` are external ids of
    postings that the listing no longer names and that were asked for by their own addresses: whether those answered.
    """

    board: Board
    postings: tuple[Posting, ...] = ()
    complete: bool = False
    faults: tuple[RowFault, ...] = ()
    unreadable: int = 0
    elsewhere: frozenset[str] = frozenset()
    unread: frozenset[str] = frozenset()
    error: str | None = None
    requests: int = 0
    received_bytes: int = 0
    outcome: Outcome = "ok"
    gap: str = ""
    not_modified: int = 0
    seconds: float = 0
    answers: Mapping[str, Answer] = field(default_factory=dict)
    listing: str = ""
    alone: Mapping[str, bool] = field(default_factory=dict)
