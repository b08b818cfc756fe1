"""Stored postings against a profile, and programmes by name."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, NamedTuple, TypeAlias

from internscout.model.boards import Json
from internscout.model.facts import Fact


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


class Reads(NamedTuple):
    """What is looked at of a posting's evidence: facts of these fields, and the text around some of them."""

    facts: tuple[str, ...]
    around: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """The last appearance of a posting in the digests of one profile: when, in which section, in which version."""

    at: datetime
    section: str
    version: int


@dataclass(frozen=True, slots=True)
class Wording:
    """What a posting said before its present version; everything as of a `Candidate`.

    `same_parser`: both versions were read by one version of the parser, so that what differs is the employer's doing.
    """

    title: str
    company: str
    location: str
    apply_by: date | None
    thin: bool
    requirements: Mapping[str, Json]
    same_parser: bool


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
    """A posting against a profile. `verdict` is the worst of the checks; `score` is the sum of the parts, 0…100.

    `hidden_by` names the rules that hide it (`verdict` is then `no`): those that answered no; where none did, those
    whose `unknown` the profile wants hidden. `undecided` tells the two apart.
    """

    candidate: Candidate
    verdict: Verdict
    score: float
    checks: tuple[Check, ...]
    parts: tuple[Part, ...]
    skills_met: tuple[str, ...] = ()
    skills_missing: tuple[str, ...] = ()
    hidden_by: tuple[str, ...] = ()

    @property
    def undecided(self) -> bool:
        """True when it is hidden for what it leaves open, not for what it states."""
        return self.verdict == "no" and all(check.verdict != "no" for check in self.checks)


class Standing(NamedTuple):
    """What a `Match` says, without the reasons. `hidden_by` is the first rule that hides the posting, or empty.

    `tie` orders equal scores: nearest deadline, newest, id.
    """

    id: str
    verdict: Verdict
    score: float
    deadline: date | None
    tie: int
    hidden_by: str = ""
    undecided: bool = False


@dataclass(frozen=True, slots=True)
class Rated:
    """All open roles before one student, each by the posting that tells it; those the student knows apart.

    `fitting` are (role, posting), the best first; `more` fit too, but are beyond a limit, and `below` score too little.
    `hidden` counts those that do not fit by rule, and by whether it hides them for a question. `known`, by role, may
    fit or not.
    """

    fitting: tuple[tuple[str, Standing], ...]
    more: int
    below: int
    hidden: Mapping[tuple[str, bool], int]
    known: Mapping[str, Standing]


class OpenPosting(NamedTuple):
    """An open posting in brief: what can be told without its text."""

    id: str
    title: str
    company: str
    url: str
    location: str = ""


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
