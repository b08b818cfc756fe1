"""A real HTTP server on loopback whose answers a test writes as plain functions."""

import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

Answer = Callable[[BaseHTTPRequestHandler], None]


class Loopback:
    """`answers[path]` writes the answer to that path (query left out); `seen` are the paths asked for, in order."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.seen: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.over = threading.Event()  # set when the test ends: what hangs lets go
        loopback = self

        def missing(handler: BaseHTTPRequestHandler) -> None:
            handler.send_error(404)

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                loopback.seen.append(self.path)
                loopback.headers.append({k.lower(): v for k, v in self.headers.items()})
                with suppress(ConnectionError):  # the client may have enough before the answer ends
                    loopback.answers.get(self.path.partition("?")[0], missing)(self)

            def log_message(self, *args: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def body(self, path: str, body: bytes, status: int = 200, **headers: str) -> None:
        """Answer `path` with a whole body; header names with `_` for `-`."""

        def answer(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            for name, value in {"Content_Length": str(len(body)), **headers}.items():
                handler.send_header(name.replace("_", "-"), value)
            handler.end_headers()
            handler.wfile.write(body)

        self.answers[path] = answer


@pytest.fixture
def loopback() -> Iterator[Loopback]:
    server = Loopback()
    thread = threading.Thread(target=server.server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.over.set()
    server.server.shutdown()
    thread.join()
    server.server.server_close()
