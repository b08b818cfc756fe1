"""Opens the DuckDB files and puts DuckDB's messages into one line of ours.

DuckDB's facts that shape this (2.0): one process that writes locks all others out; a damaged write-ahead log either
stops the opening, or is read up to the damage without a word (see `ledger`). What follows from damage: `opening`.
"""

import os
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

import duckdb

from internscout.errors import StoreError
from internscout.store.files import log_of, set_log_aside

Connection: TypeAlias = duckdb.DuckDBPyConnection

# The wheel holds all that is used; without these two DuckDB would fetch extensions from the network by itself.
OWN: Mapping[str, str | bool] = {"autoinstall_known_extensions": False, "autoload_known_extensions": False}
# For SQL that a person types. The last one keeps names in SQL from meaning Python variables of ours.
_SHUT: Mapping[str, str | bool] = {
    **OWN,
    "enable_external_access": False,
    "lock_configuration": True,
    "python_enable_replacements": False,
}
# Rows that DuckDB writes as one. Each checkpoint writes the last of them anew, and with DuckDB's own 122,880 that is
# half a gigabyte of texts for every group of boards stored.
ROW_GROUP = 4_096
# What DuckDB may hold of the working file, in MB: without a limit it keeps of the file whatever fits into most of the
# machine's memory, so that memory grows with what is stored. What does not fit waits in a folder beside the file.
_MEMORY, _MEMORY_A_THREAD = 256, 128


class DamagedError(StoreError):
    """A file, or with `log` its write-ahead log, holds what DuckDB did not write."""

    def __init__(self, path: Path, why: str, *, log: bool = False) -> None:
        super().__init__(f"{path}: {'its write-ahead log is ' if log else ''}damaged: {why}")
        self.why = why
        self.log = log


def open_working(path: Path) -> Connection:
    """Open (or create) the working file. Raises `StoreError`, and `DamagedError` where it or its log is damaged."""
    try:
        return _attached(path)
    except duckdb.Error as error:
        if _is_damaged_log(error) and log_of(path).exists():
            raise DamagedError(path, one_line(error), log=True) from None
        if is_damage(error) and path.is_file():
            raise DamagedError(path, one_line(error)) from None
        raise StoreError(_why_not(path, error)) from None


def _attached(path: Path) -> Connection:
    """The file as the database of the connection, with small row groups: only a file that is attached may have them."""
    con = duckdb.connect(":memory:", config=dict(OWN))
    try:
        con.execute(f"ATTACH $path AS work (ROW_GROUP_SIZE {ROW_GROUP})", {"path": str(path)})
        con.execute("USE work")
        # Columns that Python offers as objects are texts, whatever the first of them look like.
        con.execute("SET pandas_analyze_sample = 0")
        _bound(con, path)
    except BaseException:
        con.close()
        raise
    return con


def _bound(con: Connection, path: Path) -> None:
    """Bound what the connection holds in memory; what a killed process left of what did not fit goes."""
    spilled = path.with_name(f"{path.name}.tmp")
    shutil.rmtree(spilled, ignore_errors=True)  # the file is ours from here on, so nobody else's is there
    con.execute("SET temp_directory = $folder", {"folder": str(spilled)})
    most = _MEMORY + _MEMORY_A_THREAD * (os.cpu_count() or 1)
    con.execute("SET memory_limit = $most", {"most": f"{most}MB"})


def open_published(path: Path) -> Connection:
    """Open a published copy, for reading only and shut off from files and network. Raises `StoreError`."""
    if not path.is_file():
        raise StoreError(f"{path}: not there yet; run `internscout run` first")
    try:
        try:
            return duckdb.connect(str(path), read_only=True, config=dict(_SHUT))
        except duckdb.IOException as error:
            # Somebody has written into a former copy since this one took its place.
            if "WAL does not match database file" not in str(error):
                raise
            set_log_aside(path)
            return duckdb.connect(str(path), read_only=True, config=dict(_SHUT))
    except duckdb.Error as error:
        raise unreadable(path, error) from None
    except OSError as error:
        raise StoreError(f"{log_of(path)}: in the way, and cannot be renamed: {error.strerror}") from None


def unreadable(path: Path, error: duckdb.Error) -> StoreError:
    """What to raise where a published copy cannot be opened, or turns out to be damaged."""
    if "Permission denied" in str(error):
        return StoreError(f"{path}: may not be read; mend its permissions")
    return StoreError(_why_not(path, error, "`internscout digest` writes it anew"))


@contextmanager
def store_errors(path: Path) -> Iterator[None]:
    """Turn what the disk or the machine refuses into a `StoreError`; all else is a bug and stays as it is."""
    try:
        yield
    except duckdb.Error as error:
        refused = isinstance(error, duckdb.IOException | duckdb.OutOfMemoryException | duckdb.FatalException)
        # What the disk refuses at a commit is a fault of the transaction to DuckDB.
        if not refused and not is_damage(error) and not _is_full(error):
            raise
        raise StoreError(_why_not(path, error)) from None


def one_line(error: duckdb.Error) -> str:
    """DuckDB's message without its line breaks and its drawing of the place."""
    text = re.sub(r"\n+LINE \d+:.*", "", str(error), flags=re.DOTALL)
    return " ".join(text.split())


def is_damage(error: duckdb.Error) -> bool:
    """DuckDB met bytes that are not what it wrote."""
    text = str(error)
    if "Could not set lock" in text:
        return False
    return any(sign in text for sign in ("not a valid DuckDB database", "Corrupt", "read enough bytes"))


def _is_full(error: duckdb.Error) -> bool:
    return any(sign in str(error) for sign in ("No space left", "File too large", "Disk quota"))


def _is_damaged_log(error: duckdb.Error) -> bool:
    # The log of a process that has the file open is not damaged, whatever the path in the message looks like.
    return "replaying WAL" in str(error) and "Could not set lock" not in str(error)


def _why_not(path: Path, error: duckdb.Error, damaged: str = "run again to see how to go on") -> str:
    text = one_line(error)
    if "Could not set lock" in text:
        holder = re.search(r"\(PID (\d+)\)", text)
        return f"{path}: in use by another process{f' (PID {holder[1]})' if holder else ''}; wait for it to end"
    if "Unique file handle conflict" in text:
        return f"{path}: open already in this process; wait for that to end"
    if is_damage(error):
        return f"{path}: damaged, or no DuckDB file: {damaged}: {text}"
    if _is_full(error):
        return f"{path}: no room on the disk; what was stored before is whole: free some and run again: {text}"
    if "Permission denied" in text or "Read-only file system" in text or "read-only" in text:
        return f"{path}: may not be written; nothing was changed: mend the permissions and run again: {text}"
    return f"{path}: cannot be used: {text}"
