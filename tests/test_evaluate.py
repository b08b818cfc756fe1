"""Scores against counts done by hand; and against the reference scorer where the shared folder is there."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from internscout.errors import UsageError
from internscout.evaluate import Score, evaluate, macro, read_records
from internscout.model import Json

SHARED = Path(os.environ.get("INTERNSCOUT_SHARED", Path(__file__).parents[2] / "shared"))

LABELS: dict[str, dict[str, Json]] = {
    "a": {
        "kind": "internship",
        "languages": {"required": [["python"], ["c++", "java"]], "preferred": [], "mentioned": ["go"]},
        "salary": {"min": 40, "max": 50.0, "currency": "USD", "period": "hour"},
        "locations": [{"city": "Berlin", "region": None, "country": "DE"}],
        "gpa_min": None,
    },
    "b": {
        "kind": "coop",
        "languages": {"required": [], "preferred": [], "mentioned": []},
        "salary": None,
        "locations": [],
        "gpa_min": 3.0,
    },
}
PREDICTIONS: dict[str, dict[str, Json]] = {
    "a": {
        "kind": "internship",
        "languages": {"required": [["python"], ["java"]], "preferred": [["go"]], "mentioned": []},
        "salary": {"min": 40.0, "max": 50, "currency": "USD", "period": "hour"},
        "locations": [{"city": "berlin", "region": "BE", "country": "DE"}, {"city": None, "country": None}],
        "gpa_min": 3.5,
    },
}
EXPECTED = {
    "kind": (1, 1, 2),
    "kind.student": (1, 1, 2),
    "languages": (3, 3, 4),
    "languages.strength": (2, 3, 4),
    "languages.any_of": (1, 3, 2),
    "salary": (1, 1, 1),
    "locations": (1, 2, 1),
    "locations.country": (1, 1, 1),
    "gpa_min": (0, 1, 1),
}


def test_counts() -> None:
    scores = {score.field: (score.hits, score.found, score.stated) for score in evaluate(LABELS, PREDICTIONS)}
    assert scores == EXPECTED


@pytest.mark.parametrize(
    ("score", "values"),
    [
        (Score("x", 0, 0, 0), (1.0, 1.0, 1.0)),
        (Score("x", 0, 1, 0), (0.0, 0.0, 0.0)),
        (Score("x", 0, 0, 1), (0.0, 0.0, 0.0)),
        (Score("x", 1, 2, 4), (0.5, 0.25, 1 / 3)),
    ],
)
def test_ratios(score: Score, values: tuple[float, float, float]) -> None:
    assert (score.precision, score.recall, score.f1) == pytest.approx(values)


def test_macro_leaves_out_fields_that_nobody_states() -> None:
    assert macro([Score("x", 1, 1, 1), Score("y", 0, 3, 0)]) == 1.0


@pytest.mark.parametrize(("text", "part"), [("{}", "line 1"), ("\n[1]", "line 2"), ('{"id": 1', "line 1")])
def test_bad_lines_are_named(tmp_path: Path, text: str, part: str) -> None:
    path = tmp_path / "labels.jsonl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=part):
        read_records(path)


@pytest.mark.skipif(not (SHARED / "eval" / "score.py").exists(), reason="needs the shared folder (INTERNSCOUT_SHARED)")
def test_same_as_the_reference_scorer(tmp_path: Path) -> None:
    files = []
    for name, records in (("labels", LABELS), ("predictions", PREDICTIONS)):
        files.append(tmp_path / f"{name}.jsonl")
        files[-1].write_text("\n".join(json.dumps({"id": k, **v}) for k, v in records.items()), encoding="utf-8")
    command = [sys.executable, str(SHARED / "eval" / "score.py"), *map(str, files), "--json"]
    table = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    for score in evaluate(LABELS, PREDICTIONS):
        reference = table["fields"][score.field]
        ours = (score.precision, score.recall, score.f1)
        assert ours == pytest.approx((reference["precision"], reference["recall"], reference["f1"])), score.field
