"""The working file: everything that the runs found, opened by the pipeline alone, one process at a time.

Writes whole boards, each in one transaction; reads sets, never one query a posting. People read the published copy
(`Reader`).
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Self

from internscout.errors import StoreError
from internscout.model import (
    BoardResult,
    Column,
    Memory,
    Parsed,
    Posting,
    Ready,
    RowFault,
    RunSummary,
)
from internscout.store import reading
from internscout.store.absences import close_dropped, close_passed
from internscout.store.acknowledged import Acknowledged
from internscout.store.applications import OwnApplications
from internscout.store.batch import Batch, MadeRows
from internscout.store.connection import store_errors
from internscout.store.ledger import Ledger, seal, unseal
from internscout.store.opening import open_store
from internscout.store.openings import Openings
from internscout.store.outbox import Outbox, record
from internscout.store.publishing import publish
from internscout.store.rereading import Rereading
from internscout.store.reused import IsAnother, named_now, never
from internscout.store.roles import Roles
from internscout.store.rows import clean, utc
from internscout.store.saving import Saving, save_parsed
from internscout.store.sharing import Sharing
from internscout.store.staging import stage, transaction
from internscout.store.statements import statement
from internscout.store.told import Told


class Store:
    """The working DuckDB file. `warnings` are lines for the user: what was found damaged or missing on opening.

    Every method raises `StoreError` when the disk or the machine refuses.
    """

    def __init__(
        self, path: Path, columns: Sequence[Column], *, check: bool = False, is_another: IsAnother = never
    ) -> None:
        """With `check` every byte is compared with what the last run left; `is_another`: see `reused`."""
        self._path, self._is_another = path, is_another
        self._con, self.warnings = open_store(path, columns, check=check)
        self._acknowledged = Acknowledged(path)
        self._rows = MadeRows()
        self._written = self._published = False
        self._con.execute(statement("staging"))
        self.applications = OwnApplications(self._con, path, self._writing)
        self.outbox = Outbox(self._con, path, self._writing)
        self.roles = Roles(self._con, path, self._writing)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self.close()
        else:
            self._acknowledged.close()
            self._con.close()

    def close(self) -> None:
        """Move everything from the write-ahead log into the file, and let go of it."""
        try:
            if self._written:
                self._settle()
        finally:
            self._acknowledged.close()
            self._con.close()
        if self._published:
            with self._files():
                seal(self._path)

    def begin_run(
        self, run_id: str, *, started_at: datetime, program_version: str, parser_version: str, boards: int
    ) -> None:
        """Note the start of a run; one that never ended is marked as interrupted."""
        with self._writing(), transaction(self._con):
            self._con.execute(statement("interrupt_runs"))
            self._con.execute(
                statement("insert_run"),
                {
                    "run_id": run_id,
                    "started_at": utc(started_at),
                    "program_version": program_version,
                    "parser_version": parser_version,
                    "boards": boards,
                },
            )

    def to_parse(self, postings: Sequence[Posting], parser_version: str) -> tuple[Posting, ...]:
        """Those that are new, differ from what is stored, or were read by another parser; one an id."""
        with store_errors(self._path):
            batch = Batch.of(postings, self._rows, named_now(self._con))
            stage(self._con, "asked", [(row.posting_id, row.content_hash, row.thin) for row in batch.rows.values()])
            found = self._con.execute(statement("to_parse"), {"parser_version": parser_version}).fetchall()
        wanted = {posting_id for (posting_id,) in found}
        return tuple(posting for posting_id, posting in batch.originals.items() if posting_id in wanted)

    def save_board(self, run_id: str, result: BoardResult, parsed: Mapping[str, Parsed], *, seen_at: datetime) -> None:
        """Store one board's result, all or nothing; a board already stored in this run stays as it is.

        `parsed` is keyed by `Posting.id` and holds those of `to_parse`. A failed result changes no posting.
        """
        self.save_boards(run_id, [result], parsed, seen_at=seen_at)

    def save_boards(
        self, run_id: str, results: Sequence[BoardResult], parsed: Mapping[str, Parsed], *, seen_at: datetime
    ) -> None:
        """Store the results of one of `groups`, all or nothing, as `save_board` does each."""
        with self._writing():
            Saving(self._con, self._rows, run_id, seen_at, self._is_another).save(results, parsed)
            self._rows.forget(posting for result in results for posting in result.postings)
            self._acknowledged.note(run_id, [clean(result.board.key) for result in results])

    def memories(self, boards: Sequence[str], parser_version: str, *, since: datetime) -> Mapping[str, Memory]:
        """What is known of these boards, by key; texts asked for before `since` are not among the stamps."""
        with store_errors(self._path):
            return reading.read_memories(self._con, [clean(key) for key in boards], parser_version, since)

    def close_dropped(self, configured: Collection[str], *, run_id: str, closed_at: datetime) -> int:
        """Close the postings whose board is not among `configured` (keys of boards); returns how many.

        For a run over all configured boards, before `finish_run`: nobody would ever find these gone. They count as
        closed by the run, and are open again once a board shows them.
        """
        with self._writing(), transaction(self._con):
            closed = close_dropped(self._con, run_id, [clean(board) for board in configured], closed_at)
            self._con.execute(statement("count_dropped"), {"run_id": run_id, "closed": closed})
        return closed

    def finish_run(self, run_id: str, *, finished_at: datetime, status: str) -> RunSummary:
        """Note the end of a run, close what can no longer be applied for, and secure what was stored."""
        with self._writing():
            with transaction(self._con):
                closed = close_passed(self._con, run_id, finished_at)
                self._con.execute(statement("count_dropped"), {"run_id": run_id, "closed": closed})
            self._con.execute(
                statement("finish_run"), {"run_id": run_id, "finished_at": utc(finished_at), "status": status}
            )
            self._settle()
        return self.summary(run_id)

    def summary(self, run_id: str) -> RunSummary:
        """The counts of a run. Raises `StoreError` for an unknown one."""
        with store_errors(self._path):
            found = reading.read_summary(self._con, run_id)
        if found is None:
            raise StoreError(f"{self._path}: no run {run_id!r}")
        return found

    def last_run(self) -> RunSummary | None:
        """The counts of the run that ended last, also by an interruption; None when none has ended."""
        with store_errors(self._path):
            return reading.read_last_run(self._con)

    def stale(self, parser_version: str, *, limit: int) -> tuple[Posting, ...]:
        """Postings whose present version was read by another parser or never, open ones first."""
        with store_errors(self._path):
            rows = reading.read_dicts(self._con, statement("stale"), {"parser_version": parser_version, "limit": limit})
        return tuple(reading.posting_of(row) for row in rows)

    def count_stale(self, parser_version: str) -> int:
        """How many postings `stale` would give without a limit."""
        with store_errors(self._path):
            ((count,),) = self._con.execute(statement("count_stale"), {"parser_version": parser_version}).fetchall()
        return int(count)

    @contextmanager
    def rereading(self) -> Iterator[Rereading]:
        """What it takes to read the archive's answers again."""
        with self._writing():
            yield Rereading(self._con)

    def save_parsed(self, parsed: Mapping[str, Parsed], *, parsed_at: datetime) -> tuple[RowFault, ...]:
        """Replace what was read out of the present versions of these postings, keyed by id.

        Returns a fault for each that cannot be stored, `where` being its id: it keeps what it had, and stays stale.
        """
        with self._writing():
            return save_parsed(self._con, parsed, parsed_at)

    @property
    def openings(self) -> Openings:
        """What is open, as matching sees it."""
        return Openings(self._con, lambda: store_errors(self._path))

    @property
    def told(self) -> Told:
        """What a digest has to know of the past."""
        return Told(self._con, self._path)

    @property
    def sharing(self) -> Sharing:
        """What others must know to do a part of a run."""
        return Sharing(self._con, self._path)

    def record_digests(self, run_id: str, digests: Sequence[Ready]) -> None:
        """Remember what these digests showed and to whom they are owed: all of it at once, or nothing."""
        with self._writing(), transaction(self._con):
            record(self._con, run_id, digests)

    def publish(self, target: Path) -> None:
        """Replace the copy that people read; those who have the former one open keep reading it."""
        self._settle()
        with store_errors(target):
            try:
                publish(self._con, target)
            except OSError as error:
                raise StoreError(f"{target}: cannot be written: {error.strerror or error}") from None
        self._published = True

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with self._files(), store_errors(self._path):
            if not self._written:
                unseal(self._path)
                self._written = True
                self._published = False
            yield

    def _settle(self) -> None:
        with self._files(), store_errors(self._path):
            self._con.execute("CHECKPOINT")
            Ledger.of(self._con).write(self._path)
            self._acknowledged.clear()
        self._written = False

    @contextmanager
    def _files(self) -> Iterator[None]:
        """Say what the disk refuses of the files beside the database."""
        try:
            yield
        except OSError as error:
            refused = f"{error.filename or self._path}: cannot be written: {error.strerror}"
            raise StoreError(f"{refused}; what was stored before is whole: mend that and run again") from None
