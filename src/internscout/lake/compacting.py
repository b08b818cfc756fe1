"""Small files into large ones, sorted by what questions ask; then away with files that nobody reads any more.

Delta-rs has an operation of this name that is not used: of two that rewrite the same files at the same time it lets
both pass, since neither changes data, and every row is there twice. A month that is replaced as a whole by its own rows
is checked against all that came since it was read: the later of two gives way, and so it does to a push.

A month that has at most one small file is left as it is, so that a past month is written once. Old files stay for as
long as a question that began before may read them, and so do files of pushes that are under way or were killed.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

import pyarrow as pa
from deltalake import CommitProperties, write_deltalake
from deltalake.exceptions import CommitFailedError

from internscout.errors import UsageError
from internscout.lake.sorting import InOrder
from internscout.lake.tables import COMMITS, FILE_BYTES, WRITING, Held, lake_errors
from internscout.model import PARTITION

# Vacuum also takes files of no commit: those of a push that takes longer than this would be among them.
LEAST_KEPT: Final = timedelta(days=1)
_TRIES = 3

_Month = tuple[str, str]  # store, month


@dataclass(frozen=True, slots=True)
class Compacted:
    """What became of a table: files in use and their bytes before and after, months that others wrote to at the
    same time (they wait for the next time), and old files that were deleted.
    """

    table: str
    files_before: int
    bytes_before: int
    files: int
    bytes: int
    left: int
    deleted: int


def compact(held: Held, *, keep: timedelta, target: int = FILE_BYTES) -> Compacted:
    """Rewrite what lies in small files, delete what was replaced `keep` ago. Raises `LakeError`, `UsageError`."""
    if keep < LEAST_KEPT:
        raise UsageError("files that were replaced are kept for a day at least: pushes may be writing theirs")
    before = _sizes(held)
    left = sum(not _rewritten(held, month, target) for month in _scattered(held, target))
    with lake_errors(held.where):
        held.delta.update_incremental()
    after = _sizes(held)
    return Compacted(held.spec.name, len(before), sum(before), len(after), sum(after), left, _delete_old(held, keep))


def _sizes(held: Held) -> list[int]:
    """Bytes of each file in use."""
    sizes: list[int] = pa.table(held.delta.get_add_actions())["size_bytes"].to_pylist()
    return sizes


def _scattered(held: Held, target: int) -> list[tuple[str, str]]:
    """(store, month) of those that have two or more files below half of `target`."""
    files = pa.table(held.delta.get_add_actions(flatten=True))
    folders = zip(*(files[f"partition.{name}"].to_pylist() for name in PARTITION), strict=True)
    sizes = files["size_bytes"].to_pylist()
    small = Counter(folder for folder, size in zip(folders, sizes, strict=True) if size < target / 2)
    return sorted(folder for folder, count in small.items() if count > 1)


def _rewritten(held: Held, month: _Month, target: int) -> bool:
    """Whether that was done: it is tried again where somebody else wrote to the month in the meantime."""
    for _ in range(_TRIES):
        with lake_errors(held.where):
            held.delta.update_incremental()
            try:
                _rewrite(held, month, target)
            except CommitFailedError:
                continue
            return True
    return False


def _rewrite(held: Held, month: _Month, target: int) -> None:
    rows = " AND ".join(f"{name} = '{value}'" for name, value in zip(PARTITION, month, strict=True))
    stream = InOrder(held.delta.scan(predicate=rows), held.spec).stream()
    if stream is None:
        return
    write_deltalake(
        held.delta,
        stream,
        mode="overwrite",
        predicate=rows,
        target_file_size=target,
        writer_properties=WRITING,
        commit_properties=CommitProperties(max_commit_retries=COMMITS),
    )


def _delete_old(held: Held, keep: timedelta) -> int:
    hours = round(keep / timedelta(hours=1))
    with lake_errors(held.where):
        # Looking costs a listing; deleting two commits, even where there is nothing.
        if not held.delta.vacuum(hours, dry_run=True, enforce_retention_duration=False, full=True):
            return 0
        return len(held.delta.vacuum(hours, dry_run=False, enforce_retention_duration=False, full=True))
