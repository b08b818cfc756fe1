"""What must hold of every score: its bounds, its sum, that knowing more and saying more never costs."""

from dataclasses import replace
from datetime import timedelta
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from internscout.config import Profile
from internscout.match import match, rank
from internscout.match.score.weights import WEIGHTS
from internscout.match.studies import nearness
from internscout.model import Match, Part
from tests.match.build import FULL, NOW, candidate, day, fact, student

LANGUAGES = ["python", "r", "c++", "sql"]
TOOLS = ["pytorch", "tensorflow", "numpy", "docker"]
AREAS = ["nlp", "llm", "robotics", "computer-vision"]
MATHS = ["linear-algebra", "statistics"]
FIELDS = ["computer-science", "statistics", "stem", "linguistics"]
LEVELS = ["bachelor", "master", "phd"]


def some(ids: list[str]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(ids), unique=True, max_size=3)


def wish(ids: list[str]) -> st.SearchStrategy[dict[str, Any]]:
    groups = st.lists(some(ids), max_size=3)
    return st.fixed_dictionaries({"required": groups, "preferred": groups, "mentioned": some(ids)})


ASKS = st.fixed_dictionaries(
    {
        "ml": st.sampled_from(["core", "adjacent", "none", None]),
        "degrees": st.fixed_dictionaries(
            {"required": some(LEVELS), "preferred": some(LEVELS), "enrolled": st.sampled_from([True, False, None])}
        ),
        "fields_of_study": some(FIELDS),
        "languages": wish(LANGUAGES),
        "frameworks": wish(TOOLS),
        "areas": some(AREAS),
        "maths": some(MATHS),
        "deadline": st.sampled_from([None, "2026-01-20", "2026-02-10", "2026-06-01"]),
        "locations": st.sampled_from([[], [{"city": "Boston", "region": "MA", "country": "US"}], [{"country": "DE"}]]),
    }
)
SKILLS = st.fixed_dictionaries(
    {"languages": some(LANGUAGES), "frameworks": some(TOOLS), "areas": some(AREAS), "maths": some(MATHS)}
)


def part(found: Match, name: str) -> Part:
    return next(part for part in found.parts if part.name == name)


def share(found: Match, name: str) -> float:
    """What a part earned of its points, 0…1; points have one decimal."""
    earned = part(found, name)
    return earned.points / earned.limit


def with_skills(skills: dict[str, list[str]]) -> Profile:
    return student(skills=skills)


@given(asks=ASKS, skills=SKILLS)
@settings(max_examples=60)
def test_the_score_is_the_sum_of_its_parts_and_in_bounds(asks: dict[str, Any], skills: dict[str, list[str]]) -> None:
    found = match(with_skills(skills), candidate(asks), now=NOW)
    assert found.score == pytest.approx(sum(part.points for part in found.parts))
    assert 0 <= found.score <= 100
    assert all(0 <= part.points <= part.limit for part in found.parts)


def test_all_parts_together_are_worth_100() -> None:
    found = match(student(wanted={"companies": ["Acme"], "words": ["intern"]}), candidate(FULL), now=NOW)
    assert sum(part.limit for part in found.parts) == 100


@given(asks=ASKS, skills=SKILLS, data=st.data())
@settings(max_examples=60)
def test_knowing_more_of_what_is_asked_never_lowers_the_score(
    asks: dict[str, Any], skills: dict[str, list[str]], data: st.DataObject
) -> None:
    named = {
        "languages": [s for kind in ("required", "preferred") for group in asks["languages"][kind] for s in group],
        "frameworks": [s for kind in ("required", "preferred") for group in asks["frameworks"][kind] for s in group],
        "areas": asks["areas"],
        "maths": asks["maths"],
    }
    table = data.draw(st.sampled_from(sorted(named)))
    if not named[table]:
        return
    learnt = data.draw(st.sampled_from(named[table]))
    before = match(with_skills(skills), candidate(asks), now=NOW)
    after = match(with_skills({**skills, table: [*skills[table], learnt]}), candidate(asks), now=NOW)
    assert after.score >= before.score


@given(silent=st.sets(st.sampled_from(sorted(FULL))))
@settings(max_examples=60)
def test_a_full_fit_never_gains_by_saying_less(silent: set[str]) -> None:
    """Whatever is left out of a posting that fits in all it states, it does not move up."""
    full = match(student(), candidate(FULL), now=NOW)
    less = match(student(), candidate({k: v for k, v in FULL.items() if k not in silent}), now=NOW)
    assert less.score <= full.score
    for shorter, longer in zip(less.parts, full.parts, strict=True):
        assert shorter.points <= longer.points, shorter.name


@given(asks=ASKS)
@settings(max_examples=60)
def test_a_thin_posting_never_outscores_a_full_fit(asks: dict[str, Any]) -> None:
    """A list row knows its title, place and date; here it is of today, the full fit is old."""
    row = {"kind": "internship", "ml": asks["ml"], "locations": asks["locations"], "deadline": asks["deadline"]}
    thin = match(student(), candidate(row, thin=True, posted_at=NOW), now=NOW)
    full = match(student(), candidate(FULL, posted_at=NOW - timedelta(days=90)), now=NOW)
    assert thin.score < full.score


def test_more_skills_named_and_known_are_worth_more_than_one() -> None:
    one = {**FULL, "languages": {"required": [["python"]]}, "frameworks": {}}
    three = {**one, "frameworks": {"required": [["pytorch", "tensorflow"], ["numpy"]]}}
    shares = [share(match(student(), candidate(asks), now=NOW), "required skills") for asks in (one, three)]
    assert shares == pytest.approx([(0.9 + 0.4) / 2, (2.7 + 0.4) / 4], abs=0.01)


def test_an_any_of_group_counts_once_and_is_met_by_one_member() -> None:
    asks = {"frameworks": {"required": [["pytorch", "tensorflow", "jax"], ["docker"]]}}
    found = match(student(), candidate(asks), now=NOW)
    assert part(found, "required skills").why == "1 of 2 (PyTorch)"
    assert found.skills_met == ("PyTorch",)
    assert found.skills_missing == ("Docker",)


def test_missing_groups_name_their_alternatives_and_preferred_ones_are_marked() -> None:
    required, preferred = [["rust", "go", "java", "scala", "c#"]], [["sql", "r"]]
    asks = {"languages": {"required": required, "preferred": preferred, "mentioned": ["c++"]}}
    found = match(student(), candidate(asks), now=NOW)
    assert found.skills_missing == ("Rust, Go, Java or 2 more", "SQL or R (preferred)")
    assert found.skills_met == ("C++",)


def test_a_skill_that_is_required_counts_there_only() -> None:
    asks = {"languages": {"required": [["rust"]], "preferred": [["rust", "go"]], "mentioned": ["rust"]}}
    found = match(student(), candidate(asks), now=NOW)
    assert part(found, "other skills").why == "none stated"
    assert found.skills_missing == ("Rust",)


def test_maths_names_what_is_known_of_what_is_asked() -> None:
    found = match(student(), candidate({"maths": ["calculus", "probability"]}), now=NOW)
    assert part(found, "maths").why == "1 of 2 (Probability)"


def test_a_skill_is_quoted_with_the_words_that_ask_for_it() -> None:
    facts = (
        fact("languages", "Rust", {"ids": ["rust"], "part": "required"}),
        fact("languages", "fluent Python", {"ids": ["python"], "part": "required"}),
    )
    asks = {"languages": {"required": [["rust"], ["python"]]}}
    found = match(student(), candidate(asks, facts=facts), now=NOW)
    assert part(found, "required skills").quote == "fluent Python"


@pytest.mark.parametrize(
    ("mine", "asked", "share"),
    [
        (["computer-science"], ["physics", "computer-science"], 1.0),
        (["computer-science"], ["stem"], 0.9),
        (["economics"], ["stem"], 0.0),
        (["statistics"], ["quantitative"], 0.9),
        (["mechanical-engineering"], ["engineering"], 0.9),
        (["data-science"], ["computer-science"], 0.6),
        (["linguistics"], ["mathematics"], 0.0),
        ([], ["mathematics"], 0.0),
    ],
)
def test_fields_of_study(mine: list[str], asked: list[str], share: float) -> None:
    assert nearness(mine, asked)[0] == share


def test_a_start_that_is_not_stated_is_less_of_a_question_than_a_degree() -> None:
    terms = student(wanted={"terms": ["summer 2026"]})
    asks = {**FULL, "start": {"season": "summer", "year": 2026}}
    settled, no_start, no_degree = (
        share(match(terms, candidate(asks | silent), now=NOW), "open questions")
        for silent in ({}, {"start": None}, {"degrees": None})
    )
    assert settled > no_start > no_degree
    assert settled - no_start < (settled - no_degree) / 2


@pytest.mark.parametrize(
    ("posted", "fresh"), [("2026-02-01", 1.0), ("2026-01-01", 1 / 3), ("2025-11-01", 0.0), ("2026-03-01", 1.0)]
)
def test_freshness_falls_with_the_date_of_posting(posted: str, fresh: float) -> None:
    at = NOW.replace(year=day(posted).year, month=day(posted).month, day=day(posted).day)
    found = match(student(), candidate({}, posted_at=at), now=NOW)
    assert share(found, "freshness") == pytest.approx(fresh, abs=0.02)


def test_a_posting_without_a_date_is_at_most_half_fresh() -> None:
    found = match(student(), candidate({}), now=NOW)
    assert share(found, "freshness") == 0.5
    assert part(found, "freshness").why == "first seen today; date of posting not stated"


def test_a_wished_company_scores_and_is_shown_only_when_wished() -> None:
    wishing = student(wanted={"companies": ["acme robotics"]})
    assert part(match(wishing, candidate(FULL), now=NOW), "company").points == WEIGHTS["company"]
    assert part(match(wishing, candidate(FULL, company="Other"), now=NOW), "company").points == 0
    assert "company" not in {part.name for part in match(student(), candidate(FULL), now=NOW).parts}


def test_rank_is_best_first_with_the_hidden_last_whatever_the_order_of_input() -> None:
    best = candidate(FULL, posting="d:a:best")
    poor = candidate({**FULL, "areas": [], "languages": {}, "frameworks": {}}, posting="d:a:poor")
    hidden = candidate({**FULL, "citizenship": ["US"]}, posting="d:a:hidden")
    for order in permutations([best, poor, hidden]):
        assert [m.candidate.id for m in rank(student(), order, now=NOW)] == ["d:a:best", "d:a:poor", "d:a:hidden"]


def test_ties_go_by_deadline_then_newest_then_id() -> None:
    soon = candidate({**FULL, "deadline": "2026-02-05"}, posting="d:a:4")
    later = candidate({**FULL, "deadline": "2026-02-09"}, posting="d:a:1")
    old = replace(candidate({**FULL, "deadline": "2026-02-09"}, posting="d:a:3"), posted_at=NOW)
    new = replace(old, id="d:a:2")
    # Equal scores: all are fresh by a stated date, all deadlines are near.
    four = [replace(c, posted_at=NOW) for c in (soon, later, old, new)]
    four[2] = replace(four[2], first_seen=NOW - timedelta(days=1))
    assert [m.candidate.id for m in rank(student(), four, now=NOW)] == ["d:a:4", "d:a:1", "d:a:2", "d:a:3"]
    assert len({m.score for m in rank(student(), four, now=NOW)}) == 1
