"""Stores with some history, a lake beside them, and what is in each."""

import atexit
import shutil
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pyarrow as pa

from internscout.config import Settings
from internscout.config.lake import Lake
from internscout.model import LAKE_TABLES, PARTITION, Board, LakeTable
from internscout.pipeline import lake as flow
from internscout.store import Reader, Store
from tests.store.factories import ingest, open_store, posting, result

Rows = dict[str, Counter[tuple[Any, ...]]]


def settings_of(folder: Path, lake: Path | str | None = None) -> Settings:
    """A data folder of this name, with a lake: beside it, where none is named."""
    return Settings(data_dir=folder, lake=Lake(path=str(lake or folder / "lake")))


def run(settings: Settings, number: int, postings: int, *, wording: str = "", parser: str = "parser-1") -> None:
    """Run so many days after the first: a board of so many postings, the first of them in this wording."""
    with open_working(settings) as store:
        board = Board("greenhouse", "acme", "Acme Robotics")
        shown = [posting(n, title=wording) if wording and not n else posting(n) for n in range(postings)]
        ingest(store, number, result(*shown, board=board), parser=parser)
        store.publish(settings.published)


def open_working(settings: Settings) -> Store:
    return open_store(settings.working)


def made(folder: Path, lake: Path | str | None = None, *, store: int = 0) -> Settings:
    """A store with three runs over two months, in which postings came, changed and closed; or another one like it."""
    settings = settings_of(folder, lake)
    shutil.copytree(_template(store), folder, dirs_exist_ok=True)
    return settings


@cache
def _template(_: int) -> Path:
    settings = settings_of(Path(mkdtemp()))
    atexit.register(shutil.rmtree, settings.data_dir)
    run(settings, 0, 4)
    run(settings, 1, 3, wording="Robot Intern")
    run(settings, 40, 3)
    return settings.data_dir


def store_of(settings: Settings) -> str:
    with Reader(settings.published) as reader:
        return reader.lacking.store_id


def published(settings: Settings) -> Rows:
    """All that the published copy has for a lake."""
    with Reader(settings.published) as reader:
        return {
            table.name: counted(pa.RecordBatchReader.from_stream(reader.lacking.all(table)).read_all())
            for table in tables()
        }


def held(settings: Settings, store: str = "") -> Rows:
    """All that the lake has, of one store or of all."""
    where = f" WHERE source_store = '{store}'" if store else ""
    found: Rows = {}
    with flow.open_for_reading(settings) as lake:
        for table in tables():
            names, rows = lake.query(f"SELECT * FROM {table.name}{where}")  # noqa: S608 - our own
            found[table.name] = Counter(plain(dict(zip(names, row, strict=True))) for row in rows)
    return found


def tables() -> tuple[LakeTable, ...]:
    """Those that are pushed, which a test may make fewer."""
    found: tuple[LakeTable, ...] = vars(flow)["LAKE_TABLES"]
    return found


def counted(table: pa.Table) -> Counter[tuple[Any, ...]]:
    return Counter(plain(row) for row in table.to_pylist())


def plain(row: dict[str, Any]) -> tuple[Any, ...]:
    """A row that can be counted, whatever the order of its columns; those that are null are as if they were not."""
    return tuple(sorted((name, repr(value)) for name, value in row.items() if value is not None))


def sizes(rows: Rows) -> dict[str, int]:
    return {name: counts.total() for name, counts in rows.items()}


def spec(name: str) -> LakeTable:
    return next(one for one in LAKE_TABLES if one.name == name)


def files(settings: Settings) -> Iterator[Path]:
    """Every file of rows that lies in the lake, in use or not."""
    return Path(settings.lake.path).glob(f"*/{PARTITION[0]}=*/{PARTITION[1]}=*/*.parquet")
