"""The score of a posting for a student: fifteen parts of at most 100 points together, each with its reason.

What a posting does not state earns `SILENT` of a part or less, always less than what is stated and fits: nothing
outscores a full fit by saying little. Demanded skills start there and move with every one named, so that five of five
are worth more than one of one. Of the areas of work counts how much of what is said of them is the student's own or
near it, by rarity; and every question that eligibility leaves open costs, one on start, length, hours or pay little.
"""

from collections.abc import Sequence

from internscout.match.case import Case
from internscout.match.rules import RULES
from internscout.match.score import knowledge, offer, work
from internscout.match.score.points import PartView, Tally, earning, points
from internscout.match.words import several
from internscout.model import Check, Part

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


def score_parts(case: Case, answers: Sequence[Check]) -> tuple[Part, ...]:
    """All parts that apply, the last of them for the answers of the rules; their points add up to the score."""
    return (*(part for make in PARTS if (part := make(case)) is not None), _open_questions(answers))


def _open_questions(answers: Sequence[Check]) -> Part:
    unsettled = [check.rule for check in answers if check.verdict != "yes"]
    return points(_OPEN, _settled(sum(map(question_tenths, unsettled))), several(unsettled) or "none")


def question_tenths(rule: str) -> int:
    """How much of a question it is what a rule leaves open, in tenths."""
    return _LIGHT if rule in _SOON_ASKED else _WHOLE


def settled_points(tenths: int) -> float:
    """The points of the part for open questions, of which there are so many tenths."""
    return earning(_OPEN, _settled(tenths))


def _settled(tenths: int) -> float:
    return _WHOLE / (_WHOLE + tenths)


_OPEN = "open questions"
# Most postings do not state these, and whoever fits can settle them with the employer: no reason to stand far behind.
_SOON_ASKED = frozenset(("start", "duration", "hours", "pay"))
_WHOLE, _LIGHT = 10, 1
MOST_TENTHS = len(RULES) * _WHOLE
