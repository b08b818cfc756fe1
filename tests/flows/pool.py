"""A Prefect server with a process work pool and the program's deployments, made as docs/prefect.md says; and a board
whose answers a test may hold back."""

import itertools
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Self

from flows.server import free_port
from tests.flows.prefect_api import Prefect, wait_for
from tests.flows.serving import HASTE, PATIENCE_SECONDS, environment, internscout
from tests.pipeline.build import job, listing

ENDING_SECONDS = 60
_SETTINGS = """\
data_dir = "data"
[sources]
boards = [{{ source = "greenhouse", token = "brightriver", company = "Brightriver" }}]
[fetch]
mirror = "{url}"
gap_seconds = 0
timeout_seconds = {patience}  # a board that is held back is no board that fails
deadline_seconds = {patience}
"""


class Board:
    """Answers every request with one posting, another each time, while `open`; `asked` once somebody has asked."""

    def __init__(self) -> None:
        self.open, self.asked = threading.Event(), threading.Event()
        self.open.set()
        board, numbers = self, itertools.count(1)

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                board.asked.set()
                board.open.wait(PATIENCE_SECONDS)
                body = json.dumps(listing(job(next(numbers), "Machine Learning Intern"))).encode()
                try:
                    self.send_response(200)
                    self.send_header("Content-Length", str(len(body)))
                    self.end_headers()
                    self.wfile.write(body)
                except BrokenPipeError:
                    return  # who asked was killed

            def log_message(self, *_: object) -> None:
                """Not onto the test's stderr."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.open.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def hold(self) -> None:
        self.asked.clear()
        self.open.clear()

    def wait_until_asked(self) -> None:
        assert self.asked.wait(PATIENCE_SECONDS), "nobody asked the board"


@dataclass(slots=True)
class Pool:
    """The pool `internscout`: its server's API, its board, the folder of its settings, and workers to be started."""

    folder: Path
    board: Board
    prefect: Prefect
    env: dict[str, str] = field(repr=False)

    def deployment(self, name: str) -> str:
        return self.prefect.deployment(name)

    @contextmanager
    def worker(self, name: str) -> Iterator["subprocess.Popen[bytes]"]:
        """A worker that is started elsewhere than the settings are."""
        elsewhere = self.folder / name
        elsewhere.mkdir()
        with _process(_prefect("worker", "start", "--pool", "internscout", "--name", name), elsewhere, self.env) as one:
            try:
                yield one
            finally:
                self.board.open.set()  # a worker ends once its runs have

    def finish(self, run: str, state: str = "Completed") -> None:
        wait_for(f"{run} to be {state}", lambda: self.prefect.state(run) == state)

    def written(self, worker: str) -> str:
        """All that a worker and the runs of it have printed."""
        return (self.folder / worker / "output").read_text(encoding="utf-8")


@contextmanager
def work_pool(folder: Path) -> Iterator[Pool]:
    """All that docs/prefect.md has one start, but the workers."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    env = environment(folder) | HASTE | {"PREFECT_HOME": str(folder / "prefect"), "PWD": str(folder)}
    env |= {"PREFECT_SERVER_CONCURRENCY_LEASE_STORAGE": "prefect.server.concurrency.lease_storage.filesystem"}
    with ExitStack() as stack:
        board = stack.enter_context(Board())
        (folder / "internscout.toml").write_text(
            _SETTINGS.format(url=board.url, patience=PATIENCE_SECONDS), encoding="utf-8"
        )
        (folder / "profile.toml").write_text('name = "demo"\n', encoding="utf-8")
        stack.enter_context(_process(_prefect("server", "start", "--port", str(port)), folder, env))
        prefect, env = Prefect(url), env | {"PREFECT_API_URL": f"{url}/api"}
        prefect.find("deployments", {})
        for command in (
            internscout("init", "--prefect"),
            _prefect("work-pool", "create", "--type", "process", "internscout"),
            _prefect("deploy", "--all"),
        ):
            subprocess.run(command, cwd=folder, env=env, check=True, capture_output=True)
        yield Pool(folder, board, prefect, env)


def kill(worker: "subprocess.Popen[bytes]", run: str) -> None:
    """As a power cut does: the worker and the process of the run that it started, at once."""
    worker.kill()
    for path in Path("/proc").glob("[0-9]*/environ"):
        try:
            found = f"PREFECT__FLOW_RUN_ID={run}".encode() in path.read_bytes().split(b"\0")
        except OSError:
            continue  # it has just ended
        if found:
            os.kill(int(path.parent.name), signal.SIGKILL)


def _prefect(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "prefect", *arguments]


@contextmanager
def _process(command: Sequence[str], folder: Path, env: dict[str, str]) -> Iterator["subprocess.Popen[bytes]"]:
    with (folder / "output").open("wb") as output:
        process = subprocess.Popen(command, cwd=folder, env=env, stdout=output, stderr=subprocess.STDOUT)
    try:
        yield process
    finally:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):  # on a busy machine Prefect's end may hang, when all is done
            process.wait(ENDING_SECONDS)
        process.kill()
        process.wait()
