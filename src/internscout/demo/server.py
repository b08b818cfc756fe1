"""The demo's boards over real HTTP on loopback, as the mirror that `fetch.mirror` names.

`https://host/path?query` is asked for as `<url>/host/path?query`; the answer is the file `boards/host/path.json`, its
dates filled in. One posting of a board (`…/<id>`) is the row of that id in the board's file, as the vendors do it too.
"""

import json
import threading
from datetime import date
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import resources
from typing import Any, Self
from urllib.parse import unquote

from internscout.demo.placeholders import fill

_POLL_SECONDS = 0.05  # how soon the server notices that it shall stop


class DemoServer:
    """Serves from entering the context to leaving it; `today` is the day that the boards' dates count from."""

    def __init__(self, today: date) -> None:
        self._answers = {path: fill(text, today).encode() for path, text in _boards().items()}
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self._answers))
        self._thread = threading.Thread(target=self._server.serve_forever, args=(_POLL_SECONDS,), daemon=True)

    @property
    def url(self) -> str:
        """The address for `fetch.mirror`."""
        return f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *exc_info: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


def _boards() -> dict[str, str]:
    """URL path (`host/path`, decoded, without query) → the file's text, placeholders and all."""
    found: dict[str, str] = {}
    folders = [("", resources.files("internscout.demo") / "boards")]
    while folders:
        path, folder = folders.pop()
        for entry in folder.iterdir():
            if entry.is_dir():
                folders.append((f"{path}{entry.name}/", entry))
            elif entry.name.endswith(".json"):
                found[path + entry.name.removesuffix(".json")] = entry.read_text(encoding="utf-8")
    return found


def _handler(answers: dict[str, bytes]) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"  # keeps connections open; every answer carries its length

        def do_GET(self) -> None:
            path = unquote(self.path.partition("?")[0]).strip("/")
            body = answers.get(path) or answers.get(path.removesuffix(".json")) or _row(answers, path)
            self.send_response(HTTPStatus.OK if body else HTTPStatus.NOT_FOUND)
            body = body or b'{"status": 404, "error": "no such board or posting in the demo"}'
            self.send_header("Content-Type", "application/json; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            """Say nothing: the demo's own output is what people look at."""

    return Handler


def _row(answers: dict[str, bytes], path: str) -> bytes | None:
    """One posting out of its board's answer."""
    board, _, wanted = path.rpartition("/")
    if board not in answers:
        return None
    answer: Any = json.loads(answers[board])
    rows = answer if isinstance(answer, list) else answer["jobs"]
    return next((json.dumps(row).encode() for row in rows if str(row["id"]) == wanted), None)
