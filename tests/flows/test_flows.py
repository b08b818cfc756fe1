"""The Prefect flows as real processes: the demo, the schedule, the other flows, and what `prefect.yaml` names."""

import inspect
import json
import os
import re
import signal
import subprocess
import sys
import time
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml

from internscout.demo import DemoServer, write_demo_config
from tests.flows.serving import PATIENCE_SECONDS, ROOT, environment, internscout, serving

LAKE_AND_HOOK = """
[lake]
path = "lake"
after_run = true

[deliveries.hook]
kind = "webhook"
url = "http://127.0.0.1:9/"
"""


def test_demo(tmp_path: Path) -> None:
    done = subprocess.run(
        internscout("demo", "here"),
        cwd=tmp_path,
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "# Internships for demo" in done.stdout
    assert "7 of 7 boards read" in done.stdout
    assert "internscout-nightly" in done.stderr, "it is the Prefect flow that ran"
    assert "leak" not in done.stderr
    for line in ("database: ", "digest:   "):
        path = Path(re.findall(rf"^{line}(.*)$", done.stdout, re.MULTILINE)[0])
        assert path.stat().st_size > 0
    assert {entry.name for entry in tmp_path.iterdir()} == {"here"}, "nothing outside the folder"


def test_ingest_digest_and_reparse(tmp_path: Path) -> None:
    code = (
        "import sys, json\n"
        "from flows.ingest import ingest\nfrom flows.digest import digest\nfrom flows.reparse import reparse\n"
        "state = ingest(sys.argv[1], return_state=True)\n"
        "told = digest(sys.argv[1], sys.argv[2], return_state=True)\n"
        "print(json.dumps([state.name, told.name, told.message, told.result(), reparse(sys.argv[1])]))\n"
    )
    with DemoServer(date(2026, 11, 21)) as server:
        config, profile = write_demo_config(tmp_path, server.url, date(2026, 11, 21))
        text = config.read_text(encoding="utf-8").replace('token = "demo-brinkmere"', 'token = "nobody"')
        config.write_text(f"{text}\n{LAKE_AND_HOOK}", encoding="utf-8")
        profile.write_text(
            profile.read_text(encoding="utf-8") + '\n[digest]\ndeliver = ["file", "hook"]\n', encoding="utf-8"
        )
        done = subprocess.run(
            [sys.executable, "-c", code, str(config), str(profile)],
            cwd=ROOT,
            env=environment(tmp_path) | {"PREFECT_HOME": str(tmp_path / "prefect")},
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 0, done.stderr
    name, told, message, (path,), read_again = json.loads(done.stdout.splitlines()[-1])
    assert name == "Degraded", "one board is not there"
    assert (told, message) == ("Degraded", "digests made: 1; digests not delivered: 1 (`internscout outbox`)")
    assert "lever:nobody" in Path(path).read_text(encoding="utf-8")
    assert read_again == 0
    assert "board lever:nobody failed: HTTP 404" in done.stderr
    assert len(re.findall(r"Task run .* - Finished in state", done.stderr)) == 4, "steps, not boards"
    assert "7 of 7 boards read" in done.stderr
    assert list((config.parent / "lake" / "runs").rglob("*.parquet")), "the run is in the lake"
    assert "leak" not in done.stderr, "DuckDB's binding has nothing to complain of"


def planned_runs(url: str) -> list[dict[str, Any]]:
    wanted = {"flow_runs": {"state": {"type": {"any_": ["SCHEDULED"]}}}}
    runs: list[dict[str, Any]] = httpx.post(f"{url}/api/flow_runs/filter", json=wanted, timeout=60).json()
    return runs


def test_serve_plans_runs_by_the_schedule_and_ends_when_told(tmp_path: Path) -> None:
    config, _ = write_demo_config(tmp_path, "http://127.0.0.1:9", date(2026, 11, 21))
    with config.open("a", encoding="utf-8") as file:
        file.write('\n[schedule]\ncron = "30 4 * * *"\ntimezone = "Europe/Berlin"\n')
    with serving(config) as (process, url):
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not (runs := planned_runs(url)) and time.monotonic() < deadline:
            time.sleep(0.5)
        assert runs, "the scheduler planned nothing"
        starts = sorted(run["expected_start_time"] for run in runs)
        assert starts[0][11:16] in ("03:30", "02:30"), "04:30 in Berlin, in UTC"
        assert runs[0]["parameters"] == {"config": str(config), "profile": ""}, "looked for at each run"

        # As Ctrl-C in a terminal does: to the whole group.
        os.killpg(process.pid, signal.SIGINT)
        assert process.wait(timeout=PATIENCE_SECONDS) in (0, 130)
        with pytest.raises(httpx.ConnectError):
            planned_runs(url)


def test_the_server_goes_when_serve_is_killed(tmp_path: Path) -> None:
    config, _ = write_demo_config(tmp_path, "http://127.0.0.1:9", date(2026, 11, 21))
    with serving(config) as (process, url):
        planned_runs(url)
        process.kill()
        process.wait()
        deadline = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < deadline:
            try:
                planned_runs(url)
            except httpx.TransportError:
                return
            time.sleep(0.2)
        pytest.fail("the Prefect server outlived the program that started it")


def test_prefect_yaml_names_flows_and_their_parameters() -> None:
    text = (ROOT / "prefect.yaml").read_text(encoding="utf-8")
    assert text == (ROOT / "flows" / "prefect.yaml").read_text(encoding="utf-8"), "the packaged one"
    deployments = yaml.safe_load(text)["deployments"]
    assert {deployment["name"] for deployment in deployments} == {"nightly", "ingest", "digest", "reparse"}
    for deployment in deployments:
        module, _, name = deployment["entrypoint"].rpartition(".")
        flow = getattr(import_module(module), name)
        assert set(deployment["parameters"]) == set(inspect.signature(flow.fn).parameters)
        assert deployment["concurrency_limit"] == {"limit": 1, "collision_strategy": "ENQUEUE"}
