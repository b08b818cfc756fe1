"""Tailoring notes: which of the student's projects, courses and skills answer this posting, in the posting's own words.

Nothing is added to what the profile says, and nothing of the posting is paraphrased.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

from internscout import taxonomy
from internscout.config import Course, Profile, Project
from internscout.match.advice.words import quoted
from internscout.match.case import Case, case_of
from internscout.match.known import known
from internscout.match.skills import asked_skills
from internscout.match.words import either
from internscout.model import Candidate
from internscout.taxonomy import shown

Strength: TypeAlias = Literal["required", "area", "maths", "preferred", "mentioned"]
# How much an answer to each kind of demand counts when projects are put in order.
_WORTH: Mapping[Strength, int] = {"required": 4, "area": 3, "maths": 2, "preferred": 2, "mentioned": 1}


@dataclass(frozen=True, slots=True)
class Demand:
    """A group of skills of which one will do, how much it is wanted, and the posting's sentence on it.

    `met` are the members that the student knows, by name; `shown_by` the projects and courses that show them.
    """

    ids: tuple[str, ...]
    names: str
    strength: Strength
    quote: str
    met: tuple[str, ...]
    shown_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A project or course that answers demands; `answers` are what it shows, what counts most first."""

    name: str
    kind: Literal["project", "course"]
    link: str
    answers: tuple[str, ...]
    worth: int


@dataclass(frozen=True, slots=True)
class Notes:
    """For one posting: what to put first, and what it asks for, met or not."""

    candidate: Candidate
    evidence: tuple[Evidence, ...]
    unused: tuple[str, ...]
    demands: tuple[Demand, ...]

    def of(self, *strengths: Strength, met: bool) -> tuple[Demand, ...]:
        """The demands of some strengths that are met, or are not."""
        return tuple(one for one in self.demands if bool(one.met) == met and one.strength in strengths)


def tailor(profile: Profile, candidate: Candidate, *, now: datetime) -> Notes:
    """The notes for one posting."""
    case = case_of(profile, candidate, now)
    demands = tuple(_demands(case, candidate))
    found = [evidence for item in _items(profile) if (evidence := _evidence(item, demands))]
    used = {evidence.name for evidence in found}
    return Notes(
        candidate=candidate,
        evidence=tuple(sorted(found, key=lambda one: (-one.worth, one.kind != "project"))),
        unused=tuple(item.name for item in _items(profile) if item.name not in used),
        demands=demands,
    )


def _items(profile: Profile) -> list[Project | Course]:
    return [*profile.projects, *profile.courses]


def _demands(case: Case, candidate: Candidate) -> Iterator[Demand]:
    asked = asked_skills(case)
    for group in asked.required:
        yield _demand(case, candidate, group.vocabulary, group.ids, "required")
    for area in case.asks.areas:
        yield _demand(case, candidate, "areas", (area,), "area")
    for topic in case.asks.maths:
        yield _demand(case, candidate, "maths", (topic,), "maths")
    for group in asked.preferred:
        yield _demand(case, candidate, group.vocabulary, group.ids, "preferred")
    for group in asked.mentioned:
        yield _demand(case, candidate, group.vocabulary, group.ids, "mentioned")


def _demand(case: Case, candidate: Candidate, vocabulary: str, ids: tuple[str, ...], strength: Strength) -> Demand:
    knows = known(case.profile)
    return Demand(
        ids=ids,
        names=either(shown(vocabulary, ids)),
        strength=strength,
        quote=quoted(candidate, vocabulary, ids, strength),
        met=tuple(shown(vocabulary, [skill for skill in ids if skill in knows])),
        shown_by=tuple(item.name for item in _items(case.profile) if not set(ids).isdisjoint(item.skills)),
    )


def _evidence(item: Project | Course, demands: Sequence[Demand]) -> Evidence | None:
    """What a project or course answers; None when that is nothing."""
    answered = [demand for demand in demands if not set(demand.ids).isdisjoint(item.skills)]
    if not answered:
        return None
    answered.sort(key=lambda demand: -_WORTH[demand.strength])
    is_project = isinstance(item, Project)
    return Evidence(
        name=item.name,
        kind="project" if is_project else "course",
        link=item.link if isinstance(item, Project) else "",
        answers=tuple(dict.fromkeys(name for demand in answered for name in _shown(item, demand))),
        worth=sum(_WORTH[demand.strength] for demand in answered) * 2 + is_project,
    )


def _shown(item: Project | Course, demand: Demand) -> list[str]:
    """The members of a group that the item shows, by name."""
    every = {term: name for vocabulary in _VOCABULARIES for term, name in taxonomy.names(vocabulary).items()}
    return [every.get(skill, skill) for skill in demand.ids if skill in item.skills]


_VOCABULARIES = ("maths", "areas", "frameworks", "languages")
