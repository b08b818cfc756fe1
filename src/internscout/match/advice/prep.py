"""A preparation sheet: topics that a posting's demands imply, the usual forms of interview, questions by topic.

The questions and pointers are the project's own text (`match/data/prep`); of the posting only its own words are shown.
"""

import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib import resources

from internscout import taxonomy
from internscout.config import Profile
from internscout.match.advice.words import around, quoted
from internscout.match.case import Case, case_of
from internscout.match.known import known
from internscout.match.skills import asked_skills
from internscout.model import Candidate

VOCABULARIES = ("languages", "frameworks", "areas", "maths")
# What kinds of roles topics and forms may be for, besides those that name a skill.
KINDS = ("ml", "code", "research", "data", "quant", "everyone")
_TOPICS, _QUOTES, _SAID = 6, 3, 5
_INTERVIEW = re.compile(
    r"\binterview|take[- ]home|coding (?:test|challenge|assessment|exercise)|online assessment|technical (?:test|task)"
    r"|research talk|hackerrank|codesignal|codility|vorstellungsgespräch|entretien",
    re.IGNORECASE,
)
_RESEARCH = re.compile(r"research|\bph\.?d\b|scientist|forschung|recherche|thesis", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Question:
    """What may be asked, and what a good answer touches."""

    ask: str
    touches: str


@dataclass(frozen=True, slots=True)
class Topic:
    """Questions of one topic. `why` are the demands that imply it, `quotes` the posting's words on them.

    `missing` are those of the demands that the profile does not name.
    """

    id: str
    name: str
    questions: tuple[Question, ...]
    why: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """A usual form of interview: `what` happens, and how to `prepare`."""

    name: str
    what: str
    prepare: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """For one posting. `said` are its own sentences on the interview; `further` are topics left out for length."""

    candidate: Candidate
    said: tuple[str, ...]
    forms: tuple[Form, ...]
    topics: tuple[Topic, ...]
    further: tuple[str, ...]


def prep(profile: Profile, candidate: Candidate, *, now: datetime, everything: bool = False) -> Sheet:
    """The sheet for one posting; with `everything` all topics that it implies, else the first of them."""
    case = case_of(profile, candidate, now)
    wanted, kinds = _wanted(case), _kinds(case)
    implied = sorted(
        (source for source in sources() if source.worth(wanted)), key=lambda one: (-one.worth(wanted), one.id)
    )
    chosen = implied if everything else implied[:_TOPICS]
    general = [source for source in sources() if source.always_for in kinds and source not in chosen]
    shown = [*chosen, *sorted(general, key=lambda one: KINDS.index(one.always_for))]
    return Sheet(
        candidate=candidate,
        said=_said(candidate.text),
        forms=tuple(form for kind, form in forms() if kind in kinds),
        topics=tuple(_topic(source, wanted, candidate, known(profile)) for source in shown),
        further=tuple(source.name for source in implied if source not in shown),
    )


@dataclass(frozen=True, slots=True)
class Source:
    """A topic of the data: which skills (vocabulary, id) imply it, and for which kinds of roles it always stands."""

    id: str
    name: str
    always_for: str
    skills: frozenset[tuple[str, str]]
    questions: tuple[Question, ...]

    def worth(self, wanted: Mapping[tuple[str, str], int]) -> int:
        """How much the demands imply it; 0 when they do not."""
        return sum(worth for skill, worth in wanted.items() if skill in self.skills)


def _wanted(case: Case) -> dict[tuple[str, str], int]:
    """What the posting asks for, with weights: areas count most, above all those of its title, bare mentions least.

    The alternatives of a group share its weight: "PyTorch or JAX" is one demand.
    """
    asked = asked_skills(case)
    found: dict[tuple[str, str], int] = {}
    for groups, worth in ((asked.mentioned, 3), (asked.preferred, 6), (asked.required, 12)):
        found |= {(group.vocabulary, skill): worth // len(group.ids) or 1 for group in groups for skill in group.ids}
    found |= {("areas", area): 36 if area in case.ad.title_areas else 18 for area in case.asks.areas}
    return found | {("maths", topic): 12 for topic in case.asks.maths}


def _kinds(case: Case) -> frozenset[str]:
    """What kinds of role it is, out of `KINDS`."""
    asks, languages = case.asks, case.asks.languages
    named = {skill for group in (*languages.required, *languages.preferred) for skill in group}
    is_data = "sql" in named or not {"data-engineering", "data-analysis", "experimentation"}.isdisjoint(asks.areas)
    found = {
        "everyone": True,
        "code": bool(named - {"sql", "html", "css"}),
        "ml": asks.ml in ("core", "adjacent"),
        "research": bool(_RESEARCH.search(case.title)) or asks.levels == ("phd",),
        "data": is_data,
        "quant": "quantitative-finance" in asks.areas,
    }
    return frozenset(kind for kind, holds in found.items() if holds)


def _topic(
    source: Source, wanted: Mapping[tuple[str, str], int], candidate: Candidate, knows: Collection[str]
) -> Topic:
    why = [skill for skill in sorted(wanted, key=lambda key: (-wanted[key], key)) if skill in source.skills]
    quotes = dict.fromkeys(quoted(candidate, vocabulary, (skill,)) for vocabulary, skill in why)
    named = {key: taxonomy.names(key[0]).get(key[1], key[1]) for key in why}
    return Topic(
        id=source.id,
        name=source.name,
        questions=source.questions,
        why=tuple(named.values()),
        quotes=tuple(quote for quote in quotes if quote)[:_QUOTES],
        missing=tuple(name for (_, skill), name in named.items() if skill not in knows),
    )


def _said(text: str) -> tuple[str, ...]:
    """The posting's own sentences on how it chooses."""
    found = (around(text, match.start(), match.end()) for match in _INTERVIEW.finditer(text))
    return tuple(dict.fromkeys(found))[:_SAID]


@cache
def sources() -> tuple[Source, ...]:
    """All topics, ordered by id."""
    folder = resources.files("internscout.match").joinpath("data", "prep")
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name)
    return tuple(_source(file.name.removesuffix(".toml"), file.read_text(encoding="utf-8")) for file in files)


def _source(key: str, text: str) -> Source:
    table = tomllib.loads(text)
    return Source(
        id=key,
        name=table["name"],
        always_for=table.get("always_for", ""),
        skills=frozenset((vocabulary, skill) for vocabulary in VOCABULARIES for skill in table.get(vocabulary, ())),
        questions=tuple(Question(ask, touches) for ask, touches in table["questions"]),
    )


@cache
def forms() -> tuple[tuple[str, Form], ...]:
    """The usual forms of interviews, each with the kind of role that it is for."""
    text = resources.files("internscout.match").joinpath("data", "prep_formats.toml").read_text(encoding="utf-8")
    tables = tomllib.loads(text)["formats"]
    return tuple((table["for"], Form(table["name"], table["what"], table["prepare"])) for table in tables)
