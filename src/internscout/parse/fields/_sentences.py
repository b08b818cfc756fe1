"""The sentences of a document that hold one of some words: patterns are too slow to be tried on a whole posting."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from internscout.parse.flat import flat
from internscout.parse.index import index_of, register
from internscout.parse.words import lowered, starts
from internscout.text import Document, Sentence

__all__ = ["sentences_with"]


def sentences_with(doc: Document, words: tuple[str, ...]) -> list[Sentence]:
    """The sentences that hold any of the words (lower case, anywhere in a word), in order."""
    sought = _sought(words)
    index, beginnings = index_of(doc), starts(doc)
    found = {
        bisect_right(beginnings, place) - 1
        for number in sought.numbers & index.present
        for place in index.places[number]
        if number not in sought.marked or lowered(doc).startswith(sought.marked[number], place)
    }
    found |= {bisect_right(beginnings, place) - 1 for sign in sought.signs for place in _all(lowered(doc), sign)}
    return [doc.sentences[number] for number in sorted(found)]


class _Sought(NamedTuple):
    """Some words as the index numbers them; it has blanks for the marks in `marked`, and does not know `signs`."""

    numbers: frozenset[int]
    marked: Mapping[int, tuple[str, ...]]
    signs: tuple[str, ...]


@cache
def _sought(words: tuple[str, ...]) -> _Sought:
    lettered = [word for word in words if flat(word).strip() and max(word) < "\u0100"]
    numbers = register(flat(word)[1:-1] for word in lettered)
    marked: dict[int, tuple[str, ...]] = {}
    for number, word in zip(numbers, lettered, strict=True):  # "point average" and "point-average" share a number
        marked[number] = (*marked.get(number, ()), word)
    plain = {number for number, spelled in marked.items() if any(re.fullmatch(r"[\w ]+", word) for word in spelled)}
    marked = {number: spelled for number, spelled in marked.items() if number not in plain}
    return _Sought(frozenset(numbers), marked, tuple(word for word in words if word not in lettered))


def _all(text: str, sign: str) -> Iterator[int]:
    at = text.find(sign)
    while at >= 0:
        yield at
        at = text.find(sign, at + 1)
