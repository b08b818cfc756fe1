"""Parts of a location string → places: which parts belong together, and which city of that name is meant.

All ways to cut the parts into runs are weighed, one place a run: a city beside its own region or country outweighs
everything, so "Georgia" is the state after Atlanta and the country after Tbilisi. Of several cities of one name the one
in a country or region named nearby wins, then the most populous.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product

from internscout.parse.fields._place_parts import Part, parts_of
from internscout.taxonomy.places import City, Region, cities_named, countries_named

__all__ = ["Place", "places_in"]

_LONGEST = 4  # parts of one place: street or district, city, region, country
_AGREES, _OTHERWISE = 3.0, float("-inf")
_GREAT, _TOWN, _SMALL = 300, 100, 15  # thousands of people


@dataclass(frozen=True, slots=True)
class Place:
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


@dataclass(frozen=True, slots=True)
class _Reading:
    """One run of parts read as one place, and how likely."""

    weight: float
    city: Part | None = None
    region: Region | None = None
    country: str | None = None
    used: tuple[Part, ...] = ()


def places_in(text: str, start: int = 0, end: int | None = None, near: Iterable[str] = ()) -> list[Place]:
    """The places named in `text[start:end]`; `near` are countries ("US") and regions ("US-CA") to prefer."""
    readings = _readings(text[start:end])
    preferred = {*near, *_areas(readings)}
    return list(dict.fromkeys(_place(reading, preferred, start) for reading in readings))


@lru_cache(maxsize=16384)
def _readings(text: str) -> tuple[_Reading, ...]:
    """The likeliest way to read a text as places; location strings repeat, from posting to posting."""
    parts = _as_list_of_states(parts_of(text))
    best: list[tuple[float, tuple[_Reading, ...]]] = [(0.0, ())]
    for last in range(1, len(parts) + 1):
        options = []
        for first in range(max(0, last - _LONGEST), last):
            if any(part.hard for part in parts[first + 1 : last]):
                continue
            reading = _read(parts[first:last])
            weight, before = best[first]
            options.append((weight + reading.weight, (*before, reading) if reading.used else before))
        best.append(max(options, key=lambda option: option[0]))
    return tuple(_with_new_york(best[-1][1]))


def _with_new_york(readings: Sequence[_Reading]) -> Iterator[_Reading]:
    """Among bare cities "NY" is the city: "SF / NY"."""
    bare = any(reading.city and not reading.region and not reading.country for reading in readings)
    for reading in readings:
        only = reading.used[0] if len(reading.used) == 1 else None
        if bare and only and only.name == "NY" and reading.city is None:
            yield replace(reading, city=replace(only, cities=cities_named("NYC")))
        else:
            yield reading


def _as_list_of_states(parts: list[Part]) -> list[Part]:
    """Where four or more states follow each other none of them is a city: "Ohio, Oregon" is not Oregon, Ohio."""
    states = [part.region is not None and part.region.code is not None and len(part.name) > 2 for part in parts]
    for n, part in enumerate(parts):
        if part.region and part.region.code == "DC":
            states[max(0, n - 1) : n + 1] = [False] * min(2, n + 1)  # "Washington, D.C." is no state
    for n, part in enumerate(parts):
        first = n - next((k for k in range(n + 1) if not states[n - k]), n + 1)
        after = next((k for k in range(len(parts) - n) if not states[n + k]), len(parts) - n)
        if states[n] and n + after - first - 1 >= 4:
            parts[n] = replace(part, cities=())
    return parts


def _areas(readings: Sequence[_Reading]) -> set[str]:
    areas = set()
    for reading in readings:
        if country := reading.country or (reading.region.country if reading.region else None):
            areas.add(country)
        if reading.region and reading.region.code:
            areas.add(f"{reading.region.country}-{reading.region.code}")
    return areas


def _read(run: Sequence[Part]) -> _Reading:
    """The likeliest reading of a run as one place; a single unknown part may also be nothing."""
    best = _Reading(-0.2 * len(run) if not any(part.known for part in run) else -2.0 * len(run))
    cities = [None, *(part for part in run if part.cities or part.may_be_name)]
    regions = [None, *(part for part in run if part.region)]
    countries = [None, *(part for part in run if part.country or part.code)]
    for city, region, country in product(cities, regions, countries):
        if (city or region or country) and not _twice(city, region, country):
            found = _weigh(run, city, region, country)
            best = found if found.weight > best.weight else best
    return best


def _twice(city: Part | None, region: Part | None, country: Part | None) -> bool:
    return (city is not None and (city is region or city is country)) or (region is not None and region is country)


def _weigh(run: Sequence[Part], city: Part | None, region_part: Part | None, country_part: Part | None) -> _Reading:
    region = region_part.region if region_part else None
    country = (country_part.country or country_part.code) if country_part else None
    weight = -1.0
    if region and country:
        weight += _AGREES if region.country == country else _OTHERWISE
    if city and _is_the_country(run, city, region, country_part):
        weight = _OTHERWISE
    weight += _city_weight(run, city, region_part, country) if city else 1.55 if region and region.code else 1.5
    lone_code = country_part and not country_part.country and not region
    if lone_code and (weight < _AGREES or _is_state_code(country_part)) and country != "DE":
        weight -= 0.4  # a two-letter code that nothing confirms is rather a state's
    used = tuple(part for part in run if part in (city, region_part, country_part))
    for part in run:
        if part not in used:
            if not part.known:
                weight -= 0.1
            elif _says_it_again(part, city, country) or _is_province(run, city, part, country):
                weight += 0.9
            else:
                weight -= 0.5 if part.region or part.code else 1.5
    return _Reading(weight, city, region, country, used)


def _is_state_code(part: Part | None) -> bool:
    return bool(part and part.region and part.region.country == "US")


def _says_it_again(part: Part, city: Part | None, country: str | None) -> bool:
    """Whether a part names what is named already: "England, United Kingdom", "Taipei City, Taipei City"."""
    same_city = city is not None and bool(city.cities) and part.cities == city.cities
    return same_city or (country is not None and country in (part.country, part.code))


def _is_province(run: Sequence[Part], city: Part | None, part: Part, country: str | None) -> bool:
    """Whether a great city stands for its province: "Nieuwegein, Utrecht, Netherlands"."""
    if city is None or country is None or [city, part] != run[:2] or len(run) != 3:
        return False
    town, capital = ([c.population for c in p.cities if c.country == country] for p in (city, part))
    return bool(town and capital) and town[0] < _TOWN <= capital[0]


def _is_the_country(run: Sequence[Part], city: Part, region: Region | None, country_part: Part | None) -> bool:
    """Whether a country's name is the country: unless a region is named with it, or right after it another country
    in which a city of that name is known to lie ("Armenia, Colombia").
    """
    if city.country is None or region:
        return False
    if country_part is None:  # "Singapore" is both, "Panama" not the City
        return not any(countries_named(c.name) == c.country == city.country for c in city.cities)
    named = country_part.country or country_part.code
    lies_there = any(_fits(c, None, named) for c in city.cities)
    follows = run.index(country_part) == run.index(city) + 1
    return not (lies_there and (follows or named == city.country))


def _city_weight(run: Sequence[Part], part: Part, region_part: Part | None, country: str | None) -> float:
    region = region_part.region if region_part else None
    if not region and not country:
        return _lone_city_weight(part)
    fitting = [city for city in part.cities if _fits(city, region, country)]
    tiny = bool(fitting) and fitting[0].population < _SMALL and part.cities[0].population >= _GREAT
    if tiny and not country and region_part and region_part.cities:
        return _OTHERWISE  # "Boston, New York" are two cities, though there is a Boston in the state
    if fitting and not part.own_name:
        return 1.6 + (_AGREES if country else 0) + (0 if not region else _AGREES if region.code else 0.5)
    # A name unknown there counts as a small town, right beside the state or country.
    index = run.index(part)
    after = run[index + 1] if index + 1 < len(run) else None
    if after and after.glued and not region:
        return _OTHERWISE  # "Mapbox US"
    small = part.may_be_name or (part.cities and not part.within and part.cities[0].population < _GREAT)
    if part.cities and not small:  # "Paris, Maine, United States"
        small = bool(after and region and after.region == region and not after.cities and country == region.country)
    beside = any(abs(index - i) == 1 and other.known for i, other in enumerate(run))
    return 2.2 if small and beside else _OTHERWISE


def _lone_city_weight(part: Part) -> float:
    """A name of a city and of a country or region is the city's if it lies there, or is much the better known."""
    if not part.cities:
        return _OTHERWISE
    city = part.cities[0]
    if part.region and not _fits(city, part.region, None):
        return 1.6 if city.population >= _GREAT else 1.3
    return 1.6


def _fits(city: City, region: Region | None, country: str | None) -> bool:
    if region and (city.country != region.country or (region.code and city.region != region.code)):
        return False
    return not country or city.country == country


def _place(reading: _Reading, preferred: set[str], offset: int) -> Place:
    start = offset + min(part.start for part in reading.used)
    end = offset + max(part.end for part in reading.used)
    region, country = reading.region, reading.country
    known = country or (region.country if region else None)
    sure = known is not None and not (len(reading.used) == 1 and reading.used[0].code and not reading.city)
    code = region.code if region else None
    if reading.city is None:
        return Place(None, code, known, start, end, sure)
    fitting = [city for city in reading.city.cities if _fits(city, region, country)]
    if not fitting or (known and reading.city.own_name):
        return Place(_titled(reading.city.name), code, known, start, end, code is not None, 0, reading.city.name)
    least = _SMALL if fitting[0].population >= _TOWN else 0  # a small namesake is not meant because its country is near
    likely = [city for city in fitting if city.population >= least]
    city = max(likely, key=lambda c: (f"{c.country}-{c.region}" in preferred, c.country in preferred, c.population))
    return Place(city.name, city.region, city.country, start, end, sure, max(city.population, 1), reading.city.name)


def _titled(name: str) -> str:
    """A town unknown to the table, as written; shouted names in small letters."""
    return re.sub(r"\w[\w']*", lambda word: word[0].capitalize(), name) if name.isupper() else name
