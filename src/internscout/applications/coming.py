"""The next step of each application, and which of them are to be told now.

Told are: a role that is only saved while its last day to apply is near, an application that nobody answered, an
interview that is near, and one that took place and of which nothing is noted yet.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from internscout.model import Application, NextStep


def reminders(
    applications: Iterable[Application], *, today: date, no_answer_days: int, soon_days: int
) -> tuple[NextStep, ...]:
    """The steps that are to be told, what is due first (of one day: what waits longest) first.

    `today` is the student's own day; what is near is due within `soon_days`.
    """
    waiting = sorted(applications, key=lambda one: (one.since, one.posting_id))
    steps = (next_step(one, today=today, no_answer_days=no_answer_days) for one in waiting)
    # Nobody needs to hear beforehand that an answer will be late.
    told = [s for s in steps if s and s.due and (s.due - today).days <= (0 if s.status == "applied" else soon_days)]
    return tuple(sorted(told, key=lambda step: step.due or today))


def next_step(application: Application, *, today: date, no_answer_days: int) -> NextStep | None:
    """What to do next; None where nothing is left to do (rejected, hidden, closed before an application).

    What should have been done before is due today.
    """
    said = _said(application, today, no_answer_days)
    if said is None:
        return None
    due, why = said
    return NextStep(
        posting_id=application.posting_id,
        title=application.title,
        company=application.company,
        url=application.url,
        status=application.status,
        due=due and max(due, today),
        why=why,
    )


def _said(application: Application, today: date, no_answer_days: int) -> tuple[date | None, str] | None:
    if application.status == "saved":
        return _saved(application, today)
    if application.status == "applied":
        return _applied(application.since, today, no_answer_days)
    if application.status == "interview":
        return _interview(application.since, today)
    if application.status == "offer":
        return None, f"offer of {application.since}: decide, and note until when"
    return None


def _saved(application: Application, today: date) -> tuple[date | None, str] | None:
    last = application.deadline
    if application.posting == "closed" or (last is not None and last < today):
        return None
    if last is None:
        return None, "only saved: apply; no last day is stated"
    return last, f"only saved: apply by {last} ({_away(last, today)})"


def _applied(on: date, today: date, no_answer_days: int) -> tuple[date, str]:
    due = on + timedelta(days=no_answer_days)
    if due > today:
        return due, f"applied {on}: ask if there is no answer by {due}"
    return due, f"applied {on}, no answer noted for {(today - on).days} days: ask, or note what came"


def _interview(on: date, today: date) -> tuple[date, str]:
    if on >= today:
        return on, f"interview on {on} ({_away(on, today)}): prepare"
    return on, f"the interview was on {on}: note what came of it"


def _away(day: date, today: date) -> str:
    """`today`, `tomorrow`, `in 5 days`."""
    days = (day - today).days
    return "today" if days == 0 else "tomorrow" if days == 1 else f"in {days} days"
