"""What `internscout init` writes is valid, complete, and says the defaults that the program has."""

import re
import tomllib
from pathlib import Path

import pytest
from pydantic import BaseModel

from internscout.config import Profile, Settings, load_profile, load_settings
from internscout.config.edit import add_boards, remove_boards
from internscout.config.starter import profile_text, settings_text, write_starter
from internscout.errors import ConfigError, UsageError
from internscout.model import Board
from internscout.sources import sources

EXAMPLE = Path(__file__).parents[2] / "data" / "example"


def test_the_files_load(tmp_path: Path) -> None:
    write_starter(tmp_path)
    settings = load_settings(tmp_path / "internscout.toml")
    load_profile(tmp_path / "profile.toml")
    assert len(settings.boards) >= 150
    assert {board.source for board in settings.boards} <= {vendor.name for vendor in sources()}


def test_the_settings_show_the_defaults() -> None:
    shown = tomllib.loads(settings_text())
    del shown["sources"]
    defaults = Settings().model_dump(exclude={"sources": True, "fetch": {"mirror"}}, mode="json")
    # `mirror` is for tests and the demo; a student has no use for it.
    assert shown == defaults


def test_every_profile_key_is_shown() -> None:
    text = re.sub(r"^# (?=\w+ = |\[\[)", "", profile_text(), flags=re.MULTILINE)
    assert keys_of(tomllib.loads(text)) == keys_of(Profile().model_dump())


def keys_of(table: object, prefix: str = "") -> set[str]:
    if isinstance(table, BaseModel | dict):
        items = dict(table).items()
        return {key for name, value in items for key in {f"{prefix}{name}"} | keys_of(value, f"{prefix}{name}.")}
    return set()


def test_the_examples_in_comments_are_valid(tmp_path: Path) -> None:
    path = tmp_path / "profile.toml"
    path.write_text(re.sub(r"^# (?=\w+ = |\[\[)", "", profile_text(), flags=re.MULTILINE), encoding="utf-8")
    assert load_profile(path).projects[0].skills == ("pytorch", "deep-learning")


def test_existing_files_are_kept(tmp_path: Path) -> None:
    (tmp_path / "profile.toml").write_text("name = 'mine'", encoding="utf-8")
    with pytest.raises(UsageError, match=r"profile\.toml: already there; --force overwrites"):
        write_starter(tmp_path)
    assert not (tmp_path / "internscout.toml").exists()
    write_starter(tmp_path, force=True)
    assert "mine" not in (tmp_path / "profile.toml").read_text(encoding="utf-8")


def test_boards_are_added_once_and_removed_without_touching_the_rest(tmp_path: Path) -> None:
    write_starter(tmp_path)
    path = tmp_path / "internscout.toml"
    before = path.read_text(encoding="utf-8")
    new = Board("lever", "acme", 'Acme "A" GmbH')
    listed = load_settings(path).sources.listed
    assert add_boards(path, [new, listed[0]]) == [new]
    assert load_settings(path).sources.listed == (*listed, new)
    assert add_boards(path, [new]) == []
    assert remove_boards(path, ["lever:acme"]) == ["lever:acme"]
    assert path.read_text(encoding="utf-8") == before


@pytest.mark.parametrize("text", ["", "[sources]\n", "[sources]\nboards = []\n", "# nothing here\ndata_dir = 'x'\n"])
def test_boards_are_added_to_any_valid_file(tmp_path: Path, text: str) -> None:
    path = tmp_path / "internscout.toml"
    path.write_text(text, encoding="utf-8")
    boards = [Board("lever", "a", "A"), Board("listings", "b/c", "", "https://example.org/listings.json")]
    assert add_boards(path, boards) == boards
    assert list(load_settings(path).boards) == boards
    assert " },\n]" in path.read_text(encoding="utf-8"), "the bracket stands on a line of its own"
    assert add_boards(path, [Board("lever", "A")]) == [], "the same whatever its case: the file would be refused"


def test_a_file_that_cannot_be_edited_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "internscout.toml"
    path.write_text("[[sources.boards]]\nsource = 'lever'\ntoken = 'a'\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="array of tables in braces"):
        add_boards(path, [Board("lever", "b")])


def test_the_example_files_are_those_of_init() -> None:
    assert (EXAMPLE / "internscout.toml").read_text(encoding="utf-8") == settings_text()
    assert (EXAMPLE / "profile.toml").read_text(encoding="utf-8") == profile_text()
