"""Parts of a location string → places: which parts belong together, and which city of that name is meant.

All ways to cut the parts into runs are weighed, one place a run: a city beside its own region or country outweighs
everything, so "Georgia" is the state after Atlanta and the country after Tbilisi. Of several cities of one name the one
in a country or region named nearby wins, then the most populous.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby, pairwise
from typing import NamedTuple

from internscout.parse.fields._place_parts import Part, parts_of
from internscout.parse.fields._place_weights import IMPOSSIBLE, SMALL, TOWN, Reading, fits, plain_reading, read
from internscout.taxonomy.places import cities_named

__all__ = ["Place", "places_in"]

_LONGEST = 4  # parts of one place: street or district, city, region, country
_STATES = 4  # so many in a row are a list of states
_MOST_PARTS = 600  # of one text: no list of places is longer


class Place(NamedTuple):
    """A place and where it was read: `text[start:end]`.

    `sure`: region or country were written with it, and not as a mere two-letter code without a city. `population`, in
    thousands, is 0 for what the table of cities does not hold. `written` is the city's name as the text has it.
    """

    city: str | None
    region: str | None
    country: str | None
    start: int
    end: int
    sure: bool = True
    population: int = 0
    written: str = ""


def places_in(text: str, start: int = 0, end: int | None = None, near: Iterable[str] = ()) -> list[Place]:
    """The places named in `text[start:end]`; `near` are countries ("US") and regions ("US-CA") to prefer."""
    readings = _readings(text[start:end])
    if not readings:
        return []
    preferred = {*near, *_areas(readings)}
    return list(dict.fromkeys([_place(reading, preferred, start) for reading in readings]))


@lru_cache(maxsize=16384)
def _readings(text: str) -> tuple[Reading, ...]:
    """The likeliest way to read a text as places; location strings repeat, from posting to posting."""
    parts = _as_list_of_states(parts_of(text)[:_MOST_PARTS])
    starts = [n for n, part in enumerate(parts) if part.hard or n == 0]
    found: list[Reading] = []
    for first, last in pairwise([*starts, len(parts)]):
        row = parts[first:last]
        plain = plain_reading(row)
        found += [plain] if plain else _likeliest(row)
    return tuple(_with_new_york(found))


def _likeliest(row: Sequence[Part]) -> list[Reading]:
    """The likeliest way to cut a row of parts into runs, one place each."""
    weights, runs = [0.0], [(0, Reading(0.0))]  # up to each part: the weight of the likeliest way, and its last run
    for last in range(1, len(row) + 1):
        best = IMPOSSIBLE
        for first in range(max(0, last - _LONGEST), last):
            reading = read(row[first:last])
            if weights[first] + reading.weight > best:
                best, run = weights[first] + reading.weight, (first, reading)
        weights.append(best)
        runs.append(run)
    found, last = [], len(row)
    while last:
        last, reading = runs[last]
        if reading.used:
            found.append(reading)
    return found[::-1]


def _with_new_york(readings: Sequence[Reading]) -> Iterator[Reading]:
    """Among bare cities "NY" is the city: "SF / NY"."""
    bare = any(reading.city and not reading.region and not reading.country for reading in readings)
    for reading in readings:
        only = reading.used[0]
        if bare and len(reading.used) == 1 and only.name == "NY" and reading.city is None:
            yield reading._replace(city=only._replace(cities=cities_named("NYC")))
        else:
            yield reading


def _as_list_of_states(parts: list[Part]) -> list[Part]:
    """Where four or more states follow each other none of them is a city: "Ohio, Oregon" is not Oregon, Ohio."""
    if len(parts) < _STATES:
        return parts
    states = [part.region is not None and part.region.code is not None and len(part.name) > 2 for part in parts]
    for n, part in enumerate(parts):
        if part.region and part.region.code == "DC":
            states[max(0, n - 1) : n + 1] = [False] * min(2, n + 1)  # "Washington, D.C." is no state
    listed: list[Part] = []
    for is_state, run in groupby(zip(states, parts, strict=True), key=lambda pair: pair[0]):
        found = [part for _, part in run]
        listed += [part._replace(cities=()) for part in found] if is_state and len(found) >= _STATES else found
    return listed


def _areas(readings: Sequence[Reading]) -> set[str]:
    areas = set()
    for reading in readings:
        if country := reading.country or (reading.region.country if reading.region else None):
            areas.add(country)
        if reading.region and reading.region.code:
            areas.add(f"{reading.region.country}-{reading.region.code}")
    return areas


def _place(reading: Reading, preferred: set[str], offset: int) -> Place:
    start = offset + min(part.start for part in reading.used)
    end = offset + max(part.end for part in reading.used)
    region, country = reading.region, reading.country
    known = country or (region.country if region else None)
    sure = known is not None and not (len(reading.used) == 1 and reading.used[0].code and not reading.city)
    code = region.code if region else None
    if reading.city is None:
        return Place(None, code, known, start, end, sure)
    fitting = [city for city in reading.city.cities if fits(city, region, country)]
    if not fitting or (known and reading.city.own_name):
        return Place(_titled(reading.city.name), code, known, start, end, code is not None, 0, reading.city.name)
    least = SMALL if fitting[0].population >= TOWN else 0  # a small namesake is not meant because its country is near
    likely = [city for city in fitting if city.population >= least]
    city = max(likely, key=lambda c: (f"{c.country}-{c.region}" in preferred, c.country in preferred, c.population))
    return Place(city.name, city.region, city.country, start, end, sure, max(city.population, 1), reading.city.name)


def _titled(name: str) -> str:
    """A town unknown to the table, as written; shouted names in small letters."""
    return re.sub(r"\w[\w']*", lambda word: word[0].capitalize(), name) if name.isupper() else name
