"""Where redirects may lead, and what goes along."""

import asyncio

import pytest

from internscout.config import Fetch
from internscout.errors import FetchError
from internscout.fetch import Fetcher, Share, StrayError
from internscout.model import Request, Validators
from tests.fetch.asking import BOARD, NOW, PATH, URL, ask, fetch
from tests.fetch.conftest import Loopback


def test_redirects_are_followed_and_keys_stay_with_their_host(loopback: Loopback) -> None:
    loopback.body(PATH, b"", 302, Location="/acme/moved")
    loopback.body("/boards.example/acme/moved", b"", 308, Location="https://other.example/acme")
    loopback.body("/other.example/acme", b"[]")
    assert fetch(URL, mirror=loopback.url, headers={"X-Api-Key": "secret"}).body == b"[]"
    assert ["x-api-key" in headers for headers in loopback.headers] == [True, True, False]


def test_redirect_loop(loopback: Loopback) -> None:
    loopback.body(PATH, b"", 301, Location=URL)
    with pytest.raises(FetchError, match=r"^more than 5 redirects, the last to boards.example$"):
        fetch(URL, mirror=loopback.url)
    assert len(loopback.seen) == 6


@pytest.mark.parametrize(
    ("location", "message"),
    [
        ("http://other.example/", "boards.example redirects from https to http, refused"),
        ("https://169.254.169.254/latest/meta-data", "address refused: 169.254.169.254 is not on the public internet"),
        ("https://[::ffff:10.0.0.1]/", "address refused: ::ffff:10.0.0.1 is not on the public internet"),
        ("file:///etc/passwd", "file address refused: only http and https URLs with a host are read"),
    ],
)
def test_redirects_refused(loopback: Loopback, location: str, message: str) -> None:
    loopback.body(PATH, b"", 302, Location=location)
    with pytest.raises(FetchError) as caught:
        fetch(URL, mirror=loopback.url)
    assert str(caught.value) == message
    assert len(loopback.seen) == 1


def test_redirect_to_no_address_at_all(loopback: Loopback) -> None:
    loopback.body(PATH, b"", 302, Location="https://other.example:port/")
    with pytest.raises(FetchError, match=r"^boards.example redirects to no URL: Invalid port: 'port'$"):
        fetch(URL, mirror=loopback.url)


POST = Request(BOARD, URL, method="POST", body={"offset": 0})


@pytest.mark.parametrize(("status", "method"), [(301, "GET"), (302, "GET"), (303, "GET"), (307, "POST"), (308, "POST")])
def test_a_post_redirected_on_its_server(loopback: Loopback, status: int, method: str) -> None:
    loopback.body(PATH, b"", status, Location="/boards.example/moved")
    loopback.body("/boards.example/boards.example/moved", b"{}")
    assert ask(POST, mirror=loopback.url).body == b"{}"
    assert [asked.method for asked in loopback.asked] == ["POST", method]
    assert loopback.asked[1].body == (b'{"offset":0}' if method == "POST" else b"")


@pytest.mark.parametrize("status", [301, 303])
def test_a_post_redirected_to_another_server_leaves_its_body(loopback: Loopback, status: int) -> None:
    loopback.body(PATH, b"", status, Location="https://other.example/")
    loopback.body("/other.example/", b"{}")
    ask(POST, mirror=loopback.url)
    assert (loopback.asked[1].method, loopback.asked[1].body) == ("GET", b"")


@pytest.mark.parametrize("status", [307, 308])
def test_a_post_is_not_repeated_at_another_server(loopback: Loopback, status: int) -> None:
    loopback.body(PATH, b"", status, Location="https://boards.example:8443/")
    with pytest.raises(FetchError, match=r"^boards.example redirects a POST to another server, refused$"):
        ask(POST, mirror=loopback.url)
    assert len(loopback.asked) == 1


@pytest.mark.parametrize("target", ["https://boards.example:444/", "https://other.example/"])
def test_validators_stay_with_their_server(loopback: Loopback, target: str) -> None:
    """So another server's 304 is one that nobody asked for."""
    loopback.body(PATH, b"", 302, Location=target)
    loopback.body(target.removeprefix("https:/"), b"", 304)
    with pytest.raises(FetchError, match=r"^HTTP 304 from "):
        ask(Request(BOARD, URL), Validators('"v1"', "yesterday"), mirror=loopback.url)
    assert ["if-none-match" in headers for headers in loopback.headers] == [True, False]


def test_nothing_is_asked_outside_of_a_share_not_even_by_a_redirect(loopback: Loopback) -> None:
    loopback.body(PATH, b"", 302, Location="https://eu.boards.example/acme")
    config = Fetch(mirror=loopback.url, gap_seconds=0)

    async def run(*lanes: str) -> None:
        async with Fetcher(config, "1.2.3", share=Share(frozenset(lanes))) as client:
            await client.fetch(Request(BOARD, URL), lambda: NOW)

    with pytest.raises(StrayError, match=r"^eu.boards.example is not of this share$"):
        asyncio.run(run("boards.example"))
    assert len(loopback.seen) == 1
    with pytest.raises(StrayError, match=r"^boards.example is not"):
        asyncio.run(run("eu.boards.example"))
    assert len(loopback.seen) == 1
