"""The programming languages and tools that a posting names, against those the student knows.

An any-of group ("PyTorch or TensorFlow") counts once and is met by any one of its members.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from internscout import taxonomy
from internscout.match.case import Case
from internscout.match.words import either

VOCABULARIES = ("languages", "frameworks")


@dataclass(frozen=True, slots=True)
class Group:
    """Skills of which any one will do; `met` are those of them that the student knows."""

    vocabulary: str
    ids: tuple[str, ...]
    met: tuple[str, ...]

    @property
    def names(self) -> str:
        """The alternatives as a student reads them."""
        return either(_names(self.vocabulary, self.ids))

    @property
    def met_names(self) -> list[str]:
        """The known members as a student reads them."""
        return _names(self.vocabulary, self.met)


@dataclass(frozen=True, slots=True)
class Asked:
    """The groups that are demanded, and those that are preferred or only mentioned."""

    required: tuple[Group, ...]
    preferred: tuple[Group, ...]
    mentioned: tuple[Group, ...]


def asked_skills(case: Case) -> Asked:
    """All groups of a posting, languages first; nothing is counted both as required and as something less."""
    skills = case.profile.skills
    known = {*skills.languages, *skills.frameworks}
    wishes = {"languages": case.asks.languages, "frameworks": case.asks.frameworks}

    def group(vocabulary: str, ids: tuple[str, ...]) -> Group:
        return Group(vocabulary, ids, tuple(skill for skill in ids if skill in known))

    required = [group(v, ids) for v in VOCABULARIES for ids in wishes[v].required]
    counted = {skill for entry in required for skill in entry.ids}
    preferred = [group(v, ids) for v in VOCABULARIES for ids in wishes[v].preferred if counted.isdisjoint(ids)]
    counted |= {skill for entry in preferred for skill in entry.ids}
    mentioned = [group(v, (skill,)) for v in VOCABULARIES for skill in wishes[v].mentioned if skill not in counted]
    return Asked(tuple(required), tuple(preferred), tuple(mentioned))


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


def _names(vocabulary: str, ids: Iterable[str]) -> list[str]:
    names = taxonomy.names(vocabulary)
    return [names.get(skill, skill) for skill in ids]
