"""A lake as DuckDB asks it, in place: a view a table, over the files that are in use now.

Files in a folder DuckDB reads itself, of which it opens those of the stores and months that a question names; what lies
on S3 comes by way of a dataset, which fetches the columns and months that are asked for.
"""

from collections.abc import Sequence
from typing import Any, Self

import duckdb

from internscout.model import PARTITION, LakeFiles
from internscout.store.asking import ask
from internscout.store.connection import OWN, Connection
from internscout.store.parquet import exact
from internscout.store.schema import literal, quoted


class LakeReader:
    """The tables of a lake, open for reading and shut off from everything else."""

    def __init__(self, tables: Sequence[LakeFiles]) -> None:
        self._con: Connection = duckdb.connect(":memory:", config={**OWN, "python_enable_replacements": False})
        for table in tables:
            if table.dataset is not None:
                self._con.register(table.name, table.dataset)
            else:
                self._con.execute(view(table))
        files = [file for table in tables if table.dataset is None for file in table.files]
        # As they are written in the views, too: that is what is looked up before a path is understood.
        self._con.execute("SET allowed_paths = $files", {"files": [*files, *map(exact, files)]})
        self._con.execute("SET enable_external_access = false")
        self._con.execute("SET lock_configuration = true")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._con.close()

    def query(self, sql: str) -> tuple[list[str], list[tuple[Any, ...]]]:
        """Column names and rows of one SELECT by the user. Raises `QueryError`."""
        table = ask(self._con, sql, "lake query")
        return [name for name, _ in table.columns], list(table.rows)


def view(table: LakeFiles) -> str:
    """SQL that makes the view: all columns of the table, null in files that were written before there were such."""
    # Without rows, it says names and types where no file or only old ones do.
    empty = ", ".join(f"CAST(NULL AS {kind}) AS {quoted(name)}" for name, kind in table.columns)
    read = ""
    if table.files:
        files = ",\n    ".join(literal(exact(file)) for file in table.files)
        kinds = ", ".join(f"{literal(name)}: 'VARCHAR'" for name in PARTITION)
        options = f"union_by_name = true, hive_partitioning = true, hive_types = {{{kinds}}}"
        read = f"\nUNION ALL BY NAME\nSELECT * FROM read_parquet([\n    {files}\n], {options})"
    return f"CREATE OR REPLACE VIEW {quoted(table.name)} AS\nSELECT {empty} WHERE FALSE{read};"
