"""The data folder: held by one run at a time, its working file opened, copied and put back.

The lock is the operating system's and goes with the process that holds it; who that is stands in a file beside it.
"""

import json
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from internscout.config import Settings
from internscout.errors import BusyError, StoreError
from internscout.parse import columns
from internscout.pipeline import clock
from internscout.roles import is_another
from internscout.sources import gathers, sources
from internscout.store import Store, back_up, is_gone, restore

# On a terminal Python prints its warnings as they are; under Prefect they go to the flow's log.
_LOG = logging.getLogger("internscout")

_GLANCE_SECONDS = 1.0  # how often who waits for the folder looks


@contextmanager
def locked(settings: Settings, *, patience: float = 0) -> Iterator[None]:
    """Hold the data folder for one run. Raises `BusyError` when another run has it, still after `patience` seconds."""
    folder = settings.working.parent
    lock = FileLock(folder / "run.lock")
    holder = folder / "run.holder.json"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=patience, poll_interval=_GLANCE_SECONDS)
        holder.write_text(json.dumps({"pid": os.getpid(), "since": clock.now().isoformat()}), encoding="utf-8")
    except Timeout:
        raise BusyError(f"{settings.data_dir}: another run is at work here{_who(holder)}; wait for it to end") from None
    except OSError as error:
        lock.release()
        raise StoreError(f"{settings.data_dir}: cannot be written: {error.strerror}") from None
    try:
        yield
    finally:
        holder.unlink(missing_ok=True)
        lock.release()


def _who(holder: Path) -> str:
    """Whose run it is, and since when; nothing where that is not to be read."""
    try:
        noted = json.loads(holder.read_text(encoding="utf-8"))
        since = datetime.fromisoformat(noted["since"])
        return f" since {since:%Y-%m-%d %H:%M:%S} UTC (process {int(noted['pid'])})"
    except (OSError, ValueError, KeyError, TypeError):  # that moment between its lock and its note
        return ""


def open_store(settings: Settings, *, check: bool = False) -> Store:
    """The working file, with the columns and sources of this program; what is wrong with it goes to the log.

    With `check`, for the first opening of a command, every byte of it is looked at. It is begun anew only where nothing
    was ever published: a run on an empty file would put that into the place of all that is known.
    """
    if settings.published.exists() and is_gone(settings.working):
        raise StoreError(
            f"{settings.working}: not there, but what it held at last is in {settings.published.name}: "
            "`internscout restore` puts that in its place; to begin anew, move it away"
        )
    store = Store(settings.working, columns(), check=check, is_another=is_another)
    store.roles.name_sources([(vendor.name, vendor.label, gathers(vendor.name)) for vendor in sources()])
    for warning in store.warnings:
        _LOG.warning("%s", warning)
    return store


def stored(settings: Settings) -> bool:
    """Whether anything was ever stored, be it damaged or gone by now: opening it says so."""
    return settings.working.exists() or settings.published.exists()


def make_backup(settings: Settings, target: Path | None) -> Path:
    """Copy the working file, checked, to `target` or a new file of the data folder; returns where it is."""
    folder = settings.working.parent / "backups"
    target = target or folder / f"internscout-{clock.now():%Y%m%dT%H%M%SZ}.duckdb"
    if not stored(settings):
        raise StoreError(f"{settings.data_dir}: nothing stored yet; `internscout run` comes first")
    with locked(settings):
        open_store(settings, check=True).close()
        for draft in folder.glob(".*.new"):  # of one that was killed
            draft.unlink()
        back_up(settings.working, target)
    return target


def put_back(settings: Settings, source: Path | None) -> Path | None:
    """Put a copy, or else what was published last, in the place of the working file, and publish it.

    Returns where the file that was there is now.
    """
    with locked(settings):
        aside = restore(settings.working, source or settings.published)
        with open_store(settings, check=True) as store:
            store.publish(settings.published)
    return aside
