"""Whether the employer sponsors a visa: offered, not_offered, or nothing said.

A plain right-to-work demand says nothing; a question of the application form says nothing either.
"""

import re
from collections.abc import Iterator

from internscout.model import Column, Fact
from internscout.parse.field import Field, fact, settle_first
from internscout.text import Document, Section, Sentence

_NAME = "sponsorship"
# "Sponsor" as in events, programmes and bosses.
_OTHER_SPONSOR = re.compile(
    r"(?:company|employer|firm|government|corporate)[- ]sponsored|executive sponsor|sponsored (?:by|programs?|events?|benefits?|research|ads?|content|fantasy)"
    r"|sponsors? of\b|events?,? and sponsor|sponsor(?:ship)?s? (?:and events|deals|activation|opportunit)|marketing|brand|the sponsor'?s?\b|a federal agency",
    re.IGNORECASE,
)
_VISA = re.compile(
    r"visa|immigra|work permit|employment|authori[sz]|h-?1b|position|role|job|candidate|applicant|internship|opportunity|work\b|sponsorship"
    r"|require sponsor|program",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:not|unable|cannot|can't|won't|no|without|never|ineligible|doesn't|don't|neither|unavailable|nor|non|isn't|aren't|independent of"
    r"|free of|kein\w*|pas|geen|ne|niet|sans|declin\w*|exclud\w*|couldn't|nicht|ohne|sin)\b",
    re.IGNORECASE,
)
_OFFER = re.compile(
    r"(?:we|company|employer|firm|do|does|will|can|able to|happy to|open to|willing to)(?:\s+(?:do|will|can|also|currently|are|is|be|may|provide|offer|gladly"
    r"|happy|able|willing|to|cover|support))*\s+(?:provide\s+|offer\s+|cover\s+)?(?:us\s+|u\.s\.\s+|work\s+|employment\s+|visa\s+|immigration\s+|h-?1b\s+)*sponsor"
    r"|sponsorship(?:\s+\w+){0,4}?\s+(?:is |are |will be |can be |may be )?(?:also )?(?:available|offered|provided|possible|supported|considered)"
    r"|(?:provid|offer|support)\w*(?:\s+of)?(?:\s+[\w.-]+){0,3}\s+sponsorship|eligible for (?:\w+\s+){0,3}sponsorship|sponsor(?:s|ing)? (?:work |employment )?visas?"
    r"|(?:visa|relocation)\s+(?:support|assistance|sponsorship)\s+(?:is\s+)?(?:provided|available|offered)",
    re.IGNORECASE,
)
_BENEFIT = re.compile(
    r"^\W*(?:visa|immigration|h-?1b|work permit|green card)(?:\s*(?:/|and|&)\s*\w+(?:\s+card)?)?\s+(?:sponsorship|support|assistance)\W*$",
    re.IGNORECASE,
)
_DETAIL = re.compile(r"^Sponsorship:\s*(?P<value>.*)$", re.IGNORECASE)
_CONDITIONAL = re.compile(
    r"\bif\b[^.]*sponsor|case[- ]by[- ]case|certain|some roles|depend|on a limited", re.IGNORECASE
)
_REFUSED = re.compile(
    r"(?:requir\w*|need\w*|seeking|request\w*)\s+(?:[\w,.'-]+\s+){0,6}?sponsorship[^.]{0,80}?(?:will not|won't|cannot|not be|not eligible|ineligible|should not apply)",
    re.IGNORECASE,
)


def _find(doc: Document) -> list[Fact]:
    if "sponsor" not in doc.text.lower() and "visa" not in doc.text.lower():
        return []
    return list(_facts(doc))


def _facts(doc: Document) -> Iterator[Fact]:
    for sentence in doc.sentences:
        text = doc.text[sentence.start : sentence.end]
        lower = text.lower()
        if "sponsor" not in lower and "visa" not in lower:
            continue
        if verdict := _verdict(text, sentence):
            value, rule, confidence = verdict
            yield fact(doc, _NAME, value, sentence.start, sentence.end, rule=rule, confidence=confidence)


def _verdict(text: str, sentence: Sentence) -> tuple[str, str, float] | None:
    """(value, rule, confidence) of one sentence."""
    if sentence.section is Section.DETAIL:
        return _detail(text)
    if _BENEFIT.match(text):
        return "offered", "benefit", 0.8
    if text.rstrip().endswith("?") or (_OTHER_SPONSOR.search(text) and "visa" not in text.lower()):
        return None
    if "sponsor" not in text.lower():
        return ("offered", "visa-support", 0.7) if _OFFER.search(text) and not _NOT.search(text) else None
    if _REFUSED.search(text):
        return "not_offered", "refused", 0.95
    at = text.lower().index("sponsor")
    if _NOT.search(text[max(0, at - 110) : at + 110]):
        return ("not_offered", "negated", 0.95) if _VISA.search(text) else None
    if _OFFER.search(text) and not _CONDITIONAL.search(text):
        return "offered", "offered", 0.85
    return None


def _detail(text: str) -> tuple[str, str, float] | None:
    """The source's own word: "Offers Sponsorship", "Does Not Offer Sponsorship", "Not Available"."""
    told = _DETAIL.match(text)
    if told is None:
        return None
    if _NOT.search(told["value"]):
        return "not_offered", "detail", 1.0
    return ("offered", "detail", 1.0) if re.search(r"offer|yes|available", told["value"], re.IGNORECASE) else None


FIELD = Field(
    name=_NAME,
    columns=(
        Column("sponsorship", "VARCHAR", "$.sponsorship", "offered or not_offered; NULL when the posting says nothing"),
    ),
    find=_find,
    settle=settle_first,
)
