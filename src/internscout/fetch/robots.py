"""robots.txt (RFC 9309): what a site lets programs read of the pages that it makes for people.

Only requests marked `Request.robots` are subject to it: docs/decisions/0003-http.md says why APIs are not. Each
server's file is read once in a fetcher's life. One that is not there (4xx) allows everything; one that cannot be had
(5xx, no connection, too many requests) allows nothing.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Protocol

import httpx

from internscout.errors import FetchError
from internscout.fetch.urls import Server, server_of

AGENT = "InternScout"  # the product token that a site may name
_READ_BYTES = 500 * 1024  # RFC 9309, 2.5: at least so much must be read
_NOT_HAD = frozenset({408, 425, 429})
_LONGEST_DELAY = 10.0  # seconds: with more, one site would take longer than all others together


class _Rules(Protocol):
    def can_fetch(self, url: str, user_agent: str) -> bool: ...
    def crawl_delay(self, user_agent: str) -> float | None: ...


class Robots:
    """The rules of all servers asked so far; `read` brings a robots.txt or raises `FetchError`."""

    def __init__(self, read: Callable[[httpx.URL], Awaitable[bytes]]) -> None:
        self._read = read
        self._rules: dict[Server, _Rules | FetchError] = {}
        self._reading: dict[Server, asyncio.Lock] = {}

    async def delay(self, url: httpx.URL) -> float:
        """The seconds that the site wants between requests. Raises `FetchError` where it does not want this one."""
        rules = await self._of(url)
        if isinstance(rules, FetchError):
            why = f"robots.txt of {url.host} could not be read, so nothing is asked there: {rules}"
            raise FetchError(why, status=rules.status)
        if not rules.can_fetch(str(url), AGENT):
            raise FetchError(f"robots.txt of {url.host} asks programs not to read {url.path[:100]}", kept_out=True)
        return min(rules.crawl_delay(AGENT) or 0.0, _LONGEST_DELAY)

    async def _of(self, url: httpx.URL) -> _Rules | FetchError:
        server = server_of(url)
        async with self._reading.setdefault(server, asyncio.Lock()):
            if server not in self._rules:
                self._rules[server] = await self._had(url)
            return self._rules[server]

    async def _had(self, url: httpx.URL) -> _Rules | FetchError:
        try:
            return _parsed(await self._read(url.copy_with(raw_path=b"/robots.txt", fragment=None)))
        except FetchError as error:
            there = error.status is None or error.status >= 500 or error.status in _NOT_HAD
            return error if there else _parsed(b"")


def _parsed(body: bytes) -> _Rules:
    # Here, since only pages and feeds need it: boards with an API never load it.
    from protego import Protego  # noqa: PLC0415

    rules: _Rules = Protego.parse(body[:_READ_BYTES].decode("utf-8-sig", "replace"))
    return rules
