"""Where a citizenship lets one work besides its own country: unions of free movement, as dated data of the package."""

import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Union:
    """Countries (ISO 3166) whose citizens may work in each of them."""

    name: str
    countries: frozenset[str]


@cache
def unions() -> tuple[Union, ...]:
    """The unions of the package."""
    source = resources.files(__package__).joinpath("data", "movement.toml")
    tables = tomllib.loads(source.read_text(encoding="utf-8"))
    return tuple(Union(t["name"], frozenset(t["countries"])) for key, t in tables.items() if key != "about")


def opened(citizenships: Collection[str]) -> Mapping[str, str]:
    """Each further country that these citizenships open, and by which union."""
    return dict(_opened(frozenset(citizenships)))


def _opened(mine: frozenset[str]) -> Iterator[tuple[str, str]]:
    for union in unions():
        if mine & union.countries:
            yield from ((country, union.name) for country in sorted(union.countries - mine))
