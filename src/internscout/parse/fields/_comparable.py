"""Stated pay as US dollars an hour and a year, so that postings can be compared; each figure with its assumption.

Never shown in place of the stated pay. Hours a week are those stated beside the pay, else 40; 52 weeks, 12 months and
260 days of work a year; the exchange rate is that of the package's dated table (`taxonomy/rates.py`). What cannot be
converted without a guess stays null, and `assumption` says why.
"""

from collections.abc import Mapping

from internscout.model import Json
from internscout.taxonomy.rates import rates

_CURRENCY = "USD"
_HOURS, _WEEKS, _MONTHS, _DAYS = 40, 52, 12, 260


def comparable(stated: Mapping[str, Json], hours_per_week: Json) -> Json:
    """The figures for one stated pay (`min`, `max`, `currency`, `period`)."""
    hours = hours_per_week if isinstance(hours_per_week, int | float) else _HOURS
    times_a_year = {"hour": hours * _WEEKS, "day": _DAYS, "week": _WEEKS, "month": _MONTHS, "year": 1}
    times = times_a_year.get(str(stated["period"]))
    currency = str(stated["currency"])
    rate = rates().between(currency, _CURRENCY)
    day = rates().on.isoformat()
    if times is None:
        return _figures(stated, None, hours, "not converted: paid in total, for how long is not told with it", None)
    if rate is None:
        return _figures(stated, None, hours, f"not converted: no rate for {currency} in the table of {day}", None)
    worked = f"{hours:g} hours a week ({'stated' if hours_per_week else 'assumed'}), {_WEEKS} weeks a year"
    exchange = "" if currency == _CURRENCY else f"; 1 {currency} = {rate:.4g} {_CURRENCY} on {day}"
    return _figures(stated, times * rate, hours, worked + exchange, day if exchange else None)


def _figures(stated: Mapping[str, Json], yearly: float | None, hours: float, why: str, day: str | None) -> Json:
    """`yearly` is how many dollars a year one unit of the stated pay comes to."""
    figures: dict[str, Json] = {}
    for name, parts in (("hourly", hours * _WEEKS), ("annual", 1.0)):
        for end in ("min", "max"):
            figures[f"{name}_usd_{end}"] = _share(stated[end], yearly, parts)
    return {**figures, "assumption": why, "rates_date": day}


def _share(amount: Json, yearly: float | None, parts: float) -> float | None:
    return round(amount * yearly / parts, 2) if isinstance(amount, int | float) and yearly is not None else None
