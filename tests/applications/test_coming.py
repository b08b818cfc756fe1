"""What comes next for an application, and when one is reminded of it."""

from datetime import date

import pytest

from internscout.applications import next_step, reminders
from internscout.model import Application
from tests.applications.build import TODAY, application, day


def reminded(*applications: Application) -> list[tuple[str, date | None, str]]:
    found = reminders(applications, today=TODAY, no_answer_days=14, soon_days=7)
    return [(step.posting_id, step.due, step.why) for step in found]


@pytest.mark.parametrize(
    ("given", "due", "why"),
    [
        (application(("saved", -3), deadline=day(5)), day(5), "only saved: apply by 2026-11-25 (in 5 days)"),
        (application(("saved", -3), deadline=day(0)), day(0), "only saved: apply by 2026-11-20 (today)"),
        (application(("saved", -3), deadline=day(90)), day(90), "only saved: apply by 2027-02-18 (in 90 days)"),
        (application(("saved", -3)), None, "only saved: apply; no last day is stated"),
        (
            application(("applied", -14)),
            day(0),
            "applied 2026-11-06, no answer noted for 14 days: ask, or note what came",
        ),
        (application(("applied", -13)), day(1), "applied 2026-11-07: ask if there is no answer by 2026-11-21"),
        (application(("interview", 1)), day(1), "interview on 2026-11-21 (tomorrow): prepare"),
        (application(("interview", -1)), day(0), "the interview was on 2026-11-19: note what came of it"),
        (application(("offer", -2)), None, "offer of 2026-11-18: decide, and note until when"),
        # An application goes on when its posting closes; that is what closing is for.
        (
            application(("applied", -20), posting="closed"),
            day(0),
            "applied 2026-10-31, no answer noted for 20 days: ask, or note what came",
        ),
    ],
)
def test_next_step(given: Application, due: date | None, why: str) -> None:
    step = next_step(given, today=TODAY, no_answer_days=14)
    assert step is not None
    assert (step.due, step.why) == (due, why)
    assert (step.posting_id, step.title, step.company, step.url, step.status) == (
        given.posting_id,
        given.title,
        given.company,
        given.url,
        given.status,
    )


@pytest.mark.parametrize(
    "given",
    [
        application(("saved", -3), posting="closed"),
        application(("saved", -3), deadline=day(-1)),
        application(("saved", -3), ("rejected", -1)),
        application(("saved", -3), ("hidden", -1)),
    ],
)
def test_nothing_is_left_to_do(given: Application) -> None:
    assert next_step(given, today=TODAY, no_answer_days=14) is None
    assert reminded(given) == []


def test_reminders_are_what_is_due_or_near_what_waits_longest_first() -> None:
    found = reminded(
        application(("saved", -3), key="a", deadline=day(7)),
        application(("saved", -3), key="b", deadline=day(8)),
        application(("saved", -3), key="c"),
        application(("applied", -14), key="d"),
        application(("applied", -13), key="e"),
        application(("interview", -40), key="f"),
        application(("interview", 7), key="g"),
        application(("interview", 8), key="h"),
        application(("offer", -3), key="i"),
    )
    assert [(key, due) for key, due, _ in found] == [("f", day(0)), ("d", day(0)), ("a", day(7)), ("g", day(7))]


def test_the_days_without_an_answer_are_a_setting() -> None:
    given = application(("applied", -10))
    for days, count in ((10, 1), (11, 0)):
        assert len(reminders([given], today=TODAY, no_answer_days=days, soon_days=7)) == count
