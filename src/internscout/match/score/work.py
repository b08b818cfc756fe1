"""The parts of the score on the work itself: machine learning, field of study, degree, place."""

from internscout.match.case import SILENT, Case
from internscout.match.place import PLACE, settle_place
from internscout.match.rules import study
from internscout.match.score.points import points
from internscout.match.studies import nearness
from internscout.match.view import looks_at
from internscout.match.words import several
from internscout.model import Part
from internscout.taxonomy import LEVELS, shown


@looks_at("machine learning", ("wanted.ml",), ("asks.ml",))
def machine_learning(case: Case) -> Part:
    """How much of the work it is."""
    wanted, stated = case.profile.wanted.ml, case.asks.ml
    quote = case.quote("ml")
    if stated == "core" and (not wanted or "core" in wanted):
        return points("machine learning", 1, "the main work", quote)
    if stated == "adjacent":
        best = bool(wanted) and "core" not in wanted
        return points("machine learning", 1 if best else 0.5, "part of the work", quote)
    why = {"core": "the main work, which you do not look for", None: "not stated"}.get(stated, "none named")
    return points("machine learning", SILENT if stated is None else 0, why, quote)


@looks_at("field of study", ("study.fields",), ("asks.fields_of_study",))
def field_of_study(case: Case) -> Part:
    """How near the student's field is to those named."""
    mine, stated = case.profile.study.fields, case.asks.fields_of_study
    if not mine or not stated:
        why = "none stated" if not stated else "your profile lists none"
        return points("field of study", SILENT, why)
    share, nearest = nearness(mine, stated)
    if not nearest:
        why = f"asks for {several(shown('fields_of_study', stated), 3)}"
        return points("field of study", 0, why, case.quote("fields_of_study"))
    why = shown("fields_of_study", [nearest])[0] + ("" if share == 1 else ", near yours")
    return points("field of study", share, why, case.quote("fields_of_study", nearest))


@looks_at("degree", study.degree.mine, study.degree.theirs)
def degree(case: Case) -> Part:
    """As the rule judges it; a level that is preferred counts most."""
    level, judged = case.profile.study.level, study.degree(case)
    if level is not None and level in case.asks.levels_preferred and judged.verdict == "yes":
        return points("degree", 1, f"{LEVELS[level]} preferred", case.quote("degrees", level))
    share = {"yes": 0.9, "unknown": SILENT, "no": 0.0}[judged.verdict]
    return points("degree", share, judged.why, judged.quote)


@looks_at("place", *PLACE)
def place(case: Case) -> Part:
    """How well the place fits."""
    settled = settle_place(case)
    return points("place", settled.share, settled.why, settled.quote)
