"""Files of the user's own in place of answers: what the source `file` asks for is read here, all else is fetched.

Only the files that the settings themselves name are read. Any other `file:` address goes to the HTTP layer, which
refuses whatever is neither http nor https.
"""

import asyncio
from collections.abc import Callable, Collection
from datetime import datetime
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit
from urllib.request import url2pathname

from internscout.config import FILES
from internscout.errors import FetchError, StoreError
from internscout.model import Payload, Request, Validators

_PARQUET = b"PAR1"


class Asks(Protocol):
    """Who answers requests."""

    async def fetch(self, request: Request, now: Callable[[], datetime], known: Validators = ...) -> Payload:
        """The answer. Raises `FetchError`."""
        ...


class FilesToo:
    """Answers by HTTP, and from `files` (`file:` addresses) of at most `limit` bytes."""

    def __init__(self, fetcher: Asks, files: Collection[str], limit: int) -> None:
        self._fetcher = fetcher
        self._files = frozenset(files)
        self._limit = limit

    async def fetch(self, request: Request, now: Callable[[], datetime], known: Validators = Validators()) -> Payload:
        """The answer. Raises `FetchError`."""
        if request.board.source != FILES or request.url not in self._files:
            return await self._fetcher.fetch(request, now, known)
        body = await asyncio.to_thread(_content, _path(request.url), self._limit)
        return Payload(request, body, now())


def _path(url: str) -> Path:
    """The file of a `file:` address on this machine. Raises `FetchError`."""
    parts = urlsplit(url)
    if parts.scheme != "file" or parts.netloc not in ("", "localhost"):
        raise FetchError(f"{url!r} is no file of this machine")
    return Path(url2pathname(parts.path))


def _content(path: Path, limit: int) -> bytes:
    """The file's bytes, a Parquet file's rows as JSON Lines. Raises `FetchError`."""
    try:
        if path.is_dir():
            raise FetchError(f"{path}: a folder, not a file; name the file in the board's url")
        if not path.is_file():
            raise FetchError(f"{path}: no such file; correct the board's url, which counts from internscout.toml")
        if (size := path.stat().st_size) > limit:
            raise FetchError(f"{path}: {size} bytes are more than fetch.max_megabytes allows")
        body = path.read_bytes()
    except OSError as error:
        raise FetchError(f"{path}: cannot be read: {error.strerror}") from None
    if not body.startswith(_PARQUET):
        return body
    try:
        # Not at the top: DuckDB loaded before the flows' own threads complains of leaks when the program ends.
        from internscout.store import parquet_lines  # noqa: PLC0415

        return parquet_lines(path, limit)
    except StoreError as error:
        raise FetchError(str(error)) from None
