"""Opens the working file so that nothing is lost without a word: checked, its damage named and moved aside.

What is damaged keeps its bytes under another name, and the file is not begun anew by itself: history is worth more than
a run that goes on. Only a log is done without, because what it held comes again with the next reading of the boards.
"""

import shutil
from collections.abc import Sequence
from pathlib import Path

from internscout.errors import StoreError
from internscout.model import Column
from internscout.store.acknowledged import Acknowledged
from internscout.store.backup import back_up_before_migration
from internscout.store.connection import Connection, DamagedError, open_working, store_errors
from internscout.store.damage import damage_in
from internscout.store.files import log_of, move_aside, sha256_of, unused
from internscout.store.ledger import Ledger, forget, ledger_of, unseal
from internscout.store.schema import build_views, known_version, migrate, schema_version_of, views_built


def open_store(path: Path, columns: Sequence[Column], *, check: bool) -> tuple[Connection, tuple[str, ...]]:
    """The working file with the present schema, and what the user should be told. Raises `StoreError`.

    With `check` every byte is compared with what the last run left, or read once where that was killed.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        noted, warnings = _notes(path)
        if check and noted and noted.sha256 and path.exists() and sha256_of(path) != noted.sha256:
            raise _moved_aside(path, noted, "its bytes are not those that the last run left")
        kept = _keep_log(path)
        con, log = _open(path, noted, kept)
    except OSError as error:
        refused = f"{error.filename or path}: cannot be used: {error.strerror}"
        raise StoreError(f"{refused}; mend that and run again") from None
    try:
        if check and noted and not noted.sha256:
            con = _read_all(con, path, noted)
        con = _bring_up_to_date(con, path, columns)
        return con, warnings + _losses(con, path, noted, kept, log)
    except BaseException:
        con.close()
        raise
    finally:
        kept.unlink(missing_ok=True)


def _notes(path: Path) -> tuple[Ledger | None, tuple[str, ...]]:
    """The notes on the file, none for a new one. Raises `StoreError` for one that was moved aside."""
    try:
        noted = Ledger.read(path)
    except ValueError:
        return None, (f"{ledger_of(path)}: not readable, so lost rows would go unnoticed; the next run writes it anew",)
    if path.exists():
        return noted, ()
    if noted and noted.damaged:
        raise StoreError(
            f"{path}: was damaged and is now {noted.damaged}; `internscout restore` puts back the state of the last "
            f"run; to begin anew, delete {ledger_of(path).name}"
        )
    forget(path)
    Acknowledged(path).clear()
    if log_of(path).exists():
        aside = log_of(move_aside(path, "damaged"))
        return None, (f"{path}: not there, but its write-ahead log, which is now {aside.name}; the file is begun anew",)
    return None, ()


def _keep_log(path: Path) -> Path:
    """A copy of the log as it is now, where there is one: DuckDB deletes it once it has read what it can."""
    kept = log_of(path).with_name(log_of(path).name + ".kept")
    if log_of(path).exists():
        shutil.copyfile(log_of(path), kept)
    return kept


def _open(path: Path, noted: Ledger | None, kept: Path) -> tuple[Connection, Path | None]:
    """Open the file, if need be without its log; returns the log's new name then."""
    try:
        return open_working(path), None
    except DamagedError as error:
        kept.unlink(missing_ok=True)
        if not error.log:
            raise _moved_aside(path, noted, error.why) from None
    except StoreError:
        kept.unlink(missing_ok=True)
        raise
    aside = unused(log_of(path).with_name(log_of(path).name + ".damaged"))
    log_of(path).rename(aside)
    return open_working(path), aside


def _moved_aside(path: Path, noted: Ledger | None, why: str) -> StoreError:
    """What to raise, once the damaged file has another name. Raises OSError."""
    aside = move_aside(path, "damaged")
    held = noted or Ledger()
    Ledger(held.counts, held.run, damaged=aside.name).write(path)
    return StoreError(
        f"{path}: damaged, or no DuckDB file; it is now {aside.name}; `internscout restore` puts back the state of the "
        f"last run, `internscout restore FILE` any other copy: {why}"
    )


def _read_all(con: Connection, path: Path, noted: Ledger) -> Connection:
    """Read every row once, which makes DuckDB check its pages; for what a killed process left. Raises `StoreError`."""
    if not (why := damage_in(con, path)):
        return con
    con.close()
    raise _moved_aside(path, noted, why)


def _bring_up_to_date(con: Connection, path: Path, columns: Sequence[Column]) -> Connection:
    """Migrate, with a backup before, and build the views."""
    with store_errors(path):
        version = schema_version_of(con, path)
        if version == known_version() and views_built(con, columns):
            return con
        if 0 < version < known_version():
            con = back_up_before_migration(con, path, version)
        unseal(path)
        migrate(con)
        build_views(con, columns)
    return con


def _losses(con: Connection, path: Path, noted: Ledger | None, kept: Path, log: Path | None) -> tuple[str, ...]:
    """What to tell the user when the file holds less than was noted, or its `log` was damaged. It is told once."""
    lost = noted.lost(con) if noted else ""
    acknowledged = Acknowledged(path)
    if boards := acknowledged.missing(con):
        lost += f"{', ' if lost else ''}{boards} readings of boards"
    if not lost and not log:
        return ()
    if kept.exists() and not log:
        log = unused(log_of(path).with_name(log_of(path).name + ".damaged"))
        kept.rename(log)
    acknowledged.clear()
    where = f"its write-ahead log was damaged and is now {log.name}; " if log else ""
    what = f"rows were lost since the last run ({lost})" if lost else "what the last run stored may be missing"
    return (f"{path}: {where}{what}; run again, or put back a copy: `internscout restore`",)
