"""Rows wait in temporary tables, filled by DuckDB's appender, until one statement moves them on.

`executemany` takes 2,500 rows a second, the appender into a table without keys more than 100,000.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from internscout.store.connection import Connection


def stage(con: Connection, table: str, rows: Iterable[Sequence[object]]) -> None:
    """Replace what waits in a staging table (see `sql/queries/staging.sql`)."""
    con.execute(f"TRUNCATE {table}")
    with con.appender(table) as appender:
        appender.append_rows(rows)


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
