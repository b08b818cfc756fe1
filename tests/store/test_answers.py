"""The views that answer questions: figures counted by hand beside those of the database."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from internscout.model import Board
from internscout.parse import columns
from internscout.store import Reader, Store
from tests.store.factories import ACME, failed, open_store, posting, result, rows
from tests.store.filled import ASKED, PAY, TODAY, publish, reading, run


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    with Reader(publish(tmp_path_factory.mktemp("answers"))) as opened:
        yield opened


def ago(days: int) -> date:
    return (TODAY - timedelta(days=days)).date()


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        ("SELECT title FROM new_this_week", [("Speech Intern",)]),
        ("SELECT title, days_left FROM closing_soon", [("Machine Learning Intern, Perception", 7)]),
        ("SELECT skill, postings, required, preferred, share FROM skill_demand", [("python", 3, 3, 0, 1.0)]),
        (
            "SELECT country, postings, with_pay, median_hourly_usd, currencies FROM pay_by_country",
            [("US", 3, 1, 47.5, ["USD"])],
        ),
        ("SELECT company, closed, shortest_days, median_days, longest_days FROM time_to_close",
            [("Acme Robotics", 8, 30, 40.0, 40)]),
        ("SELECT closed_at::DATE, opened_by, days_open FROM open_periods WHERE posting_id = 'greenhouse:acme:21'",
            [(ago(270), "seen", 30)]),
        ("SELECT opened_by, opened_at::DATE, closed_at FROM open_periods WHERE posting_id = 'greenhouse:acme:1'",
            [("posted", ago(590), None)]),
        ("SELECT title, days_open, times_reposted, first_posted_at::DATE, long_open, often_reposted "
            "FROM posting_signals WHERE title = 'Robot Intern'", [("Robot Intern", 99, 2, ago(400), True, True)]),
        ("SELECT long_open, often_reposted FROM posting_signals WHERE title = 'Speech Intern'", [(False, False)]),
        ("SELECT source, boards, boards_failed, boards_silent, open_postings, days_silent FROM source_health",
            [("greenhouse", 1, 0, 0, 3, 0), ("lever", 1, 1, 1, 0, None)]),
    ],
)  # fmt: skip
def test_the_figures_are_those_counted_by_hand(reader: Reader, sql: str, expected: list[tuple[Any, ...]]) -> None:
    assert reader.query(sql)[1] == expected


def test_the_calendar_expects_each_opening_again_and_never_in_the_past(reader: Reader) -> None:
    found = reader.query("SELECT month, openings, years, last_opened_at::DATE, expected_from FROM opening_calendar")[1]
    assert sum(openings for _, openings, *_ in found) == 11
    for month, _, years, last, expected in found:
        assert expected.month == month == last.month
        assert last.year == years[-1] < expected.year
        assert expected >= TODAY.date()


def intern(store: Store, day: int, **asked: Any) -> None:
    one = posting(1, posted_at=None)
    run(store, day, result(one), readings={one.id: reading(one, **asked)})


@pytest.mark.parametrize(
    ("kind", "there"), [("internship", 1), ("thesis", 1), ("employee", 0), ("new_grad", 0), (None, 0)]
)
def test_open_internships_are_those_for_students(tmp_path: Path, kind: str | None, there: int) -> None:
    with open_store(tmp_path / "work.duckdb") as store:
        intern(store, -9, kind=kind)
        assert rows(store, "SELECT count(*) FROM open_internships") == [(there,)]


def test_what_is_missing_or_closed_is_in_no_answer(tmp_path: Path) -> None:
    with Store(tmp_path / "work.duckdb", columns()) as store:
        intern(store, -2, salary=PAY, deadline=(TODAY + timedelta(days=3)).date().isoformat())
        run(store, -1, result(), readings={})
        views = ("open_internships", "new_this_week", "closing_soon", "skill_demand", "pay_by_country", "eligibility")
        for view in views:
            assert rows(store, f"FROM {view}") == [], view
        assert rows(store, "SELECT days_open FROM posting_signals") == [(1,)], "a missing one may still be open"


def test_what_was_there_at_the_first_reading_is_no_opening(tmp_path: Path) -> None:
    with open_store(tmp_path / "work.duckdb") as store:
        intern(store, -40)
        assert rows(store, "SELECT opened_by FROM open_periods") == [("before",)]
        for day in (-20, -19):
            run(store, day, result(), readings={})
        run(store, -16, result(), readings={})
        assert rows(store, "SELECT close_reason, closed_at::DATE FROM open_periods") == [("feed_empty", ago(20))]
        assert rows(store, "FROM time_to_close") == []
        assert rows(store, "FROM opening_calendar") == []
        intern(store, -3)
        assert rows(store, "SELECT opened_by, days_open FROM open_periods ORDER BY opened_at") == [
            ("before", 20),
            ("reopened", 0),
        ]
        assert rows(store, "SELECT times_reopened, opened_by, long_open FROM posting_signals") == [
            (1, "reopened", False)
        ]


def test_eligibility_has_the_words(tmp_path: Path) -> None:
    one = posting(1)
    read = reading(one, sponsorship="not_offered", citizenship=["US"])
    fact = read.facts[0]._replace(field="sponsorship", value="not_offered", quote="No visas.")
    with open_store(tmp_path / "work.duckdb") as store:
        run(store, 0, result(one), readings={one.id: replace(read, facts=(*read.facts, fact))})
        asked = "SELECT sponsorship, citizenship, words, degrees_required, enrolled, gpa_min FROM eligibility"
        assert rows(store, asked) == [("not_offered", ["US"], ["No visas."], ["bachelor", "master"], True, None)]


def test_a_silent_source_is_told_with_its_days(tmp_path: Path) -> None:
    other = Board("greenhouse", "other", "Other")
    with open_store(tmp_path / "work.duckdb") as store:
        intern(store, -20)
        run(store, -1, failed(ACME), failed(other), readings={})
        asked = "SELECT boards, boards_failed, boards_silent, open_postings, days_silent, outcomes FROM source_health"
        assert rows(store, asked) == [(2, 2, 2, 1, 19, ["failed"])]


def test_a_board_that_shows_what_is_past_its_last_day_is_not_silent(tmp_path: Path) -> None:
    past, empty = posting(1, apply_by=(TODAY - timedelta(days=9)).date()), Board("lever", "empty")
    with open_store(tmp_path / "work.duckdb") as store:
        run(store, -3, result(past), result(board=empty, outcome="empty_confirmed"), readings={past.id: reading(past)})
        for day in (-2, -1):
            run(store, day, *(result(board=board, outcome="unchanged") for board in (ACME, empty)), readings={})
        assert rows(store, "SELECT status, close_reason FROM postings") == [("closed", "valid through passed")]
        asked = "SELECT board, last_yield_at = last_asked_at FROM boards ORDER BY board"
        assert rows(store, asked) == [("greenhouse:acme", True), ("lever:empty", None)]
        store.publish(tmp_path / "published.duckdb")
    with Reader(tmp_path / "published.duckdb") as reader:
        (silent,) = reader.silent_boards()
    assert (silent["board"], silent["why"]) == ("lever:empty", "none before, and it is as it was")


def test_requirements_of_other_shapes_break_no_answer(tmp_path: Path) -> None:
    odd: dict[str, Any] = dict.fromkeys(ASKED, "?") | {
        "salary": [1],
        "deadline": "soon",
        "class_standing": {"a": 1},
    }
    with Store(tmp_path / "work.duckdb", columns()) as store:
        intern(store, -1, **odd)
        views = rows(store, "SELECT view_name FROM duckdb_views() WHERE NOT internal AND schema_name = 'main'")
        assert len(views) > 20
        for (view,) in views:
            rows(store, f"FROM {view}")
