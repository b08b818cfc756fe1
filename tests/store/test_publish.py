"""The published copy: complete, readable by older tools, and never in anybody's way."""

import os
import signal
from pathlib import Path

import duckdb
import pytest

from internscout.errors import StoreError
from internscout.store import Reader
from tests.store.factories import ingest, open_store, posting, result, rows
from tests.store.test_crash import python

HOLDER = """
    import sys
    import duckdb

    con = duckdb.connect(sys.argv[1], read_only=True)
    for _ in sys.stdin:
        print(con.execute("SELECT count(*) FROM postings").fetchone()[0], flush=True)
"""

PUBLISHER = """
    import sys
    from pathlib import Path
    from tests.store.factories import open_store

    with open_store(Path(sys.argv[1])) as store:
        while True:
            store.publish(Path(sys.argv[2]))
            print("published", flush=True)
"""


def test_a_reader_neither_blocks_nor_is_disturbed(tmp_path: Path) -> None:
    work, target = tmp_path / "work.duckdb", tmp_path / "out" / "internscout.duckdb"
    with open_store(work) as store:
        ingest(store, 0, result(posting(1)))
        store.publish(target)
        with python(HOLDER, target) as holder:
            assert holder.stdin
            assert holder.stdout

            def asked() -> str:
                assert holder.stdin
                assert holder.stdout
                print("count", file=holder.stdin, flush=True)
                return holder.stdout.readline().strip()

            assert asked() == "1"
            ingest(store, 1, result(posting(1), posting(2)))
            store.publish(target)
            assert asked() == "1", "who has the former copy open keeps it"
            with Reader(target) as reader:
                assert reader.query("SELECT count(*) FROM postings")[1] == [(2,)]
            holder.stdin.close()
    assert sorted(file.name for file in target.parent.iterdir()) == ["internscout.duckdb"]


def test_killed_while_publishing_leaves_a_whole_copy(tmp_path: Path) -> None:
    work, target = tmp_path / "work.duckdb", tmp_path / "internscout.duckdb"
    with open_store(work) as store:
        ingest(store, 0, result(*(posting(n) for n in range(500))))
    with python(PUBLISHER, work, target) as publisher:
        assert publisher.stdout
        publisher.stdout.readline()
        os.kill(publisher.pid, signal.SIGKILL)
    with Reader(target) as reader:
        assert reader.query("SELECT count(*) FROM postings")[1] == [(500,)]
    with open_store(work) as store:
        store.publish(target)
    assert not list(tmp_path.glob(".internscout*"))


def test_views_comments_and_all_rows_survive(tmp_path: Path) -> None:
    target = tmp_path / "internscout.duckdb"
    everything = """
        SELECT table_name, column_name, data_type, comment FROM duckdb_columns()
        WHERE NOT internal AND schema_name IN ('main', 'store') AND database_name = current_database() ORDER BY ALL
    """
    with open_store(tmp_path / "work.duckdb") as store:
        ingest(store, 0, result(posting(1)))
        ingest(store, 1, result(posting(1, title="Changed")))
        store.publish(target)
        tables = rows(store, "SELECT table_name FROM duckdb_tables() WHERE schema_name = 'store'")
        with duckdb.connect(str(target), read_only=True) as copy:
            assert copy.execute(everything).fetchall() == rows(store, everything)
            for (table,) in tables:
                query = f"SELECT * FROM store.{table} ORDER BY ALL"  # noqa: S608 - our own names
                assert copy.execute(query).fetchall() == rows(store, query)
            kept = copy.execute("SELECT sql FROM duckdb_tables() WHERE table_name = 'posting_versions'").fetchall()
            assert "description VARCHAR USING COMPRESSION ZSTD" in kept[0][0]


def test_it_is_written_in_the_format_of_older_tools(tmp_path: Path) -> None:
    target = tmp_path / "internscout.duckdb"
    with open_store(tmp_path / "work.duckdb") as store:
        store.publish(target)
    with duckdb.connect(str(target), read_only=True) as copy:
        found = copy.execute("SELECT tags FROM duckdb_databases() WHERE path = $path", {"path": str(target)}).fetchall()
    assert found[0][0]["storage_version"].startswith("v1.5")


def test_a_target_that_cannot_be_written_is_said_and_the_store_goes_on(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with open_store(tmp_path / "work's.duckdb") as store:
        with pytest.raises(StoreError, match=r"internscout\.duckdb: cannot be written"):
            store.publish(tmp_path / "file" / "internscout.duckdb")
        ingest(store, 0, result(posting(1)))
        store.publish(tmp_path / "o'k.duckdb")
    with Reader(tmp_path / "o'k.duckdb") as reader:
        assert reader.query("SELECT count(*) FROM postings")[1] == [(1,)]
