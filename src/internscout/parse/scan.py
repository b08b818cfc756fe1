"""Find the terms of a vocabulary in a text: whole words, the longest spelling first.

The spellings stand in the index of the whole text (`index.py`), which all vocabularies and patterns share: thousands of
them cost no more than the ones that are there.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from internscout.parse.flat import flat
from internscout.parse.index import Index, index_of, index_text, register
from internscout.parse.words import lower, sentence_number
from internscout.taxonomy import Term, terms
from internscout.text import Document

__all__ = ["Hit", "Scanner", "scanner"]

_GAP = re.compile(r"[\s-]+")
# "C" is not to be found in "C++17": what a longer name continues with ends no spelling.
_GOES_ON = re.compile(r"\+\+|#")


@dataclass(frozen=True, slots=True)
class Hit:
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

    def scan(self, text: str) -> Iterator[Hit]:
        """Hits in any text, in order."""
        reached = 0
        for start, end in self._candidates(index_text(text)):
            if start >= reached and (hit := self._hit(text, start, end)):
                yield hit
                reached = end

    def by_sentence(self, doc: Document) -> dict[int, list[Hit]]:
        """The start of each sentence with hits → its hits, in order; none reaches over a sentence's end."""
        found: dict[int, list[Hit]] = {}
        reached = limit = first = 0
        for start, end in self._candidates(index_of(doc)):
            if start < reached:
                continue
            if start >= limit:
                sentence = doc.sentences[sentence_number(doc, start)]
                first, limit = sentence.start, sentence.end
            if end <= limit and (hit := self._hit(doc.text, start, end)):
                found.setdefault(first, []).append(hit)
                reached = end
        return found

    def _candidates(self, index: Index) -> list[tuple[int, int]]:
        """Where spellings may stand, the longest first of those that begin together."""
        lengths, places = self._lengths, index.places
        spans = [(place + 1, -lengths[number]) for number in self._numbers & index.present for place in places[number]]
        return [(start, start - length) for start, length in sorted(spans)]

    def _hit(self, text: str, start: int, end: int) -> Hit | None:
        if _GOES_ON.match(text, end):
            return None
        written = text[start:end]
        if term := self._known(written) or self._known(_squeezed(written)):
            return Hit(term[0], start, end, term[1])
        return None

    def _known(self, written: str) -> tuple[str, bool] | None:
        if term := self._exact.get(written):
            return term, True
        if term := self._loose.get(lower(written)):
            return term, False
        return None


@cache
def scanner(vocabulary: str) -> Scanner:
    """The scanner of one vocabulary of `taxonomy`, made once."""
    return Scanner(terms(vocabulary))


def _squeezed(text: str) -> str:
    return _GAP.sub(" ", text)
