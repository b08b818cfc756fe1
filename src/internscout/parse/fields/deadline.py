"""The last day to apply, where it is stated with its year or the year is clear from the posting.

Not a deadline: "rolling", first rounds ("for full consideration"), deadlines at work, the date of posting. A date
without its year counts only when the posting itself names the year in which the next such day falls. Of a window
("May 1 – July 15, 2026") the last day counts.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice

from internscout.model import Column, Fact
from internscout.parse.field import Field, fact, settle_first
from internscout.parse.fields._date_marks import Kind, sentences_near
from internscout.parse.fields._dates import YEAR, Day, days
from internscout.parse.words import WordPattern, lowered
from internscout.text import Document, Section

_NAME = "deadline"
# Tried on the text in lower case, which is several times as fast as minding no case.
_CUE = re.compile(
    r"deadline|\bapply\b[^.\n]{0,40}?\b(?:by|before|until|no\s+later|on\s+or\s+before)\b"
    r"|applications?\s+(?:\w+\s+){0,3}?(?:clos\w+|due|end|until|by|before|are\s+due|must\s+be)"
    r"|applications?[^.\n]{0,60}?(?:until|by|before|received\s+by|accepted\s+(?:through|thru|until|till))"
    r"|applications?\s+(?:dates?|period|window|(?:will\s+be|are)\s+accepted)\b"
    r"|(?:reply|respond)\s+(?:by|before|until)\b"
    r"|(?:clos(?:es?|ing)|end|expir\w+|due)\s*(?:date|on|:)|job\s+posting\s+end"
    r"|(?:posting|requisition|position|vacancy|role|job)\s+(?:will\s+)?(?:remain\s+|stay\s+|be\s+)?(?:open|posted"
    r"|closes?|close|clos\w+|expires?|ends?|active)\b|last\s+(?:day|date)\s+to\s+apply|posted\s+until\b|apply\s*:"
    r"|bewerb\w*schluss|bewerb\w*frist|(?:bewirb|bewerb)\w*\s+(?:[\w-]+\s+){0,4}?bis\b|date\s+limite"
    r"|candidat\w+\s+(?:[\w']+\s+){0,5}?(?:avant|jusqu)|postule[rz]?\s+(?:\w+\s+)?(?:avant|jusqu)"
    r"|(?:sollicite\w*|reageer|reageren)\s+(?:[\w-]+\s+){0,5}?(?:voor|tot|vóór|uiterlijk)\b|sluitingsdatum|vacature\s+sluit|einsendeschluss|env[ií]a\w*\s+(?:[\w-]+\s+){1,5}?(?:hasta|antes)\b"
    r"|fecha\s+límite|plazo|cierre|(?:solicitud\w*|postula\w*)\s+(?:\w+\s+){0,3}?(?:hasta|antes)"
    r"|accept(?:ing)?\s+applications(?=[^.]{0,40}?\b(?:until|through|by|till|from\s+\d))|window\s+(?:will\s+)?clos"
    r"|(?:submit|send)\b[^.\n]{0,90}?\b(?:by|before|no\s+later\s+than)\b"
)
_SPEAKS_OF_IT = WordPattern("|".join((
    "deadline", "apply", "applic", "clos", "bewerb", "bewirb", "limit", "límit", "candidat", "postul", "sollicit",
    "reager", "reageer", "plazo", "cierre", "submit", "send", "posting", "remain open", "stay open", "sluit", "window",
    "reply", "respond ", "solicitud", "posted until", "einsendeschluss", "envía ", "envia ",
)))  # fmt: skip
_DATED: frozenset[Kind] = frozenset(("month", "year", "short"))
_WORDS_BETWEEN = 75
_MOST = 20  # cues of one sentence that are looked at
_BEFORE = re.compile(
    r"(?:before|voor|vóór|avant|prior\s+to|vor\s+dem|antes\s+del?)\s+(?:the\s+|le\s+|\w+day,?\s+|\d+:?\d*\s*(?:am"
    r"|pm)?\s+on\s+)?$",
    re.IGNORECASE,
)
_ON_OR_BEFORE = re.compile(r"on\s+or\s+before\s+$", re.IGNORECASE)
_NOT_LAST = re.compile(
    r"full\s+consideration|first\s+round|priority|early\s+(?:deadline|application)|no\s+(?:earlier|sooner)|earliest"
    r"|opens?\s+(?:on|in|early)",
    re.IGNORECASE,
)
_OF_ANOTHER = re.compile(r"start(?:ing|s)?\s+(?:date|on|in)|graduat|posted\s+on|begin|interview", re.IGNORECASE)
# What stands before these is said of another date: "starts in September 2027. Apply by …".
_CLAUSE_ENDS = re.compile(r"[.;!?]\s")
_IS_DATED = re.compile(rf"[.;!?]\s|{YEAR}")
_POSTED = re.compile(r"post(?:ed|ing)\s+date|date\s+(?:of\s+)?post", re.IGNORECASE)
# "Applications are accepted until the day before the posting's end date": then the labelled date is a day too late.
_DAY_BEFORE = re.compile(
    r"\bday\s+(?:prior\s+to|before)\s+the\s+(?:\w+\s+){0,3}?(?:end\s+date|closing\s+date|deadline)", re.IGNORECASE
)
_LABEL_END = re.compile(r"(?:deadline|date|end)\s*:?\s*$", re.IGNORECASE)
_OPENS = re.compile(r"\bfrom\s+$", re.IGNORECASE)
_WINDOW = re.compile(r"\s*(?:[-–—]|to|through|until|till)\s*(?:\w+day,?\s+)?", re.IGNORECASE)
_MONTH_FIRST = re.compile(r"\bUSA?\b|United States|Canada|\bCAN\b|, [A-Z]{2}\b(?!, NL)", re.IGNORECASE)
_PAYS_IN_DOLLARS = re.compile(r"\bUSD\b|(?<!\w)\$\s?\d|United States")  # where no place tells it
_DAY_FIRST = re.compile(
    r", NL$|Netherlands|Germany|France|Spain|Italy|United Kingdom|London|Australia|India|Tunis|Belgium", re.IGNORECASE
)


def _find(doc: Document) -> list[Fact]:
    return list(_facts(doc))


def _facts(doc: Document) -> Iterator[Fact]:
    text = doc.text
    cues = list(_cues(doc))
    month_first = bool(cues) and _month_first(doc)
    for cue in cues:
        end = min(len(text), cue.end() + _WORDS_BETWEEN)
        found = list(days(text, cue.start(), end, month_first=month_first))
        if not found or _another_date(text, cue.start(), found[0].start):
            continue
        day = found[0]
        if len(found) > 1 and _WINDOW.fullmatch(text, day.end, found[1].start):
            day = found[1]
        elif _OPENS.search(text, cue.end(), day.start):
            continue
        if when := _when(doc, day, text[cue.start() : day.start]):
            detail = doc.block_at(cue.start())
            sure = 1.0 if detail is not None and detail.section is Section.DETAIL else 0.9
            yield fact(doc, _NAME, when.isoformat(), cue.start(), day.end, rule="cue", confidence=sure)


def _cues(doc: Document) -> Iterator[re.Match[str]]:
    """The cues with a date near: the pattern is too slow for a whole text."""
    for sentence in sentences_near(doc, _SPEAKS_OF_IT, _DATED, _WORDS_BETWEEN):
        yield from islice(_CUE.finditer(lowered(doc), sentence.start, sentence.end), _MOST)


def _another_date(text: str, cue: int, day: int) -> bool:
    """True when the words around a cue give the date behind it to something else."""
    return bool(
        _NOT_LAST.search(text, _after_last(_CLAUSE_ENDS, text, max(0, cue - 80), cue), day)
        or _OF_ANOTHER.search(text, _after_last(_IS_DATED, text, max(0, cue - 40), cue), day)
        or _POSTED.search(text, cue, day)
    )


def _after_last(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    """Where the last match in `text[start:end]` ends, else `start`."""
    return max((found.end() for found in pattern.finditer(text, start, end)), default=start)


def _when(doc: Document, day: Day, before: str) -> date | None:
    year = day.year or _clear_year(doc, day)
    last = day.in_year(year) if year else None
    if last and (_excluded(before) or (_LABEL_END.search(before) and _DAY_BEFORE.search(doc.text))):
        last -= timedelta(days=1)
    return last


def _excluded(before: str) -> bool:
    """True when the day itself is too late: "before 23 May"."""
    return _BEFORE.search(before) is not None and _ON_OR_BEFORE.search(before) is None


def _clear_year(doc: Document, day: Day) -> int | None:
    """The year in which the day next comes after the posting's date, if the posting's own text names that year."""
    if doc.posted_at is None:
        return None
    for year in (doc.posted_at.year, doc.posted_at.year + 1):
        when = day.in_year(year)
        if when and when >= doc.posted_at:
            near = (when - doc.posted_at).days < 200
            return year if near and str(year) in doc.text else None
    return None


def _month_first(doc: Document) -> bool:
    place = doc.location
    if _DAY_FIRST.search(place):
        return False
    return bool(_MONTH_FIRST.search(place) or _PAYS_IN_DOLLARS.search(doc.text))


FIELD = Field(
    name=_NAME,
    columns=(
        Column(
            "deadline", "DATE", "$.deadline", "last day to apply; NULL when none is stated or applications are rolling"
        ),
    ),
    find=_find,
    settle=settle_first,
)
