"""Bytes that nobody wrote are noticed, named and moved aside; never used, never deleted."""

import json
from pathlib import Path

import pytest

from internscout.errors import StoreError
from internscout.store import Store, restore
from internscout.store.ledger import Ledger
from tests.store.factories import COLUMNS, NOW, ingest, open_store, posting, result, rows, save, states
from tests.store.test_crash import left_by_kill


def checked(path: Path) -> Store:
    return Store(path, COLUMNS, check=True)


def filled(path: Path) -> Path:
    """A working file as a run leaves it; returns what it published."""
    published = path.with_name("published.duckdb")
    with open_store(path) as store:
        ingest(store, 0, result(*(posting(n, description=f"{n} " * 3000) for n in range(200))))
        store.publish(published)
    return published


def flip(path: Path, place: float) -> None:
    """One byte of a file, at a share of its length."""
    held = bytearray(path.read_bytes())
    held[int(len(held) * place)] ^= 0xFF
    path.write_bytes(held)


def test_what_a_run_leaves_is_sealed_and_opens_without_a_word(tmp_path: Path) -> None:
    path = tmp_path / "work.duckdb"
    filled(path)
    noted = Ledger.read(path)
    assert noted
    assert (noted.run, noted.counts["posting_states"], len(noted.sha256)) == ("run-0", 200, 64)
    with checked(path) as store:
        assert store.warnings == ()
    assert Ledger.read(path) == noted, "reading changes nothing"


@pytest.mark.parametrize("place", [0.001, 0.05, 0.3, 0.5, 0.8, 0.999])
def test_a_flipped_byte_anywhere_is_noticed(tmp_path: Path, place: float) -> None:
    path = tmp_path / "work.duckdb"
    published = filled(path)
    flip(path, place)
    spoilt = path.read_bytes()
    with pytest.raises(StoreError, match=r"it is now work\.duckdb\.damaged; `internscout restore`"):
        checked(path)
    assert (tmp_path / "work.duckdb.damaged").read_bytes() == spoilt
    with pytest.raises(StoreError, match=r"was damaged and is now work\.duckdb\.damaged"):
        checked(path)
    assert not path.exists(), "nothing is begun anew by itself"
    assert restore(path, published) is None
    with checked(path) as store:
        assert len(states(store)) == 200
        ingest(store, 1, result(posting(1)))


def test_a_missing_end_is_noticed_after_a_kill(tmp_path: Path) -> None:
    path = tmp_path / "work.duckdb"
    filled(path)
    with open_store(path) as store:
        ingest(store, 1, result(posting(1)))
    noted = Ledger.read(path)
    assert noted
    assert not noted.sha256, "as it is while a run writes"
    held = path.read_bytes()
    path.write_bytes(held[: len(held) // 3])
    with pytest.raises(StoreError, match=r"now work\.duckdb\.damaged"):
        checked(path)


def test_a_log_that_is_cut_short_is_noticed_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "work.duckdb"
    log = left_by_kill(path)
    whole = log.read_bytes()
    log.write_bytes(whole[: len(whole) // 3])
    with open_store(path) as store:
        (warning,) = store.warnings
        assert "readings of boards" in warning
        assert "is now work.duckdb.wal.damaged" in warning
    assert (tmp_path / "work.duckdb.wal.damaged").read_bytes() == whole[: len(whole) // 3]
    with open_store(path) as store:
        assert store.warnings == ()


def test_a_log_without_its_file_is_not_taken_for_a_new_one(tmp_path: Path) -> None:
    path = tmp_path / "work.duckdb"
    left_by_kill(path)
    path.unlink()
    with open_store(path) as store:
        assert "is now work.duckdb.damaged.wal" in store.warnings[0]
        assert states(store) == {}


def test_the_notes_of_the_first_versions_are_read(tmp_path: Path) -> None:
    path = tmp_path / "work.duckdb"
    filled(path)
    (tmp_path / "work.duckdb.ledger.json").write_text(json.dumps({"runs": 3}))
    with checked(path) as store:
        assert "2 of runs" in store.warnings[0]


def test_ingesting_twice_changes_nothing(tmp_path: Path) -> None:
    hashes = []
    results = [result(*(posting(n) for n in range(30)))]
    with open_store(tmp_path / "work.duckdb") as store:
        for run in range(3):
            store.begin_run(f"r{run}", started_at=NOW, program_version="1", parser_version="parser-1", boards=1)
            for found in results:
                save(store, f"r{run}", found, NOW)
            store.finish_run(f"r{run}", finished_at=NOW, status="ok")
            hashes.append(content(store))
    assert hashes[0] == hashes[1] == hashes[2]
    assert len(hashes[0]) >= 8


def content(store: Store) -> dict[str, int]:
    """Table → a hash of its rows in any order, of all tables but those that tell of runs."""
    names = rows(store, "SELECT table_name FROM duckdb_tables() WHERE schema_name = 'store'")
    kept = sorted(name for (name,) in names if name not in ("runs", "board_runs", "row_faults"))
    return {name: rows(store, f"SELECT bit_xor(hash(t)) FROM store.{name} t")[0][0] for name in kept}  # noqa: S608
