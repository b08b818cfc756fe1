"""Boards → board results: ask each source for its requests, fetch them, keep the bytes, let the source read them.

A board that fails is a value (`BoardResult.error`), a bug still raises. Follow-up requests of a list that lead to
other employers' boards may fail one by one; that costs the row its full text, not the list.
"""

import asyncio
from collections.abc import AsyncIterator, Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from internscout import __version__
from internscout.config import Settings
from internscout.errors import ConfigError, FetchError, SourceError, UsageError
from internscout.fetch import Fetcher
from internscout.model import Board, BoardResult, Page, Payload, Posting, Request, RowFault
from internscout.pipeline import clock
from internscout.raw import Archive
from internscout.sources import source, sources
from internscout.visible import visible


def check_boards(settings: Settings, config: Path, only: Collection[str] = ()) -> tuple[Board, ...]:
    """The boards that the file `config` lists, or those named in `only`. Raises `UsageError`, before any fetch."""
    known = [vendor.name for vendor in sources()]
    for board in settings.boards:
        if board.source not in known:
            wrong = f"unknown source {board.source!r} in {board.key}; allowed: {', '.join(known)}"
            raise ConfigError(f"{config}: key 'sources.boards': {wrong}")
    if not settings.boards:
        raise ConfigError(f"{config}: key 'sources.boards': no boards listed; `internscout sources add URL` adds one")
    if unknown := set(only) - {board.key for board in settings.boards}:
        raise UsageError(f"no such board: {', '.join(sorted(unknown))}; `internscout sources list` shows them")
    return tuple(board for board in settings.boards if not only or board.key in only)


async def read_boards(boards: Sequence[Board], settings: Settings) -> AsyncIterator[BoardResult]:
    """Read boards at the same time, each as politely as configured; yields results as they come."""
    archive = Archive(settings.raw) if settings.storage.keep_raw else None
    configured = frozenset(board.key for board in settings.boards)
    async with Fetcher(settings.fetch, __version__) as fetcher:
        readings = [asyncio.create_task(_Reading(board, fetcher, archive, configured).run()) for board in boards]
        try:
            for finished in asyncio.as_completed(readings):
                yield await finished
        finally:
            for reading in readings:
                reading.cancel()


@dataclass(slots=True)
class _Reading:
    """One board while it is read."""

    board: Board
    fetcher: Fetcher
    archive: Archive | None
    configured: frozenset[str]
    postings: dict[str, Posting] = field(default_factory=dict)
    elsewhere: set[str] = field(default_factory=set)
    faults: list[RowFault] = field(default_factory=list)
    unreadable: int = 0
    unread: set[str] = field(default_factory=set)
    requests: int = 0
    received: int = 0
    complete: bool = True

    async def run(self) -> BoardResult:
        try:
            await self._follow([source(self.board.source).first(self.board)])
        except SourceError as error:
            return self._result(visible(error))
        return self._result(None)

    async def _follow(self, requests: Sequence[Request]) -> None:
        """Fetch and read requests, then what they lead to, level by level, each address once."""
        seen: set[str] = set()
        while requests := [r for r in requests if r.url not in seen]:
            seen |= {request.url for request in requests}
            pages = await asyncio.gather(*(self._page(request) for request in requests))
            requests = [follow for page in pages if page for follow in page.follow if not self._elsewhere(follow.board)]

    async def _page(self, request: Request) -> Page | None:
        own = request.board.key == self.board.key
        try:
            payload = await self.fetcher.fetch(request, clock.now)
            self._archive(payload)
            page = source(request.board.source).read(payload)
        except SourceError as error:
            if own:
                raise
            self.faults.append(RowFault(request.url, visible(error)))
            return None
        self._take(page, own=own)
        return page

    def _archive(self, payload: Payload) -> None:
        self.requests += 1
        self.received += len(payload.body)
        if self.archive:
            self.archive.record(payload)

    def _take(self, page: Page, *, own: bool) -> None:
        for posting in page.postings:
            if self._elsewhere(posting.board):
                self.elsewhere.add(posting.id)
                continue
            former = self.postings.get(posting.id)
            if former is None or former.thin or not posting.thin:
                self.postings[posting.id] = posting
        self.faults += page.faults
        self.unread |= page.unread
        if own:
            self.complete = self.complete and page.complete
            self.unreadable += len(page.faults)

    def _elsewhere(self, board: Board) -> bool:
        """A list need not lead to boards that are read themselves: those know better what is open."""
        return board.key != self.board.key and board.key in self.configured

    def _result(self, error: str | None) -> BoardResult:
        return BoardResult(
            board=self.board,
            postings=tuple(self.postings.values()),
            complete=self.complete and error is None,
            faults=tuple(self.faults),
            unreadable=self.unreadable,
            elsewhere=frozenset(self.elsewhere),
            unread=frozenset(self.unread),
            error=error,
            requests=self.requests,
            received_bytes=self.received,
        )


async def probe(board: Board, fetcher: Fetcher) -> tuple[int | None, str | None, int | None]:
    """Ask a board once, without storing anything: (postings, reason of failure, HTTP status of failure)."""
    try:
        payload = await fetcher.fetch(source(board.source).first(board), clock.now)
        page = source(board.source).read(payload)
    except FetchError as error:
        return None, str(error), error.status
    except SourceError as error:
        return None, str(error), None
    return len(page.postings), None, None
