"""The same boards, read by this process, by others of this machine, and by a cluster: the same is stored.

The scheduler and the workers are processes of their own, each with a folder and temporary files of its own; what they
share with the loader is the staging place alone.
"""

import multiprocessing
import signal
import threading
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from internscout.fetch.lanes import lane_of
from tests.pipeline.build import job, listing
from tests.pipeline.cluster import Cluster, cluster, s3_store
from tests.pipeline.vendors import Stored, archived, assert_same, configured, ran, stored


@pytest.fixture
def as_here(vendors: Any, tmp_path: Path) -> Stored:
    """What a run in this process stores of them, which is the same each time."""
    if not _HERE:
        settings = configured(tmp_path / "here", vendors)
        ran(settings)
        _HERE.update(stored(settings))
    return _HERE


_HERE: dict[str, list[tuple[object, ...]]] = {}


@pytest.fixture(scope="module")
def s3(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, str]]:
    with s3_store(tmp_path_factory.mktemp("store")) as env:
        yield env


@pytest.fixture(scope="module")
def two_workers(tmp_path_factory: pytest.TempPathFactory, s3: Mapping[str, str]) -> Iterator[Cluster]:
    with cluster(tmp_path_factory.mktemp("cluster"), 2, s3) as found:
        yield found


@pytest.fixture
def keys(s3: Mapping[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """The loader reaches the store as the workers do."""
    for name, value in s3.items():
        monkeypatch.setenv(name, value)


@pytest.mark.usefixtures("keys")
def test_whoever_reads_the_boards_the_same_is_stored(two_workers: Cluster, vendors: Any, tmp_path: Path) -> None:
    dask: dict[str, Any] = {"executor": "dask", "scheduler": two_workers.address, "staging": "s3://staging/tests"}
    here, there = configured(tmp_path / "a", vendors), configured(tmp_path / "b", vendors, **dask)
    assert sorted(one.board.key for one in ran(there)) == sorted(one.board.key for one in ran(here))
    assert_same(stored(there), stored(here))
    assert archived(there) == archived(here)
    # What is known by now is known elsewhere too: what says the same is not read again, what changed is parsed.
    changed = listing(job(10, "Machine Learning Intern"), job(99, "Speech Intern"))
    vendors.serve("boards-api.greenhouse.io/v1/boards/g1/jobs", changed)
    outcomes = {one.board.key: (one.outcome, one.not_modified) for one in ran(here)}
    assert sum(count for _, count in outcomes.values()) > 5
    assert {one.board.key: (one.outcome, one.not_modified) for one in ran(there)} == outcomes
    assert_same(stored(there), stored(here))


def test_no_host_is_asked_by_two_workers_at_once(two_workers: Cluster, vendors: Any, tmp_path: Path) -> None:
    others, enough = set[str](), threading.Event()
    waited: list[bool] = []

    def meet(path: str) -> None:
        """The first to ask Greenhouse has its answer when the other worker, which has one thread too, has read on."""
        if "greenhouse" not in path:
            others.add(path)
            if len(others) >= 4:
                enough.set()
        elif not waited:
            waited.append(enough.wait(timeout=60))

    vendors.meanwhile = meet
    settings = configured(
        tmp_path, vendors, 0.25, executor="dask", scheduler=two_workers.address, staging=str(tmp_path / "shared")
    )
    ran(settings)
    assert waited[0]
    assert [*(tmp_path / "shared").iterdir()] == []
    lanes: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for host, began, ended in sorted(vendors.times, key=lambda entry: entry[1]):
        lanes[lane_of(host)].append((began, ended))
    assert len(lanes["greenhouse.io"]) == 6  # three batches, one after the other, and what the list leads to
    for times in lanes.values():
        for (former, ended), (began, _) in pairwise(times):
            assert ended <= began
            assert began - former > 0.1  # a quarter of a second between sendings, less what each took to arrive


def test_what_a_killed_worker_was_reading_is_read_by_another(vendors: Any, as_here: Stored, tmp_path: Path) -> None:
    place = tmp_path / "shared"
    with cluster(tmp_path / "cluster", 1, {}) as found:
        there = configured(tmp_path / "b", vendors, executor="dask", scheduler=found.address, staging=str(place))
        (worker,) = found.workers

        def kill(path: str) -> None:
            if path.endswith("/g3/jobs") and worker.poll() is None:
                worker.send_signal(signal.SIGKILL)
                worker.wait()
                found.add_worker()

        vendors.meanwhile = kill
        ran(there)
        assert worker.returncode == -signal.SIGKILL
    assert_same(stored(there), as_here)


def test_what_a_killed_process_was_reading_is_read_by_another(vendors: Any, as_here: Stored, tmp_path: Path) -> None:
    there = configured(tmp_path / "b", vendors, executor="processes", processes=1)
    killed: list[int] = []

    def kill(path: str) -> None:
        if path.endswith("/g3/jobs") and not killed:
            for child in multiprocessing.active_children():
                killed.append(child.pid or 0)
                child.kill()

    vendors.meanwhile = kill
    ran(there)
    assert killed
    assert_same(stored(there), as_here)
