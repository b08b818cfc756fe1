"""The Delta tables of a lake, each held as it stood when it was looked at: what it knows of a store, and appending.

An append carries the store's name as Delta's transaction id: of two processes that push the same store at the same time
the later one is refused, however often it tries, because the table that it compared with is not that of now. Appends of
different stores, and compaction beside them, never refuse each other.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Final

import pyarrow as pa
from deltalake import (
    CommitProperties,
    DeltaTable,
    Transaction,
    WriterProperties,
    write_deltalake,
)
from deltalake.exceptions import CommitFailedError, DeltaError, TableNotFoundError

from internscout.errors import LakeError, UsageError
from internscout.lake.sorting import InOrder
from internscout.model import PARTITION, ArrowStream, LakeTable

# Larger ones are read in parallel, smaller ones mean more requests a question.
FILE_BYTES: Final = 128 * 2**20
# A posting is found by the least and greatest id of each group, which are read first.
_ROW_GROUP = 8_192
WRITING: Final = WriterProperties(compression="ZSTD", compression_level=3, max_row_group_size=_ROW_GROUP)
# How often a commit that finds its number taken tries the next one: many may be at work at once.
COMMITS: Final = 200
# Features that change what a file list means (rows that are marked as deleted, columns by other names) are not here.
_FEATURES = frozenset({"timestampNtz"})
# What an address makes of these is not what it was.
_UNNAMEABLE = re.compile(r"[\[\]^|\\]|%[0-9A-Fa-f]{2}")
# Where the server does not answer, after half a minute instead of three.
_PATIENCE: Mapping[str, str] = {"retry_timeout": "30s", "connect_timeout": "10s"}


class OvertakenError(LakeError):
    """Somebody else wrote for the same store, or changed the table's columns: look again at what is lacking."""


class Lake:
    """A lake by its place: a folder or s3://bucket/prefix. Every method raises `LakeError`."""

    def __init__(self, path: str) -> None:
        """Raises `UsageError` for a folder that delta-rs cannot name: it stops the process over some characters."""
        self.path = path.rstrip("/")
        if not self.remote and (found := _UNNAMEABLE.search(self.path)):
            raise UsageError(f"{self.path}: no lake can be in a folder with {found[0]} in its name; choose another")

    def table(self, spec: LakeTable) -> "Held | None":
        """The table as it stands; None where nothing was ever pushed to it."""
        with lake_errors(self._uri(spec)):
            try:
                return self._held(spec)
            except TableNotFoundError:
                return None

    def begin(self, spec: LakeTable, rows: ArrowStream) -> "Held":
        """The table, made for such rows where it is not there."""
        schema = pa.RecordBatchReader.from_stream(rows).schema
        with lake_errors(self._uri(spec)):
            DeltaTable.create(
                self._uri(spec),
                schema,
                mode="ignore",
                partition_by=list(PARTITION),
                storage_options=self._options,
                configuration={"delta.dataSkippingStatsColumns": ",".join(spec.sort)},
            )
            return self._held(spec)

    def _held(self, spec: LakeTable) -> "Held":
        return Held(spec, self._uri(spec), DeltaTable(self._uri(spec), storage_options=self._options))

    @property
    def remote(self) -> bool:
        """It is no folder of this machine."""
        return "://" in self.path

    @property
    def _options(self) -> dict[str, str]:
        return dict(_PATIENCE) if self.remote else {}

    def _uri(self, spec: LakeTable) -> str:
        return f"{self.path}/{spec.name}"


class Held:
    """A table at one version. Raises `LakeError` on opening where it needs what this program does not know."""

    def __init__(self, spec: LakeTable, where: str, delta: DeltaTable) -> None:
        self.spec, self.where, self.delta = spec, where, delta
        protocol = delta.protocol()
        unknown = {*(protocol.reader_features or ())} - _FEATURES
        if unknown or protocol.min_reader_version == 2:
            raise LakeError(
                f"{where}: it was changed to use {', '.join(sorted(unknown)) or 'columnMapping'}, which "
                "InternScout does not read; nothing was done: rewrite the table without that"
            )

    def known(self, store: str) -> ArrowStream:
        """The keys of all that this store has here."""
        with lake_errors(self.where):
            return self.delta.scan(columns=list(self.spec.key), predicate=f"source_store = '{store}'")

    def append(self, rows: ArrowStream, store: str, at: datetime) -> int:
        """Add all rows in one commit, none where there are none; returns how many. Raises `OvertakenError`."""
        ordered = InOrder(rows, self.spec)
        if not (stream := ordered.stream()):
            return 0
        txn = Transaction(store, round(at.timestamp() * 1000))
        with lake_errors(self.where):
            write_deltalake(
                self.delta,
                stream,
                mode="append",
                schema_mode="merge",  # a lake of an older program lacks columns, one of a newer has more
                target_file_size=FILE_BYTES,
                writer_properties=WRITING,
                commit_properties=CommitProperties(max_commit_retries=COMMITS, app_transactions=[txn]),
            )
        return ordered.rows


@contextmanager
def lake_errors(where: str) -> Iterator[None]:
    """Turn what the disk, the server or Delta refuse into a `LakeError`; all else is a bug and stays as it is."""
    try:
        yield
    except CommitFailedError as error:
        raise OvertakenError(str(error)) from None
    except (DeltaError, OSError) as error:
        raise LakeError(f"{where}: {_one_line(error)}") from None


def _one_line(error: Exception) -> str:
    """What was refused, without the pages that servers and backtraces add."""
    text = " ".join(str(error).split())
    return text if len(text) <= 300 else text[:299] + "…"
