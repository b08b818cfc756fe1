"""When a digest is due: a table to read, and laws that hold for any clock."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from internscout.deliver import When, due, quiet_for_a_week

MON, TUE, WED, THU, FRI, SAT, SUN = range(7)
BERLIN, AUCKLAND, NEW_YORK = (ZoneInfo(f"{name}") for name in ("Europe/Berlin", "Pacific/Auckland", "America/New_York"))
ANY = When()
AT_EIGHT = When(at=time(8))
MONDAYS = When(frozenset({MON}), time(8))
WORKDAYS = When(frozenset({MON, TUE, WED, THU, FRI}), time(8))


def at(text: str, zone: ZoneInfo = BERLIN, fold: int = 0) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone, fold=fold)


# 2 March 2026 is a Monday. In Berlin the clocks go forward on 29 March and back on 25 October 2026, both Sundays.
TABLE = [
    # now, last, wish, due
    ("2026-03-02 09:00", None, ANY, True, "the first one"),
    ("2026-03-02 07:59", None, AT_EIGHT, False, "not before the hour"),
    ("2026-03-02 08:00", None, AT_EIGHT, True, "at the hour"),
    ("2026-03-03 09:00", None, MONDAYS, True, "the first does not wait for a Monday"),
    ("2026-03-02 23:59", "2026-03-02 00:00", ANY, False, "one a day"),
    ("2026-03-03 00:00", "2026-03-02 23:59", ANY, True, "a minute, and the next day"),
    ("2026-03-03 07:59", "2026-03-02 09:00", AT_EIGHT, False, "the next day, too early"),
    ("2026-03-03 08:00", "2026-03-02 09:00", AT_EIGHT, True, "the next day"),
    ("2026-03-03 09:00", "2026-03-02 07:00", AT_EIGHT, True, "asked for early by hand, and the next day all the same"),
    ("2026-03-02 09:00", "2026-03-02 07:00", AT_EIGHT, False, "asked for early by hand: that was today's"),
    ("2026-03-07 09:00", "2026-03-06 09:00", WORKDAYS, False, "Saturday, and Friday's was sent"),
    ("2026-03-07 09:00", "2026-03-05 09:00", WORKDAYS, True, "Saturday, and Friday was slept through"),
    ("2026-03-07 07:00", "2026-03-05 09:00", WORKDAYS, False, "that too not before the hour"),
    ("2026-03-08 09:00", "2026-03-07 09:00", WORKDAYS, False, "Sunday, made up for on Saturday"),
    ("2026-03-09 09:00", "2026-03-07 09:00", WORKDAYS, True, "Monday"),
    ("2026-03-06 09:00", "2026-03-01 09:00", ANY, True, "five days slept through: one"),
    ("2026-03-06 10:00", "2026-03-06 09:00", ANY, False, "and no second one"),
    ("2026-03-10 09:00", "2026-03-02 09:00", MONDAYS, True, "Tuesday, and Monday was slept through"),
    ("2026-03-11 09:00", "2026-03-10 09:00", MONDAYS, False, "Wednesday: made up for"),
    ("2026-03-16 09:00", "2026-03-10 09:00", MONDAYS, True, "the next Monday"),
    ("2026-03-29 03:00", "2026-03-28 09:00", When(at=time(2, 30)), False, "2:30 does not exist: 3:30 stands for it"),
    ("2026-03-29 03:30", "2026-03-28 09:00", When(at=time(2, 30)), True, "half an hour after the clocks went forward"),
    ("2026-03-29 00:30", "2026-03-28 23:30", ANY, True, "a day of 23 hours begins at midnight too"),
    ("2026-10-25 23:59", "2026-10-25 00:00", ANY, False, "a day of 25 hours is one day"),
    ("2026-10-25 02:29", "2026-10-24 09:00", When(at=time(2, 30)), False, "before the first 2:30"),
    ("2026-10-25 02:30", "2026-10-24 09:00", When(at=time(2, 30)), True, "the first 2:30"),
]


@pytest.mark.parametrize(("now", "last", "when", "expected", "why"), TABLE, ids=[row[-1] for row in TABLE])
def test_table(now: str, last: str | None, when: When, expected: bool, why: str) -> None:
    assert due(at(now), BERLIN, at(last) if last else None, when) is expected, why


def test_an_hour_that_comes_twice_is_one_moment() -> None:
    when, sent = When(at=time(2, 30)), at("2026-10-25 02:30")
    assert not due(at("2026-10-25 02:30", fold=1), BERLIN, sent, when)
    assert due(at("2026-10-25 02:10", fold=1), BERLIN, at("2026-10-24 09:00"), when), "it has passed, whatever shows"


def test_the_day_is_that_of_the_zone() -> None:
    sent, now = datetime(2026, 3, 2, 10, 30, tzinfo=UTC), datetime(2026, 3, 2, 11, 30, tzinfo=UTC)
    assert due(now, AUCKLAND, sent, ANY), "midnight has passed there"
    assert not due(now, BERLIN, sent, ANY)


def test_a_clock_that_was_put_back_sends_nothing_twice() -> None:
    assert not due(at("2026-03-02 09:00"), BERLIN, at("2026-03-02 09:05"), ANY)
    assert not due(at("2026-03-02 23:59"), BERLIN, at("2026-03-03 00:01"), ANY)


def test_silence_of_a_week() -> None:
    assert quiet_for_a_week(at("2026-03-09 00:00"), BERLIN, at("2026-03-02 23:59"))
    assert not quiet_for_a_week(at("2026-03-08 23:59"), BERLIN, at("2026-03-02 00:00"))
    assert quiet_for_a_week(at("2026-03-02 00:00"), BERLIN, None)


MOMENTS = st.datetimes(datetime(2025, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis wants them naive
ZONES = st.sampled_from([ZoneInfo("UTC"), BERLIN, NEW_YORK, AUCKLAND, ZoneInfo("Asia/Kathmandu")])
WISHES = st.builds(When, st.frozensets(st.integers(0, 6), min_size=1), st.times())


@given(st.lists(MOMENTS, min_size=1, max_size=60), ZONES, WISHES)
def test_at_most_one_a_day_whenever_it_is_asked(moments: list[datetime], zone: ZoneInfo, when: When) -> None:
    last, days = None, []
    for now in sorted(moments):
        if due(now, zone, last, when):
            last = now
            days.append(now.astimezone(zone).date())
            assert now.astimezone(zone).replace(tzinfo=None) >= datetime.combine(days[-1], when.at), (
                "not before the hour"
            )
    assert len(days) == len(set(days))


@given(MOMENTS, ZONES, WISHES, st.integers(1, 400))
def test_asked_often_enough_it_comes_on_every_wanted_day(
    start: datetime, zone: ZoneInfo, when: When, length: int
) -> None:
    last, sent = None, set()
    length = min(length, 40)
    for hours in range(length * 24 * 2):
        now = start + timedelta(minutes=30 * hours)
        if due(now, zone, last, when):
            last = now
            sent.add(now.astimezone(zone).date())
    first, end = start.astimezone(zone).date(), now.astimezone(zone).date()
    wanted = {day for n in range(1, (end - first).days) if (day := first + timedelta(days=n)).weekday() in when.days}
    late = time(23, 30)  # asked for every half hour: nobody asks later than that
    assert when.at > late or wanted <= sent
