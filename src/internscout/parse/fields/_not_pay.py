"""Money in a posting that is not the role's pay: bonuses, housing, reimbursements, discounts, funding, revenue.

Judged by the words just before and after an amount. A word of pay that comes later than such a word outweighs it.
"""

import re

from internscout.parse.fields._money import Money
from internscout.parse.fields._spans import Spans
from internscout.text import Document, Sentence


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_OWN_PAY = Spans(
    r"\b(?<!to )(?<!customers )(?<!users )(?<!clients )pay\b|\bpays\b|salar|compensation|wages?\b"
    r"|\b(?<!employee )rates?\b|remunerat|hourly|vergütung|gehalt|rémunération|salaire|salaris\b|stagevergoeding"
    r"|(?:internship|intern|trainee|student)(?: allowance| fee| stipend|vergoeding)"
)
# These name the kind of money: whatever role follows, it is not pay.
_OTHER = Spans(
    r"housing|relocat|sign(?:ing)?\\?[- ]?on|signing|\bbonus|referr?al|refer-a|tuition|reimburs|401|budget|wellness"
    r"|wellbeing|meals?\b|lunch|internet|commut|\bgym|equity|raised|funded|series [a-f]\b|revenue|valuation"
    r"|valued|discount|match(?:ing|ed)?\b|donat|prize|award|gift|voucher|phone|home office|sales of|backed"
    r"|deductible|(?<!internship )(?<!compensation )(?<!trainee )\bfees?\b(?! of)|parking|overtime|up front"
    r"|scholarship|grants?\b|ticket|repas|déplacement|fahrt|zuschuss|reiskosten|thuiswerk|onkosten|retention|holiday"
    r"|coverage|per diem|professional development|fertility|\bhra\b|\bhsa\b|employee rates?|lifestyle|uber ?eats"
    r"|incentive|commission\b|provision(?!al)|fines? of|penalt|quota|working allowance|net worth|campaigns?|at a scale"
    r"|turnover|umsatz"
    r"|chiffre d'affaires|omzet"
    r"|(?:customers?|users?|clients?|companies|businesses|members|people) (?:who )?pay\b"
    r"|per night|saved?\b|saves\b|worth of|losses|loss of|costs? (?:of|up to)"
)
# These may also be what the role is about: "the hourly rate for the Equipment Intern is $20" is pay.
_OTHER_OR_SUBJECT = _words(
    r"learning|travel|fitness|funding|saving|insurance|credits?\b|worth|equipment|invest|market (?:size|cap|opportun"
    r"|valu)|assets|spend|customers|loan|transport"
)
_ROLE = _words(r"\b(?:intern|internship|role|position|co-?op|student|candidate|analyst|engineer)s?\b")
# "A technology stipend": what stands before the word says for what it is, unless it says how it is paid.
_NAMED = _words(
    r"(?<![\w/-])(?!(?:an?|the|internship|intern|(?:bi-?)?(?:monthly|weekly)|annual|yearly|daily|hourly|summer|student"
    r"|research|living|competitive|generous|total|base|basic|fellowship|fellow|program(?:me)?|paid|our|gross|training"
    r"|trainee|this|your|minimum|maximum|starting|attractive|good|fair|fixed|full|full-time|modest|reasonable|small"
    r"|compensation|salary|pay|placement|stage|graduate|phd|undergraduate|taxable|and|or|with|of|as|is|month|sum"
    r"|provides?|offers?|receive|include[sd]?|great|nice|monetary|financial|cash|week|additional|standard"
    r"|gross/month|excellent|market|job|work|working student|co-op)\b)[\w/-]+ (?:stipend|allowance)\b"
)
_AFTER = _words(
    r"\s*(?:[MB]n?\b|mm\b|bn\b|mn\b|mio|mrd|million|billion|trillion|milliard|%|\+?\s*[MB]\b|k€"
    r"|\w*\s*(?:in|of) (?:revenue|funding|sales|assets|arr)"
    r"|(?:one[- ]time |annual |monthly )?[\w/&-]*[- ]?(?:rent|lunch|meal|commut|wellness|learning|sign|housing|relocat"
    r"|referr|bonus|stipend (?:for (?!the|each|this|your|our|\d|all|full)|to)|budget|reimburs|tuition|credit|towards?"
    r"|gift|voucher|work-from-home|(?:life )?insurance|discount|scholarship|donation|per diem|prize|award)"
    r"|(?: [\w-]+){1,4} perks?\b|[^.\n]{0,30}\b(?:non-?profits?|charit\w+)\b"
    r"|for (?:your |any |a )?(?:home office|phone|internet|wifi|wellness|meals?|food|lunch|transport|travel|commut"
    r"|parking|housing|books|equipment|gym|fitness|childcare|cowork)"
    r"|to (?:support|spend|use|assist|help|cover|put|invest|subsidi[sz]e)\b"
    r"|(?:off|back|discount|increase|raise|more|extra|premium|differential)\b"
    r"|(?:/|per|a|each|für jede\w*) ?(?:\w+ )?(?:project|sample|study|session|survey|task|article"
    r"|night|person|referral|km|kilomet|mile"
    r"|deal|sale|lead|user|seat|employee|customer|ticket|transaction|hire|video|post|call)\w*\b"
    r"|(?:\w+ )?(?:in|for) (?:housing|relocation|travel|tuition|mental))"
)
_PARTS = Spans(r"consists? of|of which|composed of|waarvan|davon")
# "A relocation bonus and $30/hour": what is paid by the hour is another thing.
_BESIDE = re.compile(r"\s*(?:,|;|\+|&|,?\s(?:and|plus))\s*(?:an?\s)?")
_NEAR = 80
# The window may begin inside a word: "nship allowance".
_CUT_WORD = re.compile(r"[\w-]+")


def is_other_money(doc: Document, line: Sentence, money: Money) -> bool:
    """True when the words beside an amount make it other money than the role's pay."""
    text, end = doc.text, money.start
    if _AFTER.match(text, money.end, line.end):
        return True
    start = _near(text, line.start, end)
    if _PARTS.last_end(doc, start, end) >= 0:
        return True
    # Money of another name outweighs a word of pay before it, and one that it overlaps ("overtime pay" is one name).
    own = _OWN_PAY.last_end(doc, start, end)
    other = _OTHER.last_end(doc, start, end)
    if other > own and not (money.period == "hour" and _BESIDE.fullmatch(text, other, end)):
        return True
    if _is_named(text, start, end, own):
        return True
    near = text[max(start, own) : end]
    return any(not _ROLE.search(near, found.end()) for found in _OTHER_OR_SUBJECT.finditer(near))


def _near(text: str, line_start: int, end: int) -> int:
    """Where the words begin that are looked at before an amount: those of its own sentence, of whole words."""
    start = max(line_start, end - _NEAR)
    if point := text.rfind(". ", start, end) + 1:
        return point + 1
    if end - line_start > _NEAR and (cut := _CUT_WORD.match(text, start, end)):
        return cut.end()
    return start


def _is_named(text: str, start: int, end: int, own: int) -> bool:
    """True for "technology stipend" with no word of pay after it."""
    near = text[start:end]
    small = near.lower()
    if "stipend" not in small and "allowance" not in small:
        return False
    return any(start + found.end() > own for found in _NAMED.finditer(near))
