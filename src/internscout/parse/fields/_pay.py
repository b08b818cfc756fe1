"""For which period and in which currency an amount of pay is meant, where the text beside it does not say.

The period told by the words around counts if the amount allows it, else the one that the amount makes obvious. A sign
that several countries share ("$", "kr", "¥") is read by the posting's location.
"""

import re

from internscout.parse.fields._money import Money
from internscout.text import Document


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_PERIOD_CUES = (
    ("biweek", _words(r"bi-?weekly|every two weeks|fortnight")),
    ("year", _words(r"annual|per year|yearly|per annum|annum|jahres|jährlich|annuel|anual|salaried")),
    ("hour", _words(r"hourly|per hour|/\s*h(?:ou)?r|stunden|horaire|uurloon|an hour")),
    ("month", _words(r"monthly|per month|a month|monat|mensuel|par mois|mensual|maandelijks|per maand")),
    ("week", _words(r"weekly|per week|wöchentlich|hebdomadaire")),
    ("day", _words(r"daily rate|per day|day rate")),
)
# What a sane pay per period lies between, in dollars.
_SANE = {
    "hour": (1, 400),
    "day": (20, 3_000),
    "week": (50, 10_000),
    "biweek": (100, 20_000),
    "month": (80, 30_000),
    "year": (5_000, 2_000_000),
}
# Roughly how many units make a dollar, where that matters for telling hour, month and year apart.
_PER_DOLLAR = {
    "AED": 4, "BRL": 5, "CNY": 7, "CZK": 22, "DKK": 7, "HKD": 8, "HUF": 350, "ILS": 4, "INR": 80, "JPY": 150,
    "KRW": 1300, "MXN": 17, "NOK": 10, "PLN": 4, "RON": 4.5, "SEK": 10, "TRY": 35, "TWD": 30, "ZAR": 18,
}  # fmt: skip
# "Based on 40 hours per week" tells no period of pay.
_WORKING_TIME = re.compile(
    r"\d+\s*-?\s*(?:hours?|hrs?|uur|h|days?|dagen|stunden|std\.?)[\s-]*(?:(?:of work )?(?:per|a|/|pro"
    r"|each)\s*)?(?:work(?:ing)?\s*)?(?:week|woche)?",
    re.IGNORECASE,
)
_US = re.compile(r"\bUSA?\b|United States|, (?:CA|NY|TX|WA|MA|IL|PA|VA|NC|CO|GA|FL|OH|MI|NJ|MD|OR|AZ|UT|MN)\b")
_DOLLAR_PLACES = (
    ("CAD", _words(r"canada|ontario|qu[ée]bec|toronto|vancouver|montr[ée]al|ottawa"
                   r"|calgary|edmonton|waterloo|british columbia"
                   r"|alberta|, (?:ON|BC|QC|AB|MB|NS)\b|\bCAN\b")),
    ("AUD", _words(r"australia|sydney|melbourne|brisbane|canberra|\bnsw\b")),
    ("SGD", _words(r"singapore")),
    ("NZD", _words(r"new zealand|auckland|wellington")),
    ("HKD", _words(r"hong kong")),
    ("TWD", _words(r"taiwan|taipei")),
    ("MXN", _words(r"mexico city|méxico|monterrey")),
)  # fmt: skip
_OTHER_PLACES = (
    ("kr", (("NOK", _words(r"norway|norge|oslo")), ("DKK", _words(r"denmark|danmark|copenhagen")))),
    ("¥", (("CNY", _words(r"china|beijing|shanghai|shenzhen")),)),
)
_EURO = _words(r"netherlands|germany|france|spain|italy|belgium|ireland|austria|finland|portugal|, NL$")


def currency_of(doc: Document, money: Money) -> str:
    """ISO 4217 code of an amount."""
    if money.currency and not money.shared:
        return money.currency
    place, quote = doc.location, doc.text[money.start : money.end].lower()
    for sign, choices in _OTHER_PLACES:
        if sign in quote:
            return next((code for code, pattern in choices if pattern.search(place)), money.currency or "USD")
    if _US.search(place):
        return "USD"
    if money.currency is None and _EURO.search(place):
        return "EUR"
    return next((code for code, pattern in _DOLLAR_PLACES if pattern.search(place)), "USD")


def period_of(doc: Document, money: Money) -> str:
    """hour, day, week, biweek, month or year."""
    if money.period:
        return money.period
    amount = money.high / _PER_DOLLAR.get(currency_of(doc, money), 1)
    for words in _around(doc, money):
        for period, cue in _PERIOD_CUES:
            low, high = _SANE[period]
            if low <= amount <= high and cue.search(words):
                return period
    return "hour" if amount < 200 else "month" if amount < 12_000 else "year"


def _around(doc: Document, money: Money) -> tuple[str, str, str]:
    """The words before and after in the sentence, then those before it; without working hours."""
    sentence = doc.sentence_at(money.start)
    first, last = (sentence.start, sentence.end) if sentence else (money.start, money.end)
    spans = (
        (max(first, money.start - 130), money.start),
        (money.end, min(last, money.end + 50)),
        (max(0, first - 130), first),
    )
    before, after, above = (_WORKING_TIME.sub("", doc.text[start:end]) for start, end in spans)
    return before, after, above
