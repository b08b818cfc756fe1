"""Boards read at the same time: what was given out is let go of, what is being read ends with its caller."""

import asyncio
import weakref

import pytest

from internscout.model import Board
from internscout.pipeline.boards import at_once

BOARDS = [Board("greenhouse", f"b{number}", "Acme") for number in range(40)]
MOST = 4


class Found:
    """What was read of a board."""


def test_what_was_given_out_is_not_kept() -> None:
    given: list[weakref.ref[Found]] = []

    async def read(_: Board) -> Found:
        await asyncio.sleep(0)
        return Found()

    async def go() -> int:
        most = 0
        async for found in at_once(BOARDS, read, MOST):
            given.append(weakref.ref(found))
            del found
            most = max(most, sum(one() is not None for one in given))
        return most

    assert asyncio.run(go()) <= MOST
    assert len(given) == len(BOARDS)


def test_what_is_slow_holds_up_no_other() -> None:
    async def go() -> list[str]:
        may_end = asyncio.Event()

        async def read(board: Board) -> str:
            if board is BOARDS[0]:
                await may_end.wait()
            return board.token

        came = []
        async for token in at_once(BOARDS, read, MOST):
            came.append(token)
            if len(came) == len(BOARDS) - 1:
                may_end.set()
        return came

    came = asyncio.run(go())
    assert came[-1] == BOARDS[0].token
    assert sorted(came) == sorted(board.token for board in BOARDS)


def test_a_bug_is_raised_and_ends_what_is_being_read() -> None:
    ended: list[str] = []

    async def read(board: Board) -> str:
        if board is BOARDS[1]:
            raise ZeroDivisionError
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            ended.append(board.token)
            raise
        return board.token

    async def go() -> None:
        async for _ in at_once(BOARDS, read, MOST):
            pytest.fail("nothing was read")

    with pytest.raises(ZeroDivisionError):
        asyncio.run(go())
    assert sorted(ended) == ["b0", "b2", "b3"]
