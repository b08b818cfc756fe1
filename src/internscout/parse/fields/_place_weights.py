"""How likely a run of parts is one place: a city beside its own region or country outweighs everything.

So "Georgia" is the state after Atlanta and the country after Tbilisi.
"""

from collections.abc import Sequence
from itertools import product
from typing import NamedTuple

from internscout.parse.fields._place_parts import Part
from internscout.taxonomy.places import City, Region, countries_named

__all__ = ["IMPOSSIBLE", "SMALL", "TOWN", "Reading", "fits", "plain_reading", "read"]

_KNOWN_CITY, _AGREES = 1.6, 3.0
IMPOSSIBLE = float("-inf")
_GREAT, TOWN, SMALL = 300, 100, 15  # thousands of people
_PROVINCES = ("Utrecht", "Groningen")  # called as their capitals


class Reading(NamedTuple):
    """One run of parts read as one place, and how likely."""

    weight: float
    city: Part | None = None
    region: Region | None = None
    country: str | None = None
    used: tuple[Part, ...] = ()


def read(run: Sequence[Part]) -> Reading:
    """The likeliest reading of a run as one place; a single unknown part may also be nothing."""
    if plain := plain_reading(run):
        return plain
    weight = -2.0 * len(run) if any(part.known for part in run) else -0.2 * len(run)
    best: tuple[Part | None, Part | None, Part | None] = (None, None, None)
    cities = [None, *(part for part in run if part.cities or part.may_be_name)]
    regions = [None, *(part for part in run if part.region)]
    countries = [None, *(part for part in run if part.country or part.code)]
    for city, region, country in product(cities, regions, countries):
        if (city or region or country) and not _twice(city, region, country):
            found = _weigh(run, city, region, country)
            if found > weight:
                weight, best = found, (city, region, country)
    return _reading(weight, run, *best)


def plain_reading(run: Sequence[Part]) -> Reading | None:
    """A city with its state or its country or both right behind it, which nothing outweighs; None for all else."""
    if not 2 <= len(run) <= 3 or not run[0].cities or run[0].within:
        return None
    city, after = run[0], run[1]
    if len(run) == 3:
        country = run[2].country or run[2].code
        if after.region and after.region.country == country and _lies_in(city, after.region, country):
            weight = _AGREES - 1.0 + (_KNOWN_CITY + _AGREES + (_AGREES if after.region.code else 0.5))
            return _reading(weight, run, *run)
        return None
    if after.country and not (after.region or after.cities or city.region or city.country):
        agrees = _lies_in(city, None, after.country)
        return _reading(_KNOWN_CITY + _AGREES - 1.0, run, city, None, after) if agrees else None
    if after.region and after.region.code and not (after.country or after.cities) and _is_rather_state(after):
        agrees = _lies_in(city, after.region, None)
        return _reading(_KNOWN_CITY + _AGREES - 1.0, run, city, after, None) if agrees else None
    return None


def _is_rather_state(part: Part) -> bool:
    return part.code is None or (_is_state_code(part) and part.code != "DE")


def _lies_in(city: Part, region: Region | None, country: str | None) -> bool:
    return any(fits(one, region, country) for one in city.cities)


def _reading(
    weight: float, run: Sequence[Part], city: Part | None, region_part: Part | None, country_part: Part | None
) -> Reading:
    region = region_part.region if region_part else None
    country = (country_part.country or country_part.code) if country_part else None
    used = tuple([part for part in run if part is city or part is region_part or part is country_part])
    return Reading(weight, city, region, country, used)


def _twice(city: Part | None, region: Part | None, country: Part | None) -> bool:
    return (city is not None and (city is region or city is country)) or (region is not None and region is country)


def _weigh(run: Sequence[Part], city: Part | None, region_part: Part | None, country_part: Part | None) -> float:
    region = region_part.region if region_part else None
    country = (country_part.country or country_part.code) if country_part else None
    if region and country and region.country != country:
        return IMPOSSIBLE
    weight = _AGREES - 1.0 if region and country else -1.0
    if city is None:
        weight += 1.55 if region and region.code else 1.5
    elif _is_the_country(run, city, region, country_part):
        return IMPOSSIBLE
    else:
        weight += _city_weight(run, city, region_part, country)
        if weight == IMPOSSIBLE:
            return weight
    lone_code = country_part and not country_part.country and not region
    if lone_code and (weight < _AGREES or _is_state_code(country_part)) and country != "DE":
        weight -= 0.4  # a two-letter code that nothing confirms is rather a state's
    for part in run:
        if part is city or part is region_part or part is country_part:
            continue
        if not part.known:
            weight -= 0.1
        elif _says_it_again(part, city, country) or _is_province(run, city, part, country):
            weight += 0.9
        else:
            weight -= 0.5 if part.region or part.code else 1.5
    return weight


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
    if part.name in _PROVINCES and part.start > city.end:
        return True
    town, capital = ([c.population for c in p.cities if c.country == country] for p in (city, part))
    return bool(town and capital) and town[0] < TOWN <= capital[0]


def _is_the_country(run: Sequence[Part], city: Part, region: Region | None, country_part: Part | None) -> bool:
    """Whether a country's name is the country: unless a region is named with it, or right after it another country
    in which a city of that name is known to lie ("Armenia, Colombia").
    """
    if city.country is None or region:
        return False
    if country_part is None:  # "Singapore" is both, "Panama" not the City
        return not any(countries_named(c.name) == c.country == city.country for c in city.cities)
    named = country_part.country or country_part.code
    lies_there = any(fits(c, None, named) for c in city.cities)
    follows = run.index(country_part) == run.index(city) + 1
    return not (lies_there and (follows or named == city.country))


def _city_weight(run: Sequence[Part], part: Part, region_part: Part | None, country: str | None) -> float:
    region = region_part.region if region_part else None
    if not region and not country:
        return _lone_city_weight(part)
    fitting = [city for city in part.cities if fits(city, region, country)]
    tiny = bool(fitting) and fitting[0].population < SMALL and part.cities[0].population >= _GREAT
    if tiny and not country and region_part and region_part.cities:
        return IMPOSSIBLE  # "Boston, New York" are two cities, though there is a Boston in the state
    if fitting and not part.own_name:
        return _KNOWN_CITY + (_AGREES if country else 0) + (0 if not region else _AGREES if region.code else 0.5)
    # A name unknown there counts as a small town, right beside the state or country.
    index = run.index(part)
    after = run[index + 1] if index + 1 < len(run) else None
    if after and after.glued and not region:
        return IMPOSSIBLE  # "Mapbox US"
    small = part.may_be_name or (part.cities and not part.within and part.cities[0].population < _GREAT)
    if part.cities and not small:  # "Paris, Maine, United States"
        small = bool(after and region and after.region == region and not after.cities and country == region.country)
    beside = any(abs(index - i) == 1 and other.known for i, other in enumerate(run))
    return 2.2 if small and beside else IMPOSSIBLE


def _lone_city_weight(part: Part) -> float:
    """A name of a city and of a country or region is the city's if it lies there, or is much the better known."""
    if not part.cities:
        return IMPOSSIBLE
    city = part.cities[0]
    if part.region and not fits(city, part.region, None):
        return 1.6 if city.population >= _GREAT else 1.3
    return 1.6


def fits(city: City, region: Region | None, country: str | None) -> bool:
    if region and (city.country != region.country or (region.code and city.region != region.code)):
        return False
    return not country or city.country == country
