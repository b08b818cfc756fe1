"""The parts of the score that count skills: required ones, others, areas of work, mathematics."""

from collections.abc import Sequence

from internscout.match.asks import Asks
from internscout.match.case import SILENT, Case
from internscout.match.known import known
from internscout.match.score.points import HALF, WHOLE, Entry, Tally, counted, names
from internscout.match.skills import SKILLS, Group, asked_skills, named_groups
from internscout.match.words import several


def _required(asks: Asks) -> tuple[Entry, ...]:
    required, _, _ = named_groups(asks.languages, asks.frameworks)
    return tuple((ids, WHOLE) for _, ids in required)


def _others(asks: Asks) -> tuple[Entry, ...]:
    _, preferred, mentioned = named_groups(asks.languages, asks.frameworks)
    return tuple((ids, counts) for groups, counts in ((preferred, WHOLE), (mentioned, HALF)) for _, ids in groups)


def _tell_required(case: Case) -> tuple[str, str]:
    return _tell(case, asked_skills(case).required)


def _tell_others(case: Case) -> tuple[str, str]:
    asked = asked_skills(case)
    return _tell(case, (*asked.preferred, *asked.mentioned))


def _tell(case: Case, groups: Sequence[Group]) -> tuple[str, str]:
    """The tally with the words that name the first group met, else the first group."""
    if not groups:
        return "none stated", ""
    met = list(dict.fromkeys(name for group in groups for name in group.met_names))
    tally = f"{sum(1 for group in groups if group.met)} of {len(groups)}" + (f" ({several(met)})" if met else "")
    first = next((group for group in groups if group.met), groups[0])
    return tally, case.quote(first.vocabulary, *(first.met or first.ids))


def _areas_share(met: float, named: float) -> float:
    """One area in common is worth 0.6, two 0.8, three or more all."""
    return SILENT if not named else min(1.0, 0.4 + 0.2 * met) if met else 0.0


def _tell_areas(case: Case) -> tuple[str, str]:
    stated, knows = case.asks.areas, known(case.profile)
    if not stated:
        return "none stated", ""
    if AREAS.blank(knows):
        return "your profile lists none", ""
    common = [area for area in stated if area in knows]
    if not common:
        return f"others: {several(names('areas', stated), 3)}", case.quote("areas")
    return several(names("areas", common)), case.quote("areas", *common)


def _tell_maths(case: Case) -> tuple[str, str]:
    stated, knows = case.asks.maths, known(case.profile)
    common = [topic for topic in stated if topic in knows]
    tally = f"{len(common)} of {len(stated)}" + (f" ({several(names('maths', common))})" if common else "")
    return (tally if stated else "none stated"), case.quote("maths", *common)


REQUIRED = Tally("required skills", SKILLS, _required, counted, _tell_required)
OTHERS = Tally("other skills", SKILLS, _others, counted, _tell_others)
AREAS = Tally(
    "areas",
    ("asks.areas",),
    lambda asks: tuple(((area,), WHOLE) for area in asks.areas),
    _areas_share,
    _tell_areas,
    unless_blank="areas",
)
MATHS = Tally(
    "maths",
    ("asks.maths",),
    lambda asks: tuple(((topic,), WHOLE) for topic in asks.maths),
    counted,
    _tell_maths,
)
