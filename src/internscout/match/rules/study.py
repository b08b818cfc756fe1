"""Rules on what the student studies: degree level, enrolment, graduation, grades, experience."""

from internscout.match.case import Case
from internscout.match.rules.starts import months_of_start
from internscout.match.standing import expected_graduation, latest_graduation
from internscout.match.view import looks_at
from internscout.match.words import levels, number
from internscout.model import Check, Verdict
from internscout.months import months_later
from internscout.taxonomy import LEVELS

# The order in which degrees are taken; an MBA stands beside a master.
_RANK = {"high_school": 0, "associate": 1, "bachelor": 2, "master": 3, "mba": 3, "phd": 4}
_ABOVE_BACHELOR = frozenset(level for level, rank in _RANK.items() if rank > _RANK["bachelor"])
# Up to so many years asked of students, projects and courses may stand for work.
PROJECTS_MAY_DO = 1
# Up to so many years of research or programming may be those of a degree.
STUDIES_MAY_DO = 4
# Months from now within which work begins of which no start is stated.
_STARTS_WITHIN = 12


@looks_at(
    "degree",
    ("study.level", "study.enrolled", "study.graduation"),
    (
        *("asks.levels", "asks.levels_preferred", "asks.enrolled", "asks.start"),
        *("ad.least_degree", "ad.studied_for", "ad.completed", "ad.month"),
    ),
)
def degree(case: Case) -> Check:
    """Whether students of this level are admitted; the posting lists every level that is."""
    level, asked = case.profile.study.level, case.asks.levels
    if not asked:
        return _degree_unnamed(case)
    if level is None:
        verdict, why = _open(f"asks for {levels(asked)}; your profile states no study.level")
    elif level in case.ad.completed and case.profile.study.enrolled and level == asked[-1]:
        verdict, why = _completed_in_time(case)
    elif level in asked:
        verdict, why = _yes(f"open to {levels(asked)}; yours is {LEVELS[level]}")
    else:
        verdict, why = _other_level(case, level)
    return case.check("degree", verdict, why, field="degrees", values=(level or "", *asked))


def _degree_unnamed(case: Case) -> Check:
    level, preferred = case.profile.study.level, case.asks.levels_preferred
    if level in preferred:
        return case.check("degree", "yes", f"prefers {levels(preferred)}", field="degrees", values=(level,))
    if preferred:
        return case.check("degree", "unknown", f"prefers {levels(preferred)}; demands none", field="degrees")
    if case.asks.enrolled and level not in (None, "high_school"):
        return case.check("degree", "yes", "asks for students and names no level", field="degrees")
    return case.check("degree", "unknown", "no degree level stated")


def _other_level(case: Case, level: str) -> tuple[Verdict, str]:
    """A level that the posting does not list: a lower one never fits, a higher one may.

    A single lower level may be the least that is asked; two, or one that is under way, name those whom it is for. An
    MBA is nobody's least.
    """
    asked, enrolled = case.asks.levels, case.asks.enrolled
    words = f"asks for {levels(asked)}; yours is {LEVELS[level]}"
    if _RANK[level] < min(_RANK.get(entry, 0) for entry in asked):
        return _no(words)
    if {"master", "mba"} <= {level, *asked}:
        return _open(f"{words}: ask whether it counts")
    if set(asked) == {"mba"}:
        return _no(words)
    if enrolled is False or (enrolled is None and not case.profile.study.enrolled):
        return _yes(f"asks for a completed {levels(asked)}; yours is {LEVELS[level]}")
    if case.ad.least_degree and len(asked) == 1:
        return _open(f"{words}: it may be the least")
    return _no(words) if enrolled or len(asked) > 1 or case.ad.studied_for else _open(words)


def _open(why: str) -> tuple[Verdict, str]:
    return "unknown", why


def _yes(why: str) -> tuple[Verdict, str]:
    return "yes", why


def _no(why: str) -> tuple[Verdict, str]:
    return "no", why


@looks_at(
    "enrolment",
    ("study.level", "study.enrolled", "study.graduation"),
    ("asks.levels", "asks.enrolled", "asks.start", "ad.completed", "ad.month"),
)
def enrolment(case: Case) -> Check | None:
    """Whether one must be a student, or must have completed the degree."""
    study = case.profile.study
    if case.asks.enrolled is None:
        return None
    if case.asks.enrolled:
        verdict, why = _yes("for current students") if study.enrolled else _no("only for current students")
    elif not study.enrolled:
        verdict, why = _yes("asks for a completed degree")
    else:
        verdict, why = _completed_in_time(case)
    return case.check("enrolment", verdict, why, field="degrees")


def _completed_in_time(case: Case) -> tuple[Verdict, str]:
    """A completed degree is asked of somebody who still studies for `study.level`."""
    study, asked = case.profile.study, case.asks.levels
    if study.level is not None and asked and _RANK[study.level] > min(_RANK.get(entry, 0) for entry in asked):
        return _yes(f"asks for a completed {levels(asked)}, which comes before your {LEVELS[study.level]}")
    if study.graduation is None:
        return _open("asks for a completed degree; your profile states no study.graduation")
    if study.graduation <= f"{case.now:%Y-%m}":
        return _yes(f"asks for a completed degree; yours is due {study.graduation}")
    if not (start := months_of_start(case)):
        late = case.ad.completed and study.graduation > f"{months_later(case.now, _STARTS_WITHIN):%Y-%m}"
        return (_no if late else _open)(f"asks for a completed degree; you graduate in {study.graduation}")
    if study.graduation <= max(start):
        return _yes(f"asks for a completed degree; you graduate in {study.graduation}, before the start")
    return _no(f"asks for a completed degree at the start; you graduate in {study.graduation}")


@looks_at(
    "graduation",
    ("study.level", "study.graduation"),
    ("asks.graduation", "asks.standings", "asks.start", "ad.month", "ad.standing_wished"),
)
def graduation(case: Case) -> Check | None:
    """Whether the expected graduation is inside the stated window, or fits the class standing that is asked for."""
    first, last = case.asks.graduation
    if first is None and last is None:
        return _standing(case)
    window = f"graduation {f'{first} to {last}' if first and last else f'from {first}' if first else f'by {last}'}"
    mine = case.profile.study.graduation
    if mine is None:
        verdict, why = _open(f"asks for {window}; your profile states no study.graduation")
    else:
        fits = (first is None or mine >= first) and (last is None or mine <= last)
        verdict, why = (_yes if fits else _no)(f"asks for {window}; yours is {mine}")
    return case.check("graduation", verdict, why, field="graduation")


def _standing(case: Case) -> Check | None:
    """A class standing is told in words and counted in years that differ, and it is that of a bachelor's student.

    Who graduates before its years may have come further than is asked, which is a question; who graduates after them,
    however they are counted, is not there yet. To those who study for a higher degree it says nothing.
    """
    asked, study = case.asks.standings, case.profile.study
    # A posting that is open still may have been written for a start to come.
    starts = months_of_start(case) or [case.ad.month, f"{months_later(case.now, _STARTS_WITHIN - 1):%Y-%m}"]
    window, latest = expected_graduation(asked, starts), latest_graduation(asked, starts)
    if window is None or latest is None:
        return None
    words = f"asks for {' or '.join(entry.replace('-', ' ') for entry in asked)}"
    if study.graduation is None:
        verdict, why = _open(f"{words}; your profile states no study.graduation")
        return case.check("graduation", verdict, why, field="class_standing")
    words += f", who graduate about {window[0]} to {window[1]}; you do in {study.graduation}"
    if window[0] <= study.graduation <= window[1]:
        verdict, why = _yes(words)
    elif study.level in _ABOVE_BACHELOR:
        return None
    elif study.graduation > latest and study.level == "bachelor" and not case.ad.standing_wished:
        verdict, why = _no(words)
    else:
        verdict, why = _open(f"{words}: ask them")
    return case.check("graduation", verdict, why, field="class_standing")


@looks_at("gpa", ("study.gpa",), ("asks.gpa_min", "ad.gpa_preferred"))
def gpa(case: Case) -> Check | None:
    """Whether the average is high enough; compared on the same scale only, and a preference never hides."""
    asked, mine = case.asks.gpa_min, case.profile.study.gpa
    if asked is None:
        return None
    words = f"asks for a GPA of {number(asked)}"
    if mine is None:
        verdict, why = _open(f"{words}; your profile states no study.gpa")
    elif _scale(mine) != _scale(asked):
        verdict, why = _open(f"{words}; yours, {number(mine)}, is on another scale")
    elif mine >= asked:
        verdict, why = _yes(f"{words}; yours is {number(mine)}")
    elif case.ad.gpa_preferred:
        verdict, why = _open(f"prefers a GPA of {number(asked)}; yours is {number(mine)}")
    else:
        verdict, why = _no(f"{words}; yours is {number(mine)}")
    return case.check("gpa", verdict, why, field="gpa_min")


def _scale(value: float) -> int:
    """The scale that a grade is most likely on, by its upper end: 4 (and 4.3), 10 or 100."""
    return 4 if value <= 4.3 else 10 if value <= 10 else 100


@looks_at("experience", ("work.experience_years",), ("asks.experience_years_min", "ad.studied_experience"))
def experience(case: Case) -> Check | None:
    """Whether there are enough years of experience; of a single year postings often let projects be a part.

    Years of research or with a programming language may be those of one's studies.
    """
    asked, mine = case.asks.experience_years_min, case.profile.work.experience_years
    if asked is None:
        return None
    why = f"asks for {number(asked)} {'year' if asked == 1 else 'years'} of experience; you have {number(mine)}"
    if mine >= asked:
        verdict, why = _yes(why)
    elif asked <= PROJECTS_MAY_DO:
        verdict, why = _open(f"{why}: ask whether projects and courses count")
    elif case.ad.studied_experience and asked <= STUDIES_MAY_DO:
        verdict, why = _open(f"{why}: ask whether those of your studies count")
    else:
        verdict, why = _no(why)
    return case.check("experience", verdict, why, field="experience_years_min")
