"""A stretch of a document in which one pattern after another is sought, without looking at the rest of the document.

For who has found something and asks about the words around it. A pattern that is sought in all sentences is better
asked for them at once (`WordPattern.by_sentence`).
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from operator import itemgetter

from internscout.parse.index import index_of
from internscout.parse.words import WordPattern
from internscout.text import Document

__all__ = ["Stretch"]

_end = itemgetter(2)


class Stretch:
    """`text[start:end]` of a document. What is asked about must be a part of it."""

    __slots__ = ("_literals", "_places", "text")

    def __init__(self, doc: Document, start: int, end: int) -> None:
        self.text = doc.text
        found = index_of(doc).found
        literals: dict[int, list[int]] = {}
        # Offsets of the flat text are greater by one; the blanks around a word may stand outside of the stretch.
        for number, first, _ in found[
            bisect_right(found, start + 1, key=_end) : bisect_right(found, end + 2, key=_end)
        ]:
            if number in literals:
                literals[number].append(first - 1)
            else:
                literals[number] = [first - 1]
        self._literals = literals
        self._places: dict[WordPattern, Sequence[int]] = {}

    def holds(self, numbers: AbstractSet[int]) -> bool:
        """True when one of these literals (`WordPattern.numbers`) stands in the stretch."""
        return not numbers.isdisjoint(self._literals)

    def may_match(self, pattern: WordPattern, start: int, end: int) -> bool:
        """False when the pattern has no match in `start:end`, since no literal of it is there."""
        places = self._where(pattern)
        at = bisect_left(places, start)
        return at < len(places) and places[at] < end

    def matches(self, pattern: WordPattern, start: int, end: int) -> Iterator[re.Match[str]]:
        """The matches in `start:end`, as `finditer` finds them."""
        while found := self.first(pattern, start, end):
            yield found
            start = max(found.end(), start + 1)

    def first(self, pattern: WordPattern, start: int, end: int) -> re.Match[str] | None:
        """The first match in `start:end`."""
        places = self._where(pattern)
        for at in range(bisect_left(places, start), len(places)):
            if places[at] >= end:
                return None
            if not pattern.opens:
                return pattern.regex.search(self.text, start, end)
            if found := pattern.regex.match(self.text, places[at], end):
                return found
        return None

    def opening(self, pattern: WordPattern, start: int, end: int) -> re.Match[str] | None:
        """The match that begins at `start`."""
        return pattern.regex.match(self.text, start, end) if self.may_match(pattern, start, end) else None

    def _where(self, pattern: WordPattern) -> Sequence[int]:
        places = self._places.get(pattern)
        if places is None:
            places = self._places[pattern] = pattern.where(self._literals)
        return places
