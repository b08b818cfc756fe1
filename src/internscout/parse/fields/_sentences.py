"""The sentences of a document that hold one of some words: patterns are too slow to be tried on a whole posting."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from internscout.parse.flat import flat
from internscout.parse.index import index_of, register_tagged
from internscout.parse.words import lowered, starts
from internscout.text import Document, Sentence

__all__ = ["sentences_with"]


def sentences_with(doc: Document, words: tuple[str, ...]) -> list[Sentence]:
    """The sentences that hold any of the words (lower case, anywhere in a word), in order."""
    sought = _sought(words)
    beginnings = starts(doc)
    found = {
        bisect_right(beginnings, place) - 1
        for place, number in index_of(doc).tagged.get(sought.owner, ())
        if number not in sought.marked or lowered(doc).startswith(sought.marked[number], place)
    }
    found |= {bisect_right(beginnings, place) - 1 for sign in sought.signs for place in _all(lowered(doc), sign)}
    return [doc.sentences[number] for number in sorted(found)]


class _Sought(NamedTuple):
    """Some words as the index numbers them; it has blanks for the marks in `marked`, and does not know `signs`."""

    owner: int
    marked: Mapping[int, tuple[str, ...]]
    signs: tuple[str, ...]


@cache
def _sought(words: tuple[str, ...]) -> _Sought:
    lettered = [word for word in words if flat(word).strip() and max(word) < "\u0100"]
    spelled: dict[bytes, list[str]] = {}  # "point average" and "point-average" share a literal
    for word in lettered:
        spelled.setdefault(flat(word)[1:-1], []).append(word)
    marked = {
        number: tuple(written)
        for number, written in enumerate(spelled.values())
        if not any(re.fullmatch(r"[\w ]+", word) for word in written)
    }
    owner = register_tagged((literal, number) for number, literal in enumerate(spelled))
    return _Sought(owner, marked, tuple(word for word in words if word not in lettered))


def _all(text: str, sign: str) -> Iterator[int]:
    at = text.find(sign)
    while at >= 0:
        yield at
        at = text.find(sign, at + 1)
