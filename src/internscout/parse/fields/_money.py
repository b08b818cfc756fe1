"""Amounts of money and pay ranges in a text: "$50.00 – $70/hr", "1.200 € brutto/Monat", "CAD 61,500 to 76,900", "£14k".

Finds and reads amounts; whether an amount is the role's pay, and for which period when none is written beside it, is
decided in `salary.py`. Signs and codes come from `taxonomy/data/currencies.toml`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from internscout.taxonomy import terms

_CODES = {alias: term.id.upper() for term in terms("currencies") for alias in term.aliases}
_SHARED = {"$": "USD", "kr": "SEK", "¥": "JPY"}

# "try" and "ron" are words, "rs" a plural: codes count in capitals only, signs and words as they come.
_WORDS = ("euro", "euros", "dollars", "rupees", "yen", "zloty", "rs.", "kr")
_SIGNS = [s for s in (*_CODES, *_SHARED) if not s.isalpha() or s in _WORDS or s in ("zł", "kč")]
_CAPITALS = [c.upper() for c in _CODES if c.isascii() and c.isalpha() and c not in _WORDS]


def _alternatives(spellings: list[str]) -> str:
    return "|".join(re.escape(s) for s in sorted(spellings, key=len, reverse=True))


_CURRENCY = (
    rf"(?:(?<![A-Za-z])(?:{_alternatives(_CAPITALS)})(?![A-Za-z])\s?\$?"
    rf"|(?i:(?<![a-z])(?:{_alternatives(_SIGNS)})(?![a-z])))"
)
# The backslash before a point, comma or hyphen is Markdown's, left over in some feeds.
_NUMBER = r"\d{1,3}(?:\\?[,.' \u00a0\u202f]\d{3})+(?:\\?[.,]\d{1,2})?(?!\d)|\d+(?:\\?[.,]\d{1,2})?(?!\d)"
_TAIL = r"(?:\\?,\\?[-–—]+|\.-)?"
_AMOUNT = (
    rf"(?:(?P<before%d>{_CURRENCY})\s*)?(?P<number%d>{_NUMBER}){_TAIL}(?P<kilo%d>\s?[kK]\b)?"
    rf"(?:(?:\s*|-(?=euro|dollar))(?P<after%d>{_CURRENCY}))?"
)
_UNITS = {
    "hour": r"hours?|hourly|hrs?|h|std|stunden?|heures?|horaire|uur|hora",
    "day": r"days?|daily|tag|jour|dag|día",
    "biweek": r"bi-?weekly|two weeks|2 weeks|fortnight(?:ly)?",
    "week": r"weeks?|weekly|wk|woche|semaine|semana",
    "month": r"months?|p\.?m\.?|monthly|mo|mth|monat(?:lich)?|mois"
    r"|mensuel(?:le)?s?|mensual(?:es)?|maand|maandelijks|mes",
    "year": r"years?|yearly|yr|annum|p\.?\s?a(?=\b)|annual(?:ly|ized)?|jahr|jährlich"
    r"|an(?:s|née)?|annuel(?:le)?s?|jaar|anual(?:es)?|año",
}
_UNIT = "|".join(rf"(?P<{name}%s>{words})" for name, words in _UNITS.items())
_FILLER = (
    r"(?:\s*\(?(?:gross|brutto|bruto|bruts?|net|pre-?tax|before tax(?:es)?|base|pay|CDN|US|[A-Z]{3}(?![A-Za-z]))\b\)?)*"
)
_PERIOD = (
    rf"{_FILLER}[\s,]*\(?\s*(?:\\?/\s*|(?:per|an?|pro|par|por|p\.?|im|je|je?|al|each|every|the)\s*/?\s*)?"
    rf"(?i:{_UNIT})(?![A-Za-zà-ÿ])"
)
_JOIN = (
    r"(?:\s*\\?[-–—~]+\s*|\s+(?:to|and|bis(?:\s+zu)?|à|a|tot|und|et|up\s+to|through|until)"
    r"(?:\s+(?:a\s+)?(?:maximum|max)(?:\s+of)?)?\s+)"
)
_RANGE = re.compile(
    rf"(?<![\w.,/#%-])(?=.{{0,7}}\d)(?:{_AMOUNT % (1, 1, 1, 1)})(?:{_PERIOD % ((1,) * 6)})?"
    rf"(?:{_JOIN}(?:{_AMOUNT % (2, 2, 2, 2)})(?![\d%]))?"
    rf"(?:{_PERIOD % ((2,) * 6)})?"
)


@dataclass(frozen=True, slots=True)
class Money:
    """An amount or range at `text[start:end]`; `currency` is None for a bare figure, `shared` for "$", "kr" and "¥".

    `period` is what stands beside it: hour, day, biweek, week, month, year, or None.
    """

    low: float
    high: float
    currency: str | None
    shared: bool
    period: str | None
    start: int
    end: int


def amounts(text: str, start: int = 0, end: int | None = None) -> Iterator[Money]:
    """All amounts of `text[start:end]` that have a currency, and bare ranges of figures."""
    for found in _RANGE.finditer(text, start, len(text) if end is None else end):
        if money := _read(found):
            yield money


def _read(found: re.Match[str]) -> Money | None:
    marks = [m for n in (1, 2) for m in (found[f"before{n}"], found[f"after{n}"]) if m]
    if not marks and found["number2"] is None:
        return None
    low = _value(found["number1"])
    high = low if found["number2"] is None else _value(found["number2"])
    if found["kilo1"] or (found["kilo2"] and low < 1000):
        low *= 1000
    if found["number2"] is None:
        high = low
    elif found["kilo2"]:
        high *= 1000
    currency, shared = _currency(marks)
    period = next((u for n in (2, 1) for u in _UNITS if found[f"{u}{n}"]), None)
    return Money(low, high, currency, shared, period, found.start(), found.end())


def _currency(marks: list[str]) -> tuple[str | None, bool]:
    """The most exact of the marks: "$…USD" is USD, "$" alone is shared."""
    found = [" ".join(mark.lower().split()) for mark in marks]
    for mark in found:
        if mark in _CODES:
            return _CODES[mark], False
    for mark in found:
        if mark.rstrip("$ ") in _CODES:
            return _CODES[mark.rstrip("$ ")], False
    return (_SHARED[found[0]], True) if found else (None, False)


def _value(text: str) -> float:
    """1,000.50 and 1.000,50 alike: three figures after the last mark are thousands, one or two are a fraction."""
    digits = re.sub(r"[\\' \u00a0\u202f]", "", text)
    whole, mark, rest = re.match(r"^(.*?)(?:([.,])(\d{1,2}))?$", digits).groups()  # type: ignore[union-attr]
    whole = re.sub(r"[.,]", "", whole)
    return float(f"{whole}.{rest}" if mark else whole)
