"""How many of the tracked roles came how far, how long that took, and how many applications each week had.

A role that came to a later stage came through the former ones, also where nobody noted them. Hidden roles count as far
as they came before; those that were never more than hidden do not count.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from internscout.model import Application, ApplicationStatus

STAGES: tuple[ApplicationStatus, ...] = ("saved", "applied", "interview", "offer")
_WEEKS = 12
_WIDTH = 30


@dataclass(frozen=True, slots=True)
class Stage:
    """`reached`: roles that came so far. `share`: their part of those of the stage before, None where these are none.

    `days`: the median from the stage before to this one, of the `timed` roles of which both days are noted.
    `rejected` roles ended after this stage.
    """

    name: ApplicationStatus
    reached: int
    share: float | None
    days: float | None
    timed: int
    rejected: int


@dataclass(frozen=True, slots=True)
class Funnel:
    """The stages in order, and applications by week: (its Monday, how many), the last weeks without a gap."""

    stages: tuple[Stage, ...]
    weeks: tuple[tuple[date, int], ...]

    @property
    def rejected(self) -> int:
        """All rejections."""
        return sum(stage.rejected for stage in self.stages)


def funnel_of(applications: Iterable[Application], *, today: date) -> Funnel:
    """Count; `today` is the last day of the weeks shown."""
    counted = [(one, _furthest(one)) for one in applications if any(step.status != "hidden" for step in one.steps)]
    ended = Counter(stage for one, stage in counted if _outcome(one) == "rejected")
    stages: list[Stage] = []
    for number, name in enumerate(STAGES):
        reached = sum(stage >= number for _, stage in counted)
        before = stages[-1].reached if stages else 0
        took = [] if number == 0 else _days((one for one, _ in counted), STAGES[number - 1], name)
        stages.append(
            Stage(name, reached, reached / before if before else None, median(took) if took else None, len(took),
                  ended[number])
        )  # fmt: skip
    return Funnel(tuple(stages), _weeks([one.first("applied") for one, _ in counted], today))


def _furthest(application: Application) -> int:
    """The number of the last stage; 0 also for one of which only a rejection is noted."""
    reached = [STAGES.index(step.status) for step in application.steps if step.status in STAGES]
    # Nobody is rejected who did not apply.
    turned_down = any(step.status == "rejected" for step in application.steps)
    return max([*reached, 1 if turned_down else 0])


def _outcome(application: Application) -> ApplicationStatus:
    """How it stands, hiding aside."""
    return next(step.status for step in reversed(application.steps) if step.status != "hidden")


def _days(applications: Iterable[Application], before: ApplicationStatus, after: ApplicationStatus) -> list[int]:
    pairs = ((one.first(before), one.first(after)) for one in applications)
    return [(end - begin).days for begin, end in pairs if begin and end and begin <= end]


def _weeks(days: Sequence[date | None], today: date) -> tuple[tuple[date, int], ...]:
    """The last weeks, from the first of them that has an application."""
    monday = today - timedelta(days=today.weekday())
    counted = Counter(day - timedelta(days=day.weekday()) for day in days if day and day <= today)
    shown = [monday - timedelta(weeks=number) for number in reversed(range(_WEEKS))]
    first = next((number for number, week in enumerate(shown) if counted[week]), len(shown))
    return tuple((week, counted[week]) for week in shown[first:])


def render_funnel(funnel: Funnel, *, bar: str = "█") -> str:
    """The figures as text, a bar a stage and a bar a week."""
    most = max(funnel.stages[0].reached, 1)
    lines = [_stage(stage, most, bar) for stage in funnel.stages]
    ends = [f"{stage.rejected} after {_AFTER[stage.name]}" for stage in funnel.stages if stage.rejected]
    lines += ["", f"rejected: {funnel.rejected}" + (f" ({', '.join(ends)})" if ends else "")]
    if funnel.weeks:
        high = max(count for _, count in funnel.weeks)
        lines += ["", "applications a week (from Monday)"]
        lines += [f"{week}  {count:>3}  {bar * _length(count, high)}".rstrip() for week, count in funnel.weeks]
    return "\n".join(lines)


_AFTER = {"saved": "saving", "applied": "applying", "interview": "an interview", "offer": "an offer"}


def _stage(stage: Stage, most: int, bar: str) -> str:
    details = []
    if stage.share is not None:
        details.append(f"{stage.share:.0%} of those before")
    if stage.days is not None:
        details.append(f"{stage.days:g} days later (median of {stage.timed})")
    drawn = bar * _length(stage.reached, most)
    return f"{stage.name:<10}{stage.reached:>4}  {drawn:<{_WIDTH}}  {', '.join(details)}".rstrip()


def _length(count: int, most: int) -> int:
    """At least one mark for what is not nothing."""
    return 0 if not count else max(1, round(_WIDTH * count / most))
