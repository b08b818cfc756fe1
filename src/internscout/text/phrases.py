r"""Phrases found in one pass over a text, however many they are.

A phrase is written in the part of the syntax of regular expressions whose matches can be listed: letters, `(a|b)`, `?`
behind a letter or a group, `[ab]`, `\b` and `^` in front, `\b` and `$` behind. A "…" takes the next word with it,
whatever it is (up to three where the phrase goes on behind it). All spellings of all phrases go into one Aho-Corasick
automaton: a thousand cost no more than ten. It reads a text as one byte a character, so that places need no counting;
phrases are therefore written in the letters of Latin-1.
"""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from ahocorasick_rs import BytesAhoCorasick, Implementation

from internscout.text.characters import lower

__all__ = ["Found", "Phrases", "spellings"]

_EDGE = "\n"  # of the text that is searched: what "^" and "$" stand for
_WORD_EDGE = "\b"
_MORE = "…"
_MOST_WORDS = 3
_MANY = 1000
_NEXT_WORD = re.compile(r" *[#@]?[^\W_]+")
_FOLDED = bytes(ord(lower(letter)) for letter in map(chr, range(256)))


class Found(NamedTuple):
    """`text[start:end]` is a spelling of a phrase of `label`; `size` is without the word that a "…" took."""

    label: str
    start: int
    end: int
    size: int


class _Spelling(NamedTuple):
    label: str
    whole_start: bool
    whole_end: bool
    open_end: bool
    behind: str
    capitals: tuple[int, ...]
    asks: bool


class Phrases:
    """Finds phrases in any case; capital letters in a phrase must be capital letters in the text as well."""

    def __init__(self, phrases: Iterable[tuple[str, str]]) -> None:
        """From pairs of a label and a phrase; where two spell the same, both are found."""
        meanings: dict[bytes, list[_Spelling]] = {}
        for label, phrase in phrases:
            for spelling in spellings(phrase):
                bare, meaning = _meaning(label, spelling)
                meanings.setdefault(bare, []).append(meaning)
        self._meanings = list(meanings.values())
        # The quickest that stays in the cache.
        kind = Implementation.DFA if len(meanings) < _MANY else Implementation.ContiguousNFA
        self._find: Callable[[bytes, bool], list[tuple[int, int, int]]] = BytesAhoCorasick(
            list(meanings), implementation=kind
        ).find_matches_as_indexes

    def find(self, text: str) -> list[Found]:
        """All spellings in a line (or in each of several lines), overlapping ones too, in the order of their ends."""
        edged = f"{_EDGE}{text}{_EDGE}"
        size = len(text)
        new = tuple.__new__  # a named tuple's own is written in Python
        found: list[Found] = []
        for number, start, end in self._find(edged.encode("latin-1", "replace").translate(_FOLDED), True):
            for label, whole_start, whole_end, open_end, behind, capitals, asks in self._meanings[number]:
                if (whole_start and edged[start - 1].isalnum()) or (whole_end and edged[end].isalnum()):
                    continue
                if capitals and not (edged[start + capitals[0]].isupper() and _are_capital(edged, start, capitals)):
                    continue
                if asks and "?" not in edged[start:end]:
                    continue  # a letter beyond Latin-1
                reached = _reach(edged, behind, end) if open_end else end
                if reached >= 0:
                    first, last = start - 1 if start else 0, reached - 1 if reached <= size else size
                    found.append(new(Found, (label, first, last, end - start)))
        return found


def _meaning(label: str, spelling: str) -> tuple[bytes, _Spelling]:
    body, more, behind = spelling.partition(_MORE)
    bare = body.strip(_WORD_EDGE)
    if not bare or _WORD_EDGE in bare:
        raise ValueError(f"a word's edge inside {spelling!r}")
    capitals = tuple(place for place, letter in enumerate(bare) if letter.isupper())
    edges = body[0] == _WORD_EDGE, body[-1] == _WORD_EDGE
    meaning = _Spelling(label, *edges, bool(more), behind.strip(_WORD_EDGE), capitals, "?" in bare)
    return bare.encode("latin-1").translate(_FOLDED), meaning


def _are_capital(edged: str, start: int, places: tuple[int, ...]) -> bool:
    return len(places) == 1 or all(edged[start + place].isupper() for place in places)


def _reach(edged: str, behind: str, end: int) -> int:
    """Where a spelling ends with what its "…" takes; -1 where there is no such word."""
    for _ in range(_MOST_WORDS if behind else 1):
        word = _NEXT_WORD.match(edged, end)
        if word is None:
            return -1
        end = word.end()
        if edged[end : end + len(behind)].lower() == behind:
            return end
    return -1


def spellings(phrase: str) -> list[str]:
    """All that a phrase can spell. Raises ValueError when its syntax is wrong."""
    found, end = _alternatives(phrase, 0)
    if end < len(phrase):
        raise ValueError(f"unbalanced bracket in {phrase!r}")
    return list(dict.fromkeys(found))


def _alternatives(phrase: str, at: int) -> tuple[list[str], int]:
    found: list[str] = []
    while True:
        begun = [""]
        while at < len(phrase) and phrase[at] not in "|)":
            options, at = _atom(phrase, at)
            if at < len(phrase) and phrase[at] == "?":
                options, at = ["", *options], at + 1
            begun = [before + option for before in begun for option in options]
        found += begun
        if at >= len(phrase) or phrase[at] == ")":
            return found, at
        at += 1


def _atom(phrase: str, at: int) -> tuple[list[str], int]:
    character = phrase[at]
    if character in "([":
        if character == "[":
            close = phrase.find("]", at)
            options = list(phrase[at + 1 : close])
        else:
            options, close = _alternatives(phrase, at + 1)
        if not at < close < len(phrase):
            raise ValueError(f"unbalanced bracket in {phrase!r}")
        return options, close + 1
    if character == "\\" and not phrase[at + 1].isalnum():
        return [phrase[at + 1]], at + 2
    if phrase.startswith(r"\b", at):
        return [_WORD_EDGE], at + 2
    if character in "?*+{.\\":
        raise ValueError(f"{character!r} at {at} in {phrase!r} does not say what it spells")
    return [_EDGE if character in "^$" else character], at + 1
