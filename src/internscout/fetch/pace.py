"""Politeness: how many requests one server gets at once, how far apart they start, and when it gets none at all.

What counts as one server is `lanes.py`'s to say.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from internscout.errors import FetchError
from internscout.fetch.breaker import Breaker, LeftAloneError
from internscout.fetch.lanes import lane_of

_LONGEST_HOLD = 3600.0  # seconds: who asks for a week is asked again by the next run, not never

_LONGEST_CONNECTING = 5.0


class _Lane:
    """One server: its free slots, the gate at which requests start one by one, and when the next may start."""

    def __init__(self, per_host: int, gap: float) -> None:
        self.slots = asyncio.Semaphore(per_host)
        self.gate = asyncio.Lock()
        self.gap = gap
        self.free_at = float("-inf")
        self.said: int | None = None  # the status with which it asked to be left alone
        self.breaker = Breaker()


class Turn:
    """A request under way. Who has it says how the server did; saying nothing means that nothing was learnt.

    It keeps the gate until it is really sent: connecting takes its time, and the gap is one between sendings.
    """

    def __init__(self, lane: _Lane, clock: Callable[[], float]) -> None:
        self._lane = lane
        self._clock = clock
        self._told = False
        # Who connects in vain keeps the others only for so long.
        self._opens = asyncio.get_running_loop().call_later(_LONGEST_CONNECTING, self._open_gate)
        self._keeps_gate = True

    def sending(self) -> None:
        """The request leaves now."""
        self._lane.free_at = max(self._lane.free_at, self._clock() + self._lane.gap)
        self._open_gate()

    def _open_gate(self) -> None:
        if self._keeps_gate:
            self._keeps_gate = False
            self._opens.cancel()
            self._lane.gate.release()

    def failed(self, error: FetchError) -> None:
        """The server's own failure."""
        self._told = True
        self._lane.breaker.failed(error, self._clock())

    def answered(self) -> None:
        """An answer came, good or not."""
        self._told = True
        self._lane.breaker.answered()

    def over(self) -> None:
        """The end of the turn."""
        self._open_gate()
        if not self._told:
            self._lane.breaker.abandoned()


class Pace:
    """Turns per server; `patience` is how long it may keep everybody waiting before requests fail at once."""

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
    async def turn(self, host: str) -> AsyncIterator[Turn]:
        """Wait until the host may be asked, and count as one of its requests until left. Raises `LeftAloneError`."""
        lane = self._lane(host)
        lane.breaker.refuse(host, self._clock())
        async with lane.slots:
            turn = await self._through_gate(lane, host)
            try:
                yield turn
            finally:
                turn.over()

    async def _through_gate(self, lane: _Lane, host: str) -> Turn:
        await lane.gate.acquire()
        try:
            while (wait := lane.free_at - self._clock()) > 0:
                lane.breaker.refuse(host, self._clock())
                if wait > max(self._patience, lane.gap):
                    raise LeftAloneError(f"{host} asked to be left alone for another {wait:.0f} s", status=lane.said)
                await self._sleep(wait)
            lane.breaker.enter(host, self._clock())
        except BaseException:
            lane.gate.release()
            raise
        lane.free_at = self._clock() + lane.gap
        return Turn(lane, self._clock)

    def hold(self, host: str, seconds: float, status: int | None = None) -> None:
        """Start nothing more at this host for so long: it said so, with that status."""
        lane = self._lane(host)
        lane.said = status
        lane.free_at = max(lane.free_at, self._clock() + min(seconds, _LONGEST_HOLD))

    def slow_down(self, host: str, gap: float) -> None:
        """From now on at least so many seconds between requests to this host."""
        lane = self._lane(host)
        lane.gap = max(lane.gap, gap)

    def _lane(self, host: str) -> _Lane:
        name = lane_of(host)
        if (lane := self._lanes.get(name)) is None:
            lane = self._lanes[name] = _Lane(self._per_host, self._gap)
        return lane
