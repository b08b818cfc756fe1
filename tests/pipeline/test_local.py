"""Boards that are files of the user's own: found beside the settings, read like any board, and no other file ever."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest

from internscout.config import Settings, load_settings
from internscout.errors import ConfigError, FetchError, UsageError
from internscout.model import Board, Payload, Request, Validators
from internscout.pipeline import clock
from internscout.pipeline.boards import asking
from internscout.pipeline.local import FilesToo
from internscout.pipeline.sources_admin import check, find_boards
from tests.pipeline.conftest import Folder
from tests.pipeline.test_reading import go, statuses

NOW = datetime(2026, 6, 1, tzinfo=UTC)


def row(number: int, title: str) -> str:
    return f"{title},https://jobs.example.org/{number},Learn to fly with Python.\n"


def configure(folder: Folder, url: str) -> Settings:
    settings = folder.configure()
    text = folder.config.read_text(encoding="utf-8")
    line = f"boards = [{{ source = 'file', token = 'mine', url = '{url}' }}]"
    folder.config.write_text(text.replace("boards = []", line), encoding="utf-8")
    assert settings.boards == ()
    return load_settings(folder.config)


@pytest.fixture
def jobs(folder: Folder) -> Settings:
    folder.path.joinpath("my jobs").mkdir()
    file = folder.path / "my jobs" / "50% of [them].csv"
    file.write_text("title,url,description\n" + row(1, "ML Intern") + row(2, "Data Intern"), encoding="utf-8")
    return configure(folder, "my jobs/50% of [them].csv")


def test_a_file_is_read_like_any_board(jobs: Settings, folder: Folder) -> None:
    (first,) = go(jobs)
    assert (first["outcome"], first["seen"], first["complete"], first["requests"]) == ("ok", 2, True, 1)
    (second,) = go(jobs)
    assert (second["outcome"], second["seen"], second["new"]) == ("unchanged", 2, 0)
    file = folder.path / "my jobs" / "50% of [them].csv"
    file.write_text("title,url,description\n" + row(1, "ML Intern"), encoding="utf-8")
    (third,) = go(jobs)
    assert (third["outcome"], third["seen"]) == ("ok", 1)
    assert statuses(jobs) == {"ML Intern": "open", "Data Intern": "missing"}
    (fourth,) = go(jobs)
    assert (fourth["outcome"], fourth["closed"]) == ("unchanged", 1)
    assert folder.mirror.asked == []


def test_a_parquet_file_is_read_as_its_rows(folder: Folder) -> None:
    path = folder.path / "jobs.parquet"
    with duckdb.connect() as con:
        con.execute(
            "CREATE TABLE t AS SELECT 'ML Intern' AS title, 'https://a.example/1' AS job_url, 31.5 AS min_amount"
        )
        con.execute(f"COPY t TO '{path}' (FORMAT parquet)")
    settings = configure(folder, str(path))
    assert [board["outcome"] for board in (*go(settings), *go(settings))] == ["ok", "unchanged"]
    assert statuses(settings) == {"ML Intern": "open"}


def test_a_file_that_is_not_there_closes_nothing(jobs: Settings, folder: Folder) -> None:
    go(jobs)
    (folder.path / "my jobs" / "50% of [them].csv").unlink()
    (failed,) = go(jobs)
    assert failed["outcome"] == "failed"
    assert "50% of [them].csv: no such file" in failed["reason"]
    assert set(statuses(jobs).values()) == {"open"}


def test_a_folder_is_no_file(folder: Folder) -> None:
    settings = configure(folder, ".")
    (probe,) = check(settings, settings.boards, lambda _: None)
    assert probe.reason == f"{folder.path}: a folder, not a file; name the file in the board's url"


def test_sources_check_reads_files_too(jobs: Settings) -> None:
    (probe,) = check(jobs, jobs.boards, lambda _: None)
    assert (probe.postings, probe.reason, probe.gone) == (2, None, False)


def test_paths_count_from_the_settings_and_addresses_stay(folder: Folder) -> None:
    (board,) = configure(folder, "sub/../a b.csv").boards
    assert board.url == (folder.path / "a b.csv").as_uri()
    (board,) = configure(folder, "file:///x/y.csv").boards
    assert board.url == "file:///x/y.csv"
    with pytest.raises(ConfigError, match=r"key 'sources.boards'.*cannot be found"):
        configure(folder, "~nobody-of-that-name/x.csv")


def test_no_address_adds_a_file(folder: Folder) -> None:
    with pytest.raises(UsageError):
        find_boards("file:///etc/passwd", folder.configure())


@pytest.mark.parametrize("source", ["file", "feed", "page"])
def test_a_file_that_the_settings_do_not_name_is_refused(jobs: Settings, source: str) -> None:
    board = Board(source, "other", url="file:///etc/passwd")

    async def ask() -> None:
        async with asking(jobs) as asks:
            await asks.fetch(Request(board, board.url), clock.now)

    with pytest.raises(FetchError, match="only http and https"):
        asyncio.run(ask())


class Nobody:
    """Answers nothing by HTTP."""

    async def fetch(self, request: Request, now: object, known: Validators = Validators()) -> Payload:
        raise FetchError(f"asked by HTTP: {request.url}")


def answer(url: str, limit: int = 1000) -> bytes:
    request = Request(Board("file", "mine", url=url), url)
    return asyncio.run(FilesToo(Nobody(), [url], limit).fetch(request, lambda: NOW)).body


def test_what_cannot_be_read_says_why(tmp_path: Path) -> None:
    file = tmp_path / "jobs.csv"
    file.write_bytes(b"PAR1, and no more of Parquet than this")
    with pytest.raises(FetchError, match="damaged, or no Parquet file"):
        answer(file.as_uri())
    file.write_bytes(b"title,url" + b"x" * 1000)
    with pytest.raises(FetchError, match="1009 bytes are more than"):
        answer(file.as_uri())
    with pytest.raises(FetchError, match="a folder, not a file"):
        answer(tmp_path.as_uri())
    with pytest.raises(FetchError, match="no file of this machine"):
        answer("file://elsewhere.example/jobs.csv")
