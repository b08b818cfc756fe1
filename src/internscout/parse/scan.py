"""Find the terms of a vocabulary in a text: whole words, the longest spelling first.

In a document the spellings are found by the index of the whole text (`index.py`), which all vocabularies and patterns
share: thousands of them cost no more than the ones that are there. Short texts, and sentences of which few are looked
at, are searched for the one vocabulary.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import cache, cached_property
from typing import NamedTuple

from ahocorasick_rs import BytesAhoCorasick, Implementation

from internscout.parse.flat import flat
from internscout.parse.index import index_of, register_tagged
from internscout.parse.words import lower, sentence_number, starts
from internscout.taxonomy import Term, terms
from internscout.text import Document

__all__ = ["Hit", "Scanner", "scanner"]

_PLAIN = re.compile(r"[a-z0-9]+")
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
        spellings = {flat(spelling): spelling for spelling in sorted({*written, *map(_squeezed, written)})}
        self._flat = list(spellings)
        self._lengths = [len(spelling) for spelling in spellings.values()]
        # A word without marks that counts in any case stands wherever its literal does: no look at the text is needed.
        any_case = self._loose.keys() - set(map(lower, self._exact))
        plain = {n: spelling for n, spelling in enumerate(spellings.values()) if _PLAIN.fullmatch(spelling)}
        self._sure = {n: self._loose[spelling] for n, spelling in plain.items() if spelling in any_case}
        # "AND" is a country, and "and" is on every line.
        cases: dict[str, list[str]] = {}
        for spelling in self._exact:
            cases.setdefault(lower(spelling), []).append(spelling)
        self._cases = {n: tuple(cases[word]) for n, word in plain.items() if word in cases and word not in self._loose}

    def scan(self, text: str) -> list[Hit]:
        """Hits in any text, in order."""
        matches = self._automaton.find_matches_as_indexes(flat(text), overlapping=True)
        found: list[Hit] = []
        reached = 0
        for start, back in sorted([(start, -self._lengths[number]) for number, start, _ in matches]):
            end = start - back
            if start < reached or text.startswith(_GOES_ON, end):
                continue
            if hit := self._looked_up(text, start, end):
                found.append(hit)
                reached = end
        return found

    def by_sentence(self, doc: Document, among: Iterable[int] | None = None) -> dict[int, list[Hit]]:
        """The start of each sentence with hits → its hits, in order; none reaches over a sentence's end.

        With `among` only of the sentences that begin there: for vocabularies of which most hits are of no interest.
        """
        if among is not None:
            return self._among(doc, among)
        return self._dealt(doc, self._candidates(doc))

    def _candidates(self, doc: Document) -> list[tuple[int, int, int]]:
        """Where spellings may stand: (start, -length, number), so the longest first of those that begin together."""
        owner = self._owner  # asked first, as the index is none of before it
        text, lengths, cases = doc.text, self._lengths, self._cases
        return sorted(
            [
                (place + 1, -lengths[number], number)
                for place, number in index_of(doc).tagged.get(owner, ())
                if number not in cases or text.startswith(cases[number], place + 1)
            ]
        )

    def _among(self, doc: Document, beginnings: Iterable[int]) -> dict[int, list[Hit]]:
        found: dict[int, list[Hit]] = {}
        for beginning in sorted(beginnings):
            sentence = doc.sentences[sentence_number(doc, beginning)]
            if hits := self.scan(doc.text[beginning : sentence.end]):
                found[beginning] = [Hit(id_, beginning + a, beginning + b, exact) for id_, a, b, exact in hits]
        return found

    def _dealt(self, doc: Document, candidates: Iterable[tuple[int, int, int]]) -> dict[int, list[Hit]]:
        """Hits at candidates in order."""
        found: dict[int, list[Hit]] = {}
        text, sentences, beginnings, sure = doc.text, doc.sentences, starts(doc), self._sure
        reached = limit = first = 0
        for start, back, number in candidates:
            if start < reached:
                continue
            if start >= limit:
                sentence = sentences[bisect_right(beginnings, start) - 1]
                first, limit = sentence.start, sentence.end
            end = start - back
            if end > limit or text.startswith(_GOES_ON, end):
                continue
            if number in sure:
                hit: Hit | None = tuple.__new__(Hit, (sure[number], start, end, False))
            else:
                hit = self._looked_up(text, start, end)
            if hit:
                if first in found:
                    found[first].append(hit)
                else:
                    found[first] = [hit]
                reached = end
        return found

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

    @cached_property
    def _owner(self) -> int:
        return register_tagged((literal, number) for number, literal in enumerate(self._flat))

    @cached_property
    def _automaton(self) -> BytesAhoCorasick:
        return BytesAhoCorasick(self._flat, implementation=Implementation.ContiguousNFA)


@cache
def scanner(vocabulary: str) -> Scanner:
    """The scanner of one vocabulary of `taxonomy`, made once."""
    return Scanner(terms(vocabulary))


def _squeezed(text: str) -> str:
    return _GAP.sub(" ", text)
