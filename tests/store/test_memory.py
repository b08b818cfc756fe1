"""The working file does not fill the machine: what DuckDB holds is bounded, and what does not fit waits on disk."""

import random
from dataclasses import replace
from pathlib import Path

import pytest

from internscout.store import batch
from internscout.store.connection import open_working
from tests.store.factories import NOW, PARSER, counts, ingest, open_store, parsed, posting, result, rows

MUCH = """
SELECT count(*) FROM (SELECT i, repeat('x', 200) || i AS s FROM range(500000) t(i) ORDER BY s DESC LIMIT 450000)
"""


def test_what_does_not_fit_waits_beside_the_file_and_goes(tmp_path: Path) -> None:
    con = open_working(tmp_path / "work.duckdb")
    con.execute("SET memory_limit = '60MB'")
    assert con.execute(MUCH).fetchall() == [(450_000,)]
    assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == ["work.duckdb.tmp"]
    con.close()
    assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == []


def test_memory_is_bounded_and_what_a_killed_process_left_goes(tmp_path: Path) -> None:
    left = tmp_path / "work.duckdb.tmp"
    left.mkdir()
    (left / "duckdb_temp_storage-0.tmp").write_bytes(b"x")
    with open_working(tmp_path / "work.duckdb") as con:
        ((limit, threads),) = con.execute(
            "SELECT current_setting('memory_limit'), current_setting('threads')"
        ).fetchall()
    number, unit = limit.split()
    assert unit in {"MiB", "GiB"}
    assert float(number) * (1024 if unit == "GiB" else 1) <= 256 + 128 * threads
    assert not left.exists()


def test_a_board_is_stored_that_is_larger_than_what_one_statement_may_hold(tmp_path: Path) -> None:
    """What DuckDB holds of a statement's rows cannot wait on disk."""
    letters = random.Random(1)  # noqa: S311 - texts, not secrets
    postings = [posting(number, description=letters.randbytes(2_500).hex()) for number in range(4_000)]
    read = {one.id: replace(parsed(one), text=one.description) for one in postings}
    with open_store(tmp_path / "work.duckdb") as store:
        store._con.execute("SET memory_limit = '60MB'")
        store.begin_run("r", started_at=NOW, program_version="1", parser_version=PARSER, boards=1)
        store.save_board("r", result(*postings), read, seen_at=NOW)
        assert counts(store)["parsed"] == counts(store)["posting_versions"] == 4_000


def test_what_is_stored_in_parts_is_what_is_stored_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stored(name: str) -> list[object]:
        first = [posting(number) for number in range(5)]
        second = [*first[:2], *(posting(number, title=f"Data Intern {number}") for number in range(2, 7))]
        with open_store(tmp_path / name) as store:
            ingest(store, 0, result(*first))
            ingest(store, 1, result(*second), parser="another")
            store.save_parsed({one.id: parsed(one, parser="third", kind="coop") for one in second}, parsed_at=NOW)
            tables = counts(store).keys() - {"identity"}  # each file's own
            return [rows(store, f"SELECT * FROM store.{table} ORDER BY ALL") for table in sorted(tables)]  # noqa: S608

    at_once = stored("at_once.duckdb")
    monkeypatch.setattr(batch, "_AT_ONCE", 2)
    assert stored("parts.duckdb") == at_once
