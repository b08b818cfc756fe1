"""A run brings what it published to the lake, where the settings say so."""

from pathlib import Path
from typing import Any

import pytest

from internscout.cli import main
from internscout.config import load_settings
from tests.lake.build import held, published
from tests.pipeline.build import invoke


def configure(folder: Any, lake: str) -> None:
    with Path(folder.config).open("a", encoding="utf-8") as file:
        file.write(f"\n[lake]\n{lake}\n")


def test_after_a_run_the_lake_lacks_nothing(two_boards: Any, capsys: pytest.CaptureFixture[str]) -> None:
    configure(two_boards, 'path = "lake"\nafter_run = true')
    assert invoke(two_boards, "run") == 0
    capsys.readouterr()
    assert main(["lake", "push", "-c", str(two_boards.config)]) == 0
    assert "nothing that the lake lacks" in capsys.readouterr().out
    settings = load_settings(two_boards.config)
    assert held(settings) == published(settings)
    assert held(settings)["facts"].total() > 0


def test_otherwise_nothing_is_pushed(two_boards: Any) -> None:
    configure(two_boards, 'path = "lake"')
    assert invoke(two_boards, "run") == 0
    assert not (two_boards.path / "lake").exists()


def test_where_there_is_nothing_no_sql_is_begun(two_boards: Any, capsys: pytest.CaptureFixture[str]) -> None:
    """Else `> views.sql` would hold a comment and look whole."""
    assert main(["lake", "sql", "-c", str(two_boards.config)]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err.startswith("internscout: there is no lake")) == ("", True)
