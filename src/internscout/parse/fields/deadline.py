"""The last day to apply, where it is stated with its year or the year is clear from the posting.

Not a deadline: "rolling", first rounds ("for full consideration"), deadlines at work. A date without its year counts
only when the posting itself names the year in which the next such day falls.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from internscout.model import Column, Fact
from internscout.parse.field import Field, fact, settle_first
from internscout.parse.fields._dates import Day, days
from internscout.parse.fields._sentences import sentences_with
from internscout.text import Document, Section

_NAME = "deadline"
_CUE = re.compile(
    r"deadline|\bapply\b[^.\n]{0,40}?\b(?:by|before|until|no\s+later|on\s+or\s+before)\b"
    r"|applications?\s+(?:\w+\s+){0,3}?(?:clos\w+|due|end|until|by|before|are\s+due|must\s+be)"
    r"|applications?[^.\n]{0,60}?(?:until|by|before|received\s+by|accepted\s+(?:through|thru|until|till))"
    r"|(?:clos(?:es?|ing)|end|expir\w+|due)\s*(?:date|on|:)|job\s+posting\s+end"
    r"|(?:posting|requisition|position|vacancy|role|job)\s+(?:will\s+)?(?:remain\s+|stay\s+|be\s+)?(?:open|posted"
    r"|closes?|close|clos\w+|expires?|ends?|active)\b|last\s+(?:day|date)\s+to\s+apply|apply\s*:"
    r"|bewerb\w*schluss|bewerb\w*frist|bewirb\s+dich\s+bis|bewerben\s+(?:sie\s+sich\s+)?bis|date\s+limite"
    r"|candidatures?\s+(?:\w+\s+){0,3}?(?:avant|jusqu)|postule[rz]?\s+avant"
    r"|sollicite\w*\s+(?:kan\s+)?(?:voor|tot|vóór)|reageer\s+voor|sluitingsdatum|fecha\s+límite|plazo|cierre"
    r"|accepting\s+applications|submit\w*[^.\n]{0,50}?\b(?:by|before)\b|window\s+(?:will\s+)?clos",
    re.IGNORECASE,
)
_SPEAKS_OF_IT = (
    "deadline", "apply", "applic", "clos", "bewerb", "bewirb", "limit", "límit", "candidat", "postul", "sollicit",
    "reageer", "plazo", "cierre", "submit", "posting", "remain open", "stay open", "sluit", "window",
)  # fmt: skip
_FIGURE = re.compile(r"\d")
_WORDS_BETWEEN = 75
_BEFORE = re.compile(
    r"(?:before|voor|vóór|avant|prior\s+to|vor\s+dem|antes\s+del?)\s+(?:the\s+|le\s+|\w+day,?\s+|\d+:?\d*\s*(?:am"
    r"|pm)?\s+on\s+)?$",
    re.IGNORECASE,
)
_ON_OR_BEFORE = re.compile(r"on\s+or\s+before\s+$", re.IGNORECASE)
_NOT_LAST = re.compile(
    r"full\s+consideration|first\s+round|priority|early\s+(?:deadline|application)|start(?:ing|s)?\s+(?:date|on|in)"
    r"|graduat|posted\s+on|no\s+(?:earlier|sooner)|earliest|begin|interview|opens?\s+(?:on|in|early)",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(r"\bUSA?\b|United States|Canada|\bCAN\b|, [A-Z]{2}\b(?!, NL)", re.IGNORECASE)
_DAY_FIRST = re.compile(
    r", NL$|Netherlands|Germany|France|Spain|Italy|United Kingdom|London|Australia|India|Tunis|Belgium", re.IGNORECASE
)


def _find(doc: Document) -> list[Fact]:
    return list(_facts(doc))


def _facts(doc: Document) -> Iterator[Fact]:
    text = doc.text
    for cue in _cues(doc):
        end = min(len(text), cue.end() + _WORDS_BETWEEN)
        for day in days(text, cue.start(), end, month_first=_month_first(doc)):
            words = text[max(0, cue.start() - 40) : day.start]
            if _NOT_LAST.search(words.split("\n\n")[-1]):
                break
            when = _when(doc, day, text[cue.start() : day.start])
            if when:
                detail = doc.block_at(cue.start())
                sure = detail is not None and detail.section is Section.DETAIL
                yield fact(
                    doc, _NAME, when.isoformat(), cue.start(), day.end, rule="cue", confidence=1.0 if sure else 0.9
                )
            break


def _cues(doc: Document) -> Iterator[re.Match[str]]:
    """The cues with a figure near: the pattern is too slow for a whole text."""
    for sentence in sentences_with(doc, _SPEAKS_OF_IT):
        reach = sentence.end + _WORDS_BETWEEN
        if _FIGURE.search(doc.text, sentence.start, reach):
            yield from _CUE.finditer(doc.text, sentence.start, sentence.end)


def _when(doc: Document, day: Day, before: str) -> date | None:
    year = day.year or _clear_year(doc, day)
    last = day.in_year(year) if year else None
    if last and _BEFORE.search(before) and not _ON_OR_BEFORE.search(before):
        last -= timedelta(days=1)
    return last


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
    return not _DAY_FIRST.search(place) and _MONTH_FIRST.search(place) is not None


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
