"""What a worker does: read a batch of boards as a run on one machine does, and leave one file of it.

A worker has neither the store nor the archive. What it must know of both (what is remembered of each board, which
wordings need no parser) comes with the order; what it read and parsed, and the answers themselves, go into the file.
"""

import asyncio
import hashlib
import os
import socket
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from internscout import __version__
from internscout.config import Settings
from internscout.errors import ExecutorError
from internscout.fetch import Share, StrayError
from internscout.model import Board, BoardResult, Memory, Parsed, Payload, Request, RowFault, Validators
from internscout.parse import parser_version
from internscout.pipeline import clock
from internscout.pipeline.boards import at_once, fetcher_of
from internscout.pipeline.cluster.rows import About, BoardRead, NotWholeError, Reader, Writer
from internscout.pipeline.cluster.staging import Staging
from internscout.pipeline.local import Asks
from internscout.pipeline.parsing import parse_postings
from internscout.pipeline.reading import Reading
from internscout.pipeline.threads import in_thread
from internscout.raw import Parcel
from internscout.store import wording_of


@dataclass(frozen=True, slots=True, repr=False)
class Order:
    """A batch to be read: its boards, what they may ask, what is remembered of them, and where to leave the result.

    `wordings` are those that the parser has read. `settings` are without deliveries, which are nobody else's business.
    """

    run_id: str
    boards: tuple[Board, ...]
    share: Share
    memories: Mapping[str, Memory]
    wordings: frozenset[str]
    settings: Settings
    version: str

    def __repr__(self) -> str:
        # Dask writes the arguments of what fails into its logs.
        return f"Order({self.run_id}, {self.name}: {len(self.boards)} boards)"

    @property
    def name(self) -> str:
        """Of these boards and no others, so that a batch that is read twice leaves one file."""
        return hashlib.sha256("\n".join(board.key for board in self.boards).encode(errors="replace")).hexdigest()[:20]


def release() -> str:
    """What must be the same for loader and workers: the program's version and that of its parser."""
    return f"{__version__}+{parser_version()}"


@dataclass(frozen=True, slots=True, eq=False)
class _InHand:
    """A batch that this process reads: for which place and run, and what ends it."""

    place: str
    run_id: str
    loop: asyncio.AbstractEventLoop
    task: "asyncio.Task[Any] | None"


_IN_HAND: set[_InHand] = set()  # in as many threads as the worker was given
_LOCK = threading.Lock()


def end_others(place: str, run_id: str) -> int:
    """End all batches that are read for that place, the staging, but those of this run; returns how many still end."""
    with _LOCK:
        others = [batch for batch in _IN_HAND if batch.place == place and batch.run_id != run_id]
        for batch in others:
            if batch.task:
                batch.loop.call_soon_threadsafe(batch.task.cancel)
    return len(others)


def read_batch(order: Order) -> About:
    """Fetch, read and parse a batch, and stage it; one that is staged is not read again.

    Raises `ExecutorError` where this worker cannot do that, `StoreError` where the place cannot be written.
    """
    if order.version != release():
        raise ExecutorError(
            f"{_who()} has InternScout {release()}, the loader {order.version}: install the same release everywhere"
        )
    staging = Staging.at(order.settings.staging)
    if not staging.is_begun(order.run_id):
        raise ExecutorError(
            f"{_who()}: {staging.where} is not the place that the loader sees: run.staging must be shared by all"
        )
    return _staged(staging, order) or _read_in_hand(order, staging)


def _read_in_hand(order: Order, staging: Staging) -> About:
    async def read() -> About:
        batch = _InHand(staging.where, order.run_id, asyncio.get_running_loop(), asyncio.current_task())
        with _LOCK:
            _IN_HAND.add(batch)
        try:
            return await _read(order, staging)
        finally:
            with _LOCK:
                _IN_HAND.discard(batch)

    try:
        return asyncio.run(read())
    except asyncio.CancelledError:
        raise ExecutorError(f"{order!r}: its run is over") from None


def _staged(staging: Staging, order: Order) -> About | None:
    """What an earlier try left, if it is whole."""
    with staging.reading(order.run_id, order.name) as file:
        try:
            return Reader(file).about if file else None
        except NotWholeError:
            return None


async def _read(order: Order, staging: Staging) -> About:
    settings, strays, count = order.settings, list[str](), 0
    configured = frozenset(board.key for board in settings.boards)
    async with fetcher_of(settings, order.share) as fetcher:

        async def read(board: Board) -> BoardRead | None:
            parcel, asks = Parcel() if settings.storage.keep_raw else None, _Own(fetcher)
            memory = order.memories.get(board.key, Memory())
            reading = Reading(board, asks, parcel, configured, memory, settings.fetch.board_seconds)
            result = await reading.run()
            if asks.strayed:
                strays.append(board.key)
                return None
            return BoardRead(result, packed=parcel.answers if parcel else ())

        with staging.writing(order.run_id, order.name) as out, Writer(out) as writer:
            async for found in at_once(order.boards, read, settings.run.batch):
                if found:
                    await in_thread(_add, writer, found, order.wordings)
                    count += 1
            about = About(order.name, count, clock.now(), tuple(strays), fetcher.standings())
            writer.finish(about)
    return about


def _add(writer: Writer, read: BoardRead, wordings: frozenset[str]) -> None:
    writer.add(BoardRead(read.result, _parsed(read.result, wordings), read.packed))


def _parsed(result: BoardResult, wordings: frozenset[str]) -> dict[str, Parsed | RowFault]:
    """What the parser makes of postings whose wording it has not read, by id; the loader sees to what is missing."""
    wanted = [p for p in result.postings if (wording := wording_of(p)) is not None and wording not in wordings]
    return dict(zip((posting.id for posting in wanted), parse_postings(wanted), strict=True))


class _Own:
    """The fetcher as one board asks it, and whether that board led out of the share.

    One that did is read again by the loader: what it still asks for is not worth a request.
    """

    def __init__(self, fetcher: Asks) -> None:
        self._fetcher = fetcher
        self.strayed = False

    async def fetch(self, request: Request, now: Callable[[], datetime], known: Validators = Validators()) -> Payload:
        """The answer. Raises `FetchError`."""
        if self.strayed:
            raise StrayError("the board is handed back")
        try:
            return await self._fetcher.fetch(request, now, known)
        except StrayError:
            self.strayed = True
            raise


def _who() -> str:
    return f"worker {os.getpid()} on {socket.gethostname()}"
