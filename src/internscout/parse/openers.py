r"""The first letters of the words with which a match of a regular expression can begin, read off its source.

`\b(?:intern|co-?op)s?\b` can begin only at the word "co" and at words that start with "inte" or "coop". Knows the part
of the syntax that our patterns use at their beginnings, and refuses what it cannot tell: a pattern that may begin
inside a word, or at any word.
"""

import re
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

__all__ = ["LETTERS", "Openers", "openers"]

LETTERS = 4  # of a word: more would tell few words apart

_FLAGS = re.compile(r"\?(?:[aimsux-]*:|P<\w+>)")
_LOOK = re.compile(r"\?<?[=!]")
_REPEAT = re.compile(r"(?:(?P<sign>[?*+])|\{(?P<least>\d*)(?:,(?P<most>\d*))?\})[?+]?")
_DIGITS = frozenset("0123456789")
_UNKNOWN = frozenset((".", r"\w", r"\D", r"\S"))  # letters and others: the word may go on in any way
_BETWEEN = frozenset((r"\s", r"\W", r"\B"))

_States = frozenset[str | None]  # how words began that may still grow; None: not known to be at a word's beginning
_BEFORE: _States = frozenset((None,))
_NONE: _States = frozenset()


@dataclass(frozen=True, slots=True)
class Openers:
    """Short words as they are and longer ones cut to `LETTERS`; `prefixes` are beginnings of any word."""

    keys: frozenset[str]
    prefixes: tuple[str, ...] = ()

    def of(self, words: AbstractSet[str]) -> AbstractSet[str]:
        """Those of the words, cut to `LETTERS`, that are openers."""
        # The operator walks through the right-hand side, the method through its argument: the shorter is the quicker.
        whole = self.keys.intersection(words) if len(words) < len(self.keys) else words & self.keys
        if not self.prefixes:
            return whole
        initials = {prefix[0] for prefix in self.prefixes}
        return whole | {word for word in words if word[0] in initials and word.startswith(self.prefixes)}


def openers(pattern: str) -> Openers:
    """The openers of a pattern without regard to case. Raises ValueError when they cannot be told."""
    reader = _Reader(pattern)
    reader.keep(reader.alternatives(_BEFORE))
    return Openers(frozenset(reader.keys), tuple(sorted(reader.prefixes)))


class _Reader:
    """Walks through a pattern with all the ways in which a match's first word can have begun so far."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._at = 0
        self.keys: set[str] = set()
        self.prefixes: set[str] = set()

    def alternatives(self, states: _States) -> _States:
        """Reads up to the end of the group."""
        found = self._sequence(states)
        while self._take("|"):
            found |= self._sequence(states)
        return found

    def keep(self, states: _States) -> _States:
        """What comes next is unknown: every word that begins so is an opener."""
        for word in states:
            if not word:
                raise ValueError(f"may begin anywhere: {self._pattern[:60]!r} … at {self._at}")
            self.prefixes.add(word)
        return _NONE

    def _sequence(self, states: _States) -> _States:
        while self._at < len(self._pattern) and self._pattern[self._at] not in "|)":
            before, states = states, self._atom(states)
            if repeat := _REPEAT.match(self._pattern, self._at):
                self._at = repeat.end()
                if repeat["sign"] != "?" and repeat["most"] != "1":
                    states = self.keep(states)
                if repeat["sign"] in ("?", "*") or repeat["least"] in ("", "0"):
                    states |= before
        return states

    def _atom(self, states: _States) -> _States:
        start, self._at = self._at, self._at + 1
        if self._pattern[start] == "(":
            return self._group(states)
        if self._pattern[start] == "[":
            return self._set(states)
        if self._pattern[start] == "\\":
            self._at += 1
        return self._written(states, self._pattern[start : self._at])

    def _group(self, states: _States) -> _States:
        if look := _LOOK.match(self._pattern, self._at):
            self._at = look.end()
            self.alternatives(_NONE)
            found = states  # what it looks for can only make matches fewer
        else:
            if flags := _FLAGS.match(self._pattern, self._at):
                self._at = flags.end()
            elif self._pattern[self._at] == "?":
                raise ValueError(f"unknown group: {self._pattern[self._at - 1 : self._at + 20]!r}")
            found = self.alternatives(states)
        self._take(")")
        return found

    def _set(self, states: _States) -> _States:
        end = self._pattern.index("]", self._at + 1)
        inside, self._at = self._pattern[self._at : end], end + 1
        if inside[0] == "^" or "\\w" in inside or re.search(r"\w-\w", inside):
            return self.keep(states)
        members = re.findall(r"\\.|.", inside)
        return frozenset[str | None]().union(*(self._written(states, member) for member in members))

    def _written(self, states: _States, written: str) -> _States:
        """One character, or one backslash and what follows it."""
        if written in (r"\b", "^", "$"):
            return self._boundary(states)
        if written in _UNKNOWN:
            return self.keep(states)
        if written == r"\d":
            return frozenset[str | None]().union(*(self._each(states, self._grow(digit)) for digit in _DIGITS))
        if written in _BETWEEN or not re.fullmatch(r"\w", written[-1]):
            return self._each(states, self._close)
        return self._each(states, self._grow(written[-1].lower()))

    def _boundary(self, states: _States) -> _States:
        self._each(frozenset(word for word in states if word), self._close)
        return frozenset(("",)) if states & {None, ""} else _NONE

    def _each(self, states: _States, step: Callable[[str], _States]) -> _States:
        if None in states:
            raise ValueError(f"may begin inside a word: {self._pattern[:60]!r} … at {self._at}")
        return frozenset[str | None]().union(*(step(word) for word in states if word is not None))

    def _close(self, word: str) -> _States:
        if not word:
            raise ValueError(f"begins with no letter: {self._pattern[:60]!r} … at {self._at}")
        self.keys.add(word)
        return _NONE

    def _grow(self, letter: str) -> Callable[[str], _States]:
        def grown(word: str) -> _States:
            if len(word) + 1 < LETTERS:
                return frozenset((word + letter,))
            self.keys.add(word + letter)
            return _NONE

        return grown

    def _take(self, character: str) -> bool:
        taken = self._pattern.startswith(character, self._at)
        self._at += taken
        return taken
