"""Working hours a week, as stated: "20 hours/week", "16–20 uur", "up to 40 hours a week".

"Full-time" alone states no hours. Hours from which on employees get benefits, and hours of meetings, do not count.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from internscout.model import Column, Fact, Json
from internscout.parse.field import Field, fact
from internscout.parse.fields._numbers import COUNT, COUNTED, TO, count, plain
from internscout.parse.words import PatternSet, WordPattern, sentence_number
from internscout.text import Document, Sentence

_NAME = "hours_per_week"
_HOURS = r"(?:hours?|hrs?|uur|uren|stunden?|std\.?|heures?|horas|h)"
_WEEK = r"(?:working\s+|work\s*)?(?:weeks?|wks?|woche|semaine|semana|w\b)\b"
_WEEKLY = r"(?:weekly|wöchentlich|hebdo(?:madaires?)?|wekelijks|semanales)"
# "20-30", "a minimum of 15 hours and a maximum of 20".
_BETWEEN = (
    rf"(?P<low>{COUNT})(?P<plus>\s*\+)?(?:(?:\s*(?:hours|hrs|h|uur|stunden))?{TO}"
    rf"(?:(?:an?\s+)?max(?:imum)?\.?\s+(?:of\s+)?)?(?P<high>{COUNT}))?(?P<more>\s*\+)?"
)
_IS = r"(?:(?:beträgt|betragen|bedraagt|liegt\s+bei|ist|is|of|von|ca\.?)\s+){0,2}"
_NO_DAY = r"(?!\s*(?:per|a|/)\s*(?:day|month))"
# What makes a number that stands before it hours a week. `bare` is a week's hours if it can be, written alone or in
# brackets: "€500 per month (40 hours)".
_LED_BY_NUMBER = re.compile(
    rf"{_BETWEEN}(?:"
    rf"[\s\\-]*{_HOURS}\)?(?:\s+(?:max|min)\w*\.?)?(?:[\s\\/-]*(?:of\s+work\s+)?(?:per|an?"
    rf"|each|in\s+(?:a|der?)|à\s+la|a\s+la|die|la|pro|par|por|of|de|p\.?|p/)?[\s\\/-]*{_WEEK}"
    rf"|[\s-]*{_WEEKLY}|[\s-]*wochenstunden|\s+(?:while|when|during)\s+(?:attending\s+|the\s+|in\s+)?(?:school|semester|term|class))"
    r"|\s+weekly\s+(?:working\s+)?hours\b"
    r"|\s*(?:uur|uren)\b(?!\s*(?:per\s+(?:dag|maand)|durend))"
    r"|(?P<bare>\s?(?:hours|hrs?|h|uur|std|stunden)\b\.?(?=\s*(?:[,)(\n]|\Z))))",
    re.IGNORECASE,
)
_LED_BY_WORDS = PatternSet(dict(enumerate((
    WordPattern(
        r"(?:hours ?(?:per|/|a) ?week|weekly hours|wochenstunden|wochenarbeitszeit|uren per week|work ?week|uren week"
        rf"|wöchentlich\w*\s+(?:\w+\s+){{0,3}}?von)\s*[:=-]?\s*{_IS}{_BETWEEN}(?!\d|[\s-]*(?:days?|%|weeks?|months?))"
    ),
    # "Expected hours: 10 – 25 per week", "the working hours will be 40 per week".
    WordPattern(
        rf"hours\b(?:\s*:|\s+(?:will\s+|is\s+|are\s+)?(?:be|average|of)?)\s*(?:about\s+|approximately\s+)?{_BETWEEN}"
        r"\s*(?:per|a|each|/)\s*week\b"
    ),
    WordPattern(
        rf"(?:contract(?:ual)? hours ?:|internship of|available for)\s*(?P<low>{COUNT}){TO}"
        rf"(?P<high>{COUNT})(?P<plus>)(?P<more>)(?:\s*{_HOURS}\b{_NO_DAY}|(?=\s*(?:\n|\Z)))"
    ),
    WordPattern(rf"(?:full|part)[ -]?time\W{{1,3}}{_BETWEEN}\s*{_HOURS}\b{_NO_DAY}"),
))))  # fmt: skip
_HOUR_WORDS = WordPattern(r"hours?\b|hrs\b|uur\b|uren\b|stunden?\b|std\b|heures?\b|horas\b|\dhr?\b|\bhr?\b")
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(rf"(?<![\w$€£.,]){COUNT}", re.IGNORECASE)
_CLOSE, _NEAR = 24, 60  # how far before its word of hours a number ends, and how far before it a range begins
_MOST = 100  # more hours than that in one posting are a timetable
# Before hours that are written alone.
_ALONE = re.compile(r"(?:\((?:based\s+on\s+)?(?:(?:min|max)\w*\.?\s+|up\s+to\s+)?|\n|\|\s|:\s)\Z", re.IGNORECASE)
_PAY_ABOVE = re.compile(r"\b(?:pay|rate|salary|wage)\b[^.]*$", re.IGNORECASE)  # "Pay: 25hr"
_MINIMUM = re.compile(
    r"(?:minimum|at\s+least|min\.?|mindestens|au\s+moins|(?:ten)?minste(?:ns)?|minimaal)(?:\s+(?:of|availability"
    r"|von|de|van|commitment))*\s*:?\s*$",
    re.IGNORECASE,
)
_MAXIMUM = re.compile(
    r"(?:up\s+to|maximum|max\.?|no\s+more\s+than|not\s+(?:\w+\s+){0,2}more\s+than|fewer\s+than"
    r"|not\s+(?:to\s+)?exceed(?:ing)?|under|less\s+than|bis\s+zu|jusqu'à"
    r"|maximaal)(?:\s+(?:of|a|total))*\s*$",
    re.IGNORECASE,
)
_BREAKS = (
    re.compile(
        rf"[^.]{{0,60}}?(?:\(|up\s+to\s+)(?P<high>\d\d)\s*{_HOURS}?\s*(?:in|during|over"
        rf"|outside)\s+[^.]{{0,20}}?(?:vacation|break|holiday|summer|semester)",
        re.IGNORECASE,
    ),
    # In the semester break up to 40 hours.
    re.compile(
        r"[^.\n]{0,60}?(?:semesterferien|vorlesungsfrei\w*|breaks?|vacations?|holidays)[^.\n]{0,30}?(?:bis\s+zu|up\s+to)"
        rf"\s+(?P<high>\d\d)\s*{_HOURS}",
        re.IGNORECASE,
    ),
)
# What only the pay or the days off are reckoned by: hours of the work that are stated elsewhere go first.
_BASIS = re.compile(
    r"(?:based\s+on|on\s+the\s+basis\s+of|op\s+basis\s+van|assumes|o\.b\.v\.|basis\s+of)[^.;\n]{0,30}$", re.IGNORECASE
)
_QUESTION = re.compile(r"\b(?:are|can|do|will|would|could)\s+you\b[^.?]*$", re.IGNORECASE)
_NOT_THE_JOB = re.compile(
    r"eligib|benefit|insurance|overtime|meeting|volunteer|holiday|leave|accru|saves?\b|mentor|double\s+time|time\s+and\s+a\s+half",
    re.IGNORECASE,
)


def _find(doc: Document) -> list[Fact]:
    seen: set[int] = set()
    facts = []
    for found in islice(_matches(doc), _MOST):
        start, end = found.start("low"), found.end()
        if not seen.isdisjoint(range(start, end)) or _not_the_job(doc, start, end):
            continue
        if value := _value(doc, found):
            seen.update(range(start, end))
            basis = _BASIS.search(doc.text[max(0, start - 60) : start]) is not None
            rule, confidence = ("pay-basis", 0.7) if basis else ("hours", 0.95)
            facts.append(fact(doc, _NAME, value, start, end, rule=rule, confidence=confidence))
            facts += _in_breaks(doc, end)
    return sorted(facts, key=lambda f: f.start)


def _matches(doc: Document) -> Iterator[re.Match[str]]:
    """What looks like hours a week: numbers before a word of hours, and numbers after some words."""
    for place, sentence in _numbers(doc):
        found = _LED_BY_NUMBER.match(doc.text, place, sentence.end)
        if found and (found["bare"] is None or _is_alone(doc.text, found)):
            yield found
    for _, pattern in _LED_BY_WORDS.concerned(doc):
        for matches in pattern.by_sentence(doc).values():
            yield from matches


def _numbers(doc: Document) -> Iterator[tuple[int, Sentence]]:
    """The places of the numbers shortly before a word of hours, and their sentences."""
    reached = 0
    for start, matches in _HOUR_WORDS.by_sentence(doc).items():
        sentence = doc.sentences[sentence_number(doc, start)]
        for found in matches:
            at = found.start() + 1  # of "8h" the figure is part of the match
            if _ends_in_number(doc.text[max(start, at - _CLOSE) : at]):
                for number in _NUMBER.finditer(doc.text, max(start, at - _NEAR, reached), at):
                    yield number.start(), sentence
                reached = at


def _ends_in_number(words: str) -> bool:
    return _DIGIT.search(words) is not None or not COUNTED.isdisjoint(words.lower().replace("-", " ").split())


def _is_alone(text: str, found: re.Match[str]) -> bool:
    """Whether hours are written alone, and are no pay by the hour."""
    at = found.start()
    before = text[max(0, at - 30) : at]
    return count(found["low"]) >= 12 and _ALONE.search(before) is not None and not _PAY_ABOVE.search(before[-21:])


def _not_the_job(doc: Document, start: int, end: int) -> bool:
    """True for hours of something else, and for those that the application form asks about."""
    sentence = doc.sentence_at(start)
    if sentence is None or doc.text.startswith("?", end):
        return True
    if "?" in doc.text[end : end + 50] and _QUESTION.search(doc.text[max(0, start - 60) : start]):
        return True
    words = doc.text[max(sentence.start, start - 60) : min(sentence.end, end + 45)]
    return _NOT_THE_JOB.search(words) is not None


def _value(doc: Document, found: re.Match[str]) -> Json:
    low = count(found["low"])
    high = count(found["high"]) if found["high"] else low
    if not 4 <= low <= high <= 50:
        return None
    minimum, maximum = plain(low), plain(high)
    at = found.start("low")
    before = doc.text[max(0, at - 30) : at]
    if found["high"]:
        return {"min": minimum, "max": maximum}
    if found["plus"] or found["more"] or _MINIMUM.search(before):
        return {"min": minimum, "max": None}
    return {"min": None if _MAXIMUM.search(before) else minimum, "max": maximum}


def _in_breaks(doc: Document, end: int) -> Iterator[Fact]:
    """The longer hours of the vacations: "20 hours a week (40 in vacations)"."""
    longer = next((found for pattern in _BREAKS if (found := pattern.match(doc.text, end))), None)
    if longer:
        value: Json = {"min": None, "max": int(longer["high"])}
        yield fact(doc, _NAME, value, *longer.span("high"), rule="breaks", confidence=0.8)


def _settle(facts: Sequence[Fact]) -> Json:
    """The lowest minimum and the highest maximum; no minimum when some hours allowed lie below it."""
    sure = [f.value for f in facts if isinstance(f.value, dict) and f.rule != "pay-basis"]
    values = sure if any(v["max"] is not None for v in sure) else [f.value for f in facts if isinstance(f.value, dict)]
    if not values:
        return None
    lows = [v["min"] for v in values if isinstance(v["min"], int | float)]
    highs = [v["max"] for v in values if isinstance(v["max"], int | float)]
    ceilings = [v["max"] for v in values if v["min"] is None and isinstance(v["max"], int | float)]
    low = min(lows, default=None)
    if low is not None and any(ceiling < low for ceiling in ceilings):
        low = None
    return {"min": low, "max": max(highs, default=None)}


FIELD = Field(
    name=_NAME,
    columns=(
        Column("hours_min", "DOUBLE", "$.hours_per_week.min", "fewest working hours a week stated"),
        Column("hours_max", "DOUBLE", "$.hours_per_week.max", "most working hours a week stated"),
    ),
    find=_find,
    settle=_settle,
)
