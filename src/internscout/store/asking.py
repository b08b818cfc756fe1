"""One SELECT of a person's own, on a connection that can do nothing else."""

import duckdb

from internscout.errors import QueryError
from internscout.store.connection import Connection, is_damage, one_line
from internscout.store.exporting import Table
from internscout.store.rows import clean

_READING = (duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN)


def ask(con: Connection, sql: str, command: str) -> Table:
    """What the SELECT finds. Raises `QueryError`, which names the command; duckdb.Error where a page is damaged."""
    try:
        statements = con.extract_statements(clean(sql))
        if len(statements) != 1 or statements[0].type not in _READING:
            raise QueryError(f"{command}: one SELECT at a time; nothing else is allowed here")
        found = con.execute(statements[0])
        rows = found.fetchall()
    except duckdb.Error as error:
        if is_damage(error):
            raise
        raise QueryError(f"{command}: {one_line(error)}") from None
    except ValueError:
        # What a statement's type raises when the Python package has no name for it.
        raise QueryError(f"{command}: one SELECT at a time; nothing else is allowed here") from None
    return Table([(column[0], str(column[1])) for column in found.description or ()], rows)
