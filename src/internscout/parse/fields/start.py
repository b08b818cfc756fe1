"""When the internship starts: season, year and month, each null when not stated; the title counts.

Not a start: graduation dates, deadlines, "returning in Fall 2027", hiring seasons, the year of an award. Of several
offered, the first one named. A month needs a word of starting before it, or a period ("June – August") around it.
"""

import re
from collections.abc import Iterator, Sequence

from internscout.model import Column, Fact, Json
from internscout.parse.field import Field, fact
from internscout.parse.fields._date_marks import Mark, marks, moments_in
from internscout.parse.fields._dates import MONTH, SEASON, SOUTH, YEAR, Moment, days, in_season, moments, with_years
from internscout.parse.fields._start_words import OTHER_LABEL, SPEAKS_OF_STARTING, START
from internscout.parse.words import lowered, sentence_number
from internscout.text import Block, Document, Section, Sentence

_NAME = "start"
# Words before a date that give it to something else, and words after it that do.
_OTHER_DATE = re.compile(
    r"(?<!under)(?<!under-)graduat(?!ion\s+(?:intern|project|thesis|assignment))|class\s+of|degree|deadline|\bapply"
    r"|return(?:ing)?\b"
    r"|\bapplications?\b(?!\s+(?:support|develop|engineer|secur|team|software|program|scien|special|design|test|layer))"
    r"|post(?:ed|ing)|clos(?:ing|es|ed?)\b|founded|since|established|copyright|©|award|ranked|named|fiscal|rising"
    r"|enrolled|completion\s*:|interviews?\b|recruitment|updated|effective|report|act\s+of|until|launched"
    r"|(?:hiring|recruiting)\s+(?:season|cycle|window|period|timeline|begins|starts)"
    r"|not\s+(?:\w+\s+)?hiring|new\s+grad|last\s+year|vacation|revenue|abschluss|diplôm|school\s+year|by\s+the\s+end"
    r"|complet(?:e|ion)\s+(?:of\s+)?(?:an?|your|the|their)?\s*(?:degree|studies|program)"
    r"|full-time\s+(?:role|position|employment|offer)s?\s+(?:in|starting)",
    re.IGNORECASE,
)
# … and words between that give it back: "Apply today and join us in …", "a degree, and are available from …".
_KEEPS_NOT = re.compile(r"apply|degree|enrol|complet|graduat", re.IGNORECASE)
_GIVEN_BACK = re.compile(r"\b(?:start|begins?\b|commenc|join\s+us|availab)", re.IGNORECASE)
_OTHER_AFTER = re.compile(r"\s*(?:graduat|grads?\b|class\b|deadline|and\s+the\s+school)", re.IGNORECASE)
_DAY = r"(?:\s*\d{1,2}(?:st|nd|rd|th)?(?!\d))"
_PERIOD = re.compile(
    rf"(?<![a-z])(?P<first>{MONTH}){_DAY}?(?:\s*/\s*{MONTH})?,?(?:\s*{YEAR})?,?"
    r"\s*(?:\\?[-–—]+|to|into|through|until|till|bis|à|au|al|hasta|tot(?:\s+en\s+met)?|t/m|and|thru)\s*"
    r"(?:\w+day,?\s*|the\s+|\w+\s+week\s+of\s+|\d{1,2}(?:st|nd|rd|th|\.)?\s+(?:of\s+)?|early\s+|mid[- ]|late\s+"
    r"|end\s+of\s+){0,3}"
    rf"(?P<last>{MONTH}){_DAY}?(?:\s*/\s*(?:early\s+)?{MONTH})?(?:,?\s*(?P<year>{YEAR}))?",
    re.IGNORECASE,
)
_JOB = (
    r"(?:intern(?:ship)?s?|co-?ops?|program(?:me)?|project|associate|analyst|term|semester|position|placement|quarter|student"
    r"|hire|team\s+member|experience)\b"
)
_OR_SEASONS = rf"(?:\s*(?:/|,|,?\s*\b(?:and|or)\b)\s*{SEASON})*"
_SEASON_WORK = re.compile(
    rf"(?P<season>\b{SEASON}){_OR_SEASONS}\s+(?:[\w+&/]+\s+){{0,2}}?{_JOB}"
    rf"|\b(?:intern(?:ship)?|co-?op|term)s?\s*[(\[]\s*(?P<bracketed>{SEASON})\b"
    r"|\b(?:internship|position|opening|opportunit(?:y|ie))s?\s+(?:\w+\s+)?(?:in|for|during)\s+(?:the\s+)?"
    rf"(?P<of>{SEASON})\b"
    rf"|\b(?:work term|term|semester|session|intake)\s*:\s*(?P<term>{SEASON})\b"
    rf"|\bthis\s+(?:coming\s+|upcoming\s+)?(?P<this>{SEASON})\b"
    r"|(?:for|this|next|all|over|during|throughout|full[\s-]time\s+in|beginning\s+of)\s+(?:the\s+|this\s+)?(?P<lone>summer)\b",
    re.IGNORECASE,
)
# A season of work that is another's: earlier internships, the study year.
_OTHER_SEASON = re.compile(
    r"\b(?:(?:previous|prior|past(?!\s+the)|last|other|completed|least\s+(?:one|1|two)|not\s+(?:\w+\s+)?hiring|return\w*"
    r"|since)\s+(?:\w+\s+){0,2}|school\s+year\b[^.;]{0,30})$",
    re.IGNORECASE,
)
_YEAR_WORK = re.compile(
    rf"\b(?P<y1>{YEAR})\s+(?:[\w&/-]+\s+){{0,3}}?(?:intern(?:ship)?s?|co-?ops?)\b"
    rf"|\b(?:intern(?:ship)?|co-?op)s?(?:\s+program)?\s*[-–:,(]?\s*(?P<y2>{YEAR})\b"
    r"|\bstart\w*\s*:?\s*(?:in\s+)?Q[1-4](?:[\s,/]*(?:of|or|and|to|en|-)?\s*Q[1-4])*\s+"
    rf"(?:of\s+|van\s+)?(?P<y3>{YEAR})\b",
    re.IGNORECASE,
)
_STARTS_AFTER = re.compile(r"\s*(?:start\b(?!\s+dat)|intake\b)", re.IGNORECASE)
_ALONE = re.compile(rf"{MONTH}\s+{YEAR}", re.IGNORECASE)
# In a title: "Class of 2027", "2027 graduates", "Internship 26'", and what makes three letters a month.
_A_CLASS = re.compile(r"\s*(?:[\w'’/&+-]+\s+){0,2}?(?:graduates|grads)\b", re.IGNORECASE)
_OF_A_CLASS = re.compile(r"(?:\b(?:class|batch)(?:es)?\s+of|graduating(?:\s+(?:in|by))?)\W*(?:\w+\W+)?$", re.IGNORECASE)
_YEAR_BEHIND = re.compile(r"(?<![\d.])(?P<year>2\d)['’](?!\w)")
_SHORT_MONTH = 3
_BEFORE_A_MONTH = re.compile(rf"(?:[(\[]|\b(?:start\w*|from|in)\s|{MONTH}\s*(?:[-–/&]|to|or|and))\s*$", re.IGNORECASE)
_AFTER_A_MONTH = re.compile(rf"\s*(?:(?:[-–/&]|to|or|and)\s*{MONTH}|start|intake|onwards)", re.IGNORECASE)
_SOUTHERN = "title-south"  # the rule of a title whose seasons are those of the southern hemisphere
# Looked for in lower case before the pattern is tried.
_SPEAKS_OF_WORK = ("intern", "co-op", "coop", "start")
_YEAR_BELOW = re.compile(r"\n(20\d\d)(?:\n|\Z)")
_YEARS = frozenset(("year", "short"))
_JOINED = re.compile(r"\d[-./]2|20[12]\d[-./]\d|-20")
_RETURN = re.compile(r"\breturn(?:ing)? to (?:school|college|university|campus|classes|their studies|your studies)\b")
_RETURNS = "return"  # the rule of a fall in which one is back at school: it dates the summer before
_MOST = 40  # dates of one sentence that are looked at
_SHORT_LEAD = 6
_BEFORE, _AFTER = 45, 60  # what belongs to a season, a month or a year stands so near it


def _find(doc: Document) -> list[Fact]:
    held_by = marks(doc)
    title = doc.blocks[0]
    dated = any(at < title.end for at in held_by) or _YEAR_BEHIND.search(doc.text, 0, title.end)
    facts = [*_title(doc, title)] if dated else []
    for at, held in held_by.items():
        sentence = doc.sentences[sentence_number(doc, at)]
        if sentence.section not in (Section.TITLE, Section.LOCATION):
            facts += _said(doc, sentence, held[:_MOST])
    return facts


def _title(doc: Document, block: Block) -> Iterator[Fact]:
    """A season, month or year in the title needs no other word: "Data Intern (Fall 2026)", "2026 Intern"."""
    found = [moment for moment in moments(doc.text, block.start, block.end) if _dates_a_title(doc.text, block, moment)]
    short = _YEAR_BEHIND.search(doc.text, block.start, block.end)
    if not found and not short:
        return
    first = next(iter(found), None)
    season = first.season if first else None
    month = first.month if first else None
    for moment in found:
        season = season or (moment.season if in_season(month, moment.season) else None)
        month = month or (moment.month if in_season(moment.month, season) else None)
    year = next((m.year for m in found if m.year), 2000 + int(short["year"]) if short else None)
    spans = [(m.start, m.end) for m in found] + ([short.span()] if short else [])
    start, end = min(span[0] for span in spans), max(span[1] for span in spans)
    rule = _SOUTHERN if season and SOUTH.search(doc.location) else "title"
    yield fact(doc, _NAME, _value(season, year, month), start, end, rule=rule, confidence=1.0)


def _dates_a_title(text: str, block: Block, moment: Moment) -> bool:
    """Not the class of 2027 ("2027 graduates"); and no name: a bare "Jan" may be a man, "(Jan – Jun)" is none."""
    before = text[max(block.start, moment.start - 24) : moment.start]
    if _A_CLASS.match(text, moment.end, block.end) or _OF_A_CLASS.search(before):
        return False
    if moment.season or moment.year or moment.end - moment.start > _SHORT_MONTH:
        return True
    return bool(
        _BEFORE_A_MONTH.search(text[max(block.start, moment.start - 14) : moment.start])
        or _AFTER_A_MONTH.match(text, moment.end, block.end)
    )


def _said(doc: Document, sentence: Sentence, held: Sequence[Mark]) -> list[Fact]:
    """What the marks of a sentence say with the words around them: only what their kinds allow is tried."""
    near = max(sentence.start, held[0].place - _BEFORE), min(sentence.end, held[-1].place + _AFTER)
    kinds = {mark.kind for mark in held}
    found: list[Fact] = []
    dates = moments_in(doc, sentence, held) if "season" in kinds or "month" in kinds else []
    if sum(mark.kind == "month" for mark in held) > 1:
        found += _periods(doc, sentence, *near)
    if kinds & _YEARS and (spots := _of_days(doc.text, held, dates)):
        found += _days(doc, sentence, max(sentence.start, spots[0] - 8), min(sentence.end, spots[-1] + 26))
    found += _moments(doc, sentence, dates)
    if "season" in kinds:
        found += _seasons(doc, sentence, *near)
    if "year" in kinds:
        found += _years(doc, sentence, *near)
    return sorted(found, key=lambda f: f.start)


def _of_days(text: str, held: Sequence[Mark], dates: Sequence[Moment]) -> list[int]:
    """Where a month has its day, and where a year is joined to figures (1/9/2026, 2026-09-01)."""
    joined = (mark.place for mark in held if _JOINED.search(text, max(0, mark.place - 2), mark.place + 6))
    return sorted([moment.start for moment in dates if moment.of_day] + [*joined])


def _periods(doc: Document, sentence: Sentence, start: int, end: int) -> Iterator[Fact]:
    """June – August 2026."""
    for found in _PERIOD.finditer(doc.text, start, end):
        first = next(moments(doc.text, found.start(), found.end()), None)
        if first and first.month and not _other_date(doc, sentence, found.start(), found.end()):
            year = first.year or (int(found["year"]) if found["year"] else None)
            value = _value(None, year, first.month)
            yield fact(doc, _NAME, value, found.start(), found.end(), rule="period", confidence=0.85)


def _days(doc: Document, sentence: Sentence, start: int, end: int) -> Iterator[Fact]:
    """Starting 1 September 2026."""
    for day in days(doc.text, start, end, month_first=True):
        if day.year and _starts(doc, day.start) and not _other_date(doc, sentence, day.start, day.end):
            value = _value(None, day.year, day.month)
            yield fact(doc, _NAME, value, day.start, day.end, rule="day", confidence=0.9)


def _moments(doc: Document, sentence: Sentence, dates: Sequence[Moment]) -> Iterator[Fact]:
    """Summer 2026; starting in September; a line that is nothing but "September 2026"."""
    for moment in with_years(doc.text, dates):
        alone = moment.start == sentence.start and moment.end == sentence.end and _ALONE.match(doc.text, moment.start)
        dated = moment.year and (moment.season or (moment.month and alone))
        begins = _starts(doc, moment.start) or _STARTS_AFTER.match(doc.text, moment.end)
        if not dated and not (moment.month and begins):
            continue
        if not _other_date(doc, sentence, moment.start, moment.end):
            value = _value(moment.season, moment.year or _year_below(doc, moment), moment.month)
            sure = 0.7 if alone and not moment.season else 0.85
            yield fact(doc, _NAME, value, moment.start, moment.end, rule="moment", confidence=sure)
        elif moment.season == "fall" and _RETURN.search(lowered(doc)[max(0, moment.start - 60) : moment.start]):
            value = _value("summer", moment.year, None)
            yield fact(doc, _NAME, value, moment.start, moment.end, rule=_RETURNS, confidence=0.1)


def _year_below(doc: Document, moment: Moment) -> int | None:
    """The year of a month, where bold print has put it on a line of its own."""
    below = _YEAR_BELOW.match(doc.text, moment.end) if moment.month else None
    return int(below[1]) if below else None


def _seasons(doc: Document, sentence: Sentence, start: int, end: int) -> Iterator[Fact]:
    """A summer internship; for the summer."""
    for found in _SEASON_WORK.finditer(doc.text, start, end):
        name = next(name for name, text in found.groupdict().items() if text)
        moment = next(moments(doc.text, found.start(name), found.end()), None)
        verb = found[name].islower() and found[name] in ("fall", "spring") and name not in ("this", "season")
        hours = name in ("lone", "this") and _of_hours(doc, sentence, found.start())
        if moment and not verb and not hours and not _other_season(doc, sentence, found.start(), found.end()):
            value = _value(moment.season, moment.year, None)
            yield fact(doc, _NAME, value, found.start(), found.end(), rule="season", confidence=0.7)


def _of_hours(doc: Document, sentence: Sentence, at: int) -> bool:
    """True for the benefits of a summer: "half-days during the summer"."""
    days_off = re.search(r"half[- ]days?|fridays|\bhours\b", lowered(doc)[max(sentence.start, at - 60) : at])
    return sentence.section is Section.BENEFITS or days_off is not None


def _years(doc: Document, sentence: Sentence, start: int, end: int) -> Iterator[Fact]:
    """2026 internship."""
    said = lowered(doc)[start:end]
    if not any(word in said for word in _SPEAKS_OF_WORK):
        return
    for found in _YEAR_WORK.finditer(doc.text, start, end):
        if not _other_date(doc, sentence, found.start(), found.end()):
            value = _value(None, int(found["y1"] or found["y2"] or found["y3"]), None)
            yield fact(doc, _NAME, value, found.start(), found.end(), rule="year", confidence=0.6)


def _starts(doc: Document, at: int) -> bool:
    """True when a word of starting leads up to the date, on its line or as the label on the line above."""
    before = lowered(doc)[max(0, at - 60) : at]
    return any(word in before for word in SPEAKS_OF_STARTING) and START.search(before) is not None


def _other_date(doc: Document, sentence: Sentence, start: int, end: int) -> bool:
    """True when the words around a date say that it is something else's."""
    labelled = start - sentence.start < _SHORT_LEAD and OTHER_LABEL.search(
        doc.text[max(0, sentence.start - 40) : sentence.start]
    )
    if labelled or _OTHER_AFTER.match(doc.text, end):
        return True
    others = list(_OTHER_DATE.finditer(doc.text, max(sentence.start, start - 60), start))
    if not others:
        return False
    kept = _KEEPS_NOT.match(others[-1][0]) is None
    return kept or _GIVEN_BACK.search(doc.text, others[-1].end(), start) is None


def _other_season(doc: Document, sentence: Sentence, start: int, end: int) -> bool:
    """True for a season of work that is not this internship's."""
    before = doc.text[max(sentence.start, start - 40) : start]
    return _OTHER_SEASON.search(before) is not None or _OTHER_AFTER.match(doc.text, end) is not None


def _value(season: str | None, year: int | None, month: int | None) -> dict[str, Json]:
    return {"season": season, "year": year, "month": month}


def _settle(facts: Sequence[Fact]) -> Json:
    """The surest statement, its gaps filled from the others that do not contradict it."""
    if not facts:
        return None
    value, southern = _value(None, None, None), any(found.rule == _SOUTHERN for found in facts)
    for found in sorted(facts, key=lambda f: -f.confidence):
        dates = found.rule != _RETURNS or value["season"] == "summer"
        if dates and isinstance(found.value, dict) and _agrees(value, found.value, southern=southern):
            value = {key: value[key] if value[key] is not None else found.value[key] for key in value}
    return value if any(value.values()) else None


def _agrees(value: dict[str, Json], other: dict[str, Json], *, southern: bool) -> bool:
    if any(value[key] and other[key] and value[key] != other[key] for key in value):
        return False
    month, season = value["month"] or other["month"], value["season"] or other["season"]
    return in_season((month + 5) % 12 + 1 if southern and isinstance(month, int) else month, season)


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
