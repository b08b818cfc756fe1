"""What servers answer, without servers: for tests of what one board's reading makes of it."""

import asyncio
import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, cast

from internscout.errors import FetchError
from internscout.fetch import Fetcher
from internscout.model import Board, BoardResult, Memory, Payload, Request
from internscout.pipeline.reading import Reading
from internscout.sources import sources


@dataclass(slots=True)
class Answers:
    """In the place of the fetcher: what each address answers. All others are a 404, or silent for ever."""

    answers: dict[str, Any]
    silent: bool = False
    asked: list[str] = field(default_factory=list)

    async def fetch(self, request: Request, *_: object) -> Payload:
        self.asked.append(request.url)
        if request.url not in self.answers:
            if self.silent:
                await asyncio.Event().wait()
            raise FetchError("HTTP 404", status=404)
        answer = self.answers[request.url]
        body = answer.encode() if isinstance(answer, str) else json.dumps(answer).encode()
        return Payload(request, body, datetime(2026, 6, 1, tzinfo=UTC))


def read(vendor: str, answers: Answers, memory: Memory = Memory(), url: str = "") -> BoardResult:
    """The board `acme` of that vendor; of one that is silent only for a second."""
    assert sources()  # their modules are loaded once, and not within the board's time
    board, seconds = Board(vendor, "acme", url=url), 1 if answers.silent else 60
    return asyncio.run(Reading(board, cast("Fetcher", answers), None, frozenset(), memory, seconds).run())
