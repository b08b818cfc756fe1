"""Lets go of what was archived long ago: lines of the index, then the bodies that no line names any more.

The last answer of each listing stays however old it is: a listing that says what it said is not archived again, so it
is what stands for the present. Everything is read before anything is removed, and a body goes after the lines that
named it: a prune that is killed leaves a body too many, never a line without its body.
"""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from internscout.errors import StoreError
from internscout.raw.archive import Archive
from internscout.raw.entry import Entry, to_line


@dataclass(frozen=True, slots=True)
class Pruned:
    """How many lines and bodies went."""

    lines: int = 0
    bodies: int = 0


def prune(folder: Path, before: datetime) -> Pruned:
    """Remove what was fetched on days before that of `before`. Raises `StoreError`; nothing is removed where a line
    cannot be read.
    """
    day = f"{before.astimezone(UTC):%Y-%m-%d}"
    files = sorted((folder / "index").glob("*.jsonl"))
    old = [file for file in files if file.stem < day]
    if not old:
        return Pruned()
    archive = Archive(folder)
    entries = list(archive.entries())
    last = {(e.request.board.key, e.request.key): e for e in entries if _listing(e)}
    kept = {id(entry) for entry in last.values()}
    staying = [e for e in entries if _day(e) >= day or id(e) in kept]
    try:
        for file in old:
            _rewrite(file, [entry for entry in staying if _day(entry) == file.stem])
        named = {entry.sha256 for entry in staying}
        bodies = [body for body in (folder / "bodies").glob("??/*.gz") if body.name.removesuffix(".gz") not in named]
        for body in bodies:
            body.unlink()
    except OSError as error:
        raise StoreError(f"{error.filename or folder}: cannot be written: {error.strerror}; mend that") from None
    return Pruned(len(entries) - len(staying), len(bodies))


def _listing(entry: Entry) -> bool:
    return entry.request.purpose == "listing"


def _day(entry: Entry) -> str:
    return f"{entry.fetched_at.astimezone(UTC):%Y-%m-%d}"


def _rewrite(file: Path, entries: Iterable[Entry]) -> None:
    """Put these lines alone into the place of a day's file, or remove it when there are none."""
    lines = [to_line(entry) for entry in entries]
    if not lines:
        file.unlink()
        return
    draft = file.with_name(f".{file.name}.new")
    with draft.open("w", encoding="utf-8") as out:
        out.writelines(lines)
        out.flush()
        os.fsync(out.fileno())
    draft.replace(file)
