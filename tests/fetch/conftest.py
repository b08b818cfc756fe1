"""A real HTTP server on loopback whose answers a test writes as plain functions."""

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

Answer = Callable[[BaseHTTPRequestHandler], None]


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as it arrived."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes
    port: int  # of the client: the same for requests over one connection


def whole(body: bytes, status: int = 200, **headers: str) -> Answer:
    """An answer with a whole body; header names with `_` for `-`."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in {"Content_Length": str(len(body)), **headers}.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return answer


class _Server(ThreadingHTTPServer):
    daemon_threads = True  # connections that the client keeps open are not waited for

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that resets its connection is what many tests are about."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class Loopback:
    """`answers[path]` writes the answer to that path (query left out); `asked` are the requests, in order."""

    def __init__(self, address: str = "127.0.0.1") -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[Asked] = []
        self.connections = 0
        self.over = threading.Event()  # set when the test ends: what hangs lets go
        loopback = self

        def missing(handler: BaseHTTPRequestHandler) -> None:
            handler.send_error(404)

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                headers = {name.lower(): value for name, value in self.headers.items()}
                loopback.asked.append(Asked(self.command, self.path, headers, body, self.client_address[1]))
                with suppress(ConnectionError):  # the client may have enough before the answer ends
                    loopback.answers.get(self.path.partition("?")[0], missing)(self)

            do_POST = do_GET  # noqa: N815 - the library's name

            def setup(self) -> None:
                loopback.connections += 1
                super().setup()

            def log_message(self, *args: object) -> None:
                pass

        self.server = _Server((address, 0), Handler)
        self.port = self.server.server_port
        self.url = f"http://{address}:{self.port}"

    @property
    def seen(self) -> list[str]:
        """The paths asked for, in order."""
        return [asked.path for asked in self.asked]

    @property
    def headers(self) -> list[dict[str, str]]:
        """The headers of each request."""
        return [asked.headers for asked in self.asked]

    def body(self, path: str, body: bytes, status: int = 200, **headers: str) -> None:
        """Answer `path` with a whole body; header names with `_` for `-`."""
        self.answers[path] = whole(body, status, **headers)

    def in_turn(self, path: str, *answers: Answer) -> None:
        """Answer `path` with the first, then the second …, and the last from then on."""
        waiting = list(answers)

        def answer(handler: BaseHTTPRequestHandler) -> None:
            (waiting.pop(0) if len(waiting) > 1 else waiting[0])(handler)

        self.answers[path] = answer


def _serving(server: Loopback) -> Iterator[Loopback]:
    thread = threading.Thread(target=server.server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.over.set()
    server.server.shutdown()
    thread.join()
    server.server.server_close()


@pytest.fixture
def loopback() -> Iterator[Loopback]:
    yield from _serving(Loopback())


@pytest.fixture
def other() -> Iterator[Loopback]:
    """A second server, at another port."""
    yield from _serving(Loopback())
