"""What is let go of, and what stays for what is to be read again."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from internscout.errors import StoreError
from internscout.model import Board, Payload, Request
from internscout.raw import Archive, Pruned, prune

BOARD = Board("greenhouse", "acme")
NOW = datetime(2026, 11, 21, 6, tzinfo=UTC)
LISTING = Request(BOARD, "https://boards.example/acme")
TEXT = Request(BOARD, "https://boards.example/acme/1", "posting", external_id="1")


def record(folder: Path, request: Request, body: bytes, days_ago: int) -> None:
    Archive(folder).record(Payload(request, body, NOW - timedelta(days=days_ago)))


def kept(folder: Path) -> list[bytes]:
    archive = Archive(folder)
    return [archive.payload(entry).body for entry in archive.entries()]


def bodies(folder: Path) -> int:
    return len(list(folder.glob("bodies/*/*.gz")))


def test_old_answers_go_with_their_bodies(tmp_path: Path) -> None:
    for days_ago, body in ((40, b"first"), (35, b"second"), (3, b"third")):
        record(tmp_path, LISTING, body, days_ago)
        record(tmp_path, TEXT, body + b" text", days_ago)
    assert prune(tmp_path, NOW - timedelta(days=30)) == Pruned(4, 4)
    assert kept(tmp_path) == [b"third", b"third text"]
    assert bodies(tmp_path) == 2
    assert prune(tmp_path, NOW - timedelta(days=30)) == Pruned()


def test_a_body_that_a_kept_line_names_stays(tmp_path: Path) -> None:
    record(tmp_path, LISTING, b"same", 40)
    record(tmp_path, LISTING, b"same", 1)
    assert prune(tmp_path, NOW - timedelta(days=30)) == Pruned(1, 0)
    assert kept(tmp_path) == [b"same"]


def test_the_last_answer_of_a_listing_stays_however_old(tmp_path: Path) -> None:
    record(tmp_path, LISTING, b"old", 90)
    record(tmp_path, LISTING, b"unchanged since", 80)
    record(tmp_path, replace(LISTING, url="https://boards.example/acme?page=2"), b"its second page", 80)
    record(tmp_path, replace(LISTING, board=Board("lever", "beta")), b"another board", 1)
    assert prune(tmp_path, NOW) == Pruned(2 - 1, 1)
    assert kept(tmp_path) == [b"unchanged since", b"its second page", b"another board"]


def test_nothing_goes_where_a_line_cannot_be_read(tmp_path: Path) -> None:
    record(tmp_path, TEXT, b"old", 90)
    (tmp_path / "index" / "2026-11-20.jsonl").write_text("{}\n")
    with pytest.raises(StoreError, match="line 1 is damaged"):
        prune(tmp_path, NOW)
    assert bodies(tmp_path) == 1
    assert len(list(tmp_path.glob("index/*"))) == 2


def test_an_empty_archive(tmp_path: Path) -> None:
    assert prune(tmp_path, NOW) == Pruned()
