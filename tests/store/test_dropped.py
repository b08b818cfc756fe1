"""Postings of boards that left the settings: closed by a run over all boards, open again once somebody shows them."""

from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from internscout.model import Board, BoardResult
from internscout.store import Store
from tests.store.factories import ACME, LIST, NOW, PARSER, ingest, open_store, posting, result, rows, save, states

BETA = Board("lever", "beta", "Beta Vision")
ONE, TWO = posting(1), posting(2)
OTHER = posting(7, board=BETA)
THIN = posting(1, description="", details=(), thin=True)
REASON = "board not read any more"


def full_run(store: Store, run: int, *results: BoardResult) -> int:
    """A run over all configured boards, which are those of the results; returns what was closed with its board."""
    at = NOW + timedelta(days=run)
    run_id = f"run-{run}"
    store.begin_run(run_id, started_at=at, program_version="1", parser_version=PARSER, boards=len(results))
    for board_result in results:
        save(store, run_id, board_result, at)
    dropped = store.close_dropped({r.board.key for r in results}, run_id=run_id, closed_at=at)
    store.finish_run(run_id, finished_at=at, status="ok")
    return dropped


def test_postings_of_a_dropped_board_close_at_once_dated_and_counted(tmp_path: Path) -> None:
    with open_store(tmp_path / "work.duckdb") as store:
        assert full_run(store, 0, result(ONE, TWO), result(OTHER, board=BETA)) == 0
        assert full_run(store, 1, result(ONE), result(OTHER, board=BETA)) == 0
        assert full_run(store, 2, result(OTHER, board=BETA)) == 2, "the open one and the missing one"
        assert states(store) == {"1": "closed", "2": "closed", "7": "open"}
        assert rows(
            store, "SELECT DISTINCT closed_at::VARCHAR, close_reason FROM postings WHERE status = 'closed'"
        ) == [("2026-03-04 06:00:00", REASON)]
        assert [store.summary(f"run-{run}").closed for run in range(3)] == [0, 0, 2]
        assert full_run(store, 3, result(OTHER, board=BETA)) == 0, "once"
        assert store.summary("run-3").closed == 0


def test_what_was_gone_before_keeps_its_date_and_reason(tmp_path: Path) -> None:
    with open_store(tmp_path / "work.duckdb") as store:
        for run, found in enumerate([result(ONE, TWO), result(TWO), result(TWO)]):
            full_run(store, run, found)
        assert full_run(store, 3, result(board=BETA)) == 1
        assert rows(store, "SELECT id, close_reason, closed_at::DATE::VARCHAR FROM postings ORDER BY id") == [
            (ONE.id, "gone", "2026-03-04"),
            (TWO.id, REASON, "2026-03-05"),
        ]


def test_both_kinds_of_closing_are_counted_together(tmp_path: Path) -> None:
    with open_store(tmp_path / "work.duckdb") as store:
        full_run(store, 0, result(ONE, TWO), result(OTHER, board=BETA))
        full_run(store, 1, result(ONE), result(OTHER, board=BETA))
        assert full_run(store, 2, result(ONE)) == 1
        assert store.summary("run-2").closed == 2


@pytest.mark.parametrize(
    ("shown_by", "via"),
    [(result(ONE), ACME.key), (result(ONE, board=LIST), LIST.key), (result(THIN, board=LIST), LIST.key)],
    ids=["its own board, back in the settings", "full text found through a list", "a thin row of a list"],
)
def test_it_is_open_again_once_it_is_seen(tmp_path: Path, shown_by: BoardResult, via: str) -> None:
    with open_store(tmp_path / "work.duckdb") as store:
        full_run(store, 0, result(ONE))
        full_run(store, 1, result(board=LIST))
        assert states(store) == {"1": "closed"}
        assert full_run(store, 2, shown_by) == 0
        assert rows(store, "SELECT status, via_board, closed_at, close_reason, thin, version FROM postings") == [
            ("open", via, None, None, False, 1)
        ]
        assert store.summary("run-2").reopened == 1


def test_a_board_back_in_the_settings_judges_absences_anew(tmp_path: Path) -> None:
    with open_store(tmp_path / "work.duckdb") as store:
        full_run(store, 0, result(ONE, TWO))
        full_run(store, 1, result(TWO))
        full_run(store, 2, result(board=BETA))
        full_run(store, 3, result(ONE, TWO))
        full_run(store, 4, result(TWO))
        assert states(store) == {"1": "missing", "2": "open"}


@pytest.mark.parametrize(
    ("configured", "status"),
    [([ACME.key], "open"), ((ACME.key, BETA.key), "open"), ([ACME.key.upper()], "closed"), ([], "closed")],
)
def test_what_counts_as_configured(tmp_path: Path, configured: Collection[str], status: str) -> None:
    with open_store(tmp_path / "work.duckdb") as store:
        ingest(store, 0, result(ONE))
        store.close_dropped(configured, run_id="run-0", closed_at=datetime(2026, 3, 9, tzinfo=UTC))
        assert states(store) == {"1": status}


def test_a_board_whose_key_duckdb_refuses_is_still_found(tmp_path: Path) -> None:
    odd = Board("github_list", "\ud800")
    with open_store(tmp_path / "work.duckdb") as store:
        assert full_run(store, 0, result(posting(1, board=odd), board=odd)) == 0
