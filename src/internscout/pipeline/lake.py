"""Joins the published copy and the lake: what the one has and the other lacks goes there, exactly once."""

import logging
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from internscout.config import Settings
from internscout.errors import InternScoutError, LakeError, UsageError
from internscout.lake import open_lake
from internscout.model import LAKE_TABLES, LakeTable, Pushed
from internscout.pipeline import clock
from internscout.pipeline.published import Reader, open_published
from internscout.store import LakeReader, view

if TYPE_CHECKING:
    from internscout.lake.compacting import Compacted
    from internscout.lake.looking import Standing
    from internscout.lake.tables import Held, Lake

# On a terminal Python prints its warnings as they are; under Prefect they go to the flow's log.
_LOG = logging.getLogger("internscout")

# Two processes that push the same store overtake each other at most once a table; the rest is for changed columns.
_TRIES = 5

Watch = Callable[[str], None]  # told the name of each table that is done


def push(settings: Settings, watch: Watch = lambda _: None) -> Pushed:
    """Bring what was published and is not in the lake there. A second time there is nothing to bring.

    Each table is one transaction, and each is compared anew: where this is killed, the next one brings the rest.
    """
    lake, rows = _lake(settings), {}
    with open_published(settings) as reader:
        store = reader.lacking.store_id
        for spec in LAKE_TABLES:
            rows[spec.name] = _push_table(lake, reader, spec, store)
            watch(spec.name)
    return Pushed(store, rows)


def _push_table(lake: "Lake", reader: Reader, spec: LakeTable, store: str) -> int:
    from internscout.lake.tables import OvertakenError  # noqa: PLC0415

    for _ in range(_TRIES):
        try:
            if (held := lake.table(spec)) is None:
                held = lake.begin(spec, reader.lacking.all(spec))
            return held.append(reader.lacking.beyond(spec, held.known(store)), store, clock.now())
        except OvertakenError as error:
            last = error
    raise LakeError(f"{lake.path}: {spec.name}: overtaken {_TRIES} times by others; push again: {last}")


def push_after_run(settings: Settings) -> None:
    """Push, where the settings want it after each run.

    A lake out of reach is no fault of the run: it is said, and the next push brings what is lacking.
    """
    if settings.lake.after_run:
        try:
            push(settings)
        except InternScoutError as error:
            _LOG.warning("not in the lake yet, the next push brings it: %s", str(error))


def compact(settings: Settings, keep: timedelta, watch: Watch = lambda _: None) -> "list[Compacted]":
    """Rewrite small files as large ones, and delete what was replaced `keep` ago."""
    lake = _lake(settings)
    from internscout.lake.compacting import compact as compact_table  # noqa: PLC0415

    done = []
    for held in _tables(lake):
        done.append(compact_table(held, keep=keep))
        watch(held.spec.name)
    return done


def status(settings: Settings) -> "list[Standing]":
    """How each table of the lake stands; those that nothing was ever pushed to are left out."""
    lake = _lake(settings)
    from internscout.lake.looking import standing  # noqa: PLC0415

    return [standing(held) for held in _tables(lake)]


def open_for_reading(settings: Settings) -> LakeReader:
    """The lake for SQL, a context manager. Raises `UsageError` where nothing was pushed."""
    lake = _lake(settings)
    from internscout.lake.looking import readable  # noqa: PLC0415

    return LakeReader([readable(lake, held) for held in _there(lake)])


def views(settings: Settings) -> list[str]:
    """SQL for any other DuckDB: a view a table. Raises `UsageError` for a lake that is on S3."""
    lake = _lake(settings)
    from internscout.lake.looking import readable  # noqa: PLC0415

    if lake.remote:
        raise UsageError(f"{lake.path}: DuckDB reads S3 only with an extension; `internscout lake query` does without")
    return [view(readable(lake, held)) for held in _there(lake)]


def _lake(settings: Settings) -> "Lake":
    if not settings.lake.path:
        raise UsageError("there is no lake; set path in [lake] of the settings: a folder, or s3://bucket/prefix")
    return open_lake(settings.lake.path)


def _tables(lake: "Lake") -> "Iterator[Held]":
    return (held for spec in LAKE_TABLES if (held := lake.table(spec)) is not None)


def _there(lake: "Lake") -> "list[Held]":
    if not (tables := list(_tables(lake))):
        raise UsageError(f"{lake.path}: nothing there yet; `internscout lake push` comes first")
    return tables
