"""Where a posting is against where the student would work.

Cities and countries of the profile are alternatives: either one makes a place fit. A city may be narrowed by a region
or country code ("Cambridge, MA"). Remote work counts for the profile's countries.
"""

import unicodedata
from dataclasses import dataclass

from internscout.config import Places
from internscout.match.asks import Spot
from internscout.match.case import SILENT, Case
from internscout.match.words import several
from internscout.model import Verdict


@dataclass(frozen=True, slots=True)
class Placing:
    """Whether the place fits, how well (0…1), and why."""

    verdict: Verdict
    share: float
    why: str
    quote: str = ""


def settle_place(case: Case) -> Placing:
    """Judge the posting's places. `unknown` when it names none, or none precisely enough."""
    places, spots = case.profile.places, case.asks.spots
    if case.asks.workplace == "remote":
        return _remote(case)
    if not spots:
        stated = case.candidate.location
        return Placing("unknown", SILENT, "place not clear" if stated else "no place stated", stated)
    if not places.cities and not places.countries:
        return Placing("yes", 0.8, _names(spots), case.quote("locations"))
    return _among(case, places, spots)


def _among(case: Case, places: Places, spots: tuple[Spot, ...]) -> Placing:
    if at := [spot for spot in spots if any(_is_city(spot, city) for city in places.cities)]:
        return Placing("yes", 1.0, _names(at), case.quote("locations", at[0].city or ""))
    if at := [spot for spot in spots if spot.country in places.countries]:
        return Placing("yes", 0.8, _names(at), case.quote("locations", at[0].city or at[0].country or ""))
    if any(_may_fit(spot, places) for spot in spots):
        return Placing("unknown", SILENT, f"{_names(spots)}: not precise enough", case.quote("locations"))
    return Placing("no", 0.0, f"{_names(spots)}: not on your list of places", case.quote("locations"))


def _remote(case: Case) -> Placing:
    places = case.profile.places
    countries = tuple(dict.fromkeys(spot.country for spot in case.asks.spots if spot.country))
    quote = case.quote("workplace")
    if not places.remote:
        return Placing("no", 0.0, "remote, which you do not want", quote)
    if not places.countries or not set(countries).isdisjoint(places.countries):
        return Placing("yes", 0.8, "remote" + (f" in {several(countries)}" if countries else ""), quote)
    if not countries:
        return Placing("unknown", SILENT, "remote; from which countries is not stated", quote)
    return Placing("no", 0.0, f"remote in {several(countries)} only", quote)


def _is_city(spot: Spot, wanted: str) -> bool:
    name, _, code = wanted.partition(",")
    if spot.city is None or _folded(spot.city) != _folded(name):
        return False
    return not code or code.strip().casefold() in {(spot.region or "").casefold(), (spot.country or "").casefold()}


def _may_fit(spot: Spot, places: Places) -> bool:
    """True when what the posting leaves out could be what the student wants."""
    return (spot.country is None and bool(places.countries)) or (spot.city is None and bool(places.cities))


def _folded(city: str) -> str:
    bare = unicodedata.normalize("NFKD", city.strip())
    return "".join(c for c in bare if not unicodedata.combining(c)).casefold()


def _names(spots: tuple[Spot, ...] | list[Spot]) -> str:
    return several(list(dict.fromkeys(_name(spot) for spot in spots)), limit=3)


def _name(spot: Spot) -> str:
    """`Boston, MA`, `Zurich, CH`; a bare region with its country (CA alone is Canada)."""
    parts = (spot.city, spot.region or spot.country) if spot.city else (spot.region, spot.country)
    return ", ".join(part for part in parts if part)
