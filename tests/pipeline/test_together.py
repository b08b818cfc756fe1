"""What has come by now, all at once."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from internscout.pipeline.together import together


async def numbers(upto: int, *, fault: bool = False) -> AsyncIterator[int]:
    for n in range(upto):
        yield n
        if n % 3 == 2:
            await asyncio.sleep(0)
    if fault:
        raise RuntimeError("the stream broke")


async def gather(upto: int, into: list[list[int]], *, fault: bool = False) -> None:
    async for taken in together(numbers(upto, fault=fault)):
        into.append(taken)
        for _ in range(3):
            await asyncio.sleep(0)


@pytest.mark.parametrize("upto", [0, 1, 2, 3, 100])
def test_everything_comes_once_and_in_order(upto: int) -> None:
    lists: list[list[int]] = []
    asyncio.run(gather(upto, lists))
    assert [n for taken in lists for n in taken] == list(range(upto))
    assert all(lists)
    assert len(lists) < upto / 3 + 2, "who is slow gets more at once"


def test_a_fault_comes_after_what_came_before_it() -> None:
    lists: list[list[int]] = []
    with pytest.raises(RuntimeError, match="the stream broke"):
        asyncio.run(gather(7, lists, fault=True))
    assert [n for taken in lists for n in taken] == list(range(7))


def test_who_stops_listening_stops_the_stream() -> None:
    closed = []

    async def endless() -> AsyncIterator[int]:
        try:
            while True:
                yield 1
                await asyncio.sleep(0)
        finally:
            closed.append(True)

    async def first() -> None:
        stream = together(endless())
        assert (await anext(stream))[0] == 1
        await stream.aclose()  # type: ignore[attr-defined]

    asyncio.run(first())
    assert closed == [True]


def test_no_more_is_taken_than_may_wait() -> None:
    """Who is slow holds up the stream, in place of a pile that grows with its length."""
    drawn = worked_off = most_waiting = 0

    async def endless() -> AsyncIterator[int]:
        nonlocal drawn
        while drawn < 40:
            drawn += 1
            yield drawn

    async def slowly() -> None:
        nonlocal worked_off, most_waiting
        async for taken in together(endless(), most=3):
            for _ in range(20):
                await asyncio.sleep(0)
            most_waiting = max(most_waiting, drawn - worked_off)
            worked_off += len(taken)

    asyncio.run(slowly())
    assert worked_off == 40
    assert most_waiting <= 4  # and one in hand
