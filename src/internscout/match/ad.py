"""What matching reads of a posting besides its requirements, and what the words around a fact add to it.

The words around a fact are looked at here, once for all rules; what a rule needs to quote is in the facts of the case.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import pairwise
from typing import Final

from internscout.match.areas import SELF_ACTING, STATISTICAL
from internscout.match.asks import Start, read_start, read_texts
from internscout.model import Candidate, Fact, Reads

# All that is looked at of a posting's facts, and of the text around them.
READS: Final = Reads(
    facts=(
        "areas",
        "class_standing",
        "deadline",
        "degrees",
        "experience_years_min",
        "gpa_min",
        "languages",
        "ml",
        "sponsorship",
        "spoken_languages",
        "start",
    ),
    around=("deadline", "gpa_min", "spoken_languages"),
)

_PREFERENCE = re.compile(r"prefer|ideally|a plus|nice to have|desir|bonus|wünschenswert|souhait", re.IGNORECASE)
_LASTING = re.compile(
    r"future|\blater\b|long[ -]term|permanent|indefinite|ongoing|continual|subsequent|at any time|time restriction"
    r"|zukünftig|künftig|dauerhaft|avenir|futur|toekomst",
    re.IGNORECASE,
)
# Years of these may have been years of study.
_STUDIED = re.compile(r"research|academic|course|programming|coding|forschung|recherche|onderzoek", re.IGNORECASE)
# A degree that is the least, or lies behind one: whoever studies for a higher one has it.
_LEAST = re.compile(
    r"\bminimum (?:education|degree|qualification)|\bor (?:an )?equivalent|\bcompleted\b|\bmindestens ein"
    r"|\bat least (?:an?|advancing|entering|in|rising|sophomore|junior|senior)\b",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"\bcompleted\b|\babgeschlossen|\bafgerond", re.IGNORECASE)
_UNDER_WAY = re.compile(
    r"\bor (?:have )?(?:recently )?complet|recent|pursu|enrol|working toward|completing|completed (?:or|\w+ year)"
    r"|studying|student|credits?\b|hours\b|semester|courses?\b",
    re.IGNORECASE,
)
# A degree that one studies for, and does not hold.
_STUDIED_FOR = re.compile(r"\bundergrad|\bpursu|\benrol|\bstudents?\b|\btowards?\b|\bstudying\b", re.IGNORECASE)
_OR_HELD = re.compile(
    r"\bdegree\W+(?:\w+ )?or\b|\bor (?:\w+ )?(?:pursu|enrol|towards?)|\bcompletion of\b", re.IGNORECASE
)
# The chance that the parser is right on how much machine learning it is; below, it is a near thing.
_SURE = 0.9
# The chance that a class standing is demanded, and no wish.
_DEMANDED = 0.8
_NO_EARLIER = re.compile(
    r"at least (?:until|till|through)|(?:until|through) at least|no (?:sooner|earlier) than", re.IGNORECASE
)
_EITHER = re.compile(r"\W*(?:and/or|or|und/oder|oder|et/ou|ou|en/of|of|y/o|o|/)\W*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Ad:
    """A posting's head, and what the words tell.

    `published` is the day of posting, else (`dated` is false) that on which it was first seen. `gpa_preferred`: the
    average is a wish; `never_sponsors`: a refusal of sponsorship that speaks of later too; `either_language`: one of
    the languages will do; `deadline_at_least`: applications may be taken after the deadline too. `title_areas` are the
    areas of work that the title names, `areas` all of them with how often (1 or 2) each is named. `starts`: all
    beginnings that are offered; `studied_experience`: the years asked for may be years of study; `least_degree`: the
    degree is called the least; `completed`: levels that must lie behind one; `ml_doubts`: areas of work that make it a
    question how much machine learning it is to who knows them; `standing_wished`: a class standing is but preferred;
    `studied_for`: the degree is one that is under way.
    """

    company: str
    location: str
    thin: bool
    deadline: date | None
    published: date
    dated: bool
    gpa_preferred: bool
    never_sponsors: bool
    either_language: bool
    deadline_at_least: bool
    title_areas: tuple[str, ...]
    areas: tuple[tuple[str, int], ...]
    starts: tuple[Start, ...]
    studied_experience: bool
    least_degree: bool
    completed: tuple[str, ...]
    ml_doubts: tuple[str, ...]
    standing_wished: bool
    studied_for: bool

    @property
    def month(self) -> str:
        """The month of publication, `YYYY-MM`."""
        return self.published.isoformat()[:7]


def read_ad(candidate: Candidate) -> Ad:
    """A candidate's head and remarks."""
    facts = tuple(fact for fact in candidate.facts if fact.field in READS.facts)
    published: datetime = candidate.posted_at or candidate.first_seen
    return Ad(
        company=candidate.company,
        location=candidate.location,
        thin=candidate.thin,
        deadline=candidate.deadline,
        published=published.date(),
        dated=candidate.posted_at is not None,
        gpa_preferred=any(
            _PREFERENCE.search(fact.quote) or _PREFERENCE.search(_around(candidate.text, fact))
            for fact in facts
            if fact.field == "gpa_min"
        ),
        never_sponsors=any(
            fact.field == "sponsorship" and fact.value == "not_offered" and _LASTING.search(fact.quote)
            for fact in facts
        ),
        either_language=any(_EITHER.fullmatch(between) for between in _between_languages(candidate.text, facts)),
        deadline_at_least=any(
            _NO_EARLIER.search(_around(candidate.text, fact)) for fact in facts if fact.field == "deadline"
        ),
        title_areas=_title_areas(candidate, facts),
        areas=_areas(candidate, facts),
        starts=_starts(facts),
        studied_experience=any(_is_studied(fact, facts) for fact in facts if fact.field == "experience_years_min"),
        ml_doubts=_ml_doubts(candidate, facts),
        completed=tuple(level for level, quote in _levels(facts) if _is_behind(quote)),
        least_degree=any(_LEAST.search(quote) for _, quote in _levels(facts)),
        studied_for=any(_STUDIED_FOR.search(quote) and not _OR_HELD.search(quote) for _, quote in _levels(facts)),
        standing_wished=any(fact.field == "class_standing" and fact.confidence < _DEMANDED for fact in facts),
    )


def _title_areas(candidate: Candidate, facts: Iterable[Fact]) -> tuple[str, ...]:
    named = (fact for fact in facts if fact.field == "areas" and fact.end <= len(candidate.title))
    return tuple(fact.value for fact in named if isinstance(fact.value, str))


def _areas(candidate: Candidate, facts: Iterable[Fact]) -> tuple[tuple[str, int], ...]:
    named = Counter(fact.value for fact in facts if fact.field == "areas" and isinstance(fact.value, str))
    return tuple((area, min(max(named[area], 1), 2)) for area in read_texts(candidate.requirements.get("areas")))


def _ml_doubts(candidate: Candidate, facts: Sequence[Fact]) -> tuple[str, ...]:
    """Any area where it was all but read as the main work; where none is named, work with data or in robotics."""
    stated, areas = candidate.requirements.get("ml"), read_texts(candidate.requirements.get("areas"))
    if stated == "adjacent" and any(fact.field == "ml" and fact.confidence < _SURE for fact in facts):
        return areas
    telling = STATISTICAL.union(SELF_ACTING.intersection(_title_areas(candidate, facts)))
    return tuple(area for area in areas if area in telling) if stated == "none" else ()


def _starts(facts: Sequence[Fact]) -> tuple[Start, ...]:
    """The beginnings that the facts name, each once; those without a year have that of one that states it."""
    named = [start for fact in facts if fact.field == "start" and (start := read_start(fact.value))]
    year = next((start.year for start in named if start.year), None)
    dated = [start if start.year else replace(start, year=year) for start in named if start.season or start.month]
    return tuple(dict.fromkeys(dated))


def _is_studied(asked: Fact, facts: Sequence[Fact]) -> bool:
    """True for years of research, of programming, or with a programming language."""
    if _STUDIED.search(asked.quote):
        return True
    return any(fact.field == "languages" and asked.start <= fact.start < asked.end for fact in facts)


def _levels(facts: Sequence[Fact]) -> Iterator[tuple[str, str]]:
    """The levels that are demanded, each with its quote."""
    for fact in facts:
        if fact.field == "degrees" and isinstance(fact.value, dict) and fact.value.get("role") == "required":
            yield str(fact.value["level"]), fact.quote


def _is_behind(quote: str) -> bool:
    """True for a degree that must be completed; not where those who study for it are meant too."""
    return _BEHIND.search(quote) is not None and _UNDER_WAY.search(quote) is None


def _around(text: str, fact: Fact) -> str:
    return text[max(0, fact.start - 60) : fact.end + 40]


def _between_languages(text: str, facts: Iterable[Fact]) -> Iterator[str]:
    """What stands between two languages that are named one after the other."""
    named = sorted((f.start, f.end) for f in facts if f.field == "spoken_languages")
    for (_, end), (start, _) in pairwise(named):
        yield text[end:start]
