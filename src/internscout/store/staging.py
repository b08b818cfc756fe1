"""Rows on their way into the store: narrow ones wait in temporary tables, long ones are read from where they are.

`executemany` takes 2,500 rows a second, the appender into a table without keys more than 100,000. Columns of numpy are
read three times as fast as that, and texts are not copied on the way.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

import numpy as np

from internscout.store.connection import Connection


def stage(con: Connection, table: str, rows: Iterable[Sequence[object]]) -> None:
    """Replace what waits in a staging table (see `sql/queries/staging.sql`)."""
    con.execute(f"TRUNCATE {table}")
    with con.appender(table) as appender:
        appender.append_rows(rows)


@contextmanager
def offered(
    con: Connection, name: str, columns: Mapping[str, Sequence[object]], types: Mapping[str, str]
) -> Iterator[None]:
    """Columns of equal length as the table `name`, for as long as this lasts; those without a numpy type are texts.

    What fails meanwhile leaves the table to the next that is offered under its name: no statement can be run before the
    transaction is rolled back.
    """
    con.register(name, {column: _array(values, types.get(column)) for column, values in columns.items()})
    yield
    con.unregister(name)


def _array(values: Sequence[object], kind: str | None) -> np.ndarray:
    if kind:
        return np.array(values, dtype=kind)
    texts = np.empty(len(values), dtype=object)
    texts[:] = values
    return texts


@contextmanager
def transaction(con: Connection) -> Iterator[None]:
    """All of it or nothing."""
    con.begin()
    try:
        yield
        con.commit()
    except BaseException:
        con.rollback()
        raise
