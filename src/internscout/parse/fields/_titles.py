"""Patterns for the title line: tried only where one of their words stands in it.

Most titles name a plain job, and a pattern of hundreds of alternatives takes long to fail.
"""

import re
from functools import lru_cache

from internscout.parse.index import index_of
from internscout.parse.words import WordPattern
from internscout.text import Document

__all__ = ["in_title"]


def in_title(doc: Document, pattern: WordPattern) -> list[re.Match[str]]:
    """The pattern's matches in the title, at the document's offsets; "_" is no letter there ("Internship_AI")."""
    text = doc.text[: doc.blocks[0].end]
    if "_" in text:  # to the index it is one
        return list(pattern.regex.finditer(text.replace("_", " ")))
    return [] if pattern.numbers.isdisjoint(_literals(doc)) else list(pattern.regex.finditer(text))


@lru_cache(maxsize=4)
def _literals(doc: Document) -> frozenset[int]:
    """The literals that begin in the title, as the index numbers them."""
    end = doc.blocks[0].end
    return frozenset([number for number, places in index_of(doc).places.items() if places[0] < end])
