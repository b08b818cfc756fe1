"""A Prefect server of our own, for those who run none: a child process on loopback, gone when we are.

Prefect's built-in temporary server has no scheduler, so a schedule served through it would never fire.
"""

import os
import socket
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

from prefect.settings import PREFECT_API_URL, temporary_settings

from flows.children import Child
from internscout.errors import InternScoutError

_PATIENCE_SECONDS = 120


class Api:
    """Where Prefect answers; `server` is ours, None where somebody else runs it."""

    def __init__(self, url: str, server: Child | None = None) -> None:
        self.url, self.server = url, server

    def wait_until_healthy(self) -> None:
        """Return once it answers. Raises `InternScoutError` when it does not, or has ended."""
        deadline = time.monotonic() + _PATIENCE_SECONDS
        while time.monotonic() < deadline:
            if self.server and (code := self.server.ended) is not None:
                raise InternScoutError(f"the Prefect server ended at once with code {code}; see the lines above")
            try:
                with urllib.request.urlopen(f"{self.url}/health", timeout=2):  # noqa: S310 - http on loopback
                    return
            except (urllib.error.URLError, OSError):
                time.sleep(0.2)
        raise InternScoutError(f"the Prefect server did not answer within {_PATIENCE_SECONDS} s")


@contextmanager
def prefect_api() -> Iterator[Api]:
    """The configured API, or that of a server started for the duration."""
    if configured := PREFECT_API_URL.value():
        yield Api(configured)
        return
    port = free_port()
    url = f"http://127.0.0.1:{port}/api"
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)]
    env = {**os.environ, "PREFECT_UI_API_URL": url, "PREFECT_LOGGING_SERVER_LEVEL": "WARNING"}
    with Child("prefect-server", command, env, quiet=True) as server:
        api = Api(url, server)
        api.wait_until_healthy()
        with temporary_settings({PREFECT_API_URL: url}):
            yield api


def free_port() -> int:
    """One that the system gives; a fixed one might belong to somebody else's server, which would answer for ours."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
