"""The countries whose citizens (or permanent residents, "U.S. persons") alone are admissible.

A plain right-to-work demand names nobody's citizenship; neither do equal-opportunity clauses, wishes, or a security
clearance whose rules one would have to know. A sentence that leaves another way in ("or authorized to work") is none.
"""

import re
from collections.abc import Iterator

from internscout.model import Column, Fact
from internscout.parse.field import Field, fact, keep_first, settle_set
from internscout.parse.fields._nations import ADJECTIVES, UNIONS, codes_in, listed
from internscout.parse.fields._sentences import sentences_with
from internscout.parse.words import WordPattern, lowered
from internscout.text import Document, Section, Sentence

_NAME = "citizenship"
_ANY = rf"(?:{UNIONS}|{ADJECTIVES})"
_NAMES = rf"{_ANY}(?:'s)?(?:\s*(?:,|/|&|\bor\b|\band\b)\s*(?:an?\s+)?{_ANY})*"
_STATES = r"(?i:(?:[\s-]+member)?[\s-]+(?:states?|countr(?:y|ies)))?(?:'s?|s')?"
_PEOPLE = (
    r"(?i:citizens?(?!\s+service)(?:hip)?(?! and Immigration)"
    r"|nationals?|nationality|persons?|passports?|permanent residents?)"
)
_FOREIGN = r"(?i:staats(?:bürger|angehörig)\w*|nationalité|nationaliteit|nacionalidad)"
_OF = r"(?i:citizens?(?:hip)?|nationals?|nationality|passports?) (?i:of|in|from) "
_NATION = WordPattern(rf"\b(?:{_ANY})(?!\w)|\b{_OF}", re.NOFLAG)
_SUBJECT = re.compile(
    rf"(?<![\w-])(?P<names>{_NAMES}){_STATES}[\s-]+(?:{_PEOPLE}|{_FOREIGN})\b"
    rf"|(?i:nationalité|nacionalidad)\s+(?P<after>{_NAMES})(?![A-Za-z])"
    rf"|{_OF}(?P<of>)"
)
_STATUS = re.compile(
    r"\blimited to [\"“']?protected individuals\b|\bgreen card holders? only"
    r"|must (?:be|have|hold) (?:a )?(?:valid )?green card"
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
    "staatsbürger",
    "staatsangehörig",
    "nationalit",
    "nacionalidad",
    "green card",
    "protected individual",
)
# In lower case, which is quicker to search than any case.
_DEMAND = re.compile(
    r"\bmust\b|requir|\bonly\b|restrict|limited to|mandatory|need(?:s|ed)? to be|due to|eligib|obligat|necessary"
    r"|\bitar\b"
    r"|export|clearance|applicants?\s+(?:are|be)|\bshall\b|reserved"
    r"|\bonly considered\b|erforderlich|vorausgesetzt|zwingend|obligatoire|exigée|requise|vereist|verplicht"
    r"|requerida|\bil\s+faut\b|requiere|imprescindible"
)
_NO_DEMAND = re.compile(
    r"prefer|encourag|regard(?:less|ing)|without regard|irrespective|discriminat|non-?\s?(?:u\.?s\.?|eu)\b|marital"
    r"|\brace\b|religio"
    r"|not\*{0,2}\s+(?:limited|required|necessary|a\s+requirement|(?:have|need)\s+to\s+be|be\s+an?\b)"
    r"|need\s+not\b|n['’]t\s+(?:need|have)\s+to\s+be|desir(?:ed|able)|\bplus\b|veteran status|voluntar"
    r"|million|billion"
    r"|\b(?:opt|cpt|ead)\b|h-?1-?b|(?:work|student|partner) visa|visa holder|work permit|valid (?:work|visa)"
    r"|temporary resident"
    r"|\bor\s+(?:be\s+|are\s+|otherwise\s+|have\s+|hold\s+|the\s+|an\s+alien\s+|a\s+)*(?:legal(?:ly)?\s+|valid\s+)?"
    r"(?:authori[sz]|(?:work|residence|residency)\s+(?:permit|authori)"
    r"|eligible to work"
    r"|entitled|permitted|right to work|full working)|full working rights|authori[sz]ed to work in the u\.?s\.? for"
    r"|some (?:positions|roles)|certain (?:positions|roles|jobs)|may (?:be required|require|have to)|if you are|whether"
    r"|prior license|license approval|licen[sc]e may|e-?verify|\bexcept\b|studying|enrolled|\beither\b"
    r"|as an? \w+ citizen|embargo|sanction|prohibit|federal restriction|applies only|only applies|work(?:ing)? rights"
    r"|\bor (?:are )?study|certain non|student at|\bor (?:legal right|(?:a )?visa)|those authori|some projects"
    r"|\bif (?:you|a)\b"
    r"|encouraged|ungeachtet|unabhängig|quelle que|ongeacht|sans distinction"
    r"|status requirements"
)
_BARE_ITEM = re.compile(
    rf"\W*(?i:(?:you\s+)?(?:are|be|hold|have|possess)\s+(?:an?\s+|the\s+)?)?(?i:active\s+|valid\s+)?(?:{_ANY})[\s-]"
    r"|\W*(?i:(?:you\s+)?(?:are|be|hold|have|possess)\s+(?:an?\s+|the\s+)?(?:citizen|national)\w*\s+(?:of|in)\b)"
)
_ANSWERED_NO = re.compile(r"[^\n]{0,12}:?\s*\bno\b", re.IGNORECASE)
_ONE_OF = re.compile(
    r"\b(?:(?:one|any|either) of the following|following (?:conditions|options|groups))", re.IGNORECASE
)
_REACH = 170
_MOST = 12  # mentions of citizens in one sentence that are looked at: no sentence of sense has more


def _find(doc: Document) -> list[Fact]:
    sentences = sentences_with(doc, _SPEAKS_OF_IT)
    return keep_first(_facts(doc, sentences)) if sentences else []


def _facts(doc: Document, sentences: list[Sentence]) -> Iterator[Fact]:
    nations, found = _NATION.by_sentence(doc), set[str]()
    for sentence in sentences:
        for codes, start, end in _named(doc, sentence) if sentence.start in nations else ():
            if not found.issuperset(codes) and _demands(doc, sentence, start, end):
                found.update(codes)
                for code in codes:
                    yield fact(doc, _NAME, code, start, end, rule="demand", confidence=0.9)
        for status in _STATUS.finditer(lowered(doc), sentence.start, sentence.end):
            yield fact(doc, _NAME, "US", status.start(), status.end(), rule="status", confidence=0.8)


def _named(doc: Document, sentence: Sentence) -> Iterator[tuple[tuple[str, ...], int, int]]:
    """The countries whose citizens a sentence names, and what stands around them."""
    reached = sentence.start
    for _ in range(_MOST):
        if not (found := _SUBJECT.search(doc.text, reached, sentence.end)):
            return
        codes, reached = _countries(doc.text, found, sentence.end)
        if codes and not _ANSWERED_NO.match(doc.text, reached):
            yield codes, max(sentence.start, found.start() - _REACH), min(sentence.end, reached + _REACH)


def _countries(text: str, found: re.Match[str], end: int) -> tuple[tuple[str, ...], int]:
    """The countries that a match speaks of, and where it stops to do so."""
    if found["of"] is not None:
        return listed(text, found.end(), end)
    return codes_in(found["names"] or found["after"]), found.end()


def _demands(doc: Document, sentence: Sentence, start: int, end: int) -> bool:
    """True for words that make something a condition and leave no other way in."""
    text = lowered(doc)
    if text[end - 1] == "?" or _NO_DEMAND.search(text, start, end):
        return False
    if sentence.kind == "item" and _ONE_OF.search(doc.text, max(0, start - _REACH), sentence.start):
        return False
    bare = sentence.end - sentence.start < 90 and _BARE_ITEM.match(doc.text, sentence.start) is not None
    return bare or sentence.section is Section.DETAIL or _DEMAND.search(text, start, end) is not None


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
