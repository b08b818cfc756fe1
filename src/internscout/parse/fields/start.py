"""When the internship starts: season, year and month, each null when not stated; the title counts.

Not a start: graduation dates, deadlines, "returning in Fall 2027", the year of a law or of an award. Of several
offered, the first one named. A month needs a word of starting before it, or a period ("June – August") around it.
"""

import re
from collections.abc import Iterator, Sequence

from internscout.model import Column, Fact, Json
from internscout.parse.field import Field, fact
from internscout.parse.fields._dates import MONTH, SEASON, YEAR, Moment, days, moments, with_years
from internscout.text import Document, Section

_NAME = "start"
_OTHER_DATE = re.compile(
    r"graduat|class\s+of|degree|deadline|apply|applications?\b|return(?:ing)?\b|posted|closing|clos(?:es|ed)|founded|since|established|copyright|©|award|ranked|named|fiscal|rising"
    r"|enrolled|complet(?:e|ion)|as\s+of\s+the\s+time|interview|updated|effective|report|act\s+of|in\s+\d{4}\s+sales|expected\s+to\s+graduate|full-time\s+(?:role|position|employment|offer)s?\s+(?:in|starting)"
    r"|by\s+the\s+end|last\s+year|vacation|close[sd]?\b|revenue|until|abschluss|diplôm|school\s+year",
    re.IGNORECASE,
)
_START = re.compile(
    r"(?:start\w*|begin\w*|commenc\w+|available|availability|as\s+of|onwards|from|for|ab|à\s+partir\s+(?:de|du)|vanaf|beginn|eintritt\w*|dès|prise\s+de\s+poste|a\s+partir\s+de|inicio|join\s+us|dates?|period|duration|term|zeitraum"
    r"|per\b|zum|internship\s+(?:in|runs?)|place|début|startdatum|work\s+(?:dates|period)|timeline|timeframe|session|runs?|in)\s*"
    r"(?:is|are|date|on|in|:|the|of|from|around|between|early|mid|late|mid-late|asap|or|at|as|earliest|flexible|ideally|ideal|preferred|preferably|desired|as\s+early\s+as|[\s,()*–-]|\w+day|be|will|expected|approximately|end|beginning|de|am|den|dem|le|du|\d{1,2}(?:st|nd|rd|th)?|position|this|internship|for)*$",
    re.IGNORECASE,
)
_STRONG_START = re.compile(
    r"start|begin|commenc|available|ab\b|partir|vanaf|eintritt|prise\s+de|inicio|join|from|date|period|duration|dès|term|début|zeitraum",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    rf"(?P<first>{MONTH})(?:\s*\d{{1,2}}(?:st|nd|rd|th)?)?(?:\s*/\s*{MONTH})?,?(?:\s*{YEAR})?\s*(?:\\?[-–—]+|to|through|until|till|bis|à|tot|and|thru)\s*(?:\w+day,?\s*)?(?:\d{{1,2}}\.?\s+)?(?:early\s+|mid[- ]|late\s+|the\s+end\s+of\s+)?(?P<last>{MONTH})"
    rf"(?:\s*\d{{1,2}}(?:st|nd|rd|th)?(?!\d))?(?:\s*/\s*{MONTH})?(?:,?\s*(?P<year>{YEAR}))?",
    re.IGNORECASE,
)
_SEASON_WORK = re.compile(
    rf"(?:(?:this|the|for|during|in|over|our|a|upcoming|current)\s+(?:the\s+)?(?:upcoming\s+)?)?(?P<season>{SEASON})(?:\s*/\s*{SEASON})*\s+(?:(?:data|undergraduate|graduate|engineering|technology|research|student|paid|software|college|early|\w+)\s+){{0,2}}?(?:intern(?:ship)?s?|co-?ops?|program|project|associate|analyst|term|semester|position|placement|quarter|student|hire)\b"
    r"|(?:for|during|over|in|this)\s+(?:the\s+|this\s+)?(?P<lone>summer)\b",
    re.IGNORECASE,
)
_WORK = r"(?:intern(?:ship)?s?|co-?op|praktikum|stage|program(?:me)?|working student|fellowship|trainee(?:ship)?|new grads?|graduate|apprentice(?:ship)?|alternance|thesis|student|university|campus|analyst|engineer|associate|scientist|developer)"
_YEAR_WORK = re.compile(
    rf"\b(?P<y1>{YEAR})\s+(?:[\w&/-]+\s+){{0,3}}?(?:intern(?:ship)?s?|co-?ops?)\b|\b(?:intern(?:ship)?|co-?op)s?(?:\s+program)?\s*[-–:,(]?\s*(?P<y2>{YEAR})\b",
    re.IGNORECASE,
)
_MONTHS_OF = {"winter": (1, 2, 3, 12), "spring": (1, 2, 3, 4, 5), "summer": (4, 5, 6, 7, 8), "fall": (7, 8, 9, 10, 11)}
_SPEAKS_OF_DATES = re.compile(
    r"20[12]\d|\b(?:jan|f[eé][bv]|m[aä]r|mrt|a[pbv]r|ma[yij]|mei|ju[nil]|juil|aug|ago|ao[uû]|sep|o[ck]t|nov|de[cz]|déc|di[cz]|ene|winter|hiver|invierno|spring|fr[uü]|printemps|voorjaar"
    r"|primavera|summer|sommer|été|zomer|verano|fall|autumn|herbst|automne|najaar|otoño)",
    re.IGNORECASE,
)


def _find(doc: Document) -> list[Fact]:
    facts = [*_title(doc)]
    for sentence in doc.sentences:
        if sentence.section in (Section.TITLE, Section.LOCATION, Section.EQUAL_OPPORTUNITY):
            continue
        if _SPEAKS_OF_DATES.search(doc.text, sentence.start, sentence.end):
            facts += sorted(_said(doc, sentence.start, sentence.end), key=lambda f: f.start)
    return facts


def _title(doc: Document) -> Iterator[Fact]:
    block = doc.blocks[0]
    if block.section is not Section.TITLE:
        return
    found = [m for m in moments(doc.text, block.start, block.end)]
    if not found:
        return
    first, last = found[0], found[-1]
    year = first.year or next((m.year for m in found if m.year), None)
    season = first.season or next((m.season for m in found if m.season and not first.month), None)
    if not season and not first.month and not year:
        return
    yield fact(doc, _NAME, _value(season, year, first.month), first.start, last.end, rule="title", confidence=1.0)


def _said(doc: Document, start: int, end: int) -> Iterator[Fact]:
    text = doc.text
    for found in _PERIOD.finditer(text, start, end):
        if not _other_date(text, start, found.start()):
            first = next(moments(text, found.start(), found.end()), None)
            if first and first.month:
                year = first.year or (int(found["year"]) if found["year"] else None)
                yield fact(
                    doc,
                    _NAME,
                    _value(None, year, first.month),
                    found.start(),
                    found.end(),
                    rule="period",
                    confidence=0.85,
                )
    for day in days(text, start, end, month_first=True):
        if day.year and _starts(text, start, day.start) and not _other_date(text, start, day.start):
            yield fact(doc, _NAME, _value(None, day.year, day.month), day.start, day.end, rule="day", confidence=0.9)
    for moment in with_years(text, moments(text, start, end)):
        yield from _moment(doc, moment, start)
    for found in _SEASON_WORK.finditer(text, start, end):
        name = found["season"] or found["lone"]
        for moment in moments(text, found.start("season" if found["season"] else "lone"), found.end()):
            if not _other_date(text, start, found.start()) and not (name.islower() and moment.season == "fall"):
                yield fact(
                    doc,
                    _NAME,
                    _value(moment.season, moment.year, None),
                    found.start(),
                    found.end(),
                    rule="season",
                    confidence=0.7,
                )
            break
    for found in _YEAR_WORK.finditer(text, start, end):
        if not _other_date(text, start, found.start()):
            year = int(found["y1"] or found["y2"])
            yield fact(doc, _NAME, _value(None, year, None), found.start(), found.end(), rule="year", confidence=0.6)


def _moment(doc: Document, moment: Moment, start: int) -> Iterator[Fact]:
    text = doc.text
    if _other_date(text, start, moment.start):
        return
    value = _value(moment.season, moment.year, moment.month)
    if moment.season and moment.year:
        yield fact(doc, _NAME, value, moment.start, moment.end, rule="season-year", confidence=0.85)
    elif moment.month and _starts(text, start, moment.start):
        yield fact(doc, _NAME, value, moment.start, moment.end, rule="month", confidence=0.85)


def _starts(text: str, start: int, at: int) -> bool:
    found = _START.search(text, max(start, at - 60), at)
    return found is not None and _STRONG_START.search(text, max(start, found.start() - 25), at) is not None


def _other_date(text: str, start: int, at: int) -> bool:
    """True when the words before a date say that it is something else's."""
    return _OTHER_DATE.search(text, max(start, at - 60), at) is not None


def _value(season: str | None, year: int | None, month: int | None) -> Json:
    return {"season": season, "year": year, "month": month}


def _settle(facts: Sequence[Fact]) -> Json:
    """The surest statement, its gaps filled from the others that do not contradict it."""
    value: dict[str, Json] = {"season": None, "year": None, "month": None}
    for found in sorted(facts, key=lambda f: -f.confidence):
        if isinstance(found.value, dict) and _agrees(value, found.value):
            value = {key: value[key] if value[key] is not None else found.value[key] for key in value}
    return value if facts else None


def _agrees(value: dict[str, Json], other: dict[str, Json]) -> bool:
    if value["year"] is not None and other["year"] not in (None, value["year"]):
        return False
    season = value["season"] or other["season"]
    month = value["month"] or other["month"]
    if value["season"] and other["season"] and value["season"] != other["season"]:
        return False
    if value["month"] and other["month"] and value["month"] != other["month"]:
        return False
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
