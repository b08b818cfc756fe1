"""What happened to a posting, when, and why: events, changes, the state of a past day, what another parser read."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from internscout.model import Board, BoardResult, Fact, Parsed, Posting
from internscout.store import Store
from internscout.store.statements import scripts
from tests.store.factories import ACME, LIST, NOW, PARSER, ingest, open_store, parsed, posting, result, rows

CHANGES = """
    SELECT change, before, after, version, cause, run_id FROM changes WHERE version IS NOT NULL ORDER BY version, change
"""


def events(store: Store) -> list[tuple[Any, ...]]:
    return rows(
        store,
        "SELECT split_part(posting_id, ':', 3), event, run_id, reason FROM store.events ORDER BY happened_at, rowid",
    )


def unchanged() -> BoardResult:
    return BoardResult(ACME, (), complete=True, requests=1, outcome="unchanged")


def save(store: Store, run: int, of: Posting, reading: Parsed) -> None:
    """One posting with what is read out of it, in a run of its own."""
    at = NOW + timedelta(days=run)
    store.begin_run(f"run-{run}", started_at=at, program_version="1", parser_version=PARSER, boards=1)
    store.save_board(f"run-{run}", result(of), {of.id: reading}, seen_at=at)


def test_every_change_of_state_is_an_event_with_its_run(tmp_path: Path) -> None:
    with open_store(tmp_path / "work.duckdb") as store:
        ingest(store, 0, result(posting(1), posting(2), posting(3)))
        ingest(store, 1, result(posting(1), posting(3)))  # 2 is missing
        ingest(store, 2, result(posting(1)))  # 2 is closed, 3 missing
        ingest(store, 3, result(posting(1), posting(2), posting(3)))
        ingest(store, 4, result(posting(1), posting(2), posting(3)))  # nothing happens
        assert events(store) == [
            ("1", "opened", "run-0", None),
            ("2", "opened", "run-0", None),
            ("3", "opened", "run-0", None),
            ("2", "missing", "run-1", None),
            ("2", "closed", "run-2", "gone"),
            ("3", "missing", "run-2", None),
            ("2", "reopened", "run-3", None),
            ("3", "found", "run-3", None),
        ]


def test_closed_by_an_unchanged_listing_by_a_passed_day_and_with_its_board(tmp_path: Path) -> None:
    with open_store(tmp_path / "work.duckdb") as store:
        due = posting(3, apply_by=(NOW + timedelta(days=1)).date())
        ingest(store, 0, result(posting(1), posting(2), due))
        ingest(store, 1, result(posting(1), due))
        ingest(store, 4, unchanged())
        store.begin_run("run-5", started_at=NOW, program_version="1", parser_version=PARSER, boards=0)
        store.close_dropped([], run_id="run-5", closed_at=NOW + timedelta(days=5))
        store.close_dropped([], run_id="run-5", closed_at=NOW + timedelta(days=5))
        assert [event for event in events(store) if event[1] == "closed"] == [
            ("2", "closed", "run-4", "gone"),
            ("3", "closed", "run-4", "valid through passed"),
            ("1", "closed", "run-5", "board not read any more"),
        ]


def test_storing_the_same_board_twice_writes_no_event(tmp_path: Path) -> None:
    with open_store(tmp_path / "work.duckdb") as store:
        ingest(store, 0, result(posting(1)))
        store.save_board("run-0", result(), {}, seen_at=NOW)
        assert len(events(store)) == 1


def test_events_and_states_agree_whatever_comes(tmp_path: Path) -> None:
    """The last event of each posting is its state: in 20 runs over listings that come and go."""
    with open_store(tmp_path / "work.duckdb") as store:
        for run in range(20):
            present = [posting(n) for n in range(6) if (run // (n + 1)) % 3 or (run * n) % 5 == 1]
            ingest(store, run, result(*present, complete=run % 7 != 0))
        told = """
            SELECT s.posting_id, s.status, e.event
            FROM store.posting_states s
            LEFT JOIN (
                SELECT posting_id, arg_max(event, (happened_at, rowid)) AS event FROM store.events GROUP BY posting_id
            ) e ON e.posting_id = s.posting_id
        """
        states = {"opened": "open", "found": "open", "reopened": "open", "missing": "missing", "closed": "closed"}
        found = rows(store, told)
        assert len(found) == 6
        assert [row for row in found if states[row[2]] != row[1]] == []
        assert len(events(store)) > 20


def test_changes_tell_pay_deadline_visa_place_and_title(tmp_path: Path) -> None:
    first = posting(1)
    second = posting(1, title="ML Intern", location="Ghent", locations=("Ghent", "Bruges"), description="<p>Else.</p>")
    pay = {"min": 20, "max": 25, "currency": "EUR", "period": "hour"}
    with open_store(tmp_path / "work.duckdb") as store:
        save(store, 0, first, parsed(first, salary=None, sponsorship="offered", citizenship=[]))
        save(
            store,
            1,
            second,
            parsed(second, salary=pay, deadline="2026-05-01", sponsorship="not_offered", citizenship=["BE"]),
        )
        assert rows(store, CHANGES) == [
            ("citizenship", None, '["BE"]', 2, "employer", "run-1"),
            ("deadline", None, "2026-05-01", 2, "employer", "run-1"),
            ("location", "Utrecht, Netherlands", "Bruges; Ghent", 2, "employer", "run-1"),
            ("pay", None, "20–25 EUR per hour", 2, "employer", "run-1"),
            ("sponsorship", "offered", "not_offered", 2, "employer", "run-1"),
            ("text", *rows(store, "SELECT md5(description) FROM posting_versions ORDER BY version")[0], *rows(
                store, "SELECT md5(description) FROM posting_versions ORDER BY version")[1], 2, "employer", "run-1"),
            ("title", first.title, "ML Intern", 2, "employer", "run-1"),
        ]  # fmt: skip


def test_a_change_says_who_may_have_made_it(tmp_path: Path) -> None:
    thin = posting(1, thin=True, description="")
    with open_store(tmp_path / "work.duckdb") as store:
        save(store, 0, thin, parsed(thin, sponsorship=None))
        save(store, 1, posting(1), parsed(posting(1), sponsorship="offered"))
        renamed = posting(1, title="Renamed")
        save(store, 2, renamed, parsed(renamed, parser="parser-2", sponsorship="not_offered"))
        causes = "SELECT change, version, cause FROM changes WHERE cause IS NOT NULL ORDER BY version, change"
        assert rows(store, causes) == [
            ("sponsorship", 2, "fuller text"),
            ("text", 2, "fuller text"),
            ("sponsorship", 3, "employer or parser"),
            ("title", 3, "employer"),
        ]  # fmt: skip


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (-1, {}),
        (0, {"1": ("open", 1), "2": ("open", 1)}),
        (1, {"1": ("open", 2), "2": ("missing", 1)}),
        (2, {"1": ("open", 2), "2": ("closed", 1)}),
        (5, {"1": ("open", 2), "2": ("closed", 1)}),
        (6, {"1": ("open", 2), "2": ("open", 1)}),
    ],
)
def test_postings_asof_is_what_was_true_on_that_day(
    tmp_path: Path, day: int, expected: dict[str, tuple[str, int]]
) -> None:
    with open_store(tmp_path / "work.duckdb") as store:
        ingest(store, 0, result(posting(1), posting(2)))
        ingest(store, 1, result(posting(1, title="Renamed")))
        ingest(store, 2, result(posting(1, title="Renamed")))
        ingest(store, 6, result(posting(1, title="Renamed"), posting(2)))
        asked = (NOW + timedelta(days=day)).date().isoformat()
        sql = f"SELECT split_part(id, ':', 3), status, version, title, close_reason FROM postings_asof('{asked}')"  # noqa: S608 - our own day
        found = {name: (status, version) for name, status, version, _, _ in rows(store, sql)}
        assert found == expected
        for name, status, version, title, reason in rows(store, sql):
            assert reason == ("gone" if status == "closed" else None)
            assert title == ("Renamed" if version == 2 else f"Machine Learning Intern {name}")


def test_postings_asof_today_is_postings(tmp_path: Path) -> None:
    with open_store(tmp_path / "work.duckdb") as store:
        for run in range(6):
            ingest(store, run, result(*(posting(n, title=f"T{run // 3}") for n in range(4) if (run + n) % 4)))
        shared = "id, title, status, version, closed_at, close_reason, apply_by, thin, board"
        day = (NOW + timedelta(days=8)).date()
        assert rows(store, f"SELECT {shared} FROM postings_asof('{day}') ORDER BY id") == rows(  # noqa: S608 - our own
            store, f"SELECT {shared} FROM postings ORDER BY id"  # noqa: S608 - our own
        )  # fmt: skip


def test_what_another_parser_reads_otherwise_is_kept(tmp_path: Path) -> None:
    one = posting(1)
    text = "You know Python and SQL."
    python_fact = Fact("languages", {"id": "python"}, "Python", 9, 15, "section")
    sql_fact = Fact("languages", {"id": "sql"}, "SQL", 20, 23, "section")
    wrong = Fact("areas", "robotics", "know", 4, 8, "guess", 0.3)
    with open_store(tmp_path / "work.duckdb") as store:
        save(store, 0, one, Parsed({"kind": "internship"}, (python_fact, wrong), text, PARSER))
        assert rows(store, "SELECT * FROM fact_changes") == [], "what is read for the first time is no change"
        moved = python_fact._replace(start=10, end=16, rule="better", confidence=1.0)
        again = Parsed({"kind": "coop"}, (moved, sql_fact), " " + text, "parser-2")
        store.save_parsed({one.id: again}, parsed_at=NOW + timedelta(days=1))
        assert rows(
            store,
            "SELECT version, change, field, value, quote, start_offset, end_offset, rule, confidence, former_parser, "
            "parser_version, CAST(changed_at AS DATE) FROM fact_changes ORDER BY change",
        ) == [
            (1, "gone", "areas", '"robotics"', "know", 4, 8, "guess", 0.3, PARSER, "parser-2", date(2026, 3, 3)),
            (1, "new", "languages", '{"id":"sql"}', "SQL", 20, 23, "section", 1.0, PARSER, "parser-2",
                date(2026, 3, 3)),
        ]  # fmt: skip
        assert rows(store, "SELECT quote FROM facts ORDER BY start_offset") == [("Python",), ("SQL",)]
        assert rows(store, "SELECT kind FROM store.parsed") == [("coop",)]


def test_another_parser_in_a_run_is_told_too_and_a_new_wording_is_not_its_doing(tmp_path: Path) -> None:
    one, two = posting(1), posting(2)
    with open_store(tmp_path / "work.duckdb") as store:
        ingest(store, 0, result(one, two))
        at = NOW + timedelta(days=1)
        store.begin_run("run-1", started_at=at, program_version="1", parser_version="parser-2", boards=1)
        changed = posting(2, title="Other")
        bare = Parsed({"kind": "internship"}, (), "text", "parser-2")
        store.save_board("run-1", result(one, changed), {one.id: bare, changed.id: bare}, seen_at=at)
        found = rows(store, "SELECT DISTINCT posting_id, change, parser_version FROM fact_changes")
        assert found == [(one.id, "gone", "parser-2")]


def test_a_file_from_before_the_history_gets_what_is_known(tmp_path: Path) -> None:
    with open_store(tmp_path / "work.duckdb") as store:
        ingest(store, 0, result(posting(1), posting(2), posting(3)))
        ingest(store, 1, result(posting(1), posting(3)))
        ingest(store, 2, result(posting(1)))
        written = rows(store, "SELECT * FROM store.events ORDER BY ALL")
        for text in ("DROP TABLE store.events", "DROP TABLE store.fact_changes"):
            store._con.execute(text)
        store._con.execute("ALTER TABLE store.parsed DROP COLUMN kind")
        store._con.execute(dict(scripts("migrations"))["0005_history"])
        known = rows(store, "SELECT * FROM store.events ORDER BY ALL")
        assert [(*e[:3], e[4]) for e in known if e[1] != "missing"] == [
            (*e[:3], e[4]) for e in written if e[1] != "missing"
        ]
        assert [e[:3] for e in known if e[1] == "missing"] == [
            e[:3] for e in written if e[1] == "missing" and ":3" in e[0]
        ]
        assert rows(store, "SELECT DISTINCT kind FROM store.parsed") == [("internship",)]


def test_boards_that_are_stored_together_have_their_events_each(tmp_path: Path) -> None:
    beta = Board("greenhouse", "beta", "Beta")
    first, second = posting(1), posting(2, board=beta)
    with open_store(tmp_path / "work.duckdb") as store:
        for run, found in enumerate([(first, second), (first,), (first,), (second,)]):
            at = NOW + timedelta(days=run)
            store.begin_run(f"run-{run}", started_at=at, program_version="1", parser_version=PARSER, boards=2)
            results = [result(*(p for p in found if p.board == board), board=board) for board in (ACME, beta)]
            store.save_boards(f"run-{run}", results, {p.id: parsed(p) for p in found}, seen_at=at)
        assert events(store) == [
            ("1", "opened", "run-0", None),
            ("2", "opened", "run-0", None),
            ("2", "missing", "run-1", None),
            ("2", "found", "run-3", None),
            ("1", "missing", "run-3", None),
        ], "an emptied board closes after three days only"


def test_a_list_and_a_board_open_a_posting_once(tmp_path: Path) -> None:
    with open_store(tmp_path / "work.duckdb") as store:
        ingest(store, 0, result(posting(1, thin=True), board=LIST))
        ingest(store, 1, result(posting(1)), result(posting(1, thin=True), board=LIST))
        assert [event for _, event, *_ in events(store)] == ["opened"]
