"""Patterns for the title line: tried only where one of their words stands in it.

Most titles name a plain job, and a pattern of hundreds of alternatives takes long to fail. The words are sought in the
title alone: many that tell something there are common in every text ("design", "operations").
"""

import re
from functools import lru_cache

from ahocorasick_rs import BytesAhoCorasick

from internscout.parse.flat import flat
from internscout.parse.literals import trigger
from internscout.text import Document

__all__ = ["TitlePattern"]

_numbers: dict[bytes, int] = {}  # the literals of all these patterns


class TitlePattern:
    """A regular expression each match of which holds a word, for titles; upper and lower case are one."""

    def __init__(self, pattern: str) -> None:
        self.regex = re.compile(pattern, re.IGNORECASE)
        literals = trigger(pattern, re.IGNORECASE).literals
        self._numbers = frozenset(_numbers.setdefault(literal.flat, len(_numbers)) for literal in literals)

    def in_title(self, doc: Document) -> list[re.Match[str]]:
        """The matches in the title, at the document's offsets; "_" is no letter there ("Internship_AI")."""
        title = doc.text[: doc.blocks[0].end].replace("_", " ")
        return [] if self._numbers.isdisjoint(_found(title, len(_numbers))) else list(self.regex.finditer(title))


@lru_cache(maxsize=256)  # boards repeat their titles
def _found(title: str, _registered: int) -> frozenset[int]:
    matches = _automaton(_registered).find_matches_as_indexes(flat(title), overlapping=True)
    return frozenset([number for number, _, _ in matches])


@lru_cache(maxsize=1)
def _automaton(_registered: int) -> BytesAhoCorasick:
    return BytesAhoCorasick(list(_numbers))
