"""A digest as data: what a reader sees, decided but not yet laid out. Every count is taken from what it counts."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, TypeAlias

from internscout.digest.programmes import name_of
from internscout.model import ProgrammeNews, RunSummary

SectionName: TypeAlias = Literal["closing_soon", "new"]


@dataclass(frozen=True, slots=True)
class Question:
    """Something that the posting leaves open, and its own words where there are any."""

    rule: str
    why: str
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One posting as the digest tells it. Texts are plain and untrusted; empty where nothing is stated.

    `via` is the name of the source that it comes from: several of them ask to be named.
    """

    id: str
    title: str
    company: str
    url: str
    where: str
    terms: str
    levels: str
    deadline: date | None
    days_left: int | None
    score: float
    reasons: tuple[str, ...]
    skills_met: tuple[str, ...]
    skills_missing: tuple[str, ...]
    fulfilled: tuple[str, ...]
    questions: tuple[Question, ...]
    posted: date | None
    first_seen: date
    is_new: bool
    via: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Postings under one heading; `more` is how many were left out by the limit."""

    name: SectionName
    entries: tuple[Entry, ...]
    more: int = 0

    @property
    def new(self) -> int:
        """How many of the entries were in no digest before."""
        return sum(entry.is_new for entry in self.entries)


@dataclass(frozen=True, slots=True)
class Digest:
    """One digest for one profile.

    A posting is in one place: in a section, or counted in `shown_before` (open, fits, in an earlier digest),
    `below_minimum` (score) or `hidden` (not eligible; by the first rule it fails, most frequent first). Programmes that
    are known by name stand beside that, `programmes_more` being told before or left out for length; their postings are
    counted above.
    """

    profile: str
    created_at: datetime
    closing_soon: Section
    new: Section
    shown_before: int
    below_minimum: int
    hidden: tuple[tuple[str, int], ...]
    closing_soon_days: int
    minimum: float
    run: RunSummary
    programmes: tuple[ProgrammeNews, ...] = ()
    programmes_more: int = 0

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections in the order of reading."""
        return self.closing_soon, self.new

    @property
    def hidden_count(self) -> int:
        """How many postings are not eligible."""
        return sum(count for _, count in self.hidden)

    @property
    def total(self) -> int:
        """All postings that were judged."""
        listed = sum(len(section.entries) + section.more for section in self.sections)
        return listed + self.shown_before + self.below_minimum + self.hidden_count

    @property
    def programmes_open(self) -> int:
        """How many of the programmes shown have an open posting."""
        return sum(news.state == "open" for news in self.programmes)

    def entries(self) -> tuple[tuple[str, str], ...]:
        """(posting id, section) of all that is shown: what to remember, so that it is not new again."""
        return tuple((entry.id, section.name) for section in self.sections for entry in section.entries)

    def programme_entries(self) -> tuple[tuple[str, str], ...]:
        """The same of programmes, whose ids are `programme:<id>:<how it stands>`."""
        return tuple((name_of(news), "programmes") for news in self.programmes)
