"""The two files that `internscout init` writes: valid and useful as they are, with every key explained."""

from collections.abc import Mapping
from importlib import resources
from pathlib import Path

from internscout.config.profile import PROFILE_FILE
from internscout.config.settings import SETTINGS_FILE
from internscout.errors import UsageError

_DATA = resources.files("internscout.config.data")


def settings_text() -> str:
    """The starting `internscout.toml`."""
    return _DATA.joinpath("internscout.toml").read_text(encoding="utf-8")


def profile_text() -> str:
    """The starting `profile.toml`."""
    return _DATA.joinpath("profile.toml").read_text(encoding="utf-8")


def refuse_present(*paths: Path) -> None:
    """Raise `UsageError` when one of the files is there already."""
    if present := [path for path in paths if path.exists()]:
        raise UsageError(f"{', '.join(map(str, present))}: already there; --force overwrites")


def write_starter(folder: Path, *, force: bool = False, profile: str | None = None) -> list[Path]:
    """Write both files into `folder`; with the text of a `profile` that one, and the settings where there are none.

    Raises `UsageError` when one of them is there already and `force` is false.
    """
    files = {folder / SETTINGS_FILE: settings_text(), folder / PROFILE_FILE: profile or profile_text()}
    if profile and (folder / SETTINGS_FILE).exists():
        del files[folder / SETTINGS_FILE]
    write_new(files, force=force)
    return list(files)


def write_new(files: Mapping[Path, str], *, force: bool = False) -> None:
    """Write files of one folder, which is made. Raises `UsageError` when one is there already and `force` is false."""
    if not force:
        refuse_present(*files)
    try:
        for path, text in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{error.filename}: cannot be written: {error.strerror}") from None
