"""Which sentences speak of the role and its candidate, and how much of a text is fit as a quote.

Sections alone do not tell: feeds lose headings, and the employer's praise of itself or its equal-opportunity words
then stand in whatever part came last. Such sentences are known by their wording. A field that has found its words in a
few sentences asks for these (`stated_at`, `about_role_among`), not for all.
"""

import re
from collections.abc import Collection, Iterable, Sequence

from internscout.parse.kept import per_document
from internscout.parse.words import WordPattern, lowered, sentence_number
from internscout.text import Document, Section, Sentence

QUOTE_CHARS = 220

_BOILERPLATE = WordPattern(
    r"regardless of|without regard|discriminat|equal[- ]opportunity|protected (?:by|under|veteran|characteristic|class)"
    r"|reasonable accommodation|sexual orientation|gender identity|background check|privacy (?:policy|notice|statement)"
    r"|recruitment (?:fraud|agenc)|unsolicited resume|pay transparency|employee assistance|tuition (?:assistance|reimb)"
    r"|affirmative action|criminal histor|unabhängig von|indépendamment|ongeacht|independientemente",
)
# A posting that has lost its lines is one "sentence": its last words are boilerplate, its demands are not.
_DEMANDS = re.compile(r"(?:qualifications?|requirements?)\s*[-–•:]", re.IGNORECASE)
_WHOLE_POSTING = 600
_SELF_PRAISE = WordPattern(
    r"\bwe(?:'re| are) (?:an?|the) (?:[\w,&'-]++ ){0,9}(?:company|firm|startup|start-up|leader|provider|platform"
    r"|organi[sz]ation|bank"
    r"|institution|manufacturer|agency|studio|lab|business|team of|consultancy)\b"
    r"|\b(?:is|as) (?:an?|the|one of the|among the) (?:[\w,&'-]++ ){0,9}(?:company|firm|startup|start-up|leader"
    r"|provider|manufacturer|corporation"
    r"|bank|consultancy|employer|group|brand)\b"
    r"|\b(?:our|the company's) (?:mission|vision|purpose|values|customers|clients|products?|platform|solutions) (?:is"
    r"|are|include|help|enabl|provid|combin|power|serv)"
    r"|\b(?:fortune|global) \d{2,4}\b|\bheadquartered\b|\bfounded (?:in|by)\b|\bbacked by\b|\braised \$"
    r"|\bworldwide leader\b|\bworld's (?:largest|leading)"
    r"|\b(?:leading|largest|premier) (?:global )?(?:[\w-]++ ){0,3}(?:provider|company|supplier|developer|maker"
    r"|manufacturer)s?\b"
    r"|\bunternehmen mit\b|\bwir sind (?:ein|das)\b|\bnous sommes (?:une?|le)\b|\bwij zijn een\b|\bsomos una?\b"
    # … and how a part of a sentence begins that has lost its lines
    r"|[.!?]\s(?:at|founded|since|headquartered|with (?:over|more than)|as an? (?:[\w-]++ ){0,4}(?:company|leader"
    r"|firm))\b[^.]{0,80}\b(?:we|our|is|has|serv|compan)",
)
# Parts that speak to the candidate, and sentences that do, are never the employer on itself alone.
_WORD = re.compile(r"\w+")
_CANDIDATE = frozenset(
    "you your intern interns candidate candidates applicant student students"
    " du dein sie vous votre je jij tu tus".split()
)
_CANDIDATES = frozenset((Section.TITLE, Section.DETAIL, Section.REQUIREMENTS, Section.DUTIES))
_ASIDE = frozenset(
    (Section.COMPANY, Section.EQUAL_OPPORTUNITY, Section.BENEFITS, Section.PAY, Section.APPLICATION, Section.LOCATION)
)


@per_document
def stated(doc: Document) -> tuple[Sentence, ...]:
    """All sentences but equal-opportunity and legal boilerplate."""
    return tuple(_stated_among(doc, doc.sentences))


def stated_at(doc: Document, beginnings: Collection[int]) -> list[Sentence]:
    """Those of the sentences that begin at these places that are no boilerplate, in order."""
    if not beginnings:
        return []
    return _stated_among(doc, [doc.sentences[sentence_number(doc, place)] for place in sorted(beginnings)])


def about_role_among(doc: Document, sentences: Iterable[Sentence]) -> list[Sentence]:
    """Those of the sentences that speak of the work and the candidate.

    Left out are boilerplate, the parts on the company, benefits, pay and application, and self-praise.
    """
    near = _stated_among(doc, [s for s in sentences if s.section not in _ASIDE])
    praises = _praises(doc, [s for s in near if s.section not in _CANDIDATES])
    return [s for s in near if s.start not in praises] if praises else near


def _praises(doc: Document, sentences: Sequence[Sentence]) -> Collection[int]:
    """Where those of the sentences begin that tell of the employer alone: by wording, or its name is the first word."""
    if not sentences:
        return ()
    praise, text, name = _self_praise(doc), doc.text, doc.company.split(" ", maxsplit=1)[0]
    found = [s for s in sentences if s.start in praise]
    if len(name) > 2:
        openings = (name, f"At {name}")
        found += [s for s in sentences if text.startswith(openings, s.start) and _is_word(text, s.start, name)]
    return {s.start for s in found if _CANDIDATE.isdisjoint(_WORD.findall(lowered(doc), s.start, s.end))}


def _stated_among(doc: Document, sentences: Iterable[Sentence]) -> list[Sentence]:
    boilerplate, equal = _boilerplate(doc), Section.EQUAL_OPPORTUNITY
    return [s for s in sentences if (s.section is not equal and s.start not in boilerplate) or _holds_demands(doc, s)]


def _holds_demands(doc: Document, sentence: Sentence) -> bool:
    long = sentence.end - sentence.start > _WHOLE_POSTING
    return long and _DEMANDS.search(doc.text, sentence.start, sentence.end) is not None


def _is_word(text: str, start: int, name: str) -> bool:
    """True when the name with which a sentence begins, "At" before it or not, ends there."""
    end = start + len(name) + (0 if text.startswith(name, start) else len("At "))
    return not text[end : end + 1].isalnum()


@per_document
def _boilerplate(doc: Document) -> frozenset[int]:
    return frozenset(_BOILERPLATE.by_sentence(doc))


@per_document
def _self_praise(doc: Document) -> frozenset[int]:
    return frozenset(_SELF_PRAISE.by_sentence(doc))


def quote_span(doc: Document, start: int, end: int) -> tuple[int, int]:
    """The sentence around `start:end` when it is short, else a stretch of it cut at blanks."""
    sentence = doc.sentences[sentence_number(doc, start)]
    if sentence.end < end:
        return start, end
    if sentence.end - sentence.start <= QUOTE_CHARS:
        return sentence.start, sentence.end
    spare = max(0, QUOTE_CHARS - (end - start)) // 2
    left, right = max(sentence.start, start - spare), min(sentence.end, end + spare)
    if left > sentence.start and (blank := doc.text.find(" ", left, start)) >= 0:
        left = blank + 1
    if right < sentence.end and (blank := doc.text.rfind(" ", end, right)) >= 0:
        right = blank
    return left, right
