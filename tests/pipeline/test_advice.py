"""`internscout why-not`, `tune`, `gap`, `tailor`, `prep` on a small database."""

import json
from typing import Any

import pytest

from tests.pipeline.build import GREENHOUSE, invoke, job, listing

FIRST = "greenhouse:brightriver:1"
ONE = ("why-not", "tailor", "prep")


@pytest.fixture
def stored(stored: Any) -> Any:
    """With a profile that two of the postings do not fit."""
    profile = '[study]\nlevel = "bachelor"\n[skills]\nlanguages = ["Python"]\n[wanted]\npay_hourly_min = 70.0\n'
    (stored.path / "profile.toml").write_text(f'name = "ada"\n{profile}', encoding="utf-8")
    return stored


def test_advice_in_words(stored: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert invoke(stored, "why-not", FIRST) == 0
    said = capsys.readouterr().out
    assert "Hidden: degree, pay" in said
    assert "“Pursuing a Master's or PhD in computer science”" in said
    assert "would change it: set wanted.pay_hourly_min to 60" in said
    assert invoke(stored, "tune") == 0
    said = capsys.readouterr().out
    assert "3 open roles judged: 1 shown, 2 hidden." in said
    assert "degree hides 2\n  without this rule nothing would be shown" in said
    assert invoke(stored, "gap") == 0
    assert capsys.readouterr().out.startswith("You fit 1 open role; ")
    assert invoke(stored, "tailor", FIRST) == 0
    said = capsys.readouterr().out
    assert "- **Python**, required: “Good knowledge of Python and PyTorch”" in said
    assert "## Not in your profile, and required\n\n- **PyTorch**, required" in said
    assert invoke(stored, "prep", FIRST) == 0
    assert "## Deep learning" in capsys.readouterr().out


def test_advice_as_json(stored: Any, capsys: pytest.CaptureFixture[str]) -> None:
    found = {}
    for command in (*ONE, "tune", "gap"):
        assert invoke(stored, command, *([FIRST] if command in ONE else []), "--json") == 0
        found[command] = json.loads(capsys.readouterr().out)
    assert [one["check"]["rule"] for one in found["why-not"]["obstacles"]] == ["degree", "pay"]
    assert found["why-not"]["candidate"]["id"] == FIRST
    assert set(found["tailor"]) == {"candidate", "evidence", "unused", "demands"}
    assert found["prep"]["topics"][0]["questions"][0]["ask"]
    assert (found["tune"]["roles"], found["tune"]["shown"]) == (3, 1)
    assert found["gap"]["roles"] == 1


def test_what_is_over_or_hidden_is_said(stored: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert invoke(stored, "track", "lever:kiteworks:a-1", "hidden") == 0
    stored.mirror.serve(GREENHOUSE, listing(job(2, "Research Intern, NLP")))
    for _ in range(2):
        invoke(stored, "run")
    capsys.readouterr()
    assert invoke(stored, "why-not", FIRST) == 0
    assert "✗ closed since 20" in capsys.readouterr().out
    assert invoke(stored, "why-not", "kiteworks") == 0
    assert "✗ you hid it: `internscout track lever:kiteworks:a-1 --undo` shows it again" in capsys.readouterr().out
    assert invoke(stored, "why-not", "nobody") == 2
    assert "no posting is called 'nobody'" in capsys.readouterr().err
