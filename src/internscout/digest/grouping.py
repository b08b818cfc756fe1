"""Ranked matches → roles: the same opening in several towns or on several boards is told once.

A role is told by the first of its postings in the store's order (the employer's own board first, then the fuller text)
that scores within `NEAR` points of the best: a copy on another board must not stand in for the employer's page because
of a word more, but another town may be what makes a role fit.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from internscout.model import Match, Member

NEAR = 5.0


@dataclass(frozen=True, slots=True)
class Role:
    """One role: what is known of it (`members`, best first) and the matches of its open postings, in the same order."""

    id: str
    members: tuple[Member, ...]
    matches: tuple[Match, ...]

    @property
    def best(self) -> Match:
        """The match by which the role is told: one that fits, if any does. Raises ValueError for a role without one."""
        fitting = [match for match in self.matches if match.verdict != "no"] or self.matches
        top = max(match.score for match in fitting)
        return next(match for match in fitting if match.score >= top - NEAR)

    @property
    def postings(self) -> tuple[str, ...]:
        """The ids of all its postings, whatever their status."""
        return tuple(member.id for member in self.members)

    @property
    def open(self) -> tuple[Member, ...]:
        """Its postings that can be applied for."""
        return tuple(member for member in self.members if member.status == "open")


def grouped(matches: Iterable[Match], members: Sequence[Member]) -> tuple[Role, ...]:
    """All roles of these members, those with matches first, in the order of the match by which each is told.

    A match that no member stands for is a role of its own.
    """
    ranked = {match.candidate.id: match for match in matches}
    order = {name: place for place, name in enumerate(ranked)}
    by_role: dict[str, list[Member]] = {}
    for member in (*members, *_alone(ranked, members)):
        by_role.setdefault(member.role, []).append(member)
    roles = [_role(name, found, ranked) for name, found in by_role.items()]
    return tuple(
        sorted(roles, key=lambda role: (order[role.best.candidate.id] if role.matches else len(order), role.id))
    )


def _role(name: str, found: Iterable[Member], ranked: Mapping[str, Match]) -> Role:
    members = tuple(sorted(found, key=lambda member: member.rank))
    return Role(name, members, tuple(ranked[member.id] for member in members if member.id in ranked))


def _alone(ranked: Mapping[str, Match], members: Iterable[Member]) -> Iterable[Member]:
    """Postings that are in no role yet: those that were stored by an older program."""
    placed = {member.id for member in members}
    for name, match in ranked.items():
        if name not in placed:
            one = match.candidate
            places = (one.location,) if one.location else ()
            yield Member(
                name, name, 0, "open", one.source, one.title, one.company, one.url, places, one.version, one.first_seen
            )
