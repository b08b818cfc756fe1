"""The grade point average asked for, required or preferred, on the scale stated ("3.0 GPA", "7 CGPA").

The scale itself ("on a 4.0 scale", "/4.0") is not a demand; asking only to *state* the GPA is none either.
"""

import re
from collections.abc import Iterator, Sequence

from internscout.model import Column, Fact, Json
from internscout.parse.field import Field, fact, settle_first
from internscout.parse.fields._numbers import plain
from internscout.text import Document

_NAME = "gpa_min"
_GPA = r"(?:c?\.?g\.?p\.?a\b\.?|grade[\s-]+point[\s-]+average|quality\s+point\s+average)"
_GRADE = r"(?P<grade>\d(?:[.,]\d{1,2})?|10)(?![\d%]|\s*%)"
_SCALE = r"(?:\s*(?:/|out\s+of|on\s+a)\s*\d+(?:\.\d+)?(?:\s+(?:point\s+)?scale)?)?"
_BEFORE = re.compile(
    rf"(?<![\d.,$]){_GRADE}\s*\+?{_SCALE}\s*\+?\s*\(?(?:or\s+(?:higher|above|better|greater)\s+)?(?:(?:minimum|cumulative|overall|current|collegiate|major|college|undergraduate|academic|un-?weighted)\s+){{0,3}}{_GPA}",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"{_GPA}(?:[\s:,>=≥()–-]|\b(?:of|is|be|must|should|at|least|minimum|min|above|over|preferably|preferred|requirement|required|or|equivalent|cumulative"
    rf"|overall|current|greater|than|higher|equal|to|a|an|the|in|your|major|exceeding|score|with)\b)*{_GRADE}",
    re.IGNORECASE,
)
_SCALE_BEFORE = re.compile(r"(?:/|out\s+of|on\s+an?|scale\s+of)\s*$", re.IGNORECASE)
_SCALE_AFTER = re.compile(r"\s*(?:-?\s*point)?\s*scale", re.IGNORECASE)
_MUST_BEFORE = re.compile(r"(?:must|minimum|min\.|require\w*|at\s+least)[^.;]*$", re.IGNORECASE)
_MUST_AFTER = re.compile(r"[^.;]{0,12}?(?:minimum|required|to\s+apply)", re.IGNORECASE)


def _find(doc: Document) -> list[Fact]:
    lower = doc.text.lower()
    if "gpa" not in lower and "point average" not in lower and "g.p.a" not in lower:
        return []
    return sorted(_facts(doc), key=lambda f: f.start)


def _facts(doc: Document) -> Iterator[Fact]:
    taken: set[int] = set()
    for pattern in (_BEFORE, _AFTER):
        for found in pattern.finditer(doc.text):
            at = found.start("grade")
            if (
                at in taken
                or _SCALE_BEFORE.search(doc.text, max(0, at - 12), at)
                or _SCALE_AFTER.match(doc.text, found.end("grade"))
            ):
                continue
            taken.add(at)
            grade = float(found["grade"].replace(",", "."))
            if not 1.5 <= grade <= 10:
                continue
            must = _MUST_BEFORE.search(doc.text, max(0, found.start() - 40), at) or _MUST_AFTER.match(
                doc.text, found.end()
            )
            yield fact(
                doc, _NAME, plain(grade), found.start(), found.end(), rule="grade", confidence=0.95 if must else 0.85
            )


def _settle(facts: Sequence[Fact]) -> Json:
    value = settle_first(facts)
    return float(value) if isinstance(value, int | float) else None


FIELD = Field(
    name=_NAME,
    columns=(Column("gpa_min", "DOUBLE", "$.gpa_min", "grade point average asked for, on the scale the posting uses"),),
    find=_find,
    settle=_settle,
)
