"""What is usual among postings for students: what a country pays by the hour, and how rare an area of work is.

`data/market.toml`, dated, is made by `data/tools/make_market.py` from some thousands of real postings. Countries of
which too few state their pay are not in it, and none is guessed.
"""

import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from internscout.taxonomy import names


@dataclass(frozen=True, slots=True)
class Pay:
    """The median hourly pay in US dollars of `count` postings in a country (ISO 3166)."""

    country: str
    hourly_usd: float
    count: int


@cache
def market() -> Mapping[str, Pay]:
    """Usual pay by country."""
    return {country: Pay(country, row["median"], row["n"]) for country, row in _tables()["hourly_usd"].items()}


@cache
def rarity() -> Mapping[str, int]:
    """How rare each area of work is, in hundredths: 0 for one that all name, 100 for one that none does (idf)."""
    areas, n = _tables()["areas"], _tables()["about"]["of_machine_learning"]
    return {
        area: round(100 * math.log((n + 1) / (areas.get(area, 0) + 1)) / math.log(n + 1)) for area in names("areas")
    }


@cache
def _tables() -> Mapping[str, Any]:
    source = resources.files(__package__).joinpath("data", "market.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


def hourly_median(countries: Sequence[str]) -> Pay | None:
    """The median of the first of these countries that is in the table."""
    return next((market()[country] for country in countries if country in market()), None)
