"""The sentences of a document that hold one of some words: patterns are too slow to be tried on a whole posting.

`str.find` over a lower-cased text is some fifty times faster than an alternation that ignores case.
"""

from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache

from internscout.text import Document, Sentence


@lru_cache(maxsize=4)
def lowered(doc: Document) -> str:
    """The text in lower case, at the same offsets."""
    lower = doc.text.lower()
    if len(lower) == len(doc.text):
        return lower
    # A few letters ("İ") grow when lowered.
    return "".join(low if len(low := character.lower()) == 1 else character for character in doc.text)


@lru_cache(maxsize=4)
def _starts(doc: Document) -> list[int]:
    return [sentence.start for sentence in doc.sentences]


def sentences_with(doc: Document, words: Iterable[str]) -> list[Sentence]:
    """The sentences that hold any of the words (lower case, anywhere in a word), in order."""
    text, starts = lowered(doc), _starts(doc)
    found: set[int] = set()
    for word in words:
        at = text.find(word)
        while at >= 0:
            index = bisect_right(starts, at) - 1
            if index < 0:
                at = text.find(word, at + 1)
                continue
            found.add(index)
            # One hit a sentence is enough: go on behind it.
            at = text.find(word, max(doc.sentences[index].end, at + 1))
    return [doc.sentences[index] for index in sorted(found)]
