"""The postings that a board's whole listing does not name: judged by the rules of `life`, and their states written."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from internscout.store.connection import Connection
from internscout.store.life import State, Trust, missed, trust_in
from internscout.store.rows import utc
from internscout.store.staging import stage
from internscout.store.statements import statement

LAST_TIME_ZONE = timedelta(hours=12)
UNSEEN_DAYS = 60
UNSEEN_READINGS = 10


@dataclass(frozen=True, slots=True)
class Absences:
    """How many postings were closed, and how many are held because their absence is in doubt."""

    closed: int = 0
    held: int = 0


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges the absences of one board in one run. `now` is naive UTC, as the store has it."""

    con: Connection
    run_id: str
    board: str
    now: datetime

    def whole(
        self, named: Collection[str], *, unreadable: int, shown: int, before: int, alone: Mapping[str, bool]
    ) -> Absences:
        """After a listing that was read: it showed so many postings, where so many were open `before`.

        `named` are ids that it names and that are not stored. A row that could not be read may be any of the absent:
        unless there are more of these than such rows, nothing is concluded. `alone` are the ids that were asked for by
        their own addresses, and whether those answered.
        """
        asked = {"board": self.board, "named": list(named)}
        absent = self.con.execute(statement("get_absent"), asked).fetchall()
        if len(absent) <= unreadable:
            return Absences()
        newly = sum(status == "open" for _, status, *_ in absent)
        trust = trust_in(newly, before, len(alone), sum(not answers for answers in alone.values()))
        return self._judge(absent, alone, trust, emptied=not shown)

    def unchanged(self, *, emptied: bool) -> Absences:
        """After a listing found as it was: what it did not name then it does not name now."""
        missing = self.con.execute(statement("get_missing"), {"board": self.board}).fetchall()
        return self._judge(missing, {}, "plain", emptied=emptied) if missing else Absences()

    def _judge(
        self, absent: Sequence[tuple[Any, ...]], alone: Mapping[str, bool], trust: Trust, *, emptied: bool
    ) -> Absences:
        rows = []
        for posting_id, status, absences, since, in_doubt in absent:
            state = State(status, absences, since, in_doubt)
            if posting_id in alone:
                after = missed(state, "answers" if alone[posting_id] else "not found", self.now)
            else:
                after = missed(state, "emptied" if emptied else "absent", self.now, trust)
            rows.append(
                (
                    posting_id,
                    after.status,
                    after.absences,
                    after.absent_since,
                    after.in_doubt,
                    after.closed_at,
                    after.reason,
                )
            )
        stage(self.con, "judged", rows)
        self.con.execute(statement("insert_judged_events"), {"run_id": self.run_id, "happened_at": self.now})
        self.con.execute(statement("update_judged"), {"run_id": self.run_id})
        return Absences(sum(row[1] == "closed" for row in rows), sum(bool(row[4]) for row in rows))


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
