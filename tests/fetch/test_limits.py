"""Time, size and encodings: what a hostile answer may cost."""

import gzip
import tracemalloc
from http.server import BaseHTTPRequestHandler

import pytest

from internscout.errors import FetchError
from internscout.model import Payload
from tests.fetch.asking import PATH, URL, fetch, fetch_all
from tests.fetch.conftest import Loopback


def test_silence_is_a_timeout(loopback: Loopback) -> None:
    def silent(handler: BaseHTTPRequestHandler) -> None:
        loopback.over.wait()

    loopback.answers[PATH] = silent
    with pytest.raises(FetchError, match=r"^no answer from boards.example within 0.5 s$"):
        fetch(URL, mirror=loopback.url, timeout_seconds=0.5, retries=0)


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


@pytest.mark.parametrize(
    ("count", "message"),
    [
        (70, r"^headers of boards.example larger than 64 KiB$"),
        (4000, r"^connection to boards.example failed: "),  # what the library does not even take in
    ],
)
def test_headers_have_a_cap(loopback: Loopback, count: int, message: str) -> None:
    loopback.body(PATH, b"{}", 200, **{f"X-{number}": "a" * 1000 for number in range(count)})
    with pytest.raises(FetchError, match=message):
        fetch(URL, mirror=loopback.url, retries=0)
    loopback.body(PATH, b"{}", 200, **{f"X-{number}": "a" * 1000 for number in range(50)})
    assert fetch(URL, mirror=loopback.url, retries=0).body == b"{}"


@pytest.mark.parametrize("line", [b"HTTP/1.1 103 Early Hints\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 9"])
def test_a_beginning_without_end_meets_the_deadline(loopback: Loopback, line: bytes) -> None:
    def early(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(line)
        while line.endswith(b"\n") and not loopback.over.is_set():
            handler.wfile.write(line)
        loopback.over.wait()

    loopback.answers[PATH] = early
    with pytest.raises(FetchError, match=r"^boards.example did not finish within 0.3 s$"):
        fetch(URL, mirror=loopback.url, deadline_seconds=0.3)


@pytest.mark.parametrize(
    ("piece", "encoding"),
    [
        (bytes(2**16), "identity"),
        (gzip.compress(bytes(2**22)), "gzip"),
        (gzip.compress(b"") * 1000, "gzip"),  # no byte of content, ever
    ],
)
def test_neither_memory_nor_traffic_follows_a_body_without_end(loopback: Loopback, piece: bytes, encoding: str) -> None:
    sent = 0

    def endless(handler: BaseHTTPRequestHandler) -> None:
        nonlocal sent
        handler.send_response(200)
        handler.send_header("Content-Encoding", encoding)
        handler.end_headers()
        while not loopback.over.is_set():
            handler.wfile.write(piece)
            sent += len(piece)

    loopback.answers[PATH] = endless
    tracemalloc.start()
    try:
        with pytest.raises(FetchError, match=r"^answer of boards.example larger than 1 MiB$"):
            fetch(URL, mirror=loopback.url, max_megabytes=1)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 8 * 2**20
    assert sent < 16 * 2**20  # the cap, and what the sockets hold between the two


def test_waiting_for_ones_turn_is_not_counted(loopback: Loopback) -> None:
    """Nine seconds apart, with a deadline of eight: the queue is long, no exchange is."""
    loopback.body(PATH, b"{}")
    came = fetch_all([URL] * 3, mirror=loopback.url, gap_seconds=9, deadline_seconds=8)
    assert [one.body for one in came if isinstance(one, Payload)] == [b"{}"] * 3
