"""Which sentences speak of the role and its candidate, and how much of a text is fit as a quote.

Sections alone do not tell: feeds lose headings, and the employer's praise of itself or its equal-opportunity words
then stand in whatever part came last. Such sentences are known by their wording.
"""

import re
from functools import lru_cache

from internscout.parse.fields._sentences import sentences_with
from internscout.parse.words import WordPattern, lowered
from internscout.text import Document, Section, Sentence

QUOTE_CHARS = 220

_BOILERPLATE = re.compile(
    r"regardless of|without regard|discriminat|equal[- ]opportunity|protected (?:by|under|veteran|characteristic|class)"
    r"|reasonable accommodation|sexual orientation|gender identity|background check|privacy (?:policy|notice|statement)"
    r"|recruitment (?:fraud|agenc)|unsolicited resume|pay transparency|employee assistance|tuition (?:assistance|reimb)"
    r"|affirmative action|criminal histor|unabhängig von|indépendamment|ongeacht|independientemente",
    re.IGNORECASE,
)
# Each match of the above holds one of these: cheaper to look for in most sentences.
_BOILERPLATE_HINTS = (
    "regard", "discriminat", "equal", "protected", "accommodation", "sexual", "identity", "background", "privacy",
    "fraud", "agenc", "unsolicited", "transparency", "assistance", "tuition", "affirmative", "histor", "unabhängig",
    "indépend", "ongeacht", "independ",
)  # fmt: skip
# A posting that has lost its lines is one "sentence": its last words are boilerplate, its demands are not.
_DEMANDS = re.compile(r"(?:qualifications?|requirements?)\s*[-–•:]", re.IGNORECASE)
_WHOLE_POSTING = 600
_OPENING_PRAISE = re.compile(
    r"[.!?]\s(?:at|founded|since|headquartered|with (?:over|more than)|as an? (?:[\w-]+ ){0,4}(?:company|leader"
    r"|firm))\b[^.]{0,80}\b(?:we|our|is|has|serv|compan)"
)
_SELF_PRAISE = WordPattern(
    r"\bwe(?:'re| are) (?:an?|the) (?:[\w,&'-]+ ){0,9}(?:company|firm|startup|start-up|leader|provider|platform"
    r"|organi[sz]ation|bank"
    r"|institution|manufacturer|agency|studio|lab|business|team of|consultancy)\b"
    r"|\b(?:is|as) (?:an?|the|one of the|among the) (?:[\w,&'-]+ ){0,9}(?:company|firm|startup|start-up|leader"
    r"|provider|manufacturer|corporation"
    r"|bank|consultancy|employer|group|brand)\b"
    r"|\b(?:our|the company's) (?:mission|vision|purpose|values|customers|clients|products?|platform|solutions) (?:is"
    r"|are|include|help|enabl|provid|combin|power|serv)"
    r"|\b(?:fortune|global) \d{2,4}\b|\bheadquartered\b|\bfounded (?:in|by)\b|\bbacked by\b|\braised \$"
    r"|\bworldwide leader\b|\bworld's (?:largest|leading)"
    r"|\b(?:leading|largest|premier) (?:global )?(?:[\w-]+ ){0,3}(?:provider|company|supplier|developer|maker"
    r"|manufacturer)s?\b"
    r"|\bunternehmen mit\b|\bwir sind (?:ein|das)\b|\bnous sommes (?:une?|le)\b|\bwij zijn een\b|\bsomos una?\b",
)
_ASKS = WordPattern(
    r"\b(?:you|your|you'll|intern|interns|candidate|candidates|applicant|student|students|du|dein|sie|vous|votre|je"
    r"|jij|tu|tus)\b",
)
# Parts that speak to the candidate, and sentences that do (`_ASKS`), are never the employer on itself alone.
_CANDIDATES = frozenset((Section.TITLE, Section.DETAIL, Section.REQUIREMENTS, Section.DUTIES))
_ASIDE = frozenset(
    (Section.COMPANY, Section.EQUAL_OPPORTUNITY, Section.BENEFITS, Section.PAY, Section.APPLICATION, Section.LOCATION)
)


@lru_cache(maxsize=4)
def stated(doc: Document) -> tuple[Sentence, ...]:
    """All sentences but equal-opportunity and legal boilerplate."""
    boilerplate = {
        sentence.start
        for sentence in sentences_with(doc, _BOILERPLATE_HINTS)
        if _BOILERPLATE.search(doc.text, sentence.start, sentence.end)
    }
    return tuple(
        s
        for s in doc.sentences
        if (s.section is not Section.EQUAL_OPPORTUNITY and s.start not in boilerplate) or _holds_demands(doc, s)
    )


def _holds_demands(doc: Document, sentence: Sentence) -> bool:
    long = sentence.end - sentence.start > _WHOLE_POSTING
    return long and _DEMANDS.search(doc.text, sentence.start, sentence.end) is not None


@lru_cache(maxsize=4)
def about_role(doc: Document) -> tuple[Sentence, ...]:
    """The sentences on the work and the candidate: no company, benefits, pay or application parts, no self-praise."""
    asks, praises = _ASKS.by_sentence(doc), _SELF_PRAISE.by_sentence(doc)
    return tuple(
        s
        for s in stated(doc)
        if s.section not in _ASIDE
        and (s.section in _CANDIDATES or s.start in asks or not (s.start in praises or _opens_with_praise(doc, s)))
    )


def _opens_with_praise(doc: Document, sentence: Sentence) -> bool:
    """True when the sentence begins with the employer's name, or a part of it begins as talk of oneself does."""
    if _OPENING_PRAISE.search(lowered(doc), sentence.start, sentence.end):
        return True
    company = doc.company.split(" ")[0]
    opening = doc.text[sentence.start : sentence.start + 60].removeprefix("At ")
    return len(company) > 2 and opening.startswith(company) and not opening[len(company) : len(company) + 1].isalnum()


def quote_span(doc: Document, start: int, end: int) -> tuple[int, int]:
    """The sentence around `start:end` when it is short, else a stretch of it cut at blanks."""
    sentence = doc.sentence_at(start)
    if sentence is None or sentence.end < end:
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
