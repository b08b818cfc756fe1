"""What is asked again, and when."""

import asyncio
import socket
import struct
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler
from typing import Any

import anyio
import anyio.abc
import httpx
import pytest
import respx

from internscout.config import Fetch
from internscout.errors import FetchError
from internscout.fetch import Fetcher
from internscout.model import Payload, Request
from tests.fetch.asking import BOARD, NOW, PATH, URL, Time, fetch, fetch_all
from tests.fetch.conftest import Loopback


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
    assert (
        str(second) == "boards.example asked to be left alone for another 3600 s"
    )  # who asks for a day is left alone for an hour
    assert isinstance(other, Payload)
    assert time.slept == []


def test_gap_between_requests_to_one_host(loopback: Loopback) -> None:
    loopback.body(PATH, b"{}")
    loopback.body("/other.example/", b"{}")
    time = Time()
    fetch_all([URL, URL, URL, "https://other.example/"], mirror=loopback.url, time=time, gap_seconds=3)
    assert time.slept == [3.0, 3.0]


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
