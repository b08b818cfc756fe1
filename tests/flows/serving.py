"""The program as a user starts it, for tests with real processes."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
PATIENCE_SECONDS = 180
# Nobody wants to wait as long in a test: how often Prefect's server, runners and workers look.
HASTE = {
    "PREFECT_SERVER_SERVICES_REPOSSESSOR_LOOP_SECONDS": "1",
    "PREFECT_SERVER_SERVICES_LATE_RUNS_LOOP_SECONDS": "1",
    "PREFECT_SERVER_DEPLOYMENTS_CONCURRENCY_SLOT_WAIT_SECONDS": "3",
    "PREFECT_RUNNER_POLL_FREQUENCY": "1",
    "PREFECT_WORKER_QUERY_SECONDS": "1",
}


def environment(folder: Path) -> dict[str, str]:
    """A user's environment without anything of Prefect's, its home in the test's folder."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    return {**kept, "HOME": str(folder), "PYTHONUNBUFFERED": "1"}


def internscout(*arguments: str) -> list[str]:
    """The command, listening to Ctrl-C even where the tests were started in a shell's background, which ignores it."""
    code = (
        "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "from internscout.cli import main; sys.exit(main())"
    )
    return [sys.executable, "-c", code, *arguments]


@contextmanager
def serving(config: Path) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    """`internscout serve` in a session of its own, and the address of its Prefect server."""
    process = subprocess.Popen(
        internscout("serve", "-c", str(config)),
        cwd=config.parent,
        env=environment(config.parent) | HASTE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )
    try:
        assert process.stdout
        first = process.stdout.readline()
        yield process, re.findall(r"http://127\.0\.0\.1:\d+", first)[0]
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        if process.stdout:
            process.stdout.close()
