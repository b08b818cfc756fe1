"""Where a posting is, and how one works there, against where and how the student would work.

Cities and countries of the profile are alternatives: either one makes a place fit. A city may be narrowed by a region
or country code ("Cambridge, MA") and widened by a radius. Remote work counts for the profile's countries, and for those
of its cities.
"""

from dataclasses import dataclass
from functools import lru_cache

from internscout.config import Places
from internscout.match.asks import Spot
from internscout.match.case import SILENT, Case
from internscout.match.words import number, several
from internscout.model import Verdict
from internscout.taxonomy.distance import Position, kilometres, of_city, position
from internscout.taxonomy.places import City, cities_named, fold

# What judging a place looks at, of the profile and of the posting.
PLACE = (("places",), ("asks.workplace", "asks.spots", "asks.countries", "asks.right_to_work", "ad.location"))


@dataclass(frozen=True, slots=True)
class Placing:
    """Whether the place fits, how well (0…1), and why."""

    verdict: Verdict
    share: float
    why: str
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Goal:
    """A wanted city: the names it goes by, its region or country code if one was given, and where it may lie."""

    name: str
    names: frozenset[str]
    code: str
    cities: tuple[City, ...]

    def is_at(self, spot: Spot) -> bool:
        """True when the spot is this city."""
        if spot.city is None or fold(spot.city) not in self.names:
            return False
        return not self.code or self.code in {(spot.region or "").casefold(), (spot.country or "").casefold()}

    def may_be_in(self, spot: Spot, *, around: bool) -> bool:
        """True when a spot without a known city could hold this one (or, `around`, lie beside it)."""
        if not self.cities or spot.country is None:
            return True
        inside = [city for city in self.cities if city.country == spot.country]
        return bool(inside) and (around or spot.region is None or any(city.region == spot.region for city in inside))

    @property
    def position(self) -> Position | None:
        """Where it lies; of several cities of the name, the most populous."""
        return of_city(self.cities[0]) if self.cities else None


@lru_cache(maxsize=4096)
def _goal(wanted: str) -> Goal:
    name, _, code = (part.strip() for part in wanted.partition(","))
    code = code.casefold()
    found = cities_named(name)
    cities = tuple(c for c in found if not code or code in {(c.region or "").casefold(), c.country.casefold()})
    # A nickname ("NYC") stands for its city; a city's name is that of all cities called so.
    return Goal(name, frozenset({fold(name), *(fold(city.name) for city in cities)}), code, cities)


def settle_place(case: Case) -> Placing:
    """Judge the posting's places. `unknown` when it names none, or none precisely enough."""
    places, way = case.profile.places, case.asks.workplace
    if way == "remote":
        return _remote(case)
    if (way == "hybrid" and not places.hybrid) or (way == "onsite" and not places.onsite):
        return Placing("no", 0.0, f"{way}, which you do not want", case.quote("workplace"))
    found = _there(case)
    if way is None and not places.onsite and found.verdict == "yes":
        return Placing("unknown", SILENT, f"{found.why}; whether on site is not stated", found.quote)
    return found


def _there(case: Case) -> Placing:
    places, spots = case.profile.places, case.asks.spots
    if not spots:
        stated = case.ad.location
        if elsewhere := _works_elsewhere(case):
            return Placing("no", 0.0, elsewhere, case.quote("work_authorization"))
        return Placing("unknown", SILENT, "place not clear" if stated else "no place stated", stated)
    if not places.cities and not places.countries:
        return Placing("yes", 0.8, _names(spots), case.quote("locations"))
    return _among(case, places, spots)


def _among(case: Case, places: Places, spots: tuple[Spot, ...]) -> Placing:
    goals = [_goal(city) for city in places.cities]
    if at := [spot for spot in spots if any(goal.is_at(spot) for goal in goals)]:
        return Placing("yes", 1.0, _names(at), case.quote("locations", at[0].city or ""))
    if places.radius_km and (near := _nearest(goals, spots, places.radius_km)):
        spot, why = near
        return Placing("yes", 0.9, why, case.quote("locations", spot.city or ""))
    if at := [spot for spot in spots if spot.country in places.countries]:
        return Placing("yes", 0.8, _names(at), case.quote("locations", at[0].city or at[0].country or ""))
    if any(_may_fit(spot, goals, places) for spot in spots):
        return Placing("unknown", SILENT, f"{_names(spots)}: not precise enough", case.quote("locations"))
    return Placing("no", 0.0, f"{_names(spots)}: not on your list of places", case.quote("locations"))


def _nearest(goals: list[Goal], spots: tuple[Spot, ...], radius: float) -> tuple[Spot, str] | None:
    """The spot that lies nearest to a wanted city, no farther than the radius, and how far."""
    found = []
    for spot in spots:
        there = _position(spot)
        for goal in goals:
            here = goal.position
            if there and here and (far := kilometres(here, there)) <= radius:
                found.append((far, _name(spot), spot, goal.name))
    if not found:
        return None
    far, name, spot, city = min(found, key=lambda entry: entry[:2])
    return spot, f"{name}, {number(round(far))} km from {city}"


def _position(spot: Spot) -> Position | None:
    return position(spot.city, spot.country, spot.region) if spot.city else None


def _may_fit(spot: Spot, goals: list[Goal], places: Places) -> bool:
    """True when what is not known of a place could be what the student wants."""
    if spot.country is None and places.countries:
        return True
    around = places.radius_km > 0
    unplaced = spot.city is None or (around and _position(spot) is None)
    return unplaced and any(goal.may_be_in(spot, around=around) for goal in goals)


def _homes(places: Places) -> set[str]:
    """The countries that are wanted, and those of the cities that are."""
    return {*places.countries, *(goal.cities[0].country for goal in map(_goal, places.cities) if goal.cities)}


def _works_elsewhere(case: Case) -> str:
    """The right to work that is demanded, where no place is named and it is that of other countries alone."""
    asked, homes = case.asks.right_to_work, _homes(case.profile.places)
    if not asked or not homes or not homes.isdisjoint(asked):
        return ""
    return f"the right to work in {several(asked)} is demanded, which is not on your list of places"


def _remote(case: Case) -> Placing:
    places, countries = case.profile.places, case.asks.countries
    homes = _homes(places)
    quote = case.quote("workplace")
    if not places.remote:
        return Placing("no", 0.0, "remote, which you do not want", quote)
    if elsewhere := _regions_elsewhere(case):
        return Placing("no", 0.0, f"remote in {several(elsewhere)} only", quote)
    if not homes or not homes.isdisjoint(countries):
        return Placing("yes", 0.8, "remote" + (f" in {several(countries)}" if countries else ""), quote)
    if not countries:
        if rights := _works_elsewhere(case):
            return Placing("no", 0.0, f"remote; {rights}", case.quote("work_authorization"))
        return Placing("unknown", SILENT, "remote; from which countries is not stated", quote)
    return Placing("no", 0.0, f"remote in {several(countries)} only", quote)


def _regions_elsewhere(case: Case) -> list[str]:
    """The regions that remote work is limited to, if no city of the student is there; one may be the office's."""
    places, spots = case.profile.places, case.asks.spots
    regions = {(spot.country, spot.region) for spot in spots if spot.region}
    if places.countries or not places.cities or len(regions) < 2 or not all(spot.region for spot in spots):
        return []
    homes = {(city.country, city.region) for goal in map(_goal, places.cities) for city in goal.cities[:1]}
    return [] if homes & regions else list(dict.fromkeys(spot.region for spot in spots if spot.region))


def _names(spots: tuple[Spot, ...] | list[Spot]) -> str:
    return several(list(dict.fromkeys(_name(spot) for spot in spots)), limit=3, between="; ")


def _name(spot: Spot) -> str:
    """`Boston, MA`, `Zurich, CH`; a bare region with its country (CA alone is Canada)."""
    parts = (spot.city, spot.region or spot.country) if spot.city else (spot.region, spot.country)
    return ", ".join(part for part in parts if part)
