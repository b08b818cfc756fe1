"""One board's result into the working file, in one transaction: versions, states, absences, facts, counts.

What an incoming posting means for what is stored is decided in `sql/queries/decide.sql`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from internscout.model import BoardResult, Parsed, RowFault
from internscout.store.absences import Absences, Judge
from internscout.store.batch import Batch, Readings
from internscout.store.connection import Connection
from internscout.store.rows import clean, utc
from internscout.store.staging import stage, transaction
from internscout.store.statements import statement


@dataclass(frozen=True, slots=True)
class _Found:
    """What a result brought: ids of postings with a new version, among them the new ones, and of reopened ones."""

    written: frozenset[str] = frozenset()
    new: frozenset[str] = frozenset()
    reopened: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class BoardSaving:
    """The storing of one result: `run_id` and `seen_at` are those of the reading."""

    con: Connection
    run_id: str
    result: BoardResult
    seen_at: datetime

    def save(self, parsed: Mapping[str, Parsed]) -> None:
        """Store it, all or nothing. A board already stored in this run stays as it is, so a step can be repeated."""
        had = self.con.execute(statement("get_board_run"), self._key).fetchone()
        if had == ("ok",):
            return
        with transaction(self.con):
            if had:
                self.con.execute(statement("delete_board_run"), self._key)
                self.con.execute(statement("delete_faults"), self._key)
            self._save_name()
            if self.result.error is not None:
                self._remember()
                self._save_counts(Batch(), _Found(), Absences())
            elif self.result.outcome == "unchanged":
                self._confirm()
            else:
                self._save_read(parsed)

    def _save_read(self, parsed: Mapping[str, Parsed]) -> None:
        batch = Batch.of(self.result.postings)
        found = self._save_postings(batch)
        absences = self._mark_absent(batch, found) if self.result.complete else Absences()
        readings = batch.readings(parsed)
        again = any(row.posting_id not in found.written for row in readings.rows)
        _insert(self.con, readings, self.seen_at, again=again)
        self._remember()
        self._save_counts(batch, found, absences)

    def _confirm(self) -> None:
        """The listing is as it is stored: what is open was seen, what was missing is gone."""
        seen = self._count_open()
        if not self.result.requests:  # it was not even asked
            self._save_counts(Batch(), _Found(), Absences(), seen=seen)
            return
        if self.result.answers:
            self._remember()
        else:
            self.con.execute(statement("confirm_reading"), {"board": self._board, "asked_at": utc(self.seen_at)})
        self._save_counts(Batch(), _Found(), self._judge.unchanged(emptied=not seen), seen=seen)

    def _count_open(self) -> int:
        """The postings that are open by this board's word."""
        ((found,),) = self.con.execute(statement("count_open"), {"board": self._board}).fetchall()
        return int(found)

    @property
    def _judge(self) -> Judge:
        now = utc(self.seen_at)
        assert now is not None  # noqa: S101 - None comes of None alone
        return Judge(self.con, self.run_id, self._board, now)

    def _remember(self) -> None:
        """What the next reading of the board builds on. A failure leaves no listing to compare with."""
        result, failed = self.result, self.result.error is not None
        if failed and not result.requests:
            return  # a board that was not even asked
        self.con.execute(
            statement("merge_reading"),
            {
                **self._key,
                "listing": "" if failed else result.listing,
                "complete": result.complete and not failed,
                "asked_at": utc(self.seen_at),
                "confirmed_at": None if failed else utc(self.seen_at),
                "gone": result.outcome == "gone",
            },
        )
        self.con.execute(statement("delete_answers"), {"board": self._board})
        if result.answers and not failed:
            rows = [
                (clean(request), clean(a.validators.etag), clean(a.validators.last_modified), a.sha256)
                for request, a in result.answers.items()
            ]
            stage(self.con, "incoming_answers", rows)
            self.con.execute(statement("insert_answers"), {"board": self._board})

    @property
    def _key(self) -> dict[str, object]:
        return {"run_id": self.run_id, "board": self._board}

    @property
    def _board(self) -> str:
        return clean(self.result.board.key)

    def _save_name(self) -> None:
        board = self.result.board
        about = {"source": board.source, "token": board.token, "company": board.company, "url": board.url}
        about |= {"base_url": board.base_url}
        cleaned = {name: clean(text) for name, text in about.items()}
        self.con.execute(statement("merge_board"), {"board": self._board, **cleaned})

    def _save_postings(self, batch: Batch) -> _Found:
        """Write new versions and present states."""
        seen_at = utc(self.seen_at)
        stage(self.con, "incoming", batch.rows.values())
        self.con.execute("TRUNCATE decided")
        self.con.execute(statement("decide"), {"board": self._board})
        written = self.con.execute(statement("get_decided")).fetchall()
        found = _Found(
            written=frozenset(posting_id for posting_id, is_new, is_changed, _ in written if is_new or is_changed),
            new=frozenset(posting_id for posting_id, is_new, _, _ in written if is_new),
            reopened=frozenset(posting_id for posting_id, _, _, reopened in written if reopened),
        )
        if found.written:
            self.con.execute(statement("insert_versions"), {"run_id": self.run_id, "seen_at": seen_at})
        self.con.execute(statement("insert_seen_events"), {"run_id": self.run_id, "seen_at": seen_at})
        self.con.execute(statement("merge_states"), {"seen_at": seen_at})
        return found

    def _mark_absent(self, batch: Batch, found: _Found) -> Absences:
        """Judge what the whole listing did not name; what it did name is stored already."""
        listed = [*batch.unstorable, *(clean(posting_id) for posting_id in self.result.elsewhere)]
        own = f"{self._board}:"
        return self._judge.whole(
            listed,
            unreadable=self.result.unreadable,
            shown=len(batch.rows) + len(listed),
            before=self._count_open() - len(found.new),
            alone={clean(own + name): answers for name, answers in self.result.alone.items()},
        )

    def _save_counts(self, batch: Batch, found: _Found, absences: Absences, seen: int | None = None) -> None:
        result = self.result
        faults = [*result.faults, *batch.faults]
        if faults:
            stage(self.con, "incoming_faults", [(clean(fault.where), clean(fault.why)) for fault in faults])
            self.con.execute(statement("insert_faults"), self._key)
        self.con.execute(
            statement("insert_board_run"),
            {
                **self._key,
                "status": "ok" if result.error is None else "failed",
                "reason": None if result.error is None else clean(result.error),
                "complete": result.complete and result.error is None,
                "seen": len(batch.rows) if seen is None else seen,
                "new": len(found.new),
                "changed": len(found.written) - len(found.new),
                "closed": absences.closed,
                "reopened": len(found.reopened),
                "row_faults": len(faults),
                "unread_keys": sorted(clean(name) for name in result.unread),
                "requests": result.requests,
                "received_bytes": result.received_bytes,
                "saved_at": utc(self.seen_at),
                "outcome": result.outcome,
                "gap": clean(result.gap),
                "not_modified": result.not_modified,
                "seconds": result.seconds,
                "held": absences.held,
            },
        )


def save_parsed(con: Connection, parsed: Mapping[str, Parsed], parsed_at: datetime) -> tuple[RowFault, ...]:
    """Replace what was read out of present versions. What cannot be stored keeps what it had, and is returned."""
    readings = Readings()
    for posting_id, found in parsed.items():
        readings.add(clean(posting_id), None, found)
    with transaction(con):
        _insert(con, readings, parsed_at, again=True)
    return tuple(readings.faults)


def _insert(con: Connection, readings: Readings, parsed_at: datetime, *, again: bool) -> None:
    """Store what was read; `again`: some of it takes the place of what another parser read out of the same version."""
    if not readings.rows:
        return
    stage(con, "incoming_parsed", readings.rows)
    stage(con, "incoming_facts", readings.facts)
    if again:
        con.execute(statement("insert_fact_changes"), {"changed_at": utc(parsed_at)})
        con.execute(statement("delete_former_facts"))
        con.execute(statement("delete_former_parsed"))
    con.execute(statement("insert_parsed"), {"parsed_at": utc(parsed_at)})
    con.execute(statement("insert_facts"))
