"""Turns at a host, without any HTTP."""

import asyncio
from collections import Counter

import pytest

from internscout.errors import FetchError
from internscout.fetch import pace as pace_module
from internscout.fetch.breaker import LeftAloneError
from internscout.fetch.pace import Pace, Share, Standing


async def no_sleep(_seconds: float) -> None:
    raise AssertionError("nobody should have to wait")


def test_no_more_at_once_than_allowed() -> None:
    inside: Counter[str] = Counter()
    most: Counter[str] = Counter()

    async def ask(pace: Pace, host: str) -> None:
        async with pace.turn(host) as turn:
            turn.sending()
            inside[host] += 1
            most[host] = max(most[host], inside[host])
            await asyncio.sleep(0)  # let the others try
            inside[host] -= 1

    async def run() -> None:
        pace = Pace(3, 0, 10, lambda: 0.0, no_sleep)
        await asyncio.gather(*(ask(pace, host) for host in ["a"] * 9 + ["b"] * 2))

    asyncio.run(run())
    assert most == {"a": 3, "b": 2}


def test_a_turn_is_given_back_after_a_failure() -> None:
    async def run() -> str:
        pace = Pace(1, 0, 10, lambda: 0.0, no_sleep)
        with pytest.raises(FetchError):
            async with pace.turn("a"):
                raise FetchError("HTTP 404")
        async with pace.turn("a"):
            return "again"

    assert asyncio.run(run()) == "again"


def test_a_short_hold_is_waited_for_and_a_long_one_is_not() -> None:
    now = 0.0
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        nonlocal now
        slept.append(seconds)
        now += seconds

    async def run() -> None:
        pace = Pace(1, 0, 10, lambda: now, sleep)
        pace.hold("a", 7)
        pace.hold("a", 2)  # a later, shorter wish does not shorten the first
        async with pace.turn("a"):
            pass
        pace.hold("a", 11)
        with pytest.raises(FetchError, match=r"^a asked to be left alone for another 11 s$"):
            async with pace.turn("a"):
                pass

    asyncio.run(run())
    assert slept == [7.0]


def test_a_gap_is_one_between_sendings() -> None:
    """A request that connects for four seconds keeps the next waiting: three more, not none since the first began."""
    now = 0.0
    left: list[float] = []

    async def sleep(seconds: float) -> None:
        nonlocal now
        now += seconds

    async def ask(pace: Pace, connecting: float) -> None:
        nonlocal now
        async with pace.turn("a") as turn:
            await asyncio.sleep(0)  # let the others try
            now += connecting
            turn.sending()
            left.append(now)

    async def run() -> None:
        pace = Pace(3, 3, 10, lambda: now, sleep)
        await asyncio.gather(ask(pace, 4), ask(pace, 0), ask(pace, 0))

    asyncio.run(run())
    assert left == [4.0, 7.0, 10.0]


def test_who_connects_in_vain_keeps_the_others_for_a_while_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace_module, "_LONGEST_CONNECTING", 0.01)

    async def run() -> str:
        pace = Pace(2, 0, 10, lambda: 0.0, no_sleep)
        async with pace.turn("a"), pace.turn("a"):  # the first never says that it sends
            return "both"

    assert asyncio.run(run()) == "both"


def test_a_site_may_want_a_longer_gap_never_a_shorter_one() -> None:
    now = 0.0
    began: list[float] = []

    async def sleep(seconds: float) -> None:
        nonlocal now
        now += seconds

    async def run() -> None:
        pace = Pace(1, 2, 10, lambda: now, sleep)
        for wanted in (0, 5, 1):
            pace.slow_down("a", wanted)
            async with pace.turn("a"):
                began.append(now)

    asyncio.run(run())
    assert began == [0.0, 2.0, 7.0]


def test_a_vendors_hosts_are_one_queue() -> None:
    inside = most = 0

    async def ask(pace: Pace, host: str) -> None:
        nonlocal inside, most
        async with pace.turn(host) as turn:
            turn.sending()
            inside += 1
            most = max(most, inside)
            await asyncio.sleep(0)
            inside -= 1

    async def run() -> None:
        pace = Pace(2, 0, 10, lambda: 0.0, no_sleep)
        await asyncio.gather(*(ask(pace, f"company{number}.recruitee.com") for number in range(6)))

    asyncio.run(run())
    assert most == 2


def test_who_asks_on_after_another_waits_as_the_other_would_have() -> None:
    """A server that was asked, one that wants a pause, one that fails, and one that nobody has told of."""
    now = 100.0
    started: dict[str, float] = {}

    async def sleep(seconds: float) -> None:
        nonlocal now
        now += seconds

    async def first() -> Share:
        pace = Pace(1, 0.5, 60, lambda: now, sleep)
        for host in ("asked", "slow"):
            async with pace.turn(host) as turn:
                turn.sending()
                turn.answered()
        pace.slow_down("slow", 3)
        pace.hold("slow", 7, 429)
        for _ in range(6):
            async with pace.turn("fails") as turn:
                turn.failed(FetchError("HTTP 503", status=503))
        return Share(frozenset(), pace.standings())

    async def second(share: Share) -> Pace:
        nonlocal now
        now = 5.0  # another machine's clock
        pace = Pace(1, 0.5, 60, lambda: now, sleep, share=share)
        for host in ("asked", "new", "slow"):
            async with pace.turn(host):
                started[host] = now
        with pytest.raises(LeftAloneError, match=r"^fails is left alone for \d+ s after 6 failures in a row.*HTTP 503"):
            async with pace.turn("fails"):
                pass
        return pace

    share = asyncio.run(first())
    pace = asyncio.run(second(share))
    assert started == {"asked": 5.5, "new": 5.5, "slow": pytest.approx(9.5, abs=0.01)}
    assert pace.standings()["slow"].gap == 3
    assert pace.standings()["fails"].failing.failures == 6


def test_what_was_told_is_told_on_even_when_it_was_not_needed() -> None:
    async def run() -> dict[str, Standing]:
        share = Share(frozenset({"a", "b"}), {"a": Standing(7, 2, 429)})
        return Pace(1, 0, 10, lambda: 0.0, no_sleep, share=share).standings()

    assert asyncio.run(run()) == {"a": Standing(7, 2, 429)}
