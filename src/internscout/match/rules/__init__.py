"""The rules of eligibility, in the order in which a student asks them; texts are looked through last.

A rule looks at one case and answers yes, no or unknown, with its reason and the posting's own words; None when there is
nothing to check. `no` needs a statement: silence is never a `no`. Silence is `unknown` where every posting has an
answer that the student needs (degree, place, start; length, hours and pay where the student sets bounds; sponsorship
where the student would need it); where it means that nothing is demanded, there is nothing to check.

What becomes of an `unknown` is the profile's to say, rule by rule: shown with a mark, or hidden. A rule that the
profile ignores is not asked.
"""

from internscout.config import Rules
from internscout.match.case import Case
from internscout.match.rules import pay, rights, starts, study, terms, wishes, work
from internscout.match.view import Rule
from internscout.model import Check

RULES: tuple[Rule, ...] = (
    terms.deadline,
    wishes.company,
    wishes.kind,
    wishes.machine_learning,
    study.degree,
    study.enrolment,
    study.graduation,
    study.experience,
    study.gpa,
    rights.citizenship,
    rights.clearance,
    rights.export_control,
    rights.sponsorship,
    work.spoken_languages,
    work.wording,
    work.place,
    starts.start,
    terms.duration,
    terms.hours,
    pay.pay,
    wishes.words,
)


def checks(case: Case) -> tuple[Check, ...]:
    """The answers of all rules that have one and that the profile does not ignore."""
    treated = case.profile.rules
    asked = (rule for rule in RULES if treated.of(rule.name) != "ignore")
    return tuple(check for rule in asked if (check := rule(case)) is not None)


def hides(treated: Rules, answers: tuple[Check, ...]) -> tuple[str, ...]:
    """The rules that hide a posting: those that answered no, else those whose unknown is to hide it."""
    ruled_out = tuple(check.rule for check in answers if check.verdict == "no")
    return ruled_out or tuple(c.rule for c in answers if c.verdict == "unknown" and treated.of(c.rule) == "hide")
