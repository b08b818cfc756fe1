"""Whether what was read as a place in running text or a title is one: most capitalised words there are not.

The source's own location is believed as it stands, and does not come here.
"""

import re
from collections.abc import Set as AbstractSet
from functools import lru_cache

from internscout.parse.fields._place_groups import Place
from internscout.taxonomy.places import (
    City,
    cities_named,
    countries_named,
    fold,
    is_country_code,
    is_nickname,
    names_in,
    regions_named,
)

__all__ = ["around", "believed", "may_name_place", "trusted"]

# Cities that are mostly words: in running text and titles only with their region or country.
_WORDS = frozenset(
    "mobile reading nice orange split bath best data central union enterprise commerce industry temple normal male"
    " energy media spring university college summer of most essen hamm lead sale march independence liberty hope"
    " imperial eagle mission progress goal vision along same long start apply date hub florence victoria san"
    " student"
    " january february april may june july august september october november december quebec québec req"
    " research campus engineering manager machine learning python java".split()
)
_SHORT_NAMES = frozenset(("US", "USA", "U.S.", "UK", "UAE"))
_NOWHERE: frozenset[str] = frozenset()
_LARGE = 100  # thousands of people from which a city named alone is believed
_CAPITALS = re.compile(r"[A-Z][A-Z.]+")
_RUN_ON = re.compile(r"\.(?=[A-Z][a-z])")
_ANYWHERE = "*"
_EVERYWHERE = frozenset(_ANYWHERE)


def believed(place: Place, rule: str, text: str, near: AbstractSet[str]) -> bool:
    """Whether a place in running text is one, and of the kind that the cue before it leads to."""
    if place.city is None and rule not in ("label", "remote", "live"):
        return False
    if trusted(place, text, near) or (rule == "label" and place.sure and place.region and _is_name(place)):
        return True
    # A town unknown to the table, right before its state: "our Playa Vista, CA campus".
    named = text.startswith(f"{place.written}, ", place.start) and not place.population
    return rule not in ("named", "pay-line") and place.sure and place.region is not None and named


def _is_name(place: Place) -> bool:
    """False for a word under a label that is no town we know: "Req ID"."""
    return place.population > 0 or place.written.lower() not in _WORDS


def trusted(place: Place, text: str, near: AbstractSet[str]) -> bool:
    """Whether a place read in running text is one: not an ordinary word, a mere code ("AI"), an unknown town."""
    if place.city is None:
        written = text[place.start : place.end]
        return written in _SHORT_NAMES or (place.sure and len(written) > (4 if written.isupper() else 3))
    if place.written.lower() in _WORDS or (place.written.isupper() and len(place.written) < 5 and not place.sure):
        return False
    if not place.population or not _is_usual(place.written, place.city):
        return False
    return place.sure or place.population >= _LARGE or around(place) in near


def around(place: Place | City) -> str:
    """The region of a place, or its country where we do not tell regions apart: "US-CA", "DE"."""
    return f"{place.country}-{place.region}" if place.region else str(place.country)


def may_name_place(text: str, near: AbstractSet[str]) -> bool:
    """False where nothing in a text can be believed to be a place, so that it need not be read."""
    areas = _areas_named(text)
    return bool(areas) and (_ANYWHERE in areas or not areas.isdisjoint(near))


@lru_cache(maxsize=8192)
def _areas_named(text: str) -> frozenset[str]:
    """The areas that must be near for a name in the text to be trusted; everywhere, if it counts without that."""
    codes = [found.replace(".", "") for found in _CAPITALS.findall(text)]
    for code in codes:
        if code in _SHORT_NAMES or (len(code) == 2 and regions_named(code)):
            return _EVERYWHERE
    areas = _NOWHERE
    for name in names_in(_RUN_ON.sub(" ", text) if "." in text else text):
        areas |= _areas_of(name)
        if _ANYWHERE in areas:
            return _EVERYWHERE
    # A small town counts with its country's code beside it.
    coded = areas and any(is_country_code(code) or countries_named(code) for code in codes)
    return _EVERYWHERE if coded else areas


@lru_cache(maxsize=8192)
def _areas_of(name: str) -> frozenset[str]:
    if len(name) > 3 and (regions_named(name) or countries_named(name)):
        return _EVERYWHERE
    cities = [city for city in cities_named(name) if _is_usual(name, city.name)] if name not in _WORDS else []
    return _EVERYWHERE if any(c.population >= _LARGE for c in cities) else frozenset(map(around, cities))


def _is_usual(written: str, city: str) -> bool:
    """Whether a city is called so in English; of other names too many are words."""
    return fold(written) == fold(city) or is_nickname(written)
