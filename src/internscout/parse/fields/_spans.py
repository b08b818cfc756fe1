"""Where a pattern stands in a document, found once and asked for by place: "a word of pay before this amount?".

For words that are looked for beside many places of one text; each question costs a bisection, not a search.
"""

from bisect import bisect_right

from internscout.parse.kept import per_document
from internscout.parse.words import WordPattern
from internscout.text import Document

__all__ = ["Spans"]


class Spans:
    """The matches of a pattern that holds a word, whatever its case."""

    def __init__(self, pattern: str) -> None:
        self._pattern = WordPattern(pattern)
        self._spans = per_document(self._found)

    def ends(self, doc: Document) -> list[int]:
        """Where the matches end, in order."""
        return self._spans(doc)[1]

    def last_end(self, doc: Document, start: int, end: int) -> int:
        """Where the last match within `start:end` ends; -1 when there is none."""
        starts, ends = self._spans(doc)
        last = bisect_right(ends, end) - 1
        return ends[last] if last >= 0 and starts[last] >= start else -1

    def _found(self, doc: Document) -> tuple[list[int], list[int]]:
        spans = [found.span() for found in self._pattern.finditer(doc, doc.text)]
        return [start for start, _ in spans], [end for _, end in spans]
