"""The score of a posting for a student: eleven parts of at most 100 points together, each with its reason.

What a posting does not state earns `SILENT` of a part, less than what is stated and fits: nothing outscores a full
fit by saying little. Counted things (skills, maths) start there and move with every one named, so that five of five
is worth more than one of one.
"""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from internscout import taxonomy
from internscout.match.case import SILENT, Case
from internscout.match.place import settle_place
from internscout.match.rules import study
from internscout.match.rules.wishes import is_company
from internscout.match.skills import Group, asked_skills
from internscout.match.studies import nearness
from internscout.match.words import several
from internscout.model import Part
from internscout.taxonomy import LEVELS

_Part: TypeAlias = Callable[[Case], Part | None]


def _part(name: str, limit: float, share: float, why: str, quote: str = "") -> Part:
    return Part(name, round(limit * share, 1), limit, why, quote)


def _counted(met: float, named: int) -> float:
    """The share for `met` of `named`, as if one more were named and met by `SILENT`."""
    return (met + SILENT) / (named + 1)


def required_skills(case: Case) -> Part:
    groups = asked_skills(case).required
    why = _tally(groups) if groups else "none stated"
    return _part("required skills", 30, _counted(_met(groups), len(groups)), why, _first_quote(case, groups))


def other_skills(case: Case) -> Part:
    """Preferred skills, and with half their weight those that the posting only mentions."""
    asked = asked_skills(case)
    groups = (*asked.preferred, *asked.mentioned)
    met = _met(asked.preferred) + _met(asked.mentioned) / 2
    share = (met + SILENT) / (len(asked.preferred) + len(asked.mentioned) / 2 + 1)
    return _part("other skills", 8, share, _tally(groups) if groups else "none stated", _first_quote(case, groups))


def _met(groups: Sequence[Group]) -> int:
    return sum(1 for group in groups if group.met)


def _tally(groups: Sequence[Group]) -> str:
    met = list(dict.fromkeys(name for group in groups for name in group.met_names))
    return f"{_met(groups)} of {len(groups)}" + (f" ({several(met)})" if met else "")


def _first_quote(case: Case, groups: Sequence[Group]) -> str:
    """The words that name the first group met, else the first group."""
    first = next((group for group in groups if group.met), groups[0] if groups else None)
    return case.quote(first.vocabulary, *(first.met or first.ids)) if first else ""


def machine_learning(case: Case) -> Part:
    wanted, stated = case.profile.wanted.ml, case.asks.ml
    quote = case.quote("ml")
    if stated == "core" and (not wanted or "core" in wanted):
        return _part("machine learning", 14, 1, "the main work", quote)
    if stated == "adjacent":
        best = bool(wanted) and "core" not in wanted
        return _part("machine learning", 14, 1 if best else 0.5, "part of the work", quote)
    why = {"core": "the main work, which you do not look for", None: "not stated"}.get(stated, "none named")
    return _part("machine learning", 14, SILENT if stated is None else 0, why, quote)


def areas(case: Case) -> Part:
    """One area in common is worth 0.6, two 0.8, three or more all."""
    mine, stated = case.profile.skills.areas, case.asks.areas
    common = [area for area in stated if area in mine]
    if not mine or not stated:
        return _part("areas", 14, SILENT, "none stated" if not stated else "your profile lists none")
    if not common:
        return _part("areas", 14, 0, f"others: {several(_names('areas', stated), 3)}", case.quote("areas"))
    share = min(1.0, 0.4 + 0.2 * len(common))
    return _part("areas", 14, share, several(_names("areas", common)), case.quote("areas", *common))


def field_of_study(case: Case) -> Part:
    mine, stated = case.profile.study.fields, case.asks.fields_of_study
    if not mine or not stated:
        why = "none stated" if not stated else "your profile lists none"
        return _part("field of study", 8, SILENT, why)
    share, nearest = nearness(mine, stated)
    if not nearest:
        why = f"asks for {several(_names('fields_of_study', stated), 3)}"
        return _part("field of study", 8, 0, why, case.quote("fields_of_study"))
    why = _names("fields_of_study", [nearest])[0] + ("" if share == 1 else ", near yours")
    return _part("field of study", 8, share, why, case.quote("fields_of_study", nearest))


def maths(case: Case) -> Part:
    stated = case.asks.maths
    common = [topic for topic in stated if topic in case.profile.skills.maths]
    tally = f"{len(common)} of {len(stated)}" + (f" ({several(_names('maths', common))})" if common else "")
    return _part(
        "maths", 4, _counted(len(common), len(stated)), tally if stated else "none stated", case.quote("maths", *common)
    )


def degree(case: Case) -> Part:
    """As the rule judges it; a level that is preferred counts most."""
    level, judged = case.profile.study.level, study.degree(case)
    if level is not None and level in case.asks.levels_preferred and judged.verdict == "yes":
        return _part("degree", 6, 1, f"{LEVELS[level]} preferred", case.quote("degrees", level))
    share = {"yes": 0.9, "unknown": SILENT, "no": 0.0}[judged.verdict]
    return _part("degree", 6, share, judged.why, judged.quote)


def place(case: Case) -> Part:
    settled = settle_place(case)
    return _part("place", 6, settled.share, settled.why, settled.quote)


def freshness(case: Case) -> Part:
    """All points for three days, none from 45 days on; at most half when the date of posting is not known."""
    posted = case.candidate.posted_at
    days = max(0.0, (case.now - (posted or case.candidate.first_seen)).total_seconds() / 86_400)
    share = min(1.0, max(0.0, (45 - days) / 42))
    if posted is None:
        return _part("freshness", 5, min(0.5, share), f"first seen {_days_ago(days)}; date of posting not stated")
    return _part("freshness", 5, share, f"posted {_days_ago(days)}")


def _days_ago(days: float) -> str:
    whole = int(days)
    return "today" if whole == 0 else "yesterday" if whole == 1 else f"{whole} days ago"


def deadline(case: Case) -> Part:
    """The nearer the deadline, the sooner it should be read."""
    last = case.candidate.deadline
    if last is None:
        return _part("deadline", 2, SILENT, "none stated")
    days = (last - case.now.date()).days
    share = 0.0 if days < -1 else 1.0 if days <= 14 else 0.7 if days <= 45 else 0.5
    return _part("deadline", 2, share, f"apply by {last.isoformat()}", case.quote("deadline"))


def company_wish(case: Case) -> Part | None:
    """Nothing to show when the student wishes for no company."""
    wished = case.profile.wanted.companies
    if not wished:
        return None
    listed = any(is_company(case, name) for name in wished)
    return _part("company", 3, 1 if listed else 0, "on your list" if listed else "not on your list")


PARTS: tuple[_Part, ...] = (
    required_skills,
    other_skills,
    machine_learning,
    areas,
    field_of_study,
    maths,
    degree,
    place,
    freshness,
    deadline,
    company_wish,
)


def score_parts(case: Case) -> tuple[Part, ...]:
    """All parts that apply; their points add up to the score."""
    return tuple(part for make in PARTS if (part := make(case)) is not None)


def _names(vocabulary: str, ids: Sequence[str]) -> list[str]:
    names = taxonomy.names(vocabulary)
    return [names.get(entry, entry) for entry in ids]
