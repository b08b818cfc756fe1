"""What closes a posting without an absence: its last day, and long silence in what never shows all."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from internscout.model import Outcome
from tests.store.factories import (
    NOW,
    PARSER,
    failed,
    ingest,
    open_store,
    parsed,
    posting,
    result,
    rows,
    states,
)

ONE, TWO = posting(1), posting(2)


@pytest.mark.parametrize(
    ("changes", "reason"), [({"apply_by": date(2026, 3, 3)}, "valid through passed"), ({}, "deadline passed")]
)
def test_what_can_no_longer_be_applied_for_is_closed_once(tmp_path: Path, changes: dict[str, Any], reason: str) -> None:
    one = posting(1, **changes)
    stated = {} if changes else {"deadline": "2026-03-03"}
    with open_store(tmp_path / "work.duckdb") as store:
        for run in range(5):
            started = NOW + timedelta(days=run)
            store.begin_run(f"run-{run}", started_at=started, program_version="1", parser_version=PARSER, boards=1)
            wanted = store.to_parse([one], PARSER)
            read = {p.id: parsed(p, **stated) for p in wanted}
            store.save_board(f"run-{run}", result(one), read, seen_at=started)
            store.finish_run(f"run-{run}", finished_at=started, status="ok")
            assert states(store) == {"1": "open" if run < 3 else "closed"}, "open all of the day, in any time zone"
        assert rows(store, "SELECT close_reason, closed_run FROM postings") == [(reason, "run-3")]
        assert rows(store, "SELECT sum(closed), sum(reopened) FROM runs") == [(1, 0)]
        ingest(store, 6, result(posting(1, apply_by=date(2026, 4, 1), description="The date has moved.")))
        assert states(store) == {"1": "open"}


@pytest.mark.parametrize(
    ("outcome", "complete", "status"),
    [("ok", False, "closed"), ("unchanged", False, "open"), ("truncated", False, "closed"), ("ok", True, "missing")],
)
def test_what_slid_out_of_a_window_long_ago_is_closed(
    tmp_path: Path, outcome: Outcome, complete: bool, status: str
) -> None:
    with open_store(tmp_path / "work.duckdb") as store:
        ingest(store, 0, result(ONE, TWO, complete=False))
        for run in (10, 20, 30, 40, 50, 60, 61, 62, 63):
            ingest(store, run, result(TWO, complete=False, outcome=outcome))
            assert states(store)["1"] == "open"
        ingest(store, 64, result(TWO, complete=complete, outcome=outcome))
        assert states(store)["1"] == status


def test_failures_let_nothing_slide_out(tmp_path: Path) -> None:
    with open_store(tmp_path / "work.duckdb") as store:
        ingest(store, 0, result(ONE, TWO, complete=False))
        for run in range(55, 75):
            ingest(store, run, failed())
        ingest(store, 80, result(TWO, complete=False))
        assert states(store) == {"1": "open", "2": "open"}
