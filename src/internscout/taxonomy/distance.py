"""How far two cities are apart, in a straight line over the Earth.

`data/positions.bin.gz` holds the position of each line of the table of cities, in its order: latitude and longitude in
hundredths of a degree (about a kilometre), two signed 16-bit numbers each, little-endian. Both files are made by
`data/tools/make_places.py` from GeoNames (CC BY 4.0). It is loaded at the first question, in some milliseconds.
"""

import gzip
import math
import sys
from array import array
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from internscout.taxonomy.places import City, rows_named

EARTH_KM = 6371.0


@dataclass(frozen=True, slots=True)
class Position:
    """Degrees north and east, rounded to 0.01."""

    latitude: float
    longitude: float


@lru_cache(maxsize=8192)
def position(name: str, country: str | None, region: str | None) -> Position | None:
    """Where the most populous city of this name (in this country and region, if given) lies; None for an unknown."""
    for row, city in rows_named(name):
        if country in (None, city.country) and region in (None, city.region):
            north, east = _positions()[2 * row : 2 * row + 2]
            return Position(north / 100, east / 100)
    return None


def of_city(city: City) -> Position | None:
    """Where a city of the table lies."""
    return position(city.name, city.country, city.region)


@lru_cache(maxsize=65536)
def kilometres(one: Position, other: Position) -> float:
    """The great-circle distance between two positions."""
    north, south = math.radians(one.latitude), math.radians(other.latitude)
    turn = math.radians(other.longitude - one.longitude)
    half = math.sin((south - north) / 2) ** 2 + math.cos(north) * math.cos(south) * math.sin(turn / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(half))


@cache
def _positions() -> "array[int]":
    packed = resources.files("internscout.taxonomy.data").joinpath("positions.bin.gz").read_bytes()
    found = array("h", gzip.decompress(packed))
    if sys.byteorder == "big":
        found.byteswap()
    return found
