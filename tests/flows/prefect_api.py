"""What Prefect's API says, for tests with real processes; and those processes."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx

from tests.flows.serving import PATIENCE_SECONDS

RUNNING = {"type": "RUNNING", "name": "Running"}


def wait_for(what: str, true: Callable[[], Any]) -> Any:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        if found := true():
            return found
        time.sleep(0.5)
    raise AssertionError(f"waited in vain for {what}")


class Prefect:
    """The API of a server at `url`."""

    def __init__(self, url: str) -> None:
        self._api = f"{url}/api"

    def deployment(self, name: str) -> str:
        """Its id; empty while there is none."""
        found = self.find("deployments", {"deployments": {"name": {"any_": [name]}}})
        return str(found[0]["id"]) if found else ""

    def add_run(self, deployment: str, state: dict[str, Any] | None = None) -> str:
        """The id of a new run, planned for now unless `state` says otherwise."""
        body = {"state": state or due(0)}
        return str(self._ask("POST", f"/deployments/{deployment}/create_flow_run", body)["id"])

    def run(self, run: str) -> dict[str, Any]:
        found: dict[str, Any] = self._ask("GET", f"/flow_runs/{run}")
        return found

    def state(self, run: str) -> str:
        return str(self.run(run)["state"]["name"])

    def find(self, what: str, wanted: dict[str, Any]) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self._ask("POST", f"/{what}/filter", wanted)
        return found

    def _ask(self, method: str, path: str, body: Any = None) -> Any:
        """The answer; asked again while the server is not up (again), or its database is busy (503)."""
        return wait_for(f"{method} {path}", lambda: self._answer(method, path, body))["answer"]

    def _answer(self, method: str, path: str, body: Any) -> dict[str, Any] | None:
        try:
            answer = httpx.request(method, f"{self._api}{path}", json=body, timeout=30)
        except httpx.TransportError:
            return None
        if answer.status_code == httpx.codes.SERVICE_UNAVAILABLE:
            return None
        return {"answer": answer.raise_for_status().json()}


def due(minutes_ago: int) -> dict[str, Any]:
    at = datetime.now(UTC) - timedelta(minutes=minutes_ago)
    return {"type": "SCHEDULED", "name": "Scheduled", "state_details": {"scheduled_time": at.isoformat()}}


def processes(words: str) -> list[int]:
    """Our Python processes, not their keepers, whose command line holds these words."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            command = path.read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue  # it has just ended
        if words in command and not command.startswith("/bin/sh"):
            found.append(int(path.parent.name))
    return found
