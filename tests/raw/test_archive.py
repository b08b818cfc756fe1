"""The archive on a real folder: what comes back, what is written, what damage is noticed."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from threading import Barrier

import pytest

from internscout.errors import StoreError
from internscout.model import Board, Payload, Request
from internscout.raw import Archive, Parcel

BOARD = Board("listings", "demo:list/x", "Acme", "https://lists.example/x.json")
REQUEST = Request(
    BOARD, "https://boards.example/1", "posting", headers={"X-Api-Key": "secret"}, context={"ids": ["7", "8"]}
)
PAYLOAD = Payload(REQUEST, '{"title": "Zoë"}'.encode(), datetime(2026, 11, 21, 6, tzinfo=UTC), 200, "application/json")


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_body_comes_back(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "raw")
    sha256 = archive.keep(b"x" * 10_000)
    assert archive.read(sha256) == b"x" * 10_000
    assert [path.relative_to(tmp_path).as_posix() for path in files(tmp_path)] == [
        f"raw/bodies/{sha256[:2]}/{sha256}.gz"
    ]
    assert files(tmp_path)[0].stat().st_size < 200


def test_the_same_body_is_written_once(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.keep(b"{}")
    before = {path: path.stat().st_ino for path in files(tmp_path)}
    archive.keep(b"{}")
    assert {path: path.stat().st_ino for path in files(tmp_path)} == before


def test_compression_is_the_same_each_time(tmp_path: Path) -> None:
    for name in ("one", "two"):
        Archive(tmp_path / name).keep(b"same")
    one, two = files(tmp_path)
    assert one.read_bytes() == two.read_bytes()
    assert one.read_bytes()[4:8] == bytes(4)  # no time in the header


def test_a_payload_can_be_replayed(tmp_path: Path) -> None:
    Archive(tmp_path).record(PAYLOAD)
    archive = Archive(tmp_path)
    (entry,) = archive.entries()
    payload = archive.payload(entry)
    assert payload.request == Request(BOARD, REQUEST.url, "posting", context=REQUEST.context)
    assert (payload.body, payload.fetched_at) == (PAYLOAD.body, PAYLOAD.fetched_at)
    assert (payload.status, payload.content_type) == (200, "application/json")
    assert entry.size == len(PAYLOAD.body)


def test_keys_are_not_archived(tmp_path: Path) -> None:
    Archive(tmp_path).record(PAYLOAD)
    assert "secret" not in (tmp_path / "index" / "2026-11-21.jsonl").read_text(encoding="utf-8")


def test_index_files_are_by_utc_day_and_entries_in_order(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    east = timezone(timedelta(hours=10))
    days = [
        datetime(2026, 11, 22, 3, tzinfo=east),
        datetime(2026, 11, 21, 20, tzinfo=UTC),
        datetime(2026, 11, 22, tzinfo=UTC),
    ]
    for day in days:
        archive.record(Payload(REQUEST, b"{}", day))
    assert [path.name for path in files(tmp_path / "index")] == ["2026-11-21.jsonl", "2026-11-22.jsonl"]
    assert [entry.fetched_at for entry in archive.entries()] == days
    assert len(files(tmp_path / "bodies")) == 1


def test_an_empty_archive_has_no_entries(tmp_path: Path) -> None:
    assert list(Archive(tmp_path / "none").entries()) == []


@pytest.mark.parametrize("damage", [b"", b"no gzip", None])
def test_damage_is_noticed(tmp_path: Path, damage: bytes | None) -> None:
    archive = Archive(tmp_path)
    sha256 = archive.keep(b"body")
    other = archive.keep(b"another body")
    path = next(p for p in files(tmp_path) if sha256 in p.name)
    whole = next(p for p in files(tmp_path) if other in p.name).read_bytes()
    path.write_bytes(whole if damage is None else damage)
    with pytest.raises(StoreError, match="damaged; delete it"):
        archive.read(sha256)


def test_missing_and_malformed_hashes(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="not in the archive"):
        Archive(tmp_path).read("0" * 64)
    with pytest.raises(StoreError, match="is no SHA-256"):
        Archive(tmp_path).read("../../etc/passwd")


def test_half_a_line_is_cut_off_by_the_next(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.record(PAYLOAD)
    index = tmp_path / "index" / "2026-11-21.jsonl"
    line = index.read_bytes()
    index.write_bytes(line + line[:40])
    assert len(list(archive.entries())) == 1
    archive.record(PAYLOAD)
    assert index.read_bytes() == line * 2


def test_a_damaged_line_is_named(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.record(PAYLOAD)
    with (tmp_path / "index" / "2026-11-21.jsonl").open("a") as file:
        file.write('{"board": 7}\n')
    with pytest.raises(StoreError, match=r"2026-11-21\.jsonl: line 2 is damaged; delete the line"):
        list(archive.entries())


def test_an_index_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "index" / "2026-01-01.jsonl").mkdir(parents=True)
    with pytest.raises(StoreError, match=r"2026-01-01\.jsonl: cannot be read: Is a directory; mend that"):
        list(Archive(tmp_path).entries())


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "bodies").write_text("a file where the folder should be")
    with pytest.raises(StoreError, match="cannot be written"):
        Archive(tmp_path).keep(b"{}")


def test_threads_may_record_the_same_body_at_once(tmp_path: Path) -> None:
    """As the boards of a run do; eight at a time met within the writing of one body each time without the lock."""
    archive = Archive(tmp_path)
    together = Barrier(8)

    def record(number: int) -> None:
        together.wait()
        archive.record(
            replace(PAYLOAD, body=bytes(200_000), request=replace(REQUEST, url=f"https://x.example/{number}"))
        )

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(record, range(8)))
    entries = list(archive.entries())
    assert sorted(entry.request.url for entry in entries) == [f"https://x.example/{number}" for number in range(8)]
    assert all(archive.payload(entry).body == bytes(200_000) for entry in entries)


def test_what_was_packed_elsewhere_lies_here_as_if_it_had_been_read_here(tmp_path: Path) -> None:
    here, there, parcel = Archive(tmp_path / "here"), Archive(tmp_path / "there"), Parcel()
    for payload in (PAYLOAD, replace(PAYLOAD, body=b"<html>"), PAYLOAD):
        assert here.record(payload) == parcel.record(payload)
    for packed in parcel.answers:
        there.unpack(packed)
    one, two = (
        {file.relative_to(at): file.read_bytes() for file in files(at)}
        for at in (tmp_path / "here", tmp_path / "there")
    )
    assert one == two
    assert [there.payload(entry).body for entry in there.entries()] == [PAYLOAD.body, b"<html>", PAYLOAD.body]
