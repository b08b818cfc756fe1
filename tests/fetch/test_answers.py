"""What a good answer brings, what is sent for it, and which statuses are final."""

import json

import pytest

from internscout.errors import FetchError
from internscout.model import Request, Validators
from tests.fetch.asking import BOARD, NOW, PATH, URL, ask, fetch, fetch_all
from tests.fetch.conftest import Loopback


def test_answer(loopback: Loopback) -> None:
    loopback.body(PATH, b'{"jobs": []}', Content_Type="application/json")
    payload = fetch(URL, mirror=loopback.url, contact="mailto:me@uni.example")
    assert (payload.body, payload.status, payload.content_type) == (b'{"jobs": []}', 200, "application/json")
    assert payload.fetched_at == NOW
    assert payload.request.url == URL
    assert loopback.seen == [PATH + "?content=true"]
    assert loopback.headers[0]["user-agent"] == "InternScout/1.2.3 (+mailto:me@uni.example)"
    assert loopback.headers[0]["accept-encoding"] == "gzip"


def test_a_source_cannot_undo_what_the_limits_rest_on(loopback: Loopback) -> None:
    loopback.body(PATH, b"{}")
    fetch(URL, mirror=loopback.url, headers={"Accept": "text/html", "accept-encoding": "br", "User-Agent": "other"})
    assert loopback.headers[0]["accept"] == "text/html"
    assert loopback.headers[0]["accept-encoding"] == "gzip"
    assert loopback.headers[0]["user-agent"].startswith("InternScout/")


def test_contact_cannot_break_the_header(loopback: Loopback) -> None:
    loopback.body(PATH, b"{}")
    fetch(URL, mirror=loopback.url, contact="Zoë\r\nX-Evil: 1")
    assert loopback.headers[0]["user-agent"] == "InternScout/1.2.3 (+ZoX-Evil: 1)"
    assert "x-evil" not in loopback.headers[0]


def test_cookies_are_not_kept(loopback: Loopback) -> None:
    loopback.body(PATH, b"{}", Set_Cookie="visitor=7; Path=/")
    fetch_all([URL, URL], mirror=loopback.url, per_host=1)
    assert all("cookie" not in headers for headers in loopback.headers)


@pytest.mark.parametrize(
    ("status", "message"),
    [
        (404, "HTTP 404 from boards.example (no such board, or it was closed)"),
        (403, "HTTP 403 from boards.example (not open to the public, or this program was refused)"),
        (204, "HTTP 204 from boards.example"),
        (302, "HTTP 302 from boards.example"),  # without a Location
    ],
)
def test_final_statuses(loopback: Loopback, status: int, message: str) -> None:
    loopback.body(PATH, b"", status)
    with pytest.raises(FetchError) as caught:
        fetch(URL, mirror=loopback.url)
    assert (str(caught.value), caught.value.status) == (message, status)
    assert len(loopback.seen) == 1


def test_empty_body(loopback: Loopback) -> None:
    loopback.body(PATH, b"")
    with pytest.raises(FetchError, match=r"^empty body from boards.example$"):
        fetch(URL, mirror=loopback.url)


def test_validators_bring_no_body_when_nothing_is_new(loopback: Loopback) -> None:
    loopback.body(PATH, b"", 304, ETag='"v2"')
    payload = ask(Request(BOARD, URL), Validators('"v1"', "Sat, 21 Nov 2026 05:00:00 GMT"), mirror=loopback.url)
    assert (payload.status, payload.body, payload.validators.etag) == (304, b"", '"v2"')
    sent = loopback.headers[0]
    assert (sent["if-none-match"], sent["if-modified-since"]) == ('"v1"', "Sat, 21 Nov 2026 05:00:00 GMT")


def test_validators_are_handed_on(loopback: Loopback) -> None:
    loopback.body(PATH, b"{}", ETag='W/"abc"', Last_Modified="Sat, 21 Nov 2026 05:00:00 GMT")
    known = ask(Request(BOARD, URL), mirror=loopback.url).validators
    assert known == Validators('W/"abc"', "Sat, 21 Nov 2026 05:00:00 GMT")


def test_a_304_that_nobody_asked_for_is_no_answer(loopback: Loopback) -> None:
    loopback.body(PATH, b"", 304)
    with pytest.raises(FetchError, match=r"^HTTP 304 from boards.example$"):
        fetch(URL, mirror=loopback.url)


def test_post(loopback: Loopback) -> None:
    loopback.body(PATH, b"{}")
    ask(Request(BOARD, URL, method="POST", body={"offset": 20, "text": "été"}), mirror=loopback.url)
    (asked,) = loopback.asked
    assert (asked.method, asked.headers["content-type"]) == ("POST", "application/json")
    assert json.loads(asked.body) == {"offset": 20, "text": "été"}


def test_post_of_a_form(loopback: Loopback) -> None:
    loopback.body(PATH, b"{}")
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    ask(Request(BOARD, URL, method="POST", body={"q": "été & more", "n": "2"}, headers=form), mirror=loopback.url)
    (asked,) = loopback.asked
    assert asked.headers["content-type"] == "application/x-www-form-urlencoded"
    assert asked.body == b"q=%C3%A9t%C3%A9+%26+more&n=2"


@pytest.mark.parametrize(
    ("status", "body", "connections"),
    [(404, b"no such board", 1), (304, b"", 1), (404, bytes(2**20), 3)],  # a large answer is not worth its reading
)
def test_a_connection_is_used_again_after_a_short_answer(
    loopback: Loopback, status: int, body: bytes, connections: int
) -> None:
    loopback.body(PATH, body, status)
    came = fetch_all([URL] * 3, at_once=False, mirror=loopback.url)
    assert [str(one)[:8] for one in came] == [f"HTTP {status}"] * 3
    assert loopback.connections == connections
