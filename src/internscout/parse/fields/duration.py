"""How long the internship lasts, as stated: "12 weeks", "4–6 months", "at least six months".

Not a duration: experience asked for, leave, probation, company history, "May to August". A figure counts when the
words around it speak of the internship's length; a four-year degree or a year of experience never does.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, islice

from internscout.model import Column, Fact, Json
from internscout.parse.field import Field, fact
from internscout.parse.fields._dates import MONTH, SEASON
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
_SPAN = re.compile(
    rf"(?<![\w$€£.,/])(?P<low>{COUNT})(?P<plus>\s*\+)?"
    rf"(?:(?:[\s\\-]*(?:{_FIRST})(?:\s*\(min\w*\))?(?:,\s?{COUNT}[\s-]?(?:{_NAMELESS})){{0,2}}"
    rf"|(?:-?\s?,\s?{COUNT}-?){{1,2}})?"
    rf"(?:-?,?{TO},?\s*|-,\s*|\s*,?\s*(?:and\s+)?up\s+to\s+(?:a\s+)?(?:max(?:imum)?\s+(?:of\s+)?)?)"
    rf"(?P<high>{COUNT}))?(?P<more>\s*\+)?"
    rf"[\s\\–-]*(?:full\s+|calendar\s+|consecutive\s+)?(?:{_UNIT})(?![a-zà-ÿ])",
    re.IGNORECASE,
)
_AT_A_UNIT = WordPattern(
    rf"(?:{'|'.join(_UNITS[unit] for unit in ('week', 'month'))}|\bdays)(?![a-zà-ÿ])".replace("|mes(", r"|\bmes(")
)
_COUNTED = (*COUNTED, *"0123456789)+", "full", "calendar", "consecutive")
_MINIMUM = re.compile(
    r"(?:minimum|at\s+least|min\.?|no\s+less\s+than|mindestens|au\s+moins|(?:ten)?minste(?:ns)?|minimaal|minimale"
    r"|mínimo|upwards\s+of|for\s+over)"
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
    r"|ou\s+plus|of\s+langer)",
    re.IGNORECASE,
)
_MAXIMUM_AFTER = re.compile(r"\s*\(?(?:max\b|maximum|at\s+most)", re.IGNORECASE)
# From here to `_NEVER_AFTER`: tried on the text in lower case, which is several times as fast as minding no case.
_LABEL_BEFORE = re.compile(
    r"(?:duration;?|length|(?<!notice\s)(?<!pay\s)(?<!payment\s)(?<!trial\s)(?<!probation\s)(?<!probationary\s)period"
    r"|période|term|dauer|durée|looptijd|duur|stageduur|duración|zeitraum|laufzeit"
    r"|praktikumsdauer|employment type|contract type|timeframe|timeline)(?:[^.;]|\b(?:min|ca|approx)\.){0,32}$"
    r"|(?:internship|program(?:me)?|placement|co-?op|stage|praktikum|fall|summer|spring|winter)s?\s*:"
    r"\s*(?:approx\w*\.?|around|about|ca\.?)?\s*$"
)
_NOUN_AFTER = re.compile(
    r"[\s,\\-]*(?:(?:[a-z0-9]+[-\w]*|\(?paid\)?|\(?full[-\\ ]*time\)?)[\s,]+(?:and\s+)?){0,4}?"
    r"(?:interns?(?:hips?)?\b|program(?:me)?s?\b|co-?\\?-?ops?\b|placement|commitment|assignment|project|fellowship"
    r"|residency|apprenticeship"
    r"|traineeship|contract|praktikum|pflichtpraktikum|stage\b|opportunit|engagement|work\s+term|term\b|position"
    r"|appointment|journey"
    r"|immersi|thesis|summer\b|role\b|stint|period\b|duration|prácticas|afstudeer|stay\b|temporary|fixed|season"
    r"|alternance|tenure|in\s+length|long\b|of\s+(?:[\w-]+\s+){0,2}?availab)"
)
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
_AT_YEARS_OF_WORK = WordPattern(rf"(?:{_YEAR})(?![a-zà-ÿ]){_YEARS_OF_WORK.pattern}")
_AT_LASTING_YEARS = WordPattern(rf"{_LASTS}[^.;]{{0,30}}?\b(?:{_YEAR})(?![a-zà-ÿ])")
_AT_SCHOOL = re.compile(r"(?:enrol|pursu|attend|student|stud(?:y|ies|ying)\b|year\s+of|offered)[^.;]{0,50}$")
_CUE_BEFORE = re.compile(
    r"(?:intern(?:ship)?s?\b|program(?:me)?\b|co-?op\b|placement|fellowship|residency|praktik(?:um|a)|stages?\b"
    r"|traineeship|project|position|role|thesis"
    r"|availab\w+|commit\w*|last(?:s|ing)?\b|run(?:s|ning)?\b|work(?:ing)?\s+(?:full\W?time\s+)?|full\W*time"
    r"|join|participate|have\s+you\s+for|spend|kannst\s+(?:du\s+)?uns|alternance|stagiaire|étal\w+|vanaf"
    r"|part\W*time|over\s+(?:the\s+course\s+of\s+)?"
    r"|during\s+(?:your|our|the|this|a)|by\s+the\s+end\s+of\s+(?:your|the)|verfügbar|beschikbaar|disponib\w+"
    r"|for\s+a\s+(?:total\s+)?(?:period|minimum)"
    r"|complete|duration|length|period|beginning|starting|start\b|november|december|january|september|summer|fall"
    r"|spring"
    r"|für\s+(?:die\s+dauer\s+von\s+)?|pour\s+une\s+durée|gedurende|contract|join\s+us|negotiable"
    r"|hours|hrs)(?:[^.;:!?]|\b(?:min|ca|approx)\.){0,80}$"
)
_NEVER_BEFORE = re.compile(
    r"(?:past|(?:the|this|our|your|these|those|over|in|within)\s+last|years?\s*\(|previous|prior|within|every|first"
    r"|next|any|extending|in\s+(?:just|only|under|less\s+than)|customary[^.;]{0,40}|travel\b[^.;]{0,45}"
    r"|abroad\s+for|hours\s+(?:available\s+)?(?:over|in|within|during|per)\s+an?"
    r"|(?:pay(?:ment)?|notice|trial|waiting|grace)\s+periods?(?:\s+of)?"
    r"|process\s+(?:has|takes?|can|lasts?|usually|typically|will)\b[^.;]{0,60}"
    r"|after|recent|ago|another|than|since|take|extend(?:able|ed)?(?:\s+(?:by|for|up|to))+|additional|further"
    r"|extension\s+of"
    r"|letzten|leave\s+of|experience\s*[:(]?|age|older|onboarding|probation\w*(?:\s+period)?\s*:?"
    r"|experience\s+of\s+an?|notice|response|respond|intégration\s+\w+\s+de|roadmap|earlier|vacation"
    r"|congés?|leave(?:\s+[-\w]+){0,3}(?:\s+to)?|in\s+as\s+little\s+as|renew\w*|trial|every\s+other"
    r"|anywhere(?:\s+\w+)*)\s*(?:the\s+|of\s+|for\s+|up\s+to\s+|about\s+)*$"
)
_IN_TIME = re.compile(r"\bIn\s*(?:the\s+|of\s+|for\s+|up\s+to\s+|about\s+)*$")
_NEVER_AFTER = re.compile(
    r"'?[\s\\-]*(?:\(?s\)?\s*)?(?:of\s+(?:\w+[\s,/-]+){0,4}?(?:experience|service|vacation|holidays?|leave|pto|age"
    r"|coursework|study|studies|college|university|full-time|prior)"
    r"|(?:(?!outside)\w+[\s-]+){0,3}?(?:experience|leave|vacation|holidays?|pto|ago|old|notice|degree"
    r"|college|university|bachelor|undergraduate|history|anniversary|track\s+record"
    r"|accredited|parental|maternity|paternity|in\s+position|roadmap|in\s+a\s+row)\b"
    r"|prior\b|before\b|after\b|from\s+(?:the\s+)?(?:date|posting)|about\s+your|per\s+(?:year|month)"
    r"|(?:\w+\s+)?each\s+year|/\s*year|a\s+year|in\s+advance|in\s+the\s+(?:past|last)"
    r"|\s*\((?:preferred|required)\)|(?:probation|pay\s+period|blocks?|sprints?|rotations?|shifts?|remaining|left"
    r"|reststudienzeit|later|every\s+year|renewable|or\s+graduate|from\s+now"
    r"|de\s+salaire|(?:[\w-]+\s+){0,2}?onboarding)\b|of\s+(?:[\w-]+\s+){0,2}?(?:training|mentorship|remote\s+work))"
)


# "(min. 3 months)", "– 6 mois", "| 5-6 months |": a length set apart, behind words of the internship.
_ABOUT = r"(?:approx\w*\.?|about|around|circa|ca\.?|min\.?|minimum|minimaal|max\.?|e\.g\.?,?|~|±|\+/-)?\s*"
_APART_BEFORE = re.compile(rf"(?:[(–,]|\s-)\s*{_ABOUT}$", re.IGNORECASE)
_APART_AFTER = re.compile(
    r"\s*(?:min\w*\.?|max\w*\.?|total|or\s+longer)?\s*(?:[);,|–]|$|[^\w\s.:%/'\"-])", re.IGNORECASE
)
_OF_INTERNSHIP = re.compile(
    rf"(?:intern|stag|praktik|co-?op|trainee|position|program|start|availab|commit|full\W?time|semester|sofort|20[12]\d"
    rf"|{MONTH}|{SEASON})[^.;!?]{{0,70}}$",
    re.IGNORECASE,
)
_ALONE_BEFORE = re.compile(rf"(?:^|[|·•●⏳⏱🕒📅🗓]\ufe0f?)\s*{_ABOUT}$", re.IGNORECASE)
_ALONE_AFTER = re.compile(r"\s*(?:\([^()]{0,30}\)\s*)?(?:[|·•●]|$|,\s*\d{2}\W)", re.IGNORECASE)
_OTHER_LENGTH = re.compile(
    r"experience|probation|notice|leave|vacation|holiday|degree|education|studies|deadline|respons", re.IGNORECASE
)
_HANGING = re.compile(r"\b(?:for|van|of|minimaal|least|an?|de|von|mindestens|für|voor)\s*$", re.IGNORECASE)
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
        yield from islice(_SPAN.finditer(doc.text, start, end), _MOST)


def _by_sentence(doc: Document) -> Iterator[tuple[Sentence, list[int]]]:
    """The sentences with units that may be an internship's, and where these stand."""
    places = [
        one.start()
        for found in _AT_A_UNIT.by_sentence(doc).values()
        for one in found
        if _has_count(doc.text, one.start())
    ]
    places += [one.start() for found in _AT_YEARS_OF_WORK.by_sentence(doc).values() for one in found]
    places += [one.end() - 2 for one in _AT_LASTING_YEARS.finditer(doc, doc.text)]
    for number, group in groupby(sorted(places), key=lambda place: sentence_number(doc, place)):
        yield doc.sentences[number], list(islice(group, _MOST))


def _has_count(text: str, place: int) -> bool:
    """True when a figure or its word stands before the unit: "per week" has none."""
    before = text[max(0, place - 24) : place].rstrip(" \t\n\xa0\\–-")
    return before.lower().endswith(_COUNTED)


def _confidence(doc: Document, found: re.Match[str]) -> float:
    """How sure it is that the span is the internship's; 0 when it is not."""
    block = doc.block_at(found.start())
    if block is None or _NEVER_AFTER.match(lowered(doc), found.end(), block.end):
        return 0
    written = _before(doc, block, found.start())
    before = lower(written)
    if _NEVER_BEFORE.search(before) or _IN_TIME.search(written):
        return 0
    if found["year"] and not found["first_month"]:
        return 0.9 if _are_years_of_work(lowered(doc), block, found, before) else 0
    if block.section is Section.TITLE or _LABEL_BEFORE.search(lowered(doc), max(0, found.start() - 60), found.start()):
        return 1
    if _NOUN_AFTER.match(lowered(doc), found.end(), block.end):
        return 0.9
    return 0.8 if _CUE_BEFORE.search(before) or _set_apart(doc, block, found, written) else 0


def _are_years_of_work(text: str, block: Block, found: re.Match[str], before: str) -> bool:
    """True for years that a label or a noun makes the internship's; `text` is in lower case."""
    if _LASTS_YEARS.search(text, max(0, found.start() - 60), found.start()):
        return True
    return bool(_YEARS_OF_WORK.match(text, found.end(), block.end) and not _AT_SCHOOL.search(before))


def _before(doc: Document, block: Block, at: int) -> str:
    """The words before a span; those of the line above as well where that breaks off at "a placement of at least"."""
    start = block.start
    if at - start < 3 and _HANGING.search(doc.text, max(0, start - 30), max(0, start - 1)):
        start = 0
    return doc.text[max(start, at - _BEFORE) : at]


def _set_apart(doc: Document, block: Block, found: re.Match[str], before: str) -> bool:
    """True for a length in brackets behind words of the internship, and for one that stands alone in its place."""
    text = doc.text
    if (lead := _APART_BEFORE.search(before)) and _APART_AFTER.match(text, found.end(), block.end):
        return _OF_INTERNSHIP.search(before, 0, lead.start()) is not None
    if not _ALONE_BEFORE.search(before) or not _ALONE_AFTER.match(text, found.end(), block.end):
        return False
    return _OTHER_LENGTH.search(text, max(0, block.start - 60), found.start()) is None


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
