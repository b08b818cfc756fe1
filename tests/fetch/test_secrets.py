"""Keys: sent to the server that the source names, and found nowhere else."""

import logging
from dataclasses import replace

import pytest

from internscout.errors import FetchError
from internscout.model import Request
from tests.fetch.asking import BOARD, PATH, URL, ask
from tests.fetch.conftest import Loopback

KEY = "k3y-with+odd/signs=42"
ID = "0123456789abcdef"
ASKED = Request(BOARD, URL, secret_headers={"X-Api-Key": "TEST_KEY"}, secret_query={"app_id": "TEST_ID"})


@pytest.fixture(autouse=True)
def _keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEST_KEY", KEY)
    monkeypatch.setenv("TEST_ID", ID)


def test_keys_are_filled_in_at_sending_only(loopback: Loopback) -> None:
    loopback.body(PATH, b"{}")
    payload = ask(ASKED, mirror=loopback.url)
    assert loopback.headers[0]["x-api-key"] == KEY
    assert loopback.seen == [f"{PATH}?content=true&app_id={ID}"]
    assert KEY not in repr(payload)
    assert ID not in repr(payload)
    assert payload.request == ASKED


@pytest.mark.parametrize("value", [None, "", "  "])
def test_a_missing_key_is_named_and_nothing_sent(
    loopback: Loopback, monkeypatch: pytest.MonkeyPatch, value: str | None
) -> None:
    if value is None:
        monkeypatch.delenv("TEST_ID")
    else:
        monkeypatch.setenv("TEST_ID", value)
    with pytest.raises(FetchError, match=r"^environment variable TEST_ID is not set;"):
        ask(ASKED, mirror=loopback.url)
    assert loopback.asked == []


def test_a_key_that_no_header_can_hold_is_not_quoted(loopback: Loopback, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEST_KEY", "secret\r\nX-Other: 1")
    with pytest.raises(FetchError) as caught:
        ask(ASKED, mirror=loopback.url)
    assert str(caught.value) == "environment variable TEST_KEY holds characters that no key has"
    assert loopback.asked == []


def test_keys_go_along_on_their_own_server(loopback: Loopback) -> None:
    loopback.body(PATH, b"", 302, Location="/moved?page=1")
    loopback.body("/boards.example/moved", b"{}")
    ask(ASKED, mirror=loopback.url)
    assert loopback.headers[1]["x-api-key"] == KEY
    assert loopback.seen[1] == f"/boards.example/moved?page=1&app_id={ID}"


@pytest.mark.parametrize(
    ("first", "target"),
    [
        ("http://boards.example/acme/jobs", "https://boards.example/new"),
        (URL, "https://other.example/new"),
        (URL, "https://boards.example:8443/new"),
    ],
)
def test_keys_are_dropped_where_scheme_host_or_port_change(loopback: Loopback, first: str, target: str) -> None:
    # The host repeats the query that it was asked with, as servers that only change the scheme do.
    loopback.body(PATH, b"", 302, Location=f"{target}?app_id={ID}&page=1")
    loopback.body(f"/{target.partition('//')[2]}", b"{}")
    ask(replace(ASKED, url=first), mirror=loopback.url)
    assert "x-api-key" not in loopback.headers[1]
    assert loopback.seen[1].endswith("/new?page=1")


@pytest.mark.parametrize(
    "where", [f"https://other.example/{ID}", "https://other.example/?k=k3y-with%2Bodd%2Fsigns%3D42"]
)
def test_a_host_cannot_hand_a_key_on(loopback: Loopback, where: str) -> None:
    loopback.body(PATH, b"", 302, Location=where)
    with pytest.raises(FetchError, match=r"^redirect to another server with a key in its address, refused$"):
        ask(ASKED, mirror=loopback.url)
    assert len(loopback.asked) == 1


def test_a_key_that_the_host_repeats_is_not_kept(loopback: Loopback) -> None:
    loopback.body(PATH, f'{{"url": "/x?app_id={ID}", "key": "{KEY}"}}'.encode())
    body = ask(ASKED, mirror=loopback.url).body
    assert ID.encode() not in body
    assert KEY.encode() not in body
    assert body.startswith(b'{"url": "/x?app_id=****')


@pytest.mark.parametrize("status", [403, 500])
def test_neither_errors_nor_logs_hold_a_key(loopback: Loopback, caplog: pytest.LogCaptureFixture, status: int) -> None:
    caplog.set_level(logging.DEBUG)
    loopback.body(PATH, b"no", status)
    with pytest.raises(FetchError) as caught:
        ask(ASKED, mirror=loopback.url, retries=0)
    for text in (str(caught.value), repr(caught.getrepr() if hasattr(caught, "getrepr") else ""), caplog.text):
        assert KEY not in text
        assert ID not in text
        assert "content=true" not in str(caught.value)


def test_a_key_may_stand_for_the_programs_name_and_for_no_limit(loopback: Loopback) -> None:
    """USAJOBS wants an e-mail address as `User-Agent`."""
    loopback.body(PATH, b"{}")
    asked = Request(BOARD, URL, secret_headers={"User-Agent": "TEST_KEY", "Accept-Encoding": "TEST_KEY"})
    ask(asked, mirror=loopback.url)
    assert (loopback.headers[0]["user-agent"], loopback.headers[0]["accept-encoding"]) == (KEY, "gzip")
