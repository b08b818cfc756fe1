"""Lists of which one item is enough: what stands below or behind "at least one of the following:".

Knows the lines of the text only; which skills stand in them is `_skills.py`.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import itemgetter

from internscout.parse.kept import per_document
from internscout.parse.words import WordPattern
from internscout.text import Document

_LEAD = re.compile(
    r"""(?xi)\b(?: (?:one|two|three|any|some|several|either|1|2)\b(?:\ or\ (?:more|several|both|two))?\ (?:of|from|in)\b
    | (?:at\ least|minimum)\ (?:one|1)\b | one\ or\ (?:more|several)\b
    | (?:mindestens|wenigstens)\ ein\w* | einer?\ der\b | au\ moins\ une?\b | une?\ des\b
    | (?:minstens|ten\ minste)\ (?:een|één)\b | al\ menos\ un[oa]?\b )[^.;]{0,120}$"""
)
# … and with the list behind it on the same line.
_INLINE = WordPattern(
    r"\b(?:one|two|three|any|some|several)(?: or (?:more|several|both|two))? of the following\b[^.;:\n]{0,60}:"
    r" (?=[^\n.;]{0,300}\()",
)
_STOP = re.compile(r"[.;](?=\s+[A-Z])|\n")
_REACH = 160
_LONG_ITEM = 80  # of the longest item that is hardly more than a name

_start = itemgetter(0)


@per_document
def _choices(doc: Document) -> list[tuple[int, int]]:
    """Where the items of each such list begin and end, in order."""
    found: list[tuple[int, int]] = []
    lead = items = 0
    longest = -1
    for number, block in enumerate((*doc.blocks, None)):
        if block is not None and block.kind == "item":
            items += 1
            longest = max(longest, block.end - block.start)
            continue
        if items > 1 and longest <= _LONG_ITEM and _leads(doc, lead):
            found.append((doc.blocks[lead + 1].start, doc.blocks[number - 1].end))
        lead, items, longest = number, 0, -1
    return sorted([*found, *_inline(doc, found)])


def _inline(doc: Document, below: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The lists on the line of their lead, outside of those that stand below one."""
    for matches in _INLINE.by_sentence(doc).values():
        start = matches[0].end()
        stop = _STOP.search(doc.text, start)
        if all(not first <= start < last for first, last in below):
            yield start, stop.start() if stop else len(doc.text)


def _leads(doc: Document, number: int) -> bool:
    """True for a line that asks for one of what follows it."""
    start, end, kind, _ = doc.blocks[number]
    if kind != "heading" and doc.text[end - 1] != ":":
        return False
    return _LEAD.search(doc.text, max(start, end - _REACH), end) is not None


def choice(doc: Document, place: int) -> int:
    """The number of the list of alternatives that holds a place of the text, or -1."""
    lists = _choices(doc)
    if not lists:
        return -1
    number = bisect_right(lists, place, key=_start) - 1
    return number if number >= 0 and place < lists[number][1] else -1
