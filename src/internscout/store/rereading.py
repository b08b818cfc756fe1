"""What the archive's answers say to a later program, into the working file: new versions that are no news.

Neither states nor sightings change. The former version stays with its facts, and what differs is noted in
`fact_changes` with the cause `reader`.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from internscout.model import Board, Parsed, Posting, RowFault
from internscout.store.batch import Batch, MadeRows, Readings
from internscout.store.connection import Connection
from internscout.store.reading import aware
from internscout.store.rows import POSTING_TYPES, clean, columns_of, utc
from internscout.store.staging import offered, stage, transaction
from internscout.store.statements import statement


class LastShown(NamedTuple):
    """A stored posting, the board whose listing tells of it, and when that showed it last.

    Its present wording came with a run that began at `worded_since`; None where that is not known.
    """

    board: str
    posting_id: str
    at: datetime
    worded_since: datetime | None
    thin: bool


class Rereading:
    """One working file, open for writing: see `Store.rereading`."""

    def __init__(self, con: Connection) -> None:
        self._con = con

    def boards(self) -> list[Board]:
        """The boards whose listings tell of stored postings, as they were last read."""
        return [Board(*row) for row in self._con.execute(statement("judging_boards")).fetchall()]

    def last_shown(self, boards: Sequence[str]) -> list[LastShown]:
        """The postings of these boards, by key: board by board, the last reading first."""
        found = self._con.execute(statement("last_shown"), {"boards": [clean(key) for key in boards]})
        return [
            LastShown(board, posting_id, aware(at), since and aware(since), thin)
            for board, posting_id, at, since, thin in found.fetchall()
        ]

    def reworded(self, postings: Sequence[Posting]) -> tuple[Posting, ...]:
        """Those that are stored in another wording; one an id."""
        batch = Batch.of(postings, MadeRows())
        stage(self._con, "asked", [(row.posting_id, row.content_hash, row.thin) for row in batch.rows.values()])
        found = self._con.execute(statement("reworded")).fetchall()
        return tuple(batch.originals[posting_id] for (posting_id,) in found)

    def unknown(self, board: str, ids: Collection[str]) -> int:
        """How many of these postings of a board's listing were never stored; then its next reading is to be a new one.

        Otherwise a run would find the listing as it was, and not look for them.
        """
        asked = {"ids": [clean(posting_id) for posting_id in ids]}
        ((count,),) = self._con.execute(statement("count_unknown"), asked).fetchall()
        if count:
            self._con.execute(statement("forget_listing"), {"board": clean(board)})
        return int(count)

    def save(
        self, postings: Sequence[Posting], parsed: Mapping[str, Parsed], *, read_at: datetime
    ) -> tuple[RowFault, ...]:
        """Store these of `reworded` as new versions, all or nothing, with what was read out of them, by id.

        Returns a fault for each that cannot be stored, `where` being its id: it stays as it is.
        """
        batch, readings = Batch.of((posting for posting in postings if posting.id in parsed), MadeRows()), Readings()
        # Without the hashes: read as of the versions that are present now, then as of those that come.
        batch.read(parsed, readings, hashed=False)
        at = utc(read_at)
        with transaction(self._con):
            for rows in readings.offered(self._con):
                wordings = columns_of([batch.rows[row.posting_id] for row in rows])
                with offered(self._con, "incoming_wordings", wordings, POSTING_TYPES):
                    self._con.execute(statement("insert_fact_changes"), {"changed_at": at, "cause": "reader"})
                    self._con.execute(statement("insert_reread_versions"), {"read_at": at})
                    self._con.execute(statement("update_reread_states"))
                    self._con.execute(statement("insert_parsed"), {"parsed_at": at})
                    self._con.execute(statement("insert_facts"))
        return tuple(batch.faults)
