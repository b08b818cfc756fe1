"""The catalogue of boards: what it holds, what the settings choose of it, and that it is as its sources write it."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from internscout.config import Settings, catalogue, load_settings
from internscout.config.edit import add_boards, remove_boards
from internscout.errors import ConfigError
from internscout.model import Board
from internscout.sources import source, sources

ROOT = Path(__file__).parents[2]
REGISTRIES = {"ai_labs", "internscout", "jobseek", "lists", "stapply", "zshah101"}


def settings_of(tmp_path: Path, text: str) -> Settings:
    path = tmp_path / "internscout.toml"
    path.write_text(text, encoding="utf-8")
    return load_settings(path)


def test_it_is_as_the_sources_of_now_write_it() -> None:
    made = subprocess.run([sys.executable, ROOT / "tools" / "catalogue.py", "--check"], check=False)
    assert made.returncode == 0, "run `make catalogue`"


def test_nothing_of_the_registries_is_lost() -> None:
    entries = catalogue.chosen(catalogue.ALL)
    # 17,781 rows were taken over and three added; sources write some of them alike.
    assert 16_000 < len(entries) + sum(catalogue.unread().values()) <= 17_784
    assert {name for entry in entries for name in entry.seen_in} == REGISTRIES
    assert set(catalogue.vendors()) <= {vendor.name for vendor in sources()}


def test_every_board_is_there_once_and_has_an_address() -> None:
    entries = catalogue.chosen(catalogue.ALL)
    assert [key for key, n in Counter(entry.board.key.casefold() for entry in entries).items() if n > 1] == []
    for entry in entries:
        assert source(entry.board.source).first(entry.board).url.startswith("https://")
        assert entry.board.company.isprintable()
        assert entry.board.company or not entry.ai


def test_employers_of_ai_are_a_part_that_a_run_can_ask() -> None:
    chosen = catalogue.chosen(catalogue.AI)
    companies = {entry.board.company for entry in chosen}
    assert 200 < len(chosen) < 1_000
    assert all(entry.ai for entry in chosen)
    assert {
        "OpenAI",
        "Anthropic",
        "Google DeepMind",
        "Cohere",
        "Databricks",
        "Google",
        "Microsoft",
        "NVIDIA",
    } <= companies


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        ("", 0),
        ('catalogue = "none"', 0),
        ("catalogue = []", 0),
        ('catalogue = "ai"', len(catalogue.chosen("ai"))),
        ('catalogue = ["lever"]', len(catalogue.chosen(("lever",)))),
        ('catalogue = "all"', len(catalogue.chosen("all"))),
    ],
)
def test_the_settings_choose(tmp_path: Path, choice: str, expected: int) -> None:
    settings = settings_of(tmp_path, f"[sources]\n{choice}\n")
    assert len(settings.boards) == expected
    assert {board.source for board in settings.boards} <= set(catalogue.vendors())


def test_a_board_of_the_file_goes_before_the_same_of_the_catalogue(tmp_path: Path) -> None:
    known = next(e.board for e in catalogue.chosen(("ashby",)) if e.board.token != e.board.token.lower())
    own = f'{{source = "ashby", token = "{known.token.upper()}", base_url = "https://jobs.acme.example"}}'
    settings = settings_of(tmp_path, f'[sources]\ncatalogue = ["ashby"]\nboards = [{own}]\n')
    assert settings.boards[0].base_url == "https://jobs.acme.example"
    assert known not in settings.boards
    assert len(settings.boards) == len(catalogue.chosen(("ashby",)))


def test_boards_of_the_catalogue_are_removed_by_skipping_them(tmp_path: Path) -> None:
    first, second, *rest = (entry.board for entry in catalogue.chosen(("lever",)))
    path = tmp_path / "internscout.toml"
    settings_of(tmp_path, '[sources]  # mine\ncatalogue = ["lever"]\nskip = []  # dead\n')
    own = Board("ashby", "acme")
    add_boards(path, [own])
    assert remove_boards(path, [first.key]) == [first.key]
    assert sorted(remove_boards(path, [own.key, second.key])) == sorted([own.key, second.key])
    assert load_settings(path).boards == tuple(rest)
    text = path.read_text(encoding="utf-8")
    assert f'skip = [\n  "{first.key}",\n  "{second.key}",\n]  # dead' in text
    assert "# mine" in text


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ('catalogue = "lever"', "key 'sources.catalogue': 'lever' is not allowed; did you mean [\"lever\"]?; allowed:"),
        ('catalogue = ["levr"]', "key 'sources.catalogue': 'levr' is not allowed; did you mean [\"lever\"]?; allowed:"),
        ('catalogue = "al"', "key 'sources.catalogue': 'al' is not allowed; allowed: \"none\", \"ai\", \"all\" or"),
        ('catalogue = ["lever", "monster"]', "'monster' is not allowed"),
        ("catalogue = 1", "1 is not allowed"),
        ('skip = ["acme"]', "key 'sources.skip[0]': 'acme' is no board; boards are written source:token"),
    ],
)  # fmt: skip
def test_a_wrong_choice_is_one_line(tmp_path: Path, line: str, part: str) -> None:
    with pytest.raises(ConfigError) as caught:
        settings_of(tmp_path, f"[sources]\n{line}\n")
    assert part in str(caught.value)
    assert "\n" not in str(caught.value)
