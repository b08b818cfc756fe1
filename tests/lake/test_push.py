"""What a store has and the lake lacks goes there, once: after kills, restores, copies, and between versions."""

import logging
import shutil
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pytest
from deltalake import DeltaTable

from internscout.errors import LakeError
from internscout.lake.tables import Lake, OvertakenError
from internscout.model import LAKE_TABLES
from internscout.pipeline import lake as flow
from internscout.pipeline.lake import push, push_after_run
from internscout.store import Reader
from tests.lake.build import held, made, open_working, published, run, settings_of, sizes, spec, store_of
from tests.store.factories import NOW, parsed, posting


def test_a_push_brings_every_row_and_the_next_one_none(tmp_path: Path) -> None:
    settings = made(tmp_path)
    told: list[str] = []
    pushed = push(settings, told.append)
    assert told == [one.name for one in LAKE_TABLES]
    assert pushed.rows == sizes(published(settings))
    assert {name: rows for name, rows in pushed.rows.items() if not rows} == {"fact_changes": 0}
    assert held(settings) == published(settings)
    before = {one: DeltaTable(f"{settings.lake.path}/{one.name}").version() for one in LAKE_TABLES}
    assert not any(push(settings).rows.values())
    assert {one: DeltaTable(f"{settings.lake.path}/{one.name}").version() for one in LAKE_TABLES} == before


def test_only_what_is_new_is_brought(tmp_path: Path) -> None:
    settings = made(tmp_path)
    push(settings)
    run(settings, 41, 4, wording="Perception Intern")
    pushed = push(settings)
    assert (pushed.rows["posting_versions"], pushed.rows["runs"], pushed.rows["board_runs"]) == (1, 1, 1)
    assert held(settings) == published(settings)


def test_what_another_parser_reads_comes_beside_what_the_former_read(tmp_path: Path) -> None:
    settings = made(tmp_path)
    push(settings)
    before = held(settings)
    one = posting(1)
    with open_working(settings) as store:
        store.save_parsed({one.id: parsed(one, parser="parser-2", kind="coop")}, parsed_at=NOW + timedelta(days=60))
        store.publish(settings.published)
    pushed = push(settings)
    assert {name: count for name, count in pushed.rows.items() if count} == {"texts": 1, "facts": 2}
    after, now = held(settings), published(settings)
    for name in after:
        assert after[name] == before[name] | now[name]


@pytest.mark.usefixtures("some_tables")
def test_a_restored_store_brings_its_new_history_beside_the_lost_one(tmp_path: Path) -> None:
    settings = made(tmp_path)
    push(settings)
    shutil.copyfile(settings.working, tmp_path / "copy.duckdb")
    run(settings, 41, 3, wording="Lost Wording")
    push(settings)
    lost = held(settings)
    shutil.copyfile(tmp_path / "copy.duckdb", settings.working)
    run(settings, 42, 3, wording="Found Wording")
    push(settings)
    after, now = held(settings), published(settings)
    assert any(now[name] - lost[name] for name in now)
    for name in after:
        assert after[name] == lost[name] | now[name]
    assert not any(push(settings).rows.values())


@pytest.mark.usefixtures("some_tables")
def test_a_run_that_is_not_over_waits(tmp_path: Path) -> None:
    settings = made(tmp_path)
    with open_working(settings) as store:
        store.begin_run("killed", started_at=NOW, program_version="1", parser_version="1", boards=1)
        store.publish(settings.published)
    push(settings)
    assert not any("killed" in repr(row) for row in held(settings)["runs"])
    run(settings, 41, 3)
    push(settings)
    assert held(settings) == published(settings)
    assert any("interrupted" in repr(row) for row in held(settings)["runs"])


def test_nothing_of_the_students_is_brought(tmp_path: Path) -> None:
    settings = made(tmp_path)
    push(settings)
    brought = {path.name for path in Path(settings.lake.path).iterdir()}
    assert brought == {one.name for one in LAKE_TABLES}
    assert not brought & {"applications", "application_steps", "digests", "digest_entries", "outbox"}


def test_keys_tell_rows_apart_and_are_never_null(tmp_path: Path) -> None:
    settings = made(tmp_path)
    with Reader(settings.published) as reader:
        for one in LAKE_TABLES:
            rows = pa.RecordBatchReader.from_stream(reader.lacking.all(one)).read_all()
            keys = [tuple(row[name] for name in one.key) for row in rows.to_pylist()]
            assert not [key for key in keys if None in key]
            # Facts are told apart reading by reading: all of one are written in one transaction.
            assert one.name in ("facts", "fact_changes") or len({*keys}) == len(keys)


class StoppedError(Exception):
    pass


@pytest.mark.parametrize("after", [0, 2])
def test_what_an_interrupted_push_left_out_the_next_one_brings(tmp_path: Path, after: int) -> None:
    def stop(name: str) -> None:
        if name == LAKE_TABLES[after].name:
            raise StoppedError

    settings = made(tmp_path)
    with pytest.raises(StoppedError):
        push(settings, stop)
    assert [bool(count) for count in push(settings).rows.values()][: after + 1] == [False] * (after + 1)
    assert held(settings) == published(settings)


KILLED = """
import os, signal, sys
from pathlib import Path
from internscout.lake import tables
from tests.lake.build import settings_of
from internscout.pipeline.lake import push
at, was = int(sys.argv[2]), tables.write_deltalake
def write(*given, **named):
    global at
    at -= 1
    if at == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    was(*given, **named)
    if at == -1:
        os.kill(os.getpid(), signal.SIGKILL)
tables.write_deltalake = write
push(settings_of(Path(sys.argv[1])))
"""


def test_a_push_killed_before_or_after_a_commit_is_made_good(tmp_path: Path) -> None:
    settings = made(tmp_path)
    root = Path(__file__).parents[2]
    for at in ("3", "0"):  # before the third commit; after the first of those that are left
        done = subprocess.run([sys.executable, "-c", KILLED, tmp_path, at], cwd=root, capture_output=True, check=False)
        assert done.returncode == -9, done.stderr
    push(settings)
    assert held(settings) == published(settings)


@pytest.mark.usefixtures("some_tables")
def test_stores_meet_in_one_lake(tmp_path: Path) -> None:
    lake = tmp_path / "lake"
    one, two = made(tmp_path / "one", lake), made(tmp_path / "two", lake, store=1)
    push(one)
    push(two)
    assert store_of(one) != store_of(two)
    assert held(one, store_of(one)) == published(one)
    assert held(one, store_of(two)) == published(two)


@pytest.mark.usefixtures("some_tables")
def test_a_copied_folder_is_the_same_store_and_doubles_nothing(tmp_path: Path) -> None:
    lake = tmp_path / "lake"
    one = made(tmp_path / "one", lake)
    shutil.copytree(tmp_path / "one", tmp_path / "two")
    two = settings_of(tmp_path / "two", lake)
    push(one)
    assert not any(push(two).rows.values())
    run(one, 41, 4, wording="Here")
    run(two, 42, 4, wording="There")
    push(one)
    push(two)
    there, mine, theirs = held(one), published(one), published(two)
    for name in there:
        assert there[name] == mine[name] | theirs[name]


@pytest.mark.usefixtures("some_tables")
def test_of_two_pushes_of_one_store_the_later_looks_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = made(tmp_path)
    push(settings)
    run(settings, 41, 4, wording="Perception Intern")
    events = spec("events")
    stale = Lake(settings.lake.path).table(events)
    assert stale is not None
    with Reader(settings.published) as reader:
        lacking = reader.lacking.beyond(events, stale.known(store_of(settings)))
        push(settings)
        with pytest.raises(OvertakenError):
            stale.append(lacking, store_of(settings), NOW)
    assert held(settings) == published(settings)

    overtaken = iter([stale])
    was = Lake.table
    monkeypatch.setattr(Lake, "table", lambda lake, one: next(overtaken, None) or was(lake, one))
    monkeypatch.setattr(flow, "LAKE_TABLES", (events,))
    assert push(settings).rows == {"events": 0}


def test_who_is_overtaken_again_and_again_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = made(tmp_path)

    def refuse(*_: Any, **__: Any) -> int:
        raise OvertakenError("taken")

    monkeypatch.setattr("internscout.lake.tables.Held.append", refuse)
    with pytest.raises(LakeError, match="posting_versions: overtaken 5 times by others; push again: taken"):
        push(settings)


def test_a_run_pushes_where_it_is_told_to_and_outlives_a_lake_out_of_reach(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A flow that ran in this process has left Prefect's own handler there, which warns outside of flows.
    monkeypatch.setattr(logging.getLogger("internscout"), "handlers", [caplog.handler])
    settings = made(tmp_path)
    push_after_run(settings)
    assert not Path(settings.lake.path).exists()
    wanted = settings.model_copy(update={"lake": settings.lake.model_copy(update={"after_run": True})})
    Path(settings.lake.path).write_text("in the way", encoding="utf-8")
    push_after_run(wanted)
    assert "not in the lake yet, the next push brings it: " in caplog.text
    Path(settings.lake.path).unlink()
    push_after_run(wanted)
    assert held(wanted) == published(wanted)


def test_a_store_that_does_not_say_which_it_is_is_not_pushed(tmp_path: Path) -> None:
    settings = made(tmp_path)
    with duckdb.connect(settings.published) as con:
        con.execute("DELETE FROM store.identity")
    with pytest.raises(Exception, match="does not say which one it is"):
        push(settings)
