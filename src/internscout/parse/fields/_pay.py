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
    r"|allowance|honorarium|grant)\b|honorarium"
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
    place, quote = doc.location, doc.text[money.start : money.end].lower()
    for sign, choices in _OTHER_PLACES:
        if sign in quote:
            return next((code for code, pattern in choices if pattern.search(place)), money.currency or "USD")
    if _US.search(place):
        return "USD"
    if money.currency is None:
        for code, pattern in _BARE_PLACES:
            if pattern.search(place):
                return code
    return next((code for code, pattern in _DOLLAR_PLACES if pattern.search(place)), "USD")


def is_sane(doc: Document, money: Money, period: str) -> bool:
    """Whether anyone would pay such an amount for such a period."""
    low, high = _SANE[period]
    return low / (4 if _has_low_wages(doc, money) else 1) <= _dollars(doc, money) <= high


def period_of(doc: Document, money: Money) -> str:
    """hour, day, week, biweek, month, year or total."""
    before, after, above = _around(doc, money)
    if money.period and _credible(doc, money, before):
        return money.period
    if _is_total(doc, money, before, after):
        return "total"
    for words in (before, after, above):
        for period, cue in _PERIOD_CUES:
            if is_sane(doc, money, period) and cue.search(words):
                return period
    return _obvious_period(doc, money)


def _obvious_period(doc: Document, money: Money) -> str:
    """38 dollars are for an hour, 95,000 for a year; where wages are low the steps lie lower."""
    amount = _dollars(doc, money)
    by_hour, by_month = (40, 3_000) if _has_low_wages(doc, money) else (200, 12_000)
    return "hour" if amount < by_hour else "month" if amount < by_month else "year"


def _has_low_wages(doc: Document, money: Money) -> bool:
    """Roughly: currencies of small units are those of countries with lower wages (and Japan)."""
    return _PER_DOLLAR.get(currency_of(doc, money), 1) > 20


def _dollars(doc: Document, money: Money) -> float:
    return money.high / _PER_DOLLAR.get(currency_of(doc, money), 1)


def _credible(doc: Document, money: Money, before: str) -> bool:
    """False for "80,000 (hourly role)" and for "hourly pay is $20 per year": a slip that the words around mend."""
    if money.period == "hour":
        return _dollars(doc, money) < _SANE["year"][0]
    slip = money.period == "year" and _dollars(doc, money) < _SANE["hour"][1]
    return not (slip and dict(_PERIOD_CUES)["hour"].search(before))


def _is_total(doc: Document, money: Money, before: str, after: str) -> bool:
    """Whether an amount is for the whole stay: "a stipend of $5,000 for the summer"."""
    least, most = _TOTAL_RANGE
    if not least <= _dollars(doc, money) <= _TOTAL_MOST or any(cue.search(before[-60:]) for _, cue in _PERIOD_CUES):
        return False
    if _dollars(doc, money) > most and not _ONE_PAYMENT.search(before + after):
        return False
    return _TOTAL_BEFORE.search(before[-50:]) is not None or _TOTAL_AFTER.search(after) is not None


def _around(doc: Document, money: Money) -> tuple[str, str, str]:
    """The words before and after in the sentence, then the lines of pay before it; without working hours."""
    sentence = doc.sentence_at(money.start)
    first, last = (sentence.start, sentence.end) if sentence else (money.start, money.end)
    spans = (
        (max(first, money.start - 130), money.start),
        (money.end, min(last, money.end + 60)),
        (max(0, first - 130), first),
    )
    before, after, above = (doc.text[start:end] for start, end in spans)
    # "Weekly breakfast" in the line above says nothing of pay.
    above = "\n".join(line for line in above.split("\n") if _ABOVE.search(line))
    return _WORKING_TIME.sub("", before), _WORKING_TIME.sub("", after), _WORKING_TIME.sub("", above)
