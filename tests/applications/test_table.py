"""Steps as a table and back: the same, harmless to a spreadsheet, and all or nothing."""

import csv
import io
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from internscout.applications import from_csv, to_csv
from internscout.errors import UsageError
from internscout.model import STATUSES, Noted

TODAY = date(2026, 11, 20)
# What breaks tables: signs of formulas, quotes, separators, line ends, no text at all.
TEXT = st.text(alphabet="=+-@'\",;\t\r\nａ＝é x1", max_size=8)
STEP = st.builds(
    Noted,
    posting_id=TEXT.map(lambda text: f"lever:{text}"),
    title=TEXT,
    company=TEXT,
    url=TEXT,
    status=st.sampled_from(STATUSES),
    on=st.dates(max_value=TODAY),
    note=TEXT,
    noted_at=st.datetimes(timezones=st.just(UTC)),
)


@given(st.lists(STEP, max_size=5))
def test_there_and_back(steps: list[Noted]) -> None:
    assert from_csv(to_csv(steps), name="a.csv", today=TODAY) == tuple(steps)


@given(st.lists(STEP, min_size=1, max_size=3))
def test_no_cell_is_a_formula(steps: list[Noted]) -> None:
    for row in csv.reader(io.StringIO(to_csv(steps), newline="")):
        for cell in row:
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝"))


def test_a_table_made_by_hand() -> None:
    made = (
        "\ufeffstatus;on;title;company;url\r\n"
        "Applied;2026-11-01;Vision Intern;Kiteworks;\r\n"
        "\r\n"
        "interview;2026-12-24;;;https://jobs.example/1\r\n"
    )
    first, second = from_csv(made, name="a.csv", today=TODAY)
    assert (first.status, first.on, first.note, first.noted_at) == ("applied", date(2026, 11, 1), "", None)
    assert first.posting_id.startswith("own:")
    assert second.posting_id.startswith("own:")
    assert first.posting_id != second.posting_id
    again = from_csv("id,status,on,title,company\n,saved,2026-11-02,Vision Intern,Kiteworks\n", name="b", today=TODAY)
    assert again[0].posting_id == first.posting_id, "the same entry has the same id"


def test_times_of_other_zones_and_of_none() -> None:
    head = "id,status,on,noted_at\n"
    lines = "a,saved,2026-11-01,2026-11-01T10:00:00+02:00\nb,saved,2026-11-01,2026-11-01 10:00\n"
    first, second = from_csv(head + lines, name="a.csv", today=TODAY)
    assert first.noted_at == datetime(2026, 11, 1, 10, tzinfo=timezone(timedelta(hours=2)))
    assert second.noted_at == datetime(2026, 11, 1, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "line 1: the line of column names lacks status, on"),
        ("id,status\n", "line 1: the line of column names lacks on"),
        ("id,status,on,mood\n", "line 1: the line of column names holds 'mood'"),
        ("id,status,on\na,maybe,2026-11-01\n", "line 2: status 'maybe' is none of saved, applied"),
        ("id,status,on\na,saved,1.11.2026\n", "line 2: on '1.11.2026' is no day such as 2026-11-30"),
        ("id,status,on\na,saved,2026-11-21\n", "line 2: saved on 2026-11-21: that day is still to come"),
        ("id,status,on,noted_at\na,saved,2026-11-01,soon\n", "line 2: noted_at 'soon' is no time"),
        ("id,status,on\n ,saved,2026-11-01,extra\n", "line 2: more cells than the first line has"),
        ("id,status,on\n,saved,2026-11-01\n", "line 2: neither id nor url nor title says what it is"),
        ('id,note,status,on\na,"one\ntwo",saved,2026-11-01\nb,"x\ny",no,2026-11-01\n', "line 4: status 'no'"),
        ('id,status,on\na,saved,2026-11-01\nb,"saved\n', "unexpected end of data"),
    ],
)
def test_bad_lines_are_named(text: str, said: str) -> None:
    with pytest.raises(UsageError) as caught:
        from_csv(text, name="mine.csv", today=TODAY)
    assert said in str(caught.value)
    assert str(caught.value).startswith("mine.csv: ")
    assert "\n" not in str(caught.value)


def test_all_bad_lines_are_named_up_to_a_number() -> None:
    lines = "".join(f"a,no,2026-11-{day:02}\n" for day in range(1, 9))
    with pytest.raises(UsageError, match=r"line 2: .*line 6: .* \(and 3 more\); nothing was imported"):
        from_csv(f"id,status,on\n{lines}", name="mine.csv", today=TODAY)
