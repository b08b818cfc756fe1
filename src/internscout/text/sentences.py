"""Blocks → sentences: where a full stop ends one, and where it only ends an abbreviation.

Needs blocks whose blanks are single; never looks over the end of a block.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from internscout.text.html import LineKind
from internscout.text.sections import Section

__all__ = ["Block", "Sentence", "sentences"]

# The blank between two sentences. It comes first in the pattern: `re` skips from blank to blank, but is slow with sets.
_GAP = re.compile(r" (?<=[.!?;\"')\]] )(?=[\"'(\[]?[A-Z0-9À-ÖØ-Þ•-])")
_CLOSING = "\"')]"
# Longest abbreviation looked for, with brackets in front of it.
_WINDOW = 14
_OPENING = "([\"'/"
# Never the end of a sentence, whatever comes next.
_TITLES = frozenset("dr prof mr mrs ms st ft mt vs sr jr gen dept univ ph dipl".split())
# Hardly ever the end of one but before a word with which sentences begin.
_SHORTENED = frozenset(
    "e.g eg i.e ie etc incl inc ltd co corp approx ca bzw z.b d.h u.a usw inkl evtl ggf zzgl bspw sog vgl o.g env ex"
    " resp p.ex bijv o.a m.b.v excl est ext ref hrs".split()
)
# Shortened before a figure only: "No. 5", "mind. 3 Monate", "Sept. 2026".
_BEFORE_FIGURES = frozenset(
    "no nr min max mind art fig vol pp p jan feb mar apr jun jul aug sep sept oct okt nov dec dez approx ca ab"
    " rs".split()
)
_DOTTED = re.compile(r"(?:[A-Za-z]{1,2}\.)+[A-Za-z]{1,4}")  # "U.S", "Ph.D", "M.Sc"
_STARTER = re.compile(
    r"(?:We|You|Your|Our|The|This|These|They|It|If|In|As|At|Please|What|Who|How|Why|When|While|Must|For|By|To|All"
    r"|Wir|Du|Sie|Die|Der|Das|Unser|Nous|Vous|Le|La|Les|Notre|Wij|Je|Het|De|El|Los)\b"
)
_NAMED_LETTERS = frozenset("RC")  # languages: "Python or R. You will"


class Block(NamedTuple):
    """A line of the text: `text[start:end]`, what it is, and the part of the posting it stands in."""

    start: int
    end: int
    kind: LineKind
    section: Section


class Sentence(NamedTuple):
    """A sentence, or the whole of a short block; never crosses a block."""

    start: int
    end: int
    section: Section
    kind: LineKind


def sentences(text: str, blocks: Sequence[Block]) -> list[Sentence]:
    """The sentences of all blocks, in order. Each block is covered but for the blanks between its sentences."""
    found: list[Sentence] = []
    new = tuple.__new__  # a named tuple's own is written in Python
    gaps = iter([gap.start() for gap in _GAP.finditer(text)])
    gap = next(gaps, len(text))
    for first, limit, kind, section in blocks:
        start = first
        while gap < limit:
            if _ends(text, start, gap):
                found.append(new(Sentence, (start, gap, section, kind)))
                start = gap + 1
            gap = next(gaps, len(text))
        found.append(new(Sentence, (start, limit, section, kind)))
    return found


def _ends(text: str, start: int, gap: int) -> bool:
    last = gap - 1
    mark = text[last]
    while mark in _CLOSING and last > start:
        last -= 1
        mark = text[last]
    if mark == ".":
        return not _shortened(text, start, last, gap + 1)
    return mark in "!?;"


def _shortened(text: str, start: int, dot: int, following: int) -> bool:
    """True when the full stop ends no sentence but an abbreviation."""
    if dot >= start + 5 and (ending := text[dot - 5 : dot]).isalpha() and ending != "pprox":
        return False  # a word longer than all but one of those that are shortened
    before = text[max(start, dot - _WINDOW) : dot]
    word = before[before.rfind(" ") + 1 :].lstrip(_OPENING)
    small = word.lower() if word != word.upper() else word  # "MS." and "CA." are states
    if small in _TITLES:
        return True
    if small in _BEFORE_FIGURES and text[following].isdigit():
        return True
    if len(word) == 1:
        if not word.isalpha() or (word in _NAMED_LETTERS and before[:-1].endswith((" or ", " and ", ", ", "/ "))):
            return False
    elif small not in _SHORTENED and not _DOTTED.fullmatch(word):
        return False
    return not _STARTER.match(text, following)
