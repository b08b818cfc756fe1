"""All boards, read again out of the archive, and what differs from what is stored as new versions that are no news.

A posting is read as of the time when its board showed it last, so closed ones are found too; and only out of answers
that can hold its present wording. What cannot be read again stays as it is and is named with the reason.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from internscout.model import Board, Posting, RowFault
from internscout.pipeline import clock
from internscout.pipeline.parsing import ParseMany, parsed_by_id
from internscout.pipeline.replay import Replay, replay
from internscout.raw import Answers, Archive
from internscout.store import LastShown, Rereading, Store

_BOARDS_AT_ONCE = 50
_POSTINGS_AT_ONCE = 500

# Called with the number of boards done, of all, and the faults since the last call.
Watch = Callable[[int, int, tuple[RowFault, ...]], None]


@dataclass(frozen=True, slots=True)
class Left:
    """Postings of a board that could not be read again, and why."""

    board: str
    why: str
    postings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reread:
    """So many postings were found in the answers of so many boards; of these so many are worded otherwise now.

    `unseen` counts those in the last answers that were never stored: they come with the next run.
    """

    boards: int
    postings: int
    reworded: int
    unseen: int
    left: tuple[Left, ...]


def reread(store: Store, raw: Path, parse_many: ParseMany, watch: Watch) -> Reread:
    """Read all of it and store what differs, some postings in each transaction. Raises `StoreError`."""
    answers = Answers(Archive(raw))
    with store.rereading() as rereading:
        boards = rereading.boards()
        work = _Work(rereading, answers, frozenset(board.key for board in boards))
        for first in range(0, len(boards), _BOARDS_AT_ONCE):
            some = {board.key: board for board in boards[first : first + _BOARDS_AT_ONCE]}
            shown = rereading.last_shown(list(some))
            for done, (key, rows) in enumerate(groupby(shown, key=attrgetter("board")), first + 1):
                work.read(some[key], rows)
                enough = len(work.pending) >= _POSTINGS_AT_ONCE or done == len(boards)
                watch(done, len(boards), work.save(parse_many) if enough else ())
        return Reread(len(boards), work.postings, work.reworded, work.unseen, tuple(work.left))


@dataclass(slots=True)
class _Work:
    """What is done so far; `pending` are postings to be stored. What a list names of `boards` is left to these."""

    rereading: Rereading
    answers: Answers
    boards: frozenset[str]
    pending: list[Posting] = field(default_factory=list)
    postings: int = 0
    reworded: int = 0
    unseen: int = 0
    left: list[Left] = field(default_factory=list)

    def read(self, board: Board, rows: Iterable[LastShown]) -> None:
        """Read a board as it was at each time that it showed one of these postings last."""
        reasons: dict[str, list[str]] = {}
        newest = True
        for at, group in groupby(rows, key=attrgetter("at")):
            found = replay(board, at, self.answers)
            fit = []
            for row in group:
                if why := _why_not(row, found):
                    reasons.setdefault(why, []).append(row.posting_id)
                else:
                    fit.append(found.postings[row.posting_id])
            self.postings += len(fit)
            self.pending += self.rereading.reworded(fit)
            if newest:
                others = self.boards - {board.key}
                own = [posting.id for posting in found.postings.values() if posting.board.key not in others]
                self.unseen += self.rereading.unknown(board.key, own)
                newest = False
        self.left += [Left(board.key, why, tuple(ids)) for why, ids in reasons.items()]

    def save(self, parse_many: ParseMany) -> tuple[RowFault, ...]:
        """Parse and store what is pending; returns a fault for each that could not be."""
        parsed, faults = parsed_by_id(self.pending, parse_many)
        unsaved = self.rereading.save(self.pending, parsed, read_at=clock.now())
        self.pending.clear()
        self.reworded += len(parsed) - len(unsaved)
        return faults + unsaved


def _why_not(row: LastShown, found: Replay) -> str:
    """Why a posting cannot be read again out of its board's answers, or nothing."""
    posting = found.postings.get(row.posting_id)
    if posting is None:
        return found.gap or "its board's answer does not name it any more, as it is read now"
    if row.worded_since and found.asked_at[posting.id] < row.worded_since:
        return "the archive holds only what it said before its present wording"
    if posting.thin and not row.thin:
        return "its text is not in the archive"
    return ""
