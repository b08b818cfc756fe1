"""The countries whose citizens (or permanent residents, "U.S. persons") alone are admissible.

A plain right-to-work demand names nobody's citizenship; neither do equal-opportunity clauses, wishes, or a security
clearance whose rules one would have to know. A sentence that leaves another way in ("or authorized to work") is none.
"""

import re
from collections.abc import Iterator

from internscout.model import Column, Fact
from internscout.parse.field import Field, fact, keep_first, settle_set
from internscout.parse.fields._sentences import sentences_with
from internscout.text import Document, Section, Sentence

_NAME = "citizenship"
_EU = (
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV",
    "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
)  # fmt: skip
_EEA = (*_EU, "IS", "LI", "NO")
# Spelling → codes. Short names count in capitals only ("us" is a word).
_NATIONS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("US",), r"U\.?\s?S\.?(?:A\.?)?|(?i:United States(?: of America)?|American)"),
    (("CA",), r"(?i:Canadian|Canada)"),
    (("GB",), r"U\.?K\.?|(?i:British|United Kingdom)"),
    (("AU",), r"(?i:Australian?)"),
    (("NZ",), r"(?i:New Zealand)"),
    (("IN",), r"(?i:Indian?)"),
    (("SG",), r"(?i:Singapore(?:an)?)"),
    (("DE",), r"(?i:German(?:y)?)"),
    (("FR",), r"(?i:French|France)"),
    (("NL",), r"(?i:Dutch|Netherlands)"),
    (("CH",), r"(?i:Swiss|Switzerland)"),
    (("IL",), r"(?i:Israeli?)"),
    (("AE",), r"UAE|(?i:Emirati)"),
    (("SA",), r"(?i:Saudi(?: Arabian?)?)"),
    (("ZA",), r"(?i:South African?)"),
    (("JP",), r"(?i:Japan(?:ese)?)"),
    (_EEA, r"EEA"),
    (_EU, r"EU|(?i:European Union)"),
)
_ANY = "|".join(spelling for _, spelling in _NATIONS)
_CODES = tuple((codes, re.compile(rf"(?<![A-Za-z])(?:{spelling})(?![A-Za-z])")) for codes, spelling in _NATIONS)
_NAMES = rf"(?:{_ANY})(?:'s)?(?:\s*(?:,|/|&|\bor\b|\band\b)\s*(?:an?\s+)?(?:{_ANY}))*"
_PEOPLE = (
    r"(?i:citizens?(?!\s+service)(?:hip)?(?! and Immigration)"
    r"|nationals?|nationality|persons?|passports?|permanent residents?)"
)
_SUBJECT = re.compile(
    rf"(?<![\w-])(?P<names>{_NAMES})[\s-]+{_PEOPLE}\b"
    rf"|(?i:citizens?(?:hip)?|nationals?)\s+(?i:of|in)\s+(?i:the\s+)?(?P<of>{_NAMES})(?![A-Za-z])"
)
_SPEAKS_OF_IT = (
    "citizen",
    "permanent resid",
    "persons",
    ".s. person",
    "us person",
    "nationals",
    "nationality",
    "passport",
    "green card",
)
_GREEN_CARD = re.compile(
    r"\bgreen card holders? only|must (?:be|have|hold) (?:a )?(?:valid )?green card", re.IGNORECASE
)
_DEMAND = re.compile(
    r"\bmust\b|requir|\bonly\b|restrict|limited to|mandatory|need(?:s|ed)? to be|due to|eligib|obligat|necessary"
    r"|\bitar\b"
    r"|export|clearance|applicants?\s+(?:are|be)|\bshall\b|reserved",
    re.IGNORECASE,
)
_NO_DEMAND = re.compile(
    r"prefer|encourag|regard(?:less|ing)|without regard|irrespective|discriminat|non-?\s?(?:U\.?S\.?|EU)\b|marital"
    r"|\brace\b|religio"
    r"|not\s+(?:limited|required|necessary|a\s+requirement)|desir(?:ed|able)|\bplus\b|veteran status|voluntar"
    r"|million|billion"
    r"|\b(?:OPT|CPT|EAD)\b|H-?1-?B|(?:work|student|partner) visa|visa holder|work permit|valid (?:work|visa)"
    r"|temporary resident"
    r"|\bor\s+(?:be\s+|are\s+|otherwise\s+|have\s+|hold\s+|the\s+|an\s+alien\s+)*(?:legally\s+)?(?:authori[sz]"
    r"|eligible to work"
    r"|entitled|permitted|right to work|full working)|full working rights|authori[sz]ed to work in the U\.?S\.? for"
    r"|some (?:positions|roles)|certain (?:positions|roles|jobs)|may (?:be required|require|have to)|if you are|whether"
    r"|prior license|license approval|licen[sc]e may|E-?Verify|\bexcept\b|studying|enrolled|\beither\b"
    r"|as an? \w+ citizen"
    r"|status requirements",
    re.IGNORECASE,
)
_BARE_ITEM = re.compile(rf"\W*(?:active\s+)?(?:{_ANY})\s")
_ANSWERED_NO = re.compile(r"[^\n]{0,12}:?\s*\bno\b", re.IGNORECASE)
_REACH = 170


def _find(doc: Document) -> list[Fact]:
    return keep_first(_facts(doc))


def _facts(doc: Document) -> Iterator[Fact]:
    for sentence in sentences_with(doc, _SPEAKS_OF_IT):
        for found in _SUBJECT.finditer(doc.text, sentence.start, sentence.end):
            start, end = max(sentence.start, found.start() - _REACH), min(sentence.end, found.end() + _REACH)
            if _demands(doc, sentence, start, end) and not _ANSWERED_NO.match(doc.text, found.end()):
                for code in _codes(found["names"] or found["of"]):
                    yield fact(doc, _NAME, code, start, end, rule="demand", confidence=0.9)
        for found in _GREEN_CARD.finditer(doc.text, sentence.start, sentence.end):
            yield fact(doc, _NAME, "US", found.start(), found.end(), rule="green-card", confidence=0.8)


def _codes(names: str) -> Iterator[str]:
    for codes, pattern in _CODES:
        if pattern.search(names):
            yield from codes


def _demands(doc: Document, sentence: Sentence, start: int, end: int) -> bool:
    """True for words that make something a condition and leave no other way in."""
    text = doc.text[start:end]
    if text.endswith("?") or _NO_DEMAND.search(text):
        return False
    bare = sentence.end - sentence.start < 90 and _BARE_ITEM.match(doc.text, sentence.start) is not None
    return bare or sentence.section is Section.DETAIL or _DEMAND.search(text) is not None


FIELD = Field(
    name=_NAME,
    columns=(
        Column(
            "citizenship", "VARCHAR[]", "$.citizenship", "ISO 3166: only their citizens or residents are admissible"
        ),
    ),
    find=_find,
    settle=settle_set,
)
