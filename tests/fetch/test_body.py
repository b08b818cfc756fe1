"""What a test over HTTP cannot see: how much is inflated at once."""

import gzip

from internscout.fetch.body import _Gzip


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
