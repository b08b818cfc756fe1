"""Ranked matches → the digest for one profile. Pure: the time and what was told before are passed in.

A role stands in one section only. One whose deadline is near stands under "closing soon", told before or not: no limit
cuts a deadline off. One that was told before is told again when it reopened or changed, also when it fits no more; all
others stand under "new" once, best first.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from internscout.config import Digest as Limits
from internscout.digest.entries import deadline_of, entry_of
from internscout.digest.grouping import Role, grouped
from internscout.digest.model import Change, Deadline, Digest, Entry, Section, SectionName
from internscout.digest.past import HIDDEN, NOTHING, UNDER_WAY, Past
from internscout.digest.programmes import name_of, told, windows
from internscout.model import Match, Member, NextStep, ProgrammeNews, RunSummary

# So many programmes are told; all are in `internscout programmes`.
_PROGRAMMES = 8


def build(
    *,
    profile: str,
    matches: Iterable[Match],
    members: Sequence[Member] = (),
    past: Past = NOTHING,
    summary: RunSummary,
    settings: Limits,
    now: datetime,
    steps: Sequence[NextStep] = (),
    other_kinds: int = 0,
    programmes: Sequence[ProgrammeNews] = (),
    labels: Mapping[str, str] | None = None,
    undelivered: Sequence[tuple[str, int]] = (),
) -> Digest:
    """Sort matches (best first, as `match.rank` gives them) into a digest.

    `members` are all postings of the roles of what is matched, was shown or is tracked; a match without one is a role
    of its own. `programmes` are told in the order given, without those that are closed or were told before.
    `other_kinds` counts the open roles that were not matched, being of a kind that the profile does not want. `labels`
    are the names of sources to show, `undelivered` the deliveries that did not hand over earlier digests, and how many.
    """
    roles = grouped(matches, members)
    sorting = _Sorting(past, settings, now, labels or {})
    for role in roles:
        if role.matches:
            sorting.add(role)
    if other_kinds:
        sorting.hidden["kind"] += other_kinds
    news = [one for one in told(programmes) if name_of(one) not in past.shown]
    new = sorting.sections["new"]
    return Digest(
        profile=profile,
        created_at=now,
        closing_soon=Section("closing_soon", tuple(sorted(sorting.sections["closing_soon"], key=_nearest))),
        changed=Section("changed", tuple(sorting.sections["changed"])),
        reopened=Section("reopened", tuple(sorting.sections["reopened"])),
        new=Section("new", tuple(new[: settings.max_new]), more=max(0, len(new) - settings.max_new)),
        closed=past.gone(role for role in roles if not role.matches),
        steps=tuple(steps),
        shown_before=sorting.shown_before,
        elsewhere=sorting.elsewhere,
        below_minimum=sorting.below_minimum,
        hidden=tuple(sorted(sorting.hidden.items(), key=lambda item: (-item[1], item[0]))),
        closing_soon_days=settings.closing_soon_days,
        minimum=settings.min_score,
        run=summary,
        programmes=tuple(news[:_PROGRAMMES]),
        programmes_more=len(told(programmes)) - len(news[:_PROGRAMMES]),
        deadlines=sorting.deadlines({entry.role for entry in new[settings.max_new :]}),
        windows=windows(programmes),
        undelivered=tuple(undelivered),
    )


def _nearest(entry: Entry) -> tuple[int, float, str]:
    return entry.days_left or 0, -entry.score, entry.id


@dataclass(slots=True)
class _Sorting:
    """Roles on their way into sections and counts."""

    past: Past
    settings: Limits
    now: datetime
    labels: Mapping[str, str]
    sections: dict[SectionName, list[Entry]] = field(
        default_factory=lambda: {"closing_soon": [], "changed": [], "reopened": [], "new": []}
    )
    hidden: Counter[str] = field(default_factory=Counter)
    shown_before: int = 0
    elsewhere: int = 0
    below_minimum: int = 0
    dated: list[Deadline] = field(default_factory=list)

    def add(self, role: Role) -> None:
        """One open role, to the one place where it belongs."""
        match, status = role.best, self.past.status(role)
        knows = self.past.knows(role)
        changes = self.past.changes(role, self.now.date()) if knows else ()
        if status == HIDDEN:
            self.hidden["you"] += 1
        elif match.verdict == "no" and not changes:
            self.hidden[_first_no(match)] += 1
        elif match.verdict == "no" or status in UNDER_WAY:
            if changes:
                self.sections["changed"].append(self._entry(role, changes))
            else:
                self.elsewhere += 1
        elif match.score < self.settings.min_score and not knows:
            self.below_minimum += 1
        else:
            entry = self._entry(role, changes, is_new=not knows, again=self.past.reopened(role))
            self._sort(entry, deadline_of(role))

    def _sort(self, entry: Entry, deadline: Deadline | None) -> None:
        """One that fits and can be recommended."""
        if deadline:
            self.dated.append(deadline)
        if entry.days_left is not None and entry.days_left <= self.settings.closing_soon_days:
            self.sections["closing_soon"].append(entry)
        elif entry.is_new:
            self.sections["new"].append(entry)
        elif entry.is_reopened:
            self.sections["reopened"].append(entry)
        elif entry.changes:
            self.sections["changed"].append(entry)
        else:
            self.shown_before += 1

    def deadlines(self, left_out: set[str]) -> tuple[Deadline, ...]:
        """The deadlines of all that is told, now or before; not of the roles that the limit left out."""
        kept = (one for one in self.dated if one.role not in left_out)
        return tuple(sorted(kept, key=lambda one: (one.day, one.role)))

    def _entry(self, role: Role, changes: tuple[Change, ...], *, is_new: bool = False, again: bool = False) -> Entry:
        return entry_of(role, now=self.now, labels=self.labels, changes=changes, is_new=is_new, is_reopened=again)


def _first_no(match: Match) -> str:
    return match.hidden_by[0] + (", not stated" if match.undecided else "")
