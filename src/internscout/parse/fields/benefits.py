"""What the employer gives beside pay, as ids of the vocabulary `benefits`.

From anywhere but the equal-opportunity text: company-wide lists count too. Short words that are mostly something else
("equity", "bonus", "lunch") count only beside other signs of an offer. What is refused ("relocation is not provided"),
or what interns are excluded from, does not count.
"""

import re
from collections.abc import Container, Iterator

from internscout.model import Column, Fact
from internscout.parse.field import Field, fact, settle_set
from internscout.parse.fields._hits import hits_by_sentence
from internscout.parse.flat import flat
from internscout.parse.scan import Hit
from internscout.parse.words import WordPattern
from internscout.text import Document, Section, Sentence

NAME = "benefits"
DEAF_SECTIONS = frozenset((Section.TITLE, Section.LOCATION))
DEALING_SECTIONS = frozenset((Section.DUTIES, Section.COMPANY))
OFFERING_SECTIONS = frozenset((Section.BENEFITS, Section.PAY))

# Spellings that need a sign of an offer around them, unless they stand in a list of benefits …
_WEAK = frozenset(
    "bonus;breakfast;breakfasts;buddy;cafeteria;canteen;cantine;cdi;class"
    " schedule;commuter;dinner;dinners;discount;discounted"
    ";discounts;encadrement;equity;fertility;festanstellung;flexible"
    " time;fruits;getränke;gym;headspace;housing;kantine"
    ";logement;lunch;lunches;maternity;meal;meals;meditation;medical care;mental health;networking"
    " opportunities;obst"
    ";parental;parking;paternity;pensioen;permanent contract;permanent employment;permanent position;personal"
    " days;prämie"
    ";public holidays;public transport;public transportation;publishable;relocation;retreat;retreats;réductions"
    ";scholarship;scholarships;sick;snacks;socials;time off;travel costs;travel"
    " expenses;tuteur;urlaub;vacaciones;vacation"
    ";welcome bonus;well-being;wellbeing;wellness;yoga;day off;days off;additional leave"
    ";aguinaldo;almuerzo;alojamiento;becas;collegegeld;comidas;desayuno;descuento"
    ";frais de déplacement;free travel;frühstück;gimnasio;graduate role"
    ";huisvesting;hébergement;korting;maaltijden;marraine;ontbijt;parrain;pensioen;rabatt"
    ";rabatten;remise;remises;salle de sport"
    ";petit déjeuner;petit-déjeuner;betriebliches gesundheitsmanagement;studiengebühren;unterkunft"
    ";vaste functie;team building;teambuilding;wintersport".split(";")
)
# … and those that count in such a list only: elsewhere they are what the company deals in.
_LISTED_ONLY = frozenset(
    "healthcare;health care;retirement;pension;health and wellness;health and well-being;health & wellness;fruit;ppo"
    ";health plan"
    ";health plans;laptop;include health;insurance coverage"
    ";maaltijd;comida;repas;aktien;aandelen;vivienda;eps;pee;perco;kamer in;een laptop"
    ";einen laptop;ein laptop;un ordinateur;an dein studium;neben deinem studium"
    ";naast je studie;equipo de cómputo;pate;fruta;einstieg nach"
    ";gesundheitsmanagement;computador;portátil;conferences and courses"
    ";courses and conferences;eigenes budget;eigenem budget;for courses;for conferences".split(";")
)
_UNSURE = _WEAK | _LISTED_ONLY
_REACH, _REACH_BACK = 130, 60  # characters around a spelling that can change its sense
# Signs of an offer, and words without one of which nothing is refused: as `flat` makes them.
_OFFER = frozenset(
    flat(
        "accommodate offer offers offered offering benefit benefits eligible eligibility enjoy receive provide provides"
        " provided providing perk perks package compensation stipend stipends allowance paid free subsidised subsidized"
        " reimburse reimbursed reimbursement include includes including unlimited competitive complimentary daily"
        " weekly salary cash coverage insurance"
        " bieten angebot erhältst kostenlos kostenfrei zuschuss vergütung offrons avantages bieden krijg gratis"
        " vergoeding ofrecemos beneficios"
    ).split()
)
_OFFER_PIECES = (b" access to ", b" rembours", b"401")
_NEGATIONS = frozenset(
    flat(
        "not no none n without ineligible isn aren excluding excludes excluded pas geen sin"
        " kein keine keinen keiner keinem keines keinerlei"
    ).split()
)
_REFUSED = re.compile(
    r"\b(?:not(?! (?:only|just|limited|forget))|no|without|ineligible|kein\w*|pas de|geen|sin)\b[^.;:,]{0,40}$"
    r"|\b(?:not include|excluding|exclud(?:es|ed)|not offer|not provide)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_REFUSED_AFTER = re.compile(
    r"^[^.;:(]{0,45}?(?:\b(?:is|are|will)(?: not|n't)\b(?! limited)|\bnot (?:be )?(?:provided|offered|available"
    r"|eligible|included|covered|applicable)\b|:\s*(?:no|none|n/a|not)\b)",
    re.IGNORECASE,
)
_LIST = 3  # benefits in one sentence of the equal-opportunity text: a list that has no heading of its own
_NONE = re.compile(r"\s*(?:none|no\b(?! cost)|n/a|not\b|nein\b|nee\b|non\b)", re.IGNORECASE)
_BARE_LABEL = re.compile(r"^(?: \w+){0,2} ?:?$")  # "Relocation eligible:", its answer on the next line
_INTERNS_EXCLUDED = WordPattern(
    r"\b(?:interns?|internships?|co-?ops?|temporary employees|students)\b[^.]{0,40}\b(?:are|is) (?:not eligible"
    r"|ineligible|excluded)|\b(?:interns?|co-?ops?)\b (?:initially )?excluded\b"
    r"|\bnot (?:available|applicable|offered) (?:to|for) (?:interns?|internships?|co-?ops)\b|\bexcluding interns\b"
)
_NO_BENEFITS = WordPattern(
    r"\bbenefits (?:exclude|do not apply to|are not (?:available|offered|applicable) (?:to|for)) "
    r"(?:students|interns|co-?ops)"
    r"|\b(?:interns?|internships?|co-?ops?|temporary role|seasonal staff|position) (?:[\w-]+ ){0,5}?(?:is |are )?"
    r"(?:not eligible|ineligible) for (?:(?:any|full-?time|company|employee|our|the|standard|these|regular) )*"
    r"benefits\b"
)
# What interns do not have where they have "no benefits": the rest is their programme.
_OF_EMPLOYEES = frozenset((
    "bonus", "discounts", "equity", "health-insurance", "learning-budget", "paid-time-off", "parental-leave",
    "retirement", "sick-leave",
))  # fmt: skip
# What a spelling means here is told by the words before it and after it.
_OTHER_SENSE: dict[str, tuple[str, str]] = {
    "academic-credit": (r"", r"^ (?:completed|prior|remaining|required)"),
    "bonus": (
        r"(?<!for )\b(?:an? (?:added |big |huge |real |extra |strong )?|be |is |as )$",
        r"^ ?(?:points?|skills?|qualifications?|if|for|:|\)|$)",
    ),
    "equity": (
        r"\b(?:diversity(?:,| and| &) |health |pay |peer |internal |external |private |brand |racial |gender |social "
        r"|growth |inclusion(?:,| and) |global |us |listed |home |american |employment )$",
        r"^,? (?:and|&)?,? ?(?:inclusi|diversity|belonging|research|markets?|capital|derivatives|trading|invest"
        r"|firm|fund|partners?|portfolio|analys|sales|desk|strateg|volatil|act\b|employer|be a key)",
    ),
    "mentorship": (
        r"\b(?:as|be|being|become|role of|as an?|be an?|being an?|become an?|experience|proven|effective"
        r"|(?:provid\w*|offer)(?: \w+)?(?: and)?) $",
        r"^ (?:(?!and |or |to )\w+ )?(?:junior|other|others|interns?|students|engineers|team members|colleagues"
        r"|teammates|peers|youth"
        r"|new|less|early|staff|members|analysts|developers|team\b)|^ to (?:junior|others?|students|peers|team)",
    ),
    "housing": (
        r"\b(?:fair |workforce |affordable |public |student |own |u\.?s\.? )$",
        r"^ (?:market|solutions|international|data|prices?|finance|policy|industry|issues?|crisis|shortage)",
    ),
    "discounts": (
        r"\b(?:prescription |customer |offer customers |(?:stock|shares?)\b[^.;]{0,20} at an? )$",
        r"^ (?:rate\b(?! discount)|factor|retailer"
        r"|store|cash)",
    ),
    "retirement": (r"", r"^ (?:products?|solutions|industry|business|income|communit|services|funds|clients)"),
    "wellness": (
        r"\b(?:resource groups?\b[^.;]*|(?:inclusion|authenticity|belonging)\b[^.;]*)$",
        r"^ (?:of\b|brand|company|products?|platform|industry|space|app|apps|technolog|coach)",
    ),
    "health-insurance": (
        r"\b(?:digital |in |for |the |of |transform\w* )$",
        r"^ (?:industry|data|provider|compan|system|professional|technolog|sector|organi[sz]ation|client|customer"
        r"|outcome|product|platform|market|analytics|it\b|ai\b|facilit|worker|team|research|deliver|applicat"
        r"|solution|services|partner|needs|practition|spend|costs?\b|portability|quality|management|space"
        r"|and life)",
    ),
    "relocation": (
        r"\b(?:willing|open|require[ds]?)[^.]{0,20}$",
        r"^ (?:is |may be |will be )?(?:require|compan"
        r"|industry)",
    ),
    "social-events": (
        r"(?<!we )(?<!by )\b(?:organi[sz](?:e|es|ing|ation)|plan(?:ning)?|coordinat\w+|communicating|promot\w+"
        r"|curated|execut\w+|manag\w+) [^.;]*$|\bvisit\w* our offices or attend\w* $",
        r"^ (?:construction|work|storage|travel|skills?\b|experience|(?:may )?include|management|planning)",
    ),
    "meals": (r"\b(?:spontan\w*|spontaneous) $", r"^ (?:(?:and|&|n|'n'?) learn|play)"),
    "sick-leave": (r"\b(?:the|of|get|for|care)\s$", r"^ (?:patients?|people|of)"),
    "return-offer": (
        r"\b(?:cdd|stage|en)[ /,]*$|\b(?:medical|health|dental|vision|insurance)\b[^.;]{0,20}$",
        r"^ (?:von|der|des|eigener|erster|sozialer)\b|^ (?:plan|dental|medical|insurance|hmo|and hsa)",
    ),
}
_ALSO_DUTIES = ("social-events", "wellness", "discounts")  # what stands before matters to their long spellings, too
_TO_MENTOR = re.compile(r"(?:^|\b(?:to|will|and|can|help|coach|lead|train|guide|teach|or),? )$", re.IGNORECASE)
_SENSES = {
    key: (re.compile(before, re.IGNORECASE) if before else None, re.compile(after, re.IGNORECASE) if after else None)
    for key, (before, after) in _OTHER_SENSE.items()
}


def _find(doc: Document) -> list[Fact]:
    found: dict[str, Fact] = {}
    excluded: Container[int] | None = None
    for sentence, hits in hits_by_sentence(doc, NAME):
        if excluded is None:
            excluded = _INTERNS_EXCLUDED.by_sentence(doc)
        if sentence.section in DEAF_SECTIONS or sentence.start in excluded or found.keys() >= {hit.id for hit in hits}:
            continue
        for hit in _offered(doc.text, sentence, hits):
            if hit.id not in found:
                found[hit.id] = fact(doc, NAME, hit.id, hit.start, hit.end, rule=sentence.section.value)
    if found and _NO_BENEFITS.by_sentence(doc):
        return [one for one in found.values() if one.value not in _OF_EMPLOYEES]
    return [*found.values()]


def _offered(text: str, sentence: Sentence, hits: list[Hit]) -> Iterator[Hit]:
    named = {hit.id for hit in hits}
    if sentence.section is Section.EQUAL_OPPORTUNITY and len(named) < _LIST:
        return
    flattened = flat(text[sentence.start : sentence.end])
    negated = not _NEGATIONS.isdisjoint(flattened.split())
    words = [text[hit.start : hit.end].lower() for hit in hits]
    listed, offered = (True, True) if _UNSURE.isdisjoint(words) else _is_offer(flattened, sentence, named)
    for hit, word in zip(hits, words, strict=True):
        if not listed and (word in _LISTED_ONLY or (word in _WEAK and not offered)):
            continue
        before = text[max(sentence.start, hit.start - _REACH) : hit.start]
        after = text[hit.end : min(sentence.end, hit.end + _REACH)]
        refused = _is_label(text, before, after, sentence) or (negated and _is_refused(before, after))
        if not refused and not _has_other_sense(hit.id, word, before, after):
            yield hit


def _is_offer(flattened: bytes, sentence: Sentence, named: set[str]) -> tuple[bool, bool]:
    """Whether a sentence belongs to a list of benefits, and whether it offers anything outside of duties."""
    if sentence.section in OFFERING_SECTIONS:
        return True, True
    offer = not _OFFER.isdisjoint(flattened.split()) or any(piece in flattened for piece in _OFFER_PIECES)
    return len(named) + offer > 2, offer and sentence.section not in DEALING_SECTIONS


def _is_label(text: str, before: str, after: str, sentence: Sentence) -> bool:
    """True for the name of a benefit alone, where a "no" follows on the next line, or whatever else."""
    if before or not _BARE_LABEL.match(after):
        return False
    return (sentence.kind == "heading" and after.endswith(":")) or _NONE.match(text, sentence.end) is not None


def _is_refused(before: str, after: str) -> bool:
    return bool(_REFUSED.search(before) or _REFUSED_AFTER.match(after))


def _has_other_sense(term: str, word: str, before: str, after: str) -> bool:
    """Whether the neighbours say so; what stands before matters to short words only."""
    if word == "mentor" and _TO_MENTOR.search(before):
        return not after.startswith(" you ")
    if term not in _SENSES or word == "mentored" or (term == "mentorship" and not word.startswith("mentor")):
        return False
    pattern_before, pattern_after = _SENSES[term]
    if pattern_after and (after or word in _WEAK) and pattern_after.match(after):
        return True
    short = word in _UNSURE or word.startswith("mentor") or term in _ALSO_DUTIES
    return bool(short and pattern_before and pattern_before.search(before[-_REACH_BACK:]))


FIELD = Field(
    name=NAME,
    columns=(Column("benefits", "VARCHAR[]", "$.benefits", "What the employer gives beside pay, as ids."),),
    find=_find,
    settle=settle_set,
)
