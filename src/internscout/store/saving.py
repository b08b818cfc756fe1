"""Boards' results into the working file, many in one transaction: versions, states, absences, facts, counts.

A statement costs milliseconds however few rows it moves, so that each is run once for all boards of a group. A group
is stored whole or not at all; no posting may be in it twice (see `groups`). What an incoming posting means for what is
stored is decided in `sql/queries/decide.sql`; all listings of a group are heard before absences are judged.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from internscout.model import BoardResult, Parsed, RowFault, TitledText
from internscout.store.absences import Absences, Judge, Listed
from internscout.store.batch import Batch, MadeRows, Readings, some
from internscout.store.connection import Connection
from internscout.store.reused import IsAnother, named_now, never, supersede
from internscout.store.rows import POSTING_TYPES, clean, columns_of, utc
from internscout.store.staging import offered, stage, transaction
from internscout.store.statements import statement

_MOST_POSTINGS = 4_000  # of a group: some twenty MB of text


@dataclass(slots=True)
class _Saved:
    """A result on its way: its rows, then what they meant for what was stored."""

    result: BoardResult
    batch: Batch = field(default_factory=Batch)
    written: set[str] = field(default_factory=set)
    new: set[str] = field(default_factory=set)
    reopened: int = 0
    superseded: int = 0
    open_now: int = 0
    absences: Absences = field(default_factory=Absences)

    @property
    def key(self) -> str:
        return clean(self.result.board.key)

    @property
    def failed(self) -> bool:
        return self.result.error is not None

    @property
    def unchanged(self) -> bool:
        return not self.failed and self.result.outcome == "unchanged"

    @property
    def read(self) -> bool:
        return not self.failed and not self.unchanged


def groups(results: Iterable[BoardResult]) -> Iterator[list[BoardResult]]:
    """These results in order, as many together as may be stored in one go."""
    group: list[BoardResult] = []
    ids: set[str] = set()
    boards: set[str] = set()
    for result in results:
        own = {clean(posting.id) for posting in result.postings}
        crowded = len(ids) + len(own) > _MOST_POSTINGS
        if group and (crowded or result.board.key in boards or not own.isdisjoint(ids)):
            yield group
            group, ids, boards = [], set(), set()
        group.append(result)
        ids |= own
        boards.add(result.board.key)
    if group:
        yield group


@dataclass(frozen=True, slots=True)
class Saving:
    """The storing of a group: `run_id` and `seen_at` are those of the readings."""

    con: Connection
    rows: MadeRows
    run_id: str
    seen_at: datetime
    is_another: IsAnother = never

    def save(self, results: Sequence[BoardResult], parsed: Mapping[str, Parsed]) -> None:
        """Store them, all or nothing. A board already stored in this run stays as it is, so a step can be repeated."""
        boards = {"run_id": self.run_id, "boards": [clean(result.board.key) for result in results]}
        had = dict(self.con.execute(statement("get_board_runs"), boards).fetchall())
        group = [_Saved(result) for result in results if had.get(clean(result.board.key)) != "ok"]
        if not group:
            return
        with transaction(self.con):
            if had:
                again = {"run_id": self.run_id, "boards": [saved.key for saved in group]}
                self.con.execute(statement("delete_board_runs"), again)
                self.con.execute(statement("delete_faults"), again)
            self._save_boards(group)
            read = [saved for saved in group if saved.read]
            if read:
                self._save_postings(read, parsed)
            self._remember(group)
            self._judge(group)
            self._save_counts(group)

    def _save_boards(self, group: Sequence[_Saved]) -> None:
        named = (saved.result.board for saved in group)
        rows = [tuple(map(clean, (b.key, b.source, b.token, b.company, b.url, b.base_url))) for b in named]
        stage(self.con, "incoming_boards", rows)
        self.con.execute(statement("merge_boards"))

    def _save_postings(self, read: Sequence[_Saved], parsed: Mapping[str, Parsed]) -> None:
        """Write new versions, present states, and what was read out of them."""
        about = {"run_id": self.run_id, "seen_at": utc(self.seen_at)}
        self._decide(read)
        if others := self._others(read, parsed):
            closed = supersede(self.con, list(others), self.run_id, self.seen_at)
            for posting_id, saved in others.items():
                saved.superseded += posting_id in closed
            self._decide(read)
        by_key = {saved.key: saved for saved in read}
        for via, posting_id, is_new, is_changed, reopened in self.con.execute(statement("get_decided")).fetchall():
            saved = by_key[via]
            if is_new or is_changed:
                saved.written.add(posting_id)
            if is_new:
                saved.new.add(posting_id)
            saved.reopened += bool(reopened)
        written = [row for saved in read for row in saved.batch.rows.values() if row.posting_id in saved.written]
        for rows in some(written):
            with offered(self.con, "incoming_wordings", columns_of(rows), POSTING_TYPES):
                self.con.execute(statement("insert_versions"), about)
        self.con.execute(statement("insert_seen_events"), about)
        self.con.execute(statement("merge_states"), {"seen_at": utc(self.seen_at)})
        self._save_readings(read, parsed)

    def _decide(self, read: Sequence[_Saved]) -> None:
        names = named_now(self.con)
        for saved in read:
            saved.batch = Batch.of(saved.result.postings, self.rows, names)
        incoming = [
            (row.posting_id, row.board, row.title, row.content_hash, row.thin, row.stamp, saved.key)
            for saved in read
            for row in saved.batch.rows.values()
        ]
        stage(self.con, "incoming", incoming)
        self.con.execute("TRUNCATE decided")
        self.con.execute(statement("decide"))

    def _others(self, read: Sequence[_Saved], parsed: Mapping[str, Parsed]) -> dict[str, _Saved]:
        """Postings whose ids name others now, each with the result that tells so."""
        others = {}
        for posting_id, title, text in self.con.execute(statement("get_rewritten")).fetchall():
            saved = next(saved for saved in read if posting_id in saved.batch.rows)
            told = saved.batch.originals[posting_id]
            now = parsed.get(told.id)
            if now is not None and self.is_another(TitledText(title, text), TitledText(told.title, now.text)):
                others[posting_id] = saved
        return others

    def _save_readings(self, read: Sequence[_Saved], parsed: Mapping[str, Parsed]) -> None:
        readings, written = Readings(), set[str]()
        for saved in read:
            saved.batch.read(parsed, readings)
            written |= saved.written
        again = any(row.posting_id not in written for row in readings.rows)
        _insert(self.con, readings, self.seen_at, again=again)

    def _remember(self, group: Sequence[_Saved]) -> None:
        """What the next readings of the boards build on. A failure leaves no listing to compare with."""
        asked = [saved for saved in group if saved.result.requests or saved.read]
        confirmed = [saved.key for saved in asked if saved.unchanged and not saved.result.answers]
        if confirmed:
            about = {"boards": confirmed, "asked_at": utc(self.seen_at)}
            self.con.execute(statement("confirm_readings"), about)
        noted = [saved for saved in asked if not saved.unchanged or saved.result.answers]
        if not noted:
            return
        rows = [
            (s.key, "" if s.failed else s.result.listing, s.result.complete and not s.failed, s.failed,
             s.result.outcome == "gone")
            for s in noted
        ]  # fmt: skip
        stage(self.con, "incoming_readings", rows)
        self.con.execute(statement("merge_readings"), {"run_id": self.run_id, "asked_at": utc(self.seen_at)})
        self.con.execute(statement("delete_answers"))
        answers = [
            (s.key, clean(request), clean(a.validators.etag), clean(a.validators.last_modified), a.sha256)
            for s in noted
            if not s.failed
            for request, a in s.result.answers.items()
        ]
        if answers:
            stage(self.con, "incoming_answers", answers)
            self.con.execute(statement("insert_answers"))

    def _judge(self, group: Sequence[_Saved]) -> None:
        """Judge what whole listings did not name; what they did name is stored already."""
        now = utc(self.seen_at)
        assert now is not None  # noqa: S101 - None comes of None alone
        told = {saved.key: saved for saved in group if not saved.failed}
        counted = self.con.execute(statement("count_open"), {"boards": list(told)}).fetchall() if told else []
        for board, number in counted:
            told[board].open_now = number
        judge = Judge(self.con, self.run_id, now)
        whole = {key: s for key, s in told.items() if s.read and s.result.complete}
        named = {key: [*s.batch.unstorable, *map(s.batch.stored, s.result.elsewhere)] for key, s in whole.items()}
        if whole:
            stage(self.con, "incoming_named", [(key, posting_id) for key, ids in named.items() for posting_id in ids])
            if not any(saved.read and saved.batch.rows for saved in group):
                self.con.execute("TRUNCATE incoming")
        absences = judge.whole({key: _listed(s, len(named[key])) for key, s in whole.items()})
        absences |= judge.unchanged(
            {key: not s.open_now for key, s in told.items() if s.unchanged and s.result.requests}
        )
        for key, found in absences.items():
            told[key].absences = found

    def _save_counts(self, group: Sequence[_Saved]) -> None:
        faults = [
            (saved.key, clean(fault.where), clean(fault.why))
            for saved in group
            for fault in (*saved.result.faults, *saved.batch.faults)
        ]
        if faults:
            stage(self.con, "incoming_faults", faults)
            self.con.execute(statement("insert_faults"), {"run_id": self.run_id})
        stage(self.con, "incoming_board_runs", [self._counts(saved) for saved in group])
        self.con.execute(statement("insert_board_runs"))

    def _counts(self, saved: _Saved) -> tuple[object, ...]:
        """A row of `incoming_board_runs`, in its order."""
        result = saved.result
        return (
            self.run_id,
            saved.key,
            "failed" if saved.failed else "ok",
            clean(result.error) if result.error is not None else None,
            result.complete and not saved.failed,
            saved.open_now if saved.unchanged else len(saved.batch.rows),
            len(saved.new),
            len(saved.written) - len(saved.new),
            saved.absences.closed + saved.superseded,
            saved.reopened,
            len(result.faults) + len(saved.batch.faults),
            sorted(clean(name) for name in result.unread),
            result.requests,
            result.received_bytes,
            utc(self.seen_at),
            result.outcome,
            clean(result.gap),
            result.not_modified,
            result.seconds,
            saved.absences.held,
        )


def _listed(saved: _Saved, named: int) -> Listed:
    result, own = saved.result, f"{saved.key}:"
    return Listed(
        unreadable=result.unreadable,
        shown=len(saved.batch.rows) + named,
        before=saved.open_now - len(saved.new),
        alone={saved.batch.stored(own + name): answers for name, answers in result.alone.items()},
    )


def save_parsed(con: Connection, parsed: Mapping[str, Parsed], parsed_at: datetime) -> tuple[RowFault, ...]:
    """Replace what was read out of present versions. What cannot be stored keeps what it had, and is returned."""
    readings, faults = Readings(), []
    for posting_id, found in parsed.items():
        if fault := readings.add(clean(posting_id), None, found):
            faults.append(fault)
    with transaction(con):
        _insert(con, readings, parsed_at, again=True)
    return tuple(faults)


def _insert(con: Connection, readings: Readings, parsed_at: datetime, *, again: bool) -> None:
    """Store what was read; `again`: some of it takes the place of what another parser read out of the same version."""
    for _ in readings.offered(con):
        if again:
            con.execute(statement("insert_fact_changes"), {"changed_at": utc(parsed_at), "cause": "parser"})
            con.execute(statement("delete_former_facts"))
            con.execute(statement("delete_former_parsed"))
        con.execute(statement("insert_parsed"), {"parsed_at": utc(parsed_at)})
        con.execute(statement("insert_facts"))
