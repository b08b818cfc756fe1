"""Politeness: how many requests one host gets at once, and how far apart they start."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from internscout.errors import FetchError


class _Lane:
    """One host: its free slots, the gate at which requests start one by one, and when the next may start."""

    def __init__(self, per_host: int) -> None:
        self.slots = asyncio.Semaphore(per_host)
        self.gate = asyncio.Lock()
        self.free_at = float("-inf")


class Pace:
    """Turns per host; `patience` is how long a host may keep everybody waiting before requests fail at once."""

    def __init__(
        self,
        per_host: int,
        gap: float,
        patience: float,
        clock: Callable[[], float],
        sleep: Callable[[float], Awaitable[None]],
    ) -> None:
        self._per_host = per_host
        self._gap = gap
        self._patience = patience
        self._clock = clock
        self._sleep = sleep
        self._lanes: dict[str, _Lane] = {}

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait until the host may be asked, and count as one of its requests until left. Raises `FetchError`."""
        lane = self._lane(host)
        async with lane.slots:
            async with lane.gate:
                while (wait := lane.free_at - self._clock()) > 0:
                    if wait > max(self._patience, self._gap):
                        raise FetchError(f"{host} asked to be left alone for another {wait:.0f} s")
                    await self._sleep(wait)
                lane.free_at = self._clock() + self._gap
            yield

    def hold(self, host: str, seconds: float) -> None:
        """Start nothing more at this host for so long: it said so."""
        lane = self._lane(host)
        lane.free_at = max(lane.free_at, self._clock() + seconds)

    def _lane(self, host: str) -> _Lane:
        return self._lanes.setdefault(host, _Lane(self._per_host))
