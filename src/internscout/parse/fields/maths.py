"""The mathematics that a posting asks knowledge of, required or preferred.

Not a subject of study ("a degree in statistics"), not what the duties only use ("implement statistical models"), and
"optimization" or "algorithms" only where the company they keep is mathematical.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from internscout.model import Column, Fact
from internscout.parse.field import Field, fact, keep_first, settle_set
from internscout.parse.fields._hits import hits
from internscout.parse.fields._work import about_work_among
from internscout.parse.fields.fields_of_study import subjects
from internscout.parse.scan import Hit
from internscout.parse.words import sentence_number
from internscout.text import Document, Section, Sentence

_ASKED = frozenset((Section.REQUIREMENTS, Section.PREFERRED))
_KNOWLEDGE = re.compile(
    r"\bknowledge\b|\bunderstanding\b|\bbackground in\b|\bfamiliar|\bproficien|\bexperience (?:in|with)|\bfoundation"
    r"|\bskills?\b|\bexpertise\b|\bcoursework|\bgrasp of\b|\bstrong in\b"
    r"|kenntnisse|\bgrundlagen|\bconnaissance|\bmaîtrise|\bnotions\b|\bbases (?:solides )?en\b|kennis\b"
    r"|\bconocimiento|\bnociones",
    re.IGNORECASE,
)
# Surer words for where duties are expected.
_KNOWN = re.compile(
    r"\bknowledge\b|\bunderstanding of\b|\bfamiliarity\b|\bproficien|\bcoursework|\bexpertise\b", re.IGNORECASE
)
_NEAR = 60
_REACH = 320  # so far behind such a word may what is to be known stand
# Knowledge that the work puts to use or brings is not asked for.
_USED_BEFORE = re.compile(
    r"\b(?:apply|appl(?:ies|ying)|broaden|build|building|deepen\w*|develop\w*|expand\w*|gain\w*|leverag\w+|use|uses|using)"
    r" (?:[\w-]+,? (?:and |& )?){0,3}$|^your $",
    re.IGNORECASE,
)
# A line that opens with one of these tells what is done, whatever part it stands in.
_DUTY = re.compile(
    r"(?:you (?:will|'ll) )?(?:be a part of|build|conduct|create|deliver|design|develop|devise|drive|explore|implement"
    r"|lead|maintain"
    r"|perform|prototype|run|support|train|work|apply|analy[sz]e|assist|contribute)\b",
    re.IGNORECASE,
)
# Where one has published tells what one knows of the field, not of each subject that the venue covers.
_VENUES = re.compile(r"\b(?:publications?|papers?|published|publishing) (?:[\w-]+ ){0,2}(?:in|at)\b", re.IGNORECASE)
# "Algorithms" is a subject by itself, or a learner's: "consensus algorithms" and "vision algorithms" are things made.
_SUBJECT_BEFORE = re.compile(
    r"(?:^|[,;:/&(•–-]|\b(?:and|or|in|of|with|on|both|und|oder|et|ou|en|of|y|der|des|d['’]|de|von|van|including|like|as"
    r"|advanced|basic|classic(?:al)?|common|complex|core|creating|developing|designing|efficient|fundamental|implementing"
    r"|key|standard|writing|know|understand|about))\W*$",
    re.IGNORECASE,
)
# … and those of a trade are its methods: "machine learning techniques, algorithms and tools".
_OF_LEARNING = re.compile(
    r"\b(?:AI|ML|DL|NLP|(?:machine|deep|reinforcement) learning|computer vision)"
    r" (?:techniques|fundamentals|models|methods|concepts|principles|frameworks|libraries), $",
    re.IGNORECASE,
)
# What programmers and merchants tune.
_TUNED = re.compile(
    r"\b(?:query|queries|performance|code|cost|process|conversion|database|memory|compiler|campaign|engine|seo"
    r"|workflow|sql) $",
    re.IGNORECASE,
)
_OFFICE = re.compile(r" (?:Division|Office|Bureau|Canada|Netherlands|Department|Act)\b")
_APPLIED_AFTER = re.compile(r"\s*(?:for|to|that|based|such|,? such|de|d['’]|des|pour|für|voor|van)\b", re.IGNORECASE)
# Programs for statistics, and a way to watch over a production line.
_STATISTICAL_TOOL = re.compile(
    r"\W(?:[\w-]+\W)?(?:(?:computer |programming )?languages?|packages?|software|tools?|platforms?|process control)\b",
    re.IGNORECASE,
)
# A list that ends so is one of subjects of study, also those that no degree is named for.
_STUDIED_AFTER = re.compile(
    r"[^.;•]{0,70}\b(?:related|similar|stem|equivalent)(?: [\w-]+){0,3} (?:fields?|disciplines?|majors?"
    r"|degrees?)\b"
    r"|,? \w+ fields?\b",
    re.IGNORECASE,
)
# Plain "optimization" is mathematics too where one is to have learned it: "notions d'optimisation".
_LEARNED_BEFORE = re.compile(
    r"(?:\bcoursework in|\bfundamentals of|\b(?:grounding|background) in|\bnotions (?:de base )?(?:d['’]|en)"
    r"|\bbases (?:solides )?(?:d['’]|en)|grundlagen der|(?:grund|basis)kenntnisse in|basiskennis van"
    r"|\bnociones (?:básicas )?de) ?$",
    re.IGNORECASE,
)
_OF_WHAT = re.compile(r" (?:of|for|de|des|du|von|der|van) ", re.IGNORECASE)
_PLAIN_OPTIMIZATION = frozenset(("optimization", "optimisation", "optimierung", "optimización"))


def find(doc: Document) -> list[Fact]:
    """One fact a kind of mathematics, at its first mention."""
    return keep_first(
        fact(doc, "maths", hit.id, hit.start, hit.end, rule="knowledge asked for", confidence=0.85)
        for sentence, named in _named(doc)
        if _asks(doc, sentence, named)
        for hit in _known(doc, named)
    )


def _asks(doc: Document, sentence: Sentence, named: Sequence[Hit]) -> bool:
    """Whether the sentence asks knowledge of what it names, where its part alone does not say so."""
    text, start, end = doc.text, sentence.start, sentence.end
    if _DUTY.match(text, start, end) or _VENUES.search(text, start, end):
        return False
    if sentence.section in _ASKED or sentence.section is Section.TITLE:
        return sentence.section in _ASKED
    known = _KNOWN if sentence.section is Section.DUTIES else _KNOWLEDGE
    near, far = max(start, named[0].start - _REACH), min(end, named[-1].end + _REACH // 8)
    return any(not _USED_BEFORE.search(text, start, cue.start()) for cue in known.finditer(text, near, far))


def _named(doc: Document) -> Iterator[tuple[Sentence, list[Hit]]]:
    """The sentences on the role that name mathematics."""
    found = hits(doc, "maths")
    for sentence in about_work_among(doc, [doc.sentences[sentence_number(doc, start)] for start in found]):
        yield sentence, found[sentence.start]


def _known(doc: Document, named: list[Hit]) -> Iterator[Hit]:
    """The hits of one sentence that are mathematics, and to be known."""
    studied = subjects(doc)
    kinds = {hit.id for hit in named}
    for hit in named:
        if not _covered(studied, hit) and _is_mathematics(doc.text, hit, kinds - {hit.id}):
            yield hit


def _covered(studied: Sequence[Hit], hit: Hit) -> bool:
    """True when the hit is a subject of study, not when a subject is but a part of it ("statistical analysis")."""
    after = bisect_right(studied, hit.start, key=lambda subject: subject.end)
    return after < len(studied) and studied[after].start <= hit.start and hit.end <= studied[after].end


def _is_mathematics(text: str, hit: Hit, company: set[str]) -> bool:
    """False for words that mean something else unless other mathematics stands beside them."""
    word = text[hit.start : hit.end].lower()
    if _OFFICE.match(text, hit.end) or (word == "statistics" and _STUDIED_AFTER.match(text, hit.end)):
        return False
    if word in _PLAIN_OPTIMIZATION:
        learned = _LEARNED_BEFORE.search(text, max(0, hit.start - 40), hit.start)
        return bool(company - {"algorithms", "data-structures"} or (learned and not _OF_WHAT.match(text, hit.end)))
    if word.startswith("statistic") and _STATISTICAL_TOOL.match(text, hit.end):
        return False
    before = text[max(0, hit.start - _NEAR) : hit.start]
    if hit.id == "optimization" and _TUNED.search(before):
        return False
    if hit.id == "algorithms" and "data-structures" not in company:
        return (
            not _OF_LEARNING.search(before)
            and _SUBJECT_BEFORE.search(before) is not None
            and _APPLIED_AFTER.match(text, hit.end) is None
        )
    return True


FIELD = Field(
    name="maths",
    columns=(Column("maths", "VARCHAR[]", "$.maths", "mathematics asked for: statistics, linear-algebra …"),),
    find=find,
    settle=settle_set,
)
