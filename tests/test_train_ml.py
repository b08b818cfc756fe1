"""Learning how much of the work is machine learning: on made-up postings."""

import pytest

from internscout.parse.fields import _ml_model
from internscout.parse.fields._ml_model import BIAS, Chances, chances, weights
from internscout.parse.fields.ml import Said, Verdict
from tools import train_ml
from tools.train_ml import Labelled, learn, left_out, report, written


def posting(number: int, truth: Verdict, *words: str, ruled: Verdict = "adjacent") -> Labelled:
    features = dict.fromkeys((f"d {word}" for word in words), 1.0) | {"#work": number % 3 / 5, BIAS: 1.0}
    said = Said(ruled, frozenset(("core", "adjacent", "none")), features)
    return Labelled(f"employer {number}", said, truth, "ml")


POSTINGS = [
    *(posting(n, "core", "train", "models", f"only{n}") for n in range(20)),
    *(posting(n, "adjacent", "tables", "models", f"only{n}") for n in range(20, 40)),
    *(posting(n, "none", "hiring", "tables") for n in range(40, 60)),
]


def test_it_learns_what_tells_them_apart() -> None:
    found = learn(POSTINGS).chances(POSTINGS)
    assert [(one.part > 0.5, one.main > 0.5) for one in found] == [
        (one.truth != "none", one.truth == "core") for one in POSTINGS
    ]


def test_a_word_of_few_employers_is_not_learnt() -> None:
    same = [Labelled("one employer", one.said, one.truth, one.part) for one in POSTINGS[:20]]
    assert "d only1" not in learn(POSTINGS).names
    assert "d train" in learn(POSTINGS).names
    assert "d train" not in learn([*same, *POSTINGS[20:]]).names


def test_the_file_says_what_the_model_does(monkeypatch: pytest.MonkeyPatch) -> None:
    model = learn(POSTINGS)
    rows = (line.split("\t") for line in written(model).splitlines())
    table = {name: Chances(float(part), float(main)) for name, part, main in rows}
    monkeypatch.setattr(_ml_model, "weights", lambda: table)
    for one, expected in zip(POSTINGS, model.chances(POSTINGS), strict=True):
        assert chances(one.said.features) == pytest.approx(expected, abs=0.01)


def test_learning_is_the_same_each_time() -> None:
    assert written(learn(POSTINGS)) == written(learn(POSTINGS))


def test_no_posting_is_judged_by_what_its_employer_taught() -> None:
    odd = Labelled("odd", POSTINGS[0].said, "none", "ml")  # reads like core, and is not
    twins = [Labelled("odd", odd.said, "none", "ml")] * 10
    alone = left_out([*POSTINGS, *twins])
    assert all(one.main > 0.5 for one in alone[-10:])


def test_the_report_counts_what_changed() -> None:
    likely = [Chances(0.99, 0.99 if one.truth == "core" else 0.01) for one in POSTINGS]
    told = report("ml", POSTINGS, likely)
    assert "right 0.333 -> 0.667" in told
    assert "F1 of core 0.000 -> 1.000; 20 changed, right before 0, after 20" in told


def test_the_shipped_weights_are_of_the_features_of_now() -> None:
    assert {"#share d", "#many sure", "#title", BIAS} <= set(weights())
    assert train_ml.FILE.is_file()
