"""One board, read again out of the archive as it answered at a time: no network, no new sighting, nothing stored.

The counterpart of `reading`, with nothing to save: every answer that was kept by then is read, also texts that were
asked for in earlier readings, and what was not kept is not there.
"""

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime

from internscout.errors import SourceError, StoreError
from internscout.model import Board, Posting, Request
from internscout.pipeline.listing import says_more
from internscout.raw import Answered, Answers
from internscout.sources import source, sources


@dataclass(slots=True)
class Replay:
    """The postings of a board by id, as its answers of a time are read now.

    `asked_at` is when the answer that tells of a posting was last given. `gap` says why some may be lacking.
    """

    postings: dict[str, Posting] = field(default_factory=dict)
    asked_at: dict[str, datetime] = field(default_factory=dict)
    gap: str = ""


def replay(board: Board, at: datetime, answers: Answers) -> Replay:
    """Read a board as it was at that time. Never raises for what was kept or not."""
    found = Replay()
    if not any(vendor.name == board.source for vendor in sources()):
        found.gap = f"there is no source {board.source!r} any more"
        return found
    try:
        due = deque([_first(board, at, answers)])
    except SourceError as error:
        found.gap = str(error)
        return found
    known = {due[0].key}
    while due:
        request = due.popleft()
        for following in _read(request, at, answers, found, own=request.board.key == board.key):
            if following.key not in known:
                known.add(following.key)
                due.append(following)
    return found


def _first(board: Board, at: datetime, answers: Answers) -> Request:
    """The first request, to the board under the name that it had then. Raises `SourceError`."""
    request = source(board.source).first(board)
    answered = answers.find(request, at)
    return source(board.source).first(answered.board) if answered else request


def _read(request: Request, at: datetime, answers: Answers, found: Replay, *, own: bool) -> tuple[Request, ...]:
    """Read the answer to one request; returns what it leads to."""
    answered, why = answers.find(request, at), "not all of its board's answers are in the archive"
    if answered:
        try:
            page = source(request.board.source).read(answers.payload(request, answered))
        except (SourceError, StoreError) as error:
            why = str(error)
        else:
            for posting in page.postings:
                _take(posting, answered, found)
            return page.follow
    if own and request.purpose == "listing" and not found.gap:
        found.gap = why
    return ()


def _take(posting: Posting, answered: Answered, found: Replay) -> None:
    if says_more(posting, found.postings.get(posting.id)):
        found.postings[posting.id] = posting
        found.asked_at[posting.id] = answered.until
