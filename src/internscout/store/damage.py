"""Finds damage in an open file by reading all of it: DuckDB checks a page's checksum only when it reads the page."""

from pathlib import Path

from internscout.errors import StoreError
from internscout.store.connection import Connection, store_errors


def damage_in(con: Connection, path: Path) -> str:
    """What is damaged in an open file, or nothing."""
    try:
        with store_errors(path):
            names = "SELECT table_name FROM duckdb_tables() WHERE schema_name = 'store'"
            for (name,) in con.execute(names).fetchall():
                con.execute(f"SELECT bit_xor(hash(t)) FROM store.{name} t").fetchall()  # noqa: S608 - our own names
    except StoreError as error:
        return str(error)
    return ""
