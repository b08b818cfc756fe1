"""Politeness: how many requests one server gets at once, how far apart they start, and when it gets none at all.

What counts as one server is `lanes.py`'s to say. Who asks on after another, in another process or on another machine,
is told how each server stands (`Standing`): no clock is the same for both, so times are those still to be waited.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from internscout.errors import FetchError
from internscout.fetch.breaker import Breaker, Failing, LeftAloneError
from internscout.fetch.lanes import lane_of

_LONGEST_HOLD = 3600.0  # seconds: who asks for a week is asked again by the next run, not never

_LONGEST_CONNECTING = 5.0


@dataclass(frozen=True, slots=True)
class Standing:
    """How a server stands: nothing is to start for `wait` seconds, and then every `gap` seconds.

    `said` is the status with which it asked to be left alone.
    """

    wait: float
    gap: float
    said: int | None = None
    failing: Failing = field(default_factory=Failing)


@dataclass(frozen=True, slots=True)
class Share:
    """What one of several may ask: the servers of these lanes and no others (None: all), and how they stand so far."""

    lanes: frozenset[str] | None
    standings: Mapping[str, Standing] = field(default_factory=dict)


class _Lane:
    """One server: its free slots, the gate at which requests start one by one, and when the next may start."""

    def __init__(self, per_host: int, standing: Standing, now: float) -> None:
        self.slots = asyncio.Semaphore(per_host)
        self.gate = asyncio.Lock()
        self.gap = standing.gap
        self.free_at = now + standing.wait
        self.said = standing.said
        self.breaker = Breaker(standing.failing, now)

    def standing(self, now: float) -> Standing:
        """At least one gap is to be waited: the last request may have left just now."""
        return Standing(max(self.gap, self.free_at - now), self.gap, self.said, self.breaker.failing(now))


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
    """Turns per server; `patience` is how long it may keep everybody waiting before requests fail at once.

    With a `share` others may have asked just now: each lane goes on as it stands, and nothing starts before one gap.
    """

    def __init__(
        self,
        per_host: int,
        gap: float,
        patience: float,
        clock: Callable[[], float],
        sleep: Callable[[float], Awaitable[None]],
        *,
        share: Share | None = None,
    ) -> None:
        self._per_host = per_host
        self._gap = gap
        self._patience = patience
        self._clock = clock
        self._sleep = sleep
        self._standings = dict(share.standings) if share else {}
        self._began = clock()
        self._unknown = Standing(gap if share else float("-inf"), gap)
        self._lanes: dict[str, _Lane] = {}

    def standings(self) -> dict[str, Standing]:
        """How each lane stands now that was asked, or that another told of."""
        return self._standings | {name: lane.standing(self._clock()) for name, lane in self._lanes.items()}

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
            standing = self._standings.get(name, self._unknown)
            lane = self._lanes[name] = _Lane(self._per_host, standing, self._began)
        return lane
