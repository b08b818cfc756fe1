"""Killed, damaged, locked, foreign: nothing acknowledged is lost, and what is wrong is said in one line."""

import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from internscout.errors import StoreError
from internscout.store.connection import store_errors
from internscout.store.statements import scripts
from tests.store.factories import counts, ingest, open_store, posting, result, rows, states

ROOT = Path(__file__).parents[2]

WRITER = """
    import sys
    from pathlib import Path
    from internscout.model import Board
    from tests.store.factories import NOW, PARSER, open_store, posting, result, save

    store = open_store(Path(sys.argv[1]))
    store.begin_run("r", started_at=NOW, program_version="1", parser_version=PARSER, boards=1000)
    for n in range(1000):
        board = Board("greenhouse", f"b{n}")
        save(store, "r", result(*(posting(i, board=board) for i in range(5)), board=board), NOW)
        print(board.key, flush=True)
"""


def python(code: str, *arguments: object) -> subprocess.Popen[str]:
    """Another Python that has this project, running `code`; its output is read line by line."""
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code), *map(str, arguments)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize("acknowledged", [1, 7])
def test_killed_while_storing_loses_no_board_that_was_stored(tmp_path: Path, acknowledged: int) -> None:
    path = tmp_path / "work.duckdb"
    with python(WRITER, path) as writer:
        assert writer.stdout
        stored = [writer.stdout.readline().strip() for _ in range(acknowledged)]
        os.kill(writer.pid, signal.SIGKILL)
        stored += [line for line in writer.stdout.read().split("\n")[:-1] if line]
    with open_store(path) as store:
        assert store.warnings == ()
        kept = [board for (board,) in rows(store, "SELECT board FROM board_runs")]
        assert set(stored) <= set(kept)
        whole = rows(
            store, "SELECT board FROM postings JOIN facts ON id = posting_id GROUP BY ALL HAVING count(*) = 10"
        )
        assert {board for (board,) in whole} == set(kept), "no board is stored in part"
        ingest(store, 1, result(posting(1)))


def left_by_kill(path: Path) -> Path:
    """A working file whose last rows are in the write-ahead log only; returns the log."""
    with open_store(path) as store:
        ingest(store, 0, result(posting(1)))
    with python(WRITER, path) as writer:
        assert writer.stdout
        for _ in range(3):
            writer.stdout.readline()
        os.kill(writer.pid, signal.SIGKILL)
    return path.with_name(path.name + ".wal")


def test_a_log_that_stops_the_opening_is_moved_aside(tmp_path: Path) -> None:
    path = tmp_path / "work.duckdb"
    log = left_by_kill(path)
    intact = log.read_bytes()
    log.write_bytes(intact[: len(intact) // 2] + bytes(len(intact) // 2))
    with open_store(path) as store:
        (warning,) = store.warnings
        assert "work.duckdb.wal.damaged" in warning
        assert "\n" not in warning
        assert states(store) == {"1": "open"}
    assert (tmp_path / "work.duckdb.wal.damaged").stat().st_size == len(intact) // 2 * 2
    with open_store(path) as store:
        assert store.warnings == ()


def test_rows_that_are_gone_without_a_word_are_noticed(tmp_path: Path) -> None:
    path = tmp_path / "work.duckdb"
    with open_store(path) as store:
        ingest(store, 0, result(posting(1)))
    older = path.read_bytes()
    with open_store(path) as store:
        ingest(store, 1, result(posting(1), posting(2)))
    path.write_bytes(older)
    with open_store(path) as store:
        (warning,) = store.warnings
        assert "1 of runs" in warning
        assert "1 of posting_versions" in warning
        ingest(store, 2, result(posting(1), posting(2)))
    with open_store(path) as store:
        assert store.warnings == ()


def test_a_file_begun_anew_is_not_compared_with_the_former(tmp_path: Path) -> None:
    path = tmp_path / "work.duckdb"
    with open_store(path) as store:
        ingest(store, 0, result(posting(1)))
    path.unlink()
    with open_store(path) as store:
        assert store.warnings == ()
    with open_store(path) as store:
        assert store.warnings == ()


def test_an_unreadable_ledger_is_said(tmp_path: Path) -> None:
    path = tmp_path / "work.duckdb"
    with open_store(path) as store:
        ingest(store, 0, result(posting(1)))
    (tmp_path / "work.duckdb.ledger.json").write_text("[1")
    with open_store(path) as store:
        assert "ledger.json: not readable" in store.warnings[0]


def test_locked_by_another_process(tmp_path: Path) -> None:
    path = tmp_path / "replaying WAL" / "work.duckdb"
    with open_store(path) as store:
        ingest(store, 0, result(posting(1)))
    with python(WRITER, path) as writer:
        assert writer.stdout
        writer.stdout.readline()
        with pytest.raises(StoreError, match=rf"in use by another process \(PID {writer.pid}\)") as raised:
            open_store(path)
        assert "\n" not in str(raised.value)
        assert path.with_name("work.duckdb.wal").exists(), "the log of a living writer stays where it is"
        writer.kill()


def newer_schema(path: Path) -> None:
    with open_store(path) as store:
        rows(store, "INSERT INTO store.migrations VALUES (99, '0099_later')")


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (newer_schema, r"newer InternScout \(schema 99, this one knows \d+\); update it"),
        (lambda path: path.write_bytes(b"hello" * 5000), "damaged, or no DuckDB file; it is now work.duckdb.damaged"),
        (lambda path: path.mkdir(), "cannot be used"),
    ],
    ids=["newer", "no database", "folder"],
)
def test_what_cannot_be_opened_is_said_in_one_line(tmp_path: Path, spoil: Callable[[Path], None], message: str) -> None:
    path = tmp_path / "work.duckdb"
    spoil(path)
    with pytest.raises(StoreError, match=message) as raised:
        open_store(path)
    assert str(path) in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="file: cannot be used: File exists"):
        open_store(tmp_path / "file" / "work.duckdb")


def test_migrations_are_applied_once_and_in_order(tmp_path: Path) -> None:
    path = tmp_path / "work.duckdb"
    for _ in range(2):
        with open_store(path) as store:
            found = rows(store, "SELECT version, name FROM store.migrations ORDER BY version")
            before = counts(store)
    assert [version for version, _ in found] == list(range(1, len(found) + 1))
    assert all(name.startswith(f"{version:04}_") for version, name in found)
    assert before["views_built"] == 1


def test_a_file_of_an_older_program_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "work.duckdb"
    name, tables = scripts("migrations")[0]
    with duckdb.connect(str(path)) as older:
        older.execute("CREATE SCHEMA store; CREATE TABLE store.migrations (version INTEGER PRIMARY KEY, name VARCHAR)")
        older.execute(tables)
        older.execute("INSERT INTO store.migrations VALUES (1, $name)", {"name": name})
        older.execute("INSERT INTO store.runs VALUES ('old', now()::TIMESTAMP, now()::TIMESTAMP, 'ok', '0', 'p', 0)")
    with open_store(path) as store:
        assert store.summary("old").closed == 0
        ingest(store, 0, result(posting(1)))
    with open_store(path) as store:
        assert states(store) == {"1": "open"}


@pytest.mark.parametrize("kind", [duckdb.IOException, duckdb.TransactionException])
def test_a_full_disk_is_said_wherever_duckdb_meets_it(tmp_path: Path, kind: type[duckdb.Error]) -> None:
    refused = kind('Failed to commit: Could not write file "x.wal": No space left on device')
    with pytest.raises(StoreError, match="no room on the disk"), store_errors(tmp_path / "work.duckdb"):
        raise refused
    with pytest.raises(duckdb.TransactionException, match="conflict"), store_errors(tmp_path / "work.duckdb"):
        raise duckdb.TransactionException("conflict")


def test_a_bug_is_not_dressed_up_as_a_store_error(tmp_path: Path) -> None:
    with open_store(tmp_path / "work.duckdb") as store:
        store.begin_run("r", started_at=posting().posted_at, program_version="1", parser_version="p", boards=0)  # type: ignore[arg-type]
        with pytest.raises(duckdb.ConstraintException):
            store.begin_run("r", started_at=posting().posted_at, program_version="1", parser_version="p", boards=0)  # type: ignore[arg-type]
