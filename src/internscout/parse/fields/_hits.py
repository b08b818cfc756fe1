"""The spellings of a vocabulary in a document, sentence by sentence, found in one pass over the whole text."""

from collections.abc import Iterator

from internscout.parse.scan import Hit, scanner
from internscout.text import Document, Sentence

__all__ = ["hits_by_sentence"]


def hits_by_sentence(doc: Document, vocabulary: str) -> Iterator[tuple[Sentence, list[Hit]]]:
    """Each sentence that holds at least one spelling, with its hits in order."""
    hits = iter(scanner(vocabulary).scan(doc.text))
    hit = next(hits, None)
    for sentence in doc.sentences:
        found: list[Hit] = []
        while hit is not None and hit.start < sentence.end:
            if hit.start >= sentence.start and hit.end <= sentence.end:
                found.append(hit)
            hit = next(hits, None)
        if found:
            yield sentence, found
