"""Where the words of a document begin, and patterns that are tried only there.

`re` tries a pattern at every character, and a large alternation takes long to fail. Ours can match only where a word
begins with a few of all letters: so each document is indexed once by the first letters of its words, and a pattern is
tried at the words that can open it. The matches are those of `finditer`, in a fraction of the time.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from internscout.parse.openers import LETTERS, Openers, openers
from internscout.text import Document

__all__ = ["WordPattern", "beginnings", "lower", "lowered", "sentence_number"]

_BEGINNING = re.compile(rf"\b\w{{1,{LETTERS}}}")


def lower(text: str) -> str:
    """The text in lower case, of the same length: "İ".lower() would be two characters long."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(c if len(c.lower()) > 1 else c.lower() for c in text)


@lru_cache(maxsize=4)
def lowered(doc: Document) -> str:
    """The document's text in lower case, at the same offsets."""
    return lower(doc.text)


def beginnings(doc: Document, opening: Openers) -> list[int]:
    """Where words begin that are openers, in order."""
    index = _index(doc)
    return sorted(place for key in opening.of(index.keys()) for place in index[key])


def sentence_number(doc: Document, place: int) -> int:
    """Which of the document's sentences holds a place."""
    return bisect_right(_starts(doc), place) - 1


class WordPattern:
    """A regular expression each match of which begins with a word; `openers` must be able to tell which words."""

    def __init__(self, pattern: str, flags: re.RegexFlag = re.IGNORECASE) -> None:
        self.regex = re.compile(pattern, flags)
        self._openers = openers(pattern)

    def by_sentence(self, doc: Document) -> dict[int, list[re.Match[str]]]:
        """The start of each sentence with matches → its matches, as `finditer` finds them in the sentence alone."""
        match, text, sentences = self.regex.match, doc.text, doc.sentences
        found: dict[int, list[re.Match[str]]] = {}
        end = limit = 0
        for place in beginnings(doc, self._openers):
            if place >= limit:
                number = sentence_number(doc, place)
                limit = sentences[number].end
            if place >= end and (one := match(text, place, limit)):
                found.setdefault(sentences[number].start, []).append(one)
                end = one.end()
        return found

    def finditer(self, doc: Document, text: str, start: int = 0) -> Iterator[re.Match[str]]:
        """The matches from `start` on in `text`, which is the document's in any case; sentences do not matter."""
        end = start
        for place in beginnings(doc, self._openers):
            if place >= end and (one := self.regex.match(text, place)):
                yield one
                end = one.end()


@lru_cache(maxsize=4)
def _index(doc: Document) -> Mapping[str, Sequence[int]]:
    index: dict[str, list[int]] = defaultdict(list)
    for found in _BEGINNING.finditer(lowered(doc)):
        index[found[0]].append(found.start())
    return index


@lru_cache(maxsize=4)
def _starts(doc: Document) -> list[int]:
    return [sentence.start for sentence in doc.sentences]
