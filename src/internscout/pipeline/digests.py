"""Joins the store, the matcher and the digest: what each profile is to be told now. Nothing is written here.

What is open is read once for all profiles, lean; what any of a hundred of them is told is then read whole, at once.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from zoneinfo import ZoneInfo

from internscout.applications import reminders
from internscout.config import Digest as Limits
from internscout.config import Profile, Settings
from internscout.digest import Digest, Past, Sorted, build, by_role, closing_until, sort_roles
from internscout.errors import UsageError
from internscout.match import matcher
from internscout.match.many_roles import Wish
from internscout.model import Application, Candidate, Match, Member, RunSummary, Shown
from internscout.pipeline import clock
from internscout.pipeline.opened import Opened
from internscout.pipeline.published import open_published
from internscout.sources import sources
from internscout.store import Reader, Store

# So many profiles at a time hold whole postings.
_TOGETHER = 128

_Roles = Mapping[str, tuple[Member, ...]]


@dataclass(frozen=True, slots=True)
class Asking:
    """Whose digest it is to be. To `deliveries` all digests after that of the number `known` count as untold."""

    profile: Profile
    known: int | None = None
    deliveries: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Student:
    """A profile, its own time, and what it was told before."""

    profile: Profile
    now: datetime
    limits: Limits
    past: Past
    applications: Sequence[Application]
    undelivered: Sequence[tuple[str, int]]

    @property
    def knows(self) -> set[str]:
        """The postings that were told or are tracked."""
        return self.past.shown.keys() | self.past.tracked.keys()


def decide(
    store: Store | Reader, settings: Settings, asked: Sequence[Asking], *, summary: RunSummary, now: datetime
) -> Iterator[Digest]:
    """The digest for each who asks in turn, of the working file or of the published copy."""
    if not asked:
        return
    opened = Opened(store.openings, [one.profile for one in asked], now)
    deciding = _Deciding(store, settings, summary, now, opened)
    for start in range(0, len(asked), _TOGETHER):
        yield from deciding.told(asked[start : start + _TOGETHER])


@dataclass(frozen=True, slots=True)
class _Deciding:
    store: Store | Reader
    settings: Settings
    summary: RunSummary
    now: datetime
    opened: Opened

    def told(self, asked: Sequence[Asking]) -> Iterator[Digest]:
        """Sort the roles for all of these students, then read what any of them is told, then tell it."""
        store, students = self.store, self._students(asked)
        known = by_role(store.told.members(_all(student.knows for student in students)))
        changed = store.openings.candidates(_all(student.past.wordings for student in students))
        role_of = {member.id: role for role, members in known.items() for member in members}
        found = []
        for student in students:
            mine = {role_of[name] for name in student.knows if name in role_of}
            found.append(self._sorted(student, {role: known[role] for role in mine}, changed))
        wanted = _all(one.wanted for one in found)
        roles = by_role(store.told.members(wanted))
        others = {member.id for members in roles.values() for member in members if member.status == "open"}
        # Of a role's other postings only the places are told.
        bare = store.openings.candidates(others - wanted, bare=True)
        candidates = {**bare, **store.openings.candidates(wanted)}
        judged = matcher(now=self.now)
        for student, one in zip(students, found, strict=True):
            yield self._digest(student, one, roles, candidates, partial(judged, student.profile))

    def _students(self, asked: Sequence[Asking]) -> Sequence[_Student]:
        store, names = self.store, {one.profile.name for one in asked}
        applications, undelivered = store.applications.of_each(names), store.told.undelivered(names)
        shown = store.told.shown([(one.profile.name, one.known) for one in asked])
        return [
            self._student(one, before, applications[one.profile.name], undelivered[one.profile.name])
            for one, before in zip(asked, shown, strict=True)
        ]

    def _student(
        self,
        asking: Asking,
        shown: Mapping[str, Shown],
        applications: Sequence[Application],
        undelivered: Sequence[tuple[str, int]],
    ) -> _Student:
        profile = asking.profile
        tracked = {name: one.status for one in applications for name in one.postings}
        moments = {name: one.at for name, one in shown.items()}
        last = max(moments.values(), default=self.now)
        moments = {**dict.fromkeys(tracked, last), **moments}
        past = Past(shown, tracked, self.store.told.wordings(moments) if moments else {})
        here, limits = _local(self.settings, profile, self.now), _limits(self.settings, profile)
        # What did not arrive elsewhere is told; what these deliveries did not hand over comes with this digest.
        elsewhere = [(name, count) for name, count in undelivered if name not in asking.deliveries]
        return _Student(profile, here, limits, past, applications, elsewhere)

    def _sorted(self, student: _Student, roles: _Roles, changed: Mapping[str, Candidate]) -> Sorted:
        """What one student is told of which role; `roles` are those that the student knows."""
        limits, kinds = student.limits, student.profile.wanted.kinds
        wish = Wish(limits.min_score, closing_until(limits, student.now), limits.max_new)
        return sort_roles(
            self.opened.roles.judge(student.profile, wish, kinds=kinds, known=roles.keys()),
            roles=roles,
            past=student.past,
            changed=changed,
            settings=limits,
            now=student.now,
            other_kinds=self.opened.count_other_roles(kinds),
        )

    def _digest(
        self,
        student: _Student,
        found: Sorted,
        roles: _Roles,
        candidates: Mapping[str, Candidate],
        judged: Callable[[Candidate], Match],
    ) -> Digest:
        profile, today = student.profile, student.now.date()
        return build(
            found,
            profile=profile.name,
            roles=roles,
            candidates=candidates,
            judged=judged,
            past=student.past,
            summary=self.summary,
            settings=student.limits,
            now=student.now,
            steps=reminders(
                student.applications,
                today=today,
                no_answer_days=profile.digest.no_answer_days,
                soon_days=self.settings.digest.closing_soon_days,
            ),
            programmes=self.opened.programmes(today, profile.study.level),
            undelivered=student.undelivered,
            labels={vendor.name: vendor.label for vendor in sources()},
        )


def _all(sets: Iterable[Iterable[str]]) -> set[str]:
    return {name for some in sets for name in some}


def local_day(settings: Settings, profile: Profile, now: datetime) -> date:
    """The student's own day."""
    return _local(settings, profile, now).date()


def zone_of(settings: Settings, profile: Profile) -> ZoneInfo:
    """Where the student's days begin: the time zone of the profile, else of the schedule."""
    return ZoneInfo(profile.digest.timezone or settings.schedule.timezone)


def _local(settings: Settings, profile: Profile, now: datetime) -> datetime:
    return now.astimezone(zone_of(settings, profile))


def preview(settings: Settings, profile: Profile) -> Digest:
    """What one profile would be told now, of the published copy. Raises `StoreError`, `UsageError` before any run."""
    with open_published(settings) as reader:
        summary = reader.summary()
        if summary is None:
            raise UsageError(f"{settings.data_dir}: nothing stored yet; `internscout run` comes first")
        (digest,) = decide(reader, settings, [Asking(profile)], summary=summary, now=clock.now())
    return digest


def _limits(settings: Settings, profile: Profile) -> Limits:
    """The limits of the settings, with what the profile says otherwise."""
    most = profile.digest.max
    return settings.digest if most is None else settings.digest.model_copy(update={"max_new": most})
