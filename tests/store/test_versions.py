"""What is written when: nothing for nothing new, a version for a new wording, and no row lost for one bad one."""

import dataclasses
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from internscout.model import Posting
from tests.store.factories import (
    NOW,
    PARSER,
    candidates,
    counts,
    failed,
    fault,
    ingest,
    nested,
    open_store,
    parsed,
    posting,
    result,
    rows,
    save,
    states,
)

ONE, TWO = posting(1), posting(2)


def test_a_second_run_without_news_writes_only_about_the_run(tmp_path: Path) -> None:
    with open_store(tmp_path / "work.duckdb") as store:
        ingest(store, 0, result(ONE, TWO, faults=(fault(),)))
        before = counts(store)
        ingest(store, 1, result(ONE, TWO))
        after = counts(store)
        moved = {table: after[table] - before[table] for table in after if after[table] != before[table]}
        assert moved == {"runs": 1, "board_runs": 1}
        assert before["facts"] == 4
        assert rows(store, "SELECT DISTINCT last_seen - first_seen FROM postings") == [(timedelta(days=1),)]


@pytest.mark.parametrize(
    ("changes", "versions"),
    [
        ({"title": "Robot Learning Intern"}, 2),
        ({"description": "<p>Something else.</p>"}, 2),
        ({"company": "Acme"}, 2),
        ({"url": "https://jobs.example/new"}, 2),
        ({"location": "Delft"}, 2),
        ({"locations": ("Utrecht, Netherlands", "Delft")}, 2),
        ({"details": (("Employment", "Co-op"),)}, 2),
        ({"apply_by": date(2026, 4, 1)}, 2),
        ({"requisition_id": "R-17"}, 2),
        ({"posted_at": NOW}, 1),
        ({"updated_at": NOW}, 1),
    ],
)
def test_what_makes_a_version(tmp_path: Path, changes: dict[str, Any], versions: int) -> None:
    changed = dataclasses.replace(ONE, **changes)
    with open_store(tmp_path / "work.duckdb") as store:
        ingest(store, 0, result(ONE))
        assert bool(store.to_parse([changed], PARSER)) == (versions == 2)
        ingest(store, 1, result(changed))
        kept = rows(store, "SELECT version, title FROM posting_versions ORDER BY version")
        assert [version for version, _ in kept] == list(range(1, versions + 1))
        assert kept[0] == (1, ONE.title)
        assert rows(store, "SELECT version, title FROM postings") == [(versions, changed.title)]
        assert store.summary("run-1").changed == versions - 1


def test_the_order_of_the_places_is_no_change(tmp_path: Path) -> None:
    with open_store(tmp_path / "work.duckdb") as store:
        ingest(store, 0, result(posting(1, locations=("Delft", "Utrecht"))))
        assert store.to_parse([posting(1, locations=("Utrecht", "Delft"))], PARSER) == ()


def test_a_former_version_keeps_its_facts_and_requirements_show_the_present_one(tmp_path: Path) -> None:
    with open_store(tmp_path / "work.duckdb") as store:
        ingest(store, 0, result(ONE))
        ingest(store, 1, result(posting(1, title="Vision Intern")))
        assert rows(store, "SELECT version, count(*) FROM store.facts GROUP BY ALL ORDER BY ALL") == [(1, 2), (2, 2)]
        assert rows(store, "SELECT DISTINCT version FROM facts") == [(2,)]
        assert rows(store, "SELECT count(*) FROM requirements") == [(1,)]


def test_a_thin_row_never_overwrites_the_full_text(tmp_path: Path) -> None:
    thin = posting(1, title="ML Intern (list)", description="", thin=True)
    with open_store(tmp_path / "work.duckdb") as store:
        ingest(store, 0, result(ONE))
        assert store.to_parse([thin], PARSER) == ()
        assert store.to_parse([thin], "another parser") == (), "its text is not that of the stored version"
        ingest(store, 1, result(thin))
        assert rows(store, "SELECT title, version, thin, status FROM postings") == [(ONE.title, 1, False, "open")]


def test_the_full_text_replaces_a_thin_row(tmp_path: Path) -> None:
    with open_store(tmp_path / "work.duckdb") as store:
        ingest(store, 0, result(posting(1, thin=True)))
        assert store.to_parse([ONE], PARSER) == (ONE,)
        ingest(store, 1, result(ONE))
        assert rows(store, "SELECT version, thin FROM postings") == [(2, False)]


def test_a_failed_board_leaves_its_postings_exactly_as_they_were(tmp_path: Path) -> None:
    with open_store(tmp_path / "work.duckdb") as store:
        ingest(store, 0, result(ONE))
        before = rows(store, "FROM store.posting_states")
        ingest(store, 1, failed())
        ingest(store, 2, failed(ONE.board, "cut off", posting(1, title="Half read"), TWO))
        assert rows(store, "FROM store.posting_states") == before


def test_of_two_rows_with_one_id_the_fuller_is_kept_and_a_fault_counted(tmp_path: Path) -> None:
    short, full = posting(1, description="short"), posting(1, description="the whole long text")
    for n, pair in enumerate(([short, full], [full, short])):
        with open_store(tmp_path / f"{n}.duckdb") as store:
            assert store.to_parse(pair, PARSER) == (full,)
            ingest(store, 0, result(*pair))
            assert rows(store, "SELECT description FROM postings") == [("the whole long text",)]
            assert rows(store, "SELECT row_name FROM row_faults") == [(ONE.id,)]
            assert store.summary("run-0").row_faults == 1


def test_text_that_duckdb_refuses_is_replaced_one_for_one(tmp_path: Path) -> None:
    bad = posting("1", title="In\ud800tern \0", details=(("a\udfff", "b\0"),), location="\0")
    read = parsed(bad, note="\ud800")
    with open_store(tmp_path / "work.duckdb") as store:
        store.begin_run("r", started_at=NOW, program_version="1", parser_version=PARSER, boards=1)
        store.save_board("r", result(bad, unread=frozenset({"\ud800"})), {bad.id: read}, seen_at=NOW)
        (candidate,) = candidates(store)
    assert candidate.title == "In\ufffdtern \ufffd"
    assert len(candidate.text) == len(read.text)
    assert candidate.requirements["note"] == "\ufffd"


OUT_OF_RANGE = datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=5)))


def test_one_bad_row_does_not_cost_the_batch_nor_itself_when_known(tmp_path: Path) -> None:
    bad = posting(2, title="Changed", posted_at=OUT_OF_RANGE)
    with open_store(tmp_path / "work.duckdb") as store:
        ingest(store, 0, result(ONE, TWO))
        for run in (1, 2):
            ingest(store, run, result(ONE, bad, posting(3)))
        assert states(store) == {"1": "open", "2": "open", "3": "open"}
        assert [where for (where,) in rows(store, "SELECT row_name FROM row_faults")] == [TWO.id, TWO.id]


@pytest.mark.parametrize("value", [float("nan"), nested(100_000)], ids=["NaN", "deep"])
def test_requirements_that_are_no_json_cost_only_themselves(tmp_path: Path, value: Any) -> None:
    with open_store(tmp_path / "work.duckdb") as store:
        store.begin_run("r", started_at=NOW, program_version="1", parser_version=PARSER, boards=1)
        read = {ONE.id: parsed(ONE, gpa_min=value), TWO.id: parsed(TWO)}
        store.save_board("r", result(ONE, TWO), read, seen_at=NOW)
        assert [candidate.id for candidate in candidates(store)] == [TWO.id]
        assert states(store) == {"1": "open", "2": "open"}
        assert store.summary("r").row_faults == 1
        assert store.stale(PARSER, limit=9)[0].id == ONE.id


def test_a_repeated_step_stores_nothing_twice(tmp_path: Path) -> None:
    with open_store(tmp_path / "work.duckdb") as store:
        ingest(store, 0, result(ONE, TWO))
        store.begin_run("r", started_at=NOW, program_version="1", parser_version=PARSER, boards=1)
        save(store, "r", result(TWO), NOW)
        before = counts(store)
        save(store, "r", result(TWO), NOW)
        assert states(store) == {"1": "missing", "2": "open"}, "one absence a run"
        assert counts(store) == before


def test_a_board_that_failed_can_succeed_in_the_same_run(tmp_path: Path) -> None:
    with open_store(tmp_path / "work.duckdb") as store:
        store.begin_run("r", started_at=NOW, program_version="1", parser_version=PARSER, boards=1)
        save(store, "r", dataclasses.replace(failed(), faults=(fault(),)), NOW)
        save(store, "r", result(ONE), NOW)
        summary = store.summary("r")
        assert (summary.failures, summary.new, summary.row_faults) == ((), 1, 0)
        assert rows(store, "FROM row_faults") == []


def explode(*_: object) -> None:
    raise RuntimeError("bug")


def test_a_board_is_stored_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(tmp_path / "work.duckdb") as store:
        ingest(store, 0, result(ONE))
        before = counts(store)
        with monkeypatch.context() as patched:
            patched.setattr("internscout.store.saving.Saving._save_counts", explode)
            with pytest.raises(RuntimeError):
                save(store, "run-1", result(TWO), NOW)
        assert counts(store) == before
        ingest(store, 2, result(ONE, TWO))
        assert states(store) == {"1": "open", "2": "open"}


@pytest.mark.parametrize("make", [lambda p: p, lambda p: dataclasses.replace(p, apply_by=date(2026, 5, 1), thin=True)])
def test_stale_gives_back_what_was_stored(tmp_path: Path, make: Callable[[Posting], Posting]) -> None:
    stored = make(posting(1, updated_at=datetime(2026, 3, 1, 12, 30, tzinfo=UTC), requisition_id="R:1"))
    with open_store(tmp_path / "work.duckdb") as store:
        ingest(store, 0, result(stored))
        assert store.stale(PARSER, limit=5) == ()
        assert store.stale("parser-2", limit=5) == (stored,)
