"""What a posting asks for, as types: a reading of `Candidate.requirements`, where any value may be null or absent.

Holds no judgement: `rules/` and `score` compare it with the student. The format is that of docs/requirements.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from internscout.model import Json

Groups = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Span:
    """A range of numbers with its unit; None where an end is not stated."""

    low: float | None
    high: float | None
    unit: str = ""
    currency: str = ""


@dataclass(frozen=True, slots=True)
class Dollars:
    """Stated pay as the parser converted it: by the hour in US dollars, and the day of the rates; None if none."""

    low: float | None
    high: float | None
    rates_date: str | None


@dataclass(frozen=True, slots=True)
class Spot:
    """One place of work; None for what is not stated."""

    city: str | None
    region: str | None
    country: str | None


@dataclass(frozen=True, slots=True)
class Start:
    """When the work begins; at least one of the three is stated."""

    season: str | None
    year: int | None
    month: int | None


@dataclass(frozen=True, slots=True)
class Clearance:
    """A security clearance that is demanded: its level, and whether it must be there already."""

    level: str
    held: bool


@dataclass(frozen=True, slots=True)
class Wish:
    """Skills of one vocabulary: any-of groups that are required or preferred, and ids mentioned elsewhere."""

    required: Groups = ()
    preferred: Groups = ()
    mentioned: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asks:
    """All that matching reads. Empty or None: the posting does not say.

    `right_to_work` are the countries where one must already be allowed to work, empty where the demand names none.
    `countries` are those of its `spots`, each once; `all_countries`: it has places, each of a known country.
    """

    kind: str | None
    ml: str | None
    levels: tuple[str, ...]
    levels_preferred: tuple[str, ...]
    enrolled: bool | None
    fields_of_study: tuple[str, ...]
    languages: Wish
    frameworks: Wish
    areas: tuple[str, ...]
    maths: tuple[str, ...]
    salary: Span | None
    dollars: Dollars | None
    duration: Span | None
    hours_per_week: Span | None
    start: Start | None
    workplace: str | None
    sponsorship: str | None
    right_to_work: tuple[str, ...] | None
    clearance: Clearance | None
    export_control: bool
    citizenship: tuple[str, ...]
    gpa_min: float | None
    graduation: tuple[str | None, str | None]
    standings: tuple[str, ...]
    experience_years_min: float | None
    spoken_languages: tuple[str, ...]
    posting_language: str | None
    spots: tuple[Spot, ...]
    countries: tuple[str, ...]
    all_countries: bool


def read_asks(requirements: Mapping[str, Json]) -> Asks:
    """The published requirements → types. Absent keys count as not stated."""
    get = requirements.get
    degrees, graduation = _table(get("degrees")), _table(get("graduation"))
    enrolled, spots = degrees.get("enrolled"), _spots(get("locations"))
    return Asks(
        kind=_text(get("kind")),
        ml=_text(get("ml")),
        levels=read_texts(degrees.get("required")),
        levels_preferred=read_texts(degrees.get("preferred")),
        enrolled=enrolled if isinstance(enrolled, bool) else None,
        fields_of_study=read_texts(get("fields_of_study")),
        languages=_wish(get("languages")),
        frameworks=_wish(get("frameworks")),
        areas=read_texts(get("areas")),
        maths=read_texts(get("maths")),
        salary=_span(get("salary"), "period"),
        dollars=_dollars(_table(get("salary")).get("comparable")),
        duration=_span(get("duration"), "unit"),
        hours_per_week=_span(get("hours_per_week"), "unit"),
        start=read_start(get("start")),
        workplace=_text(get("workplace")),
        sponsorship=_text(get("sponsorship")),
        right_to_work=_right_to_work(_table(get("work_authorization"))),
        clearance=_clearance(_table(get("clearance"))),
        export_control=get("export_control") is True,
        citizenship=read_texts(get("citizenship")),
        gpa_min=_number(get("gpa_min")),
        graduation=(_text(graduation.get("from")), _text(graduation.get("to"))),
        standings=read_texts(get("class_standing")),
        experience_years_min=_number(get("experience_years_min")),
        spoken_languages=read_texts(get("spoken_languages")),
        posting_language=_text(get("posting_language")),
        spots=spots,
        countries=tuple(dict.fromkeys([spot.country for spot in spots if spot.country])),
        all_countries=bool(spots) and all(spot.country for spot in spots),
    )


def _table(value: Json) -> Mapping[str, Json]:
    return value if isinstance(value, dict) else {}


def _list(value: Json) -> list[Json]:
    return value if isinstance(value, list) else []


def _text(value: Json) -> str | None:
    return value if isinstance(value, str) and value else None


def _number(value: Json) -> float | None:
    return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else None


def _whole(value: Json) -> int | None:
    number = _number(value)
    return None if number is None else int(number)


def read_texts(value: Json) -> tuple[str, ...]:
    """A list of texts → each once; anything else is none."""
    if not value:  # most lists of most postings are empty
        return ()
    return tuple(dict.fromkeys([entry for entry in _list(value) if isinstance(entry, str) and entry]))


def _groups(value: Json) -> Groups:
    return tuple(dict.fromkeys([group for entry in _list(value) if (group := read_texts(entry))])) if value else ()


def _wish(value: Json) -> Wish:
    table = _table(value)
    return Wish(_groups(table.get("required")), _groups(table.get("preferred")), read_texts(table.get("mentioned")))


def _span(value: Json, unit: str) -> Span | None:
    table = _table(value)
    low, high = _number(table.get("min")), _number(table.get("max"))
    if low is None and high is None:
        return None
    return Span(low, high, _text(table.get(unit)) or "", _text(table.get("currency")) or "")


def _dollars(value: Json) -> Dollars | None:
    table = _table(value)
    low, high = _number(table.get("hourly_usd_min")), _number(table.get("hourly_usd_max"))
    if low is None and high is None:
        return None
    return Dollars(low, high, _text(table.get("rates_date")))


def _right_to_work(table: Mapping[str, Json]) -> tuple[str, ...] | None:
    return read_texts(table.get("countries")) if table.get("required") is True else None


def _clearance(table: Mapping[str, Json]) -> Clearance | None:
    level = _text(table.get("level"))
    return Clearance(level, table.get("held") is True) if level else None


def read_start(value: Json) -> Start | None:
    """A stated start → type."""
    table = _table(value)
    season, year, month = _text(table.get("season")), _whole(table.get("year")), _whole(table.get("month"))
    return Start(season, year, month) if (season, year, month) != (None, None, None) else None


def _spots(value: Json) -> tuple[Spot, ...]:
    tables = [_table(entry) for entry in _list(value)]
    named = [(_text(t.get("city")), _text(t.get("region")), _text(t.get("country"))) for t in tables]
    return tuple(dict.fromkeys([Spot(*names) for names in named if any(names)]))
