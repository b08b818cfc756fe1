"""The working file does not fill the machine: what DuckDB holds is bounded, and what does not fit waits on disk."""

from pathlib import Path

from internscout.store.connection import open_working

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
