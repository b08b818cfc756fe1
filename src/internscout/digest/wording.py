"""Requirement values as people write them: "$45–60 / hour", "12–16 weeks", "Summer 2026", "Boston, MA".

Each function takes a value of the published requirements, whatever it lacks, and gives "" when it states nothing.
"""

from collections.abc import Mapping
from datetime import date

from internscout.model import Json
from internscout.taxonomy import LEVELS

SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£", "INR": "₹", "JPY": "¥", "CAD": "CA$", "AUD": "A$", "SGD": "S$"}
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_CLOSED = {
    "gone": "not on its board any more",
    "not found": "its page is gone",
    "feed_empty": "its board shows nothing any more",
    "not listed any more": "not on its board any more, though its page still answers",
    "id_reused": "its board gave its id to another posting",
    "deadline passed": "the deadline passed",
    "valid through passed": "the deadline passed",
    "not seen for long": "not seen for two months",
    "board not read any more": "its board is not read any more: it may still be open",
}
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def pay(value: Json) -> str:
    """`$45–60 / hour`, `up to €1,800 / month`, `CHF 30 / hour`, as stated."""
    table = _table(value)
    amount = _range(_number(table.get("min")), _number(table.get("max")), decimals=2)
    if not amount:
        return ""
    currency, period = table.get("currency"), table.get("period")
    unit = SYMBOLS.get(currency, f"{currency} ") if isinstance(currency, str) else ""
    head, _, figures = amount.rpartition(" ")
    per = {"total": " in total", None: ""}.get(period if isinstance(period, str) else None, f" / {period}")
    return f"{head} {unit}{figures}{per}".strip()


def pay_compared(value: Json) -> str:
    """What the stated pay comes to in dollars an hour: `$26–35 / hour`; empty when it is stated so, or not known."""
    table = _table(value)
    if table.get("currency") == "USD" and table.get("period") == "hour":
        return ""
    figures = _table(table.get("comparable"))
    low, high = _number(figures.get("hourly_usd_min")), _number(figures.get("hourly_usd_max"))
    rounded: dict[str, Json] = {
        "min": low and round(low),
        "max": high and round(high),
        "currency": "USD",
        "period": "hour",
    }
    return pay(rounded)


def pay_assumption(value: Json) -> str:
    """What was assumed to compare pay, or why it could not be compared."""
    said = _table(_table(value).get("comparable")).get("assumption")
    return said if isinstance(said, str) else ""


def duration(value: Json) -> str:
    """`12–16 weeks`, `at least 6 months`, `1 year`."""
    table = _table(value)
    length = _range(_number(table.get("min")), _number(table.get("max")), decimals=1, least="at least")
    unit = table.get("unit")
    if not length or not isinstance(unit, str):
        return ""
    return f"{length} {unit}" + ("" if length.rpartition(" ")[2] == "1" else "s")


def hours(value: Json) -> str:
    """`20–40 hours a week`."""
    table = _table(value)
    length = _range(_number(table.get("min")), _number(table.get("max")), decimals=1, least="at least")
    return f"{length} hours a week" if length else ""


def start(value: Json) -> str:
    """`Summer 2026`, `June 2026`, `Summer (no year stated)`, `2026`."""
    table = _table(value)
    season, year, month = table.get("season"), _number(table.get("year")), _number(table.get("month"))
    if month is not None and 1 <= month <= 12:
        when = MONTHS[int(month) - 1]
    else:
        when = season.capitalize() if isinstance(season, str) else ""
    if year is not None:
        return f"{when} {year:.0f}".strip()
    return f"{when} (no year stated)" if when else ""


def places(value: Json, limit: int = 3) -> str:
    """`Boston, MA · Zurich, CH · CA, US · and 4 more`."""
    named = place_names(value)
    return " · ".join((*named[:limit], *((f"and {len(named) - limit} more",) if len(named) > limit else ())))


def place_names(value: Json) -> tuple[str, ...]:
    """`Boston, MA`, `Zurich, CH`, each once."""
    names = []
    for entry in value if isinstance(value, list) else []:
        table = _table(entry)
        city, region, country = table.get("city"), table.get("region"), table.get("country")
        # A bare region needs its country: CA alone is Canada.
        parts = (city, region or country) if city else (region, country)
        names.append(", ".join(part for part in parts if isinstance(part, str) and part))
    return tuple(dict.fromkeys(name for name in names if name))


def levels(value: Json) -> str:
    """The admissible levels of `degrees`: `bachelor, master`."""
    required = _table(value).get("required")
    listed = required if isinstance(required, list) else []
    return ", ".join(LEVELS.get(entry, entry) for entry in listed if isinstance(entry, str))


def plain(value: Json) -> str:
    """`not offered`, `remote`: a value that is one word of a vocabulary."""
    return value.replace("_", " ") if isinstance(value, str) else ""


def codes(value: Json) -> str:
    """`US, CA`: a list of codes."""
    return ", ".join(entry for entry in value if isinstance(entry, str)) if isinstance(value, list) else ""


def authorization(value: Json) -> str:
    """`required in US`, `required`: where one must already be allowed to work."""
    table = _table(value)
    where = codes(table.get("countries"))
    return f"required{f' in {where}' if where else ''}" if table.get("required") is True else ""


def deadline(value: Json, apply_by: date | None) -> date | None:
    """The last day to apply: as the text states it, else as the source does."""
    return date.fromisoformat(value) if isinstance(value, str) else apply_by


def closed_because(reason: str) -> str:
    """Why a posting closed, from the store's `close_reason`."""
    return _CLOSED.get(reason, reason)


def day(value: date, today: date) -> str:
    """`Thu 5 Feb`, with the year when it is another than today's."""
    year = f" {value.year}" if value.year != today.year else ""
    return f"{_WEEKDAYS[value.weekday()]} {value.day} {MONTHS[value.month - 1][:3]}{year}"


def clipped(text: str, limit: int = 160) -> str:
    """One line of at most `limit` characters, cut between words, with … where something is left out."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    cut = line[: limit - 1]
    between = cut.rpartition(" ")[0] if line[limit - 1] != " " else cut
    return (between or cut).rstrip(" ,;:–-") + "…"


def _table(value: Json) -> Mapping[str, Json]:
    return value if isinstance(value, dict) else {}


def _number(value: Json) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _range(low: float | None, high: float | None, *, decimals: int, least: str = "from") -> str:
    if low is None or high is None:
        return (
            f"{least} {_figure(low, decimals)}"
            if low is not None
            else f"up to {_figure(high, decimals)}"
            if high
            else ""
        )
    return _figure(low, decimals) if low == high else f"{_figure(low, decimals)}–{_figure(high, decimals)}"


def _figure(value: float | None, decimals: int) -> str:
    if value is None:
        return ""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.{decimals}f}"
