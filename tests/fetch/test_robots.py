"""robots.txt, read from a real server."""

import asyncio

import pytest

from internscout.errors import FetchError
from internscout.model import Payload, Request
from tests.fetch.asking import BOARD, NOW, Time, ask, fetch, fetcher
from tests.fetch.conftest import Loopback

ROBOTS = "/site.example/robots.txt"
PAGE = Request(BOARD, "https://site.example/jobs/1?ref=list", robots=True)


@pytest.fixture(autouse=True)
def _page(loopback: Loopback) -> None:
    loopback.body("/site.example/jobs/1", b"<html>")


@pytest.mark.parametrize(
    ("rules", "allowed"),
    [
        ("", True),
        ("User-agent: *\nDisallow: /", False),
        ("User-agent: *\nDisallow:", True),
        ("User-agent: *\nDisallow: /jobs", False),
        ("User-agent: *\nDisallow: /job$", True),
        ("User-agent: *\nDisallow: /jobs\nAllow: /jobs/1", True),
        ("User-agent: *\nDisallow: /*ref=", False),  # what the standard library's parser does not understand
        ("User-agent: InternScout\nDisallow: /", False),
        ("User-agent: internscout\nDisallow: /\n\nUser-agent: *\nAllow: /", False),
        ("User-agent: InternScout\nAllow: /\n\nUser-agent: *\nDisallow: /", True),
        ("User-agent: Other\nDisallow: /", True),
        ("\ufeffUser-agent: *\nDisallow: /", False),
        ("<html>not found</html>", True),
    ],
)
def test_rules(loopback: Loopback, rules: str, allowed: bool) -> None:
    loopback.body(ROBOTS, rules.encode())
    if allowed:
        assert ask(PAGE, mirror=loopback.url).body == b"<html>"
    else:
        message = r"^robots.txt of site.example asks programs not to read /jobs/1$"
        with pytest.raises(FetchError, match=message) as caught:
            ask(PAGE, mirror=loopback.url)
        assert loopback.seen == [ROBOTS]
        assert caught.value.kept_out


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_none_there_allows_everything(loopback: Loopback, status: int) -> None:
    loopback.body(ROBOTS, b"no", status)
    assert ask(PAGE, mirror=loopback.url).body == b"<html>"


@pytest.mark.parametrize("status", [429, 500, 503])
def test_one_that_cannot_be_had_allows_nothing(loopback: Loopback, status: int) -> None:
    loopback.body(ROBOTS, b"no", status)
    message = rf"^robots.txt of site.example could not be read, so nothing is asked there: HTTP {status} from"
    with pytest.raises(FetchError, match=message) as caught:
        ask(PAGE, mirror=loopback.url, retries=0)
    assert caught.value.status == status
    assert loopback.seen == [ROBOTS]


def test_requests_to_apis_ask_for_none(loopback: Loopback) -> None:
    loopback.body(ROBOTS, b"User-agent: *\nDisallow: /")
    assert fetch(PAGE.url, mirror=loopback.url).body == b"<html>"
    assert loopback.seen == ["/site.example/jobs/1?ref=list"]


def test_redirects_lead_nowhere_that_is_forbidden(loopback: Loopback) -> None:
    loopback.body("/site.example/jobs/1", b"", 302, Location="https://other.example/x")
    loopback.body("/other.example/robots.txt", b"User-agent: *\nDisallow: /x")
    loopback.body("/other.example/x", b"secret")
    with pytest.raises(FetchError, match=r"^robots.txt of other.example asks programs not to read /x$"):
        ask(PAGE, mirror=loopback.url)
    assert "/other.example/x" not in loopback.seen


def test_each_site_is_asked_once(loopback: Loopback) -> None:
    loopback.body(ROBOTS, b"User-agent: *\nCrawl-delay: 3\nDisallow: /private")
    time = Time()

    async def run() -> list[Payload]:
        async with fetcher(time, mirror=loopback.url) as client:
            return await asyncio.gather(*(client.fetch(PAGE, lambda: NOW) for _ in range(4)))

    asyncio.run(run())
    assert loopback.seen.count(ROBOTS) == 1
    assert len(loopback.seen) == 5
    assert time.slept == [3.0, 3.0, 3.0]  # the crawl delay, from the second page on


def test_a_crawl_delay_has_a_limit(loopback: Loopback) -> None:
    loopback.body(ROBOTS, b"User-agent: *\nCrawl-delay: 86400")
    time = Time()

    async def run() -> None:
        async with fetcher(time, mirror=loopback.url) as client:
            await client.fetch(PAGE, lambda: NOW)
            await client.fetch(PAGE, lambda: NOW)

    asyncio.run(run())
    assert time.slept == [10.0]


def test_a_huge_one_is_read_in_part(loopback: Loopback) -> None:
    filler = b"User-agent: Other\n" + b"Disallow: /a*b*c*d*e*f\n" * 40_000
    loopback.body(ROBOTS, b"User-agent: *\nDisallow: /jobs/1\n\n" + filler)
    with pytest.raises(FetchError, match="asks programs not to read"):
        ask(PAGE, mirror=loopback.url)
    loopback.body(ROBOTS, filler + b"\nUser-agent: *\nDisallow: /jobs/1\n")  # beyond what is read
    assert ask(PAGE, mirror=loopback.url).body == b"<html>"
