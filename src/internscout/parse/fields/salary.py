"""What the role pays, as stated: amount or range, currency, period. Never converted.

Not pay: funding, revenue, housing, relocation and sign-on money, reimbursements, discounts. An amount counts when its
period stands beside it or a word of pay before it, in its own line or in the heading above.
"""

import re
from collections.abc import Iterator, Sequence

from internscout.model import Column, Fact, Json
from internscout.parse.field import Field, fact
from internscout.parse.fields._money import Money, amounts
from internscout.parse.fields._numbers import plain
from internscout.parse.fields._pay import currency_of, period_of
from internscout.parse.fields._sentences import sentences_with
from internscout.taxonomy import terms
from internscout.text import Document, Section, Sentence

_NAME = "salary"
_SIGNS = ("$", "€", "£", "¥", "₹", "₩", "₪", "₺")
_CODES = tuple(term.id for term in terms("currencies") if term.id not in ("try", "ron", "ils"))
_SPEAKS_OF_MONEY = (*_SIGNS, *_CODES, "dollar", "zł", "kr", "rs.", "rs ", "ntd", "nis ")
_SPEAKS_OF_PAY = ("pay", "salar", "compensation", "wage", "stipend", "gehalt", "vergüt", "rémunération", "salario")
_PAY = re.compile(
    r"\bpay\b|salar|compensation|wages?\b|stipend|\brates?\b|remunerat|allowance|earn(?:ings?)?\b|\bpaid\b|\bpays\b"
    r"|internship fee|vergütung|gehalt|entgelt|verdienst|lohn|gratification|rémunération|indemnité|vergoeding|salaris"
    r"|salario|retribuci|remuneraci|beca\b|bolsa|hourly|per hour|annually|(?:base|target|hiring) range|\bote\b|ctc\b",
    re.IGNORECASE,
)
# Words of pay that outweigh other money named before them; stipends and allowances do not.
_OWN_PAY = re.compile(
    r"\bpay\b|salar|compensation|wages?\b|\brates?\b|remunerat|hourly|vergütung|gehalt|rémunération|salaris",
    re.IGNORECASE,
)
_OTHER_MONEY = re.compile(
    r"housing|relocat|sign(?:ing)?\\?[- ]?on|signing|\bbonus|referr?al|refer-a|tuition|reimburs|401|budget|learning"
    r"|wellness"
    r"|wellbeing|meals?\b|lunch|internet|commut|travel|\bgym|fitness|equity|raised|funding|funded|series [a-f]\b"
    r"|revenue"
    r"|valuation|valued|saving|discount|insurance|match(?:ing|ed)?\b|credits?\b|donat|prize|award|worth|gift"
    r"|voucher|phone"
    r"|home office|equipment|sales of|backed|invest|market|assets|spend|customers|loan|deductible"
    r"|(?<!internship )\bfees?\b(?! of)"
    r"|transport"
    r"|parking|overtime|up front|scholarship|grant|ticket|repas|déplacement|fahrt|zuschuss|reiskosten|retention|holiday"
    r"|coverage|per diem|professional development|fertility|\bhra\b|\bhsa\b",
    re.IGNORECASE,
)
_OTHER_AFTER = re.compile(
    r"\s*(?:[MB]n?\b|mm\b|bn\b|mn\b|mio|mrd|million|billion|trillion|milliard|lakhs?\b|crore|%|\+?\s*[MB]\b"
    r"|\w*\s*(?:in|of) (?:revenue|funding|sales|assets|arr)|\w*[- ]?(?:rent|lunch|meal|commut|wellness|learning"
    r"|sign|housing|relocat"
    r"|referr|bonus|stipend (?:for|to)|budget|reimburs|tuition|credit|towards?|gift|voucher|annual budget))",
    re.IGNORECASE,
)
_LEADS_IN = re.compile(r"(?::|\)|\b(?:of|is|between|from|range|at|entre|zwischen|von))\s*$", re.IGNORECASE)
_UP_TO = re.compile(
    r"(?:up to|maximum(?: of)?|max\.?|bis zu|jusqu'à|tot|hasta|no more than)\s*(?:~|ca\.?)?\s*$", re.IGNORECASE
)
_FROM = re.compile(
    r"(?:from|starting(?: at| from)?|starts? (?:at|from)|at least|minimum(?: of)?|min\.?|ab|à partir de|vanaf"
    r"|desde)\s*$",
    re.IGNORECASE,
)
_LONG_PERIODS = ("hour", "week", "biweek", "month", "year")
_NEAR_LAST = 90
_SHORT = 90
_FIGURE = re.compile(r"\d")


def _find(doc: Document) -> list[Fact]:
    facts: list[Fact] = []
    last: Fact | None = None
    for line, money in _amounts(doc):
        if not _plausible(doc, line, money):
            continue
        after_last = last if last and money.start - last.end < _NEAR_LAST else None
        if rule := _rule(doc, line, money, after_last):
            name, confidence = rule
            value = _value(doc, money, after_last if name == "pay-list" else None)
            last = fact(doc, _NAME, value, money.start, money.end, rule=name, confidence=confidence)
            facts.append(last)
    return facts


def _amounts(doc: Document) -> Iterator[tuple[Sentence, Money]]:
    """The amounts of the sentences that hold a sign, a code or a word of pay, or that follow a short heading of pay."""
    wanted = {s.start: s for s in sentences_with(doc, _SPEAKS_OF_MONEY)}
    for sentence in sentences_with(doc, _SPEAKS_OF_PAY):
        wanted[sentence.start] = sentence
        following = doc.sentence_at(sentence.end + 1) if sentence.end - sentence.start < _SHORT else None
        if following and following.end - following.start < _SHORT:
            wanted[following.start] = following
    for _, sentence in sorted(wanted.items()):
        if _FIGURE.search(doc.text, sentence.start, sentence.end):
            for money in amounts(doc.text, sentence.start, sentence.end):
                yield sentence, money


def _plausible(doc: Document, line: Sentence, money: Money) -> bool:
    """False for amounts that are zero, and for those that the words around make other money."""
    if money.low <= 0 or money.high < money.low or _OTHER_AFTER.match(doc.text, money.end, line.end):
        return False
    near = doc.text[max(line.start, money.start - 60) : money.start]
    return _OTHER_MONEY.search(near.rsplit(". ", 1)[-1]) is None or _OWN_PAY.search(near[-25:]) is not None


def _rule(doc: Document, line: Sentence, money: Money, last: Fact | None) -> tuple[str, float] | None:
    """Why an amount is the role's pay: the rule and its confidence, or None."""
    before = doc.text[max(0, line.start - 90, money.start - 160) : money.start]
    stated = _PAY.search(before) is not None
    if money.currency is None:
        close = stated and _PAY.search(before[-50:]) and _LEADS_IN.search(before.rstrip())
        enough = money.period in _LONG_PERIODS or money.low >= 1000
        return ("pay-figures", 0.8) if close and enough and line.section is not Section.TITLE else None
    rules = (
        (stated, ("pay-words", 0.95)),
        (line.section in (Section.PAY, Section.DETAIL), ("pay-section", 0.9)),
        (money.period in _LONG_PERIODS, ("amount-with-period", 0.85)),
        (last is not None, ("pay-list", 0.8)),
        (not doc.text[line.start : money.start].strip(" (~") and money.end >= line.end - 1, ("pay-line", 0.75)),
    )
    return next((rule for holds, rule in rules if holds), None)


def _value(doc: Document, money: Money, last: Fact | None) -> Json:
    before = doc.text[max(0, money.start - 25) : money.start]
    period = str(last.value["period"]) if last and isinstance(last.value, dict) else period_of(doc, money)
    low, high = money.low, money.high
    if period == "biweek":
        low, high, period = low / 2, high / 2, "week"
    single = low == high
    minimum = None if single and _UP_TO.search(before) else plain(low)
    maximum = None if single and _FROM.search(before) else plain(high)
    return {"min": minimum, "max": maximum, "currency": currency_of(doc, money), "period": period}


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
        Column("pay_period", "VARCHAR", "$.salary.period", "hour, day, week, month or year"),
    ),
    find=_find,
    settle=_settle,
)
