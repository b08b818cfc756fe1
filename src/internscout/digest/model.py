"""A digest as data: what a reader sees, decided but not yet laid out. Every count is taken from what it counts.

Texts are plain, whole and untrusted; empty where nothing is stated. Every format shortens and escapes for itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, TypeAlias

from internscout.digest.programmes import Window, name_of
from internscout.model import Check, NextStep, ProgrammeNews, RunSummary, Verdict

SectionName: TypeAlias = Literal["closing_soon", "changed", "reopened", "new"]

# Rules about the posting, not about the student.
_ANY = ("deadline", "kind", "machine learning", "company", "words")


@dataclass(frozen=True, slots=True)
class Change:
    """What a posting says otherwise than when it was shown: `what` in a word, `before` and `after` in words.

    Empty: not stated. `sure` is false where the two wordings were read by different versions of the parser, so that
    the employer may have changed nothing.
    """

    what: str
    before: str
    after: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a role fits: a part of its score that earned much, and the posting's own words where they say more."""

    part: str
    why: str
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Other:
    """Another open posting of the same role: its own place or its own source, by the name to show."""

    id: str
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One role as the digest tells it, by the best of its postings that fit (`id`).

    `postings` are all its open ones; `also_in` those in other places, `also_at` those that other sources show.
    `pay` is as stated, `pay_compared` the same in dollars an hour where that says more. `checks` are all rules, `score`
    is 0…100. `via` is the name of the source: several of them ask to be named. `revision` grows with every wording of
    any of its postings.
    """

    role: str
    id: str
    postings: tuple[str, ...]
    title: str
    company: str
    url: str
    places: tuple[str, ...]
    workplace: str
    also_in: tuple[Other, ...]
    also_at: tuple[Other, ...]
    start: str
    duration: str
    hours: str
    pay: str
    pay_compared: str
    pay_assumption: str
    levels: str
    deadline: date | None
    days_left: int | None
    score: float
    verdict: Verdict
    hidden_by: tuple[str, ...]
    reasons: tuple[Reason, ...]
    skills_met: tuple[str, ...]
    skills_missing: tuple[str, ...]
    checks: tuple[Check, ...]
    changes: tuple[Change, ...]
    posted: date | None
    first_seen: date
    changed_at: datetime
    revision: int
    is_new: bool
    is_reopened: bool = False
    via: str = ""

    @property
    def questions(self) -> tuple[Check, ...]:
        """What the posting leaves open."""
        return tuple(c for c in self.checks if c.verdict == "unknown" and c.rule not in self.hidden_by)

    @property
    def obstacles(self) -> tuple[Check, ...]:
        """What hides the role: only in one that was shown before, and has changed."""
        return tuple(check for check in self.checks if check.rule in self.hidden_by)

    @property
    def met(self) -> tuple[str, ...]:
        """The rules that the student is known to meet, without those that any posting shown fulfils."""
        return tuple(check.rule for check in self.checks if check.verdict == "yes" and check.rule not in _ANY)

    @property
    def is_known(self) -> bool:
        """Told before, and nothing of it is news: only its deadline is near."""
        return not (self.is_new or self.is_reopened or self.changes)


@dataclass(frozen=True, slots=True)
class Gone:
    """A role that was shown or is tracked and cannot be applied for any more: since when, and why."""

    role: str
    id: str
    postings: tuple[str, ...]
    title: str
    company: str
    url: str
    closed_on: date
    why: str


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day to apply for a role that is shown, now or before: what a calendar holds."""

    role: str
    id: str
    title: str
    company: str
    url: str
    places: tuple[str, ...]
    day: date
    changed_at: datetime
    revision: int


@dataclass(frozen=True, slots=True)
class Section:
    """Roles under one heading; `more` is how many were left out by the limit."""

    name: SectionName
    entries: tuple[Entry, ...] = ()
    more: int = 0

    @property
    def new(self) -> int:
        """How many of the entries were in no digest before."""
        return sum(entry.is_new for entry in self.entries)


@dataclass(frozen=True, slots=True)
class Digest:
    """One digest for one profile.

    An open role is in one place: in a section, or counted in `shown_before` (fits, in an earlier digest), `elsewhere`
    (its application is under way), `below_minimum` (score) or `hidden` (not eligible, or hidden by the student; by the
    first rule it fails, most frequent first). `closed` are roles that were shown or are tracked. Programmes that are
    known by name stand beside that, `programmes_more` being told before or left out for length (`programmes_cut`, which
    that count tells); their postings are counted above. `deadlines` and `windows` are all dates worth a line in a
    calendar, told now or before.
    """

    profile: str
    created_at: datetime
    closing_soon: Section
    changed: Section
    reopened: Section
    new: Section
    closed: tuple[Gone, ...]
    steps: tuple[NextStep, ...]
    shown_before: int
    elsewhere: int
    below_minimum: int
    hidden: tuple[tuple[str, int], ...]
    closing_soon_days: int
    minimum: float
    run: RunSummary
    programmes: tuple[ProgrammeNews, ...] = ()
    programmes_more: int = 0
    programmes_cut: tuple[ProgrammeNews, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    windows: tuple[Window, ...] = ()
    undelivered: tuple[tuple[str, int], ...] = ()

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections of open roles in the order of reading: the longest last."""
        return self.closing_soon, self.reopened, self.changed, self.new

    @property
    def is_empty(self) -> bool:
        """There is nothing to tell, or nothing but programmes that are usually open: these wait for other news."""
        pressing = any(news.state != "usually_open" for news in self.programmes)
        return not (any(s.entries for s in self.sections) or self.closed or self.steps or pressing)

    @property
    def hidden_count(self) -> int:
        """How many roles do not fit, or are hidden by the student."""
        return sum(count for _, count in self.hidden)

    @property
    def total(self) -> int:
        """All open roles that were judged."""
        listed = sum(len(section.entries) + section.more for section in self.sections)
        return listed + self.shown_before + self.elsewhere + self.below_minimum + self.hidden_count

    @property
    def programmes_open(self) -> int:
        """How many of the programmes shown have an open posting."""
        return sum(news.state == "open" for news in self.programmes)

    def told(self) -> Iterator[Entry]:
        """All open roles that are shown, in the order of reading."""
        return (entry for section in self.sections for entry in section.entries)

    def entries(self) -> tuple[tuple[str, str], ...]:
        """(posting id, section) of all that is shown: what to remember, so that it is not new again.

        All postings of a role are remembered: none of them is news by itself.
        """
        told = [(name, section.name) for section in self.sections for e in section.entries for name in e.postings]
        return (*told, *((name, "closed") for gone in self.closed for name in gone.postings))

    def programme_entries(self) -> tuple[tuple[str, str], ...]:
        """The same of programmes, whose ids are `programme:<id>:<how it stands>`; told by a count is told."""
        return tuple((name_of(news), "programmes") for news in (*self.programmes, *self.programmes_cut))
