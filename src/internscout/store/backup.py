"""Copies of the working file: before a migration by itself, at any time by hand; and the way back.

A copy is made of a settled file that nobody has open, byte for byte. What a copy replaces is moved aside, not deleted.
The published file is a copy too, with all that is stored up to the end of the last run.
"""

from pathlib import Path

import duckdb

from internscout.errors import StoreError
from internscout.store.acknowledged import Acknowledged
from internscout.store.connection import OWN, Connection, one_line, open_working
from internscout.store.damage import damage_in
from internscout.store.files import copy_whole, discard, log_of, move_aside, sha256_of, unused
from internscout.store.ledger import forget
from internscout.store.schema import known_version, schema_version

_KEPT = 3


def back_up_before_migration(con: Connection, path: Path, version: int) -> Connection:
    """Copy the file, keep the last three such copies; returns the connection that takes the place of this one."""
    con.execute("CHECKPOINT")
    con.close()
    folder = path.parent / "backups"
    try:
        copy_whole(path, unused(folder / f"before-migration-of-schema-{version}.duckdb"))
        copies = sorted(folder.glob("before-migration-of-schema-*"), key=lambda copy: copy.stat().st_mtime_ns)
        for old in copies[:-_KEPT]:
            old.unlink()
    except OSError as error:
        raise StoreError(
            f"{folder}: the copy that comes before a change of the tables cannot be made: {error.strerror}; "
            "nothing was changed"
        ) from None
    return open_working(path)


def back_up(path: Path, target: Path) -> None:
    """Copy a settled working file to a new file. Raises `StoreError`."""
    if target.exists():
        raise StoreError(f"{target}: is there already; name another file")
    try:
        copy_whole(path, target)
        if sha256_of(target) != sha256_of(path):
            raise StoreError(f"{target}: does not hold what was written to it; try another disk")
    except OSError as error:
        raise StoreError(f"{target}: cannot be written: {error.strerror}; nothing was changed") from None


def restore(path: Path, source: Path) -> Path | None:
    """Put a copy in the place of the working file, which is moved aside; returns its new name.

    The copy is read once first; nothing is changed unless it is whole and of a schema that is known. Raises
    `StoreError`.
    """
    if not source.is_file():
        raise StoreError(f"{source}: not there; copies are made by `internscout backup`")
    draft = path.with_name(f".{path.name}.restoring")
    try:
        discard(draft)
        copy_whole(source, draft)
        if log_of(source).exists():
            copy_whole(log_of(source), log_of(draft))
        _examine(draft, source)
        aside = move_aside(path, "replaced") if path.exists() else None
        draft.replace(path)
        forget(path)
        Acknowledged(path).clear()
    except OSError as error:
        raise StoreError(f"{path}: cannot be written: {error.strerror}; nothing was changed") from None
    finally:
        discard(draft)
    return aside


def _examine(draft: Path, source: Path) -> None:
    """Raise `StoreError` unless this copy of `source` can be used."""
    try:
        with duckdb.connect(str(draft), config=dict(OWN)) as con:
            version, known, damage = schema_version(con), known_version(), damage_in(con, draft)
            con.execute("CHECKPOINT")
    except duckdb.Error as error:
        raise StoreError(f"{source}: damaged, or not written by InternScout: {one_line(error)}") from None
    if damage:
        raise StoreError(f"{source}: damaged: {damage}")
    if not 0 < version <= known:
        raise StoreError(f"{source}: written by a newer InternScout (schema {version}, not {known}); update it")
