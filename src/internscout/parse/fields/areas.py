"""What the role works on or asks knowledge of: machine-learning, nlp, robotics … from anywhere but company boilerplate.

The vocabulary's spellings stand for themselves; words with a second meaning count only in the contexts given here. A
subject of study ("a degree in data science") is no area.
"""

import re
from collections import Counter
from collections.abc import Iterator

from internscout.model import Column, Fact
from internscout.parse.field import Field, fact, settle_set
from internscout.parse.fields._area_asides import is_aside
from internscout.parse.fields._area_senses import in_context
from internscout.parse.fields._hits import hits, overlaps
from internscout.parse.fields._ml_words import HIRING
from internscout.parse.fields._work import about_work_among
from internscout.parse.fields.fields_of_study import subjects
from internscout.parse.scan import Hit
from internscout.parse.words import sentence_number
from internscout.text import Document, Sentence

# The employer's notice of the automated tools with which it looks at applications.
_MACHINES = re.compile(
    r"\b(?:recruit\w+|hiring|screen\w*|assess\w*|evaluat\w*) (?:and (?:hiring|selection) )?(?:process|decisions?"
    r"|tools?)\b"
    r"|\b(?:automated|employment) (?:employment )?decision|\b(?:your|job|of) applications?\b|\binterviews?\b"
    r"|\bimpersonat",
    re.IGNORECASE,
)
_MENTIONS = 2
_WHOLE_POSTING = 600  # characters of a "sentence" that has lost its lines


def find(doc: Document) -> list[Fact]:
    """A fact for the first mention of each area, and one for the second: what is named again is more of the work."""
    return [fact(doc, "areas", hit.id, hit.start, hit.end, rule="named", confidence=0.8) for hit in _named(doc)]


def _named(doc: Document) -> Iterator[Hit]:
    """The first `_MENTIONS` of each area."""
    spelled, meant = hits(doc, "areas"), in_context(doc)
    sentences = [doc.sentences[sentence_number(doc, start)] for start in sorted({*spelled, *meant})]
    counts: Counter[str] = Counter()
    hiring = HIRING.by_sentence(doc) if sentences else {}
    for sentence in about_work_among(doc, sentences):
        if sentence.start in hiring and _is_notice(doc, sentence):
            continue
        for hit in (*spelled.get(sentence.start, ()), *meant.get(sentence.start, ())):
            if counts[hit.id] < _MENTIONS and not _is_studied(doc, hit) and not is_aside(doc, sentence, hit):
                counts[hit.id] += 1
                yield hit


def _is_notice(doc: Document, sentence: Sentence) -> bool:
    """True for a sentence on how machines are used on applications."""
    short = sentence.end - sentence.start < _WHOLE_POSTING
    return short and sentence.kind == "text" and _MACHINES.search(doc.text, sentence.start, sentence.end) is not None


def _is_studied(doc: Document, hit: Hit) -> bool:
    return overlaps(subjects(doc), hit.start, hit.end)


FIELD = Field(
    name="areas",
    columns=(Column("areas", "VARCHAR[]", "$.areas", "what the role works on or asks knowledge of"),),
    find=find,
    settle=settle_set,
)
