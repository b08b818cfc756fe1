"""Joins the store, the matcher and the digest: what one profile is to be told now. Nothing is written here."""

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from internscout.applications import reminders
from internscout.config import Digest as Limits
from internscout.config import Profile, Settings
from internscout.digest import Digest, Past, build
from internscout.errors import UsageError
from internscout.match import programme_news, rank
from internscout.model import OpenPosting, RunSummary
from internscout.pipeline import clock
from internscout.pipeline.published import open_published
from internscout.sources import sources
from internscout.store import Reader, Store


def decide(
    store: Store | Reader,
    settings: Settings,
    profile: Profile,
    *,
    summary: RunSummary,
    postings: Sequence[OpenPosting],
    now: datetime,
) -> Digest:
    """The digest for one profile, of the working file or of the published copy.

    `postings` are all that are open.
    """
    here = _local(settings, profile, now)
    # Most postings of a board are jobs of a kind that no student asks for: they are counted, not matched.
    kinds, told = profile.wanted.kinds, store.told
    matches = rank(profile, store.candidates(kinds), now=now)
    shown, applications = told.shown(profile.name), store.applications.of(profile.name)
    tracked = {name: one.status for one in applications for name in one.postings}
    moments = {name: one.at for name, one in shown.items()}
    last = max(moments.values(), default=now)
    return build(
        profile=profile.name,
        matches=matches,
        members=told.members({match.candidate.id for match in matches} | shown.keys() | tracked.keys()),
        past=Past(shown, tracked, told.wordings({**dict.fromkeys(tracked, last), **moments})),
        summary=summary,
        settings=_limits(settings, profile),
        now=here,
        steps=reminders(
            applications,
            today=here.date(),
            no_answer_days=profile.digest.no_answer_days,
            soon_days=settings.digest.closing_soon_days,
        ),
        other_kinds=told.count_other_roles(kinds),
        programmes=programme_news(postings, on=here.date(), level=profile.study.level),
        undelivered=told.undelivered(profile.name),
        labels={vendor.name: vendor.label for vendor in sources()},
    )


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
        now, postings = clock.now(), reader.open_postings()
        return decide(reader, settings, profile, summary=summary, postings=postings, now=now)


def _limits(settings: Settings, profile: Profile) -> Limits:
    """The limits of the settings, with what the profile says otherwise."""
    most = profile.digest.max
    return settings.digest if most is None else settings.digest.model_copy(update={"max_new": most})
