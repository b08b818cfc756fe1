"""The postings that boards' whole listings do not name: judged by the rules of `life`, and their states written."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeAlias

from internscout.store.connection import Connection
from internscout.store.life import State, Trust, missed, trust_in
from internscout.store.rows import utc
from internscout.store.staging import stage
from internscout.store.statements import statement

_Row: TypeAlias = tuple[Any, ...]  # as `get_absent` and `get_missing` have it, without the board

LAST_TIME_ZONE = timedelta(hours=12)
UNSEEN_DAYS = 60
UNSEEN_READINGS = 10


@dataclass(frozen=True, slots=True)
class Absences:
    """How many postings were closed, and how many are held because their absence is in doubt."""

    closed: int = 0
    held: int = 0


@dataclass(frozen=True, slots=True)
class Listed:
    """What a whole listing shows of itself: so many postings, where so many were open `before`.

    A row that could not be read (`unreadable`) may be any of the absent: unless there are more of these than such rows,
    nothing is concluded. `alone` are the ids that were asked for by their own addresses, and whether those answered.
    """

    unreadable: int
    shown: int
    before: int
    alone: Mapping[str, bool]


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges the absences of many boards in one run. `now` is naive UTC, as the store has it."""

    con: Connection
    run_id: str
    now: datetime

    def whole(self, listings: Mapping[str, Listed]) -> dict[str, Absences]:
        """After listings that were read, by board; what they name waits in `incoming` and `incoming_named`."""
        judged = []
        for board, absent in self._by_board("get_absent", listings):
            listed = listings[board]
            if len(absent) <= listed.unreadable:
                continue
            newly = sum(status == "open" for _, status, *_ in absent)
            found = listed.alone.values()
            trust = trust_in(newly, listed.before, len(found), sum(not answers for answers in found))
            judged.append((board, self._judge(absent, listed.alone, trust, emptied=not listed.shown)))
        return self._write(judged)

    def unchanged(self, emptied: Mapping[str, bool]) -> dict[str, Absences]:
        """After listings found as they were: what one did not name then it does not name now."""
        missing = self._by_board("get_missing", emptied)
        return self._write([(board, self._judge(rows, {}, "plain", emptied=emptied[board])) for board, rows in missing])

    def _by_board(self, query: str, boards: Collection[str]) -> list[tuple[str, list[_Row]]]:
        if not boards:
            return []
        found: dict[str, list[_Row]] = {}
        for board, *row in self.con.execute(statement(query), {"boards": list(boards)}).fetchall():
            found.setdefault(board, []).append(tuple(row))
        return list(found.items())

    def _judge(
        self, absent: Sequence[_Row], alone: Mapping[str, bool], trust: Trust, *, emptied: bool
    ) -> list[tuple[str, State]]:
        judged = []
        for posting_id, status, absences, since, in_doubt in absent:
            state = State(status, absences, since, in_doubt)
            if posting_id in alone:
                after = missed(state, "answers" if alone[posting_id] else "not found", self.now)
            else:
                after = missed(state, "emptied" if emptied else "absent", self.now, trust)
            judged.append((posting_id, after))
        return judged

    def _write(self, judged: Sequence[tuple[str, list[tuple[str, State]]]]) -> dict[str, Absences]:
        rows = [
            (posting_id, s.status, s.absences, s.absent_since, s.in_doubt, s.closed_at, s.reason)
            for _, states in judged
            for posting_id, s in states
        ]
        if rows:
            stage(self.con, "judged", rows)
            self.con.execute(statement("insert_judged_events"), {"run_id": self.run_id, "happened_at": self.now})
            self.con.execute(statement("update_judged"), {"run_id": self.run_id})
        return {
            board: Absences(sum(s.status == "closed" for _, s in states), sum(bool(s.in_doubt) for _, s in states))
            for board, states in judged
        }


def close_passed(con: Connection, run_id: str, now: datetime) -> int:
    """Close what can no longer be applied for, and what has long slid out of a board that never shows all.

    Returns how many postings that were.
    """
    # The day changes last twelve hours west of Greenwich.
    about = {"run_id": run_id, "closed_at": utc(now)}
    day = {"day": (now - LAST_TIME_ZONE).date()}
    passed = con.execute(statement("close_passed"), about | day).fetchall()
    unseen = con.execute(statement("close_unseen"), about | {"days": UNSEEN_DAYS, "readings": UNSEEN_READINGS})
    return _note_closed(con, [*passed, *unseen.fetchall()])


def close_dropped(con: Connection, run_id: str, configured: Collection[str], now: datetime) -> int:
    """Close the postings whose board is not among `configured`; returns how many that were."""
    about = {"run_id": run_id, "configured": list(configured), "closed_at": utc(now)}
    return _note_closed(con, con.execute(statement("close_dropped"), about).fetchall())


def _note_closed(con: Connection, closed: Sequence[tuple[str]]) -> int:
    con.execute(statement("insert_closed_events"), {"closed": [posting_id for (posting_id,) in closed]})
    return len(closed)
