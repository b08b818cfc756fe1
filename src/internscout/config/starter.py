"""The two files that `internscout init` writes: valid and useful as they are, with every key explained."""

import csv
from importlib import resources
from pathlib import Path

from internscout.config.edit import board_line
from internscout.config.profile import PROFILE_FILE
from internscout.config.settings import SETTINGS_FILE
from internscout.errors import UsageError
from internscout.model import Board

_DATA = resources.files("internscout.config.data")


def starter_boards() -> tuple[Board, ...]:
    """The boards of AI and ML employers that a new configuration lists, by company name."""
    lines = _DATA.joinpath("boards.csv").read_text(encoding="utf-8").splitlines()
    return tuple(Board(row["source"], row["token"], row["company"]) for row in csv.DictReader(lines))


def settings_text() -> str:
    """The starting `internscout.toml`."""
    lines = "\n".join(f"  {board_line(board)}," for board in starter_boards())
    return _DATA.joinpath("internscout.toml").read_text(encoding="utf-8").replace("@BOARDS@", lines)


def profile_text() -> str:
    """The starting `profile.toml`."""
    return _DATA.joinpath("profile.toml").read_text(encoding="utf-8")


def write_starter(folder: Path, *, force: bool = False) -> list[Path]:
    """Write both files into `folder`. Raises `UsageError` when one is there already and `force` is false."""
    files = {folder / SETTINGS_FILE: settings_text(), folder / PROFILE_FILE: profile_text()}
    if present := [path for path in files if path.exists() and not force]:
        raise UsageError(f"{', '.join(map(str, present))}: already there; --force overwrites")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, text in files.items():
            path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{folder}: cannot be written: {error.strerror}") from None
    return list(files)
