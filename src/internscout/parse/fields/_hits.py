"""The spellings of a vocabulary in a document, sentence by sentence: sought once, whoever asks."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from internscout.parse.kept import BATCH
from internscout.parse.scan import Hit, scanner
from internscout.parse.words import starts
from internscout.text import Document, Sentence

__all__ = ["hits", "hits_by_sentence", "overlaps"]

_VOCABULARIES = 8  # sought by more than one field


@lru_cache(maxsize=_VOCABULARIES * BATCH)
def hits(doc: Document, vocabulary: str) -> Mapping[int, list[Hit]]:
    """The start of each sentence that holds a spelling → its hits, in order."""
    return scanner(vocabulary).by_sentence(doc)


def hits_by_sentence(doc: Document, vocabulary: str) -> Iterator[tuple[Sentence, list[Hit]]]:
    """Each sentence that holds at least one spelling, with its hits in order."""
    beginnings = starts(doc)
    for start, found in hits(doc, vocabulary).items():
        yield doc.sentences[bisect_right(beginnings, start) - 1], found


def overlaps(places: Sequence[Hit], start: int, end: int) -> bool:
    """True when `start:end` shares a character with one of the places, which are in order and apart."""
    after = bisect_right(places, start, key=lambda place: place.end)
    return after < len(places) and places[after].start < end
