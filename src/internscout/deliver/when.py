"""Whether a digest is due: at most one a local day, on the days and not before the hour that the reader wants.

All comparing is of moments in UTC; the zone only says where days begin and which moment an hour of a day is. So a day
of 23 or 25 hours is a day like any other, and an hour that a day does not have (or has twice) is one moment.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

EVERY_DAY = frozenset(range(7))


@dataclass(frozen=True, slots=True)
class When:
    """The reader's wish: `days` of the week (0: Monday), not before `at` local time."""

    days: frozenset[int] = EVERY_DAY
    at: time = time(0)


def due(now: datetime, zone: ZoneInfo, last_sent: datetime | None, when: When) -> bool:
    """A day that the reader wants has come since `last_sent`, and today nothing was sent yet.

    A machine that slept through wanted days owes one digest when it wakes, whatever day that is, but never before the
    hour. `now` and `last_sent` are aware.
    """
    today = now.astimezone(zone).date()
    if now < _moment(today, when.at, zone):
        return False
    if last_sent is None:
        return True
    if last_sent.astimezone(zone).date() >= today:
        return False
    back = next(days for days in range(8) if (today - timedelta(days=days)).weekday() in when.days)
    return last_sent < _moment(today - timedelta(days=back), when.at, zone)


def quiet_for_a_week(now: datetime, zone: ZoneInfo, last_sent: datetime | None) -> bool:
    """Nothing was sent for seven local days."""
    if last_sent is None:
        return True
    return (now.astimezone(zone).date() - last_sent.astimezone(zone).date()).days >= 7


def _moment(day: date, at: time, zone: ZoneInfo) -> datetime:
    """The first moment of that local time; one that the clocks leave out is as much later as they are put forward."""
    return datetime.combine(day, at, tzinfo=zone).astimezone(UTC)
