"""Which files hold the profiles: one beside the settings, a folder of many, or those named."""

from pathlib import Path

import pytest

from internscout.config import load_profiles
from internscout.errors import ConfigError


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return tmp_path / "internscout.toml"


def write(path: Path, name: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(f'name = "{name}"', encoding="utf-8")


def names(config: Path, named: str = "") -> list[str]:
    return [profile.name for profile in load_profiles(config, named)]


def test_all_there_are_in_order(config: Path) -> None:
    write(config.parent / "profiles" / "b.toml", "Bo")
    write(config.parent / "profiles" / "a.toml", "Ada")
    (config.parent / "profiles" / "notes.txt").write_text("no profile", encoding="utf-8")
    assert names(config) == ["Ada", "Bo"]
    write(config.parent / "profile.toml", "Me")
    assert names(config) == ["Me", "Ada", "Bo"]


def test_those_that_are_named(config: Path) -> None:
    write(config.parent / "profile.toml", "Me")
    write(config.parent / "profiles" / "ada.toml", "Ada")
    write(config.parent / "class" / "bo.toml", "Bo")
    assert names(config, "ada") == ["Ada"]
    assert names(config, str(config.parent / "class")) == ["Bo"]
    assert names(config, str(config.parent / "class" / "bo.toml")) == ["Bo"]
    assert names(config, "me") == ["Me"], "as the student is called"


def test_who_is_alone(config: Path) -> None:
    write(config.parent / "profile.toml", "Me")
    assert [one.alone for one in load_profiles(config)] == [True]
    assert load_profiles(config, str(config.parent / "profile.toml"))[0].alone
    write(config.parent / "profiles" / "ada.toml", "Ada")
    assert [one.alone for one in load_profiles(config)] == [False, False]
    assert not load_profiles(config, "ada")[0].alone, "the other is there too"


def test_none_is_said(config: Path) -> None:
    with pytest.raises(ConfigError, match=r"profile\.toml: not found; `internscout init` writes one"):
        names(config)
    (config.parent / "empty").mkdir()
    with pytest.raises(ConfigError, match="empty: holds no profile; each is a file that ends in"):
        names(config, str(config.parent / "empty"))
    with pytest.raises(ConfigError, match="nobody: not found"):
        names(config, "nobody")


def test_two_of_one_name_are_refused(config: Path) -> None:
    write(config.parent / "profile.toml", "Ada")
    write(config.parent / "profiles" / "other.toml", "ada")
    with pytest.raises(ConfigError, match=r"profile\.toml \('Ada'\), .*other\.toml \('ada'\): the same name twice"):
        names(config)
