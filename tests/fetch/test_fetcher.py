"""The fetcher against a real server on loopback, reached as the mirror of invented hosts."""

import asyncio
import gzip
import socket
import struct
from datetime import UTC, datetime
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import anyio
import anyio.abc
import httpx
import pytest
import respx

from internscout.config import Fetch
from internscout.errors import ConfigError, FetchError
from internscout.fetch import Fetcher
from internscout.model import Board, Payload, Request
from tests.fetch.conftest import Loopback

NOW = datetime(2026, 11, 21, 6, tzinfo=UTC)
BOARD = Board("greenhouse", "acme")
URL = "https://boards.example/acme/jobs?content=true"
PATH = "/boards.example/acme/jobs"


class Time:
    """A clock that only sleeping moves, and a record of the sleeps."""

    def __init__(self) -> None:
        self.at = 0.0
        self.slept: list[float] = []

    def clock(self) -> float:
        return self.at

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.at += seconds


def fetch(url: str, *, time: Time | None = None, headers: dict[str, str] | None = None, **settings: object) -> Payload:
    return fetch_all([url], time=time, headers=headers, **settings)[0]


def fetch_all(
    urls: list[str], *, time: Time | None = None, headers: dict[str, str] | None = None, **settings: object
) -> list[Payload]:
    time = time or Time()

    async def run() -> list[Payload]:
        config = Fetch.model_validate({"gap_seconds": 0, **settings})
        async with Fetcher(config, "1.2.3", clock=time.clock, sleep=time.sleep, jitter=lambda: 0.5) as fetcher:
            asked = [Request(BOARD, url, headers=headers or {}) for url in urls]
            return await asyncio.gather(*(fetcher.fetch(request, lambda: NOW) for request in asked))

    return asyncio.run(run())


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


def test_server_errors_are_retried_with_growing_pauses(loopback: Loopback) -> None:
    loopback.body(PATH, b"busy", 503)
    time = Time()
    with pytest.raises(FetchError, match=r"^HTTP 503 from boards.example \(3 attempts\)$") as caught:
        fetch(URL, mirror=loopback.url, time=time, retries=2)
    assert caught.value.status == 503
    assert len(loopback.seen) == 3
    assert time.slept == [1.0, 2.0]  # half of 2 and 4: jitter is 0.5


def test_recovers_after_a_retry(loopback: Loopback) -> None:
    loopback.body("/late", b"{}")
    good = loopback.answers.pop("/late")

    def first_bad(handler: BaseHTTPRequestHandler) -> None:
        if len(loopback.seen) == 1:
            handler.send_error(500)
        else:
            good(handler)

    loopback.answers[PATH] = first_bad
    assert fetch(URL, mirror=loopback.url).body == b"{}"


@pytest.mark.parametrize("header", ["40", format_datetime(NOW.replace(second=40), usegmt=True)])
def test_retry_after_is_honoured(loopback: Loopback, header: str) -> None:
    loopback.body(PATH, b"slow down", 429, Retry_After=header)
    time = Time()
    with pytest.raises(FetchError, match=r"^HTTP 429 .*too many requests\), asking to wait 40 s \(2 attempts\)$"):
        fetch(URL, mirror=loopback.url, time=time, retries=1)
    assert time.slept == [40.0]


def test_retry_after_beyond_the_deadline_ends_it_for_all_of_the_host(loopback: Loopback) -> None:
    loopback.body(PATH, b"slow down", 429, Retry_After="86400")
    loopback.body("/other.example/", b"{}")
    time = Time()

    async def run() -> list[Payload | BaseException]:
        settings = Fetch(mirror=loopback.url, gap_seconds=0, retries=3, per_host=1)
        async with Fetcher(settings, "1", clock=time.clock, sleep=time.sleep) as fetcher:
            urls = [URL, URL, "https://other.example/"]
            return await asyncio.gather(
                *(fetcher.fetch(Request(BOARD, url), lambda: NOW) for url in urls), return_exceptions=True
            )

    first, second, other = asyncio.run(run())
    assert str(first) == "HTTP 429 from boards.example (too many requests), asking to wait 86400 s"
    assert str(second) == "boards.example asked to be left alone for another 86400 s"
    assert isinstance(other, Payload)
    assert time.slept == []


def test_gap_between_requests_to_one_host(loopback: Loopback) -> None:
    loopback.body(PATH, b"{}")
    loopback.body("/other.example/", b"{}")
    time = Time()
    fetch_all([URL, URL, URL, "https://other.example/"], mirror=loopback.url, time=time, gap_seconds=3)
    assert time.slept == [3.0, 3.0]


def test_silence_is_a_timeout(loopback: Loopback) -> None:
    def silent(handler: BaseHTTPRequestHandler) -> None:
        loopback.over.wait()

    loopback.answers[PATH] = silent
    with pytest.raises(FetchError, match=r"^no answer from boards.example within 0.1 s$"):
        fetch(URL, mirror=loopback.url, timeout_seconds=0.1, retries=0)


def test_a_body_that_drips_meets_the_deadline(loopback: Loopback) -> None:
    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "1000000")
        handler.end_headers()
        while not loopback.over.wait(0.02):
            handler.wfile.write(b".")

    loopback.answers[PATH] = drip
    with pytest.raises(FetchError, match=r"^boards.example did not finish within 0.3 s$"):
        fetch(URL, mirror=loopback.url, timeout_seconds=5, deadline_seconds=0.3)


def test_gzip(loopback: Loopback) -> None:
    loopback.body(PATH, gzip.compress(b'{"jobs"') + gzip.compress(b": []}"), Content_Encoding="gzip")
    assert fetch(URL, mirror=loopback.url).body == b'{"jobs": []}'


def test_gzip_bomb_stops_at_the_cap(loopback: Loopback) -> None:
    loopback.body(PATH, gzip.compress(bytes(8 * 2**20)), Content_Encoding="gzip")
    with pytest.raises(FetchError, match=r"^answer of boards.example larger than 2 MiB$"):
        fetch(URL, mirror=loopback.url, max_megabytes=2)
    assert len(loopback.seen) == 1


def test_gzip_cut_short_is_noticed_and_retried(loopback: Loopback) -> None:
    loopback.body(PATH, gzip.compress(b'{"jobs": []}' * 50)[:-9], Content_Encoding="gzip")
    with pytest.raises(FetchError, match=r"^answer of boards.example was cut short \(2 attempts\)$"):
        fetch(URL, mirror=loopback.url, retries=1)


def test_broken_gzip(loopback: Loopback) -> None:
    loopback.body(PATH, b'{"jobs": []}', Content_Encoding="gzip")
    with pytest.raises(FetchError, match=r"^answer of boards.example is broken gzip$"):
        fetch(URL, mirror=loopback.url)


@pytest.mark.parametrize("encoding", ["br", "gzip, gzip", "deflate"])
def test_encodings_not_asked_for(loopback: Loopback, encoding: str) -> None:
    loopback.body(PATH, b"....", Content_Encoding=encoding)
    with pytest.raises(FetchError, match=f"^boards.example answered in encoding '{encoding}', which was not asked"):
        fetch(URL, mirror=loopback.url)


def test_cap_without_encoding(loopback: Loopback) -> None:
    loopback.body(PATH, bytes(2**20 + 1))
    with pytest.raises(FetchError, match="larger than 1 MiB"):
        fetch(URL, mirror=loopback.url, max_megabytes=1)
    loopback.body(PATH, bytes(2**20))
    assert len(fetch(URL, mirror=loopback.url, max_megabytes=1).body) == 2**20


def test_connection_lost_within_the_body(loopback: Loopback) -> None:
    def lost(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "100")
        handler.end_headers()
        handler.wfile.write(b"half")
        handler.close_connection = True

    loopback.answers[PATH] = lost
    with pytest.raises(FetchError, match=r"^connection to boards.example failed: .*\(2 attempts\)$"):
        fetch(URL, mirror=loopback.url, retries=1)


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
    with pytest.raises(FetchError, match=r"^connection to boards.example failed: .*Invalid port: 'port'"):
        fetch(URL, mirror=loopback.url)


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("http://127.0.0.1/", "address refused: 127.0.0.1 is not on the public internet"),
        ("http://[::1]/", "address refused: ::1 is not on the public internet"),
        ("http://[64:ff9b::c0a8:1]/", "address refused: 64:ff9b::c0a8:1 is not on the public internet"),
        ("http://[2002:c0a8:101::]/", "address refused: 2002:c0a8:101:: is not on the public internet"),
        ("http://10.1.2.3:8080/x", "address refused: 10.1.2.3 is not on the public internet"),
        ("ftp://boards.example/", "ftp address refused: only http and https URLs with a host are read"),
        ("https://user:pw@boards.example/", "address with a user name in it refused: boards.example"),
        ("https://boards.example:99999/", "address refused: port 99999 of boards.example does not exist"),
        ("https://boards.example:port/", "not a URL: Invalid port: 'port'"),
        ("boards.example", "no address refused: only http and https URLs with a host are read"),
    ],
)
def test_addresses_refused_by_their_looks(url: str, message: str) -> None:
    with pytest.raises(FetchError) as caught:
        fetch(url)
    assert str(caught.value) == message


def test_a_name_is_judged_by_what_it_connects_to(loopback: Loopback) -> None:
    loopback.body("/", b"router page")
    with pytest.raises(FetchError, match=r"^address refused: 127.0.0.1 is not on the public internet$"):
        fetch(f"http://localhost:{loopback.server.server_port}/")
    assert loopback.seen == []  # connected to, and nothing sent


def test_a_connection_reset_at_once_is_retried(monkeypatch: pytest.MonkeyPatch) -> None:
    """The other side has hung up before anybody could ask whom the connection led to."""
    connect = anyio.connect_tcp
    hung_up = 0

    with socket.create_server(("127.0.0.1", 0)) as listener:

        async def connect_and_lose(remote_host: str, remote_port: int, **options: Any) -> anyio.abc.SocketStream:
            nonlocal hung_up
            stream: anyio.abc.SocketStream = await connect(remote_host, remote_port, **options)
            accepted = listener.accept()[0]
            accepted.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # close() resets
            accepted.close()
            hung_up += 1
            return stream

        monkeypatch.setattr(anyio, "connect_tcp", connect_and_lose)
        message = r"^connection to localhost failed: reset by the other side .* \(3 attempts\)$"
        with pytest.raises(FetchError, match=message):
            fetch(f"http://localhost:{listener.getsockname()[1]}/", retries=2)
    assert hung_up == 3


def test_nobody_listens(loopback: Loopback) -> None:
    dead = f"http://127.0.0.1:{free_port()}"
    with pytest.raises(FetchError, match=r"^connection to boards.example failed: .+"):
        fetch(URL, mirror=dead, retries=0)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@respx.mock
@pytest.mark.parametrize("error", [httpx.ConnectTimeout("slow"), httpx.ReadError("reset"), httpx.ConnectError("down")])
def test_transport_errors_are_retried(error: httpx.TransportError) -> None:
    route = respx.get(URL).mock(side_effect=[error, httpx.Response(200, stream=httpx.ByteStream(b"{}"))])
    assert fetch(URL).body == b"{}"
    assert route.call_count == 2


@pytest.mark.parametrize(
    ("content", "why"), [(None, "No such file or directory"), ("no certificate", "no certificate or crl found")]
)
def test_certificates_of_the_environment_must_be_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str | None, why: str
) -> None:
    file = tmp_path / "company.pem"
    if content:
        file.write_text(content)
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    with pytest.raises(ConfigError) as caught:
        Fetcher(Fetch(), "1")
    message = str(caught.value)
    assert message.startswith(f"environment variable SSL_CERT_FILE: no certificates can be read from '{file}'")
    assert why in message
    assert "\n" not in message


@pytest.mark.parametrize("mirror", ["http://127.0.0.1:port", "http://127.0.0.1:99999", "http://127.0.0.1:0"])
def test_mirror_must_be_an_address(mirror: str) -> None:
    with pytest.raises(ConfigError, match=r"^key 'fetch.mirror': .* is no address such as"):
        Fetcher(Fetch(mirror=mirror), "1")
