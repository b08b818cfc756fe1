"""Opens the DuckDB files and puts DuckDB's messages into one line of ours.

DuckDB's facts that shape this (2.0): one process that writes locks all others out; a damaged write-ahead log either
stops the opening, or is read up to the damage without a word (see `ledger`). A log that stops the opening is moved
aside, never deleted.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

import duckdb

from internscout.errors import StoreError

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


def open_working(path: Path) -> tuple[Connection, tuple[str, ...]]:
    """Open (or create) the working file; also what the user should be told. Raises `StoreError`."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return duckdb.connect(str(path), config=dict(OWN)), ()
    except OSError as error:
        raise StoreError(f"{path.parent}: cannot be made: {error.strerror}") from None
    except duckdb.Error as error:
        log = path.with_name(path.name + ".wal")
        if not _is_damaged_log(error) or not log.exists():
            raise StoreError(_why_not(path, error)) from None
    aside = _unused(log.with_name(log.name + ".damaged"))
    log.rename(aside)
    try:
        connection = duckdb.connect(str(path), config=dict(OWN))
    except duckdb.Error as error:
        raise StoreError(_why_not(path, error)) from None
    return connection, (
        f"{path}: its write-ahead log was damaged and is now {aside.name}; what the last run stored may be missing, "
        "run again",
    )


def open_published(path: Path) -> Connection:
    """Open a published copy, for reading only and shut off from files and network. Raises `StoreError`."""
    if not path.is_file():
        raise StoreError(f"{path}: not there yet; run `internscout run` first")
    try:
        return duckdb.connect(str(path), read_only=True, config=dict(_SHUT))
    except duckdb.Error as error:
        raise StoreError(_why_not(path, error)) from None


@contextmanager
def store_errors(path: Path) -> Iterator[None]:
    """Turn what the disk or the machine refuses into a `StoreError`; all else is a bug and stays as it is."""
    try:
        yield
    except (duckdb.IOException, duckdb.OutOfMemoryException, duckdb.FatalException) as error:
        raise StoreError(_why_not(path, error)) from None


def one_line(error: duckdb.Error) -> str:
    """DuckDB's message without its line breaks and its drawing of the place."""
    text = re.sub(r"\n+LINE \d+:.*", "", str(error), flags=re.DOTALL)
    return " ".join(text.split())


def _is_damaged_log(error: duckdb.Error) -> bool:
    # The log of a process that has the file open is not damaged, whatever the path in the message looks like.
    return "replaying WAL" in str(error) and "Could not set lock" not in str(error)


def _why_not(path: Path, error: duckdb.Error) -> str:
    text = one_line(error)
    if "Could not set lock" in text:
        holder = re.search(r"\(PID (\d+)\)", text)
        return f"{path}: in use by another process{f' (PID {holder[1]})' if holder else ''}; wait for it to end"
    if "not a valid DuckDB database" in text or "Corrupt" in text or "read enough bytes" in text:
        return f"{path}: damaged, or no DuckDB file; move it away (or put a copy in its place) and run again: {text}"
    return f"{path}: cannot be used: {text}"


def _unused(path: Path) -> Path:
    """The path, or the first of path.1, path.2 … that does not exist."""
    candidate, n = path, 0
    while candidate.exists():
        n += 1
        candidate = path.with_name(f"{path.name}.{n}")
    return candidate
