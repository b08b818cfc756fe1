"""What the employer gives beside pay, as ids of the vocabulary `benefits`.

From anywhere but the equal-opportunity text: company-wide lists count too. Short words that are mostly something else
("equity", "bonus", "lunch") count only beside other signs of an offer. What is refused ("relocation is not"
    " provided"),
or what interns are excluded from, does not count.
"""

import re
from collections.abc import Iterator

from internscout.model import Column, Fact
from internscout.parse.field import Field, fact, keep_first, settle_set
from internscout.parse.fields._hits import hits_by_sentence
from internscout.parse.scan import Hit
from internscout.text import Document, Section, Sentence

NAME = "benefits"
DEAF_SECTIONS = frozenset((Section.TITLE, Section.LOCATION, Section.EQUAL_OPPORTUNITY))
OFFERING_SECTIONS = frozenset((Section.BENEFITS, Section.PAY))

# Spellings that need a sign of an offer around them, unless they stand in a list of benefits.
_WEAK = frozenset(
    "bonus equity mentored mentoring mentorship housing discounts wellness discount discounted equity fitness"
    " fruits healthcare housing logement lunch mentor mentors mentoren parking pension pensions"
    " retirement retreat retreats scholarship scholarships sick vacation urlaub maternity parental paternity"
    " relocation meditation"
    " dinner dinners breakfast meals snacks gym yoga well-being wellbeing wellness cdi fertility socials lunches"
    " meal"
    " schedule commuter tuteur publishable festanstellung vacaciones breakfasts cantine canteen kantine prämie"
    " getränke obst"
    " réductions pensioen headspace egym bvg bienestar".split()
) | {
    "health care",
    "medical care",
    "mental health",
    "time off",
    "networking opportunities",
    "public transport",
    "public holidays",
    "public transportation",
    "travel expenses",
    "travel costs",
    "permanent contract",
    "permanent employment",
    "permanent position",
    "flexible time",
    "team environment",
    "personal days",
}
_OFFER = re.compile(
    r"\b(?:offer(?:s|ed|ing)?|benefits?|eligible|eligibility|enjoy|receive|provid(?:e|es|ed|ing)|perks?|package"
    r"|compensation|stipends?|allowance|paid|free"
    r"|subsidi[sz]ed|reimburse(?:d|ment)|access to|includ(?:e|es|ing)|unlimited|competitive|complimentary|daily"
    r"|weekly|salary|cash|coverage|insurance"
    r"|bieten|angebot|erhältst|kostenlos|kostenfrei|zuschuss|vergütung|offrons|avantages|rembours\w*|bieden|krijg"
    r"|gratis|vergoeding|ofrecemos|beneficios)\b"
    r"|401",
    re.IGNORECASE,
)
_REFUSED = re.compile(
    r"\b(?:not|no|non|without|excluding|exclud(?:es|ed)|ineligible|kein\w*|pas de|geen"
    r"|sin)\b[^.;:,]{0,40}$",
    re.IGNORECASE,
)
_REFUSED_AFTER = re.compile(
    r"^[^.;:]{0,45}?(?:\b(?:is|are|will)(?: not|n't)\b(?! limited)|\bnot (?:be )?(?:provided|offered|available"
    r"|eligible|included|covered|applicable)\b|:\s*(?:no|none|n/a|not)\b)",
    re.IGNORECASE,
)
_INTERNS_EXCLUDED = re.compile(
    r"\b(?:interns?|internships?|co-?ops?|temporary employees|students)\b[^.]{0,40}\b(?:are|is) (?:not eligible"
    r"|ineligible|excluded)"
    r"|\bnot (?:available|applicable|offered) (?:to|for) (?:interns?|internships?|co-?ops)\b|\bexcluding interns\b",
    re.IGNORECASE,
)
# What a spelling means here is told by the words before it and after it.
_OTHER_SENSE: dict[str, tuple[str, str]] = {
    "bonus": (
        r"\b(?:an? (?:added |big |huge |real |extra |strong )?|be |is |as |not include )$",
        r"^ ?(?:points?|skills?|qualifications?|if|for|:|\)|$)",
    ),
    "equity": (
        r"\b(?:diversity(?:,| and| &) |health |pay |peer |internal |private |brand |racial |gender |social "
        r"|inclusion(?:,| and) |global |us |cash |listed |home |american |and )$",
        r"^,? (?:and|&)?,? ?(?:inclusi|diversity|belonging|research|markets?|capital|derivatives|trading|invest"
        r"|firm|fund|partners?|portfolio|analys|sales|desk|strateg|volatil)",
    ),
    "mentorship": (
        r"\b(?:(?:as|be|being|act as|serve as|become) (?:an? )?|you(?:'ll| will)? |and |help |to |or |by "
        r"|coach(?:ing)?,? |lead(?:ing)?,? |experience )$",
        r"^(?:ing|s|ed)? (?:\w+ )?(?:junior|other|others|interns?|students|engineers|team members|colleagues"
        r"|teammates|peers|youth|new|less|early)\b",
    ),
    "housing": (
        r"\b(?:fair |workforce |affordable |public |student |u\.?s\.? )$",
        r"^ (?:market|solutions"
        r"|international|data|prices?|finance|policy|industry)",
    ),
    "discounts": (r"", r"^ (?:rate|factor|retailer|store|cash)"),
    "retirement": (r"", r"^ (?:products?|solutions|industry|business|income|communit|services|funds|clients)"),
    "wellness": (r"", r"^ (?:brand|company|products?|platform|industry|space|app|apps|technolog)"),
    "health-insurance": (
        r"\b(?:digital |in |for |the |of |transform\w* )$",
        r"^ (?:industry|data|provider|compan"
        r"|system|professional|technolog|sector|organi[sz]ation|client|customer|outcome|product|platform|market"
        r"|analytics|it\b|ai\b|facilit|worker|team|research|deliver|applicat|solution|services)",
    ),
    "relocation": (
        r"\b(?:willing|open|require[ds]?)[^.]{0,20}$",
        r"^ (?:is |may be |will be )?(?:required|compan"
        r"|industry)",
    ),
    "return-offer": (r"\b(?:cdd|stage|en)[ /,]*$", r""),
}
_SENSES = {
    key: (re.compile(before, re.IGNORECASE) if before else None, re.compile(after, re.IGNORECASE) if after else None)
    for key, (before, after) in _OTHER_SENSE.items()
}


def _find(doc: Document) -> list[Fact]:
    return keep_first(
        fact(doc, NAME, hit.id, hit.start, hit.end, rule=sentence.section.value)
        for sentence, hits in hits_by_sentence(doc, NAME)
        if sentence.section not in DEAF_SECTIONS
        for hit in _offered(doc.text, sentence, hits)
    )


def _offered(text: str, sentence: Sentence, hits: list[Hit]) -> Iterator[Hit]:
    if _INTERNS_EXCLUDED.search(text, sentence.start, sentence.end):
        return
    named = {hit.id for hit in hits}
    listed = sentence.section in OFFERING_SECTIONS or len(named) > 2
    for hit in hits:
        before, after = text[sentence.start : hit.start], text[hit.end : sentence.end]
        weak = text[hit.start : hit.end].lower() in _WEAK
        if weak and not listed and not _OFFER.search(text, sentence.start, sentence.end):
            continue
        refused = _REFUSED.search(before) or _REFUSED_AFTER.search(after)
        if not (refused or (weak and _has_other_sense(hit.id, before, after))):
            yield hit


def _has_other_sense(term: str, before: str, after: str) -> bool:
    pattern_before, pattern_after = _SENSES.get(term, (None, None))
    return bool((pattern_before and pattern_before.search(before)) or (pattern_after and pattern_after.search(after)))


FIELD = Field(
    name=NAME,
    columns=(Column("benefits", "VARCHAR[]", "$.benefits", "What the employer gives beside pay, as ids."),),
    find=_find,
    settle=settle_set,
)
