"""Rules on the terms of the work: deadline, start, duration, pay."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from internscout.match.asks import Span, Start
from internscout.match.case import Case
from internscout.match.words import number
from internscout.model import Check, Verdict
from internscout.taxonomy.rates import rates

WEEKS_A_YEAR = 52
WEEKS_A_MONTH = WEEKS_A_YEAR / 12
HOURS_A_WEEK = 40.0
# So far below the floor, pay in another currency does not reach it whatever the rate of the day.
RATES_MOVE = 0.15
# A day is over when it is over everywhere on Earth (UTC-12).
LAST_ZONE = timedelta(hours=12)

# The months in which work "in summer" and so on may begin; winter is written for both ends of a year.
_SEASONS = {
    "winter": (-1, 1, 2, 3, 12),
    "spring": (1, 2, 3, 4, 5),
    "summer": (5, 6, 7, 8),
    "fall": (8, 9, 10, 11),
}


def deadline(case: Case) -> Check | None:
    """Whether one can still apply; the last day counts whole, wherever the employer is."""
    last = case.candidate.deadline
    if last is None:
        return None
    verdict: Verdict = "no" if last < (case.now - LAST_ZONE).date() else "yes"
    why = f"applications {'closed' if verdict == 'no' else 'open until'} {last.isoformat()}"
    return case.check("deadline", verdict, why, field="deadline")


def start(case: Case) -> Check | None:
    """Whether it begins when the student wants to; without a year the next such month after the posting is meant."""
    begin, months = case.asks.start, months_of_start(case)
    first, last = case.profile.wanted.start_from, case.profile.wanted.start_to
    if first is None and last is None:
        return _start_over(case, months)
    wanted = f"you want {f'{first} to {last}' if first and last else f'from {first}' if first else f'by {last}'}"
    if begin is None:
        return case.check("start", "unknown", f"no start stated; {wanted}")
    fits = any((first is None or month >= first) and (last is None or month <= last) for month in months)
    if begin.year is None:
        verdict: Verdict = "yes" if fits else "unknown"
        why = f"starts {_named(begin)}, no year stated; {wanted}"
    else:
        verdict, why = ("yes" if fits else "no"), f"starts {_named(begin)}; {wanted}"
    return case.check("start", verdict, why, field="start")


def _start_over(case: Case, months: list[str]) -> Check | None:
    """No start is wanted; but one in the past makes one wonder whether the posting is alive."""
    begin = case.asks.start
    if begin is None or begin.year is None or max(months) >= f"{case.now:%Y-%m}":
        return None
    return case.check("start", "unknown", f"starts {_named(begin)}, which is past", field="start")


def _named(begin: Start) -> str:
    """`summer 2026`, `2026-06`, `in 2026`, `in month 6`."""
    year = f" {begin.year}" if begin.year else ""
    if begin.month is not None:
        return f"{begin.year}-{begin.month:02}" if begin.year else f"in month {begin.month}"
    return f"{begin.season}{year}" if begin.season else f"in{year}"


def months_of_start(case: Case) -> list[str]:
    """The months (`YYYY-MM`, in order) in which the work may begin; empty when nothing is stated."""
    begin = case.asks.start
    if begin is None:
        return []
    if begin.year is not None:
        return sorted(_months(begin, begin.year))
    published = case.candidate.posted_at or case.candidate.first_seen
    return sorted(_next_months(begin, published))


def _months(begin: Start, year: int) -> Iterator[str]:
    if begin.month is not None:
        months: tuple[int, ...] = (begin.month,)
    else:
        months = _SEASONS.get(begin.season or "", tuple(range(1, 13)))
    for month in months:
        yield f"{year - 1}-12" if month < 0 else f"{year}-{month:02}"


def _next_months(begin: Start, after: datetime) -> list[str]:
    """The months of the first such start that is not over when the posting appears."""
    now = f"{after:%Y-%m}"
    this_year = list(_months(begin, after.year))
    return this_year if max(this_year) >= now else list(_months(begin, after.year + 1))


def duration(case: Case) -> Check | None:
    """Whether it is as long as the student wants; a month counts 4 to 4.5 weeks, so that "3 months" is 12 or 13."""
    wanted, span = case.profile.wanted, case.asks.duration
    if span is None or (wanted.weeks_min is None and wanted.weeks_max is None):
        return None
    shortest, longest = weeks(span)
    too_short = wanted.weeks_min is not None and longest is not None and longest < wanted.weeks_min
    too_long = wanted.weeks_max is not None and shortest is not None and shortest > wanted.weeks_max
    low, high = (number(end) if end is not None else "" for end in (wanted.weeks_min, wanted.weeks_max))
    window = f"{low} to {high}" if low and high else f"at least {low}" if low else f"at most {high}"
    verdict: Verdict = "no" if too_short or too_long else "yes"
    length = "shorter than" if too_short else "longer than" if too_long else "within"
    return case.check("duration", verdict, f"{length} the weeks you want ({window})", field="duration")


def weeks(span: Span) -> tuple[float | None, float | None]:
    """The shortest and the longest reading of a duration in weeks."""
    short, long = {"month": (4.0, 4.5), "year": (52.0, 52.2)}.get(span.unit, (1.0, 1.0))
    return (
        None if span.low is None else span.low * short,
        None if span.high is None else span.high * long,
    )


def pay(case: Case) -> Check | None:
    """Whether the best pay stated reaches the floor, compared by the hour."""
    floor, wanted, salary = case.profile.wanted.pay_hourly_min, case.profile.wanted.pay_currency, case.asks.salary
    if floor is None or salary is None:
        return None
    if salary.currency != wanted:
        return _pay_elsewhere(case, salary, floor)
    least = f"you want {number(floor)} {wanted}"
    best = salary.high if salary.high is not None else salary.low
    hourly = None if best is None else _hourly(best, salary.unit, case)
    if hourly is None:
        return case.check("pay", "unknown", f"cannot be told by the hour; {least}", field="salary")
    # "from 20" has no upper end: below the floor it may still reach it.
    below: Verdict = "no" if salary.high is not None else "unknown"
    about = "" if salary.unit == "hour" else "about "
    why = f"{'up to' if salary.high is not None else 'from'} {about}{number(hourly)} {wanted} an hour; {least}"
    return case.check("pay", "yes" if hourly >= floor else below, why, field="salary")


def _pay_elsewhere(case: Case, salary: Span, floor: float) -> Check:
    """The same for pay in another currency: both in dollars at dated rates, and no `no` near the floor."""
    wanted, table = case.profile.wanted.pay_currency, rates()
    least = f"you want {number(floor)} {wanted}"
    found, rate = _in_dollars(case, salary), table.between(wanted, "USD")
    if found is None or rate is None:
        why = f"stated in {salary.currency or 'an unnamed currency'}; {least} an hour"
        return case.check("pay", "unknown", why, field="salary")
    dollars, day = found
    needed = floor * rate
    far_below = salary.high is not None and dollars < needed * (1 - RATES_MOVE)
    verdict: Verdict = "yes" if dollars >= needed else "no" if far_below else "unknown"
    days = " and ".join(sorted({day, *([] if wanted == "USD" else [table.on.isoformat()])}))
    why = (
        f"{'up to' if salary.high is not None else 'from'} about {number(dollars)} USD an hour at the rates of {days} "
        f"(stated: {_stated(salary)}); {least}{'' if wanted == 'USD' else f', about {number(needed)} USD'}"
    )
    return case.check("pay", verdict, why, field="salary")


def _in_dollars(case: Case, salary: Span) -> tuple[float, str] | None:
    """The best pay by the hour in dollars, and the day of the rates; None when the parser could not convert it."""
    converted, table = case.asks.dollars, rates()
    if converted is None:
        return None
    best, high = salary.high if salary.high is not None else salary.low, converted.high
    rate = table.between(salary.currency, "USD")
    # The parser knows the hours beside the pay alone; those stated elsewhere say more of what an hour brings.
    if case.asks.hours_per_week and best is not None and rate is not None:
        hourly = _hourly(best, salary.unit, case)
        return None if hourly is None else (hourly * rate, table.on.isoformat())
    dollars = high if high is not None else converted.low
    return None if dollars is None else (dollars, converted.rates_date or table.on.isoformat())


def _stated(salary: Span) -> str:
    """`800 to 1,000 EUR a month`."""
    ends = " to ".join(dict.fromkeys(number(end) for end in (salary.low, salary.high) if end is not None))
    per = {"hour": "an hour", "total": "in total"}.get(salary.unit, f"a {salary.unit}")
    return f"{ends} {salary.currency} {per}"


def _hourly(amount: float, period: str, case: Case) -> float | None:
    """An amount by the hour, at the stated hours a week (else 40); None when the period cannot be divided."""
    stated = case.asks.hours_per_week
    hours = (stated.high or stated.low if stated else None) or HOURS_A_WEEK
    if period == "total":
        low, high = weeks(case.asks.duration) if case.asks.duration else (None, None)
        length = low or high
        return amount / (length * hours) if length else None
    divisors = {
        "hour": 1.0,
        "day": 8.0,
        "week": hours,
        "month": WEEKS_A_MONTH * hours,
        "year": WEEKS_A_YEAR * hours,
    }
    return amount / divisors[period] if period in divisors else None
