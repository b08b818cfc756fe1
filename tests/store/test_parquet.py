"""Parquet files that people bring, as JSON Lines."""

import json
from pathlib import Path

import duckdb
import pytest

from internscout.errors import StoreError
from internscout.store import parquet_lines


def write(path: Path, query: str) -> Path:
    with duckdb.connect() as con:
        con.execute(f"COPY ({query}) TO '{path}' (FORMAT parquet)")
    return path


def test_values_of_all_kinds(tmp_path: Path) -> None:
    query = """SELECT 'é "quoted"' || chr(10) AS title, NULL::VARCHAR AS nothing, 1.5 AS "Min Amount",
        TRUE AS is_remote, DATE '2026-03-02' AS posted, TIMESTAMPTZ '2026-03-02 10:00:00+02' AS changed,
        ['a', 'b'] AS locations, 'a column' AS "t", 'a row' AS "row" """
    (line,) = parquet_lines(write(tmp_path / "a.parquet", query), 10**6).splitlines()
    assert json.loads(line) == {
        "title": 'é "quoted"\n',
        "nothing": None,
        "Min Amount": 1.5,
        "is_remote": True,
        "posted": "2026-03-02",
        "changed": "2026-03-02 08:00:00+00",
        "locations": ["a", "b"],
        "t": "a column",
        "row": "a row",
    }


def test_rows_keep_their_order_and_the_same_file_gives_the_same_bytes(tmp_path: Path) -> None:
    path = write(tmp_path / "a.parquet", "SELECT i FROM range(200000) t(i)")
    lines = parquet_lines(path, 10**8)
    assert [json.loads(line)["i"] for line in lines.splitlines()] == list(range(200000))
    assert parquet_lines(path, 10**8) == lines


@pytest.mark.parametrize("name", ["a[1].parquet", "a*.parquet", "what?.parquet", "it's.parquet", "{a,b}.parquet"])
def test_a_name_is_no_pattern(tmp_path: Path, name: str) -> None:
    plain = write(tmp_path / "a1.parquet", "SELECT 'another' AS title")
    write(tmp_path / "plain.parquet", "SELECT 'this' AS title").rename(tmp_path / name)
    assert parquet_lines(tmp_path / name, 10**6) == b'{"title":"this"}\n'
    assert plain.exists()


def test_what_is_no_parquet_file_or_too_much_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    path.write_bytes(b"PAR1 and so on PAR1")
    with pytest.raises(StoreError, match="damaged, or no Parquet file") as caught:
        parquet_lines(path, 10**6)
    assert "\n" not in str(caught.value)
    write(path, "SELECT repeat('x', 1000) AS text FROM range(1000)")
    assert path.stat().st_size < 10_000
    with pytest.raises(StoreError, match="more than 100000 bytes"):
        parquet_lines(path, 100_000)
    with pytest.raises(StoreError):
        parquet_lines(tmp_path / "none.parquet", 10)
