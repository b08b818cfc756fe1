"""What a currency is worth in another, on one day: a table in the package, never asked of anybody.

Reference rates of the European Central Bank (`data/rates.toml`); not every currency is in it, and none is guessed.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Rates:
    """Exchange rates of one day: units of each currency (ISO 4217) for one euro."""

    on: date
    per_euro: Mapping[str, float]

    def between(self, one: str, other: str) -> float | None:
        """How much of `other` one unit of `one` is; None when the table lacks either."""
        worth, wanted = self.per_euro.get(one), self.per_euro.get(other)
        return wanted / worth if worth and wanted else None


@cache
def rates() -> Rates:
    """The rates of the package."""
    source = resources.files(__package__).joinpath("data", "rates.toml")
    table = tomllib.loads(source.read_text(encoding="utf-8"))
    per_euro = {code.upper(): rate for code, rate in table["per_euro"].items()}
    return Rates(date.fromisoformat(table["about"]["on"]), per_euro)
