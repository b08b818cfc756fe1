"""The published copy as `list`, `show`, `why` and `query` use it; SQL of the user can do nothing but read."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest

from internscout.errors import QueryError, StoreError, UsageError
from internscout.model import Board, Posting
from internscout.store import Reader
from tests.store.factories import NOW, PARSER, candidates, ingest, open_store, parsed, posting, result

BETA = Board("lever", "beta", "Beta Vision")


def vision(number: int, title: str) -> Posting:
    return posting(number, board=BETA, title=title, company="Beta Vision", location="Lyon, France")


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Five postings: three of acme (2 and 3 gone and missing), two of beta (one an ordinary job)."""
    folder = tmp_path_factory.mktemp("published")
    one, two, three = posting(1), posting(2), posting(13, title="Reinforcement Learning Intern")
    job = vision(7, "Staff Engineer")
    with open_store(folder / "work.duckdb") as store:
        ingest(store, 0, result(one, two, three))
        ingest(store, 1, result(one, three))
        ingest(store, 2, result(one))
        store.begin_run("last", started_at=NOW.replace(day=9), program_version="1", parser_version=PARSER, boards=1)
        read = {
            p.id: parsed(p, kind=kind) for p, kind in ((vision(6, "Vision Intern"), "internship"), (job, "employee"))
        }
        store.save_board("last", result(vision(6, "Vision Intern"), job, board=BETA), read, seen_at=NOW.replace(day=9))
        store.finish_run("last", finished_at=NOW.replace(day=9), status="ok")
        store.publish(folder / "internscout.duckdb")
    return folder / "internscout.duckdb"


@pytest.fixture
def reader(published: Path) -> Iterator[Reader]:
    with Reader(published) as opened:
        yield opened


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("greenhouse:acme:1", "greenhouse:acme:1"),
        ("GREENHOUSE:acme:1", "greenhouse:acme:1"),
        ("lever:beta:6", "lever:beta:6"),
        ("greenhouse:acme:13", "greenhouse:acme:13"),
        ("13", "greenhouse:acme:13"),
        ("7", "lever:beta:7"),
        ("beta:6", "lever:beta:6"),
        ("Reinforcement", "greenhouse:acme:13"),
        ("vision vision", "lever:beta:6"),
        ("nothing like it", None),
    ],
)
def test_show_finds_by_id_or_part(reader: Reader, name: str, expected: str | None) -> None:
    found = reader.posting(name)
    assert (found and found["id"]) == expected


def test_show_lists_the_choices_when_several_are_meant(reader: Reader) -> None:
    with pytest.raises(UsageError) as raised:
        reader.posting("lever:")
    assert "lever:beta:6 (Beta Vision, Vision Intern); lever:beta:7" in str(raised.value)
    assert "\n" not in str(raised.value)


def test_show_has_requirements_facts_and_text(reader: Reader) -> None:
    found = reader.posting("greenhouse:acme:1")
    assert found
    assert found["requirements"]["kind"] == "internship"
    assert [fact["quote"] for fact in found["facts"]] == ["Machine", "Python"]
    assert found["facts"][1]["value"]["id"] == "python"
    assert found["text"][found["facts"][1]["start_offset"] :].startswith("Python")
    assert found["first_seen"] == NOW
    assert found["last_seen"] == datetime(2026, 3, 4, 6, tzinfo=UTC)


def test_candidates_are_those_of_the_store(reader: Reader) -> None:
    assert [candidate.id for candidate in candidates(reader)] == [
        "greenhouse:acme:1", "lever:beta:6", "lever:beta:7",
    ]  # fmt: skip
    assert [candidate.id for candidate in candidates(reader, ["employee"])] == ["lever:beta:7"]
    assert reader.openings.count_other_kinds(["employee"]) == 2
    assert reader.candidate("greenhouse:acme:2").title == "Machine Learning Intern 2", "closed ones too"
    with pytest.raises(UsageError, match="no posting 'x'"):
        reader.candidate("x")


def test_summary_is_that_of_the_last_run(reader: Reader) -> None:
    summary = reader.summary()
    assert summary
    assert (summary.run_id, summary.new) == ("last", 2)


@pytest.mark.parametrize(
    ("sql", "columns", "rows"),
    [
        ("SELECT count(*) AS n FROM postings", ["n"], [(5,)]),
        ("FROM postings SELECT DISTINCT status ORDER BY status;", ["status"], [("closed",), ("missing",), ("open",)]),
        ("WITH x AS (SELECT 1 AS a) SELECT * FROM x", ["a"], [(1,)]),
        ("VALUES (1), (2), (3)", ["col0"], [(1,), (2,), (3,)]),
    ],
)
def test_query(reader: Reader, sql: str, columns: list[str], rows: list[tuple[object, ...]]) -> None:
    assert reader.query(sql) == (columns, rows)


def test_arguments_that_are_no_unicode_are_borne(reader: Reader) -> None:
    assert reader.query("SELECT '\ud800' AS a") == (["a"], [("\ufffd",)])
    assert reader.posting("\ud800") is None


@pytest.mark.parametrize("sql", ["DESCRIBE postings", "SHOW TABLES", "SUMMARIZE runs", "EXPLAIN SELECT 1"])
def test_query_may_ask_what_there_is(reader: Reader, sql: str) -> None:
    assert reader.query(sql)[1]


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM store.facts",
        "INSERT INTO store.boards VALUES ('a', 'b', 'c', 'd', 'e')",
        "CREATE TABLE x (a INTEGER)",
        "CREATE TEMP TABLE x (a INTEGER)",
        "DROP VIEW postings",
        "ATTACH ':memory:' AS m",
        "ATTACH '{folder}/other.duckdb' AS o",
        "COPY (SELECT 1) TO '{folder}/out.csv'",
        "COPY postings TO '{folder}/out.parquet'",
        "EXPORT DATABASE '{folder}/out'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET enable_external_access = true",
        "RESET lock_configuration",
        "PRAGMA enable_profiling",
        "SELECT * FROM '{folder}/secret.csv'",
        "SELECT * FROM read_csv('{folder}/secret.csv')",
        "SELECT * FROM read_text('{folder}/secret.csv')",
        "SELECT * FROM glob('{folder}/*')",
        "SELECT * FROM query('SELECT * FROM read_text(''{folder}/secret.csv'')')",
        "SELECT * FROM read_json('https://jobs.example/x.json')",
        "SELECT * FROM folder",
        "SELECT 1; SELECT 2",
        "SELECT 1; DELETE FROM store.facts",
        "EXPLAIN ANALYZE COPY (SELECT 1) TO '{folder}/out.csv'",
        "UPDATE EXTENSIONS",
        "CALL pragma_version()",
        "BEGIN",
        "",
        "-- nothing",
        "SELEC 1",
        "SELECT * FROM nowhere",
        "SELECT 'a'::INTEGER",
        "SELECT '\0",
        "SELECT error('two\nlines')",
    ],
)
def test_query_refuses_all_but_reading_in_one_line(published: Path, tmp_path: Path, sql: str) -> None:
    folder = tmp_path
    secret = folder / "secret.csv"
    secret.write_text("token\nhidden\n")
    before = published.read_bytes()
    with Reader(published) as reader:
        with pytest.raises(QueryError) as raised:
            reader.query(sql.format(folder=folder))
        assert reader.query("SELECT 1")[1] == [(1,)], "goes on after an error"
    assert "\n" not in str(raised.value)
    assert "hidden" not in str(raised.value)
    assert [file.name for file in folder.iterdir()] == ["secret.csv"]
    assert published.read_bytes() == before


def test_a_copy_that_is_not_there_yet(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"internscout.duckdb: not there yet; run `internscout run` first"):
        Reader(tmp_path / "internscout.duckdb")


def test_a_file_of_something_else(tmp_path: Path) -> None:
    duckdb.connect(str(tmp_path / "x.duckdb")).close()
    (tmp_path / "y.duckdb").write_text("no database")
    with pytest.raises(StoreError, match="not written by InternScout"):
        Reader(tmp_path / "x.duckdb")
    with pytest.raises(StoreError, match="damaged, or no DuckDB file"):
        Reader(tmp_path / "y.duckdb")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            "INSERT INTO store.migrations VALUES (99, '0099_later')",
            r"a newer InternScout \(schema 99, .*; update it",
        ),
        ("DELETE FROM store.migrations WHERE version > 1", r"an older InternScout \(schema 1, .*digest` renews it"),
    ],
    ids=["newer", "older"],
)
def test_a_copy_of_another_version(tmp_path: Path, change: str, said: str) -> None:
    with open_store(tmp_path / "work.duckdb") as store:
        store._con.execute(change)
        store.publish(tmp_path / "x.duckdb")
    with pytest.raises(StoreError, match=said):
        Reader(tmp_path / "x.duckdb")
