"""Takes from a stream all that has come by now, so that who is slower than the stream works on more at once."""

import asyncio
from collections.abc import AsyncIterator
from typing import TypeVar

T = TypeVar("T")


async def together(stream: AsyncIterator[T], most: int = 50) -> AsyncIterator[list[T]]:
    """Lists of what came while the former list was worked on, in order; each at least one. Raises what `stream` does,
    once everything before it was given out.

    No more than `most` items are taken out of the stream and not worked off.
    """
    room = asyncio.Semaphore(most)
    waiting: list[T] = []
    news, ended = asyncio.Event(), asyncio.Event()

    async def pump() -> None:
        try:
            async for item in stream:
                await room.acquire()
                waiting.append(item)
                news.set()
        finally:
            ended.set()
            news.set()

    pumping = asyncio.create_task(pump())
    try:
        while waiting or not ended.is_set():
            await news.wait()
            news.clear()
            if waiting:
                taken, waiting[:] = waiting[:], []
                yield taken
                for _ in taken:
                    room.release()
        await pumping
    finally:
        pumping.cancel()
        await asyncio.gather(pumping, return_exceptions=True)
