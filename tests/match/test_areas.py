"""Areas near to those a student knows, and what naming an area once more is worth."""

from internscout import taxonomy
from internscout.match import match
from internscout.match.areas import FAMILIES, reach
from internscout.model import Match
from tests.match.build import FULL, NOW, candidate, fact, student


def areas(found: Match) -> tuple[float, str]:
    part = next(part for part in found.parts if part.name == "areas")
    return part.points, part.why


def test_every_area_of_a_family_is_one_of_the_vocabulary() -> None:
    assert all(family <= taxonomy.names("areas").keys() for family in FAMILIES)


def test_a_neighbour_is_known_by_a_third_of_the_best_and_the_known_stay() -> None:
    reached = reach({"nlp": 40, "llm": 20, "python": 40})
    assert (reached["nlp"], reached["llm"]) == (40, 20)
    assert reached["rag"] == 12
    assert "robotics" not in reached
    assert "python" not in reached


def test_near_is_less_than_known_and_more_than_far() -> None:
    earned = [
        areas(match(student(), candidate({**FULL, "areas": [area]}), now=NOW)) for area in ("nlp", "rag", "robotics")
    ]
    assert [points for points, _ in earned] == sorted([points for points, _ in earned], reverse=True)
    assert len({points for points, _ in earned}) == 3
    assert [why for _, why in earned] == [
        "Natural language processing",
        "near yours: Retrieval-augmented generation",
        "others: Robotics",
    ]


def test_an_area_that_is_named_again_counts_for_more() -> None:
    """Language first and robotics aside is nearer to a student of language than the other way round."""
    asks = {**FULL, "areas": ["nlp", "robotics"]}
    ours = tuple(fact("areas", "language", value) for value in ("nlp", "nlp", "robotics"))
    theirs = tuple(fact("areas", "robots", value) for value in ("nlp", "robotics", "robotics"))
    found = [areas(match(student(), candidate(asks, facts=facts), now=NOW))[0] for facts in (ours, theirs)]
    assert found[0] > found[1]
