"""`internscout sources`: which board stands behind a careers page, and do the configured ones still answer."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from internscout.config import Settings
from internscout.errors import PayloadError, SourceError, UsageError
from internscout.model import Board, Page, Payload, Request
from internscout.pipeline import clock
from internscout.pipeline.boards import asking, probe
from internscout.pipeline.outcomes import of_error
from internscout.sources import is_window, recognise, source, sources
from internscout.sources.embedded import embedded_boards


@dataclass(frozen=True, slots=True)
class Probe:
    """What one board answered: how many postings, or why not; `gone` when the vendor says there is no such board.

    `note` says what to know of the number: that it is not all, or why there is none.
    """

    board: Board
    postings: int | None
    reason: str | None
    gone: bool = False
    note: str = ""


def find_boards(url: str, settings: Settings) -> list[Board]:
    """The boards behind a careers page: told from the address alone where it is a vendor's, else from the page.

    Raises `UsageError` when none is found and `FetchError` when the page cannot be read.
    """
    if found := recognise(url):
        return [found.board]
    if "//" not in url and Path(url).is_file():
        line = f'{{ source = "file", token = "{Path(url).stem}", url = "{url}" }}'
        raise UsageError(f"{url} is a file here, no address; to read it, put {line} into [sources] boards")
    address = url if "//" in url else f"https://{url}"
    if "." not in (urlsplit(address).hostname or "").strip(".") or not address.startswith(("http://", "https://")):
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


def _answered(board: Board, page: Page) -> Probe:
    """Of a first answer: the vendor's own number where there are further pages, which are not asked for."""
    more = any(request.purpose == "listing" and request.board == board for request in page.follow)
    if more and page.total is None:
        return Probe(board, len(page.postings), None, note="and what is on further pages, not asked")
    by_design = page.postings and is_window(board.source)
    number = page.total if more and page.total is not None else len(page.postings)
    return Probe(board, number, None, note="" if by_design else page.gap)


async def _probes(settings: Settings, boards: Sequence[Board]) -> AsyncIterator[Probe]:
    async with asking(settings) as asks:

        async def one(board: Board) -> Probe:
            try:
                return _answered(board, await probe(board, asks))
            except SourceError as error:
                return Probe(board, None, str(error), gone=of_error(error) == "gone")

        for finished in asyncio.as_completed([one(board) for board in boards]):
            yield await finished
