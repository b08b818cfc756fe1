"""The body of an answer, as bytes, within a size that holds for what was inflated too.

httpx inflates before anybody can count: a few KB of stacked or modern encodings become gigabytes, and gzip that was
cut short raises nothing. So only gzip is asked for, anything else is refused, and the inflating is done here.
"""

import zlib
from typing import Protocol

import httpx

from internscout.errors import FetchError
from internscout.fetch.failure import TemporaryError

_GZIP_ONLY = 31  # zlib's wbits: a gzip header is required, with the largest window


async def read_body(response: httpx.Response, host: str, limit: int) -> bytes:
    """Read and inflate a streamed answer of at most `limit` bytes. Raises `FetchError`, `TemporaryError`."""
    too_large = FetchError(f"answer of {host} larger than {limit / 2**20:g} MiB")
    decoder = _decoder(response, host)
    body = bytearray()
    received = 0
    try:
        async for chunk in response.aiter_raw():
            received += len(chunk)  # gzip can also go on forever without a byte in it
            body += decoder.feed(chunk, limit + 1 - len(body))
            if len(body) > limit or received > limit:
                raise too_large
    except zlib.error:
        raise FetchError(f"answer of {host} is broken gzip") from None
    if not decoder.complete:
        raise TemporaryError(f"answer of {host} was cut short", host=host)
    if not body:
        raise FetchError(f"empty body from {host}", status=200)
    return bytes(body)


class _Decoder(Protocol):
    @property
    def complete(self) -> bool: ...
    def feed(self, chunk: bytes, room: int) -> bytes: ...


class _Plain:
    """No encoding; a body cut short is noticed by h11, which knows the length announced."""

    complete = True

    def feed(self, chunk: bytes, room: int) -> bytes:
        return chunk[:room]


class _Gzip:
    """gzip, of one or more members; never hands out more than there is room for."""

    def __init__(self) -> None:
        self._member = zlib.decompressobj(_GZIP_ONLY)
        self._begun = False

    @property
    def complete(self) -> bool:
        return self._member.eof or not self._begun

    def feed(self, chunk: bytes, room: int) -> bytes:
        out = bytearray()
        while chunk and len(out) < room:
            if self._member.eof:
                self._member = zlib.decompressobj(_GZIP_ONLY)
            self._begun = True
            out += self._member.decompress(chunk, room - len(out))
            chunk = self._member.unconsumed_tail or self._member.unused_data
        return bytes(out)


def _decoder(response: httpx.Response, host: str) -> _Decoder:
    encoding = response.headers.get("content-encoding", "").strip().lower()
    if encoding in ("", "identity"):
        return _Plain()
    if encoding in ("gzip", "x-gzip"):
        return _Gzip()
    raise FetchError(f"{host} answered in encoding {encoding[:40]!r}, which was not asked for")
