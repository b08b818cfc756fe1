"""What the role works on or asks knowledge of: machine-learning, nlp, robotics … from anywhere but company boilerplate.

The vocabulary's spellings stand for themselves; words with a second meaning count only in the contexts given here. A
subject of study ("a degree in data science") is no area.
"""

from collections.abc import Iterator

from internscout.model import Column, Fact
from internscout.parse.field import Field, fact, settle_set
from internscout.parse.fields._area_asides import is_aside
from internscout.parse.fields._area_senses import in_context
from internscout.parse.fields._hits import hits, overlaps
from internscout.parse.fields._work import about_work_among
from internscout.parse.fields.fields_of_study import subjects
from internscout.parse.scan import Hit
from internscout.parse.words import sentence_number
from internscout.text import Document


def find(doc: Document) -> list[Fact]:
    """One fact an area, at its first mention."""
    return [fact(doc, "areas", hit.id, hit.start, hit.end, rule="named", confidence=0.8) for hit in _named(doc)]


def _named(doc: Document) -> Iterator[Hit]:
    """The first mention of each area."""
    spelled, meant = hits(doc, "areas"), in_context(doc)
    sentences = [doc.sentences[sentence_number(doc, start)] for start in sorted({*spelled, *meant})]
    known: set[str] = set()
    for sentence in about_work_among(doc, sentences):
        for hit in (*spelled.get(sentence.start, ()), *meant.get(sentence.start, ())):
            if hit.id not in known and not _is_studied(doc, hit) and not is_aside(doc, sentence, hit):
                known.add(hit.id)
                yield hit


def _is_studied(doc: Document, hit: Hit) -> bool:
    return overlaps(subjects(doc), hit.start, hit.end)


FIELD = Field(
    name="areas",
    columns=(Column("areas", "VARCHAR[]", "$.areas", "what the role works on or asks knowledge of"),),
    find=find,
    settle=settle_set,
)
