"""Rules on the terms of the work: deadline, duration, hours. Its start is in `starts`, its pay in `pay`."""

from datetime import timedelta

from internscout.match.asks import Span
from internscout.match.case import Case
from internscout.match.view import looks_at
from internscout.match.words import number
from internscout.model import Check, Verdict

# A day is over when it is over everywhere on Earth (UTC-12).
LAST_ZONE = timedelta(hours=12)


@looks_at("deadline", (), ("ad.deadline", "ad.deadline_at_least"))
def deadline(case: Case) -> Check | None:
    """Whether one can still apply; the last day counts whole, but where it is over may be where the employer is."""
    last = case.ad.deadline
    if last is None:
        return None
    if last < case.now.date() and case.ad.deadline_at_least:
        verdict, why = _open(f"applications were to be taken at least until {last.isoformat()}, which is past")
    elif last < (case.now - LAST_ZONE).date():
        verdict, why = _no(f"applications closed {last.isoformat()}")
    elif last < case.now.date():
        verdict, why = _open(f"applications open until {last.isoformat()}, which is over but for the west of the world")
    else:
        verdict, why = _yes(f"applications open until {last.isoformat()}")
    return case.check("deadline", verdict, why, field="deadline")


@looks_at("duration", ("wanted.weeks_min", "wanted.weeks_max"), ("asks.duration",))
def duration(case: Case) -> Check | None:
    """Whether it is as long as the student wants; a month counts 4 to 4.5 weeks, so that "3 months" is 12 or 13."""
    wanted, span = case.profile.wanted, case.asks.duration
    if wanted.weeks_min is None and wanted.weeks_max is None:
        return None
    window = _window(wanted.weeks_min, wanted.weeks_max)
    if span is None:
        return case.check("duration", "unknown", f"not stated; you want {window} weeks")
    shortest, longest = weeks(span)
    if wanted.weeks_min is not None and longest is not None and longest < wanted.weeks_min:
        verdict, why = _no("shorter than")
    elif wanted.weeks_max is not None and shortest is not None and shortest > wanted.weeks_max:
        verdict, why = _no("longer than")
    else:
        verdict, why = _yes("within")
    return case.check("duration", verdict, f"{why} the weeks you want ({window})", field="duration")


def _window(low: float | None, high: float | None) -> str:
    if low is not None and high is not None:
        return f"{number(low)} to {number(high)}"
    return f"at least {number(low)}" if low is not None else f"at most {number(high or 0)}"


def weeks(span: Span) -> tuple[float | None, float | None]:
    """The shortest and the longest reading of a duration in weeks."""
    short, long = {"month": (4.0, 4.5), "year": (52.0, 52.2)}.get(span.unit, (1.0, 1.0))
    return (
        None if span.low is None else span.low * short,
        None if span.high is None else span.high * long,
    )


@looks_at("hours", ("wanted.hours_max",), ("asks.hours_per_week",))
def hours(case: Case) -> Check | None:
    """Whether it takes no more hours a week than the student has; of a range the least counts."""
    most, span = case.profile.wanted.hours_max, case.asks.hours_per_week
    if most is None:
        return None
    wanted = f"you have {number(most)}"
    if span is None:
        return case.check("hours", "unknown", f"hours a week not stated; {wanted}")
    least = span.low if span.low is not None else span.high
    stated = " to ".join(dict.fromkeys(number(end) for end in (span.low, span.high) if end is not None))
    verdict, why = (_yes if least is None or least <= most else _no)(f"{stated} hours a week; {wanted}")
    return case.check("hours", verdict, why, field="hours_per_week")


def _yes(why: str) -> tuple[Verdict, str]:
    return "yes", why


def _no(why: str) -> tuple[Verdict, str]:
    return "no", why


def _open(why: str) -> tuple[Verdict, str]:
    return "unknown", why
