"""`internscout sources`: which board stands behind a careers page, and do the configured ones still answer."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from internscout.config import Settings
from internscout.errors import PayloadError, UsageError
from internscout.model import Board, Payload, Request
from internscout.pipeline import clock
from internscout.pipeline.boards import asking, probe
from internscout.sources import recognise, source, sources
from internscout.sources.embedded import embedded_boards


@dataclass(frozen=True, slots=True)
class Probe:
    """What one board answered: how many postings, or why not; `gone` when the vendor says there is no such board."""

    board: Board
    postings: int | None
    reason: str | None
    gone: bool


def find_boards(url: str, settings: Settings) -> list[Board]:
    """The boards behind a careers page: told from the address alone where it is a vendor's, else from the page.

    Raises `UsageError` when none is found and `FetchError` when the page cannot be read.
    """
    if found := recognise(url):
        return [found.board]
    address = url if "//" in url else f"https://{url}"
    if "." not in (urlsplit(address).hostname or "") or not address.startswith(("http://", "https://")):
        raise UsageError(f"{url!r} is no address of a page; give one like https://jobs.lever.co/name")
    boards = asyncio.run(_embedded(address, settings))
    if not boards:
        known = ", ".join(vendor.label for vendor in sources())
        raise UsageError(f"{url}: no board of a supported vendor found in this address or page (supported: {known})")
    return boards


async def _embedded(url: str, settings: Settings) -> list[Board]:
    """The boards of vendors in a page, else the page itself where it holds postings."""
    page = Board("page", url.partition("://")[2], url=url)
    async with asking(settings) as asks:
        payload = await asks.fetch(Request(page, url, context={"page": url}), clock.now)
    return embedded_boards(payload.body, url) or ([page] if _holds_postings(payload) else [])


def _holds_postings(payload: Payload) -> bool:
    """Whether an answer is a page with postings of its own."""
    try:
        return bool(source(payload.request.board.source).read(payload).postings)
    except PayloadError:  # no page at all: nothing found, as in one without postings
        return False


def check(settings: Settings, boards: Sequence[Board], watch: Callable[[Probe], None]) -> list[Probe]:
    """Ask each board once; nothing is stored. In the order of `boards`."""
    return asyncio.run(_check(settings, boards, watch))


async def _check(settings: Settings, boards: Sequence[Board], watch: Callable[[Probe], None]) -> list[Probe]:
    probes: dict[str, Probe] = {}
    async for result in _probes(settings, boards):
        probes[result.board.key] = result
        watch(result)
    return [probes[board.key] for board in boards]


async def _probes(settings: Settings, boards: Sequence[Board]) -> AsyncIterator[Probe]:
    async with asking(settings) as asks:

        async def one(board: Board) -> Probe:
            postings, reason, status = await probe(board, asks)
            return Probe(board, postings, reason, gone=status in (404, 410))

        for finished in asyncio.as_completed([one(board) for board in boards]):
            yield await finished
