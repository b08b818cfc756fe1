"""What is done to whole files: copied so that the copy is whole or absent, moved aside, never deleted.

Nobody may do this to a file that this process has open in DuckDB: closing any handle on it gives up DuckDB's lock.
"""

import hashlib
import os
import shutil
from pathlib import Path


def log_of(database: Path) -> Path:
    """The write-ahead log that DuckDB keeps beside a file."""
    return database.with_name(database.name + ".wal")


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file's bytes. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def copy_whole(source: Path, target: Path) -> None:
    """Copy a file beside the target, then put it in its place. Raises OSError; the target is then as it was."""
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f".{target.name}.new")
    try:
        shutil.copyfile(source, draft)
        sync(draft)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
    sync(target.parent)


def discard(draft: Path) -> None:
    """Remove a copy that was not finished, where there is one, and its log. Raises OSError."""
    for file in (draft, log_of(draft)):
        file.unlink(missing_ok=True)


def move_aside(database: Path, word: str) -> Path:
    """Give a database and its log another name, `<name>.<word>` or the first free `<name>.<word>.<n>`. Raises OSError.

    The log goes first: a database without its log says less than one that is not there.
    """
    aside = unused(database.with_name(f"{database.name}.{word}"))
    if log_of(database).exists():
        log_of(database).rename(log_of(aside))
    if database.exists():
        database.rename(aside)
    return aside


def set_log_aside(database: Path) -> None:
    """Give a log that was written for a former file of this name another name. Raises OSError.

    Who opens the published copy for writing leaves one; beside the next copy it would keep everybody from opening that.
    """
    log = log_of(database)
    if log.exists():
        log.rename(log_of(unused(database.with_name(f"{database.name}.former"))))


def unused(path: Path) -> Path:
    """The path, or the first of path.1, path.2 … that does not exist."""
    candidate, n = path, 0
    while candidate.exists() or log_of(candidate).exists():
        n += 1
        candidate = path.with_name(f"{path.name}.{n}")
    return candidate


def sync(path: Path) -> None:
    """Wait until the disk has a file or folder, so that a new name never stands for an empty file."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
