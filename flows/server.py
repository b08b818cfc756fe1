"""A Prefect server of our own, for those who run none: a child process on loopback, gone when we are.

Prefect's built-in temporary server has no scheduler, so a schedule served through it would never fire.
"""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

from prefect.settings import PREFECT_API_URL, temporary_settings

from internscout.errors import InternScoutError

_PATIENCE_SECONDS = 120


# Ends the server when our end of its standard input closes, also when we are killed and can do nothing any more.
_KEEPER = """
exec 3<&0
"$@" </dev/null & server=$!
(cat <&3 >/dev/null; kill $server 2>/dev/null) &
wait $server
"""


@contextmanager
def prefect_api() -> Iterator[str]:
    """The configured API's address, or that of a server started for the duration."""
    if configured := PREFECT_API_URL.value():
        yield configured
        return
    port = _free_port()
    url = f"http://127.0.0.1:{port}/api"
    with _server(port, url) as server:
        _wait_until_healthy(url, server)
        with temporary_settings({PREFECT_API_URL: url}):
            yield url


@contextmanager
def _server(port: int, url: str) -> Iterator["subprocess.Popen[bytes]"]:
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)]
    server = subprocess.Popen(  # noqa: S603 - our own arguments
        ["/bin/sh", "-c", _KEEPER, "prefect-server", *command],
        env={**os.environ, "PREFECT_UI_API_URL": url, "PREFECT_LOGGING_SERVER_LEVEL": "WARNING"},
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        # Ctrl-C is for us: the server must outlive the flows that report to it.
        start_new_session=True,
    )
    try:
        yield server
    finally:
        if server.stdin:
            server.stdin.close()
        try:
            server.wait(timeout=30)
        except subprocess.TimeoutExpired:
            os.killpg(server.pid, signal.SIGKILL)
            server.wait()


def _free_port() -> int:
    """One that the system gives; a fixed one might belong to somebody else's server, which would answer for ours."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_healthy(url: str, server: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise InternScoutError(
                f"the Prefect server ended at once with code {server.returncode}; see the lines above"
            )
        try:
            with urllib.request.urlopen(f"{url}/health", timeout=2):  # noqa: S310 - http on loopback
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise InternScoutError(f"the Prefect server did not answer within {_PATIENCE_SECONDS} s")
