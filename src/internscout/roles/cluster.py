"""Puts openings into roles, one after the other: each joins the role it fits best, or is the first of a new one.

The order is that in which they were first seen, so a batch that comes later gets the roles that it would have got in
one go with the earlier ones. What has a role keeps it, unless a new opening fits two roles, which are one from then on.
An opening is compared with openings that share a key alone
(`traits.keys`), and joins a role only when no opening of it has a veto.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from internscout.model import Opening, Placing, RoleOrder
from internscout.roles.bodies import SAMPLE, Bodies, Texts
from internscout.roles.traits import Traits, keys, number_in, traits
from internscout.roles.verdict import BRIDGES, Finding, Side, comparable, titles_apart, verdict

__all__ = ["place", "to_read"]

_COMPARED = 8  # openings of one role whose texts are compared: the first and the last ones
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


def place(
    new: Iterable[Opening], known: Iterable[Opening], texts: Texts, orders: Sequence[RoleOrder] = ()
) -> list[Placing]:
    """The roles of the `new` openings, given those of the `known` ones (`Opening.role`).

    One placing each; also one for each known opening whose role has become one with another.

    `texts` gives the plain texts of openings by id. The id of a role is that of its first opening.
    """
    desk = _Desk.of(sorted(known, key=_order), texts, orders)
    waiting = [traits(opening) for opening in sorted(new, key=_order)]
    for one in waiting:
        desk.name(one)
    for one in waiting:
        desk.place(one)
    return desk.placings()


def to_read(openings: Iterable[Opening]) -> frozenset[str]:
    """The openings whose texts `place` may ask for: those that share a key, and some more of their companies."""
    blocks: dict[tuple[str, ...], list[Traits]] = defaultdict(list)
    titled: dict[str, dict[frozenset[str], str]] = defaultdict(dict)
    for opening in sorted(openings, key=_order):
        one = traits(opening)
        titled[one.company].setdefault(one.loose, one.id)
        for key in keys(one):
            blocks[key].append(one)
    shared = {one.id: one.company for block in blocks.values() if len(block) > 1 for one in block}
    sampled = (id_ for company in set(shared.values()) if company for id_ in [*titled[company].values()][:SAMPLE])
    return frozenset((*shared, *sampled))


def _order(opening: Opening) -> tuple[datetime, str]:
    return (opening.first_seen or _LONG_AGO, opening.id)


@dataclass(slots=True)
class _Desk:
    """All that is known while openings are placed: the roles' members, the roles of each key, what people said."""

    bodies: Bodies
    texts: Texts
    titled: dict[str, list[str]]
    together: Mapping[str, frozenset[str]]
    asunder: Mapping[str, frozenset[str]]
    members: dict[str, list[Traits]] = field(default_factory=lambda: defaultdict(list))
    blocks: dict[tuple[str, ...], dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    role_of: dict[str, str] = field(default_factory=dict)
    _titles: set[tuple[str, frozenset[str]]] = field(default_factory=set)
    _numbers: dict[str, str] = field(default_factory=dict)
    _reasons: dict[str, tuple[str, str, Mapping[str, float]]] = field(default_factory=dict)

    @classmethod
    def of(cls, known: Iterable[Opening], texts: Texts, orders: Sequence[RoleOrder]) -> "_Desk":
        titled: dict[str, list[str]] = defaultdict(list)
        kept: dict[str, str] = {}
        desk = cls(Bodies(texts, titled), texts, titled, _pairs(orders, True), _pairs(orders, False), _numbers=kept)
        for opening in known:
            one = traits(opening)
            desk.name(one)
            desk.join(one, opening.role)
        return desk

    def name(self, one: Traits) -> None:
        """Note an opening for its company's boilerplate: one of each title."""
        if not one.opening.thin and (key := (one.company, one.loose)) not in self._titles:
            self._titles.add(key)
            self.titled[one.company].append(one.id)

    def join(self, one: Traits, role: str) -> None:
        self.members[role].append(one)
        self.role_of[one.id] = role
        for key in keys(one):
            self.blocks[key].setdefault(role)

    def place(self, one: Traits) -> None:
        """Put one opening into its role; where it fits several that have nothing against each other, these are one."""
        ordered = self._ordered(one)
        fitting = [ordered] if ordered else self._fitting(one)
        if not fitting:
            self._reasons[one.id] = ("first", "", {})
            self.join(one, self._unused(one.id))
            return
        role, other, finding = fitting[0]
        self._reasons[one.id] = (finding.rule, other, finding.figures)
        self.join(one, role)
        for second, _, found in fitting[1:]:
            if found.rule in BRIDGES and not self._apart(self.role_of[one.id], second):
                self._unite(one, second, found)

    def placings(self) -> list[Placing]:
        """Where all stand whose role was found or has become another, in the order in which that was."""
        return [Placing(one, self.role_of[one], *reason) for one, reason in self._reasons.items()]

    def _apart(self, one: str, other: str) -> bool:
        return any(
            b.id in self.asunder.get(a.id, ()) or titles_apart(a, b)
            for a in self.members[one]
            for b in self.members[other]
        )

    def _unite(self, bridge: Traits, other: str, finding: Finding) -> None:
        """Make two roles one, under the name of the one that began first."""
        kept, gone = sorted((self.role_of[bridge.id], other), key=lambda role: _order(self.members[role][0].opening))
        for member in self.members.pop(gone):
            if member.id == bridge.id or self._reasons.get(member.id, ("", "", {}))[0] not in ("", "first"):
                reason = self._reasons[member.id]
            else:
                reason = ("bridge", bridge.id, finding.figures)
            self._reasons[member.id] = reason
            for key in keys(member):
                self.blocks[key].pop(gone, None)
            self.join(member, kept)

    def _unused(self, name: str) -> str:
        """An id for a new role: the posting's, unless a role that it began and belongs to no more is called so."""
        role, number = name, 1
        while role in self.members:
            number += 1
            role = f"{name}~{number}"
        return role

    def _ordered(self, one: Traits) -> tuple[str, str, Finding] | None:
        for other in sorted(self.together.get(one.id, ())):
            if other in self.role_of:
                return self.role_of[other], other, Finding("order")
        return None

    def _fitting(self, one: Traits) -> list[tuple[str, str, Finding]]:
        """The roles that an opening fits, each with the opening that it is most like there; the surest first."""
        found = []
        for role in dict.fromkeys(role for key in keys(one) for role in self.blocks.get(key, ())):
            members = self.members[role]
            forbidden = self.asunder.get(one.id, frozenset())
            if any(member.id in forbidden or titles_apart(one, member) for member in members):
                continue
            if best := self._compared(one, members):
                found.append((best[1].rank, role, *best))
        found.sort(key=lambda each: each[:2])
        if len(found) > 1 and found[0][3].rule == "listed":
            return []  # a row without a text that fits several roles is none of them for sure
        return [each[1:] for each in found]

    def _compared(self, one: Traits, members: Sequence[Traits]) -> tuple[str, Finding] | None:
        """The surest finding on an opening and a role; None when none joins them, or one of them is a veto."""
        members = [member for member in members if comparable(one, member)]
        if not members:
            return None
        chosen = members if len(members) <= _COMPARED else [*members[: _COMPARED // 2], *members[-_COMPARED // 2 :]]
        if not all(member.opening.thin for member in chosen) and not one.opening.thin:
            self.bodies.load([one.id, *(member.id for member in chosen)], one.company)
        findings = [(member.id, verdict(self._side(one), self._side(member))) for member in chosen]
        if any(finding.veto for _, finding in findings):
            return None
        joined = [(other, finding) for other, finding in findings if finding.rule]
        return min(joined, key=lambda each: (each[1].rank, each[0])) if joined else None

    def _side(self, one: Traits) -> Side:
        body = self.bodies.of(one.id, one.company)
        if one.id not in self._numbers:
            self._numbers[one.id] = one.number or number_in(self.texts([one.id]).get(one.id, ""))
        return Side(one, body, self._numbers[one.id])


def _pairs(orders: Sequence[RoleOrder], together: bool) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for order in orders:
        if order.together is together:
            found[order.one].add(order.other)
            found[order.other].add(order.one)
    return {one: frozenset(others) for one, others in found.items()}
