"""What a published copy holds that a lake lacks, compared by keys: no note of what was pushed is kept on this side.

So it is right also after `internscout restore`, on a copied data folder, and for what an update read again.
"""

from typing import Any

from internscout.errors import StoreError
from internscout.model import ArrowStream, LakeTable
from internscout.store.connection import Connection
from internscout.store.statements import statement

# Rows at a time: DuckDB's own measure of 131,072 is most of a gigabyte of texts.
_BATCH = 8_192


class Lacking:
    """The rows of a published copy, as a lake takes them."""

    def __init__(self, con: Connection) -> None:
        self._con = con
        self._given: list[Any] = []

    def close(self) -> None:
        """End what was given out: a stream that is left over would keep the file open, and DuckDB waits for ever to
        open it once more in this process.
        """
        for stream in self._given:
            stream.close()
        self._given.clear()

    @property
    def store_id(self) -> str:
        """The name of this store in a lake; copies of it have the same. Raises `StoreError` where it is lost."""
        found: list[tuple[str]] = self._con.execute("SELECT store_id FROM store.identity").fetchall()
        if len(found) != 1:
            raise StoreError("the store does not say which one it is: table store.identity should have one row")
        return found[0][0]

    def all(self, table: LakeTable) -> ArrowStream:
        """All rows of the table, with their store and month; read when they are asked for, until the next are."""
        self.close()
        return self._stream(statement(f"lake_{table.name}"))

    def beyond(self, table: LakeTable, known: ArrowStream) -> ArrowStream:
        """Those whose keys are not among the `known` ones, which have the columns `table.key`."""
        self.close()
        rows, key = statement(f"lake_{table.name}"), ", ".join(table.key)
        self._con.register("known_keys", known)
        try:
            self._con.execute(f"CREATE OR REPLACE TEMP TABLE known AS SELECT DISTINCT {key} FROM known_keys")  # noqa: S608 - our own names
        finally:
            self._con.unregister("known_keys")
        # First the keys, then the rows to them: a join that held the texts would need room for all of them.
        self._con.execute(
            f"CREATE OR REPLACE TEMP TABLE lacking AS SELECT DISTINCT {key} FROM ({rows}) ANTI JOIN known USING ({key})"  # noqa: S608 - our own names
        )
        return self._stream(f"SELECT r.* FROM ({rows}) r SEMI JOIN lacking USING ({key})")  # noqa: S608 - our own names

    def _stream(self, rows: str) -> ArrowStream:
        query = f"SELECT $store_id AS source_store, r.* FROM ({rows}) r"  # noqa: S608 - our own
        stream: ArrowStream = self._con.sql(query, params={"store_id": self.store_id}).to_arrow_reader(_BATCH)
        self._given.append(stream)
        return stream
