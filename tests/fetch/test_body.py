"""What a test over HTTP cannot see: how much is inflated at once."""

import asyncio
import gzip
import tracemalloc

import httpx
import pytest

from internscout.errors import FetchError
from internscout.fetch.body import _Gzip, read_body


def test_no_more_is_inflated_than_there_is_room_for() -> None:
    bomb = gzip.compress(bytes(50 * 2**20))
    assert len(_Gzip().feed(bomb, 1000)) == 1000


def test_members_in_pieces_of_any_size() -> None:
    stream = gzip.compress(b"one ") + gzip.compress(b"") + gzip.compress(b"two")
    for size in (1, 7, len(stream)):
        decoder = _Gzip()
        pieces = [stream[at : at + size] for at in range(0, len(stream), size)]
        assert b"".join(decoder.feed(piece, 100) for piece in pieces) == b"one two"
        assert decoder.complete


def test_a_bomb_does_not_fill_the_memory() -> None:
    bomb = httpx.ByteStream(gzip.compress(bytes(100 * 2**20)))
    response = httpx.Response(200, headers={"Content-Encoding": "gzip"}, stream=bomb)
    tracemalloc.start()
    try:
        with pytest.raises(FetchError, match="larger than 1 MiB"):
            asyncio.run(read_body(response, "boards.example", 2**20))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 8 * 2**20
