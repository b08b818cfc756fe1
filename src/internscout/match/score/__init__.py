"""The score of a posting for a student: fourteen parts of at most 100 points together, each with its reason.

What a posting does not state earns `SILENT` of a part or less, always less than what is stated and fits: nothing
outscores a full fit by saying little. Demanded skills start there and move with every one named, so that five of five
are worth more than one of one; areas of work count by their rarity, and next to nothing where none is named.
"""

from internscout.match.case import Case
from internscout.match.score import knowledge, offer, work
from internscout.match.score.points import PartView, Tally
from internscout.model import Part

PARTS: tuple[PartView | Tally, ...] = (
    knowledge.AREAS,
    knowledge.TITLE,
    knowledge.REQUIRED,
    knowledge.OTHERS,
    work.machine_learning,
    work.field_of_study,
    knowledge.MATHS,
    work.degree,
    work.place,
    offer.pay,
    offer.freshness,
    offer.deadline,
    offer.company_wish,
    offer.words_wish,
)


def score_parts(case: Case) -> tuple[Part, ...]:
    """All parts that apply; their points add up to the score."""
    return tuple(part for make in PARTS if (part := make(case)) is not None)
