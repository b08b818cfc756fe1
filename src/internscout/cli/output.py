"""What commands print: aligned tables cut to the terminal, or JSON; colour only on terminals that want it."""

import json
import math
import os
import shutil
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal

from internscout.visible import visible


def coloured() -> bool:
    """Standard output is a terminal, and NO_COLOR is not set."""
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ


def strong(text: str) -> str:
    """Bold where colours are."""
    return f"\x1b[1m{text}\x1b[0m" if coloured() else text


def print_json(value: object) -> None:
    """Dates in ISO format, decimals as numbers, what is no number as null; everything else as JSON has it."""
    print(json.dumps(_plain(value), ensure_ascii=not speaks_unicode(), indent=2))


def speaks_unicode() -> bool:
    """Standard output takes any character."""
    return (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"


def _plain(value: object) -> object:
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, float | Decimal):
        return float(value) if math.isfinite(value) else None
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): _plain(part) for key, part in value.items()}
    if isinstance(value, Iterable) and not isinstance(value, bytes):
        return [_plain(part) for part in value]
    return str(value)


def counted(number: int, what: str) -> str:
    """`1 posting`, `2 postings`."""
    return f"{number} {what}{'' if number == 1 else 's'}"


def print_table(
    head: Sequence[str], rows: Sequence[Sequence[object]], *, limits: Mapping[str, int] | None = None
) -> None:
    """Columns as wide as needed, those in `limits` at most so wide; on a terminal these are cut further."""
    limits = limits or {}
    cells = [[_cell(value) for value in row] for row in rows]
    widths = [
        min(max(map(len, column)), limits.get(name, sys.maxsize))
        for name, column in zip(head, zip(head, *cells, strict=True), strict=True)
    ]
    if sys.stdout.isatty():
        _narrow(widths, [n for n, name in enumerate(head) if name in limits])
    print(strong(_row(head, widths)))
    for row in cells:
        print(_row(row, widths))


def _narrow(widths: list[int], elastic: Sequence[int]) -> None:
    """Take from the widest of the elastic columns until a row fits the terminal, or none of them is wide any more."""
    room = shutil.get_terminal_size().columns - 2 * (len(widths) - 1)
    while elastic and sum(widths) > room:
        widest = max(elastic, key=lambda n: widths[n])
        if widths[widest] <= 8:
            return
        widths[widest] -= 1


def _cell(value: object) -> str:
    if value is None:
        return ""
    return visible(json.dumps(_plain(value), ensure_ascii=False) if isinstance(value, list | dict) else value)


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(_fit(cell, width) for cell, width in zip(cells, widths, strict=True)).rstrip()


def _fit(text: str, width: int) -> str:
    return text.ljust(width) if len(text) <= width else text[: width - 1] + "…"
