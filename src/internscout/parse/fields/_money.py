"""Amounts of money and pay ranges in a text: "$50.00 – $70/hr", "1.200 € brutto/Monat", "CAD 61,500 to 76,900".

Finds and reads amounts; whether an amount is the role's pay, and for which period when none is written beside it, is
decided in `salary.py`. Signs and codes come from `taxonomy/data/currencies.toml`.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from internscout.taxonomy import terms

_CODES = {alias: term.id.upper() for term in terms("currencies") for alias in term.aliases}
_SHARED = {"$": "USD", "kr": "SEK", "kr.": "SEK", "¥": "JPY"}

# "try" and "ron" are words, "rs" a plural: codes count in capitals only, signs and words as they come.
_WORDS = ("euro", "euros", "dollars", "rupees", "yen", "zloty", "rs.", "kr")
_SIGNS = [s for s in (*_CODES, *_SHARED) if not s.isalpha() or s in _WORDS or s in ("zł", "kč")]
_CAPITALS = [*(c.upper() for c in _CODES if c.isascii() and c.isalpha() and c not in _WORDS), "Rs"]


def _alternatives(spellings: list[str]) -> str:
    return "|".join(re.escape(s) for s in sorted(spellings, key=len, reverse=True))


def _any_case(pattern: str) -> str:
    """The pattern for capitals too: `re` is quicker with "[hH]" than with a flag, which it asks at every branch."""
    return re.sub(r"(\\.|\[[^\]]*\])|([^\W\d_])", lambda part: part[1] or f"[{part[2]}{part[2].upper()}]", pattern)


_CODE = rf"(?<![A-Za-z])(?:{_alternatives(_CAPITALS)})(?![A-Za-z])"
_CURRENCY = rf"(?:{_CODE}\s?\$?|(?<![A-Za-z])(?:{_any_case(_alternatives(_SIGNS))})(?![A-Za-z]))"
# The backslash before a point, comma or hyphen is Markdown's, left over in some feeds. "1,20,000" is Indian; "1450,000"
# a slip that is kept as written.
_NUMBER = (
    r"\d{1,3}(?:\\?[,.'’ \u00a0\u202f]\d{3})+(?:\\?[.,]\d{1,2})?(?!\d)|\d{1,2}(?:,\d\d)+,\d{3}(?!\d)"
    r"|\d{4},\d{3}(?!\d)|\d+(?:\\?[.,]\d{1,2})?(?!\d)"
)
_TAIL = r"(?:\\?,\s?\\?[-–—]+|\.-)?"
_MARK = 7  # a currency and the blank after it are no longer than that
_FAR = 60
_MOST = 300  # more figures than that in one sentence are a table: no use to read each
_SCALES = {"k": 1_000, "l": 100_000, "lpa": 100_000, "lakh": 100_000, "lac": 100_000, "crore": 10_000_000}
_INDIAN = ("l", "lpa", "lakh", "lac", "crore")
_SCALE = r"\s?(?:[kK](?=[A-Z][a-z])|[kKL]\b|(?i:LPA|lakhs?|lacs?|crores?)\b)"
_AMOUNT = (
    rf"(?:(?P<before%d>{_CURRENCY})\s*)?(?P<number%d>{_NUMBER}){_TAIL}(?P<scale%d>{_SCALE})?"
    # In "Summer 2025 $20" the sign belongs to the figure after it.
    rf"(?:(?:\s*\(?|,\s*(?=\$\s+per)|-(?=euro|dollar))(?P<after%d>{_CURRENCY})(?!\d)\)?)?"
    r"(?P<plus%d>\+(?=\s*(?:/|per\b|an?\b|hourly|\Z|[.,;)\n])))?"
)
_UNITS = {
    "hour": r"hours?|hourly|hrs?|h|std|stunden?|heures?|horaire|uur|hora|ora|timme|godz|hod",
    "day": r"days?|daily|tag|jour|dag|día",
    "biweek": r"bi-?weekly|two weeks|2 weeks|fortnight(?:ly)?",
    "week": r"weeks?|weekly|wk|woche|semaine|semana",
    "month": r"months?|p\.?m\.?|month?ly|mo|mth|monat(?:lich)?|mois"
    r"|mensuel(?:le)?s?|mensual(?:es)?|mensili?|maand|maandelijks|mes(?:e|ic)?|mês|miesi(?:ą|a|ę)c(?:znie)?|månad|manad|ay",
    "year": r"years?|yearly|yr|annum|p\.?\s?a(?=\b)|annual(?:ly|ized)?|jahr|jährlich"
    r"|an(?:s|née)?|annuel(?:le)?s?|jaar|anual(?:es)?|año|anno|ano|rok",
}
_UNIT = "|".join(_UNITS.values())
_UNIT_WORDS = {name: re.compile(words, re.IGNORECASE) for name, words in _UNITS.items()}
_FILLER = (
    r"(?:\s*\(?(?:gross|brutto|brutos?|bruts?|lordi|netto|net|pre-?tax|before tax(?:es)?|base|pay|CDN|US"
    r"|[A-Z]{3}(?![A-Za-z]))\b\)?)*"
)
# Some feeds glue the next word on: "USD annuallyMore".
_UNIT_ENDS = r"(?:(?![A-Za-zà-ÿ])|(?<=[a-z]{4})(?=[A-Z]))"
_PERIOD = (
    rf"{_FILLER}[\s,]*+\(?\s*+(?=[^\W\d_]|[/\\])(?:\\?/\s*"
    r"|(?:de\s+)?l['’]|(?:per|an?|pro|par|por|p\.?|im|je|al?|om|za|na|each|every|the)\s*/?\s*)?"
    rf"(?P<unit%d>{_any_case(_UNIT)}){_UNIT_ENDS}"
)
_JOIN = (
    r"(?:\.?\s*\\?[-–—~]+\s*|\s+(?:to|and|bis(?:\s+zu)?|à|a|tot|und|et|y|do|e|up\s+to|through|until)"
    r"(?:\s+(?:a\s+)?(?:maximum|max)(?:\s+of)?)?\s+)"
)
# "$40/hour up to 25 hours a week" is no range.
_NO_MONEY = (
    r"(?![\d%]|[\s-]*(?:hours|hrs|days|weeks|months|years|uur|uren|stunden|tage|heures|jours|dagen|weken)\b"
    r"|[\s-]*(?:hour|hr|h)[\s-]*(?:work\s?)?week)"
)
_RANGE = re.compile(
    rf"(?:{_AMOUNT % (1, 1, 1, 1, 1)})(?:{_PERIOD % 1})?"
    rf"(?:{_JOIN}(?:{_AMOUNT % (2, 2, 2, 2, 2)}){_NO_MONEY}(?:{_PERIOD % 2})?)?"
    rf"(?:\s?\(?(?P<last>{_CODE})(?!\s?[\d$])\)?)?"
)
# Sought only beside figures: to try the whole pattern at every letter takes long.
_OPENING = re.compile(rf"(?<![\w.,#%-])(?<!\w/)(?=.{{0,{_MARK}}}\d)(?:{_CURRENCY}\s*)?\d")
_BLANKS, _POINTS = re.compile(r"[\\'’ \u00a0\u202f]"), re.compile(r"[.,]")
_FIGURES = re.compile(r"\d+")
_SAYS_PER = re.compile(r"/|\b(?:per|an)\b|ly\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Money:
    """An amount or range at `text[start:end]`; `currency` is None for a bare figure, `shared` for "$", "kr" and "¥".

    `period` is what stands beside it: hour, day, biweek, week, month, year, or None. `open` is true for "$20+".
    """

    low: float
    high: float
    currency: str | None
    shared: bool
    period: str | None
    start: int
    end: int
    open: bool = False


def amounts(text: str, start: int, end: int, marks: Sequence[int]) -> Iterator[Money]:
    """The amounts of `text[start:end]` that have a currency, bare ranges, and bare figures that look like pay.

    `marks` are the places of signs and words of money, in order: figures far from all of them are not looked at.
    """
    reached = start
    for figures in islice(_FIGURES.finditer(text, start, end), _MOST):
        at = figures.start()
        mark = bisect_left(marks, at - _FAR)
        if at < reached or mark == len(marks) or marks[mark] > at + _FAR:
            continue
        opening = _OPENING.search(text, max(reached, at - _MARK), at + 1)
        if opening and (found := _RANGE.match(text, opening.start(), end)):
            reached = found.end()
            if money := _read(found):
                yield money


def _read(found: re.Match[str]) -> Money | None:
    scales = [_scale(scale) for scale in found.group("scale1", "scale2")]
    marks = [mark for mark in found.group("before1", "after1", "before2", "after2", "last") if mark]
    if any(scale in _INDIAN[1:] for scale in scales):
        marks = marks or ["inr"]
    if not (marks or found["number2"] or _bare(found)):
        return None
    currency, shared = _currency(*marks)
    if "l" in scales and currency != "INR":
        return None
    low, high = _ends(found, *scales)
    # "€700 per month and 2 days off", "$40/hour up to 20": what follows is no second end.
    alone = found["number2"] is not None and high < low and not (found["before2"] or found["after2"])
    high, end = (low, found.end(_last_of_first(found))) if alone else (high, found.end())
    unit = found["unit1"] if alone else found["unit2"] or found["unit1"]
    period = _period(unit) if unit else "year" if "lpa" in scales else None
    single = alone or found["number2"] is None
    return Money(low, high, currency, shared, period, found.start(), end, single and found["plus1"] is not None)


@lru_cache(maxsize=256)
def _period(unit: str) -> str:
    return next(name for name, words in _UNIT_WORDS.items() if words.fullmatch(unit))


def _ends(found: re.Match[str], scale1: str, scale2: str) -> tuple[float, float]:
    """Both ends of a range in whole units: "250-350k" is in thousands on both sides."""
    low, many = _value(found["number1"]), _SCALES.get(scale1, 1)
    if found["number2"] is None:
        return low * many, low * many
    high = _value(found["number2"])
    # "160,000-230,000K" says it twice.
    many2 = 1 if low * many >= 1000 and not scale1 and high >= low else _SCALES.get(scale2, 1)
    return low * (many2 if not scale1 and low < 1000 else many), high * many2


def _scale(text: str | None) -> str:
    if not text:
        return ""
    word = text.strip().lower()
    return word if word in _SCALES else word.rstrip("s")


def _last_of_first(found: re.Match[str]) -> str:
    """The name of the last group that the first amount filled, with its period."""
    names = ("number1", "scale1", "after1", "plus1", "unit1")
    return max((name for name in names if found[name]), key=found.end)


def _bare(found: re.Match[str]) -> bool:
    """A figure without currency that may be pay: "25/hr", "39,520"."""
    beside = found.string[found.end("number1") : found.end()]
    return _SAYS_PER.search(beside) is not None or re.fullmatch(r"\d{2,3},\d{3}", found["number1"]) is not None


@lru_cache(maxsize=256)
def _currency(*marks: str) -> tuple[str | None, bool]:
    """The most exact of the marks: "$…USD" is USD, "$" alone is shared."""
    found = [" ".join(mark.lower().split()) for mark in marks]
    for mark in found:
        if mark in _CODES:
            return _CODES[mark], False
    for mark in found:
        if mark.rstrip("$ ") in _CODES:
            return _CODES[mark.rstrip("$ ")], False
    return (_SHARED[found[0]], True) if found else (None, False)


@lru_cache(maxsize=1024)
def _value(text: str) -> float:
    """1,000.50 and 1.000,50 alike: of two marks the last is the fraction's, else three digits are thousands."""
    digits = _BLANKS.sub("", text)
    mark = max(",", ".", key=digits.rfind)
    whole, _, rest = digits.rpartition(mark)
    both = "," in digits and "." in digits and digits.count(mark) == 1
    if not whole or not (both or len(rest) < 3):
        return float(_POINTS.sub("", digits))
    return float(f"{_POINTS.sub('', whole)}.{rest}")
