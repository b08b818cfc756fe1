"""The parts of a posting that say what one will learn: "experience with AWS" is promised there, not asked for.

Known by their headings alone; what stands in the parts is read by others.
"""

import re

from internscout.parse.kept import per_document
from internscout.text import Document, Section

_TAUGHT = re.compile(
    r"""(?xi)\b(?: you(?:'ll|\ will|\ can|\ get\ to)?\ (?:also\ )?(?:learn|gain|take\ away)\b
    | (?:interns|students|will)\ (?:will\ )?(?:learn|gain)\b | learning\ (?:outcomes?|objectives?|opportunities|goals)
    | skills\ (?:gained|learned)\b | (?:was|das)\ (?:du|sie)\ lern\w*
    | ce\ que\ (?:tu|vous)\ (?:vas|allez)\ apprendre | wat\ je\ (?:gaat\ )?le(?:ert|ren) )"""
)
# A heading that names another part as well opens both.
_BESIDES = re.compile(r"(?i)\b(?:responsib|dut(?:y|ies)|tasks?|requir|qualif|need|bring|have\b|do\b)")
_PROMISES = frozenset((Section.DUTIES, Section.BENEFITS, Section.ROLE, Section.OTHER))


def is_lesson(doc: Document, place: int) -> bool:
    """True at a place under a heading on what one will learn."""
    return any(start <= place < end for start, end in _lessons(doc))


@per_document
def _lessons(doc: Document) -> list[tuple[int, int]]:
    """Where those parts begin and end, in order."""
    headings = [block for block in doc.blocks if block.kind == "heading"]
    ends = [*(block.start for block in headings), len(doc.text)]
    return [
        (block.end, end)
        for block, end in zip(headings, ends[1:], strict=True)
        if block.section in _PROMISES
        and _TAUGHT.search(doc.text, block.start, block.end)
        and not _BESIDES.search(doc.text, block.start, block.end)
    ]
