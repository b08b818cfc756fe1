"""Fewer, larger, sorted files with the same rows; files that are replaced stay for those who read them."""

import os
import shutil
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from deltalake import DeltaTable, write_deltalake

from internscout.config import Settings
from internscout.errors import UsageError
from internscout.lake import compacting
from internscout.lake.compacting import compact
from internscout.lake.tables import Lake
from internscout.pipeline import lake as flow
from internscout.pipeline.lake import push
from tests.lake.build import files, held, made, published, run, settings_of, spec, store_of

WEEK = timedelta(days=7)
pytestmark = pytest.mark.usefixtures("some_tables")


@pytest.fixture(scope="module")
def lake_of_many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A lake of three pushes, all of the later ones within one month."""
    settings = made(tmp_path_factory.mktemp("many"))
    for day in (41, 42):
        push(settings)
        run(settings, day, 4, wording=f"Intern of day {day}")
    push(settings)
    return settings.data_dir


@pytest.fixture
def pushed_often(lake_of_many: Path, tmp_path: Path) -> Settings:
    """A copy of it."""
    shutil.copytree(lake_of_many, tmp_path, dirs_exist_ok=True)
    return settings_of(tmp_path)


def test_rows_stay_and_files_become_fewer(pushed_often: Settings) -> None:
    before, on_disk = held(pushed_often), len(list(files(pushed_often)))
    done = {one.table: one for one in flow.compact(pushed_often, WEEK)}
    assert held(pushed_often) == before
    assert (done["runs"].files_before, done["runs"].files) == (4, 2)
    assert done["runs"].bytes < done["runs"].bytes_before
    assert not any(one.deleted or one.left for one in done.values())
    # Who asked before goes on reading what was replaced.
    assert len(list(files(pushed_often))) > on_disk


def test_what_is_compact_is_left_as_it_is(pushed_often: Settings) -> None:
    flow.compact(pushed_often, WEEK)
    versions = [DeltaTable(f"{pushed_often.lake.path}/{name}").version() for name in ("runs", "facts", "texts")]
    again = flow.compact(pushed_often, WEEK)
    assert [one.files for one in again] == [one.files_before for one in again]
    assert [DeltaTable(f"{pushed_often.lake.path}/{name}").version() for name in ("runs", "facts", "texts")] == versions


def test_files_are_sorted_by_what_questions_ask(pushed_often: Settings) -> None:
    flow.compact(pushed_often, WEEK)
    for name, column in (("events", "posting_id"), ("facts", "field")):
        for file in DeltaTable(f"{pushed_often.lake.path}/{name}").file_uris():
            values = pq.ParquetFile(file).read([column])[column].to_pylist()
            assert values == sorted(values)


def aged(path: Path, days: float) -> None:
    then = time.time() - days * 86400
    os.utime(path, (then, then))


def test_files_of_no_commit_go_when_they_are_old_and_not_before(pushed_often: Settings) -> None:
    there = next(files(pushed_often))
    stray, young = there.with_name("part-stray.parquet"), there.with_name("part-young.parquet")
    for path, days in ((stray, 8), (young, 6)):
        path.write_bytes(there.read_bytes())
        aged(path, days)
    assert sum(one.deleted for one in flow.compact(pushed_often, WEEK)) == 1
    assert young.exists()
    assert not stray.exists()


def test_old_files_are_kept_for_a_day_at_least(pushed_often: Settings) -> None:
    with pytest.raises(UsageError, match="kept for a day at least"):
        flow.compact(pushed_often, timedelta(hours=23))


def beside(monkeypatch: pytest.MonkeyPatch, meanwhile: Callable[[], object], *, times: int) -> None:
    """Let that happen between the reading of a month and the commit that replaces it, so many times."""
    was, left = write_deltalake, [meanwhile] * times

    def write(*given: Any, **named: Any) -> None:
        if left:
            left.pop()()
        was(*given, **named)

    monkeypatch.setattr(compacting, "write_deltalake", write)


def test_two_who_compact_double_nothing(pushed_often: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    before = held(pushed_often)
    beside(monkeypatch, lambda: flow.compact(pushed_often, WEEK), times=1)
    flow.compact(pushed_often, WEEK)
    assert held(pushed_often) == before


def test_nor_does_another_program_that_rewrites_files(pushed_often: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    before = held(pushed_often)
    runs = f"{pushed_often.lake.path}/runs"
    beside(monkeypatch, DeltaTable(runs).optimize.compact, times=1)
    mine = Lake(pushed_often.lake.path).table(spec("runs"))
    assert mine is not None
    assert compact(mine, keep=WEEK).left == 0
    assert held(pushed_often) == before


def test_what_is_pushed_while_files_are_rewritten_stays(
    pushed_often: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(pushed_often, 44, 2, wording="While it is rewritten")
    beside(monkeypatch, lambda: push(pushed_often), times=1)
    assert not any(one.left for one in flow.compact(pushed_often, WEEK))
    assert not any(push(pushed_often).rows.values())
    assert held(pushed_often) == published(pushed_often)


def test_a_month_that_is_written_to_again_and_again_is_left(
    pushed_often: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def another_row() -> None:
        row = pa.table({"source_store": [store], "month": ["2026-04"], "run_id": ["x"], "status": ["ok"]})
        write_deltalake(f"{pushed_often.lake.path}/runs", row, mode="append", schema_mode="merge")

    store = store_of(pushed_often)
    mine = Lake(pushed_often.lake.path).table(spec("runs"))
    beside(monkeypatch, another_row, times=9)
    assert mine is not None
    done = compact(mine, keep=WEEK)
    assert done.left == 1
    assert held(pushed_often)["runs"].total() == published(pushed_often)["runs"].total() + 3


def test_large_months_are_not_rewritten_for_one_small_file(tmp_path: Path) -> None:
    settings = made(tmp_path)
    push(settings)
    runs = Lake(settings.lake.path).table(spec("runs"))
    assert runs is not None
    sizes = compact(runs, keep=WEEK, target=1)  # every file is large beside that
    assert sizes.files == sizes.files_before == 2
    assert runs.delta.version() == 1
