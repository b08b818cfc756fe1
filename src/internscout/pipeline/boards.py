"""Which boards are read, and all of them at the same time.

A board that fails is a value (`BoardResult.error`), a bug still raises.
"""

import asyncio
import difflib
import logging
import os
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Mapping, Sequence
from contextlib import asynccontextmanager
from importlib.util import find_spec
from itertools import islice, zip_longest
from pathlib import Path
from typing import TypeVar

from internscout import __version__
from internscout.config import FILES, Settings
from internscout.errors import ConfigError, UsageError
from internscout.fetch import Fetcher, Share
from internscout.model import Board, BoardResult, Memory, Page
from internscout.pipeline import clock
from internscout.pipeline.local import Asks, FilesToo
from internscout.pipeline.reading import Reading
from internscout.raw import Archive
from internscout.sources import keys_of, source, sources

T = TypeVar("T")

# What an executor needs beyond what comes with the program: the extra `dask`.
_PACKAGES = {"processes": ("pyarrow",), "dask": ("pyarrow", "distributed")}

_LOG = logging.getLogger("internscout")


def check_boards(settings: Settings, config: Path, only: Collection[str] = ()) -> tuple[Board, ...]:
    """The boards that the file `config` lists, or those named in `only`. Raises `UsageError`, before any fetch.

    Those whose vendor wants a key that is not in the environment are left out, with a warning.
    """
    _check_executor(settings.run.executor)
    known = [vendor.name for vendor in sources()]
    for board in settings.boards:
        if board.source not in known:
            near = difflib.get_close_matches(board.source, known, n=1)
            hint = f"; did you mean {near[0]!r}?" if near else ""
            wrong = f"unknown source {board.source!r} in {board.key}{hint}; allowed: {', '.join(known)}"
            raise ConfigError(f"{config}: key 'sources.boards': {wrong}")
    if not settings.boards:
        how = '`internscout sources add URL` adds one, catalogue = "ai" many'
        raise ConfigError(f"{config}: key 'sources.boards': no boards listed; {how}")
    if unknown := set(only) - {board.key for board in settings.boards}:
        raise UsageError(f"no such board: {', '.join(sorted(unknown))}; `internscout sources list` shows them")
    lacking = without_keys(settings.boards)
    for board, names in lacking.items():
        why = f"{board.key} needs {names} in the environment; the vendor hands it out for free: docs/sources.md"
        if board.key in only:
            raise UsageError(why)
        _LOG.warning("skipped: %s", why)
    return tuple(board for board in settings.boards if board not in lacking and (not only or board.key in only))


def _check_executor(executor: str) -> None:
    """Raises `UsageError` where what it needs is not installed."""
    if lacking := [name for name in _PACKAGES.get(executor, ()) if find_spec(name) is None]:
        raise UsageError(f'run.executor = "{executor}" needs {" and ".join(lacking)}: pip install "internscout[dask]"')


def without_keys(boards: Sequence[Board]) -> dict[Board, str]:
    """The boards that cannot be asked, and the environment variables that are not set."""
    lacking = {board: [key for key in keys_of(board.source) if not os.environ.get(key, "").strip()] for board in boards}
    return {board: " and ".join(names) for board, names in lacking.items() if names}


@asynccontextmanager
async def asking(settings: Settings, share: Share | None = None) -> AsyncIterator[Asks]:
    """Who answers the requests of a run: servers by HTTP, and the files that the settings name."""
    files = [board.url for board in settings.sources.listed if board.source == FILES and board.url]
    async with fetcher_of(settings, share) as fetcher:
        yield FilesToo(fetcher, files, int(settings.fetch.max_megabytes * 2**20))


def fetcher_of(settings: Settings, share: Share | None = None) -> Fetcher:
    """The HTTP client. Servers that the settings name, not the catalogue, may be on the user's own network."""
    named = (board.base_url or board.url for board in settings.sources.listed if board.source != FILES)
    return Fetcher(settings.fetch, __version__, trusted=[server for server in named if server], share=share)


async def read_boards(
    boards: Sequence[Board], settings: Settings, memories: Mapping[str, Memory], share: Share | None = None
) -> AsyncIterator[BoardResult]:
    """Read boards at the same time, each as politely as configured; yields results as they come.

    With a `share` others asked before.
    """
    archive = Archive(settings.raw) if settings.storage.keep_raw else None
    configured = frozenset(board.key for board in settings.boards)
    async with asking(settings, share) as asks:

        async def read(board: Board) -> BoardResult:
            memory = memories.get(board.key, Memory())
            return await Reading(board, asks, archive, configured, memory, settings.fetch.board_seconds).run()

        async for result in at_once(boards, read, settings.run.batch):
            yield result


async def at_once(boards: Sequence[Board], read: Callable[[Board], Awaitable[T]], most: int) -> AsyncIterator[T]:
    """What `read` makes of each board, as it comes.

    At most `most` boards are being read or wait for the caller, and what was given out is not kept, so that memory does
    not follow their number.
    """
    waiting = (asyncio.ensure_future(read(board)) for board in mixed(boards))
    reading = set(islice(waiting, most))
    done = set[asyncio.Task[T]]()
    try:
        while reading:
            done, reading = await asyncio.wait(reading, return_when=asyncio.FIRST_COMPLETED)
            while done:
                yield done.pop().result()
                reading.update(islice(waiting, 1))
    finally:
        for one in reading | done:
            one.cancel()


def mixed(boards: Sequence[Board]) -> list[Board]:
    """The sources by turns, so that no vendor's own pace holds up all others."""
    by_source: dict[str, list[Board]] = {}
    for board in boards:
        by_source.setdefault(board.source, []).append(board)
    rounds = zip_longest(*by_source.values())
    return [board for turn in rounds for board in turn if board]


async def probe(board: Board, asks: Asks) -> Page:
    """What a board answers first, without anything stored. Raises `SourceError`."""
    return source(board.source).read(await asks.fetch(source(board.source).first(board), clock.now))
