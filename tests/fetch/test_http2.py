"""HTTP/2 where it is offered: the same guards and limits, and what only it can do wrong."""

import gzip
import logging
import os
import socket
import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest

from internscout.errors import FetchError
from internscout.model import Payload, Request
from tests.fetch.asking import BOARD, ask, fetch, fetch_all
from tests.fetch.conftest import Loopback
from tests.fetch.http2 import Answer, Http2, Stream, serving, whole, write_certificate

URL = "https://boards.example/acme"
PATH = "/boards.example/acme"


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_certificate(tmp_path_factory.mktemp("tls") / "localhost.pem")


@pytest.fixture
def server(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Http2]:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    yield from serving(certificate)


def test_several_at_once_over_one_connection(server: Http2) -> None:
    waiting: list[Stream] = []

    def together(stream: Stream) -> None:
        waiting.append(stream)
        if len(waiting) == 3:  # only then: so all three were under way
            for each in reversed(waiting):
                whole(b"{}")(each)

    server.answers[PATH] = together
    came = fetch_all([URL] * 3, mirror=server.url)
    assert [one.body for one in came if isinstance(one, Payload)] == [b"{}"] * 3
    assert len(server.sockets) == 1


def test_http_1_where_nothing_else_is_offered(
    loopback: Loopback, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    loopback.server.socket = context.wrap_socket(loopback.server.socket, server_side=True)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    loopback.body(PATH, b"{}")
    assert fetch(URL, mirror=f"https://localhost:{loopback.port}").body == b"{}"


def test_a_certificate_that_nobody_vouches_for(server: Http2, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    with pytest.raises(FetchError, match=r"^connection to boards.example failed: .*CERTIFICATE_VERIFY_FAILED"):
        fetch(URL, mirror=server.url, retries=0)
    assert server.asked == []


def test_a_post(server: Http2) -> None:
    server.answers[PATH] = whole(b"[]")
    assert ask(Request(BOARD, URL, method="POST", body={"offset": 0}), mirror=server.url).body == b"[]"
    assert (":method", "POST") in server.asked[0][2]


def test_a_private_address_is_refused_before_anything_is_sent(server: Http2) -> None:
    server.answers["/"] = whole(b"router page")
    with pytest.raises(FetchError, match=r"^address refused: 127.0.0.1 is not on the public internet$"):
        fetch(f"{server.url}/")
    assert server.asked == []
    assert fetch(f"{server.url}/", trusted=(server.url,)).body == b"router page"


@pytest.mark.parametrize("headers", [(), (("content-encoding", "gzip"),)])
def test_a_body_without_end_stops_at_the_cap(server: Http2, headers: tuple[tuple[str, str], ...]) -> None:
    """And takes neither the memory nor the connection's window with it: the next answer comes."""
    piece = gzip.compress(bytes(2**22)) if headers else bytes(2**16)

    def endless(stream: Stream) -> None:
        stream.head("200", *headers)
        while not server.over.is_set():
            stream.data(piece, end=False)

    server.in_turn(PATH, endless, whole(b"{}"))
    first, second = fetch_all(
        [URL, URL], at_once=False, mirror=server.url, max_megabytes=1, retries=0, timeout_seconds=5
    )
    assert str(first) == "answer of boards.example larger than 1 MiB"
    assert isinstance(second, Payload)
    assert [number for number, *_ in server.asked] == [0, 1]
    assert server.sent < 24 * 2**20  # what the window lets through at once, and what was read


def test_an_answer_that_comes_too_late_is_in_nobodys_way(server: Http2) -> None:
    def late(stream: Stream) -> None:
        server.over.wait(3)
        stream.head()
        stream.data(bytes(2**25))  # twice what the connection's window holds

    server.in_turn(PATH, late, whole(b"{}"))
    first, second = fetch_all([URL, URL], at_once=False, mirror=server.url, deadline_seconds=2, retries=0)
    assert str(first) == "boards.example did not finish within 2 s"
    assert isinstance(second, Payload)
    assert [number for number, *_ in server.asked] == [0, 1]


def test_a_short_refusal_keeps_the_connection(server: Http2) -> None:
    server.answers[PATH] = whole(b"no such board", "404")
    came = fetch_all([URL] * 3, at_once=False, mirror=server.url)
    assert [str(one)[:8] for one in came] == ["HTTP 404"] * 3
    assert len(server.sockets) == 1


def reset(stream: Stream) -> None:
    stream.conn.reset_stream(stream.number, error_code=0x7)  # REFUSED_STREAM
    stream.flush()


def reset_within(stream: Stream) -> None:
    stream.head()
    stream.data(b"half", end=False)
    reset(stream)


def go_away(stream: Stream) -> None:
    stream.conn.close_connection()
    stream.flush()


def shorter_than_said(stream: Stream) -> None:
    stream.head("200", ("content-length", "100"))
    stream.data(b"half")


def no_status(stream: Stream) -> None:
    stream.head("many")
    stream.data(b"{}")


def garbage(stream: Stream) -> None:
    stream.head()
    stream.raw(b"\x00" * 9 + b"HTTP/1.1 400 Bad Request\r\n\r\n")


def garbage_headers(stream: Stream) -> None:
    stream.raw(b"\x00\x00\x05\x01\x04\x00\x00\x00\x01" + b"\xff" * 5)


def garbage_below_tls(stream: Stream) -> None:
    stream.head()
    with socket.socket(fileno=os.dup(stream.sock.fileno())) as plain:
        plain.sendall(b"no TLS record at all" * 10)


def hang_up(stream: Stream) -> None:
    stream.head()
    stream.data(b"half", end=False)
    stream.sock.close()


def too_many_headers(stream: Stream) -> None:
    stream.head("200", *((f"x-{number}", "a" * 1000) for number in range(80)))


@pytest.mark.parametrize(
    "bad",
    [
        reset,
        reset_within,
        go_away,
        shorter_than_said,
        no_status,
        garbage,
        garbage_headers,
        garbage_below_tls,
        hang_up,
        too_many_headers,
    ],
)
def test_a_server_that_breaks_the_rules_is_a_failure_that_may_pass(server: Http2, bad: Answer) -> None:
    server.in_turn(PATH, bad, whole(b"{}"))
    assert fetch(URL, mirror=server.url).body == b"{}"
    server.in_turn(PATH, bad)
    with pytest.raises(FetchError, match=r"^connection to boards.example failed: .+ \(2 attempts\)$") as caught:
        fetch(URL, mirror=server.url, retries=1)
    assert "\n" not in str(caught.value)


def test_headers_that_unpack_to_more_than_came(server: Http2) -> None:
    """HPACK: each further mention of a header costs one byte on the wire."""
    server.answers[PATH] = lambda stream: stream.head("200", *[("x-big", "a" * 4000)] * 500)
    with pytest.raises(FetchError, match=r"^connection to boards.example failed: "):
        fetch(URL, mirror=server.url, retries=0)


def test_no_log_holds_a_key(server: Http2, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEST_KEY", "0123456789abcdef")
    caplog.set_level(logging.DEBUG)
    server.answers[PATH] = whole(b"{}")
    ask(Request(BOARD, URL, secret_headers={"X-Key": "TEST_KEY"}, secret_query={"key": "TEST_KEY"}), mirror=server.url)
    assert ("x-key", "0123456789abcdef") in server.asked[0][2]
    assert "0123456789abcdef" not in caplog.text
