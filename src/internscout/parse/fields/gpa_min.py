"""The grade point average asked for, required or preferred, on the scale stated ("3.0 GPA", "7 CGPA").

The scale itself ("on a 4.0 scale", "/4.0") is not a demand; asking only to *state* the GPA is none either.
"""

import re
from collections.abc import Iterator, Sequence

from internscout.model import Column, Fact, Json
from internscout.parse.field import Field, fact, settle_first
from internscout.parse.fields._numbers import plain
from internscout.parse.words import WordPattern
from internscout.text import Document

_NAME = "gpa_min"
_GPA = r"(?:c?\.?g\.?p\.?a\b\.?|grade[\s-]+point[\s-]+average|quality\s+point\s+average)"
# What other languages call it; an average is one of grades only with such a word beside it.
_AVERAGE = (
    r"(?:(?:noten|gesamt)durchschnitt|durchschnittsnote|(?:abschluss|gesamt)note|moyenne\s+(?:cumulative|générale"
    r"|académique|scolaire|pondérée)|promedio(?:\s+(?:mínimo|general|académico|acumulado|ponderado|de\s+carrera)){1,3}"
    r"|nota\s+media|gemiddeld\s+(?:eind)?cijfer|cijfergemiddelde)"
)
# In each of the above.
_NAMED = WordPattern(r"gpa\b|g\.p\.?a\b|point[\s-]+average")
_NAMED_ABROAD = WordPattern(_AVERAGE)
_GRADE = r"(?P<grade>\d(?:[.,]\d{1,2})?|10)(?![\d%]|\s*%)"
_SCALE = r"(?:\s*(?:/|out\s+of|on\s+a)\s*\d+(?:\.\d+)?(?:\s+(?:point\s+)?scale)?)?"
_BEFORE = re.compile(
    rf"(?<![\d.,$]){_GRADE}\s*\+?{_SCALE}\s*\+?\s*\(?(?:(?:or|and)\s+(?:higher|above|better"
    rf"|greater)\s+)?(?:(?:minimum|cumulative|overall|current|collegiate|major|college|undergraduate|academic"
    rf"|un-?weighted)\s+){{0,3}}{_GPA}",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"{_GPA}(?:[\s:,>=≥()–-]|\b(?:of|is|be|must|should|at|least|minimum|min|above|over|preferably|preferred"
    rf"|requirement|required|or|equivalent|cumulative"
    rf"|overall|current|greater|than|higher|equal|to|a|an|the|in|your|major|exceeding|score|with)\b)*{_GRADE}",
    re.IGNORECASE,
)
_ABROAD = re.compile(
    rf"{_AVERAGE}(?:[\s:,>=≥()–-]|\b(?:von|mindestens|besser|als|oder|ab|mínim[oa]|al|menos|de|du|au|moins"
    rf"|minimale?|minimum|van|minimaal|minstens|een|igual|o|superior|a|supérieure|égale|ou|à|est|is|cumulative)"
    rf"(?!\w)|d')*{_GRADE}(?!\s*(?:h|stunden|heures|horas|uur|jahre|ans|años|jaar|monate|mois|meses|maanden)\b)",
    re.IGNORECASE,
)
_SCALE_BEFORE = re.compile(r"(?:/|out\s+of|on\s+an?|scale\s+of)\s*$", re.IGNORECASE)
_SCALE_AFTER = re.compile(r"\s*(?:-?\s*point)?\s*scale", re.IGNORECASE)
_MUST_BEFORE = re.compile(
    r"(?:must|minimum|min\.|require\w*|at\s+least|mindestens|au\s+moins|mínim|minimaal)[^.;]*$", re.IGNORECASE
)
_MUST_AFTER = re.compile(r"[^.;]{0,12}?(?:minimum|required|to\s+apply)", re.IGNORECASE)


def _find(doc: Document) -> list[Fact]:
    return sorted(_facts(doc), key=lambda f: f.start)


def _facts(doc: Document) -> Iterator[Fact]:
    taken: set[int] = set()
    for found in _grades(doc):
        at = found.start("grade")
        grade = float(found["grade"].replace(",", "."))
        if at in taken or not 1.5 <= grade <= 10 or _is_scale(doc.text, found):
            continue
        taken.add(at)
        must = _MUST_BEFORE.search(doc.text, max(0, found.start() - 40), at) or _MUST_AFTER.match(doc.text, found.end())
        sure = 0.95 if must else 0.85
        yield fact(doc, _NAME, plain(grade), found.start(), found.end(), rule="grade", confidence=sure)


def _grades(doc: Document) -> Iterator[re.Match[str]]:
    for sentence in _NAMED.sentences(doc):
        for pattern in (_BEFORE, _AFTER):
            yield from pattern.finditer(doc.text, sentence.start, sentence.end)
    for sentence in _NAMED_ABROAD.sentences(doc):
        yield from _ABROAD.finditer(doc.text, sentence.start, sentence.end)


def _is_scale(text: str, found: re.Match[str]) -> bool:
    """True for the 4.0 of "3.5 on a 4.0 scale"."""
    at = found.start("grade")
    before = _SCALE_BEFORE.search(text, max(0, at - 12), at)
    return before is not None or _SCALE_AFTER.match(text, found.end("grade")) is not None


def _settle(facts: Sequence[Fact]) -> Json:
    value = settle_first(facts)
    return float(value) if isinstance(value, int | float) else None


FIELD = Field(
    name=_NAME,
    columns=(Column("gpa_min", "DOUBLE", "$.gpa_min", "grade point average asked for, on the scale the posting uses"),),
    find=_find,
    settle=_settle,
)
