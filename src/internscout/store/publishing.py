"""The copy that people open: written beside the target, then put in its place in one step.

It is the working file byte for byte, which is kept in the storage format of DuckDB 1.5 because people's tools are older
than ours. A working file that another program began may be in a newer one; then `COPY FROM DATABASE` writes all of it
anew, in small row groups: those of DuckDB's size take 3 GB of memory for 100,000 postings. A reader that has the former
copy open keeps reading that one; nobody waits. Who writes into a copy writes into that one only: the log of it is set
aside.
"""

import os
import shutil
from contextlib import ExitStack
from pathlib import Path

from internscout.store.connection import NEW_FILE, STORED_AS, Connection
from internscout.store.files import discard, set_log_aside, sync
from internscout.store.schema import literal, quoted


class Publisher:
    """Copies the file that a connection has open. To be closed after the connection: whoever closes a file gives up the
    locks that the process has on it, DuckDB's among them.
    """

    def __init__(self, con: Connection, path: Path) -> None:
        self._con, self._path = con, path
        self._open = ExitStack()

    def publish(self, target: Path) -> None:
        """Write all that is stored to `target`. Raises OSError and duckdb.IOException; `target` is then as it was."""
        target.parent.mkdir(parents=True, exist_ok=True)
        draft = target.with_name(f".{target.name}.new")
        discard(draft)
        self._con.execute("CHECKPOINT")
        try:
            if _storage(self._con).startswith(STORED_AS):
                self._copy(draft)
            else:
                _write(self._con, draft)
            sync(draft)
            set_log_aside(target)
            draft.replace(target)
        except BaseException:
            discard(draft)  # where the disk is full, half a copy would keep it so
            raise
        sync(target.parent)

    def _copy(self, draft: Path) -> None:
        handle = os.open(self._path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        self._open.callback(os.close, handle)
        with open(handle, "rb", closefd=False) as source, draft.open("wb") as file:
            shutil.copyfileobj(source, file, 2**20)

    def close(self) -> None:
        """Let go of what was read, once DuckDB has let go of it."""
        self._open.close()


def _storage(con: Connection) -> str:
    """The storage format of the working file: `v1.5.0+`."""
    query = "SELECT tags['storage_version'] FROM duckdb_databases() WHERE database_name = current_database()"
    ((version,),) = con.execute(query).fetchall()
    return str(version)


def _write(con: Connection, draft: Path) -> None:
    (name,) = con.execute("SELECT current_database()").fetchall()[0]
    con.execute(f"ATTACH {literal(str(draft))} AS published_copy ({NEW_FILE})")
    try:
        con.execute(f"COPY FROM DATABASE {quoted(name)} TO published_copy")
    finally:
        con.execute("DETACH published_copy")
