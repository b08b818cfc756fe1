"""A real HTTP server on loopback that stands in for all vendors, and a folder configured to use it."""

import hashlib
import io
import json
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from internscout.config import Settings, load_settings
from tests.pipeline.build import GREENHOUSE, LEVER, invoke, job, lever_posting, listing
from tests.pipeline.vendors import serve_all


@dataclass(slots=True)
class Mirror:
    """Answers by `host/path` (queries aside); everything else is 404. `asked` are the paths in order.

    With `validators` answers carry an ETag made of their body, and one that is asked for by it is a 304. `posts` answer
    a POST's JSON; it is noted in `asked` behind its path. `moved` are redirects; `meanwhile` is called with the path
    before each answer; `times` are host, beginning and end of each.
    """

    url: str
    answers: dict[str, tuple[int, bytes]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    validators: bool = False
    posts: dict[str, Callable[[Any], Any]] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)
    meanwhile: Callable[[str], None] = lambda _: None
    times: list[tuple[str, float, float]] = field(default_factory=list)

    def serve(self, path: str, value: Any, status: int = 200) -> None:
        body = value if isinstance(value, bytes) else json.dumps(value).encode()
        self.answers[path] = (status, body)


@pytest.fixture
def mirror() -> Iterator[Mirror]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = self.path.partition("?")[0].lstrip("/")
            began = time.monotonic()
            found.asked.append(path)
            found.meanwhile(path)
            # Before it is sent: once the other side has it, it may well ask on.
            found.times.append((path.partition("/")[0], began, time.monotonic()))
            if target := found.moved.get(path):
                self.send_response(302)
                self.send_header("Location", target)
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            status, body = found.answers.get(path, (404, b'{"error": "not found"}'))
            etag = f'"{hashlib.sha256(body).hexdigest()}"'
            if found.validators and self.headers.get("If-None-Match") == etag:
                self.send_response(304)
                self.end_headers()
                return
            self.send_response(status)
            if found.validators:
                self.send_header("ETag", etag)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_POST(self) -> None:
            path = self.path.lstrip("/")
            message = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            found.asked.append(f"{path} {message}")
            value = found.posts[path](message) if path in found.posts else None
            body = json.dumps(value).encode()
            self.send_response(503 if value is None else 200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Not onto the test's stderr."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    found = Mirror(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield found
    server.shutdown()
    thread.join()
    server.server_close()


@dataclass(slots=True)
class Folder:
    """A user's folder: both files, written anew by `configure`."""

    path: Path
    mirror: Mirror

    @property
    def config(self) -> Path:
        return self.path / "internscout.toml"

    def configure(self, *boards: str, extra: str = "") -> Settings:
        """`boards` as `source:token`; a list's URL is that of its token on raw.githubusercontent.com."""
        lines = []
        for board in boards:
            source, token = board.split(":")
            url = f', url = "https://{LIST_HOST}/{token}/listings.json"' if source == "listings" else ""
            lines.append(f'{{ source = "{source}", token = "{token}", company = "{token.title()}"{url} }}')
        self.config.write_text(
            f'[fetch]\nmirror = "{self.mirror.url}"\ngap_seconds = 0.0\nretries = 0\n'
            f"[run]\nprocesses = 1\n[sources]\nboards = [{', '.join(lines)}]\n{extra}",
            encoding="utf-8",
        )
        (self.path / "profile.toml").write_text('name = "ada"\n[skills]\nlanguages = ["Python"]\n', encoding="utf-8")
        return load_settings(self.config)


LIST_HOST = "raw.githubusercontent.com"


@pytest.fixture
def folder(tmp_path: Path, mirror: Mirror) -> Folder:
    return Folder(tmp_path, mirror)


@pytest.fixture
def two_boards(folder: Any) -> Any:
    folder.configure("greenhouse:brightriver", "lever:kiteworks")
    folder.mirror.serve(GREENHOUSE, listing(job(1, "Machine Learning Intern"), job(2, "Research Intern, NLP")))
    folder.mirror.serve(LEVER, [lever_posting("a-1", "Computer Vision Intern")])
    return folder


@pytest.fixture(scope="session")
def _first_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a run over `two_boards` leaves in the data folder, once one of the tests needed it."""
    return tmp_path_factory.mktemp("first") / "data"


@pytest.fixture
def stored(two_boards: Any, _first_run: Path) -> Any:
    """`two_boards` after a first run, a copy of the same each time: its server was not asked yet, nothing was said."""
    if not _first_run.exists():
        with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
            assert invoke(two_boards, "run") == 0
        (two_boards.path / "data").rename(_first_run)
        two_boards.mirror.asked.clear()
        two_boards.mirror.times.clear()
    shutil.copytree(_first_run, two_boards.path / "data")
    return two_boards


@pytest.fixture
def vendors(mirror: Mirror) -> Mirror:
    """The server, with all boards of `tests.pipeline.vendors`."""
    serve_all(mirror)
    return mirror
