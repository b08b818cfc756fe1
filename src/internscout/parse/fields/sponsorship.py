"""Whether the employer sponsors a visa: offered, not_offered, or nothing said.

A plain right-to-work demand says nothing; a question of the application form says nothing either. Sponsors of events,
programmes and export licences are others.
"""

import re
from collections.abc import Iterator

from internscout.model import Column, Fact
from internscout.parse.field import Field, fact, settle_first
from internscout.parse.fields._sentences import sentences_with
from internscout.parse.words import lowered, sentence_number
from internscout.text import Document, Section, Sentence

_NAME = "sponsorship"
_OF_PERMITS = ("work permit", "immigration", "h-1b", "h1b")
_NEEDS_PERMIT = (*_OF_PERMITS, " cpt")
_SPEAKS_OF_IT = ("sponsor", "visa", "visum", "green card", *_NEEDS_PERMIT)
# All patterns are for text in lower case, which is quicker to search than text of any case.
_OTHER_SPONSOR = re.compile(
    r"(?:company|employer|firm|government|corporate)[- ]sponsored(?! work| visa)|executive sponsor|sponsors? of\b|brand"
    r"|sponsored (?:by|programs?|events?|benefits?|research|ads?|content|gym|activit)|events?,? and sponsor|marketing"
    r"|sponsor(?:ship)?s? (?:and events|deals|activation|opportunit)|the sponsor'?s?\b|a federal agency|export"
)
_VISA = re.compile(
    r"visa|immigra|permit|employ|authori[sz]|h-?1b|position|role|job|candidate|applicant|intern|opportunity|\bwork"
    r"|program|visum|visado"
    r"|sponsorship"
)
_NOT = re.compile(
    r"\b(?:not|unable|cannot|can't|won't|no|without|never|ineligible|doesn't|don't|neither|unavailable|nor|non"
    r"|isn't|aren't"
    r"|independent of|free of|kein\w*|pas|aucune?|geen|ne|niet|sans|declin\w*|exclud\w*|nicht|ohne|sin)\b"
)
_OFFER = re.compile(
    r"(?:we|company|employer|firm|do|does|will|can|able to|happy to|open to|willing to)"
    r"(?:\s+(?:do|will|can|also|currently|are|is|be|may|provide|offer|gladly|happy|able|willing|to|cover|support"
    r"|help|explore|consider))*\s+"
    r"(?:us\s+|u\.s\.\s+|work\s+|employment\s+|visa\s+|immigration\s+|h-?1b\s+)*sponsor"
    r"|sponsorship(?:\s+\w+){0,4}?\s+(?:is |are |will be |can be )?(?:also )?(?:available|offered|provided|possible"
    r"|supported)"
    r"|(?:provid|offer|support)\w*(?:\s+of)?(?:\s+[\w.-]+){0,3}\s+sponsorship|eligible for (?:\w+\s+){0,3}sponsorship"
    r"|sponsor(?:s|ing)? (?:work |employment )?visas?|requiring (?:visa )?sponsorship are welcome"
    r"|welcome \w*\s?(?:applications? )?(?:from )?\w+ (?:who|that) (?:may |will |would )?(?:require|need) "
    r"(?:visa )?sponsor"
    r"|(?:visa|relocation)\s+(?:support|assistance|sponsorship)\s+(?:is\s+)?(?:provided|available|offered)"
)
# A clause of its own that says so, whatever stands before it: "You need not be a citizen: we sponsor J-1 visas".
_WE_DO = re.compile(
    r"(?:[:;!.]|,|–|—)\s*(?:and |but |as )?we (?:do |can |will |gladly |also |happily )*"
    r"sponsor\b(?! (?:no|neither|only)\b)"
)
# "We aren't able to sponsor visas for every role": for some they do.
_NOT_ALL = re.compile(r"(?:not|n't|unable|cannot)\b[^.]{0,50}\bsponsor\w*[^.]{0,40}\bfor (?:every|all)\b")
# The next sentence takes an offer back for this role.
_HOWEVER = re.compile(
    r"\s*(?:however|but|unfortunately)\b(?![^.]*\b(?:every|all) (?:role|candidate|position))[^.]*"
    r"(?:authori[sz]|right to work|not|unable|unavailable)"
)
_CONDITIONAL = re.compile(
    r"\bif\b[^.]*sponsor|case[- ]by[- ]case|certain|some roles|depend|on a limited|may be (?:available|considered"
    r"|possible)"
)
_BENEFIT = re.compile(
    r"^\W*(?:visa|immigration|h-?1b|work permit|green card)(?:\s*(?:/|and|&)\s*\w+(?:\s+card)?)?\s+"
    r"(?:sponsorship|support|assistance)\b(?:\s+available)?(?:\W*$|\s+and\s"
    r"|\s+for\s+(?:\w+\s+){0,2}(?:candidates|applicants|interns|those)\b)"
    r"|^[^.;:]{0,60}?\brelocation\b[^.;:]{0,40}?\b(?:and|with|including|&)\s+(?:visa|immigration)\s+(?:support|assistance)\b"
)
# Offered in an icon's list, or in prose without the word "sponsor".
_GIVEN = re.compile(
    r"[\u2600-\u27bf\ufe0f\U0001f300-\U0001faff]\s*(?:visa|immigration) "
    r"(?:sponsorship|support|assistance)\b(?! is)(?!:)"
    r"|\bwe (?:also |can |will |gladly )?(?:offer|provide) (?:full |generous |you )*(?:visa|immigration)"
    r"(?: and relocation| & relocation)? (?:support|assistance)\b"
    r"|\bwe(?:['’]ll)? (?:also |can |will |gladly )*(?:help|support|assist|take care)(?: you)? (?:with|of) "
    r"(?:(?:your|the|all|any|getting|an?) )*(?:[\w-]+ ){0,2}(?:visa|work permit)"
    r"|\b(?:unterstütz|helf)\w+ [^.;]{0,50}\bvisums?\b|\b(?:hulp|ondersteuning) bij [^.;]{0,20}\bvisum"
    r"|\bofrecemos patrocinio\b[^.;]{0,20}\bvisa"
)
_REFUSED = re.compile(
    r"(?:requir\w*|need\w*|seeking|request\w*)\s+(?:[\w,.'-]+\s+){0,6}?sponsorship[^.]{0,80}?(?:will not|won't"
    r"|cannot|not be"
    r"|not eligible|ineligible|should not apply|may disqualify)"
)
# Refused without the word "sponsor".
_NO_VISA = re.compile(
    r"(?:unable|not able|cannot|can not|can't|do(?:es)? not|don't|won't|will not|not (?:currently|presently))\s+"
    r"(?:to\s+|be\s+|able\s+|in\s+a\s+position\s+)*"
    r"(?:support|provide|offer|assist|arrange|help|issue)\b[^.;]{0,40}?(?:visas?\b|work permits?|immigration)"
    r"|not (?:able to )?(?:consider|accept|hir)\w*[^.;]{0,60}?(?:h-?1b|\bopt\b|\bcpt\b|visa holders)"
    r"|(?:\bopt\b|\bcpt\b|h-?1b)[^.;]{0,60}?(?:will not be considered|not (?:eligible|accepted))"
    r"|\b(?:keine?|geen|pas de|aucune?|ning[uú]n|no)\s+(?:[\w-]+\s+){0,4}?(?:visum|visa|visado)"
    r"[\w-]*(?:unterstützung|ondersteuning|\s+(?:support|assistance|regelen|aanvragen|verzorgen|sponsern|beantragen"
    r"))\b"
    r"|not (?:be )?eligible for (?:an? )?(?:[\w-]+ ){0,3}visa\b"
    r"|\bvis(?:um|a)\w*\b[^.;]{0,40}\b(?:nicht|niet) (?:[\w-]+ ){0,3}"
    r"(?:beantrag|gesponser|übern|geregeld|vergoed|sponse)"
    r"|\bne \w+ pas[^.;]{0,50}\b(?:démarches? de |frais de )?visa"
    r"|\b(?:no|sin|aucune?|pas de)\b[^.;]{0,30}\b(?:patrocin|parrain)\w*[^.;]{0,20}\bvisa"
)
_HEADING = re.compile(r"^\W*(?:\w+\s+)?sponsorship(?:\s+(?:available|offered|provided))?\W*$")
_YES_INSIDE = re.compile(
    r"\W*(?:\w+\s+)?sponsorship(?:\s+\w+){0,2}\s*[:–-]\s*(?:yes|available|offered|provided|possible)\b"
)
_YES_NO = re.compile(r"\W*(?:(?P<no>no|none|not|n/a)|yes|available|offered)\b")
_DETAIL = re.compile(r"^sponsorship:\s*(?P<value>.*)$")
_OFFERED_DETAIL = re.compile(r"offer|yes|available")
_NEAR = 110


def _find(doc: Document) -> list[Fact]:
    return list(_facts(doc))


def _facts(doc: Document) -> Iterator[Fact]:
    for sentence in sentences_with(doc, _SPEAKS_OF_IT):
        text = lowered(doc)[sentence.start : sentence.end]
        if _HEADING.match(text) and (sentence.kind == "heading" or text.endswith(":")):
            yield from _answered(doc, sentence)
            continue
        if verdict := _verdict(text, sentence.section):
            value, rule, confidence = verdict
            if value == "offered" and _HOWEVER.match(lowered(doc), sentence.end):
                value, rule = "not_offered", "taken-back"
            yield fact(doc, _NAME, value, sentence.start, sentence.end, rule=rule, confidence=confidence)


def _answered(doc: Document, label: Sentence) -> Iterator[Fact]:
    """A label alone says nothing, "Visa sponsorship:" and "No" on the next line do."""
    number = sentence_number(doc, label.start) + 1
    answer = doc.sentences[number] if number < len(doc.sentences) else label
    if told := _YES_NO.match(lowered(doc), answer.start, answer.end):
        value = "not_offered" if told["no"] else "offered"
        yield fact(doc, _NAME, value, label.start, told.end(), rule="label", confidence=0.9)


def _verdict(text: str, section: Section) -> tuple[str, str, float] | None:
    """(value, rule, confidence) of one sentence."""
    if section is Section.DETAIL:
        return _detail(text)
    if text.endswith("?"):
        return None
    of_visa = "visa" in text or "visum" in text
    if (of_visa or any(word in text for word in _NEEDS_PERMIT)) and _NO_VISA.search(text):
        return "not_offered", "no-visa", 0.9
    if (of_visa or "immigration" in text or "permit" in text) and _GIVEN.search(text) and not _NOT.search(text):
        return "offered", "given", 0.8
    if (_BENEFIT.match(text) or _YES_INSIDE.match(text)) and not _NOT.search(text):
        return "offered", "benefit", 0.8
    return _sponsored(text) if "sponsor" in text else None


def _sponsored(text: str) -> tuple[str, str, float] | None:
    if _OTHER_SPONSOR.search(text) and ("visa" not in text or "export" in text):
        return None
    if _REFUSED.search(text):
        return "not_offered", "refused", 0.95
    if _WE_DO.search(text) or _NOT_ALL.search(text):
        return ("offered", "offered", 0.9) if _WE_DO.search(text) else None
    at = text.index("sponsor")
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
