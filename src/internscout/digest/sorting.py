"""Rated roles → the section where each belongs, decided before anything but what changed is read whole.

A role stands in one section only. One whose deadline is near stands under "closing soon", told before or not: no limit
cuts a deadline off. One that was told before is told again when it reopened or changed, also when it fits no more; all
others stand under "new" once, best first.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from internscout.config import Digest as Limits
from internscout.digest.grouping import Role
from internscout.digest.model import Change, Gone, SectionName
from internscout.digest.past import HIDDEN, UNDER_WAY, Past
from internscout.model import Candidate, Member, Rated, Standing


@dataclass(frozen=True, slots=True)
class Telling:
    """A role that is told, by `standing`, and why it is."""

    role: Role
    standing: Standing
    changes: tuple[Change, ...] = ()
    is_new: bool = False
    is_reopened: bool = False

    def nearness(self, today: date) -> tuple[int, float, str]:
        """What orders deadlines: the nearest first, then the best fit."""
        return days_left(self.standing.deadline, today) or 0, -self.standing.score, self.standing.id


@dataclass(slots=True)
class Sorted:
    """Roles in their sections, and the counts of those that are not told. `dated` are all with a deadline."""

    sections: dict[SectionName, list[Telling]] = field(
        default_factory=lambda: {"closing_soon": [], "changed": [], "reopened": [], "new": []}
    )
    closed: tuple[Gone, ...] = ()
    more: int = 0
    below_minimum: int = 0
    shown_before: int = 0
    elsewhere: int = 0
    hidden: Counter[str] = field(default_factory=Counter)
    dated: list[Telling] = field(default_factory=list)

    @property
    def wanted(self) -> set[str]:
        """The postings that have to be read to tell it."""
        told = (one for section in self.sections.values() for one in section)
        return {one.standing.id for one in (*told, *self.dated)}


def closing_until(settings: Limits, now: datetime) -> date:
    """The last day whose deadlines are near."""
    return now.date() + timedelta(days=settings.closing_soon_days)


def days_left(deadline: date | None, today: date) -> int | None:
    """Days until the last day to apply, that day being 0; None without a deadline."""
    return None if deadline is None else max(0, (deadline - today).days)


def sort_roles(
    rated: Rated,
    *,
    roles: Mapping[str, tuple[Member, ...]],
    past: Past,
    changed: Mapping[str, Candidate],
    settings: Limits,
    now: datetime,
    other_kinds: int = 0,
) -> Sorted:
    """Decide what is told of which role.

    `roles` are those that were told or are tracked, with all their postings; `changed` the postings, by id, of which
    `past` holds a former wording. `rated` names new roles by the limits of `settings`: all that are near, the best
    `max_new` beside, none below `min_score`. `other_kinds` counts the open roles that were not rated, being of a kind
    that the profile does not want.
    """
    found = Sorted(more=rated.more, below_minimum=rated.below, hidden=Counter({"kind": other_kinds}))
    for (rule, undecided), count in rated.hidden.items():
        found.hidden[_reason(rule, undecided=undecided)] += count
    known = [Role(name, members, rated.known.get(name)) for name, members in roles.items()]
    sorting = _Sorting(found, past, changed, settings, now)
    for role in sorted(known, key=_place):
        if role.best:
            sorting.add_known(role, role.best)
    for name, standing in rated.fitting:
        sorting.place(Telling(Role(name, ()), standing, is_new=True))
    found.closed = past.gone(role for role in known if not role.best)
    found.sections["closing_soon"].sort(key=lambda one: one.nearness(now.date()))
    return found


def _place(role: Role) -> tuple[bool, float, int]:
    """The order of `match.rank`."""
    return (role.best.verdict == "no", -role.best.score, role.best.tie) if role.best else (True, 0, 0)


def _reason(rule: str, *, undecided: bool) -> str:
    return f"{rule}, not stated" if undecided else rule


@dataclass(frozen=True, slots=True)
class _Sorting:
    found: Sorted
    past: Past
    changed: Mapping[str, Candidate]
    settings: Limits
    now: datetime

    def add_known(self, role: Role, best: Standing) -> None:
        """An open role that was told or is tracked, to the one place where it belongs."""
        status = self.past.status(role)
        changes = self.past.changes(role, best.id, self.changed, self.now.date())
        if status == HIDDEN:
            self.found.hidden["you"] += 1
        elif best.verdict == "no" and not changes:
            self.found.hidden[_reason(best.hidden_by, undecided=best.undecided)] += 1
        elif best.verdict == "no" or status in UNDER_WAY:
            if changes:
                self.found.sections["changed"].append(Telling(role, best, changes))
            else:
                self.found.elsewhere += 1
        else:
            self.place(Telling(role, best, changes, is_reopened=self.past.reopened(role)))

    def place(self, one: Telling) -> None:
        """One that fits and can be recommended."""
        if one.standing.deadline:
            self.found.dated.append(one)
        left = days_left(one.standing.deadline, self.now.date())
        if left is not None and left <= self.settings.closing_soon_days:
            self.found.sections["closing_soon"].append(one)
        elif one.is_new:
            self.found.sections["new"].append(one)
        elif one.is_reopened:
            self.found.sections["reopened"].append(one)
        elif one.changes:
            self.found.sections["changed"].append(one)
        else:
            self.found.shown_before += 1
