"""The model of words: what it is told of a posting, what follows from its weights, and when it overrules the points."""

import math
from importlib import resources

import pytest

from internscout.parse.fields import _ml_model
from internscout.parse.fields._ml_model import BIAS, Chances, chances, weights
from internscout.parse.fields.ml import Said, Verdict, described, find, settled
from internscout.text import build_document

DUTIES = "<h3>What you will do</h3><ul><li>Train models with deep learning; train again</li><li>Meet people</li></ul>"
ALL: tuple[Verdict, ...] = ("core", "adjacent", "none")


def told(title: str, text: str) -> dict[str, float]:
    return described(build_document(title=title, description=text)).features


def test_words_are_told_by_part() -> None:
    found = told("Vision Intern", DUTIES + "<h3>Requirements</h3><ul><li>Some machine learning</li></ul>")
    assert {"t vision", "t intern", "t vision intern", "d train", "d deep", "r machine"} <= set(found)
    assert "d meet" not in found  # a sentence that names no models
    assert found["d train"] == pytest.approx(1 + math.log(2))
    assert found["d deep"] == 1


def test_amounts_are_shares_of_their_part() -> None:
    found = told("Vision Intern", DUTIES)
    assert found["#share d"] == pytest.approx(1 / (2 + 2))
    assert found["#many d"] == pytest.approx(1 / 8)
    assert found["#share r"] == 0
    assert found["#work"] == pytest.approx(1 / 5)


def test_words_of_any_number_weigh_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    table = {BIAS: Chances(0.5, -1.0), "d train": Chances(0.0, 2.0), "#work": Chances(1.0, 0.0)}
    monkeypatch.setattr(_ml_model, "weights", lambda: table)
    once = chances({BIAS: 1.0, "d train": 1.0, "d unheard": 9.0})
    assert once == chances({BIAS: 1.0, "d train": 3.0})
    assert once.main == pytest.approx(1 / (1 + math.exp(-(2 - 1))))
    assert chances({BIAS: 1.0, "#work": 0.5}).part == pytest.approx(1 / (1 + math.exp(-(0.5 + 0.5))))


def test_no_chance_is_certain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_ml_model, "weights", lambda: {BIAS: Chances(99.0, -99.0)})
    part, main = chances({BIAS: 1.0})
    assert 0 < main < 0.01
    assert 0.99 < part < 1


@pytest.mark.parametrize(
    ("ruled", "part", "main", "reachable", "expected"),
    [
        ("adjacent", 0.99, 0.76, ALL, ("core", 0.76)),
        ("adjacent", 0.99, 0.74, ALL, ("adjacent", 0.26)),  # kept, and known to be unlikely
        ("adjacent", 0.99, 0.76, ("adjacent", "none"), ("adjacent", 0.24)),
        ("core", 0.99, 0.26, ALL, ("core", 0.26)),
        ("core", 0.99, 0.24, ALL, ("adjacent", 0.76)),
        ("core", 0.99, 0.02, ("core",), ("core", 0.05)),
        ("adjacent", 0.24, 0.01, ALL, ("none", 0.76)),
        ("adjacent", 0.26, 0.01, ALL, ("adjacent", 0.99)),
        ("core", 0.10, 0.01, ALL, ("adjacent", 0.99)),  # one step at a time
    ],
)
def test_words_overrule_where_they_are_sure(
    ruled: Verdict, part: float, main: float, reachable: tuple[Verdict, ...], expected: tuple[Verdict, float]
) -> None:
    assert settled(Said(ruled, frozenset(reachable), {}), Chances(part, main)) == expected


def test_a_title_alone_is_settled_by_the_points() -> None:
    said = described(build_document(title="Data Science Intern", description="<p>See our site.</p>"))
    assert said.open == {said.ruled}


def test_a_fact_tells_who_decided() -> None:
    text = "<h3>What you will do</h3><ul><li>Build AI agents with prompts</li><li>Evaluate LLMs on tickets</li></ul>"
    facts = find(build_document(title="Product Intern", description=text))
    assert {fact.value for fact in facts} == {"core"}
    assert all(fact.rule.startswith("words: ") and fact.confidence >= 0.75 for fact in facts)


def test_the_weights_are_kept_in_order() -> None:
    lines = resources.files("internscout.parse.fields").joinpath("ml_weights.tsv").read_text("utf-8").splitlines()
    names = [line.split("\t")[0] for line in lines]
    assert names == sorted(set(names))
    assert set(names) == set(weights())
    assert all(name[0] == "#" or name[:2] in {"t ", "d ", "o ", "r "} for name in names)
    assert all(math.isfinite(one.part) and math.isfinite(one.main) for one in weights().values())
