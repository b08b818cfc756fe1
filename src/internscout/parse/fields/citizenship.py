"""The countries whose citizens (or permanent residents, "U.S. persons") alone are admissible.

A plain right-to-work demand names nobody's citizenship; neither do equal-opportunity clauses, wishes, or a security
clearance whose rules one would have to know.
"""

import re
from collections.abc import Iterator

from internscout.model import Column, Fact
from internscout.parse.field import Field, fact, keep_first, settle_set
from internscout.text import Document, Section, Sentence

_NAME = "citizenship"
_PEOPLE = r"(?:citizens?(?:hip)?|nationals?|nationality|persons?(?!al)|passport)"
_NAMES = {
    "US": r"(?:\bU\.?\s?S\.?A?\.?|\bUnited States|\bAmerican)(?:\s+of America)?(?:'s)?",
    "CA": r"\bCanadian|\bCanada",
    "GB": r"\bBritish|\bU\.?K\.?|\bUnited Kingdom",
    "AU": r"\bAustralian?",
    "NZ": r"\bNew Zealand",
    "IN": r"\bIndian?",
    "SG": r"\bSingapore(?:an)?",
    "DE": r"\bGerman(?:y)?",
    "FR": r"\bFrench",
    "NL": r"\bDutch",
    "IL": r"\bIsraeli?",
    "AE": r"\bUAE|\bEmirati",
    "SA": r"\bSaudi(?: Arabian?)?",
    "ZA": r"\bSouth African?",
    "CH": r"\bSwiss",
    "JP": r"\bJapan(?:ese)?",
}
_NATION = "|".join(rf"(?P<{code}>{names})" for code, names in _NAMES.items())
_SPEAKS_OF_IT = re.compile(
    r"citizen|permanent resid|\bU\.?S\.? persons?\b|States persons?\b|nationals\b|nationality|passport|green card",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    rf"(?:(?:{_NATION})[\s-]+(?:{_PEOPLE}|permanent residents?)\b"
    rf"|citizens?(?:hip)?\s+(?:of|in)\s+(?:the\s+)?(?:{_NATION.replace('?P<', '?P<of_')})\b)",
    re.IGNORECASE,
)
_LONE_RESIDENT = re.compile(r"\bgreen card holders? only|must (?:be|have) (?:a )?green card", re.IGNORECASE)
_DEMAND = re.compile(
    r"\bmust\b|requir|\bonly\b|restrict|limited to|mandatory|need(?:s|ed)? to be|due to|eligib|obligat|necessary|itar|export|clearance|applicants?\s+(?:are|be)|\bshall\b",
    re.IGNORECASE,
)
_NO_DEMAND = re.compile(
    r"prefer|encourag|regardless|without regard|irrespective|discriminat|non-?\s?(?:U\.?S\.?|EU)\b|not\s+(?:limited|required|necessary|a\s+requirement)|marital|\brace\b|desir(?:ed|able)"
    r"|\bplus\b|\bOPT\b|\bCPT\b|H-?1-?B|work visa|student visa|visa holder|EAD\b|work permit|(?:or|otherwise|and\/or)\s+(?:be\s+|are\s+|otherwise\s+|have\s+)*(?:legally\s+)?(?:authori[sz]ed|eligible|entitled|permitted)\s+to\s+work"
    r"|valid (?:work|visa)|refugee protection status of|right to work|some (?:positions|roles)|may (?:be required|require)|certain (?:positions|roles|jobs)|if you are|whether|whose citizenship|E-?Verify"
    r"|authori[sz]ation from|prior license|license approval|export licen[sc]e|license may|other countries|million|billion|voluntar|veteran status",
    re.IGNORECASE,
)
_BARE_ITEM = re.compile(
    r"^\W*(?:active\s+)?(?:{0})".format(r"U\.?\s?S\.?A?\.?|United States|Canadian|British|Australian"), re.IGNORECASE
)


def _find(doc: Document) -> list[Fact]:
    return keep_first(_facts(doc)) if _SPEAKS_OF_IT.search(doc.text) else []


def _facts(doc: Document) -> Iterator[Fact]:
    for sentence in doc.sentences:
        if not _SPEAKS_OF_IT.search(doc.text, sentence.start, sentence.end) or not _demands(doc, sentence):
            continue
        for found in _SUBJECT.finditer(doc.text, sentence.start, sentence.end):
            code = next(code for code in _NAMES if found[code] or found[f"of_{code}"])
            yield fact(doc, _NAME, code, sentence.start, sentence.end, rule="demand", confidence=0.9)
    for found in _LONE_RESIDENT.finditer(doc.text):
        yield fact(doc, _NAME, "US", found.start(), found.end(), rule="green-card", confidence=0.8)


def _demands(doc: Document, sentence: Sentence) -> bool:
    """True for a sentence that makes something a condition and leaves no other way in."""
    text = doc.text[sentence.start : sentence.end]
    if sentence.section is Section.EQUAL_OPPORTUNITY or text.endswith("?") or _NO_DEMAND.search(text):
        return False
    bare = len(text) < 90 and _BARE_ITEM.match(text) is not None
    return bare or sentence.section is Section.DETAIL or _DEMAND.search(text) is not None


FIELD = Field(
    name=_NAME,
    columns=(
        Column(
            "citizenship",
            "VARCHAR[]",
            "$.citizenship",
            "ISO 3166 codes: only citizens or permanent residents of these are admissible",
        ),
    ),
    find=_find,
    settle=settle_set,
)
