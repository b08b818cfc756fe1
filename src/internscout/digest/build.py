"""Sorted roles and the postings that tell them → the digest for one profile. Pure: the time is passed in."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from internscout.config import Digest as Limits
from internscout.digest.entries import deadline_of, entry_of
from internscout.digest.grouping import Role
from internscout.digest.model import Deadline, Digest, Entry, Section, SectionName
from internscout.digest.past import Past
from internscout.digest.programmes import name_of, told, windows
from internscout.digest.sorting import Sorted, Telling
from internscout.model import Candidate, Match, Member, NextStep, ProgrammeNews, RunSummary

# So many programmes are told; all are in `internscout programmes`.
_PROGRAMMES = 8


def build(
    found: Sorted,
    *,
    profile: str,
    roles: Mapping[str, tuple[Member, ...]],
    candidates: Mapping[str, Candidate],
    judged: Callable[[Candidate], Match],
    past: Past,
    summary: RunSummary,
    settings: Limits,
    now: datetime,
    steps: Sequence[NextStep] = (),
    programmes: Sequence[ProgrammeNews] = (),
    labels: Mapping[str, str] | None = None,
    undelivered: Sequence[tuple[str, int]] = (),
) -> Digest:
    """Tell what was sorted.

    `roles` are at least those that are told, with all their postings; `candidates` by id the postings that tell them
    and, where they are there, their other open ones; `judged` gives the reasons of one. `programmes` are told in the
    order given, without those that are closed or were told before. `labels` are the names of sources to show,
    `undelivered` the deliveries that did not hand over earlier digests, and how many.
    """

    def whole(one: Telling) -> Role:
        return replace(one.role, members=roles[one.role.id])

    def entry(one: Telling) -> Entry:
        match = judged(candidates[one.standing.id])
        return entry_of(one, whole(one), match, candidates, now=now, labels=labels or {})

    def section(name: SectionName, more: int = 0) -> Section:
        return Section(name, tuple(map(entry, found.sections[name])), more)

    def deadline(one: Telling) -> Deadline:
        return deadline_of(whole(one), candidates[one.standing.id])

    news = [one for one in told(programmes) if name_of(one) not in past.shown]
    return Digest(
        profile=profile,
        created_at=now,
        closing_soon=section("closing_soon"),
        changed=section("changed"),
        reopened=section("reopened"),
        new=section("new", found.more),
        closed=found.closed,
        steps=tuple(steps),
        shown_before=found.shown_before,
        elsewhere=found.elsewhere,
        below_minimum=found.below_minimum,
        hidden=tuple(sorted((+found.hidden).items(), key=lambda item: (-item[1], item[0]))),
        closing_soon_days=settings.closing_soon_days,
        minimum=settings.min_score,
        run=summary,
        programmes=tuple(news[:_PROGRAMMES]),
        programmes_more=len(told(programmes)) - len(news[:_PROGRAMMES]),
        programmes_cut=tuple(news[_PROGRAMMES:]),
        deadlines=tuple(sorted(map(deadline, found.dated), key=lambda one: (one.day, one.role))),
        windows=windows(programmes),
        undelivered=tuple(undelivered),
    )
