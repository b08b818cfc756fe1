"""How the tests ask: the fetcher with a clock of its own, without the pauses."""

import asyncio
from datetime import UTC, datetime

from internscout.config import Fetch
from internscout.fetch import Fetcher
from internscout.model import Board, Payload, Request, Validators

NOW = datetime(2026, 11, 21, 6, tzinfo=UTC)
BOARD = Board("greenhouse", "acme")
URL = "https://boards.example/acme/jobs?content=true"
PATH = "/boards.example/acme/jobs"  # where a mirror has it


class Time:
    """A clock that only sleeping moves, and a record of the sleeps."""

    def __init__(self) -> None:
        self.at = 0.0
        self.slept: list[float] = []

    def clock(self) -> float:
        return self.at

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.at += seconds


def fetcher(time: Time | None = None, trusted: tuple[str, ...] = (), **settings: object) -> Fetcher:
    """A fetcher without gaps between requests."""
    time = time or Time()
    config = Fetch.model_validate({"gap_seconds": 0, **settings})
    return Fetcher(config, "1.2.3", trusted=trusted, clock=time.clock, sleep=time.sleep, jitter=lambda: 0.5)


def ask(
    request: Request,
    known: Validators = Validators(),
    *,
    time: Time | None = None,
    trusted: tuple[str, ...] = (),
    **settings: object,
) -> Payload:
    """One request by a fetcher of its own."""

    async def run() -> Payload:
        async with fetcher(time, trusted, **settings) as client:
            return await client.fetch(request, lambda: NOW, known)

    return asyncio.run(run())


def fetch(
    url: str,
    *,
    headers: dict[str, str] | None = None,
    time: Time | None = None,
    trusted: tuple[str, ...] = (),
    **settings: object,
) -> Payload:
    """One address."""
    return ask(Request(BOARD, url, headers=headers or {}), Validators(), time=time, trusted=trusted, **settings)


def fetch_all(
    urls: list[str],
    *,
    at_once: bool = True,
    time: Time | None = None,
    trusted: tuple[str, ...] = (),
    **settings: object,
) -> list[Payload | BaseException]:
    """Several by one fetcher, at once or one after the other; failures as values."""

    async def run() -> list[Payload | BaseException]:
        async with fetcher(time, trusted, **settings) as client:
            asked = [client.fetch(Request(BOARD, url), lambda: NOW) for url in urls]
            if at_once:
                return await asyncio.gather(*asked, return_exceptions=True)
            return [(await asyncio.gather(one, return_exceptions=True))[0] for one in asked]

    return asyncio.run(run())
