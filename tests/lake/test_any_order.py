"""Whatever happens to a store, in whatever order, whichever pushes break off: the lake has all it was shown, once."""

import shutil
from collections import Counter
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from internscout.config import Settings
from internscout.pipeline import lake as flow
from tests.lake.build import Rows, held, made, published, tables

WEEK = timedelta(days=7)
RUN = """
INSERT INTO store.runs BY NAME
SELECT 'run ' || $n AS run_id, $at AS started_at, 'ok' AS status, '1' AS program_version, '1' AS parser_version,
    1 AS boards;
INSERT INTO store.events
SELECT posting_id, CASE WHEN $n % 2 = 0 THEN 'missing' ELSE 'found' END, $at, 'run ' || $n, NULL
FROM store.posting_states;
"""
REREAD = "UPDATE store.parsed SET parser_version = 'parser ' || $n, parsed_at = $at WHERE hash(posting_id) % 2 = $n % 2"
BEGIN = """
INSERT INTO store.runs BY NAME SELECT * REPLACE ('begun ' || $n AS run_id, 'running' AS status) FROM store.runs LIMIT 1
"""
END = "UPDATE store.runs SET status = 'interrupted' WHERE status = 'running'"
CHANGES = {"run": RUN, "reread": REREAD, "begin": BEGIN, "end": END}


class StoppedError(Exception):
    pass


def change(store: Settings, sql: str, number: int) -> None:
    with duckdb.connect(store.published) as con:
        for one in filter(str.strip, sql.split(";")):
            values = {"n": number, "at": f"2026-05-{number + 1:02} 06:00:00"}
            con.execute(one, {name: value for name, value in values.items() if f"${name}" in one})


def push(store: Settings, seen: Rows, stop_after: int) -> None:
    """Push until so many tables are through; what they had belongs into the lake from then on."""
    through: list[str] = []

    def stop(name: str) -> None:
        through.append(name)
        if len(through) == stop_after:
            raise StoppedError

    try:
        flow.push(store, stop)
    except StoppedError:
        assert len(through) == stop_after
    now = published(store)
    for name in through:
        seen[name] |= now[name]


WHAT = st.sampled_from([*CHANGES, "push", "push one table", "push two tables", "restore", "compact"])


@pytest.mark.usefixtures("some_tables")
@settings(max_examples=6, derandomize=True)
@given(st.lists(WHAT, min_size=2, max_size=8))
def test_all_that_was_pushed_is_there_once(what: list[str]) -> None:
    with TemporaryDirectory() as folder:
        store = made(Path(folder))
        first = Path(folder, "first.duckdb")
        shutil.copyfile(store.published, first)
        seen: Rows = {table.name: Counter() for table in tables()}
        for number, one in enumerate(what):
            if one in CHANGES:
                change(store, CHANGES[one], number)
            elif one == "restore":
                shutil.copyfile(first, store.published)
            elif one == "compact":
                flow.compact(store, WEEK)
            else:
                push(store, seen, {"push one table": 1, "push two tables": 2}.get(one, 0))
        push(store, seen, 0)
        assert held(store) == seen
