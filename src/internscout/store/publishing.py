"""The copy that people open: written beside the target, then put in its place in one step.

`COPY FROM DATABASE` takes tables, views and comments along. It is written in the storage format of DuckDB 1.5, because
people's tools are older than ours, and in small row groups: those of DuckDB's size take 3 GB of memory for 100,000
postings. A reader that has the former copy open keeps reading that one; nobody waits. Who writes into a copy writes
into that one only: the log of it is set aside.
"""

from pathlib import Path

from internscout.store.connection import ROW_GROUP, Connection
from internscout.store.files import discard, set_log_aside, sync
from internscout.store.schema import literal, quoted

_STORAGE = "v1.5.0"


def publish(con: Connection, target: Path) -> None:
    """Write all that is stored to `target`. Raises OSError and duckdb.IOException; `target` is then as it was."""
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f".{target.name}.new")
    discard(draft)
    con.execute("CHECKPOINT")
    try:
        _write(con, draft)
        sync(draft)
        set_log_aside(target)
        draft.replace(target)
    except BaseException:
        discard(draft)  # where the disk is full, half a copy would keep it so
        raise
    sync(target.parent)


def _write(con: Connection, draft: Path) -> None:
    (name,) = con.execute("SELECT current_database()").fetchall()[0]
    storage = f"STORAGE_VERSION {literal(_STORAGE)}, ROW_GROUP_SIZE {ROW_GROUP}"
    con.execute(f"ATTACH {literal(str(draft))} AS published_copy ({storage})")
    try:
        con.execute(f"COPY FROM DATABASE {quoted(name)} TO published_copy")
    finally:
        con.execute("DETACH published_copy")
