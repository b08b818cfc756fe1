"""The row counts of the working file, kept beside it, to notice rows that are gone.

DuckDB reads a damaged write-ahead log up to the damage and opens without a word; only a count from outside of the file
shows it. Tables that may shrink (facts, when postings are read again) are not counted.
"""

import json
import os
from pathlib import Path

from internscout.store.connection import Connection

_TABLES = ("boards", "runs", "board_runs", "posting_versions", "posting_states", "parsed", "digests", "digest_entries")


def write_ledger(con: Connection, database: Path) -> None:
    """Note the present counts; call after a CHECKPOINT."""
    file = _file(database)
    draft = file.with_name(file.name + ".new")
    with draft.open("w", encoding="utf-8") as out:
        json.dump(_counts(con), out, indent=1)
        out.flush()
        os.fsync(out.fileno())
    draft.replace(file)


def check_ledger(con: Connection, database: Path) -> tuple[str, ...]:
    """What to tell the user when tables hold fewer rows than were noted; nothing when all is well."""
    try:
        noted = json.loads(_file(database).read_text(encoding="utf-8"))
        lost = {table: int(noted[table]) - held for table, held in _counts(con).items()}
    except FileNotFoundError:
        return ()
    except (ValueError, KeyError, TypeError):
        return (f"{_file(database)}: not readable, so lost rows would go unnoticed; the next run writes it anew",)
    missing = ", ".join(f"{count} of {table}" for table, count in lost.items() if count > 0)
    if not missing:
        return ()
    return (f"{database}: rows were lost since the last run ({missing}); run again, or put back a copy of the file",)


def forget_ledger(database: Path) -> None:
    """Remove the counts of a file that is gone."""
    _file(database).unlink(missing_ok=True)


def _file(database: Path) -> Path:
    return database.with_name(database.name + ".ledger.json")


def _counts(con: Connection) -> dict[str, int]:
    counted = " UNION ALL ".join(f"SELECT '{table}', count(*) FROM store.{table}" for table in _TABLES)  # noqa: S608 - our own names
    return dict(con.execute(counted).fetchall())
