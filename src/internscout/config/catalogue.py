"""The catalogue: boards of some 15,000 employers that come with the program, a file a source under `data/catalogue`.

Facts from public registries, named per row; none was called live when the list was made. It is data, checked by tests
and made by `tools/catalogue.py`, and is therefore read without being validated row by row at each start. `unread.csv`
holds the rows that no source of this version can read: they are counted, never asked.
"""

import csv
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import NamedTuple

from internscout.model import Board

ALL = "all"
AI = "ai"
NONE = "none"

_DATA = resources.files("internscout.config.data").joinpath("catalogue")
_UNREAD = "unread.csv"


class Entry(NamedTuple):
    """A board of the catalogue; `ai` marks employers of AI and ML, `seen_in` names the registries that list it."""

    board: Board
    ai: bool
    seen_in: tuple[str, ...]


@cache
def vendors() -> tuple[str, ...]:
    """The sources that the catalogue has boards of, by name."""
    names = (file.name.removesuffix(".csv") for file in _DATA.iterdir() if file.name.endswith(".csv"))
    return tuple(sorted(name for name in names if f"{name}.csv" != _UNREAD))


@cache
def chosen(choice: str | tuple[str, ...]) -> tuple[Entry, ...]:
    """The entries that a setting `sources.catalogue` stands for, ordered by source and token."""
    if choice == NONE:
        return ()
    names = vendors() if isinstance(choice, str) else tuple(name for name in vendors() if name in choice)
    return tuple(entry for name in names for entry in _entries(name, only_ai=choice == AI))


@cache
def unread() -> Mapping[str, int]:
    """How many rows of which source this version cannot read: another vendor, or an address that is not whole."""
    rows = csv.reader(_lines(_UNREAD))
    next(rows)
    return dict(Counter(source for source, *_ in rows))


def _entries(name: str, *, only_ai: bool) -> Iterator[Entry]:
    rows = csv.reader(_lines(f"{name}.csv"))
    next(rows)
    for token, company, ai, seen_in, _, url, base_url in rows:
        if ai or not only_ai:
            yield Entry(Board(name, token, company, url, base_url), bool(ai), tuple(seen_in.split("+")))


def _lines(name: str) -> list[str]:
    return _DATA.joinpath(name).read_text(encoding="utf-8").splitlines()
