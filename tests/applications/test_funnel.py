"""How many applications came how far."""

from internscout.applications import funnel_of, render_funnel
from tests.applications.build import TODAY, application, day

MANY = (
    application(("saved", -30), ("applied", -26), ("interview", -12), ("offer", -2), key="a"),
    application(("saved", -20), ("applied", -18), ("interview", -10), ("rejected", -3), key="b"),
    application(("applied", -8), ("rejected", -1), key="c"),
    application(("saved", -9), ("applied", -9), key="d"),
    application(("saved", -2), key="e"),
    application(("saved", -2), ("hidden", -1), key="f"),
    application(("hidden", -1), key="g"),
    application(("rejected", -1), ("hidden", 0), key="h"),
)

SHOWN = """\
saved        7  ██████████████████████████████
applied      5  █████████████████████           71% of those before, 2 days later (median of 3)
interview    2  █████████                       40% of those before, 11 days later (median of 2)
offer        1  ████                            50% of those before, 10 days later (median of 1)

rejected: 3 (2 after applying, 1 after an interview)

applications a week (from Monday)
2026-10-19    1  ███████████████
2026-10-26    0
2026-11-02    1  ███████████████
2026-11-09    2  ██████████████████████████████
2026-11-16    0"""


def test_the_figure() -> None:
    assert render_funnel(funnel_of(MANY, today=TODAY)) == SHOWN


def test_stages_that_nobody_noted_are_counted_but_not_timed() -> None:
    stages = funnel_of([application(("interview", -3))], today=TODAY).stages
    assert [(stage.reached, stage.days, stage.timed) for stage in stages] == [
        (1, None, 0),
        (1, None, 0),
        (1, None, 0),
        (0, None, 0),
    ]


def test_nothing_is_no_share() -> None:
    funnel = funnel_of([], today=TODAY)
    assert [stage.share for stage in funnel.stages] == [None] * 4
    assert funnel.weeks == ()
    assert render_funnel(funnel).splitlines()[0] == "saved        0"


def test_weeks_without_an_application_are_shown_and_old_ones_not() -> None:
    funnel = funnel_of([application(("applied", -14)), application(("applied", -200))], today=TODAY)
    assert funnel.weeks == ((day(-18), 1), (day(-11), 0), (day(-4), 0))


def test_days_that_run_backwards_are_not_timed() -> None:
    funnel = funnel_of(
        [application(("applied", -9), ("saved", -2)), application(("saved", -9), ("applied", -5))], today=TODAY
    )
    assert (funnel.stages[1].reached, funnel.stages[1].days, funnel.stages[1].timed) == (2, 4, 1)
