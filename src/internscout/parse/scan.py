"""Find the terms of a vocabulary in a text: whole words, the longest spelling first.

The spellings stand in the index of the whole text (`index.py`), which all vocabularies and patterns share: thousands of
them cost no more than the ones that are there.
"""

import re
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator
from functools import cache
from typing import NamedTuple

from internscout.parse.flat import flat
from internscout.parse.index import Index, index_of, index_text, register
from internscout.parse.words import lower, starts
from internscout.taxonomy import Term, terms
from internscout.text import Document

__all__ = ["Hit", "Scanner", "scanner"]

_GAP = re.compile(r"[\s-]+")
# "C" is not to be found in "C++17": what a longer name continues with ends no spelling.
_GOES_ON = ("++", "#")


class Hit(NamedTuple):
    """`text[start:end]` is a spelling of the term `id`; `exact` if it is one that counts only as it is written."""

    id: str
    start: int
    end: int
    exact: bool = False


class Scanner:
    """Finds all non-overlapping spellings of some terms, whole words only, longest first.

    `aliases` match whatever their case, `exact` only as written. A blank in a spelling matches a blank or a hyphen
    ("scikit learn" finds "scikit-learn").
    """

    def __init__(self, vocabulary: Iterable[Term]) -> None:
        self._loose: dict[str, str] = {}
        self._exact: dict[str, str] = {}
        written: set[str] = set()
        for term in vocabulary:
            self._loose |= {_squeezed(lower(alias)): term.id for alias in term.aliases}
            self._exact |= {_squeezed(spelling): term.id for spelling in term.exact}
            written |= {lower(spelling) for spelling in (*term.aliases, *term.exact)}
        spellings = sorted({*written, *map(_squeezed, written)})
        numbers = register(flat(spelling) for spelling in spellings)
        self._lengths = dict(zip(numbers, map(len, spellings), strict=True))
        self._numbers = frozenset(numbers)
        # A word without marks that counts in any case stands wherever its literal does: no look at the text is needed.
        plain = self._loose.keys() - set(map(lower, self._exact))
        self._sure = {
            number: self._loose[spelling]
            for number, spelling in zip(numbers, spellings, strict=True)
            if spelling in plain and re.fullmatch(r"[a-z0-9]+", spelling)
        }

    def scan(self, text: str) -> Iterator[Hit]:
        """Hits in any text, in order."""
        reached = 0
        for start, back, _ in self._candidates(index_text(text)):
            end = start - back
            if start < reached or text.startswith(_GOES_ON, end):
                continue
            if hit := self._looked_up(text, start, end):
                yield hit
                reached = end

    def by_sentence(self, doc: Document, among: Container[int] | None = None) -> dict[int, list[Hit]]:
        """The start of each sentence with hits → its hits, in order; none reaches over a sentence's end.

        With `among` only of the sentences that begin there.
        """
        found: dict[int, list[Hit]] = {}
        text, sentences, beginnings, sure = doc.text, doc.sentences, starts(doc), self._sure
        reached = limit = first = 0
        for start, back, number in self._candidates(index_of(doc)):
            if start < reached:
                continue
            if start >= limit:
                sentence = sentences[bisect_right(beginnings, start) - 1]
                first, limit = sentence.start, sentence.end
                if among is not None and first not in among:
                    reached = limit
                    continue
            end = start - back
            if end > limit or text.startswith(_GOES_ON, end):
                continue
            hit = Hit(sure[number], start, end) if number in sure else self._looked_up(text, start, end)
            if hit:
                found.setdefault(first, []).append(hit)
                reached = end
        return found

    def _candidates(self, index: Index) -> list[tuple[int, int, int]]:
        """Where spellings may stand: (start, -length, number), so the longest first of those that begin together."""
        lengths, places = self._lengths, index.places
        found = self._numbers & index.present
        return sorted([(place + 1, -lengths[number], number) for number in found for place in places[number]])

    def _looked_up(self, text: str, start: int, end: int) -> Hit | None:
        written = text[start:end]
        if term := self._exact.get(written):
            return Hit(term, start, end, True)
        if term := self._loose.get(lower(written)):
            return Hit(term, start, end)
        squeezed = _squeezed(written)
        if term := self._exact.get(squeezed):
            return Hit(term, start, end, True)
        return Hit(term, start, end) if (term := self._loose.get(lower(squeezed))) else None


@cache
def scanner(vocabulary: str) -> Scanner:
    """The scanner of one vocabulary of `taxonomy`, made once."""
    return Scanner(terms(vocabulary))


def _squeezed(text: str) -> str:
    return _GAP.sub(" ", text)
