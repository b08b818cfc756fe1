"""Rows on their way into files, sorted piece by piece: all of a month may be more than fits into memory.

Each file so holds a few stretches in order, and Parquet's least and greatest values tell which of them a question
needs.
"""

from collections.abc import Iterator
from itertools import chain
from typing import Final

import pyarrow as pa

from internscout.model import PARTITION, ArrowStream, LakeTable

# As they are in memory, which is held about three times: gathered, sorted, and being compressed.
_PIECE: Final = 32 * 2**20
# Rows that are handed over at a time: delta-rs takes several of these ahead.
_BATCH: Final = 1_024


class InOrder:
    """The rows of a stream in order; `rows` is how many have passed so far."""

    def __init__(self, rows: ArrowStream, spec: LakeTable) -> None:
        self._reader = pa.RecordBatchReader.from_stream(rows)
        self._schema = pa.schema([field.with_type(_sortable(field.type)) for field in self._reader.schema])
        self._by = [(name, "ascending") for name in (*PARTITION, *spec.sort)]
        self.rows = 0

    def stream(self) -> ArrowStream | None:
        """All of them, read when they are asked for, once; None where there are none."""
        batches = self._batches()
        if (first := next(batches, None)) is None:
            return None
        stream: ArrowStream = pa.RecordBatchReader.from_batches(self._schema, chain([first], batches))
        return stream

    def _batches(self) -> Iterator[pa.RecordBatch]:
        for piece in self._pieces():
            self.rows += piece.num_rows
            yield from piece.cast(self._schema).sort_by(self._by).to_batches(max_chunksize=_BATCH)

    def _pieces(self) -> Iterator[pa.Table]:
        held: list[pa.RecordBatch] = []
        size = 0
        for batch in self._reader:
            held.append(batch)
            size += batch.nbytes
            if size >= _PIECE:
                yield pa.Table.from_batches(held)
                held, size = [], 0
        if size:
            yield pa.Table.from_batches(held)


def _sortable(kind: pa.DataType) -> pa.DataType:
    """What delta-rs reads as views of strings is sorted as strings."""
    if pa.types.is_list(kind):
        return pa.list_(kind.value_field.with_type(_sortable(kind.value_type)))
    return pa.string() if kind == pa.string_view() else kind
