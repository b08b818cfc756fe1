"""A Parquet file → JSON Lines. Nothing of it is stored: it is here because only this package speaks to DuckDB."""

import re
from pathlib import Path

import duckdb

from internscout.errors import StoreError
from internscout.store.connection import OWN, one_line
from internscout.store.statements import statement

_ROWS = 500
_PATTERN = re.compile(r"([*?\[\]{}])")


def parquet_lines(path: Path, limit: int) -> bytes:
    """The rows of the file, each a line of JSON, times in UTC. Raises `StoreError`; also beyond `limit` bytes."""
    lines: list[bytes] = []
    size = 0
    try:
        with duckdb.connect(":memory:", config=dict(OWN)) as connection:
            connection.execute("SET TimeZone = 'UTC'")
            rows = connection.execute(statement("parquet_lines"), {"path": exact(str(path))})
            while batch := rows.fetchmany(_ROWS):
                lines += [f"{text}\n".encode(errors="replace") for (text,) in batch]
                size += sum(map(len, lines[-len(batch) :]))
                if size > limit:
                    raise StoreError(f"{path}: its rows are more than {limit} bytes")
    except duckdb.Error as error:
        raise StoreError(f"{path}: damaged, or no Parquet file: {one_line(error)}") from None
    return b"".join(lines)


def exact(path: str) -> str:
    """The path so that DuckDB takes no part of it for a pattern."""
    return _PATTERN.sub(r"[\1]", path)
