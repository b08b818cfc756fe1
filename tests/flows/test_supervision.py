"""`internscout serve` where things go wrong: slept-through slots, dead runs, killed processes; all of them real."""

import os
import signal
import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx

from internscout.demo import DemoServer, write_demo_config
from tests.flows.serving import PATIENCE_SECONDS, serving

RUNNING = {"type": "RUNNING", "name": "Running"}


def wait_for(what: str, true: Callable[[], Any]) -> Any:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        if found := true():
            return found
        time.sleep(0.5)
    raise AssertionError(f"waited in vain for {what}")


class Prefect:
    """The API of the served deployment."""

    def __init__(self, url: str) -> None:
        self._api = f"{url}/api"

    def deployment(self) -> str:
        found = self._ask("POST", "/deployments/filter", {})
        return str(found[0]["id"]) if found else ""

    def add_run(self, deployment: str, state: dict[str, Any]) -> str:
        return str(self._ask("POST", f"/deployments/{deployment}/create_flow_run", {"state": state})["id"])

    def state(self, run: str) -> str:
        return str(self._ask("GET", f"/flow_runs/{run}")["state"]["name"])

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


def test_one_run_catches_up_and_what_is_killed_comes_back(tmp_path: Path) -> None:
    with DemoServer(date(2026, 11, 21)) as server:
        config, _ = write_demo_config(tmp_path, server.url, date(2026, 11, 21))
        with config.open("a", encoding="utf-8") as file:
            file.write('\n[schedule]\ncron = "0 0 1 1 *"\n')
        with serving(config) as (_, url):
            prefect = Prefect(url)
            deployment = wait_for("the deployment", prefect.deployment)
            dead = prefect.add_run(deployment, RUNNING)
            missed = [prefect.add_run(deployment, due(minutes)) for minutes in (180, 120, 60)]
            wait_for(
                "all slots to be dealt with",
                lambda: all(prefect.state(r) in ("Completed", "Cancelled") for r in missed),
            )
            assert Counter(map(prefect.state, missed)) == {"Completed": 1, "Cancelled": 2}
            assert prefect.state(dead) == "Crashed"

            for words in (
                f"flows.runner {config}",
                f"prefect server start --host 127.0.0.1 --port {url.split(':')[-1]}",
            ):
                (process,) = processes(words)
                os.kill(process, signal.SIGKILL)
                wait_for(f"another {words}", lambda: [p for p in processes(words) if p != process])  # noqa: B023
            after = prefect.add_run(deployment, due(1))
            wait_for("a run after all that", lambda: prefect.state(after) == "Completed")
    wait_for("the end of all processes", lambda: not processes(str(tmp_path)))
