"""Whether the employer sponsors a visa: offered, not_offered, or nothing said.

A plain right-to-work demand says nothing; a question of the application form says nothing either. Sponsors of events,
programmes and export licences are others.
"""

import re
from collections.abc import Iterator

from internscout.model import Column, Fact
from internscout.parse.field import Field, fact, settle_first
from internscout.parse.fields._sentences import sentences_with
from internscout.text import Document, Section, Sentence

_NAME = "sponsorship"
_OTHER_SPONSOR = re.compile(
    r"(?:company|employer|firm|government|corporate)[- ]sponsored(?! work| visa)|executive sponsor|sponsors? of\b|brand"
    r"|sponsored (?:by|programs?|events?|benefits?|research|ads?|content|gym|activit)|events?,? and sponsor|marketing"
    r"|sponsor(?:ship)?s? (?:and events|deals|activation|opportunit)|the sponsor'?s?\b|a federal agency|export",
    re.IGNORECASE,
)
_VISA = re.compile(
    r"visa|immigra|permit|employ|authori[sz]|h-?1b|position|role|job|candidate|applicant|intern|opportunity|\bwork"
    r"|program"
    r"|sponsorship",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:not|unable|cannot|can't|won't|no|without|never|ineligible|doesn't|don't|neither|unavailable|nor|non"
    r"|isn't|aren't"
    r"|independent of|free of|kein\w*|pas|geen|ne|niet|sans|declin\w*|exclud\w*|nicht|ohne|sin)\b",
    re.IGNORECASE,
)
_OFFER = re.compile(
    r"(?:we|company|employer|firm|do|does|will|can|able to|happy to|open to|willing to)"
    r"(?:\s+(?:do|will|can|also|currently|are|is|be|may|provide|offer|gladly|happy|able|willing|to|cover|support))*\s+"
    r"(?:us\s+|u\.s\.\s+|work\s+|employment\s+|visa\s+|immigration\s+|h-?1b\s+)*sponsor"
    r"|sponsorship(?:\s+\w+){0,4}?\s+(?:is |are |will be |can be )?(?:also )?(?:available|offered|provided|possible"
    r"|supported)"
    r"|(?:provid|offer|support)\w*(?:\s+of)?(?:\s+[\w.-]+){0,3}\s+sponsorship|eligible for (?:\w+\s+){0,3}sponsorship"
    r"|sponsor(?:s|ing)? (?:work |employment )?visas?|requiring (?:visa )?sponsorship are welcome"
    r"|(?:visa|relocation)\s+(?:support|assistance|sponsorship)\s+(?:is\s+)?(?:provided|available|offered)",
    re.IGNORECASE,
)
_CONDITIONAL = re.compile(
    r"\bif\b[^.]*sponsor|case[- ]by[- ]case|certain|some roles|depend|on a limited|may be (?:available|considered"
    r"|possible)",
    re.IGNORECASE,
)
_BENEFIT = re.compile(
    r"^\W*(?:visa|immigration|h-?1b|work permit|green card)(?:\s*(?:/|and|&)\s*\w+(?:\s+card)?)?\s+"
    r"(?:sponsorship|support|assistance)\b(?:\W*$|\s+and\s)",
    re.IGNORECASE,
)
_REFUSED = re.compile(
    r"(?:requir\w*|need\w*|seeking|request\w*)\s+(?:[\w,.'-]+\s+){0,6}?sponsorship[^.]{0,80}?(?:will not|won't"
    r"|cannot|not be"
    r"|not eligible|ineligible|should not apply)",
    re.IGNORECASE,
)
# Refused without the word "sponsor".
_NO_VISA = re.compile(
    r"(?:unable|not able|cannot|can't|do(?:es)? not|don't|won't|will not)\s+(?:to\s+|be\s+|able\s+)*"
    r"(?:support|provide|offer|assist|arrange|help|issue)\b[^.;]{0,40}?(?:visas?\b|work permits?|immigration)"
    r"|not (?:consider|accept|hir)\w*[^.;]{0,60}?(?:h-?1b|\bOPT\b|\bCPT\b|visa holders)"
    r"|(?:\bOPT\b|\bCPT\b|h-?1b)[^.;]{0,60}?(?:will not be considered|not (?:eligible|accepted))",
    re.IGNORECASE,
)
_DETAIL = re.compile(r"^Sponsorship:\s*(?P<value>.*)$", re.IGNORECASE)
_OFFERED_DETAIL = re.compile(r"offer|yes|available", re.IGNORECASE)
_NEAR = 110


def _find(doc: Document) -> list[Fact]:
    return list(_facts(doc))


def _facts(doc: Document) -> Iterator[Fact]:
    for sentence in sentences_with(doc, ("sponsor", "visa", "permit", "immigration", "h-1b", "green card")):
        text = doc.text[sentence.start : sentence.end]
        if verdict := _verdict(text, text.lower(), sentence):
            value, rule, confidence = verdict
            yield fact(doc, _NAME, value, sentence.start, sentence.end, rule=rule, confidence=confidence)


def _verdict(text: str, lower: str, sentence: Sentence) -> tuple[str, str, float] | None:
    """(value, rule, confidence) of one sentence."""
    if sentence.section is Section.DETAIL:
        return _detail(text)
    if lower.endswith("?"):
        return None
    if ("visa" in lower or "permit" in lower or "immigration" in lower) and _NO_VISA.search(text):
        return "not_offered", "no-visa", 0.9
    if _BENEFIT.match(text) and not _NOT.search(text):
        return "offered", "benefit", 0.8
    return _sponsored(text, lower) if "sponsor" in lower else None


def _sponsored(text: str, lower: str) -> tuple[str, str, float] | None:
    if _OTHER_SPONSOR.search(text) and ("visa" not in lower or "export" in lower):
        return None
    if _REFUSED.search(text):
        return "not_offered", "refused", 0.95
    at = lower.index("sponsor")
    if _NOT.search(text[max(0, at - _NEAR) : at + _NEAR]):
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
    return ("offered", "detail", 1.0) if _OFFERED_DETAIL.search(told["value"]) else None


FIELD = Field(
    name=_NAME,
    columns=(Column("sponsorship", "VARCHAR", "$.sponsorship", "offered or not_offered; NULL when nothing is said"),),
    find=_find,
    settle=settle_first,
)
