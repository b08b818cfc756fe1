"""Which body answered a request at any time, out of the whole index: the archive in the place of the network.

The same body again and again is one entry, so that memory follows what changed and not how often was asked.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from internscout.model import Board, Payload, Request
from internscout.raw.archive import Archive
from internscout.raw.entry import Entry


@dataclass(frozen=True, slots=True)
class Answered:
    """What answered a request of `board` from one moment to another, as far as answers were kept."""

    board: Board
    sha256: str
    status: int
    content_type: str
    since: datetime
    until: datetime


class Answers:
    """The answers that an archive holds, as of now."""

    def __init__(self, archive: Archive) -> None:
        """Reads the whole index. Raises `StoreError` where a line of it is damaged."""
        self._archive = archive
        self._answered = _in_order(archive.entries())

    def find(self, request: Request, at: datetime) -> Answered | None:
        """The last answer that was kept at that time; None where none was, or it was let go of."""
        kept = self._answered.get((request.board.key, request.key), ())
        return next((one for one in reversed(kept) if one.since <= at), None)

    def payload(self, request: Request, answered: Answered) -> Payload:
        """That answer, as one to this request. Raises `StoreError` where its body is not there or damaged."""
        body = self._archive.read(answered.sha256)
        return Payload(request, body, answered.since, answered.status, answered.content_type)


def _in_order(entries: Iterable[Entry]) -> dict[tuple[str, str], list[Answered]]:
    found: dict[tuple[str, str], list[Answered]] = {}
    boards: dict[Board, Board] = {}
    for entry in entries:
        board = boards.setdefault(entry.request.board, entry.request.board)
        now = Answered(board, entry.sha256, entry.status, entry.content_type, entry.fetched_at, entry.fetched_at)
        kept = found.setdefault((board.key, entry.request.key), [])
        if kept and replace(kept[-1], since=now.since, until=now.until) == now:
            kept[-1] = replace(kept[-1], until=now.until)
        else:
            kept.append(now)
    return found
