"""The types that travel between the steps: board → request → payload → page → posting → fact.

Nothing here does anything. All are frozen; times are timezone-aware UTC `datetime`s; text is Unicode without
lone surrogates (DuckDB refuses them). The steps never import each other: they meet here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal, NamedTuple, TypeAlias

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


class Fact(NamedTuple):  # some twenty a posting: a frozen dataclass takes six times as long to make
    """One thing that a posting states, with its evidence.

    `value` is JSON, its shape set by the field (see `parse/fields/`). `quote == document.text[start:end]`, offsets in
    code points. `rule` names the rule that found it, `confidence` is in 0…1.
    """

    field: str
    value: Json
    quote: str
    start: int
    end: int
    rule: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Parsed:
    """All that was read out of one posting: `requirements` in the published format, `facts` as the evidence."""

    requirements: Mapping[str, Json]
    facts: tuple[Fact, ...]
    text: str
    parser_version: str


@dataclass(frozen=True, slots=True)
class Column:
    """One typed column of the `requirements` view: where in the requirements it is found, and what it means.

    `path` is a JSON path (`$.salary.min`); `type` is a DuckDB type (`DOUBLE`, `VARCHAR[]`, `VARCHAR[][]` …).
    """

    name: str
    type: str
    path: str
    comment: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stored open posting as matching and the digest see it.

    `requirements` is the published format (docs/requirements.md), `facts` its evidence, `text` the parsed text that
    their offsets point into. `first_seen` is when this program first saw it, `changed_at` when its present `version`
    (counted from 1) was first seen.
    """

    id: str
    source: str
    board: str
    title: str
    company: str
    url: str
    location: str
    posted_at: datetime | None
    first_seen: datetime
    changed_at: datetime
    apply_by: date | None
    thin: bool
    requirements: Mapping[str, Json]
    facts: tuple[Fact, ...]
    text: str = ""
    version: int = 1

    @property
    def deadline(self) -> date | None:
        """The last day to apply: as the posting's text states it, else as its source does."""
        stated = self.requirements.get("deadline")
        return date.fromisoformat(stated) if isinstance(stated, str) else self.apply_by

    def quotes(self, name: str) -> tuple[str, ...]:
        """The quotes behind one field, without repeats."""
        return tuple(dict.fromkeys(f.quote for f in self.facts if f.field == name))


@dataclass(frozen=True, slots=True)
class Shown:
    """The last appearance of a posting in the digests of one profile: when, in which section, in which version."""

    at: datetime
    section: str
    version: int


Verdict: TypeAlias = Literal["yes", "no", "unknown"]


@dataclass(frozen=True, slots=True)
class Check:
    """One eligibility rule on one posting: `why` in a few words, `quote` the posting's own words."""

    rule: str
    verdict: Verdict
    why: str
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One summand of a score: `points` of at most `limit`."""

    name: str
    points: float
    limit: float
    why: str
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """A posting against a profile. `verdict` is the worst of the checks; `score` is the sum of the parts, 0…100."""

    candidate: Candidate
    verdict: Verdict
    score: float
    checks: tuple[Check, ...]
    parts: tuple[Part, ...]
    skills_met: tuple[str, ...] = ()
    skills_missing: tuple[str, ...] = ()


class OpenPosting(NamedTuple):
    """An open posting in brief: what can be told without its text."""

    id: str
    title: str
    company: str
    url: str


class Sighting(NamedTuple):
    """An address that a board names, in a posting, a row of a list or a text: where other boards are found.

    `seen_in` is the naming board's key. `title`, `company`, `internship` (or another role for students) and `ml` are of
    the posting at that address; empty for an address in a text.
    """

    seen_in: str
    url: str
    title: str
    company: str
    internship: bool
    ml: bool


@dataclass(frozen=True, slots=True)
class Programme:
    """A residency or student programme that people look for by name; all of it usual, nothing of it promised.

    `levels` are the degrees in progress or just finished that it takes, `weeks` the shortest and longest stay. `rounds`
    are pairs of months (1…12): in which a round usually opens and closes; none where places come up at any time.
    `checked` is true when somebody has seen all that on its `page`.
    """

    id: str
    name: str
    organisation: str
    page: str
    checked: bool
    levels: tuple[str, ...]
    weeks: tuple[int, int] | None
    rounds: tuple[tuple[int, int], ...]


ProgrammeState: TypeAlias = Literal["open", "opens_soon", "usually_open", "any_time", "closed"]


@dataclass(frozen=True, slots=True)
class ProgrammeNews:
    """How a programme stands on a day: `open` by its open `postings`, everything else by its usual months.

    `opens` (`opens_soon`, `closed`) and `closes` (`usually_open`) are first days of those months.
    """

    programme: Programme
    state: ProgrammeState
    postings: tuple[OpenPosting, ...] = ()
    opens: date | None = None
    closes: date | None = None


@dataclass(frozen=True, slots=True)
class BoardFailure:
    """A board that could not be read in a run, or not whole, and why."""

    board: str
    company: str
    reason: str
    outcome: Outcome = "failed"


@dataclass(frozen=True, slots=True)
class RunSummary:
    """What one run did, in counts; `failures` names each board that failed, `doubts` each that was not read whole.

    `status` is `running`, `ok`, `degraded` (some boards failed), `failed` (all did) or `interrupted`; in that case
    `boards_read` and `failures` together are fewer than `boards`.
    """

    run_id: str
    started_at: datetime
    finished_at: datetime | None
    boards: int
    failures: tuple[BoardFailure, ...]
    seen: int
    new: int
    changed: int
    unchanged: int
    closed: int
    reopened: int
    row_faults: int
    unread_keys: int
    status: str
    boards_read: int
    doubts: tuple[BoardFailure, ...] = ()


@dataclass(frozen=True, slots=True)
class Opening:
    """A stored posting as the search for roles sees it; its text is asked for apart.

    `places` are all of its location strings. `role` is the id of the role that it belongs to, empty for one that is to
    be placed.
    """

    id: str
    company: str
    title: str
    places: tuple[str, ...] = ()
    url: str = ""
    requisition_id: str = ""
    thin: bool = False
    first_seen: datetime | None = None
    closed_at: datetime | None = None
    role: str = ""
    version: int = 1


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
