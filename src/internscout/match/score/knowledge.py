"""The parts of the score that count skills: areas of work, required skills and others, mathematics."""

import math
from collections.abc import Sequence

from internscout.match.areas import reach
from internscout.match.case import Case
from internscout.match.known import known
from internscout.match.market import rarity
from internscout.match.score.points import HALF, WHOLE, Entry, Posting, Tally, counted
from internscout.match.skills import SKILLS, Group, asked_skills, named_groups
from internscout.match.words import several
from internscout.taxonomy import shown

# The share for a posting that names no area of work: next to nothing speaks for it.
UNNAMED = 0.1
# As if so much more were named, of what nobody knows: one rare area in common is less than three.
_MORE = 1.0
_ENOUGH = 1.25


def _required(posting: Posting) -> tuple[Entry, ...]:
    required, _, _ = named_groups(posting.asks.languages, posting.asks.frameworks)
    return tuple((ids, WHOLE) for _, ids in required)


def _others(posting: Posting) -> tuple[Entry, ...]:
    _, preferred, mentioned = named_groups(posting.asks.languages, posting.asks.frameworks)
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


def _other_share(met: float, _: float) -> float:
    """The more are known, the better; those not known are not held against a posting that only prefers them."""
    return 1 - math.exp(-met / 2)


def _areas(posting: Posting) -> tuple[Entry, ...]:
    """Areas of work by their rarity (robotics in common says more than machine learning in common) and mentions."""
    usual = rarity()
    return tuple(((area,), round(usual[area] * math.log2(1 + n))) for area, n in posting.ad.areas if area in usual)


def _areas_share(met: float, named: float) -> float:
    """How much of what a posting says of its areas is the student's own or near it; little where none is named."""
    return min(1.0, _ENOUGH * met / (named + _MORE)) if named else UNNAMED


def _title_areas(posting: Posting) -> tuple[Entry, ...]:
    return tuple(((area,), rarity()[area]) for area in posting.ad.title_areas if area in rarity())


def _title_share(met: float, _: float) -> float:
    return min(1.0, 2 * met)


def _tell_areas(case: Case) -> tuple[str, str]:
    stated, knows = [area for area, _ in case.ad.areas], known(case.profile)
    if not stated:
        return "none stated", ""
    if AREAS.blank(knows):
        return "your profile lists none", ""
    if common := [area for area in stated if area in knows]:
        return several(shown("areas", common)), case.quote("areas", *common)
    near = [area for area in stated if area in reach(knows)]
    told = near or stated
    return f"{'near yours' if near else 'others'}: {several(shown('areas', told), 3)}", case.quote("areas", *told)


def _tell_maths(case: Case) -> tuple[str, str]:
    stated, knows = case.asks.maths, known(case.profile)
    common = [topic for topic in stated if topic in knows]
    tally = f"{len(common)} of {len(stated)}" + (f" ({several(shown('maths', common))})" if common else "")
    return (tally if stated else "none stated"), case.quote("maths", *common)


def _tell_title(case: Case) -> tuple[str, str]:
    knows = known(case.profile)
    common = [area for area in case.ad.title_areas if area in knows]
    return (several(shown("areas", common)) or "names none of your areas"), case.quote(
        "areas", *common
    ) if common else ""


REQUIRED = Tally("required skills", SKILLS, _required, counted, _tell_required)
OTHERS = Tally("other skills", SKILLS, _others, _other_share, _tell_others)
AREAS = Tally("areas", ("ad.areas",), _areas, _areas_share, _tell_areas, "areas", reach)
TITLE = Tally("title", ("ad.title_areas",), _title_areas, _title_share, _tell_title)
MATHS = Tally(
    "maths",
    ("asks.maths",),
    lambda posting: tuple(((topic,), WHOLE) for topic in posting.asks.maths),
    counted,
    _tell_maths,
)
