"""When the internship starts: season, year and month, each null when not stated; the title counts.

Not a start: graduation dates, deadlines, "returning in Fall 2027", hiring seasons, the year of an award. Of several
offered, the first one named. A month needs a word of starting before it, or a period ("June – August") around it.
"""

import re
from collections.abc import Iterator, Sequence

from internscout.model import Column, Fact, Json
from internscout.parse.field import Field, fact
from internscout.parse.fields._dates import MONTH, MONTHS, SEASON, SEASONS, YEAR, days, moments, with_years
from internscout.parse.fields._sentences import sentences_with
from internscout.text import Document, Section, Sentence

_NAME = "start"
# Words before a date that give it to something else, and words after it that do.
_OTHER_DATE = re.compile(
    r"graduat|class\s+of|degree|deadline|\bapply|applications?\b|return(?:ing)?\b|post(?:ed|ing)|clos(?:ing|es"
    r"|ed?)\b|founded"
    r"|since|established|copyright|©|award|ranked|named|fiscal|rising|enrolled|completion\s*:|interview|updated"
    r"|effective"
    r"|report|act\s+of|until|launched|hiring|recruit|last\s+year|vacation|revenue|abschluss|diplôm|school\s+year"
    r"|by\s+the\s+end"
    r"|complet(?:e|ion)\s+(?:of\s+)?(?:an?|your|the|their)?\s*(?:degree|studies|program)|^\W*date\s*:\s*$"
    r"|full-time\s+(?:role|position|employment|offer)s?\s+(?:in|starting)",
    re.IGNORECASE,
)
_OTHER_AFTER = re.compile(r"\s*(?:graduat|grads?\b|class\b|deadline|and\s+the\s+school)", re.IGNORECASE)
_STARTING = (
    r"(?:start\w*|begin\w*|commenc\w+|availab\w+|as\s+of|from|join\s+us|period|duration|term|timeline|timeframe|dates"
    r"|\bab\b|zum|eintritt\w*|zeitraum|à\s+partir\s+(?:de|du)|prise\s+de\s+poste|dès|début|vanaf"
    r"|(?:a\s+)?partir\s+de|inicio)"
)
# What may stand between the word of starting and the date.
_BETWEEN = (
    r"(?:is|are|date|dates|datum|on|in|to|the|of|from|for|around|between|early|mid|late|asap|or|at|as|earliest|flexible"
    r"|ideally|ideal|preferred|preferably|desired|be|will|expected|tentative|approximately|end|beginning|position|this"
    r"|internship|de|am|den|dem|le|du|im|op|per|het|\w+day|\d{1,2}(?:st|nd|rd|th|er)?|week|first|second|third|\W)"
)
_START = re.compile(rf"(?<![a-z])(?P<cue>{_STARTING})(?:\s*\b{_BETWEEN}\b|\W)*$", re.IGNORECASE)
_DAY = r"(?:\s*\d{1,2}(?:st|nd|rd|th)?(?!\d))"
_PERIOD = re.compile(
    rf"(?<![a-z])(?P<first>{MONTH}){_DAY}?(?:\s*/\s*{MONTH})?,?(?:\s*{YEAR})?"
    r"\s*(?:\\?[-–—]+|to|through|until|till|bis|à|tot|and|thru)\s*"
    r"(?:\w+day,?\s*|the\s+|\w+\s+week\s+of\s+|\d{1,2}\.?\s+|early\s+|mid[- ]|late\s+|end\s+of\s+){0,3}"
    rf"(?P<last>{MONTH}){_DAY}?(?:\s*/\s*(?:early\s+)?{MONTH})?(?:,?\s*(?P<year>{YEAR}))?",
    re.IGNORECASE,
)
_JOB = (
    r"(?:intern(?:ship)?s?|co-?ops?|program|project|associate|analyst|term|semester|position|placement|quarter|student"
    r"|hire)\b"
)
_SEASON_WORK = re.compile(
    rf"(?P<season>\b{SEASON})(?:\s*/\s*{SEASON})*\s+(?:\w+\s+){{0,2}}?{_JOB}"
    r"|(?:for|this|over|during|throughout|beginning\s+of)\s+(?:the\s+|this\s+)?(?P<lone>summer)\b",
    re.IGNORECASE,
)
_YEAR_WORK = re.compile(
    rf"\b(?P<y1>{YEAR})\s+(?:[\w&/-]+\s+){{0,3}}?(?:intern(?:ship)?s?|co-?ops?)\b"
    rf"|\b(?:intern(?:ship)?|co-?op)s?(?:\s+program)?\s*[-–:,(]?\s*(?P<y2>{YEAR})\b",
    re.IGNORECASE,
)
_ALONE = re.compile(rf"{MONTH}\s+{YEAR}", re.IGNORECASE)
_MONTHS_OF = {"winter": (1, 2, 3, 12), "spring": (1, 2, 3, 4, 5), "summer": (4, 5, 6, 7, 8), "fall": (7, 8, 9, 10, 11)}
_SPEAKS_OF_DATES = (
    "201", "202", *SEASONS, *(name for name in MONTHS if len(name) > 4), "mei ", "juni", "juli", "mars ", "june",
    "july",
    *(lead + name for lead in (" ", "/", "(", "\n") for name in ("jan", "feb", "apr", "aug", "sept", "sep ", "oct",
    "nov")),
    "in may", "from may", "may/", "may or", "mid-may", "early may", "may -", "may –", "may 1", "may to",
)  # fmt: skip


def _find(doc: Document) -> list[Fact]:
    facts = [*_title(doc)]
    for sentence in sentences_with(doc, _SPEAKS_OF_DATES):
        if sentence.section not in (Section.TITLE, Section.LOCATION):
            facts += _said(doc, sentence)
    return facts


def _title(doc: Document) -> Iterator[Fact]:
    """A season, month or year in the title needs no other word: "Data Intern (Fall 2026)", "2026 Intern"."""
    block = doc.blocks[0]
    found = list(moments(doc.text, block.start, block.end))
    if not found:
        return
    first = found[0]
    year = next((m.year for m in found if m.year), None)
    season = first.season or next((m.season for m in found if m.season and not first.month), None)
    value = _value(season, year, first.month)
    yield fact(doc, _NAME, value, first.start, found[-1].end, rule="title", confidence=1.0)


def _said(doc: Document, sentence: Sentence) -> list[Fact]:
    found = [*_periods(doc, sentence), *_days(doc, sentence), *_moments(doc, sentence)]
    found += [*_seasons(doc, sentence), *_years(doc, sentence)]
    return sorted(found, key=lambda f: f.start)


def _periods(doc: Document, sentence: Sentence) -> Iterator[Fact]:
    """June – August 2026."""
    for found in _PERIOD.finditer(doc.text, sentence.start, sentence.end):
        first = next(moments(doc.text, found.start(), found.end()), None)
        if first and first.month and not _other_date(doc, sentence, found.start(), found.end()):
            year = first.year or (int(found["year"]) if found["year"] else None)
            value = _value(None, year, first.month)
            yield fact(doc, _NAME, value, found.start(), found.end(), rule="period", confidence=0.85)


def _days(doc: Document, sentence: Sentence) -> Iterator[Fact]:
    """Starting 1 September 2026."""
    for day in days(doc.text, sentence.start, sentence.end, month_first=True):
        if day.year and _starts(doc, day.start) and not _other_date(doc, sentence, day.start, day.end):
            value = _value(None, day.year, day.month)
            yield fact(doc, _NAME, value, day.start, day.end, rule="day", confidence=0.9)


def _moments(doc: Document, sentence: Sentence) -> Iterator[Fact]:
    """Summer 2026; starting in September; a line that is nothing but "September 2026"."""
    found = with_years(doc.text, moments(doc.text, sentence.start, sentence.end))
    for moment in found:
        if _other_date(doc, sentence, moment.start, moment.end):
            continue
        alone = _ALONE.fullmatch(doc.text, sentence.start, sentence.end) is not None
        dated = (moment.season or (moment.month and alone)) and moment.year
        if dated or (moment.month and _starts(doc, moment.start)):
            value = _value(moment.season, moment.year, moment.month)
            sure = 0.7 if alone and not moment.season else 0.85
            yield fact(doc, _NAME, value, moment.start, moment.end, rule="moment", confidence=sure)


def _seasons(doc: Document, sentence: Sentence) -> Iterator[Fact]:
    """A summer internship; for the summer."""
    for found in _SEASON_WORK.finditer(doc.text, sentence.start, sentence.end):
        name = "season" if found["season"] else "lone"
        moment = next(moments(doc.text, found.start(name), found.end()), None)
        verb = found[name].islower() and found[name] in ("fall", "spring")
        if moment and not verb and not _other_date(doc, sentence, found.start(), found.end()):
            value = _value(moment.season, moment.year, None)
            yield fact(doc, _NAME, value, found.start(), found.end(), rule="season", confidence=0.7)


def _years(doc: Document, sentence: Sentence) -> Iterator[Fact]:
    """2026 internship."""
    for found in _YEAR_WORK.finditer(doc.text, sentence.start, sentence.end):
        if not _other_date(doc, sentence, found.start(), found.end()):
            value = _value(None, int(found["y1"] or found["y2"]), None)
            yield fact(doc, _NAME, value, found.start(), found.end(), rule="year", confidence=0.6)


def _starts(doc: Document, at: int) -> bool:
    """True when a word of starting leads up to the date, on its line or as the label on the line above."""
    return _START.search(doc.text[max(0, at - 60) : at]) is not None


def _other_date(doc: Document, sentence: Sentence, start: int, end: int) -> bool:
    """True when the words around a date say that it is something else's."""
    before = doc.text[max(sentence.start, start - 60) : start]
    return _OTHER_DATE.search(before) is not None or _OTHER_AFTER.match(doc.text, end) is not None


def _value(season: str | None, year: int | None, month: int | None) -> dict[str, Json]:
    return {"season": season, "year": year, "month": month}


def _settle(facts: Sequence[Fact]) -> Json:
    """The surest statement, its gaps filled from the others that do not contradict it."""
    if not facts:
        return None
    value = _value(None, None, None)
    for found in sorted(facts, key=lambda f: -f.confidence):
        if isinstance(found.value, dict) and _agrees(value, found.value):
            value = {key: value[key] if value[key] is not None else found.value[key] for key in value}
    return value


def _agrees(value: dict[str, Json], other: dict[str, Json]) -> bool:
    if any(value[key] and other[key] and value[key] != other[key] for key in value):
        return False
    season, month = value["season"] or other["season"], value["month"] or other["month"]
    return not season or not month or month in _MONTHS_OF[str(season)]


FIELD = Field(
    name=_NAME,
    columns=(
        Column("start_season", "VARCHAR", "$.start.season", "winter, spring, summer or fall"),
        Column("start_year", "INTEGER", "$.start.year", "year of the start"),
        Column("start_month", "INTEGER", "$.start.month", "month of the start, 1 to 12"),
    ),
    find=_find,
    settle=_settle,
)
