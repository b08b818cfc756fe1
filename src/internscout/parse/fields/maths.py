"""The mathematics that a posting asks knowledge of, required or preferred.

Not a subject of study ("a degree in statistics"), and not what only the duties or the product deal with.
"""

import re
from collections.abc import Iterator

from internscout.model import Column, Fact
from internscout.parse.field import Field, fact, keep_first, settle_set
from internscout.parse.fields._scope import about_role
from internscout.parse.fields.fields_of_study import subjects
from internscout.parse.scan import Hit, scanner
from internscout.text import Document, Section, Sentence

_ASKED = frozenset((Section.REQUIREMENTS, Section.PREFERRED))
_KNOWLEDGE = re.compile(
    r"\bknowledge\b|\bunderstanding\b|\bbackground in\b|\bfamiliar|\bproficien|\bexperience (?:in|with)|\bfoundation"
    r"|\bskills?\b|\bexpertise\b|\bcoursework|\bgrasp of\b|\bstrong in\b"
    r"|\bkenntnisse|\bconnaissance|\bmaîtrise|\bkennis\b|\bconocimiento",
    re.IGNORECASE,
)


def find(doc: Document) -> list[Fact]:
    """One fact a kind of mathematics, at its first mention."""
    return keep_first(
        fact(doc, "maths", hit.id, hit.start, hit.end, rule="knowledge asked for", confidence=0.85)
        for sentence in about_role(doc)
        if _asks(doc, sentence)
        for hit in _hits(doc, sentence)
    )


def _asks(doc: Document, sentence: Sentence) -> bool:
    return sentence.section in _ASKED or (
        sentence.section is not Section.TITLE and _KNOWLEDGE.search(doc.text, sentence.start, sentence.end) is not None
    )


def _hits(doc: Document, sentence: Sentence) -> Iterator[Hit]:
    taken = [(hit.start, hit.end) for hit in subjects(doc)]
    for hit in scanner("maths").scan(doc.text, sentence.start, sentence.end):
        if not any(start < hit.end and hit.start < end for start, end in taken):
            yield hit


FIELD = Field(
    name="maths",
    columns=(Column("maths", "VARCHAR[]", "$.maths", "mathematics asked for: statistics, linear-algebra …"),),
    find=find,
    settle=settle_set,
)
