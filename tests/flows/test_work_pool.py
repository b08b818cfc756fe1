"""The deployments of `prefect.yaml` on a process work pool: a real server, real workers, a board that is held back."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.flows.pool import Pool, kill, work_pool
from tests.flows.prefect_api import due, wait_for


@pytest.fixture(scope="module")
def pool(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pool]:
    with work_pool(tmp_path_factory.mktemp("pool")) as made:
        yield made


def test_the_nightly_run_is_planned_and_a_late_one_made_up_for(pool: Pool) -> None:
    nightly = pool.deployment("nightly")
    planned = wait_for("planned runs", lambda: pool.prefect.find("flow_runs", {"sort": "EXPECTED_START_TIME_ASC"}))
    assert planned[0]["deployment_id"] == nightly
    assert planned[0]["expected_start_time"][11:16] == "06:00"
    assert planned[0]["parameters"] == {"config": str(pool.folder / "internscout.toml"), "profile": ""}

    run = pool.prefect.add_run(nightly, due(10))
    pool.finish(run, "Late")  # no worker is there
    with pool.worker("late"):
        pool.finish(run)
    kinds = {
        artifact["key"]: (artifact["type"], artifact["data"])
        for artifact in pool.prefect.find("artifacts", {"artifacts": {"flow_run_id": {"any_": [run]}}})
    }
    assert kinds["internscout-run"][0] == "markdown"
    assert "| postings seen | 1 |" in kinds["internscout-run"][1]
    assert kinds["internscout-boards"] == ("table", "[]")
    assert (pool.folder / "data" / "digests" / "latest.md").exists()
    assert "leak" not in pool.written("late"), "DuckDB's binding has nothing to complain of"


def test_two_workers_and_one_run_at_a_time(pool: Pool) -> None:
    pool.board.hold()
    ingest = pool.deployment("ingest")
    with pool.worker("one"), pool.worker("two"):
        first = pool.prefect.add_run(ingest)
        pool.board.wait_until_asked()
        second = pool.prefect.add_run(ingest)
        other = pool.prefect.add_run(pool.deployment("reparse"))
        pool.finish(second, "AwaitingConcurrencySlot")  # of the deployment's limit
        wait_for("the other to wait for the data folder", lambda: waits_for_folder(pool))
        assert [pool.prefect.state(run) for run in (first, other)] == ["Running", "Running"]
        pool.board.open.set()
        for run in (first, second, other):
            pool.finish(run)
    assert pool.prefect.run(second)["start_time"] >= pool.prefect.run(first)["end_time"]


def waits_for_folder(pool: Pool) -> bool:
    return any("another run is at work here" in pool.written(worker) for worker in ("one", "two"))


def test_a_killed_worker_holds_up_nobody(pool: Pool) -> None:
    pool.board.hold()
    ingest = pool.deployment("ingest")
    with pool.worker("killed") as worker:
        dead = pool.prefect.add_run(ingest)
        pool.board.wait_until_asked()
        kill(worker, dead)
    with pool.worker("after"):
        digest = pool.prefect.add_run(pool.deployment("digest"))
        pool.finish(digest)  # the folder is free: the lock went with the process
        assert pool.prefect.state(dead) == "Running", "Prefect does not know"
        again = pool.prefect.add_run(ingest)
        pool.finish(again, "AwaitingConcurrencySlot")
        five_minutes_pass(pool.folder / "prefect" / "concurrency_leases")
        pool.finish(again)
        assert pool.prefect.state(dead) == "Crashed"


def five_minutes_pass(leases: Path) -> None:
    """For those who hold a place in Prefect's limits and have to say every few minutes that they still do."""
    past = (datetime.now(UTC) - timedelta(seconds=1)).isoformat()
    index = leases / "expirations.json"
    found = json.loads(index.read_text(encoding="utf-8"))
    assert len(found) == 1
    for lease in found:
        path = leases / f"{lease}.json"
        path.write_text(
            json.dumps(json.loads(path.read_text(encoding="utf-8")) | {"expiration": past}), encoding="utf-8"
        )
    index.write_text(json.dumps(dict.fromkeys(found, past)), encoding="utf-8")


def test_what_fails_once_is_tried_again(pool: Pool) -> None:
    pool.board.hold()
    bodies = pool.folder / "data" / "raw" / "bodies"
    with pool.worker("retrying"):
        run = pool.prefect.add_run(pool.deployment("ingest"))
        pool.board.wait_until_asked()
        kept = bodies.rename(bodies.with_name("kept")) if bodies.exists() else None
        bodies.parent.mkdir(parents=True, exist_ok=True)
        bodies.write_text("no folder", encoding="utf-8")
        pool.board.open.set()
        of_run = {"flow_runs": {"id": {"any_": [run]}}}
        wait_for(
            "the task to fail",
            lambda: "AwaitingRetry" in {task["state_name"] for task in pool.prefect.find("task_runs", of_run)},
        )
        bodies.unlink()
        if kept:
            kept.rename(bodies)
        pool.finish(run)
    (fetched,) = [task for task in pool.prefect.find("task_runs", of_run) if task["name"].startswith("ingest boards")]
    assert fetched["run_count"] == 2
