"""`internscout serve` where things go wrong: slept-through slots, dead runs, killed processes; all of them real."""

import os
import signal
from collections import Counter
from datetime import date
from pathlib import Path

from internscout.demo import DemoServer, write_demo_config
from tests.flows.prefect_api import RUNNING, Prefect, due, processes, wait_for
from tests.flows.serving import serving


def test_one_run_catches_up_and_what_is_killed_comes_back(tmp_path: Path) -> None:
    with DemoServer(date(2026, 11, 21)) as server:
        config, _ = write_demo_config(tmp_path, server.url, date(2026, 11, 21))
        with config.open("a", encoding="utf-8") as file:
            file.write('\n[schedule]\ncron = "0 0 1 1 *"\n')
        with serving(config) as (_, url):
            prefect = Prefect(url)
            deployment = wait_for("the deployment", lambda: prefect.deployment("nightly"))
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
