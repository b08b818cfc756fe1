"""Find the terms of a vocabulary in a text: one trie-shaped regular expression, longest spelling first.

A trie tries each character once; a plain alternation of 3,000 spellings is a hundred times slower.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from internscout.parse.openers import LETTERS, Openers
from internscout.parse.words import beginnings, lower, lowered, sentence_number
from internscout.taxonomy import Term, terms
from internscout.text import Document

_Trie: TypeAlias = "dict[str, _Trie]"
_END = ""
_GAP = re.compile(r"[\s-]+")
_MARK_AND_WORD = re.compile(rf"(\W?)(\w{{1,{LETTERS}}})")


@dataclass(frozen=True, slots=True)
class Hit:
    """`text[start:end]` is a spelling of the term `id`; `exact` if it is one that counts only as it is written."""

    id: str
    start: int
    end: int
    exact: bool = False


class Scanner:
    """Finds all non-overlapping spellings of some terms, whole words only, longest first.

    `aliases` match whatever their case, `exact` only as written. Blanks in a spelling match any run of blanks or
    hyphens ("scikit learn" finds "scikit-learn").
    """

    def __init__(self, vocabulary: Iterable[Term]) -> None:
        self._loose: dict[str, str] = {}
        self._exact: dict[str, str] = {}
        for term in vocabulary:
            self._loose |= {_folded(alias): term.id for alias in term.aliases}
            self._exact |= {_squeezed(spelling): term.id for spelling in term.exact}
        spellings = {*self._loose, *map(lower, self._exact)}
        # "C" is not to be found in "C++17": what a longer name continues with ends no spelling.
        self._pattern = re.compile(rf"(?<!\w){_trie_pattern(spellings) or '(?!)'}(?!\w|\+\+|#)")
        begun = [found.groups() for spelling in spellings if (found := _MARK_AND_WORD.match(spelling))]
        self._words = Openers(frozenset(word for mark, word in begun if not mark))
        self._marked = Openers(frozenset(word for mark, word in begun if mark))  # ".NET": its word is "net"

    def scan(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Hit]:
        """Hits in `text[start:end]`, in order; offsets count from the start of `text`."""
        for found in self._pattern.finditer(lower(text), start, len(text) if end is None else end):
            if hit := self._hit(text, *found.span()):
                yield hit

    def by_sentence(self, doc: Document) -> dict[int, list[Hit]]:
        """The start of each sentence with hits → its hits, in order; none reaches over a sentence's end."""
        match, small = self._pattern.match, lowered(doc)
        places = beginnings(doc, self._words)
        if marked := beginnings(doc, self._marked):
            places = sorted({*places, *(place - 1 for place in marked if place)})
        found: dict[int, list[Hit]] = {}
        reached = 0
        for place in places:
            if place >= reached and (one := match(small, place)):
                sentence = doc.sentences[sentence_number(doc, place)]
                if one.end() > sentence.end:
                    one = match(small, place, sentence.end)
                if one and (hit := self._hit(doc.text, place, one.end())):
                    found.setdefault(sentence.start, []).append(hit)
                reached = one.end() if one else place
        return found

    def _hit(self, text: str, start: int, end: int) -> Hit | None:
        written = _squeezed(text[start:end])
        if term := self._exact.get(written):
            return Hit(term, start, end, exact=True)
        if term := self._loose.get(lower(written)):
            return Hit(term, start, end)
        return None


@cache
def scanner(vocabulary: str) -> Scanner:
    """The scanner of one vocabulary of `taxonomy`, made once."""
    return Scanner(terms(vocabulary))


def _squeezed(text: str) -> str:
    return _GAP.sub(" ", text)


def _folded(text: str) -> str:
    return _squeezed(lower(text))


def _trie_pattern(spellings: Iterable[str]) -> str:
    root: _Trie = {}
    for spelling in spellings:
        node = root
        for character in spelling:
            node = node.setdefault(character, {})
        node[_END] = {}
    return _pattern_of(root)


def _pattern_of(node: _Trie) -> str:
    branches = [
        (r"[\s-]+" if character == " " else re.escape(character)) + _pattern_of(child)
        for character, child in sorted(node.items())
        if character != _END
    ]
    if not branches:
        return ""
    joined = branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
    return f"(?:{joined})?" if _END in node else joined
