"""What stands in the demo's files where a date belongs, counted in days from the day of serving.

============== ===================== =====================================================
written        served on 2026-11-21  meant for
============== ===================== =====================================================
{{date:+12}}   2026-12-03            ISO dates
{{text:+12}}   December 3, 2026      running English text
{{de:+12}}     3. Dezember 2026      running German text
{{month:+60}}  January 2027          "starting in"
{{iso:-3}}     2026-11-18T14:30:00+00:00   timestamps
"{{ms:-3}}"    1795012200000         milliseconds since 1970: a bare number, its quotes go
"{{s:-3}}"     1795012200            seconds since 1970, likewise
{{year}}       2027                  the year of the next summer; {{year:+1}} the one after
============== ===================== =====================================================
"""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta

_PLACEHOLDER = re.compile(r'"\{\{(?P<number>ms|s):(?P<ago>[+-]\d+)\}\}"|\{\{(?P<form>\w+)(?::(?P<days>[+-]\d+))?\}\}')
_HOUR = time(14, 30, tzinfo=UTC)
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
           "December")  # fmt: skip
_MONATE = ("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
           "Dezember")  # fmt: skip
_MAY = 5  # internships of this summer are advertised until April

_FORMS: Mapping[str, Callable[[date], str]] = {
    "date": date.isoformat,
    "text": lambda day: f"{_MONTHS[day.month - 1]} {day.day}, {day.year}",
    "de": lambda day: f"{day.day}. {_MONATE[day.month - 1]} {day.year}",
    "month": lambda day: f"{_MONTHS[day.month - 1]} {day.year}",
    "iso": lambda day: datetime.combine(day, _HOUR).isoformat(),
    "s": lambda day: f"{datetime.combine(day, _HOUR).timestamp():.0f}",
    "ms": lambda day: f"{datetime.combine(day, _HOUR).timestamp() * 1000:.0f}",
}


def fill(text: str, today: date) -> str:
    """The text with every placeholder replaced. Raises `ValueError` for one that does not exist."""
    return _PLACEHOLDER.sub(lambda match: _value(match, today), text)


def next_summer(today: date) -> int:
    """The year of the summer for which internships are advertised today."""
    return today.year + (today.month >= _MAY)


def _value(match: re.Match[str], today: date) -> str:
    form = match["number"] or match["form"]
    offset = int(match["ago"] or match["days"] or 0)
    if form == "year":
        return str(next_summer(today) + offset)
    if form not in _FORMS or not (match["ago"] or match["days"]):
        raise ValueError(f"no such placeholder: {match[0]}")
    return _FORMS[form](today + timedelta(days=offset))
