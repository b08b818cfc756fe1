"""Many processes at one lake: stores push, one compacts, most are killed; in the end each row is there once."""

import random
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import duckdb
import pytest

from internscout.config import Settings
from tests.lake.build import held, made, published, run, settings_of

ROOT = Path(__file__).parents[2]
STORES = ("store0", "store1", "store2", "store3")
# Kills itself so many seconds after everything is loaded, as nobody else could time it; 0: never.
WORK = """
import os, signal, sys, threading
from datetime import timedelta
from pathlib import Path
from internscout.lake import compacting, tables
from internscout.pipeline import lake
from tests.lake.build import settings_of
place, seconds, *states = sys.argv[1:]
if float(seconds):
    killing = threading.Timer(float(seconds), os.kill, (os.getpid(), signal.SIGKILL))
    killing.daemon = True
    killing.start()
for state in states:
    lake.push(settings_of(Path(state), place))
for _ in range(0 if states else 6):
    lake.compact(settings_of(Path(place), place), timedelta(days=7))
"""


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Settings]]:
    """Of each store what it published after three runs, and after one more."""
    folder = tmp_path_factory.mktemp("states")
    settings = made(folder / "made")
    early = folder / "early.duckdb"
    shutil.copyfile(settings.published, early)
    run(settings, 41, 4, wording="Later Wording")
    found: dict[str, list[Settings]] = {}
    for store in STORES:
        found[store] = []
        for number, source in enumerate((early, settings.published)):
            state = settings_of(folder / store / str(number), folder / "lake")
            state.data_dir.mkdir(parents=True)
            shutil.copyfile(source, state.published)
            with duckdb.connect(state.published) as con:
                con.execute("UPDATE store.identity SET store_id = $store", {"store": store})
            found[store].append(state)
    return found


def work(place: str, seconds: float, states: Sequence[Settings]) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", WORK, place, str(seconds), *(str(state.data_dir) for state in states)]
    return subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)


def all_at_once(states: dict[str, list[Settings]], latest: float) -> list[int]:
    """Every store pushes while one compacts, each killed within so many seconds; the codes with which they ended."""
    chance = random.Random(7)  # noqa: S311 - moments, not secrets
    place = states[STORES[0]][0].lake.path
    at_work = [work(place, chance.uniform(0.02, latest) if latest else 0, states[store]) for store in STORES]
    at_work.append(work(place, chance.uniform(0.02, latest) if latest else 0, ()))
    codes = []
    for process in at_work:
        _, said = process.communicate()
        assert process.returncode in (0, -9), said
        codes.append(process.returncode)
    return codes


def test_after_all_kills_every_row_is_there_once(states: dict[str, list[Settings]]) -> None:
    killed = all_at_once(states, 0.6).count(-9)
    assert killed > 0
    assert all_at_once(states, 0) == [0] * (len(STORES) + 1)
    now = published(states[STORES[0]][-1])
    assert sum(rows.total() for rows in now.values()) > 40
    for store in STORES:
        expected = published(states[store][-1])
        assert held(states[store][-1], store) == expected
