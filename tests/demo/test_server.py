"""The demo's boards as they are served, and as the vendors' readers and the fetcher get them."""

import asyncio
import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from importlib import resources
from pathlib import Path

import httpx
import pytest

from internscout.config import Settings, load_profile, load_settings
from internscout.demo import DemoServer, write_demo_config
from internscout.demo.server import _boards
from internscout.errors import UsageError
from internscout.fetch import Fetcher
from internscout.model import Page, Posting, Request
from internscout.sources import source

TODAY = date(2026, 11, 21)
TITLE = re.compile(r"(?:Machine Learning|Research|Data Science|Vision|Scientist).*Intern|Co-op|Thesis|Working Student")
NOW = datetime(2026, 11, 21, 6, tzinfo=UTC)


@pytest.fixture(scope="module")
def server() -> Iterator[DemoServer]:
    with DemoServer(TODAY) as running:
        yield running


@pytest.fixture(scope="module")
def settings(server: DemoServer, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return load_settings(write_demo_config(tmp_path_factory.mktemp("demo"), server.url, TODAY)[0])


@pytest.fixture(scope="module")
def pages(settings: Settings) -> list[Page]:
    """Every board read as a run reads it: the first request, then what follows from its answer."""

    async def run() -> list[Page]:
        async with Fetcher(settings.fetch, "test") as fetcher:
            read: list[Page] = []
            waiting: list[Request] = [source(board.source).first(board) for board in settings.boards]
            while waiting:
                request = waiting.pop()
                payload = await fetcher.fetch(request, lambda: NOW)
                read.append(source(request.board.source).read(payload))
                waiting += read[-1].follow
            return read

    return asyncio.run(run())


def get(url: str) -> tuple[int, bytes]:
    answer = httpx.get(url, trust_env=False)
    return answer.status_code, answer.content


@pytest.mark.parametrize("path", sorted(_boards()))
def test_every_file_is_served_as_json_without_placeholders(server: DemoServer, path: str) -> None:
    status, body = get(f"{server.url}/{path}?content=true")
    assert status == 200
    assert json.loads(body)
    assert b"{{" not in body


@pytest.mark.parametrize(
    "path",
    [
        "boards-api.greenhouse.io/v1/boards/nobody/jobs",
        "boards-api.greenhouse.io/v1/boards/demo-quillwright/jobs/7",
        "api.lever.co/v0/postings/demo-brinkmere/unknown",
        "api.lever.co/v0/postings",
        "",
    ],
)
def test_unknown_addresses(server: DemoServer, path: str) -> None:
    status, body = get(f"{server.url}/{path}")
    assert status == 404
    assert json.loads(body)["status"] == 404


def test_single_posting(server: DemoServer) -> None:
    board = f"{server.url}/boards-api.greenhouse.io/v1/boards/demo-opal-harbor/jobs"
    job = json.loads(get(board)[1])["jobs"][0]
    assert json.loads(get(f"{board}/{job['id']}?pay_transparency=true")[1]) == job


def test_dates_move_with_the_day() -> None:
    path = "raw.githubusercontent.com/demo-lists/Internships/dev/.github/scripts/listings"
    posted = []
    for day in (TODAY, TODAY + timedelta(days=400)):
        with DemoServer(day) as server:
            posted.append(json.loads(get(f"{server.url}/{path}")[1])[0]["date_posted"])
    assert posted[1] - posted[0] == 400 * 86_400


def test_settings_and_profile_are_valid(settings: Settings, tmp_path: Path) -> None:
    assert Counter(board.source for board in settings.boards) == {
        "greenhouse": 2,
        "lever": 2,
        "ashby": 2,
        "listings": 1,
    }
    _, profile = write_demo_config(tmp_path / "new" / "folder", "http://127.0.0.1:1", TODAY)
    assert load_profile(profile).study.graduation == "2028-05"


def test_a_changed_profile_is_kept(tmp_path: Path) -> None:
    _, profile = write_demo_config(tmp_path, "http://127.0.0.1:1")
    profile.write_text(profile.read_text().replace('name = "demo"', 'name = "me"'))
    settings, profile = write_demo_config(tmp_path, "http://127.0.0.1:2")
    assert load_profile(profile).name == "me"
    assert load_settings(settings).fetch.mirror == "http://127.0.0.1:2"


@pytest.mark.parametrize("content", [b'data_dir = "data"\n', b"# my own\n\xff", b""])
def test_settings_of_the_user_s_own_are_not_overwritten(tmp_path: Path, content: bytes) -> None:
    own = tmp_path / "internscout.toml"
    own.write_bytes(content)
    with pytest.raises(UsageError) as caught:
        write_demo_config(tmp_path, "http://127.0.0.1:1", TODAY)
    assert str(caught.value).startswith(f"{own}: not the demo's settings")
    assert "\n" not in str(caught.value)
    assert own.read_bytes() == content
    assert [file.name for file in tmp_path.iterdir()] == ["internscout.toml"]


def test_a_profile_of_the_user_s_own_is_not_overwritten(tmp_path: Path) -> None:
    own = tmp_path / "profile.toml"
    own.write_bytes(b"# my own\n\xff")
    write_demo_config(tmp_path, "http://127.0.0.1:1", TODAY)
    assert own.read_bytes() == b"# my own\n\xff"


def test_boards_are_read_without_fault_or_unknown_key(pages: list[Page]) -> None:
    assert [page.faults for page in pages if page.faults] == []
    assert [page.unread for page in pages if page.unread] == []


def test_every_configured_board_is_proved_whole(pages: list[Page], settings: Settings) -> None:
    assert sum(page.complete for page in pages) == len(settings.boards)


def test_enough_to_look_at(pages: list[Page]) -> None:
    full = [posting for page in pages for posting in page.postings if not posting.thin]
    ids = {posting.id for posting in full}
    assert 30 <= len(ids) <= 45
    assert sum(bool(TITLE.search(posting.title)) for posting in full) >= 20
    assert all(words(posting) > 180 for posting in full if TITLE.search(posting.title))
    assert any(posting.thin for page in pages for posting in page.postings)


def test_list_rows_lead_to_boards_and_to_one_that_is_not_configured(pages: list[Page]) -> None:
    boards = {p.url: p for page in pages for p in page.postings if not p.thin}
    assert any("demo-opal-harbor" in url for url in boards)


def test_no_employer_of_the_demo_has_a_real_address() -> None:
    hosts = re.compile(r"https?://([^/\"\s<]+)")
    vendors = {"job-boards.greenhouse.io", "boards.greenhouse.io", "jobs.lever.co", "jobs.ashbyhq.com"}
    for text in _boards().values():
        assert {h for h in hosts.findall(text) if not h.endswith(".example")} <= vendors
    assert (resources.files("internscout.demo") / "boards").is_dir()


def words(posting: Posting) -> int:
    return len(re.sub(r"<[^>]+>", " ", posting.description).split())
