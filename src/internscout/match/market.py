"""What student postings of a country usually pay, by the hour in US dollars: a dated table of the package.

`data/market.toml` is made by `data/tools/make_market.py` from postings that state their pay; it says of how many.
Countries of which too few do are not in it, and none is guessed.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Pay:
    """The median hourly pay in US dollars of `count` postings in a country (ISO 3166)."""

    country: str
    hourly_usd: float
    count: int


@cache
def market() -> Mapping[str, Pay]:
    """The table by country."""
    source = resources.files(__package__).joinpath("data", "market.toml")
    tables = tomllib.loads(source.read_text(encoding="utf-8"))["hourly_usd"]
    return {country: Pay(country, row["median"], row["n"]) for country, row in tables.items()}


def hourly_median(countries: Sequence[str]) -> Pay | None:
    """The median of the first of these countries that is in the table."""
    return next((market()[country] for country in countries if country in market()), None)
