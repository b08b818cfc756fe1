"""Months, seasons and dates as postings write them, in English, German, French, Dutch and Spanish.

Fragments of regular expressions and the functions that read what they matched. What a date *means* (start, deadline,
graduation) is the fields' business.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

_MONTH_NAMES = (
    "january jan januar jänner janvier januari enero ene",
    "february feb februar février fevrier févr februari febrero",
    "march mar märz maerz mars maart mrt marzo",
    "april apr avril avr abril abr",
    "may mai mei mayo",
    "june jun juni juin junio",
    "july jul juli juillet juil julio",
    "august aug août aout augustus agosto ago",
    "september sept sep septembre septiembre",
    "october oct oktober okt octobre octubre",
    "november nov novembre noviembre",
    "december dec dezember dez décembre decembre déc diciembre dic",
)
MONTHS = {name: n for n, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
SEASONS = {
    name: season
    for season, names in {
        "winter": "winter hiver invierno",
        "spring": "spring frühjahr frühling printemps voorjaar lente primavera",
        "summer": "summer sommer été zomer verano",
        "fall": "fall autumn herbst automne herfst najaar otoño",
    }.items()
    for name in names.split()
}

# The months in which work of a season begins; that of a fall may be a half-year from June on.
_MONTHS_OF = {
    "winter": (1, 2, 3, 12),
    "spring": (1, 2, 3, 4, 5),
    "summer": (4, 5, 6, 7, 8),
    "fall": (6, 7, 8, 9, 10, 11),
}


def in_season(month: object, season: object) -> bool:
    """Whether work of a season may begin in a month; true also where one of the two is not stated."""
    return not season or not month or month in _MONTHS_OF[str(season)]


def _any_of(names: dict[str, int] | dict[str, str]) -> str:
    return "|".join(sorted(names, key=len, reverse=True))


MONTH = rf"(?:(?:{_any_of(MONTHS)})(?![a-zà-ÿ])\.?)"
SEASON = rf"(?:(?:{_any_of(SEASONS)})(?![a-zà-ÿ]))"
YEAR = r"(?:20[12]\d(?!\d))"
# Places where the seasons are those of the southern hemisphere.
SOUTH = re.compile(
    r"australia|sydney|melbourne|brisbane|canberra|adelaide|new zealand|auckland|christchurch|south africa|johannesburg"
    r"|cape town|argentin|\bchile\b|uruguay|paraguay|bra[sz]il",
    re.IGNORECASE,
)
_DAY = r"(?:[0-3]?\d(?:st|nd|rd|th|er|\.)?)"

_DATE = re.compile(
    rf"(?<![\w])(?:"
    rf"(?P<m1>{MONTH})\s+(?P<d1>{_DAY})(?!\d)(?:\s*,?\s*(?P<y1>{YEAR}))?"
    rf"|(?P<d2>{_DAY})\s*(?:of\s+|de\s+|-)?(?P<m2>{MONTH})(?:\s*,?\s*(?:de\s+|-)?(?P<y2>{YEAR}))?"
    rf"|(?P<y3>{YEAR})[-/.](?P<m3>[01]?\d)[-/.](?P<d3>[0-3]?\d)(?!\d)"
    rf"|(?P<a>[0-3]?\d)(?P<sep>[/.-])(?P<b>[0-3]?\d)(?P=sep)(?P<y4>{YEAR}|\d\d(?!\d))"
    r")",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the year at `text[start:end]`; `year` is None where the text leaves it out."""

    year: int | None
    month: int
    day: int
    start: int
    end: int

    def in_year(self, year: int) -> date | None:
        """The date in a year, or None for a day that does not exist (31 June)."""
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None


def month_number(name: str) -> int:
    """1…12 of what `MONTH` matched."""
    return MONTHS[name.rstrip(".").lower()]


def days(text: str, start: int, end: int, *, month_first: bool) -> Iterator[Day]:
    """All days in `text[start:end]`. `month_first` reads 03/04/2026 as 4 March; clear cases are read as they are."""
    for found in _DATE.finditer(text, start, end):
        if found["m1"] or found["m2"]:
            month = month_number(found["m1"] or found["m2"])
            day = int(re.sub(r"\D", "", found["d1"] or found["d2"]))
            year = found["y1"] or found["y2"]
        elif found["m3"]:
            year, month, day = found["y3"], int(found["m3"]), int(found["d3"])
        else:
            month, day = _order(int(found["a"]), int(found["b"]), month_first and found["sep"] != ".")
            year = found["y4"]
        if 1 <= month <= 12 and 1 <= day <= 31:
            yield Day(_full_year(year), month, day, found.start(), found.end())


def _order(first: int, second: int, month_first: bool) -> tuple[int, int]:
    """(month, day) of two figures."""
    if first > 12:
        return second, first
    if second > 12 or month_first:
        return first, second
    return second, first


def _full_year(text: str | None) -> int | None:
    return None if text is None else int(text) + (2000 if len(text) == 2 else 0)


@dataclass(frozen=True, slots=True)
class Moment:
    """A season, a month or a year at `text[start:end]`, as exact as it is written; `of_day` if a month has its day."""

    season: str | None
    month: int | None
    year: int | None
    start: int
    end: int
    of_day: bool = False


_DAY_BEFORE = re.compile(rf"(?<!\w){_DAY}\s*(?:of\s+|de\s+)?$", re.IGNORECASE)
_DAY_REACH = 12
_SHORT_YEAR = r"(?:'\s?[12]\d(?!\d))"
_MOMENT = re.compile(
    rf"(?<![\w])(?:"
    rf"(?P<sy>{YEAR})\s*(?:-|–|/)?\s*(?P<s1>{SEASON})"
    rf"|(?P<s2>{SEASON})(?:\s*,?\s*(?:of\s+|term\s+|semester\s+|de\s+|im\s+jahr\s+)*(?P<sy2>{YEAR}|{_SHORT_YEAR}))?"
    rf"|(?:(?P<d1>{_DAY})\s*(?:of\s+|de\s+)?)?(?P<m1>{MONTH})(?:\s+(?P<d2>{_DAY})(?!\d))?(?:\s*,?\s*(?:of\s+"
    rf"|de\s+)?(?P<my>{YEAR}|{_SHORT_YEAR}))?"
    rf"|(?P<my2>{YEAR})\s+(?P<m2>{MONTH})"
    rf"|(?P<y>{YEAR})(?![-./]\d\d?(?!\d))"
    r")",
    re.IGNORECASE,
)
# Words before they are months: "may" and "march" must look like a name.
WORDS = frozenset(("may", "march", "mar", "mars", "mai", "sept", "ago", "dic", "ene"))


def moments(text: str, start: int, end: int) -> Iterator[Moment]:
    """All seasons, months and years in `text[start:end]`, in order."""
    return filter(None, map(_moment, _MOMENT.finditer(text, start, end)))


def moment_at(text: str, place: int, start: int, end: int) -> Moment | None:
    """The moment whose season, month or year begins at a place; the day before a month is looked for from `start`."""
    day = _DAY_BEFORE.search(text, max(start, place - _DAY_REACH), place)
    found = _MOMENT.match(text, day.start() if day else place, end)
    return _moment(found) if found else None


def _moment(found: re.Match[str]) -> Moment | None:
    month = found["m1"] or found["m2"]
    season = found["s1"] or found["s2"]
    year = found["sy"] or found["sy2"] or found["my"] or found["my2"] or found["y"]
    if month and month.rstrip(".") in WORDS and not year:
        return None
    return Moment(
        SEASONS[season.lower()] if season else None,
        month_number(month) if month else None,
        int(year) if year and year.isdigit() else _full_year(year[-2:]) if year else None,
        found.start(),
        found.end(),
        bool(found["d1"] or found["d2"]),
    )


_JOINS = re.compile(
    r"\s*(?:/|,|-|–|&|or|and|oder|und|ou|et|of|en|to)\s*(?:(?:or|and|the|early|late)\s*)?", re.IGNORECASE
)


def with_years(text: str, found: Iterable[Moment]) -> list[Moment]:
    """The moments, those without a year given the year of the one that they are joined to ("May or June 2027")."""
    filled: list[Moment] = []
    for moment in reversed(list(found)):
        after = filled[-1] if filled else None
        if moment.year is None and after and after.year and _JOINS.fullmatch(text, moment.end, after.start):
            filled.append(replace(moment, year=after.year))
        else:
            filled.append(moment)
    return filled[::-1]
