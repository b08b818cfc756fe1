"""The skill gap: which skill that the student lacks stands between them and how many roles that fit otherwise.

Counted are open roles that nothing hides. A role asks for groups of skills, of which one member will do. Of a skill is
told how many roles want it in a required group that the student does not meet, how many it would complete (it is all
that lacks there), and how many only prefer it. What completes roles that fit well comes first.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias

from internscout import taxonomy
from internscout.config import Profile
from internscout.match import rank
from internscout.match.advice.tune import Example, examples
from internscout.match.case import case_of
from internscout.match.skills import Group, asked_skills
from internscout.match.words import either
from internscout.model import Candidate, Match

_EXAMPLES = 3

# Vocabulary and id of a skill.
Key: TypeAlias = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Lack:
    """One skill, or several that are only ever asked for as alternatives; `name` is what they are called together.

    `completes` roles lack nothing else, `weight` is the sum of their scores in hundredths. `required` counts all roles
    of which it is in an unmet required group, `preferred` those that only prefer it.
    """

    skills: tuple[str, ...]
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
    groups: set[tuple[str, tuple[str, ...]]] = field(default_factory=set)  # posting id, members

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
    counts: dict[Key, _Count] = {}
    asking = complete = 0
    for found in roles.values():
        asked = asked_skills(case_of(profile, found.candidate, now))
        unmet = [group for group in asked.required if not group.met]
        asking += bool(asked.required)
        complete += bool(asked.required) and not unmet
        _count(counts, found, unmet, [group for group in asked.preferred if not group.met])
    lacks = [_lack(keys, counts[keys[0]]) for keys in _alternatives(counts)]
    order = sorted(lacks, key=lambda one: (-one.weight, -one.required, -one.preferred, one.skills))
    return Gap(len(roles), asking, complete, tuple(order))


def _count(counts: dict[Key, _Count], found: Match, required: list[Group], preferred: list[Group]) -> None:
    missing = {(group.vocabulary, skill) for group in required for skill in group.ids}
    for key in missing:
        entry = counts.setdefault(key, _Count())
        entry.required.append(found)
        if all(key[1] in group.ids for group in required):
            entry.completes.append(found)
    for key in {(group.vocabulary, skill) for group in preferred for skill in group.ids} - missing:
        counts.setdefault(key, _Count()).preferred.append(found)
    for group in (*required, *preferred):
        for skill in group.ids:
            counts[group.vocabulary, skill].groups.add((found.candidate.id, group.ids))


def _alternatives(counts: Mapping[Key, _Count]) -> list[list[Key]]:
    """The skills that stand in the same groups everywhere, together: to learn one of them is as good as another."""
    together: dict[frozenset[tuple[str, tuple[str, ...]]], list[Key]] = {}
    for key in sorted(counts):
        together.setdefault(frozenset(counts[key].groups), []).append(key)
    return list(together.values())


def _lack(keys: Sequence[Key], count: _Count) -> Lack:
    told = [*count.completes, *(one for one in count.required if one not in count.completes), *count.preferred]
    return Lack(
        skills=tuple(skill for _, skill in keys),
        name=either([taxonomy.names(vocabulary).get(skill, skill) for vocabulary, skill in keys]),
        completes=len(count.completes),
        weight=round(count.weight, 2),
        required=len(count.required),
        preferred=len(count.preferred),
        examples=examples(told[:_EXAMPLES]),
    )
