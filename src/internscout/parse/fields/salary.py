"""What the role pays, as stated: amount or range, currency, period; and beside it, comparable figures in dollars.

Not pay: funding, revenue, housing, relocation and sign-on money, reimbursements, discounts (`_not_pay.py`). An amount
counts when its period stands beside it or a word of pay before it, in its own line or in the heading above. The stated
figures are never converted; `comparable` says what they come to, and on which assumption (`_comparable.py`).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from internscout.model import Column, Fact, Json
from internscout.parse.field import Field, fact
from internscout.parse.fields._comparable import comparable
from internscout.parse.fields._money import Money, amounts
from internscout.parse.fields._not_pay import is_other_money
from internscout.parse.fields._numbers import plain
from internscout.parse.fields._pay import currency_of, is_sane, period_of
from internscout.parse.fields._spans import Spans
from internscout.parse.words import WordPattern, sentence_number
from internscout.taxonomy import terms
from internscout.text import Document, Section, Sentence

_NAME = "salary"
_AT = "$.salary.comparable"
# Of "zł" and "Kč" the letter that is rare.
_SIGNS = ("$", "€", "£", "¥", "₹", "₩", "₪", "₺", "₱", "₫", "₴", "₽", "₦", "฿", "৳", "ł", "Ł", "č", "Č")
_COMMON = ("usd", "eur", "gbp", "cad", "chf")  # found also where they stick to a figure: "700EUR"
_RARE = [term.id for term in terms("currencies") if term.id not in _COMMON]
# Codes count in capitals only: "try" and "mad" are words.
_NAMES = WordPattern(
    rf"(?<![A-Za-z])(?:{'|'.join(_COMMON).upper()})(?![A-Za-z])|\b(?:{'|'.join(_RARE).upper()}|CDN|RM|NTD|RMB|NIS|KSH|TL"
    r"|SFR)\b|(?i:(?<![a-z])euros?(?![a-z])|\b(?:dollars|rs|kr|birr|yen|zloty|rupees|lpa|lakhs?|lacs?|crores?)\b)",
    re.UNICODE,
)
_PAY = Spans(
    r"\bpay\b|salar|compensation|wages?\b|stipend|\brates?\b|remunerat|allowance|\bearn(?:ings?)?\b|\bpays\b"
    r"|\bpaid\b(?! (?:campaign|media|search|social|time|parental|leave|vacation|acquisition|holiday|marketing|ads?\b))"
    r"|internship fee|vergütung|gehalt|entgelt|verdienst|lohn|bezahl|aufwandsentschädigung|gratifi[ck]|rémun[ée]r"
    r"|salaire|taux horaire|indemni[ts]|vergoeding|uurloon|uurtarief|stundensatz"
    r"|sueldo|retribu|remuneraci|\bbeca\b|apoyo econ|ayuda al estudio|bolsa|salári|rimborso spese|indennità|\bRAL\b"
    r"|\blön\b|wynagrodzen|\bmzda|hourly|per hour|annually|(?:base|target|hiring|recruiting) range|\bote\b|\bctc\b"
)
# What the allowance is called after the amount: "500 euro internship allowance".
_PAY_AFTER = re.compile(
    r"\s*(?:gross|net|brutto|bruto|base|monthly|weekly|paid)?\s*(?:internship|intern|trainee|student|summer|training"
    r"|stage)[- ]?(?:allowance|stipend|salary|compensation|pay|wage|fee|vergoeding)"
    r"|\s*(?:gross |total |base |taxable )?stipend\b[^.\n]{0,60}\b(?:intern|fellow|scholar|student|program|summer)"
    r"|\s*\(?pro[- ]?rata\b|[^.\n]{0,50}\bas (?:an?|your) (?:stipend|salary|compensation)\b",
    re.IGNORECASE,
)
_TARGET = re.compile(r"\bOTE\b|on[- ]target|\bRSUs?\b|total cash", re.IGNORECASE)
_TARGET_AFTER = re.compile(r"\W*(?:total\W*)?(?:OTE|on[- ]target)\b(?!\s*:?\s*[$€£]?\d)")
_BASE = re.compile(r"\bbase\b", re.IGNORECASE)
_NET = re.compile(r"\s*(?:net\b|netto\b)", re.IGNORECASE)
_LEADS_IN = re.compile(
    r"(?::|\)|\b(?:of|is|be|between|from|range|at|pays?|earn|paid|minimum|maximum|entre|zwischen|von))\s*$",
    re.IGNORECASE,
)
_ONE_FIGURE_LEADS_IN = re.compile(
    r"\b(?:salary|pay|wage|salaris|gehalt)\b[^.;\n\d]{0,15}(?::|minimum|maximum)\s*$", re.IGNORECASE
)
_UP_TO = re.compile(
    r"\b(?:up to|maximum(?: of)?|max\.?|bis zu|jusqu['’]à|tot|hasta|fino a|no more than)\s*(?:an?|~|ca\.?)?\s*$",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"\b(?:from|starting(?: at| from)?|starts? (?:at|from)|at least|minimum(?: of)?|min\.?|ab|à partir de|vanaf"
    r"|desde|a partire da|a partir de|od)\s*$",
    re.IGNORECASE,
)
_HOURS = re.compile(
    r"(?<![\d–-])(?P<hours>[1-4]\d(?:[.,]5)?)\s*-?\s*(?:hours?|hrs?|h|uur|uren|std|stunden|heures)\b"
    r"(?!\s*(?:per|a|/)\s*(?:day|month))",
    re.IGNORECASE,
)
_LONG_PERIODS = ("hour", "week", "biweek", "month", "year")
_MOST = 300  # more amounts than that are a price list: no use to judge each
_NEAR_LAST = 90
_SHORT = 90
_LEAD = 50  # how far before bare figures a word of pay may stand
# What is less sure than this is not pooled with pay that is certain; without such, guesses are pooled with guesses.
_CERTAIN, _POOLED, _GUESSED = 0.95, 0.8, 0.7
_FIGURE = re.compile(r"\d")
_LETTER = re.compile(r"[^\W\d_]")


def _find(doc: Document) -> list[Fact]:
    facts: list[Fact] = []
    last: Fact | None = None
    for line, money in islice(_amounts(doc), _MOST):
        if not 0 < money.low <= money.high <= max(money.low * 50, 1_000) or is_other_money(doc, line, money):
            continue
        after_last = last if last and money.start - last.end < _NEAR_LAST else None
        if rule := _rule(doc, line, money, after_last):
            name, confidence = rule
            value = _value(doc, line, money, after_last if name == "pay-list" else None)
            last = fact(doc, _NAME, value, money.start, money.end, rule=name, confidence=confidence)
            facts.append(last)
    return facts


def _amounts(doc: Document) -> Iterator[tuple[Sentence, Money]]:
    """The amounts of the sentences that hold a sign, a code or figures after a word of pay."""
    names = [found.start() for matches in _NAMES.by_sentence(doc).values() for found in matches]
    marks = sorted({*_signs(doc.text), *_figures_of_pay(doc), *names})
    last = -1
    for mark in marks:
        number = sentence_number(doc, mark)
        if number != last:
            sentence = doc.sentences[number]
            for money in amounts(doc.text, sentence.start, sentence.end, marks):
                yield sentence, money
        last = number


def _signs(text: str) -> Iterator[int]:
    for sign in "$" if text.isascii() else _SIGNS:
        at = text.find(sign)
        while at >= 0:
            yield at
            at = text.find(sign, at + 1)


def _figures_of_pay(doc: Document) -> Iterator[int]:
    for end in _PAY.ends(doc):
        if figure := _FIGURE.search(doc.text, end, end + _LEAD):
            yield figure.start()


def _rule(doc: Document, line: Sentence, money: Money, last: Fact | None) -> tuple[str, float] | None:
    """Why an amount is the role's pay: the rule and its confidence, or None."""
    start = max(0, line.start - 90, money.start - 160)
    if money.currency is None:
        return _rule_of_figures(doc, line, money, doc.text[start : money.start])
    after = doc.text[money.end : min(line.end, money.end + 25)]
    if _is_target(after, doc.text[max(start, money.start - 60) : money.start]):
        return "pay-target", 0.65
    after_pay = _PAY.last_end(doc, start, money.start) >= 0
    if _NET.match(doc.text, money.end):
        return ("pay-net", 0.6) if after_pay else None
    if money.period == "year" and not is_sane(doc, money, "year") and money.low >= 100:
        return None  # "£325 per annum" is no pay; "$27.50 per year" is a slip
    if after_pay or _PAY_AFTER.match(doc.text, money.end):
        return "pay-words", 0.95
    return _rule_without_words(doc, line, money, last)


def _rule_without_words(doc: Document, line: Sentence, money: Money, last: Fact | None) -> tuple[str, float] | None:
    """Why an amount is the role's pay though no word beside it says so."""
    if line.section in (Section.PAY, Section.DETAIL):
        return "pay-section", 0.9
    if money.period in _LONG_PERIODS and is_sane(doc, money, period_of(doc, money)):
        return "amount-with-period", 0.85
    if last is not None:
        return "pay-list", 0.8
    return ("pay-line", 0.75) if _is_whole_line(doc, line, money) else None


def _is_whole_line(doc: Document, line: Sentence, money: Money) -> bool:
    """Whether an amount stands alone: "$25—$28", "3-4 ($22.50)"."""
    if line.end - line.start > _SHORT:
        return False
    beside = doc.text[line.start : money.start] + doc.text[money.end : line.end]
    return _LETTER.search(beside) is None


def _is_target(after: str, before: str) -> bool:
    """Whether an amount is what one may earn with commission, not the base."""
    small = before.lower()
    speaks = any(word in small for word in ("ote", "target", "rsu", "total cash"))
    named = [found.end() for found in _TARGET.finditer(before)] if speaks else []
    if named and not _BASE.search(before, named[-1]):
        return _BASE.match(after.lstrip()) is None
    return _TARGET_AFTER.match(after) is not None


def _rule_of_figures(doc: Document, line: Sentence, money: Money, before: str) -> tuple[str, float] | None:
    """Bare figures are pay only where a word of pay leads straight to them."""
    paragraph = before.rfind("\n\n") + 2
    start = money.start - min(_LEAD, len(before) - (paragraph if paragraph > 1 else 0))
    if line.section is Section.TITLE or _PAY.last_end(doc, start, money.start) < 0:
        return None
    # "20,000 ETB": a code that we do not know.
    strange = re.match(r"\s*(?:[A-Z]{3}\b|[Bb]irr)", doc.text[_figures_end(doc, money) : line.end])
    if strange or "hours" in doc.text[start : money.start].lower():
        return None
    if money.low == money.high and money.period is None:
        leads = _ONE_FIGURE_LEADS_IN.search(before) is not None and is_sane(doc, money, "year")
    else:
        enough = is_sane(doc, money, money.period) if money.period in _LONG_PERIODS else money.low >= 1000
        leads = enough and _LEADS_IN.search(before.rstrip()) is not None and money.low >= 5
    return ("pay-figures", 0.8) if leads else None


def _figures_end(doc: Document, money: Money) -> int:
    """Where the last figure of an amount ends, without its period."""
    figures = [found.end() for found in _FIGURE.finditer(doc.text, money.start, money.end)]
    return figures[-1]


def _value(doc: Document, line: Sentence, money: Money, last: Fact | None) -> Json:
    before = doc.text[max(0, money.start - 25) : money.start]
    period = str(last.value["period"]) if last and isinstance(last.value, dict) else period_of(doc, money)
    low, high = money.low, money.high
    if period == "biweek":
        low, high, period = low / 2, high / 2, "week"
    single = low == high
    minimum = None if single and _UP_TO.search(before) else plain(low)
    maximum = None if single and (money.open or _FROM.search(before)) else plain(high)
    stated: dict[str, Json] = {"min": minimum, "max": maximum, "currency": currency_of(doc, money), "period": period}
    hours = _HOURS.search(doc.text, money.end, min(line.end, money.end + 90))
    return stated | {"hours_per_week": plain(float(hours["hours"].replace(",", ".")))} if hours else stated


def _settle(facts: Sequence[Fact]) -> Json:
    """The lowest minimum and highest maximum of all ranges in the best fact's currency and period."""
    values = [(f.confidence, f.value) for f in facts if isinstance(f.value, dict)]
    if not values:
        return None
    sure, best = max(values, key=lambda v: v[0])
    least = _POOLED if sure >= _CERTAIN else _GUESSED
    same = [v for c, v in values if _alike(v, best) and c >= min(sure, least)]
    lows = [v["min"] for v in same if isinstance(v["min"], int | float)]
    highs = [v["max"] for v in same if isinstance(v["max"], int | float)]
    hours = next((v["hours_per_week"] for v in same if "hours_per_week" in v), None)
    stated: dict[str, Json] = {
        "min": min(lows, default=None),
        "max": max(highs, default=None),
        "currency": best["currency"],
        "period": best["period"],
    }
    return {**stated, "comparable": comparable(stated, hours)}


def _alike(one: Mapping[str, Json], other: Mapping[str, Json]) -> bool:
    return one["currency"] == other["currency"] and one["period"] == other["period"]


def _converted(name: str, per: str) -> tuple[Column, Column]:
    low, high = (
        Column(
            f"pay_{name}_usd_{end}", "DOUBLE", f"{_AT}.{name}_usd_{end}", f"converted: pay_{end} in US dollars {per}"
        )
        for end in ("min", "max")
    )
    return low, high


FIELD = Field(
    name=_NAME,
    columns=(
        Column("pay_min", "DOUBLE", "$.salary.min", "lowest pay stated, in pay_currency per pay_period"),
        Column("pay_max", "DOUBLE", "$.salary.max", "highest pay stated, in pay_currency per pay_period"),
        Column("pay_currency", "VARCHAR", "$.salary.currency", "ISO 4217 code of the pay"),
        Column("pay_period", "VARCHAR", "$.salary.period", "hour, day, week, month, year or total"),
        *_converted("hourly", "an hour"),
        *_converted("annual", "a year"),
        Column("pay_assumption", "VARCHAR", f"{_AT}.assumption", "how pay_…_usd_… were converted, or why they are not"),
        Column("pay_rates_date", "DATE", f"{_AT}.rates_date", "day of the exchange rates used"),
    ),
    find=_find,
    settle=_settle,
)
