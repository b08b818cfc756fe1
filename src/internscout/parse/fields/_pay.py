"""For which period and in which currency an amount of pay is meant, where the text beside it does not say.

The period told by the words around counts if the amount allows it, else the one that the amount makes obvious. A sign
that several countries share ("$", "kr", "¥") is read by the posting's location.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from internscout.parse.fields._money import Money
from internscout.text import Document


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_SLASH_HOUR = ("/hr", "/ hr", "/hour", "/ hour")
# Words in lower case, anywhere in a word.
_PERIOD_CUES = (
    ("biweek", ("biweekly", "bi-weekly", "every two weeks", "fortnight")),
    ("year", ("annual", "per year", "yearly", "annum", "jahres", "jährlich", "annuel", "anual", "salaried")),
    ("hour", ("hourly", "per hour", *_SLASH_HOUR, "stunden", "horaire", "uurloon", "an hour", "uurtarief", "l'heure")),
    (
        "month",
        ("monthly", "per month", "a month", "monat", "mensuel", "par mois", "mensual", "maandelijks", "per maand"),
    ),
    ("week", ("weekly", "per week", "wöchentlich", "hebdomadaire")),
    ("day", ("daily rate", "per day", "day rate")),
)
# What a sane pay per period lies between, in dollars.
_SANE = {
    "hour": (1, 400),
    "day": (20, 3_000),
    "week": (50, 10_000),
    "biweek": (100, 20_000),
    "month": (40, 30_000),
    "year": (5_000, 2_000_000),
}
# Roughly how many units make a dollar, where that matters for telling hour, month and year apart.
_PER_DOLLAR = {
    "AED": 4, "BDT": 120, "BRL": 5, "CLP": 900, "CNY": 7, "COP": 4000, "CZK": 22, "DKK": 7, "EGP": 50, "ETB": 130,
    "HKD": 8, "HUF": 350, "IDR": 16000, "ILS": 4, "INR": 80, "ISK": 130, "JPY": 150, "KES": 130, "KRW": 1300,
    "MAD": 10, "MXN": 17, "MYR": 4.4, "NGN": 1500, "NOK": 10, "PHP": 57, "PKR": 280, "PLN": 4, "QAR": 3.6, "RON": 4.5,
    "RUB": 90, "SAR": 3.75, "SEK": 10, "THB": 34, "TND": 3, "TRY": 35, "TWD": 30, "UAH": 41, "VND": 25000, "ZAR": 18,
}  # fmt: skip
# "Based on 40 hours per week" tells no period of pay.
_WORKING_TIME = re.compile(
    r"\d+\s*-?\s*(?:hours?|hrs?|uur|h|days?|dagen|stunden|std\.?)[\s-]*(?:(?:of work )?(?:per|a|/|pro"
    r"|each)\s*)?(?:work(?:ing)?\s*)?(?:week|woche)?",
    re.IGNORECASE,
)
_ABOVE = _words(r"\bpay|salar|compens|\brates?\b|wage|stipend|\brange|vergüt|gehalt|allowance|vergoeding|remun|rémun")
# "$5,000 for the summer"; "for this position" and "for a full-time internship" say nothing.
_TOTAL_BEFORE = _words(
    r"\b(?:total|lump[- ]sum|flat|(?:\d+|ten|twelve|eight)[- ]?week|summer)\s+(?:\w+\s+)?(?:stipend|payment|pay"
    r"|allowance|honorarium|grant)\b|honorarium|\b(?:a total|total (?:payment|pay)|lump[- ]sum) of\s*$"
)
_TOTAL_AFTER = _words(
    r"^\s*\((?:\d+|ten|twelve|eight)[- ]weeks?\b"
    r"|^[^.;\n]{0,45}?(?:\b(?:in total|total\b(?! (?:comp|reward|pack))|lump[- ]sum)|"
    r"(?:\bfor|\bover|\bduring|\bthroughout|\bacross|\bper|/)\s?(?:the|your|this|its|an?|each|our)?\s?"
    r"(?:(?:entire|full|whole|(?:duration|course|length) of (?:the|your|this)|complete)\s)?(?:"
    r"(?:\d+|ten|twelve|eight|six|nine|eleven)[- ](?:weeks?|months?)\b|summer\b|program(?:me)?\b|fellowship\b"
    r"|semester\b|term\b(?! of)|trimester|quarter\b|internship\b(?! role|s)|duration))"
)
_ONE_PAYMENT = _words(r"stipend|total|fellowship|lump|honorarium|grant")
_TOTAL_RANGE, _TOTAL_MOST = (250, 15_000), 60_000
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
# Where a bare figure is in the country's own money.
_BARE_PLACES = (
    ("EUR", _words(r"netherlands|germany|france|spain|italy|belgium|ireland|austria|finland|portugal|, NL$")),
    ("GBP", _words(r"united kingdom|england|scotland|london|, UK\b")),
    ("INR", _words(r"india\b|bengaluru|bangalore|mumbai|hyderabad|\bpune\b|gurugram|gurgaon")),
    ("CHF", _words(r"switzerland|zurich|zürich|geneva|lausanne")),
    ("PLN", _words(r"poland|warsaw|krak[oó]w")),
    ("SEK", _words(r"sweden|stockholm")),
    ("NOK", _words(r"norway|oslo")),
    ("DKK", _words(r"denmark|copenhagen")),
    ("CZK", _words(r"czech|prague")),
    ("JPY", _words(r"japan|tokyo")),
    ("KRW", _words(r"korea|seoul")),
    ("BRL", _words(r"brazil|brasil|são paulo")),
)


def currency_of(doc: Document, money: Money) -> str:
    """ISO 4217 code of an amount."""
    if money.currency and not money.shared:
        return money.currency
    quote = doc.text[money.start : money.end].lower() if money.shared else ""
    sign = next((sign for sign, _ in _OTHER_PLACES if sign in quote), "$")
    return _local_currency(doc.location, sign, money.currency)


@lru_cache(maxsize=512)
def _local_currency(place: str, sign: str, currency: str | None) -> str:
    """What a sign stands for at a place; `currency` is what it stands for elsewhere, None for a bare figure."""
    if sign in dict(_OTHER_PLACES):
        return _first(dict(_OTHER_PLACES)[sign], place) or currency or "USD"
    if _US.search(place):
        return "USD"
    own = _first(_BARE_PLACES, place) if currency is None else None
    return own or _first(_DOLLAR_PLACES, place) or "USD"


def _first(choices: Sequence[tuple[str, re.Pattern[str]]], place: str) -> str | None:
    return next((code for code, pattern in choices if pattern.search(place)), None)


def is_sane(doc: Document, money: Money, period: str) -> bool:
    """Whether anyone would pay such an amount for such a period."""
    return _sane(*_worth(doc, money), period)


def period_of(doc: Document, money: Money) -> str:
    """hour, day, week, biweek, month, year or total."""
    dollars, low_wages = _worth(doc, money)
    if money.period and _credible(doc, money, dollars):
        return money.period
    first, before, after = _around(doc, money)
    if _is_total(dollars, before, after):
        return "total"
    sane = [(period, cues) for period, cues in _PERIOD_CUES if _sane(dollars, low_wages, period)]
    told = _told(sane, before) or _told(sane, after) or _told_above(sane, doc.text[max(0, first - 130) : first])
    return told or _obvious_period(dollars, low_wages)


def _worth(doc: Document, money: Money) -> tuple[float, bool]:
    """An amount in dollars, roughly, and whether it is in the money of a country with lower wages.

    Roughly: currencies of small units are those of such countries (and Japan).
    """
    per_dollar = _PER_DOLLAR.get(currency_of(doc, money), 1)
    return money.high / per_dollar, per_dollar > 20


def _sane(dollars: float, low_wages: bool, period: str) -> bool:
    low, high = _SANE[period]
    return low / (4 if low_wages else 1) <= dollars <= high


def _told(cues: Iterable[tuple[str, Sequence[str]]], words: str) -> str | None:
    """The first period of which some words hold a cue."""
    small = words.lower()
    return next((period for period, spellings in cues if any(cue in small for cue in spellings)), None)


def _told_above(cues: Sequence[tuple[str, Sequence[str]]], words: str) -> str | None:
    """The same for the lines of pay before a sentence: "Weekly breakfast" says nothing of pay."""
    if not _told(cues, words):
        return None
    lines = "\n".join(line for line in words.split("\n") if _ABOVE.search(line))
    return _told(cues, _WORKING_TIME.sub("", lines))


def _obvious_period(dollars: float, low_wages: bool) -> str:
    """38 dollars are for an hour, 95,000 for a year; where wages are low the steps lie lower."""
    by_hour, by_month = (40, 3_000) if low_wages else (200, 12_000)
    return "hour" if dollars < by_hour else "month" if dollars < by_month else "year"


def _credible(doc: Document, money: Money, dollars: float) -> bool:
    """False for "80,000 (hourly role)" and for "hourly pay is $20 per year": a slip that the words around mend."""
    if money.period == "hour":
        return dollars < _SANE["year"][0]
    if money.period == "year" and dollars < _SANE["hour"][1]:
        hourly = [(period, cues) for period, cues in _PERIOD_CUES if period == "hour"]
        return _told(hourly, _around(doc, money)[1]) is None
    return True


def _is_total(dollars: float, before: str, after: str) -> bool:
    """Whether an amount is for the whole stay: "a stipend of $5,000 for the summer"."""
    least, most = _TOTAL_RANGE
    if not least <= dollars <= _TOTAL_MOST or _told(_PERIOD_CUES, before[-60:]):
        return False
    if dollars > most and not _ONE_PAYMENT.search(before + after):
        return False
    return _TOTAL_BEFORE.search(before[-50:]) is not None or _TOTAL_AFTER.search(after) is not None


def _around(doc: Document, money: Money) -> tuple[int, str, str]:
    """Where the sentence begins, and its words before and after the amount without working hours."""
    sentence = doc.sentence_at(money.start)
    first, last = (sentence.start, sentence.end) if sentence else (money.start, money.end)
    before = doc.text[max(first, money.start - 130) : money.start]
    after = doc.text[money.end : min(last, money.end + 60)]
    return first, _WORKING_TIME.sub("", before), _WORKING_TIME.sub("", after)
