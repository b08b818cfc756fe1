"""What the role works on or asks knowledge of: machine-learning, nlp, robotics … from anywhere but company boilerplate.

The vocabulary's spellings stand for themselves; words with a second meaning count only in the contexts given here.
"""

from internscout.model import Column, Fact
from internscout.parse.field import Field, fact, keep_first, settle_set
from internscout.parse.fields._scope import about_role
from internscout.parse.scan import scanner
from internscout.text import Document


def find(doc: Document) -> list[Fact]:
    """One fact an area, at its first mention."""
    return keep_first(
        fact(doc, "areas", hit.id, hit.start, hit.end, rule="named", confidence=0.8)
        for sentence in about_role(doc)
        for hit in scanner("areas").scan(doc.text, sentence.start, sentence.end)
    )


FIELD = Field(
    name="areas",
    columns=(Column("areas", "VARCHAR[]", "$.areas", "what the role works on or asks knowledge of"),),
    find=find,
    settle=settle_set,
)
