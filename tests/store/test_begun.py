"""The copies with which tests begin new stores are what the program makes."""

from pathlib import Path
from typing import Any

from internscout.store.connection import Connection
from internscout.store.opening import open_store as really_open
from tests.store.factories import COLUMNS, open_store

SHAPE = (
    "SELECT schema_name, table_name, sql, comment FROM duckdb_tables()",
    "SELECT schema_name, view_name, sql, comment FROM duckdb_views()",
    "SELECT table_name, column_name, data_type, comment FROM duckdb_columns()",
    "SELECT function_name, macro_definition, comment FROM duckdb_functions()",
)


def shape(con: Connection) -> list[list[tuple[Any, ...]]]:
    found = [con.execute(f"{query} WHERE database_name = 'work' ORDER BY ALL").fetchall() for query in SHAPE]
    return [
        *found,
        *(con.execute(f"FROM store.{table} ORDER BY ALL").fetchall() for table in ("migrations", "views_built")),
    ]


def test_a_copy_is_what_the_program_makes_but_for_its_name(tmp_path: Path) -> None:
    path = tmp_path / "made.duckdb"
    really_open(path, COLUMNS, check=False)[0].close()
    con, warnings = really_open(path, COLUMNS, check=False)  # from the file DuckDB words a macro a little otherwise
    with con, open_store(tmp_path / "a.duckdb") as one, open_store(tmp_path / "b.duckdb") as other:
        assert (warnings, one.warnings) == ((), ())
        made = shape(con)
        assert all(made)
        assert shape(one._con) == made
        names = [each.execute("FROM store.identity").fetchall() for each in (con, one._con, other._con)]
    assert len({name for ((name,),) in names}) == 3
