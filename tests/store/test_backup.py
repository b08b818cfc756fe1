"""Copies: made before every migration, made by hand, put back; and every older schema opens."""

from pathlib import Path

import duckdb
import pytest

from internscout.errors import StoreError
from internscout.store import back_up, restore
from internscout.store.statements import scripts
from tests.store.factories import ingest, open_store, posting, result, rows, states

SCHEMAS = range(1, len(scripts("migrations")) + 1)


def of_schema(path: Path, version: int) -> None:
    """A file as the program with that schema left it: its migrations, a board and a posting."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with duckdb.connect(str(path)) as con:
        con.execute(
            "CREATE SCHEMA store; CREATE TABLE store.migrations (version INTEGER PRIMARY KEY, name VARCHAR NOT NULL);"
            "CREATE TABLE store.views_built (fingerprint VARCHAR NOT NULL)"
        )
        for number, (name, text) in enumerate(scripts("migrations")[:version], 1):
            con.execute(text)
            con.execute("INSERT INTO store.migrations VALUES (?, ?)", [number, name])
        con.execute(
            """
            INSERT INTO store.boards (board, source, token, company, url)
                VALUES ('greenhouse:acme', 'greenhouse', 'acme', 'Acme', '');
            INSERT INTO store.runs (run_id, started_at, finished_at, status, program_version, parser_version, boards)
                VALUES ('old', '2026-01-01', '2026-01-01', 'ok', '0', 'p', 1);
            INSERT INTO store.posting_versions (posting_id, version, content_hash, board, source, external_id, title,
                url, company, location, locations, description, details, requisition_id, thin, first_seen_run,
                first_seen_at) VALUES ('greenhouse:acme:1', 1, 'h', 'greenhouse:acme', 'greenhouse', '1', 'ML Intern',
                'https://jobs.example/1', 'Acme', '', [], 'Teach robots.', '[]', '', FALSE, 'old', '2026-01-01');
            INSERT INTO store.posting_states (posting_id, board, via_board, status, version, content_hash, thin,
                first_seen, last_seen, changed_at, missing_runs) VALUES ('greenhouse:acme:1', 'greenhouse:acme',
                'greenhouse:acme', 'open', 1, 'h', FALSE, '2026-01-01', '2026-01-01', '2026-01-01', 0);
            """
        )


@pytest.mark.parametrize("version", SCHEMAS)
def test_a_file_of_every_schema_opens_and_is_copied_before_it_changes(tmp_path: Path, version: int) -> None:
    path = tmp_path / "work.duckdb"
    of_schema(path, version)
    before = path.read_bytes()
    with open_store(path) as store:
        assert store.warnings == ()
        assert states(store) == {"1": "open"}
        ingest(store, 0, result(posting(1), posting(2)))
        assert states(store) == {"1": "open", "2": "open"}
    copies = sorted((tmp_path / "backups").glob("*"))
    assert len(copies) == (version < SCHEMAS[-1])
    for copy in copies:
        assert copy.read_bytes() == before, "byte for byte"
        with open_store(copy) as store:
            assert states(store) == {"1": "open"}


def test_the_last_three_copies_before_migrations_are_kept(tmp_path: Path) -> None:
    path, own = tmp_path / "work.duckdb", tmp_path / "backups" / "own.duckdb"
    for _ in range(5):
        of_schema(path, 1)
        open_store(path).close()
        if not own.exists():
            back_up(path, own)
        path.unlink()
    assert own.exists(), "copies made by hand are nobody's to remove"
    assert len(list(own.parent.glob("before-migration-of-schema-1.*"))) == 3


def test_a_newer_schema_is_refused_unharmed(tmp_path: Path) -> None:
    path = tmp_path / "work.duckdb"
    of_schema(path, 1)
    with duckdb.connect(str(path)) as con:
        con.execute("INSERT INTO store.migrations VALUES (99, '0099_later')")
    before = path.read_bytes()
    with pytest.raises(StoreError, match=r"newer InternScout \(schema 99"):
        open_store(path)
    with pytest.raises(StoreError, match=r"newer InternScout \(schema 99"):
        restore(tmp_path / "other.duckdb", path)
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["work.duckdb"]


def test_there_and_back(tmp_path: Path) -> None:
    path, copy = tmp_path / "work.duckdb", tmp_path / "elsewhere" / "copy.duckdb"
    with open_store(path) as store:
        ingest(store, 0, result(posting(1)))
    back_up(path, copy)
    with pytest.raises(StoreError, match="is there already"):
        back_up(path, copy)
    with open_store(path) as store:
        ingest(store, 1, result(posting(1), posting(2)))
    aside = restore(path, copy)
    assert aside == tmp_path / "work.duckdb.replaced"
    with open_store(path) as store:
        assert (store.warnings, states(store)) == ((), {"1": "open"})
        ingest(store, 2, result(posting(1)))
    with open_store(aside) as store:
        assert states(store) == {"1": "open", "2": "open"}


@pytest.mark.parametrize("spoilt", [b"", b"hello" * 9000], ids=["empty", "no database"])
def test_what_is_no_copy_changes_nothing(tmp_path: Path, spoilt: bytes) -> None:
    path, copy = tmp_path / "work.duckdb", tmp_path / "copy.duckdb"
    with open_store(path) as store:
        ingest(store, 0, result(posting(1)))
    before = {file: file.read_bytes() for file in tmp_path.iterdir()}
    copy.write_bytes(spoilt)
    for source in (copy, tmp_path / "nowhere"):
        with pytest.raises(StoreError, match=rf"{source.name}: (damaged, or not written|not there)") as raised:
            restore(path, source)
        assert "\n" not in str(raised.value)
    copy.unlink()
    assert {file: file.read_bytes() for file in tmp_path.iterdir()} == before


def test_the_published_copy_takes_the_place_of_the_file_it_was_made_of(tmp_path: Path) -> None:
    path, published = tmp_path / "work.duckdb", tmp_path / "published.duckdb"
    with open_store(path) as store:
        ingest(store, 0, result(posting(1), posting(2)))
        tables = rows(store, "SELECT table_name, sql FROM duckdb_tables() WHERE schema_name = 'store' ORDER BY ALL")
        store.publish(published)
    restore(path, published)
    with open_store(path) as store:
        assert rows(store, "SELECT table_name, sql FROM duckdb_tables() WHERE schema_name = 'store' ORDER BY ALL") == (
            tables
        )
        ingest(store, 1, result(posting(1)))
        assert states(store) == {"1": "open", "2": "missing"}
