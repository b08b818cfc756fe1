"""The programming languages and tools that a posting names, against those the student knows.

An any-of group ("PyTorch or TensorFlow") counts once, by that of its members which the student knows best.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from internscout.match.asks import Wish
from internscout.match.case import Case
from internscout.match.known import known
from internscout.match.words import either
from internscout.taxonomy import shown

# What `asked_skills` reads of a posting.
SKILLS = ("asks.languages", "asks.frameworks")


@dataclass(frozen=True, slots=True)
class Group:
    """Skills of which any one will do; `met` are those of them that the student knows, `weight` how well."""

    vocabulary: str
    ids: tuple[str, ...]
    met: tuple[str, ...]
    weight: int

    @property
    def names(self) -> str:
        """The alternatives as a student reads them."""
        return either(shown(self.vocabulary, self.ids))

    @property
    def met_names(self) -> list[str]:
        """The known members as a student reads them."""
        return shown(self.vocabulary, self.met)


@dataclass(frozen=True, slots=True)
class Asked:
    """The groups that are demanded, and those that are preferred or only mentioned."""

    required: tuple[Group, ...]
    preferred: tuple[Group, ...]
    mentioned: tuple[Group, ...]


def named_groups(languages: Wish, frameworks: Wish) -> tuple[tuple[tuple[str, tuple[str, ...]], ...], ...]:
    """The required, preferred and mentioned groups, each (vocabulary, ids), languages first.

    Nothing is counted both as required and as something less.
    """
    wishes = {"languages": languages, "frameworks": frameworks}
    required = [(v, ids) for v, wish in wishes.items() for ids in wish.required]
    counted = {skill for _, ids in required for skill in ids}
    preferred = [(v, ids) for v, wish in wishes.items() for ids in wish.preferred if counted.isdisjoint(ids)]
    counted |= {skill for _, ids in preferred for skill in ids}
    mentioned = [(v, (skill,)) for v, wish in wishes.items() for skill in wish.mentioned if skill not in counted]
    return tuple(required), tuple(preferred), tuple(mentioned)


def weight(ids: Iterable[str], knows: Mapping[str, int]) -> int:
    """How well a group is met: by the member that is known best."""
    return max((knows.get(skill, 0) for skill in ids), default=0)


def asked_skills(case: Case) -> Asked:
    """All groups of a posting beside what the student knows."""
    knows = known(case.profile)

    def group(vocabulary: str, ids: tuple[str, ...]) -> Group:
        return Group(vocabulary, ids, tuple(skill for skill in ids if skill in knows), weight(ids, knows))

    named = named_groups(case.asks.languages, case.asks.frameworks)
    return Asked(*(tuple(group(*entry) for entry in entries) for entries in named))


def met_names(asked: Asked) -> tuple[str, ...]:
    """The known skills that the posting names, the demanded ones first."""
    groups = (*asked.required, *asked.preferred, *asked.mentioned)
    return tuple(dict.fromkeys(name for group in groups for name in group.met_names))


def missing_names(asked: Asked) -> tuple[str, ...]:
    """The unmet groups: the demanded ones, then the preferred ones, marked as such."""
    required = _unmet(asked.required)
    preferred = [f"{name} (preferred)" for name in _unmet(asked.preferred)]
    return tuple(dict.fromkeys([*required, *preferred]))


def _unmet(groups: Iterable[Group]) -> list[str]:
    return [group.names for group in groups if not group.met]
