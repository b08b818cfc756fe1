"""How well a skill is known, and that it weighs in the score."""

import pytest

from internscout.match import match
from internscout.match.known import BUILT_WITH, LEARNING, LISTED, STRONG, TAUGHT, known
from internscout.match.market import rarity
from internscout.model import Match
from tests.match.build import NOW, candidate, fact, profile

ASKS = {"frameworks": {"required": [["pytorch", "jax"]]}, "areas": ["nlp"]}


@pytest.mark.parametrize(
    ("tables", "weight"),
    [
        ({"skills": {"frameworks": ["pytorch"]}}, LISTED),
        ({"skills": {"strong": ["pytorch"]}}, STRONG),
        ({"skills": {"frameworks": ["pytorch"], "strong": ["pytorch"]}}, STRONG),
        ({"skills": {"frameworks": ["pytorch"], "learning": ["pytorch"]}}, LEARNING),
        ({"projects": [{"name": "Birds", "skills": ["pytorch"]}]}, BUILT_WITH),
        ({"courses": [{"name": "Deep learning", "skills": ["pytorch"]}]}, TAUGHT),
        (
            {"courses": [{"name": "C", "skills": ["pytorch"]}], "projects": [{"name": "P", "skills": ["pytorch"]}]},
            BUILT_WITH,
        ),
        ({"projects": [{"name": "P", "skills": ["pytorch"]}], "skills": {"learning": ["pytorch"]}}, LEARNING),
        ({}, None),
    ],
)
def test_how_well_a_skill_is_known(tables: dict[str, object], weight: int | None) -> None:
    assert known(profile(**tables)).get("pytorch") == weight  # type: ignore[arg-type]


def judged(**skills: list[str]) -> Match:
    return match(profile(skills=skills), candidate(ASKS), now=NOW)


def test_what_is_known_better_scores_more_and_what_is_learnt_is_met() -> None:
    learning, listed, strong = (judged(**{key: ["pytorch"]}) for key in ("learning", "frameworks", "strong"))
    assert judged().score < learning.score < listed.score < strong.score
    assert learning.skills_met == ("PyTorch",)
    assert learning.skills_missing == ()


def test_an_any_of_group_counts_by_the_member_known_best() -> None:
    both = judged(strong=["jax"], learning=["pytorch"])
    assert both.score == judged(strong=["jax"]).score


def test_areas_weigh_too() -> None:
    assert judged(learning=["nlp"]).score < judged(strong=["nlp"]).score


def test_a_rare_area_in_common_says_more_than_a_usual_one() -> None:
    def areas(common: str) -> float:
        found = match(profile(skills={"areas": [common]}), candidate({"areas": [common]}), now=NOW)
        return next(part.points for part in found.parts if part.name == "areas")

    assert 0 < areas("machine-learning") < areas("nlp") < areas("slam")
    assert rarity()["machine-learning"] == min(rarity().values())


def test_an_area_in_the_title_counts_once_more() -> None:
    title = "Robotics Intern"
    named = (fact("areas", "Robotics", "robotics", text=title),)
    later = (fact("areas", "robotics", "robotics", text=f"{title}, we do robotics"),)
    student = profile(skills={"areas": ["robotics"]})
    told = [match(student, candidate({}, title=title, facts=facts), now=NOW) for facts in (named, later)]
    parts = [next(part for part in found.parts if part.name == "title") for found in told]
    assert parts[0].points > parts[1].points == 0
    assert (parts[0].why, parts[0].quote) == ("Robotics", "Robotics")
