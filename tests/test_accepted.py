"""The accepted scores: what falls is told, and only a fall of the macro F1 fails."""

import json
from pathlib import Path

import pytest

from internscout.cli import main
from internscout.errors import UsageError
from internscout.evaluate import Score, accepted


def test_figures_are_those_of_stated_fields() -> None:
    scores = [Score("kind", 1, 1, 1), Score("ml", 1, 2, 1), Score("gpa_min", 0, 1, 0)]
    assert accepted.figures(scores) == {"macro": 0.8333, "kind": 1.0, "ml": 0.6667}


@pytest.mark.parametrize(
    ("now", "fell", "told"),
    [
        ({"macro": 0.9, "kind": 1.0}, False, []),
        ({"macro": 0.95, "kind": 1.0}, False, []),
        ({"macro": 0.8999, "kind": 1.0}, True, []),
        ({"macro": 0.9, "kind": 0.9}, False, ["kind fell from 1.0000 to 0.9000"]),
        ({"macro": 0.9}, False, ["kind fell from 1.0000 to 0.0000"]),
    ],
)
def test_compare(now: dict[str, float], fell: bool, told: list[str]) -> None:
    verdict = accepted.compare({"macro": 0.9, "kind": 1.0}, now)
    assert (verdict.fell, list(verdict.lines[1:])) == (fell, told)
    assert ("it fell" in verdict.lines[0]) == fell


def test_kept_and_read_again(tmp_path: Path) -> None:
    file = tmp_path / "scores.json"
    assert accepted.read(file) == {}
    accepted.write(file, {"b": {"macro": 0.5}, "a": {"macro": 1.0}})
    assert list(accepted.read(file)) == ["a", "b"]


@pytest.mark.parametrize("text", ["[1]", "{", '{"a": 1}', '{"a": {"macro": "high"}}'])
def test_other_files_are_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "scores.json").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=r"scores\.json: not a file of accepted scores"):
        accepted.read(tmp_path / "scores.json")


@pytest.fixture
def labelled(tmp_path: Path) -> list[str]:
    """Labels and documents of one posting whose kind is stated, and whose start is labelled wrongly."""
    label = {"id": "1", "kind": "internship", "start": {"season": "winter", "year": 2026, "month": None}}
    document = {"id": "1", "title": "Data Intern, Summer 2026", "description": "Join us."}
    for name, record in (("labels", label), ("documents", document)):
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(record), encoding="utf-8")
    return ["eval", str(tmp_path / "labels.jsonl"), str(tmp_path / "documents.jsonl")]


def test_the_command_accepts_and_compares(
    labelled: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = ["--accepted", str(tmp_path / "scores.json")]
    assert main([*labelled, *kept, "--accept"]) == 0
    assert main([*labelled, *kept]) == 0
    better = json.loads((tmp_path / "scores.json").read_text(encoding="utf-8").replace("0.6667", "0.7"))
    (tmp_path / "scores.json").write_text(json.dumps(better), encoding="utf-8")
    capsys.readouterr()
    assert main([*labelled, *kept, "--json"]) == 1
    out, err = capsys.readouterr()
    assert json.loads(out)["fields"]["kind"]["f1"] == 1.0
    assert err == "internscout: labels: macro F1 0.6667, accepted 0.7000: it fell\n"


def test_the_command_says_what_is_missing(
    labelled: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*labelled, "--accept"]) == 2
    assert main([*labelled, "--accepted", str(tmp_path / "none.json")]) == 2
    assert "has no scores for labels; add --accept" in capsys.readouterr().err


def test_the_errors_of_a_field(labelled: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*labelled, "--errors", "start"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "1",
        "  missed    ('winter', 2026.0, None)",
        "  invented  ('summer', 2026.0, None)",
    ]
    assert main([*labelled, "--errors", "speed"]) == 2
