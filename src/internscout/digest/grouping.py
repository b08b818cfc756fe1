"""Roles: the same opening in several towns or on several boards is told once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from internscout.model import Member, Standing


@dataclass(frozen=True, slots=True)
class Role:
    """One role: what is known of it (`members`, best first) and the posting that tells it, None when none is open."""

    id: str
    members: tuple[Member, ...]
    best: Standing | None = None

    @property
    def postings(self) -> tuple[str, ...]:
        """The ids of all its postings, whatever their status."""
        return tuple(member.id for member in self.members)

    @property
    def open(self) -> tuple[Member, ...]:
        """Its postings that can be applied for."""
        return tuple(member for member in self.members if member.status == "open")


def by_role(members: Iterable[Member]) -> Mapping[str, tuple[Member, ...]]:
    """The postings of each role, the best first."""
    roles: dict[str, list[Member]] = {}
    for member in members:
        roles.setdefault(member.role, []).append(member)
    return {role: tuple(sorted(found, key=lambda member: member.rank)) for role, found in roles.items()}
