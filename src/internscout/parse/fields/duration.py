"""How long the internship lasts, as stated: "12 weeks", "4–6 months", "at least six months".

Not a duration: experience asked for, leave, probation, company history, "May to August". A figure counts when the
words around it speak of the internship's length; a four-year degree or a year of experience never does.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, islice

from internscout.model import Column, Fact, Json
from internscout.parse.field import Field, fact
from internscout.parse.fields._length_words import (
    A_START_AFTER,
    ALONE_AFTER,
    ALONE_BEFORE,
    APART_AFTER,
    APART_BEFORE,
    AT_SCHOOL,
    CUE_BEFORE,
    FIRST_WORDS_BEFORE,
    HANGING,
    IN_TIME,
    LABEL_BEFORE,
    NEVER_AFTER,
    NEVER_BEFORE,
    NOUN_AFTER,
    OF_INTERNSHIP,
    OTHER_LENGTH,
    YOU_AFTER,
)
from internscout.parse.fields._numbers import COUNT, COUNTED, TO, count, plain
from internscout.parse.words import WordPattern, lower, lowered, sentence_number
from internscout.text import Block, Document, Section, Sentence

_NAME = "duration"
_UNITS = {
    "week": r"weeks?|wks?|wochen?|wöchig\w*|semaines?|weken|semanas?",
    "month": r"months?|mths?|monate?n?|monatig\w*|mois|maanden|maand|mes(?:es)?",
    "year": r"years?|yrs?|jahre?|ans?|jaar|años?",
    "day": r"days?",
}
_YEAR = r"years?|yrs?|jahre?|\bans|\b1\san|jaar|años?"  # a French year is as short as the English article
_UNIT = "|".join(rf"(?P<{unit}>{words})" for unit, words in _UNITS.items())
_NAMELESS = re.sub(r"\?P<\w+>", "?:", _UNIT)
_FIRST = re.sub(r"\?P<(\w+)>", r"?P<first_\1>", _UNIT)
# "4-, 8- or 12-month": the first and the last count are the ends. "6 months (minimum) to 12 months" is a range as well.
# Tried on the text in lower case, which is several times as fast as minding no case.
_SPAN = re.compile(
    rf"(?<![\w$€£.,/])(?P<low>{COUNT})(?P<plus>\s*\+)?"
    rf"(?:(?:[\s\\-]*(?:{_FIRST})(?:\s*\(min\w*\))?(?:,\s?{COUNT}[\s-]?(?:{_NAMELESS})){{0,2}}"
    rf"|(?:-?\s?,\s?{COUNT}-?){{1,2}})?"
    rf"(?:-?,?{TO},?\s*|-,\s*|\s*,?\s*(?:and\s+)?(?:up\s+to\s+(?:a\s+)?(?:max(?:imum)?\s+(?:of\s+)?)?"
    rf"|(?:a\s+)?max(?:imum)?\s+(?:of\s+)?))"
    rf"(?P<high>{COUNT}))?(?P<more>\s*\+)?"
    rf"[\s\\–-]*(?:full\s+|calendar\s+|consecutive\s+)?(?:{_UNIT})(?![a-zà-ÿ])"
)
_AT_A_UNIT = WordPattern(
    rf"(?:{'|'.join(_UNITS[unit] for unit in ('week', 'month'))}|\bdays)(?![a-zà-ÿ])".replace("|mes(", r"|\bmes(")
)
_A_UNIT = _AT_A_UNIT.regex.match
_COUNTED = (*COUNTED, *"0123456789)+", "full", "calendar", "consecutive")
_MINIMUM = re.compile(
    r"(?:minimum|at\s+least|min\.?|no\s+less\s+than|mindest\w*|au\s+moins|(?:ten)?minste(?:ns)?|minimaal|minimale"
    r"|mind\.|mínimo|al\s+menos|por\s+lo\s+menos|upwards\s+of|for\s+over)"
    r"(?:\s+(?:of|period|duration|von|de|van|commitment|term|is|:))*\s*:?\s*$",
    re.IGNORECASE,
)
_MAXIMUM = re.compile(
    r"(?:up\s+to|maximum|max\.?|no\s+(?:more|longer)\s+than|not\s+(?:to\s+)?exceed(?:ing)?|bis\s+zu|höchstens|maximal|jusqu['’]à|au\s+plus|maximaal"
    r"|hasta|máximo)(?:\s+(?:of|a|total|de))*\s*$",
    re.IGNORECASE,
)
_MORE_AFTER = re.compile(
    r"\s*(?:or\s+(?:longer|more)|and\s+(?:longer|up)|minimum|min\b|\(?(?:at\s+least|minimum)\)?|oder\s+(?:länger|mehr)"
    r"|ou\s+plus|of\s+(?:langer|meer)|o\s+más|como\s+mínimo|mínimo)",
    re.IGNORECASE,
)
_MAXIMUM_AFTER = re.compile(r"\s*\(?(?:max\b|maxim|máxim|como\s+máximo|at\s+most)", re.IGNORECASE)
# Years are those of a degree or of experience far more often: only a few nouns make them an internship's.
_YEARS_OF_WORK = re.compile(
    r"(?![^.;]{0,60}\bexperience)[\s,\\-]*"
    r"(?:(?!non\b|of\b|mba|engineer|undergrad|universit|college|bachelor|master|academic|accredit|stud|or\b|renew"
    r"|rotat)"
    r"[\w()-]+[\s,]+){0,3}?(?:intern(?:ship)?s?|co-?ops?|program(?:me)?s?|fellowships?|residency|apprenticeship"
    r"|traineeships?|placements?|contract|project|position|appointment|commitment|assignment|alternance|praktikum|stage"
    r"|thesis|term)\b"
)
_LASTS = r"(?:duration;?|contract\s+length|dauer|durée|looptijd|duur|duración|laufzeit)[^.;]{0,20}"
_LASTS_YEARS = re.compile(rf"{_LASTS}$", re.IGNORECASE)
_AT_A_YEAR = WordPattern(rf"(?:{_YEAR})(?![a-zà-ÿ])")
_A_YEAR = _AT_A_YEAR.regex.match
_AT_LASTING_YEARS = WordPattern(rf"{_LASTS}[^.;]{{0,30}}?\b(?:{_YEAR})(?![a-zà-ÿ])")

_BEFORE = 110
_REACH = 90  # the longest span
_MOST = 20  # spans of one sentence that are looked at


def _find(doc: Document) -> list[Fact]:
    return list(_facts(doc))


def _facts(doc: Document) -> Iterator[Fact]:
    for found in _spans(doc):
        if confidence := _confidence(doc, found):
            value = _value(doc, found)
            if value:
                yield fact(doc, _NAME, value, found.start(), found.end(), rule="length", confidence=confidence)


def _spans(doc: Document) -> Iterator[re.Match[str]]:
    """The spans near a unit that has a count, of years only those of work: the pattern is too slow for a whole text."""
    for sentence, places in _by_sentence(doc):
        start, end = max(sentence.start, places[0] - _REACH), min(sentence.end, places[-1] + _REACH)
        yield from islice(_SPAN.finditer(lowered(doc), start, end), _MOST)


def _by_sentence(doc: Document) -> Iterator[tuple[Sentence, list[int]]]:
    """The sentences with units that may be an internship's, and where these stand."""
    text = doc.text
    places = [place for place in _AT_A_UNIT.places(doc) if _has_count(text, place) and _A_UNIT(text, place)]
    places += [place for place in _AT_A_YEAR.places(doc) if _has_count(text, place) and _is_of_work(doc, place)]
    places += [one.end() - 2 for one in _AT_LASTING_YEARS.finditer(doc, doc.text)]
    for number, group in groupby(sorted(places), key=lambda place: sentence_number(doc, place)):
        yield doc.sentences[number], list(islice(group, _MOST))


def _is_of_work(doc: Document, place: int) -> bool:
    """True for years of a program or of an internship; most are of experience."""
    text = lowered(doc)
    year = _A_YEAR(text, place)
    return year is not None and _YEARS_OF_WORK.match(text, year.end()) is not None


def _has_count(text: str, place: int) -> bool:
    """True when a figure or its word stands before the unit: "per week" has none."""
    before = text[max(0, place - 24) : place].rstrip(" \t\n\xa0\\–-")
    return before.lower().endswith(_COUNTED)


def _confidence(doc: Document, found: re.Match[str]) -> float:
    """How sure it is that the span is the internship's; 0 when it is not."""
    block = doc.block_at(found.start())
    if block is None or NEVER_AFTER.match(lowered(doc), found.end(), block.end):
        return 0
    written = _before(doc, block, found.start())
    before = lower(written)
    if NEVER_BEFORE.search(before) or IN_TIME.search(written):
        return 0
    if found["year"] and not found["first_month"]:
        return 0.9 if _are_years_of_work(lowered(doc), block, found, before) else 0
    if block.section is Section.TITLE or LABEL_BEFORE.search(lowered(doc), max(0, found.start() - 60), found.start()):
        return 1
    if any(pattern.match(lowered(doc), found.end(), block.end) for pattern in (NOUN_AFTER, A_START_AFTER)):
        return 0.9
    told = CUE_BEFORE.search(before) or _is_of_you(lowered(doc), block, found, before)
    return 0.8 if told or _set_apart(doc, block, found, written) else 0


def _is_of_you(text: str, block: Block, found: re.Match[str], before: str) -> bool:
    """True for a stretch of time that opens a sentence about the candidate; `text` and `before` are in lower case."""
    return FIRST_WORDS_BEFORE.search(before) is not None and YOU_AFTER.match(text, found.end(), block.end) is not None


def _are_years_of_work(text: str, block: Block, found: re.Match[str], before: str) -> bool:
    """True for years that a label or a noun makes the internship's; `text` is in lower case."""
    if _LASTS_YEARS.search(text, max(0, found.start() - 60), found.start()):
        return True
    return bool(_YEARS_OF_WORK.match(text, found.end(), block.end) and not AT_SCHOOL.search(before))


def _before(doc: Document, block: Block, at: int) -> str:
    """The words before a span; those of the line above as well where that breaks off at "a placement of at least"."""
    start = block.start
    if at - start < 3 and HANGING.search(doc.text, max(0, start - 30), max(0, start - 1)):
        start = 0
    return doc.text[max(start, at - _BEFORE) : at]


def _set_apart(doc: Document, block: Block, found: re.Match[str], before: str) -> bool:
    """True for a length in brackets behind words of the internship, and for one that stands alone in its place."""
    text = doc.text
    if (lead := APART_BEFORE.search(before)) and APART_AFTER.match(text, found.end(), block.end):
        return OF_INTERNSHIP.search(before, 0, lead.start()) is not None
    if not ALONE_BEFORE.search(before) or not ALONE_AFTER.match(text, found.end(), block.end):
        return False
    return OTHER_LENGTH.search(text, max(0, block.start - 60), found.start()) is None


def _value(doc: Document, found: re.Match[str]) -> Json:
    ends = _ends(found)
    if ends is None:
        return None
    low, high, unit = ends
    minimum, maximum = plain(low), plain(high)
    if found["high"]:
        return {"min": minimum, "max": maximum, "unit": unit}
    before = doc.text[max(0, found.start() - 40) : found.start()]
    if found["plus"] or found["more"] or _MINIMUM.search(before) or _MORE_AFTER.match(doc.text, found.end()):
        return {"min": minimum, "max": None, "unit": unit}
    if _MAXIMUM.search(before) or _MAXIMUM_AFTER.match(doc.text, found.end()):
        return {"min": None, "max": maximum, "unit": unit}
    return {"min": minimum, "max": maximum, "unit": unit}


def _ends(found: re.Match[str]) -> tuple[float, float, str] | None:
    """The two counts, the lower one first, and their unit; None for what no internship lasts."""
    unit = next(u for u in _UNITS if found[u])
    first = next((u for u in _UNITS if found[f"first_{u}"]), unit)
    low = count(found["low"])
    high = count(found["high"]) if found["high"] else low
    if first == "month" and unit == "year":
        high, unit = 12 * high, "month"
    elif first != unit:
        high, unit = low, first
    low, high = sorted((low, high))
    if unit == "day":
        if low % 7 or high % 7:
            return None
        low, high, unit = low / 7, high / 7, "week"
    longest = 5 if unit == "year" else 60
    return (low, high, unit) if low > 0 and high <= longest else None


def _settle(facts: Sequence[Fact]) -> Json:
    """The surest statement; a range in its unit that holds it says more than a single figure or an open end."""
    if not facts:
        return None
    best = max(facts, key=lambda f: f.confidence).value
    return next((f.value for f in facts if _widens(f.value, best)), best)


def _widens(wide: Json, narrow: Json) -> bool:
    """True for a range with two ends, in the same unit, that holds all that `narrow` says, which is no such range."""
    if not isinstance(wide, dict) or not isinstance(narrow, dict) or wide["unit"] != narrow["unit"]:
        return False
    low, high = wide["min"], wide["max"]
    figures = {figure for figure in (narrow["min"], narrow["max"]) if isinstance(figure, int | float)}
    if not isinstance(low, int | float) or not isinstance(high, int | float) or low == high or len(figures) != 1:
        return False
    return low <= figures.pop() <= high


FIELD = Field(
    name=_NAME,
    columns=(
        Column("duration_min", "DOUBLE", "$.duration.min", "shortest length stated, in duration_unit"),
        Column("duration_max", "DOUBLE", "$.duration.max", "longest length stated, in duration_unit"),
        Column("duration_unit", "VARCHAR", "$.duration.unit", "week, month or year"),
    ),
    find=_find,
    settle=_settle,
)
