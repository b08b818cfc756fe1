"""Time, size and encodings: what a hostile answer may cost."""

import gzip
from http.server import BaseHTTPRequestHandler

import pytest

from internscout.errors import FetchError
from tests.fetch.asking import PATH, URL, fetch
from tests.fetch.conftest import Loopback


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
