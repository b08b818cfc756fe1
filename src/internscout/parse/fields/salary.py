"""What the role pays, as stated: amount or range, currency, period. Never converted.

Not pay: funding, revenue, housing, relocation and sign-on money, reimbursements, discounts. An amount counts when its
period stands beside it or a word of pay before it, in its own sentence or in the heading above.
"""

import re
from collections.abc import Iterator, Sequence

from internscout.model import Column, Fact, Json
from internscout.parse.field import Field, fact
from internscout.parse.fields._money import Money, amounts
from internscout.parse.fields._numbers import plain
from internscout.text import Document, Section

_NAME = "salary"
_SPEAKS_OF_MONEY = re.compile(
    r"\d[^\n]{0,9}[$€£¥₹₩₪]|[$€£¥₹₩₪][^\n]{0,3}\d|\d[^\n]{0,8}\b[A-Z]{3}\b|\b[A-Z]{3}\b.{0,4}\d|(?i:\d\W{0,4}(?:euro|dollar|k\b|kr\b|zł)"
    r"|rs\.?\s?\d|(?:pay|salary|compensation|salaris|gehalt|wage|stipend)\b[^\n]{0,60}\d)"
)
_PAY = re.compile(
    r"\bpay\b|salar|compensation|wages?\b|stipend|\brates?\b|remunerat|allowance|earn(?:ings?)?\b|\bpaid\b|\bpays\b|internship fee"
    r"|vergütung|gehalt|entgelt|verdienst|lohn|gratification|rémunération|indemnité|vergoeding|salaris|salario|retribuci|remuneraci"
    r"|beca\b|hourly|per hour|annually|base range|target range|offering|\btc\b|ote\b|ctc\b|bolsa",
    re.IGNORECASE,
)
_OTHER_MONEY = re.compile(
    r"housing|relocat|sign(?:ing)?\\?[- ]?on|signing|\bbonus|referr?al|refer-a|tuition|reimburs|401|budget|learning|wellness|wellbeing"
    r"|meals?\b|lunch|internet|commut|travel|\bgym|fitness|equity|raised|funding|funded|series [a-f]\b|revenue|valuation|valued|saving"
    r"|discount|insurance|match(?:ing|ed)?\b|credits?\b|donat|prize|award|worth|gift|voucher|phone|home office|equipment|sales of"
    r"|backed|invest|market|assets|spend|customers|loan|deductible|\bfees?\b(?! of)|transport|parking|overtime|up front|scholarship|grant"
    r"|ticket|repas|déplacement|fahrt|zuschuss|reiskosten|budget|retention|holiday|coverage|per diem|professional development|education",
    re.IGNORECASE,
)
# Words of pay that outweigh other money named before them; stipends and allowances do not.
_OWN_PAY = re.compile(
    r"\bpay\b|salar|compensation|wages?\b|\brates?\b|remunerat|hourly|vergütung|gehalt|rémunération|salaris",
    re.IGNORECASE,
)
_LEADS_IN = re.compile(r"(?::|\)|\b(?:of|is|between|from|range|at|entre|zwischen|von))\s*$", re.IGNORECASE)
_SCALE_AFTER = re.compile(
    r"^\s*(?:\+|[MB]n?\b|mm\b|bn\b|mn\b|mio|mrd|million|billion|trillion|milliard|lakhs?\b|crore|%|\w*\s*(?:in|of) (?:revenue|funding|sales|assets|arr)"
    r"|[- ]?(?:sign|housing|relocat|referr|bonus|stipend (?:for|to)|budget|reimburs|tuition|credit|towards?|gift|voucher|annual budget))",
    re.IGNORECASE,
)
_UP_TO = re.compile(
    r"(?:up to|maximum(?: of)?|max\.?|bis zu|jusqu'à|tot|hasta|no more than)\s*(?:~|ca\.?)?\s*$", re.IGNORECASE
)
_FROM = re.compile(
    r"(?:from|starting(?: at| from)?|starts? (?:at|from)|at least|minimum(?: of)?|min\.?|ab|à partir de|vanaf|desde)\s*$",
    re.IGNORECASE,
)
_PERIOD_CUES = (
    ("biweek", re.compile(r"bi-?weekly|every two weeks|fortnight", re.IGNORECASE)),
    (
        "year",
        re.compile(r"annual|per year|yearly|per annum|annum|jahres|jährlich|annuel|anual|salaried", re.IGNORECASE),
    ),
    ("hour", re.compile(r"hourly|per hour|/\s*h(?:ou)?r|stunden|horaire|uurloon|an hour", re.IGNORECASE)),
    (
        "month",
        re.compile(r"monthly|per month|a month|monat|mensuel|par mois|mensual|maandelijks|per maand", re.IGNORECASE),
    ),
    ("week", re.compile(r"weekly|per week|wöchentlich|hebdomadaire", re.IGNORECASE)),
    ("day", re.compile(r"daily rate|per day|day rate", re.IGNORECASE)),
)
# Above `hour` no sane hourly rate, below `year` no sane yearly pay, per currency; others are like the dollar times `unit`.
_UNIT_OF = {
    "INR": 80, "JPY": 150, "KRW": 1300, "HUF": 350, "CZK": 22, "SEK": 10, "NOK": 10, "DKK": 7, "PLN": 4, "TWD": 30,
    "CNY": 7, "ZAR": 18, "HKD": 8, "BRL": 5, "MXN": 17, "TRY": 35, "AED": 4, "ILS": 4, "RON": 4.5,
}  # fmt: skip
_DOLLARS = (
    ("CAD", r"canada|\b(?:on|bc|qc|ab|mb|ns|nb|sk|nl|pei), ?(?:ca|can)\b|ontario|québec|quebec|toronto|vancouver|montr[ée]al|ottawa"
     r"|calgary|edmonton|waterloo|british columbia|alberta|, (?:ON|BC|QC|AB)\b|\bCAN\b"),
    ("AUD", r"australia|sydney|melbourne|brisbane|perth\b|canberra|\bnsw\b"),
    ("SGD", r"singapore"),
    ("NZD", r"new zealand|auckland|wellington"),
    ("HKD", r"hong kong"),
    ("TWD", r"taiwan|taipei"),
    ("MXN", r"mexico city|méxico|monterrey"),
)  # fmt: skip
_DOLLAR_PLACES = tuple((code, re.compile(pattern, re.IGNORECASE)) for code, pattern in _DOLLARS)
_OTHER_SIGNS = (
    (
        "kr",
        (
            ("NOK", re.compile(r"norway|norge|oslo", re.IGNORECASE)),
            ("DKK", re.compile(r"denmark|copenhagen", re.IGNORECASE)),
        ),
    ),
    ("¥", (("CNY", re.compile(r"china|beijing|shanghai|shenzhen", re.IGNORECASE)),)),
)
_US = re.compile(r"\bUSA?\b|United States|, (?:CA|NY|TX|WA|MA|IL|PA|VA|NC|CO|GA|FL|OH|MI|NJ|MD|OR|AZ|UT|MN)\b")


def _find(doc: Document) -> list[Fact]:
    facts: list[Fact] = []
    last: Money | None = None
    for money in _amounts(doc):
        rule = _rule(doc, money, last)
        if rule is None:
            continue
        last = money
        facts.append(
            fact(doc, _NAME, _value(doc, money, rule, facts), money.start, money.end, rule=rule[0], confidence=rule[1])
        )
    return facts


def _amounts(doc: Document) -> Iterator[Money]:
    """The amounts of the blocks that hold a sign, a code or a word of pay: the grammar is too slow for a whole text."""
    for block in doc.blocks:
        if _SPEAKS_OF_MONEY.search(doc.text, block.start, block.end):
            yield from amounts(doc.text, block.start, block.end)


def _rule(doc: Document, money: Money, last: Money | None) -> tuple[str, float] | None:
    """Why an amount is the role's pay: the rule and its confidence, or None."""
    text = doc.text
    if (
        money.low <= 0
        or money.high < money.low
        or _SCALE_AFTER.match(text, money.end)
        or _SCALE_AFTER.match(text[money.end : money.end + 40])
    ):
        return None
    block = doc.block_at(money.start)
    if block is None:
        return None
    near = text[max(block.start, money.start - 60) : money.start]
    if _OTHER_MONEY.search(near.rsplit(". ", 1)[-1]) and not _OWN_PAY.search(near[-25:]):
        return None
    before = text[max(0, block.start - 90, money.start - 160) : money.start]
    stated = _PAY.search(before) is not None
    if money.currency is None:
        bare = (
            stated
            and _LEADS_IN.search(before)
            and (money.period is not None or money.low >= 1000)
            and _PAY.search(text[max(0, money.start - 50) : money.start])
        )
        return ("pay-figures", 0.8) if bare and block.section is not Section.TITLE else None
    if stated:
        return "pay-words", 0.95
    if block.section is Section.PAY or block.section is Section.DETAIL:
        return "pay-section", 0.9
    if money.period in ("hour", "month", "year", "week", "biweek"):
        return "amount-with-period", 0.85
    if last is not None and money.start - last.end < 90:
        return "pay-list", 0.8
    return None


def _value(doc: Document, money: Money, rule: tuple[str, float], facts: Sequence[Fact]) -> Json:
    before = doc.text[max(0, money.start - 25) : money.start]
    period = money.period or _told_period(doc, money, rule, facts)
    low, high = money.low, money.high
    if period == "biweek":
        low, high, period = low / 2, high / 2, "week"
    single = money.low == money.high
    minimum = None if single and _UP_TO.search(before) else plain(low)
    maximum = None if single and _FROM.search(before) else plain(high)
    return {"min": minimum, "max": maximum, "currency": _currency(doc, money), "period": period}


def _told_period(doc: Document, money: Money, rule: tuple[str, float], facts: Sequence[Fact]) -> str:
    """The period that the words around tell, if the amount allows it; else the one that the amount makes obvious."""
    if rule[0] == "pay-list" and facts:
        return str(facts[-1].value["period"])  # type: ignore[call-overload, index]
    scale = _UNIT_OF.get(_currency(doc, money), 1)
    amount = money.high / scale
    around = doc.text[max(0, money.start - 130) : money.start] + " " + doc.text[money.end : money.end + 50]
    told = [period for period, cue in _PERIOD_CUES if cue.search(around)]
    for period in told:
        if _sane(period, amount):
            return period
    return "hour" if amount < 200 else "month" if amount < 12_000 else "year"


def _sane(period: str, amount: float) -> bool:
    low, high = {
        "hour": (1, 400),
        "day": (20, 3000),
        "week": (50, 10_000),
        "biweek": (100, 20_000),
        "month": (80, 30_000),
        "year": (5_000, 2_000_000),
    }[period]
    return low <= amount <= high


def _currency(doc: Document, money: Money) -> str:
    """The currency as marked; a sign that several countries share by the posting's location."""
    if money.currency and not money.shared:
        return money.currency
    place = doc.location
    quote = doc.text[money.start : money.end]
    for sign, choices in _OTHER_SIGNS:
        if sign in quote.lower():
            return next((code for code, pattern in choices if pattern.search(place)), money.currency or "USD")
    if (
        money.currency is None
        and not _US.search(place)
        and re.search(r"netherlands|germany|france|spain|italy|belgium|ireland|, NL$", place, re.IGNORECASE)
    ):
        return "EUR"
    if _US.search(place):
        return "USD"
    return next((code for code, pattern in _DOLLAR_PLACES if pattern.search(place)), "USD")


def _settle(facts: Sequence[Fact]) -> Json:
    """The lowest minimum and highest maximum of all ranges in the best fact's currency and period."""
    values = [(f.confidence, f.value) for f in facts if isinstance(f.value, dict)]
    if not values:
        return None
    _, best = max(values, key=lambda v: v[0])
    same = [v for _, v in values if v["currency"] == best["currency"] and v["period"] == best["period"]]
    lows = [v["min"] for v in same if isinstance(v["min"], int | float)]
    highs = [v["max"] for v in same if isinstance(v["max"], int | float)]
    return {**best, "min": min(lows, default=None), "max": max(highs, default=None)}


FIELD = Field(
    name=_NAME,
    columns=(
        Column("pay_min", "DOUBLE", "$.salary.min", "lowest pay stated, in pay_currency per pay_period"),
        Column("pay_max", "DOUBLE", "$.salary.max", "highest pay stated, in pay_currency per pay_period"),
        Column("pay_currency", "VARCHAR", "$.salary.currency", "ISO 4217 code of the pay"),
        Column("pay_period", "VARCHAR", "$.salary.period", "hour, day, week, month, year or total"),
    ),
    find=_find,
    settle=_settle,
)
