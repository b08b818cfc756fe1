"""Turns at a host, without any HTTP."""

import asyncio
from collections import Counter

import pytest

from internscout.errors import FetchError
from internscout.fetch.pace import Pace


async def no_sleep(_seconds: float) -> None:
    raise AssertionError("nobody should have to wait")


def test_no_more_at_once_than_allowed() -> None:
    inside: Counter[str] = Counter()
    most: Counter[str] = Counter()

    async def ask(pace: Pace, host: str) -> None:
        async with pace.turn(host):
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
