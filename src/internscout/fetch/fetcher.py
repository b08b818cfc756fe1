"""One request → one `Payload`, or a `FetchError` that says in one line what came instead.

Turns, retries, redirects and the deadline are all here, by hand and in sight: docs/decisions/0003-http.md.
"""

import asyncio
import random
import socket
import time
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Self

import h2.exceptions
import httpx

from internscout.config import Fetch
from internscout.errors import FetchError
from internscout.fetch.breaker import LeftAloneError
from internscout.fetch.failure import TemporaryError, pause
from internscout.fetch.lanes import lane_of
from internscout.fetch.message import Message, message_of
from internscout.fetch.pace import Pace, Share, Standing, Turn
from internscout.fetch.robots import Robots
from internscout.fetch.secrets import Secrets
from internscout.fetch.urls import one_line, redirected, server_of, url_of
from internscout.fetch.wire import Answer, Wire
from internscout.model import Payload, Request, Validators

_REDIRECTS = 5
# What the libraries raise of a hostile or broken server. Not httpx's own: h2's of frames that break the rules, OSError
# of TLS records that do, ValueError of a status that is no number or a label that DNS cannot hold.
_BROKEN = (httpx.TransportError, h2.exceptions.H2Error, OSError, ValueError)


class StrayError(FetchError):
    """Nothing was sent: the address belongs to another's share."""


@dataclass(slots=True)
class _Budget:
    """The seconds that a request may still take, its turns in the queue not counted."""

    left: float


class Fetcher:
    """The HTTP client of a run; use as an async context manager, in one event loop."""

    def __init__(
        self,
        settings: Fetch,
        version: str,
        *,
        trusted: Collection[str] = (),
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        jitter: Callable[[], float] = random.random,
        transport: httpx.AsyncBaseTransport | None = None,
        share: Share | None = None,
    ) -> None:
        """With a `share` nothing is asked outside of its lanes, whatever leads there."""
        self._settings = settings
        self._clock = clock
        self._sleep = sleep
        self._jitter = jitter
        self._pace = Pace(settings.per_host, settings.gap_seconds, settings.deadline_seconds, clock, sleep, share=share)
        self._lanes = share.lanes if share else None
        self._wire = Wire(settings, version, trusted, transport)
        self._robots: Robots | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        await self._wire.close()

    def standings(self) -> dict[str, Standing]:
        """How the servers stand, by lane: for who asks them next."""
        return self._pace.standings()

    async def fetch(self, request: Request, now: Callable[[], datetime], known: Validators = Validators()) -> Payload:
        """Ask until a good answer, retries or time run out. Raises `FetchError`.

        With `known` the host may answer that the body behind them is current: status 304, no body.
        """
        message = message_of(request, known)
        answer = await self._insist(url_of(request.url), message, now, self._obey(now) if request.robots else None)
        return Payload(request, answer.body, now(), answer.status, answer.content_type, answer.validators)

    def _obey(self, now: Callable[[], datetime]) -> Robots:
        """The rules of the sites read so far, and of those to come."""

        async def read(url: httpx.URL) -> bytes:
            return (await self._insist(url, Message("GET", None, {"Accept": "text/plain"}, Secrets()), now, None)).body

        self._robots = self._robots or Robots(read)
        return self._robots

    async def _insist(
        self, url: httpx.URL, message: Message, now: Callable[[], datetime], robots: Robots | None
    ) -> Answer:
        """As many attempts as the settings allow."""
        budget = _Budget(self._settings.deadline_seconds)
        last: TemporaryError | None = None
        for attempt in range(1, self._settings.retries + 2):
            try:
                return await self._follow(url, message, budget, now, robots)
            except LeftAloneError:
                if last is None:
                    raise
                raise _final(last, attempt - 1) from last
            except TemporaryError as failure:
                last = failure
                wait = max(pause(attempt, self._jitter), failure.wait)
                self._pace.hold(failure.host, failure.wait, failure.status)
                # A name that has no address seldom has one soon after; off line, each board would take long.
                retries = self._settings.retries if failure.servers else min(1, self._settings.retries)
                if attempt > retries or wait >= budget.left:
                    raise _final(failure, attempt) from failure
                await self._sleep(wait)
                budget.left -= wait
        raise AssertionError("the last attempt returns or raises")

    async def _follow(
        self, url: httpx.URL, message: Message, budget: _Budget, now: Callable[[], datetime], robots: Robots | None
    ) -> Answer:
        """One attempt, over at most five redirects."""
        for _ in range(_REDIRECTS + 1):
            self._wire.check(url)
            if self._lanes is not None and lane_of(url.host) not in self._lanes:
                raise StrayError(f"{url.host} is not of this share")
            if robots:
                self._pace.slow_down(url.host, await robots.delay(url))
            answer = await self._hop(url, message, budget, now)
            if not answer.location:
                return answer
            target = redirected(url, answer.location)
            same = server_of(target) == server_of(url)
            url, message = (
                target if same else message.secrets.taken_from(target),
                message.redirected(answer.status, url.host, same_server=same),
            )
        raise FetchError(f"more than {_REDIRECTS} redirects, the last to {url.host}", status=answer.status)

    async def _hop(self, url: httpx.URL, message: Message, budget: _Budget, now: Callable[[], datetime]) -> Answer:
        """One exchange in its turn, and what it says of the server."""
        async with self._pace.turn(url.host) as turn:
            began = self._clock()
            try:
                answer = await self._exchange(url, message, budget, now, turn)
            except FetchError as error:
                if isinstance(error, TemporaryError) and error.servers:
                    turn.failed(error)
                elif error.status:
                    turn.answered()  # a board that is not there says nothing against the server
                raise
            finally:
                budget.left -= self._clock() - began
            turn.answered()
            return answer

    async def _exchange(
        self, url: httpx.URL, message: Message, budget: _Budget, now: Callable[[], datetime], turn: Turn
    ) -> Answer:
        """One exchange within the time that is left, its failures in our words."""
        try:
            async with asyncio.timeout(budget.left):
                return await self._wire.exchange(url, message, now, turn.sending)
        except TimeoutError:
            late = FetchError(f"{url.host} did not finish within {self._settings.deadline_seconds:g} s")
            turn.failed(late)
            raise late from None
        except httpx.TimeoutException:
            text = f"no answer from {url.host} within {self._settings.timeout_seconds:g} s"
            raise TemporaryError(text, host=url.host) from None
        except _BROKEN as error:
            unknown = _no_such_name(error)
            what = "no server of this name is known, or there is no network" if unknown else one_line(error)
            text = f"connection to {url.host} failed: {what}"
            raise TemporaryError(text, host=url.host, servers=not unknown) from None


def _no_such_name(error: BaseException | None) -> bool:
    """Whether no address was found: one employer's name is gone, or the user is offline; no server has failed."""
    while error is not None and not isinstance(error, socket.gaierror):
        error = error.__cause__ or error.__context__
    return error is not None


def _final(failure: TemporaryError, attempts: int) -> FetchError:
    return FetchError(f"{failure} ({attempts} attempts)" if attempts > 1 else str(failure), status=failure.status)
