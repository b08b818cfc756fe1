"""Lists of which one item is enough: what stands below "at least one of the following:".

Knows the lines of the text only; which skills stand in them is `_skills.py`.
"""

import re
from bisect import bisect_right
from operator import itemgetter

from internscout.parse.kept import per_document
from internscout.text import Document

_LEAD = re.compile(
    r"""(?xi)\b(?: (?:one|two|three|any|some|several|either|1|2)\b(?:\ or\ (?:more|several|both|two))?\ (?:of|from|in)\b
    | (?:at\ least|minimum)\ (?:one|1)\b | one\ or\ (?:more|several)\b
    | (?:mindestens|wenigstens)\ ein\w* | einer?\ der\b | au\ moins\ une?\b | une?\ des\b
    | (?:minstens|ten\ minste)\ (?:een|één)\b | al\ menos\ un[oa]?\b )[^.;]{0,120}$"""
)
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
    return found


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
