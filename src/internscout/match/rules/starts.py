"""The rule on when the work begins: a term that the student looks for, or the window of months."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from internscout.config import Wanted
from internscout.match.asks import Start
from internscout.match.case import Case
from internscout.match.view import looks_at
from internscout.match.words import either
from internscout.model import Check, Verdict

_HALF_A_YEAR = timedelta(days=182)
# The months in which work "in summer" and so on may begin; winter is written for both ends of a year (-1: the December
# before).
_SEASONS = {
    "winter": (-1, 1, 2, 3, 12),
    "spring": (1, 2, 3, 4, 5),
    "summer": (5, 6, 7, 8),
    "fall": (8, 9, 10, 11),
}


@looks_at("start", ("wanted.terms", "wanted.start_from", "wanted.start_to"), ("asks.start", "ad.month", "ad.starts"))
def start(case: Case) -> Check | None:
    """Whether it begins when the student wants to; without a year the next such month after the posting is meant.

    Where several beginnings are named and the first does not fit, another that does leaves it open.
    """
    begin, wanted = case.asks.start, case.profile.wanted
    if not wanted.terms and wanted.start_from is None and wanted.start_to is None:
        return _start_over(case)
    wish = f"you want {_wish(wanted.terms, wanted.start_from, wanted.start_to)}"
    if begin is None:
        return case.check("start", "unknown", f"no start stated; {wish}")
    said = f"starts {_named(begin)}" + ("" if begin.year else ", no year stated")
    if _fits(wanted, begin, months_of_start(case)):
        return case.check("start", "yes", f"{said}; {wish}", field="start")
    if other := next((o for o in _others(case) if _fits(wanted, o, _months_of(o, case.ad.month))), None):
        return case.check("start", "unknown", f"{said} or {_named(other)}; {wish}", field="start")
    return case.check("start", "no" if _never(case) else "unknown", f"{said}; {wish}", field="start")


def _others(case: Case) -> Iterator[Start]:
    """Beginnings besides the first: those that name it less exactly (June, summer) are the same one."""
    first = set(months_of_start(case))
    return (other for other in case.ad.starts if first.isdisjoint(_months_of(other, case.ad.month)))


def _fits(wanted: Wanted, begin: Start, months: list[str]) -> bool:
    if _in_window(months, wanted.start_from, wanted.start_to):
        return True
    return any(_in_term(begin, months, term) for term in wanted.terms)


def _never(case: Case) -> bool:
    """True when it fits in no year: of a start without one, neither the next nor that after it does."""
    begin, wanted = case.asks.start, case.profile.wanted
    if begin is None or begin.year is not None:
        return True
    year = int(case.ad.month[:4])
    later = [replace(begin, year=after) for after in (year, year + 1)]
    return not any(_fits(wanted, one, sorted(_months(one, one.year or year))) for one in later)


def _wish(terms: tuple[str, ...], first: str | None, last: str | None) -> str:
    window = f"{first} to {last}" if first and last else f"from {first}" if first else f"by {last}" if last else ""
    return either([*terms, *([window] if window else [])], limit=5)


def _in_window(months: list[str], first: str | None, last: str | None) -> bool:
    if first is None and last is None:
        return False
    return any((first is None or month >= first) and (last is None or month <= last) for month in months)


def _in_term(begin: Start, months: list[str], term: str) -> bool:
    """A named season is that of the term; a bare month or year only has to fall into it."""
    season, _, year = term.partition(" ")
    if begin.month is None and begin.season is not None and begin.season != season:
        return False
    return not set(months).isdisjoint(_months(Start(season, int(year), None), int(year)))


def _start_over(case: Case) -> Check | None:
    """No start is wanted. One that is just over may still be filled; what began half a year ago is over."""
    begin = case.asks.start
    if begin is None or begin.year is None or (last := max(months_of_start(case))) >= f"{case.now:%Y-%m}":
        return None
    verdict: Verdict = "no" if last < f"{case.now - _HALF_A_YEAR:%Y-%m}" else "unknown"
    return case.check("start", verdict, f"starts {_named(begin)}, which is past", field="start")


def _named(begin: Start) -> str:
    """`summer 2026`, `2026-06`, `in 2026`, `in month 6`."""
    year = f" {begin.year}" if begin.year else ""
    if begin.month is not None:
        return f"{begin.year}-{begin.month:02}" if begin.year else f"in month {begin.month}"
    return f"{begin.season}{year}" if begin.season else f"in{year}"


def months_of_start(case: Case) -> list[str]:
    """The months (`YYYY-MM`, in order) in which the work may begin; empty when nothing is stated."""
    return _months_of(case.asks.start, case.ad.month) if case.asks.start else []


def _months_of(begin: Start, published: str) -> list[str]:
    if begin.year is None:
        return sorted(_next_months(begin, published))
    months = sorted(_months(begin, begin.year))
    if begin.season == "winter" and begin.month is None:
        # Written for both ends of a year: the end is meant only where the beginning was over when it was written.
        early, late = months[:-1], months[-1:]
        return late if published > early[-1] else early
    return months


def _months(begin: Start, year: int) -> Iterator[str]:
    if begin.month is not None:
        months: tuple[int, ...] = (begin.month,)
    else:
        months = _SEASONS.get(begin.season or "", tuple(range(1, 13)))
    for month in months:
        yield f"{year - 1}-12" if month < 0 else f"{year}-{month:02}"


def _next_months(begin: Start, published: str) -> list[str]:
    """The months of the first such start that is not over when the posting appears (`YYYY-MM`)."""
    year = int(published[:4])
    this_year = list(_months(begin, year))
    return this_year if max(this_year) >= published else list(_months(begin, year + 1))
