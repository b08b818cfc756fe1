"""The calendar: all-day events of deadlines and programme windows, read back with icalendar."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from internscout.digest import Digest, render_ics
from internscout.digest.programmes import windows
from internscout.model import Programme, ProgrammeNews
from tests.digest.sample import built, eventful, member, past, posting
from tests.match.build import FULL, NOW

DUE = {**FULL, "deadline": "2026-03-20"}


def events(digest: Digest) -> list[Any]:
    return list(Calendar.from_ical(render_ics(digest)).walk("VEVENT"))


def test_a_deadline_is_an_event_of_its_day() -> None:
    (event,) = events(built([posting(1, DUE)]))
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2026, 3, 20), date(2026, 3, 21))
    assert event["dtstart"].params["VALUE"] == event["dtend"].params["VALUE"] == "DATE"
    assert str(event["summary"]) == "Apply: Machine Learning Intern – Acme Robotics"
    assert str(event["url"]) == "https://jobs.example.org/1"
    assert event["transp"] == "TRANSPARENT"
    assert "internscout why demo:board:1" in event["description"]
    assert event.decoded("dtstamp") == NOW


def test_an_event_keeps_its_uid_and_its_sequence_grows_with_each_wording() -> None:
    first = events(built([posting(1, DUE)], members=[member(1, 1)]))[0]
    moved = {**FULL, "deadline": "2026-03-27"}
    known = past("demo:board:1")
    later = events(built([posting(1, moved)], members=[member(1, 1, version=2)], past=known))[0]
    other = events(built([posting(2, moved)], members=[member(2, 1), member(1, 1, 1, version=2)], past=known))[0]
    assert first["uid"] == later["uid"] == other["uid"]
    assert [int(event["sequence"]) for event in (first, later, other)] == [0, 1, 2]
    assert later.decoded("dtstart") == date(2026, 3, 27)
    assert events(replace(built([posting(1, DUE)]), profile="Bob"))[0]["uid"] != first["uid"]


def test_the_file_is_of_rfc_5545() -> None:
    text = render_ics(eventful())
    assert text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//InternScout//")
    assert text.endswith("END:VCALENDAR\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    for event in events(eventful()):
        assert {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "SEQUENCE"} <= set(event)
        assert event.decoded("dtend") > event.decoded("dtstart")
    uids = [event["uid"] for event in events(eventful())]
    assert len(uids) == len(set(uids)) == 4


def test_times_are_in_utc_wherever_the_student_is() -> None:
    local = replace(built([posting(1, DUE)]), created_at=NOW.astimezone(ZoneInfo("Asia/Kolkata")))
    assert "DTSTAMP:20260201T060000Z" in render_ics(local)
    assert "TZID" not in render_ics(local)


def test_an_empty_digest_is_an_empty_calendar() -> None:
    assert events(built()) == []


@pytest.mark.parametrize(
    ("state", "when", "rounds", "window"),
    [
        ("opens_soon", {"opens": date(2026, 3, 1)}, ((3, 5),), (date(2026, 3, 1), date(2026, 5, 31))),
        ("usually_open", {"closes": date(2026, 2, 1)}, ((10, 2),), (date(2025, 10, 1), date(2026, 2, 28))),
        ("usually_open", {"closes": date(2027, 1, 1)}, ((9, 9), (11, 1)), (date(2026, 11, 1), date(2027, 1, 31))),
        ("usually_open", {"closes": date(2026, 2, 1)}, ((2, 2),), (date(2026, 2, 1), date(2026, 2, 28))),
        ("closed", {"opens": date(2026, 11, 1)}, ((11, 12),), None),
        ("any_time", {}, (), None),
        ("open", {}, ((3, 5),), None),
    ],
)
def test_a_window_is_the_whole_months_of_its_round(
    state: Any, when: dict[str, Any], rounds: tuple[tuple[int, int], ...], window: tuple[date, date] | None
) -> None:
    programme = Programme("p", "Residency", "Institute", "https://p.example", True, ("phd",), None, rounds)
    found = windows([ProgrammeNews(programme, state, **when)])
    assert [(one.opens, one.until) for one in found] == ([window] if window else [])


def test_a_window_has_one_name_before_and_after_it_opens() -> None:
    programme = Programme("p", "Residency", "Institute", "https://p.example", True, ("phd",), None, ((3, 5),))
    soon = built(programmes=[ProgrammeNews(programme, "opens_soon", opens=date(2026, 3, 1))])
    now = built(programmes=[ProgrammeNews(programme, "usually_open", closes=date(2026, 5, 1))])
    year = built(programmes=[ProgrammeNews(programme, "opens_soon", opens=date(2027, 3, 1))])
    first, second, third = (events(one)[0] for one in (soon, now, year))
    assert first["uid"] == second["uid"] != third["uid"]
    assert first.decoded("dtend") - timedelta(days=1) == date(2026, 5, 31)
    assert str(first["summary"]) == "Usually open: Residency (Institute)"
