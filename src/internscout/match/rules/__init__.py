"""The rules of eligibility, in the order in which a student asks them.

A rule looks at one case and answers yes, no or unknown, with its reason and the posting's own words; None when there is
nothing to check. `no` needs a statement: silence is never a `no`. Silence is `unknown` only where it matters for
applying (degree, place, start, and sponsorship where the student would need it); elsewhere there is nothing to check.
"""

from collections.abc import Callable
from typing import TypeAlias

from internscout.match.case import Case
from internscout.match.rules import study, terms, wishes, work
from internscout.model import Check

Rule: TypeAlias = Callable[[Case], Check | None]

RULES: tuple[Rule, ...] = (
    terms.deadline,
    wishes.company,
    wishes.words,
    wishes.kind,
    wishes.machine_learning,
    study.degree,
    study.enrolment,
    study.graduation,
    study.experience,
    study.gpa,
    work.citizenship,
    work.sponsorship,
    work.spoken_languages,
    work.wording,
    work.place,
    terms.start,
    terms.duration,
    terms.pay,
)


def checks(case: Case) -> tuple[Check, ...]:
    """The answers of all rules that have one."""
    return tuple(check for rule in RULES if (check := rule(case)) is not None)
