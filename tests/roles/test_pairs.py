"""The search for roles against pairs of real postings that people read; only where the corpus is at hand."""

import json
from typing import Any

import pytest

from tools.score_roles import CORPUS, PAIRS, read_corpus, roles_of, score

ROWS: list[dict[str, Any]] = [json.loads(line) for line in PAIRS.read_text(encoding="utf-8").splitlines()]


def test_the_pairs_are_sound() -> None:
    assert len(ROWS) >= 300
    assert len({(row["a"], row["b"]) for row in ROWS}) == len(ROWS)
    assert all(row["a"] < row["b"] and row["why"] for row in ROWS)
    assert {row["verdict"] for row in ROWS} == {"same", "different", "unsure"}


@pytest.mark.skipif(not CORPUS.is_file(), reason=f"{CORPUS} is not there")
def test_roles_are_as_right_as_they_were() -> None:
    openings, texts = read_corpus(CORPUS)
    companies = {one.company for one in openings if one.id in {row[side] for row in ROWS for side in "ab"}}
    placings = roles_of([one for one in openings if one.company in companies], texts)
    least = {
        "read": (0.99, 0.96),
        "seen": (0.95, 0.91),
        "blind": (0.97, 0.99),
        "blind2": (0.99, 0.88),
        "blind3": (0.97, 0.97),
    }
    for half, (precision, recall) in least.items():
        found = score(placings, half)
        assert found["precision"] >= precision
        assert found["recall"] >= recall
