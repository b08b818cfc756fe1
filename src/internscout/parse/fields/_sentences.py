"""The sentences of a document that hold one of some words: patterns are too slow to be tried on a whole posting.

`str.find` over a lower-cased text is some fifty times faster than an alternation that ignores case.
"""

from collections.abc import Iterable

from internscout.parse.words import lowered, sentence_number
from internscout.text import Document, Sentence


def sentences_with(doc: Document, words: Iterable[str]) -> list[Sentence]:
    """The sentences that hold any of the words (lower case, anywhere in a word), in order."""
    text = lowered(doc)
    found: set[int] = set()
    for word in words:
        at = text.find(word)
        while at >= 0:
            index = sentence_number(doc, at)
            if index < 0:
                at = text.find(word, at + 1)
                continue
            found.add(index)
            # One hit a sentence is enough: go on behind it.
            at = text.find(word, max(doc.sentences[index].end, at + 1))
    return [doc.sentences[index] for index in sorted(found)]
