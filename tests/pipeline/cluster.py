"""A Dask cluster of real processes, and an S3-compatible store in one more, for the tests of executors."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from pyarrow import fs

KEYS = {"AWS_ACCESS_KEY_ID": "tests", "AWS_SECRET_ACCESS_KEY": "not-a-real-secret", "AWS_REGION": "us-east-1"}


@dataclass(slots=True)
class Cluster:
    """A scheduler, and workers with one thread each, every process in a folder of its own."""

    address: str
    folder: Path
    env: Mapping[str, str]
    workers: list["subprocess.Popen[bytes]"] = field(default_factory=list)

    def add_worker(self) -> "subprocess.Popen[bytes]":
        # Without a nanny, which would start a killed worker again.
        worker = started(
            self.folder / f"worker-{len(self.workers)}", self.env,
            "distributed.cli.dask_worker", self.address, "--nthreads", "1", "--no-nanny", "--no-dashboard",
        )  # fmt: skip
        self.workers.append(worker)
        return worker


@contextmanager
def cluster(folder: Path, count: int, env: Mapping[str, str]) -> Iterator[Cluster]:
    port = free_port()
    scheduler = started(
        folder / "scheduler", env,
        "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard", "--no-show",
    )  # fmt: skip
    found = Cluster(f"tcp://127.0.0.1:{port}", folder, env)
    try:
        answers(port)
        for _ in range(count):
            found.add_worker()
        yield found
    finally:
        ended(*found.workers, scheduler)


@contextmanager
def s3_store(folder: Path) -> Iterator[Mapping[str, str]]:
    """The environment that leads to a store with the bucket `staging`."""
    port = free_port()
    server = started(folder / "s3", {}, "moto.server", "-H", "127.0.0.1", "-p", str(port))
    try:
        answers(port)
        url = f"http://127.0.0.1:{port}"
        _make_bucket(url)
        yield {**KEYS, "AWS_ENDPOINT_URL": url}
    finally:
        ended(server)


def _make_bucket(url: str) -> None:
    made = fs.S3FileSystem(
        access_key="tests", secret_key="tests", region="us-east-1", endpoint_override=url, allow_bucket_creation=True
    )
    made.create_dir("staging")


def started(folder: Path, env: Mapping[str, str], module: str, *arguments: str) -> "subprocess.Popen[bytes]":
    """`python -m module` in a folder of its own, which also holds its temporary files and its log."""
    folder.mkdir(parents=True)
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(
            [sys.executable, "-m", module, *arguments],
            cwd=folder,
            env={**os.environ, **env, "TMPDIR": str(folder), "HOME": str(folder)},
            stdout=log,
            stderr=log,
        )


def ended(*processes: "subprocess.Popen[bytes]") -> None:
    for process in processes:
        process.send_signal(signal.SIGKILL)
        process.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(port: int) -> None:
    deadline = time.monotonic() + 180
    while time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.02)
        else:
            return
    raise AssertionError(f"nothing answers at {port}")
