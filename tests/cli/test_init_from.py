"""`internscout init --from`: proposed, confirmed, written; never over a file that is there."""

from pathlib import Path

import pytest

from internscout.cli import main
from internscout.config import load_profile

RESUME = Path(__file__).parents[1] / "resume" / "examples" / "school_first.txt"


def test_nothing_is_written_without_a_word(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init", str(tmp_path), "--from", str(RESUME)]) == 0
    out, err = capsys.readouterr()
    assert list(tmp_path.iterdir()) == []
    assert 'name = "Mara Lindqvist"' in out
    assert "sent nowhere" in err
    assert "“MSc in Machine Learning, GPA 4.6/5.0”" in err
    assert "nothing written; --yes writes profile.toml" in err


def test_with_yes_it_is_written_beside_settings_that_stay(tmp_path: Path) -> None:
    (tmp_path / "internscout.toml").write_text("data_dir = 'mine'", encoding="utf-8")
    assert main(["init", str(tmp_path), "--from", str(RESUME), "--yes"]) == 0
    assert load_profile(tmp_path / "profile.toml").study.graduation == "2027-06"
    assert (tmp_path / "internscout.toml").read_text(encoding="utf-8") == "data_dir = 'mine'"


def test_a_profile_that_is_there_is_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "profile.toml").write_text("name = 'mine'", encoding="utf-8")
    assert main(["init", str(tmp_path), "--from", str(RESUME), "--yes"]) == 2
    assert "already there; --force overwrites" in capsys.readouterr().err
    assert main(["init", str(tmp_path), "--from", str(RESUME), "--yes", "--force"]) == 0
    assert load_profile(tmp_path / "profile.toml").name == "Mara Lindqvist"


def test_of_a_file_that_says_nothing_nothing_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Ada Example\nsee you on Monday\n", encoding="utf-8")
    assert main(["init", str(tmp_path), "--from", str(letter), "--yes"]) == 2
    assert f"{letter}: names no degree, skill or project that is known" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]
