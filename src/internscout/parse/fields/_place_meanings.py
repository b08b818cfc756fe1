"""All that one name of a place may mean; which of it is meant, `_place_groups.py` decides by what stands beside it."""

from functools import lru_cache
from typing import NamedTuple

from internscout.taxonomy.places import City, Region, cities_named, countries_named, is_country_code, regions_named

__all__ = ["NOTHING", "Meanings", "is_area", "meanings"]

_LONGEST_NAME = 100  # characters: longer than any in the tables
_CITY_CODES = frozenset(("SF", "LA", "KL", "DC"))


class Meanings(NamedTuple):
    """Cities, a region, a country by its name, a country by its two-letter code."""

    cities: tuple[City, ...] = ()
    region: Region | None = None
    country: str | None = None
    code: str | None = None


NOTHING = Meanings()


def meanings(name: str) -> Meanings:
    """What a name may mean; blanks around it do not matter."""
    return _meanings(name) if len(name) <= _LONGEST_NAME else NOTHING


@lru_cache(maxsize=16384)
def _meanings(name: str) -> Meanings:
    name = name.strip()
    if len(name) < 2 or (name.islower() and len(name) < 4):
        return NOTHING
    if len(name) == 2:
        code = name if name.isupper() and is_country_code(name) else None
        cities = cities_named(name) if name in _CITY_CODES else ()
        return Meanings(cities, regions_named(name), countries_named(name), code)
    return Meanings(cities_named(name), regions_named(name), countries_named(name))


def is_area(name: str) -> bool:
    """True for a region or country; "Island" is Iceland, but not in "Long Island"."""
    _, region, country, code = meanings(name)
    return bool(region or country or code) and name != "Island"
