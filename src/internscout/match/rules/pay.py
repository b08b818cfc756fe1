"""The rule on pay: the best that is stated against the student's floor, by the hour."""

from internscout.match.asks import Span
from internscout.match.case import Case
from internscout.match.rules.terms import weeks
from internscout.match.view import looks_at
from internscout.match.words import number
from internscout.model import Check, Verdict
from internscout.taxonomy.rates import rates

WEEKS_A_YEAR = 52
WEEKS_A_MONTH = WEEKS_A_YEAR / 12
HOURS_A_WEEK = 40.0
# So far below the floor, pay in another currency does not reach it whatever the rate of the day.
RATES_MOVE = 0.15


@looks_at(
    "pay",
    ("wanted.pay_hourly_min", "wanted.pay_currency"),
    ("asks.salary", "asks.dollars", "asks.hours_per_week", "asks.duration"),
)
def pay(case: Case) -> Check | None:
    """Whether the best pay stated reaches the floor, compared by the hour."""
    floor, wanted, salary = case.profile.wanted.pay_hourly_min, case.profile.wanted.pay_currency, case.asks.salary
    if floor is None:
        return None
    if salary is None:
        return case.check("pay", "unknown", f"not stated; you want {number(floor)} {wanted} an hour")
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
