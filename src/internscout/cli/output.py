"""What commands print: aligned tables cut to the terminal, or JSON; colour only on terminals that want it."""

import json
import os
import shutil
import sys
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path


def coloured() -> bool:
    """Standard output is a terminal, and NO_COLOR is not set."""
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ


def strong(text: str) -> str:
    """Bold where colours are."""
    return f"\x1b[1m{text}\x1b[0m" if coloured() else text


def print_json(value: object) -> None:
    """Dates in ISO format, everything else as JSON has it."""
    print(json.dumps(value, ensure_ascii=False, indent=2, default=_plain))


def _plain(value: object) -> object:
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, Iterable):
        return list(value)
    if isinstance(value, Path):
        return str(value)
    return str(value)


def safe(text: object) -> str:
    """One line, without control characters: a posting's title must not steer the reader's terminal."""
    return " ".join("".join(c if unicodedata.category(c)[0] != "C" else " " for c in str(text)).split())


def print_table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Columns as wide as needed; on a terminal the widest are cut so that a row stays one line."""
    cells = [[safe("" if value is None else value) for value in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(head, *cells, strict=True)]
    if sys.stdout.isatty():
        room = shutil.get_terminal_size().columns - 2 * (len(head) - 1)
        while sum(widths) > room and max(widths) > 12:
            widths[widths.index(max(widths))] -= 1
    print(strong(_row(head, widths)))
    for row in cells:
        print(_row(row, widths))


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(_fit(cell, width) for cell, width in zip(cells, widths, strict=True)).rstrip()


def _fit(text: str, width: int) -> str:
    return text.ljust(width) if len(text) <= width else text[: width - 1] + "…"
