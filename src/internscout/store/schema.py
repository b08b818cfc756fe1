"""Brings a working file up to date: numbered migrations of the tables, then the views and macros that people query.

Migrations go forward only and each is applied once, in its own transaction. The views hold no data and are built anew
whenever their text or the requirement columns differ from what the file was last built with; so a new requirement
field needs no migration.
"""

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path

from internscout.errors import StoreError
from internscout.model import Column
from internscout.store.connection import Connection
from internscout.store.statements import scripts

_BUILTIN = """
CREATE SCHEMA IF NOT EXISTS store;
CREATE TABLE IF NOT EXISTS store.migrations (version INTEGER PRIMARY KEY, name VARCHAR NOT NULL);
CREATE TABLE IF NOT EXISTS store.views_built (fingerprint VARCHAR NOT NULL);
"""


def migrate(con: Connection, path: Path) -> None:
    """Apply the migrations that the file lacks. Raises `StoreError` for a file of a newer program."""
    con.execute(_BUILTIN)
    applied = schema_version(con)
    known = [(int(name.split("_")[0]), name, text) for name, text in scripts("migrations")]
    if applied > known[-1][0]:
        raise StoreError(
            f"{path}: written by a newer InternScout (schema {applied}, this one knows {known[-1][0]}); update it"
        )
    for version, name, text in known:
        if version > applied:
            con.begin()
            con.execute(text)
            con.execute("INSERT INTO store.migrations VALUES ($version, $name)", {"version": version, "name": name})
            con.commit()


def schema_version(con: Connection) -> int:
    """The number of the last migration that the file has; 0 for a new file. Raises duckdb.Error for a foreign file."""
    return int(con.execute("SELECT coalesce(max(version), 0) FROM store.migrations").fetchall()[0][0])


def build_views(con: Connection, columns: Sequence[Column]) -> None:
    """Build the views and macros of the main schema, unless the file has exactly these."""
    texts = [text for folder in ("views", "macros") for _, text in scripts(folder)]
    texts.append(requirements_view(columns))
    fingerprint = hashlib.sha256("\0".join(texts).encode()).hexdigest()
    built = con.execute("SELECT fingerprint FROM store.views_built").fetchone()
    if built == (fingerprint,):
        return
    con.begin()
    listed = con.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal AND schema_name = 'main'").fetchall()
    for (name,) in listed:
        con.execute(f"DROP VIEW {quoted(name)}")
    for text in texts:
        con.execute(text)
    con.execute("DELETE FROM store.views_built")
    con.execute("INSERT INTO store.views_built VALUES ($fingerprint)", {"fingerprint": fingerprint})
    con.commit()


def requirements_view(columns: Sequence[Column]) -> str:
    """SQL of the view `requirements`: one row a posting, each requirement column typed and with its comment."""
    selected = "".join(f",\n    {_typed(column)} AS {quoted(column.name)}" for column in columns)
    comments = "".join(
        f"\nCOMMENT ON COLUMN requirements.{quoted(column.name)} IS {literal(column.comment)};" for column in columns
    )
    return (
        f"CREATE OR REPLACE VIEW requirements AS\nSELECT\n    posting_id{selected}\nFROM texts;\n"
        "COMMENT ON VIEW requirements IS 'What each posting asks for and offers, one row a posting; null or empty: "
        "not stated';\n"
        f"COMMENT ON COLUMN requirements.posting_id IS 'The posting (postings.id)';{comments}"
    )


def _typed(column: Column) -> str:
    """The column's expression: null where the value is null, absent, or of another type."""
    # `->` keeps lists and objects as JSON, which casts to nested types; `->>` gives the bare text of single values,
    # and a list of bare texts for a path with `[*]`.
    nested = re.search(r"\]$|^(?:STRUCT|MAP|JSON)\b", column.type, re.IGNORECASE) and "[*]" not in column.path
    return f"TRY_CAST(requirements {'->' if nested else '->>'} {literal(column.path)} AS {column.type})"


def quoted(name: str) -> str:
    """A name as an SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A text as an SQL string: for comments and paths, where SQL takes no parameters."""
    return "'" + text.replace("'", "''") + "'"
