"""Add and remove boards in `internscout.toml` without touching the rest: comments and order stay (tomlkit).

A board that the file lists is a line; one of the catalogue is removed by naming it under `skip`.
"""

from collections.abc import Collection
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import Array

from internscout.errors import ConfigError
from internscout.model import Board


def board_line(board: Board) -> str:
    """The inline table that stands for a board, its values escaped."""
    table = tomlkit.inline_table()
    table.update({"source": board.source, "token": board.token, "company": board.company})
    if board.url:
        table["url"] = board.url
    return table.as_string().replace("{", "{ ", 1).removesuffix("}").rstrip() + " }"


def add_boards(path: Path, boards: Collection[Board]) -> list[Board]:
    """Append the boards that the file does not list yet; returns those. Raises `ConfigError`."""
    document = _read(path)
    listed = _array(document, path, "boards", "an array of tables in braces, one a line")
    # Whatever their case, as the settings compare them: a file with both would be refused.
    known = {f"{entry.get('source')}:{entry.get('token')}".casefold() for entry in listed.unwrap()}
    added = [board for board in boards if board.key.casefold() not in known]
    for board in added:
        listed.add_line(tomlkit.value(board_line(board)), indent="  ", add_comma=True)
    if added:
        _close_below(listed)
        _write(path, document)
    return added


def remove_boards(path: Path, keys: Collection[str]) -> list[str]:
    """Take the boards with these keys out of the file, or skip them; returns these keys. Raises `ConfigError`."""
    document = _read(path)
    listed = _array(document, path, "boards", "an array of tables in braces, one a line")
    rows = [f"{entry.get('source')}:{entry.get('token')}" for entry in listed.unwrap()]
    for index in reversed([n for n, key in enumerate(rows) if key in keys]):
        del listed[index]
    if others := [key for key in keys if key not in rows]:
        skip = _array(document, path, "skip", "an array of boards as source:token")
        for key in others:
            skip.add_line(key, indent="  ", add_comma=True)
        _close_below(skip)
    _write(path, document)
    return [*(key for key in rows if key in keys), *others]


def _close_below(array: Array) -> None:
    """The closing bracket on a line of its own."""
    if not array.as_string().endswith("\n]"):
        array.add_line(indent="")


def _read(path: Path) -> tomlkit.TOMLDocument:
    try:
        return tomlkit.parse(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ConfigError(f"{path}: not found; `internscout init` writes one") from None
    except (OSError, UnicodeDecodeError, TOMLKitError) as error:
        raise ConfigError(f"{path}: cannot be edited: {error}") from None


def _array(document: tomlkit.TOMLDocument, path: Path, key: str, form: str) -> Array:
    """The array `sources.<key>`, made when there is none."""
    sources: Any = document.setdefault("sources", tomlkit.table())
    array = sources.setdefault(key, tomlkit.array().multiline(multiline=True))
    if not isinstance(array, Array):
        raise ConfigError(f"{path}: key 'sources.{key}': should be {form}")
    return array


def _write(path: Path, document: tomlkit.TOMLDocument) -> None:
    """In one step: a full disk or a kill leaves the old file."""
    temporary = path.with_name(f".{path.name}.new")
    try:
        temporary.write_text(tomlkit.dumps(document), encoding="utf-8")
        temporary.replace(path)
    except OSError as error:
        raise ConfigError(f"{path}: cannot be written: {error.strerror}") from None
