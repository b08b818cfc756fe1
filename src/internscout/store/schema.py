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
from internscout.store.staging import transaction
from internscout.store.statements import scripts

_BUILTIN = """
CREATE SCHEMA IF NOT EXISTS store;
CREATE TABLE IF NOT EXISTS store.migrations (version INTEGER PRIMARY KEY, name VARCHAR NOT NULL);
CREATE TABLE IF NOT EXISTS store.views_built (fingerprint VARCHAR NOT NULL);
"""


def schema_version_of(con: Connection, path: Path) -> int:
    """The number of the last migration of a working file. Raises `StoreError` for a file of a newer program."""
    held = con.execute("SELECT count(*) FROM duckdb_tables() WHERE schema_name = 'store'").fetchall()
    applied = schema_version(con) if held != [(0,)] else 0
    if applied > known_version():
        raise StoreError(
            f"{path}: written by a newer InternScout (schema {applied}, this one knows {known_version()}); update it; "
            "nothing was changed"
        )
    return applied


def known_version() -> int:
    """The number of the last migration that this program has."""
    return _migrations()[-1][0]


def migrate(con: Connection) -> None:
    """Apply the migrations that the file lacks, each in its own transaction."""
    con.execute(_BUILTIN)
    applied = schema_version(con)
    for version, name, text in _migrations():
        if version > applied:
            with transaction(con):
                con.execute(text)
                con.execute("INSERT INTO store.migrations VALUES ($version, $name)", {"version": version, "name": name})


def _migrations() -> list[tuple[int, str, str]]:
    return [(int(name.split("_")[0]), name, text) for name, text in scripts("migrations")]


def schema_version(con: Connection) -> int:
    """The number of the last migration that the file has; 0 for a new file. Raises duckdb.Error for a foreign file."""
    return int(con.execute("SELECT coalesce(max(version), 0) FROM store.migrations").fetchall()[0][0])


def views_built(con: Connection, columns: Sequence[Column]) -> bool:
    """The file has exactly the views that this program would build."""
    built = con.execute("SELECT fingerprint FROM store.views_built").fetchone()
    return built == (_fingerprint(_views(columns)),)


def build_views(con: Connection, columns: Sequence[Column]) -> None:
    """Build the views and macros of the main schema, unless the file has exactly these."""
    if views_built(con, columns):
        return
    texts = _views(columns)
    with transaction(con):
        listed = con.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal AND schema_name = 'main'")
        for (name,) in listed.fetchall():
            con.execute(f"DROP VIEW {quoted(name)}")
        for text in texts:
            con.execute(text)
        con.execute("DELETE FROM store.views_built")
        con.execute("INSERT INTO store.views_built VALUES ($fingerprint)", {"fingerprint": _fingerprint(texts)})


def _views(columns: Sequence[Column]) -> list[str]:
    # Those of `answers` ask other views, so they come after them; within a folder the order is that of the names.
    folders = ("views", "answers", "macros")
    return [text for folder in folders for _, text in scripts(folder)] + [requirements_view(columns)]


def _fingerprint(texts: Sequence[str]) -> str:
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()


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
