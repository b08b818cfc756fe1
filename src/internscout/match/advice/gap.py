"""The skill gap: which skill that the student lacks stands between them and how many roles that fit otherwise.

Counted are open roles that nothing hides. A role asks for groups of skills, of which one member will do. Of a skill is
told how many roles want it in a required group that the student does not meet, how many it would complete (it is all
that lacks there), and how many only prefer it. What completes roles that fit well comes first.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from internscout import taxonomy
from internscout.config import Profile
from internscout.match import rank
from internscout.match.advice.tune import Example
from internscout.match.case import case_of
from internscout.match.skills import Group, asked_skills
from internscout.model import Candidate, Match

_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class Lack:
    """One skill. `completes` roles lack nothing else, `weight` is the sum of their scores in hundredths.

    `required` counts all roles of which it is in an unmet required group, `preferred` those that only prefer it.
    """

    skill: str
    name: str
    completes: int
    weight: float
    required: int
    preferred: int
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """`roles` fit; `asking` of them state required skills, of which the student has all in `complete`."""

    roles: int
    asking: int
    complete: int
    lacks: tuple[Lack, ...]


@dataclass(slots=True)
class _Count:
    completes: list[Match] = field(default_factory=list)
    required: list[Match] = field(default_factory=list)
    preferred: list[Match] = field(default_factory=list)

    @property
    def weight(self) -> float:
        return sum(found.score for found in self.completes) / 100


def gap(
    profile: Profile, candidates: Iterable[Candidate], *, now: datetime, role_of: Mapping[str, str] | None = None
) -> Gap:
    """Count over open postings; of a role (`role_of` by posting id) its best posting counts."""
    roles: dict[str, Match] = {}
    for found in rank(profile, candidates, now=now):
        if found.verdict != "no":
            roles.setdefault((role_of or {}).get(found.candidate.id, found.candidate.id), found)
    counts: dict[tuple[str, str], _Count] = {}
    asking = complete = 0
    for found in roles.values():
        asked = asked_skills(case_of(profile, found.candidate, now))
        unmet = [group for group in asked.required if not group.met]
        asking += bool(asked.required)
        complete += bool(asked.required) and not unmet
        _count(counts, found, unmet, [group for group in asked.preferred if not group.met])
    lacks = (_lack(vocabulary, skill, count) for (vocabulary, skill), count in counts.items())
    order = sorted(lacks, key=lambda one: (-one.weight, -one.required, -one.preferred, one.skill))
    return Gap(len(roles), asking, complete, tuple(order))


def _count(counts: dict[tuple[str, str], _Count], found: Match, required: list[Group], preferred: list[Group]) -> None:
    missing = {(group.vocabulary, skill) for group in required for skill in group.ids}
    for key in missing:
        entry = counts.setdefault(key, _Count())
        entry.required.append(found)
        if all(key[1] in group.ids for group in required):
            entry.completes.append(found)
    for key in {(group.vocabulary, skill) for group in preferred for skill in group.ids} - missing:
        counts.setdefault(key, _Count()).preferred.append(found)


def _lack(vocabulary: str, skill: str, count: _Count) -> Lack:
    told = [*count.completes, *(one for one in count.required if one not in count.completes), *count.preferred]
    examples = tuple(
        Example(one.candidate.id, one.candidate.title, one.candidate.company, one.score) for one in told[:_EXAMPLES]
    )
    return Lack(
        skill=skill,
        name=taxonomy.names(vocabulary).get(skill, skill),
        completes=len(count.completes),
        weight=round(count.weight, 2),
        required=len(count.required),
        preferred=len(count.preferred),
        examples=examples,
    )
