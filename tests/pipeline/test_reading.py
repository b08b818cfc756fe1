"""What a second reading of a board costs, and what the outcome of a reading is called."""

import asyncio
from datetime import timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest

from internscout.cli import main
from internscout.config import Settings, load_settings
from internscout.model import BoardResult
from internscout.pipeline import clock, ingesting, reading
from internscout.pipeline import run as pipeline
from internscout.pipeline.boards import read_boards
from internscout.pipeline.folder import locked
from tests.pipeline.build import job, listing
from tests.pipeline.conftest import Folder, Mirror

ACME = "boards-api.greenhouse.io/v1/boards/acme/jobs"


def go(settings: Settings) -> list[dict[str, Any]]:
    """One run without digests; its rows of board_runs."""
    boards = settings.boards
    with locked(settings), pipeline.begun(settings, boards) as run_id:
        pipeline.ingest(settings, run_id, boards)
        pipeline.finish(settings, run_id)
        pipeline.publish(settings)
    with duckdb.connect(str(settings.published), read_only=True) as con:
        found = con.execute("SELECT * FROM board_runs WHERE run_id = ? ORDER BY board", [run_id])
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def statuses(settings: Settings) -> dict[str, str]:
    with duckdb.connect(str(settings.published), read_only=True) as con:
        return dict(con.execute("SELECT title, status FROM postings").fetchall())


@pytest.fixture
def acme(folder: Folder, mirror: Mirror) -> Settings:
    mirror.serve(ACME, listing(job(1, "ML Intern"), job(2, "Data Intern")))
    return folder.configure("greenhouse:acme")


@pytest.mark.parametrize("validators", [True, False])
def test_an_unchanged_board_is_neither_read_nor_written(
    acme: Settings, mirror: Mirror, validators: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    mirror.validators = validators
    (first,) = go(acme)
    assert (first["outcome"], first["new"], first["not_modified"]) == ("ok", 2, 0)
    monkeypatch.setattr(ingesting, "parsed_by_id", lambda *_: pytest.fail("parsed") if _[0] else ({}, ()))
    (second,) = go(acme)
    assert (second["outcome"], second["seen"], second["new"], second["requests"]) == ("unchanged", 2, 0, 1)
    assert second["not_modified"] == int(validators)
    assert second["complete"]


def test_another_body_that_says_the_same_is_unchanged_and_asked_for_by_its_validators(
    acme: Settings, mirror: Mirror
) -> None:
    mirror.validators = True
    go(acme)
    mirror.serve(ACME, listing(job(1, "ML Intern") | {"internal_job_id": 7}, job(2, "Data Intern")))
    assert [(row["outcome"], row["not_modified"]) for row in go(acme)] == [("unchanged", 0)]
    assert [(row["outcome"], row["not_modified"]) for row in go(acme)] == [("unchanged", 1)]


def test_what_is_open_was_seen_when_the_listing_was_found_unchanged(acme: Settings) -> None:
    go(acme)
    go(acme)
    with duckdb.connect(str(acme.published), read_only=True) as con:
        found = con.execute(
            "SELECT count(*) FROM postings WHERE last_seen = (SELECT max(saved_at) FROM board_runs)"
        ).fetchone()
    assert found == (2,)


def test_an_unchanged_listing_is_the_second_absence_of_what_is_missing(acme: Settings, mirror: Mirror) -> None:
    go(acme)
    mirror.serve(f"{ACME}/2", {"error": "later"}, 503)
    mirror.serve(ACME, listing(job(1, "ML Intern")))
    assert [row["outcome"] for row in go(acme)] == ["ok"]
    assert statuses(acme) == {"ML Intern": "open", "Data Intern": "missing"}
    (third,) = go(acme)
    assert (third["outcome"], third["closed"]) == ("unchanged", 1)
    assert statuses(acme) == {"ML Intern": "open", "Data Intern": "closed"}


def test_what_is_not_found_at_its_own_address_is_closed_at_once(acme: Settings, mirror: Mirror) -> None:
    go(acme)
    mirror.serve(ACME, listing(job(1, "ML Intern")))
    (second,) = go(acme)
    assert (second["outcome"], second["closed"], second["requests"]) == ("ok", 1, 2)
    assert statuses(acme) == {"ML Intern": "open", "Data Intern": "closed"}


def test_what_is_still_at_its_own_address_is_not_closed(acme: Settings, mirror: Mirror) -> None:
    go(acme)
    mirror.serve(f"{ACME}/2", job(2, "Data Intern"))
    for title in ("ML Intern", "ML Engineer Intern", "ML Research Intern"):  # each another listing
        mirror.serve(ACME, listing(job(1, title)))
        go(acme)
    assert statuses(acme) == {"ML Research Intern": "open", "Data Intern": "missing"}


def test_another_parser_reads_an_unchanged_board_again(acme: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    go(acme)
    monkeypatch.setattr(ingesting, "parser_version", lambda: "another")
    assert [row["outcome"] for row in go(acme)] == ["ok"]


def test_a_changed_board_is_read(acme: Settings, mirror: Mirror) -> None:
    mirror.validators = True
    go(acme)
    mirror.serve(ACME, listing(job(1, "ML Intern"), job(2, "Data Intern"), job(3, "Vision Intern")))
    assert [(row["outcome"], row["new"]) for row in go(acme)] == [("ok", 1)]


CUT_SHORT = {"jobs": [], "meta": {"total": 2}}
EMPTY = {"jobs": [], "meta": {"total": 0}}
NO_ROWS = {"jobs": [{"id": 1}, {"id": 2}], "meta": {"total": 2}}


@pytest.mark.parametrize(
    ("answer", "status", "outcome"),
    [
        (EMPTY, 200, "suspicious_empty"),
        (CUT_SHORT, 200, "suspicious_empty"),
        ({"jobs": [job(1, "ML Intern")], "meta": {"total": 2}}, 200, "truncated"),
        (NO_ROWS, 200, "drifted"),
        ({"postings": []}, 200, "drifted"),
        (b"<html>Just a moment</html>", 200, "drifted"),
        ({"error": "gone"}, 404, "gone"),
        ({"error": "no"}, 403, "blocked"),
        ({"error": "later"}, 503, "failed"),
    ],
)
def test_no_fault_closes_anything(acme: Settings, mirror: Mirror, answer: Any, status: int, outcome: str) -> None:
    go(acme)
    mirror.serve(ACME, answer, status)
    for number in (1, 2):
        mirror.serve(f"{ACME}/{number}", {"error": "later"}, 503)
    for _ in range(2):
        assert [row["outcome"] for row in go(acme)] == [outcome]
    assert set(statuses(acme).values()) == {"missing" if answer is EMPTY else "open"}
    mirror.serve(ACME, listing(job(1, "ML Intern"), job(2, "Data Intern")))
    assert [row["outcome"] for row in go(acme)] == ["ok"]


def test_a_board_that_was_always_empty_is_empty(folder: Folder, mirror: Mirror) -> None:
    mirror.serve(ACME, EMPTY)
    settings = folder.configure("greenhouse:acme")
    assert [row["outcome"] for row in go(settings)] == ["empty_confirmed"]


def test_a_board_has_a_time_limit(folder: Folder, mirror: Mirror, tmp_path: Path) -> None:
    settings = folder.configure("greenhouse:acme", extra="")
    settings = settings.model_copy(update={"fetch": settings.fetch.model_copy(update={"board_seconds": 1e-9})})
    mirror.serve(ACME, listing(job(1, "ML Intern")))
    (row,) = go(settings)
    assert (row["outcome"], row["reason"]) == ("failed", "not read within 1e-09 s")


def test_a_board_that_is_gone_is_asked_once_a_week(folder: Folder, mirror: Mirror, monkeypatch: Any) -> None:
    settings = folder.configure("greenhouse:acme")
    for _ in range(3):
        assert [(row["outcome"], row["requests"]) for row in go(settings)] == [("gone", 1)]
    (fourth,) = go(settings)
    assert (fourth["outcome"], fourth["requests"]) == ("gone", 0)
    assert fourth["reason"].startswith("not there 3 times running; asked again on 20")
    later = clock.now() + timedelta(days=8)
    monkeypatch.setattr(clock, "now", lambda: later)
    mirror.serve(ACME, listing(job(1, "ML Intern")))
    assert [(row["outcome"], row["requests"], row["new"]) for row in go(settings)] == [("ok", 1, 1)]


def test_status_names_what_is_degraded_and_who_has_fallen_silent(
    folder: Folder, mirror: Mirror, capsys: pytest.CaptureFixture[str]
) -> None:
    mirror.serve(ACME, listing(job(1, "ML Intern")))
    mirror.serve("boards-api.greenhouse.io/v1/boards/beta/jobs", {"jobs": [job(2, "Intern")], "meta": {"total": 3}})
    settings = folder.configure("greenhouse:acme", "greenhouse:beta", "greenhouse:gamma")
    go(settings)
    mirror.serve(ACME, EMPTY)
    go(settings)
    assert main(["status", "--config", str(folder.config)]) == 0
    said = capsys.readouterr().out
    assert "  truncated: greenhouse:beta: 1 rows came, 'meta.total' is 3" in said
    assert "  suspicious_empty: greenhouse:acme: no posting came, where 1 were open" in said
    assert "  gone: greenhouse:gamma: HTTP 404" in said
    silent = said.partition("longest silence first:")[2]
    assert "greenhouse:acme" in silent
    assert "greenhouse:gamma" not in silent, "it never showed any, and is named as gone above"
    assert "greenhouse:beta" not in silent


FEED_LINE = '[sources]\nboards = [{ source = "feed", token = "acme", url = "https://acme.example/jobs.rss" }]\n'


def rss(*numbers: int) -> bytes:
    items = "".join(
        f"<item><title>ML Intern {n}</title><link>https://acme.example/{n}</link><guid>{n}</guid></item>"
        for n in numbers
    )
    return f'<rss version="2.0"><channel><title>Acme</title>{items}</channel></rss>'.encode()


@pytest.fixture
def feed(folder: Folder, mirror: Mirror) -> Settings:
    mirror.serve("acme.example/robots.txt", b"")
    mirror.serve("acme.example/jobs.rss", rss(1, 2))
    folder.configure("greenhouse:acme")
    written = folder.config.read_text()
    folder.config.write_text(written[: written.index("[sources]")] + FEED_LINE)
    return load_settings(folder.config)


def test_a_window_is_no_doubt_and_closes_nothing(feed: Settings, mirror: Mirror) -> None:
    (first,) = go(feed)
    assert (first["outcome"], first["complete"], first["new"]) == ("ok", False, 2)
    assert [row["outcome"] for row in go(feed)] == ["unchanged"]
    mirror.serve("acme.example/jobs.rss", rss(2, 3))
    for _ in range(3):
        go(feed)
    assert set(statuses(feed).values()) == {"open"}


def test_a_vendor_that_wants_a_pause_has_it(acme: Settings, mirror: Mirror, monkeypatch: Any) -> None:
    go(acme)
    monkeypatch.setattr(reading, "least_pause", lambda _: timedelta(hours=6))
    mirror.serve(ACME, listing(job(1, "ML Intern")))
    (second,) = go(acme)
    assert (second["outcome"], second["requests"], second["seen"]) == ("unchanged", 0, 2)
    assert set(statuses(acme).values()) == {"open"}
    later = clock.now() + timedelta(hours=7)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert [(row["outcome"], row["seen"]) for row in go(acme)] == [("ok", 1)]


def test_boards_are_read_by_turns_of_their_sources_and_only_so_many_at_once(
    folder: Folder, mirror: Mirror, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = [f"{source}:b{n}" for source in ("greenhouse", "lever") for n in range(6)]
    settings = folder.configure(*keys)
    settings = settings.model_copy(update={"run": settings.run.model_copy(update={"batch": 3})})
    running: list[int] = []
    at_once = order = 0
    started: list[str] = []

    async def run(self: reading.Reading) -> BoardResult:
        nonlocal at_once
        started.append(self.board.key)
        at_once += 1
        running.append(at_once)
        await asyncio.sleep(0)
        return BoardResult(self.board)

    monkeypatch.setattr(reading.Reading, "run", run)

    async def go_through() -> None:
        nonlocal at_once, order
        async for _ in read_boards(settings.boards, settings, {}):
            order += 1
            await asyncio.sleep(0)
            at_once -= 1

    asyncio.run(go_through())
    assert order == 12
    assert max(running) == 3
    assert started[:4] == ["greenhouse:b0", "lever:b0", "greenhouse:b1", "lever:b1"]
