"""The sentences of a document that hold one of some words: patterns are too slow to be tried on a whole posting."""

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from internscout.parse.flat import flat
from internscout.parse.index import index_of, register
from internscout.parse.words import lowered, starts
from internscout.text import Document, Sentence

__all__ = ["sentences_with"]


def sentences_with(doc: Document, words: tuple[str, ...]) -> list[Sentence]:
    """The sentences that hold any of the words (lower case, anywhere in a word), in order."""
    numbers, signs = _sought(words)
    index, beginnings = index_of(doc), starts(doc)
    found = {
        bisect_right(beginnings, place) - 1 for number in numbers & index.present for place in index.places[number]
    }
    found |= {bisect_right(beginnings, place) - 1 for sign in signs for place in _all(lowered(doc), sign)}
    return [doc.sentences[number] for number in sorted(found)]


@cache
def _sought(words: tuple[str, ...]) -> tuple[frozenset[int], tuple[str, ...]]:
    """The words of letters, as the index numbers them, and the signs, which it does not know."""
    lettered = [word for word in words if flat(word).strip() and max(word) < "\u0100"]
    return frozenset(register(flat(word)[1:-1] for word in lettered)), tuple(w for w in words if w not in lettered)


def _all(text: str, sign: str) -> Iterator[int]:
    at = text.find(sign)
    while at >= 0:
        yield at
        at = text.find(sign, at + 1)
