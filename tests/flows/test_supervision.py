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
        try:
            if found := true():
                return found
        except httpx.TransportError:
            pass  # the server is not up (again)
        except httpx.HTTPStatusError as error:
            if error.response.status_code != httpx.codes.SERVICE_UNAVAILABLE:
                raise  # else it is up, but not ready
        time.sleep(0.5)
    raise AssertionError(f"waited in vain for {what}")


class Prefect:
    """The API of the served deployment."""

    def __init__(self, url: str) -> None:
        self._api = f"{url}/api"

    def deployment(self) -> str:
        found = httpx.post(f"{self._api}/deployments/filter", json={}, timeout=30).raise_for_status().json()
        return str(found[0]["id"]) if found else ""

    def add_run(self, deployment: str, state: dict[str, Any]) -> str:
        answer = httpx.post(f"{self._api}/deployments/{deployment}/create_flow_run", json={"state": state}, timeout=30)
        return str(answer.raise_for_status().json()["id"])

    def state(self, run: str) -> str:
        return str(httpx.get(f"{self._api}/flow_runs/{run}", timeout=30).raise_for_status().json()["state"]["name"])


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
            after = wait_for("the server", lambda: prefect.add_run(deployment, due(1)))
            wait_for("a run after all that", lambda: prefect.state(after) == "Completed")
    wait_for("the end of all processes", lambda: not processes(str(tmp_path)))
