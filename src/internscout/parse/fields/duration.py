"""How long the internship lasts, as stated: "12 weeks", "4–6 months", "at least six months".

Not a duration: experience asked for, leave, probation, company history, "May to August". A figure counts when the
words around it speak of the internship's length; a four-year degree or a year of experience never does.
"""

import re
from collections.abc import Iterator, Sequence

from internscout.model import Column, Fact, Json
from internscout.parse.field import Field, fact
from internscout.parse.fields._numbers import COUNT, TO, count, plain
from internscout.parse.fields._sentences import sentences_with
from internscout.text import Document, Section

_NAME = "duration"
_UNITS = {
    "week": r"weeks?|wks?|wochen?|semaines?|weken|week|semanas?",
    "month": r"months?|mths?|monate?n?|mois|maanden|maand|mes(?:es)?",
    "year": r"years?|yrs?|jahre?|ans?|jaar|años?",
    "day": r"days?",
}
_UNIT = "|".join(rf"(?P<{unit}>{words})" for unit, words in _UNITS.items())
_SPAN = re.compile(
    rf"(?<![\w$€£.,/])(?P<low>{COUNT})(?P<plus>\s*\+)?(?:(?:[\s\\-]*(?:{_UNIT.replace('?P<', '?P<first_')}))?"
    rf"(?:{TO}|\s*,?\s*(?:and\s+)?up\s+to\s+(?:a\s+)?(?:max(?:imum)?\s+(?:of\s+)?)?)(?P<high>{COUNT}))?(?P<more>\s*\+)?"
    rf"[\s\\-]*(?:full\s+|calendar\s+|consecutive\s+)?(?:{_UNIT})(?![a-zà-ÿ])",
    re.IGNORECASE,
)
_SPEAKS_OF_TIME = (
    "week", "month", "mth", "mois", "monat", "maand", "mes", "year", "yr", "jahr", "jaar", "woche", "semaine",
    "weken", "seman", " ans", " an ", "año", "days",
)  # fmt: skip
_MINIMUM = re.compile(
    r"(?:minimum|at\s+least|min\.?|no\s+less\s+than|mindestens|au\s+moins|(?:ten)?minste(?:ns)?|minimaal|minimale"
    r"|mínimo|upwards\s+of|over)"
    r"(?:\s+(?:of|period|duration|von|de|van|commitment|term|is|:))*\s*:?\s*$",
    re.IGNORECASE,
)
_MAXIMUM = re.compile(
    r"(?:up\s+to|maximum|max\.?|no\s+(?:more|longer)\s+than|not\s+(?:to\s+)?exceed(?:ing)?|bis\s+zu|jusqu'à|maximaal)"
    r"(?:\s+(?:of|a|total))*\s*$",
    re.IGNORECASE,
)
_MORE_AFTER = re.compile(
    r"\s*(?:or\s+(?:longer|more)|and\s+(?:longer|up)|minimum|min\b|\(?(?:at\s+least|minimum)\)?|oder\s+länger"
    r"|ou\s+plus)",
    re.IGNORECASE,
)
_MAXIMUM_AFTER = re.compile(r"\s*\(?(?:max\b|maximum|at\s+most)", re.IGNORECASE)
_LABEL_BEFORE = re.compile(
    r"(?:duration|length|period|term|dauer|durée|looptijd|duur|stageduur|duración|zeitraum|laufzeit|praktikumsdauer"
    r"|employment type"
    r"|contract type|timeframe|timeline)(?:[^.;]|\bmin\.){0,32}$",
    re.IGNORECASE,
)
_NOUN_AFTER = re.compile(
    r"[\s,\\-]*(?:(?:[a-z0-9]+[-\w]*|\(?paid\)?|\(?full[-\\ ]*time\)?)[\s,]+(?:and\s+)?){0,4}?"
    r"(?:interns?(?:hips?)?\b|program(?:me)?s?\b|co-?\\?-?ops?\b|placement|commitment|assignment|project|fellowship"
    r"|residency|apprenticeship"
    r"|traineeship|contract|praktikum|pflichtpraktikum|stage\b|opportunity|engagement|work\s+term|term\b|position"
    r"|appointment|journey"
    r"|immersi|thesis|summer\b|role\b|stint|period\b|duration|prácticas|afstudeer|stay\b|temporary|fixed)",
    re.IGNORECASE,
)
_CUE_BEFORE = re.compile(
    r"(?:intern(?:ship)?s?\b|program(?:me)?\b|co-?op\b|placement|fellowship|residency|praktik(?:um|a)|stages?\b"
    r"|traineeship|project|position|role|thesis"
    r"|availab\w+|commit\w*|lasts?\b|last(?:ing)?\b|run(?:s|ning)?\b|work(?:ing)?\s+(?:full\W?time\s+)?|full\W*time"
    r"|part\W*time|over\s+(?:the\s+course\s+of\s+)?"
    r"|during\s+(?:your|our|the|this|a)|by\s+the\s+end\s+of\s+(?:your|the)|verfügbar|beschikbaar|disponib\w+"
    r"|for\s+a\s+(?:total\s+)?(?:period|minimum)"
    r"|complete|duration|length|period|beginning|starting|start\b|november|december|january|september|summer|fall"
    r"|spring"
    r"|für\s+(?:die\s+dauer\s+von\s+)?|pour\s+une\s+durée|gedurende|contract|join\s+us|negotiable"
    r"|hours)[^.;:!?]{0,70}$",
    re.IGNORECASE,
)
_NEVER_BEFORE = re.compile(
    r"(?:past|(?<!will\s)last|years?\s*\(|previous|prior|within|every|first|next"
    r"|after|recent|ago|another|than|since|take|extend(?:able|ed)?(?:\s+(?:by|for|up|to))+|additional|further"
    r"|extension\s+of"
    r"|letzten|leave\s+of|experience\s*[:(]?|age|older|onboarding|probation\w*(?:\s+period)?\s*:?"
    r"|experience\s+of\s+an?|notice|response|respond|intégration\s+\w+\s+de|roadmap|earlier|vacation"
    r"|congés?|leave(?:\s+[-\w]+){0,3}(?:\s+to)?|in\s+as\s+little\s+as|renew\w*|trial|every\s+other"
    r"|anywhere(?:\s+\w+)*)\s*(?:the\s+|of\s+|for\s+|up\s+to\s+|about\s+)*$",
    re.IGNORECASE,
)
_NEVER_AFTER = re.compile(
    r"'?[\s\\-]*(?:\(?s\)?\s*)?(?:of\s+(?:\w+[\s,/-]+){0,4}?(?:experience|service|vacation|holidays?|leave|pto|age"
    r"|coursework|study|studies|college|university|full-time|prior)"
    r"|(?:(?!outside)\w+[\s-]+){0,3}?(?:experience|leave|vacation|holidays?|pto|ago|old|notice|degree"
    r"|college|university|bachelor|undergraduate|history|anniversary|track\s+record"
    r"|accredited|parental|maternity|paternity|in\s+position|roadmap|in\s+a\s+row)\b"
    r"|prior\b|before\b|after\b|from\s+(?:the\s+)?(?:date|posting)|about\s+your|per\s+(?:year|month)"
    r"|(?:\w+\s+)?each\s+year|/\s*year|a\s+year|in\s+advance|in\s+the\s+(?:past|last)"
    r"|\s*\((?:preferred|required)\))",
    re.IGNORECASE,
)


def _find(doc: Document) -> list[Fact]:
    return list(_facts(doc))


def _facts(doc: Document) -> Iterator[Fact]:
    for found in _spans(doc):
        if confidence := _confidence(doc, found):
            value = _value(doc, found)
            if value:
                yield fact(doc, _NAME, value, found.start(), found.end(), rule="length", confidence=confidence)


def _spans(doc: Document) -> Iterator[re.Match[str]]:
    """The spans of the sentences that name a unit: the pattern is too slow for a whole text."""
    for sentence in sentences_with(doc, _SPEAKS_OF_TIME):
        yield from _SPAN.finditer(doc.text, sentence.start, sentence.end)


def _confidence(doc: Document, found: re.Match[str]) -> float:
    """How sure it is that the span is the internship's; 0 when it is not."""
    block = doc.block_at(found.start())
    if block is None:
        return 0
    text = doc.text
    before = text[max(block.start, found.start() - 110) : found.start()]
    if _NEVER_AFTER.match(text, found.end(), block.end) or _NEVER_BEFORE.search(before):
        return 0
    years = found["year"] is not None
    if block.section is Section.TITLE:
        return 0 if years else 1
    if _LABEL_BEFORE.search(text, max(0, found.start() - 60), found.start()):
        return 1
    if _NOUN_AFTER.match(text[: block.end], found.end()):
        return 0.9
    return 0.8 if not years and _CUE_BEFORE.search(before) else 0


def _value(doc: Document, found: re.Match[str]) -> Json:
    unit = next(u for u in _UNITS if found[u])
    low = count(found["low"])
    high = count(found["high"]) if found["high"] else low
    if unit == "day":
        if low % 7 or high % 7:
            return None
        low, high, unit = low / 7, high / 7, "week"
    if not 0 < low <= high <= 60 or (unit == "year" and high > 5):
        return None
    minimum, maximum = plain(low), plain(high)
    if found["high"]:
        return {"min": minimum, "max": maximum, "unit": unit}
    before = doc.text[max(0, found.start() - 40) : found.start()]
    if found["plus"] or found["more"] or _MINIMUM.search(before) or _MORE_AFTER.match(doc.text, found.end()):
        return {"min": minimum, "max": None, "unit": unit}
    if _MAXIMUM.search(before) or _MAXIMUM_AFTER.match(doc.text, found.end()):
        return {"min": None, "max": maximum, "unit": unit}
    return {"min": minimum, "max": maximum, "unit": unit}


def _settle(facts: Sequence[Fact]) -> Json:
    """The surest statement; a range in its unit that holds it says more than a single figure."""
    if not facts:
        return None
    best = max(facts, key=lambda f: f.confidence).value
    return next((f.value for f in facts if _widens(f.value, best)), best)


def _widens(wide: Json, narrow: Json) -> bool:
    """True for a range with two ends, in the same unit, that holds the single figure `narrow`."""
    if not isinstance(wide, dict) or not isinstance(narrow, dict) or wide["unit"] != narrow["unit"]:
        return False
    low, high, figure = wide["min"], wide["max"], narrow["min"]
    if narrow["min"] != narrow["max"] or low == high:
        return False
    numbers = isinstance(low, int | float) and isinstance(high, int | float) and isinstance(figure, int | float)
    return numbers and low <= figure <= high  # type: ignore[operator]


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
