"""Changes of the profile: proposed only if they were tried and work."""

from dataclasses import replace
from typing import Any

import pytest

from internscout.config import Profile
from internscout.match import match
from internscout.match.advice.edits import edits_for, passes
from internscout.match.case import case_of
from internscout.match.rules import RULES
from tests.match.advice.build import posting
from tests.match.build import NOW, student

PAID = {"salary": {"min": 10, "max": 12, "currency": "USD", "period": "hour"}}
ABROAD = {"locations": [{"city": "Toronto", "region": "ON", "country": "CA"}]}

CASES: list[tuple[str, Profile, dict[str, Any], list[str]]] = [
    ("kind", student(), {"kind": "employee"}, ['add "employee" to wanted.kinds', 'set rules.kind to "ignore"']),
    (
        "machine learning",
        student(),
        {"ml": "none", "areas": []},
        ['add "none" to wanted.ml', 'set rules.machine_learning to "ignore"'],
    ),
    (
        "company",
        student(wanted={"companies_never": ["Acme", "Acme Robotics", "Beta"]}),
        {},
        ['remove "Acme", "Acme Robotics" from wanted.companies_never'],
    ),
    (
        "words",
        student(wanted={"words_never": ["coding test", "crypto", "call"]}),
        {},
        ['remove "coding test", "call" from wanted.words_never'],
    ),
    ("place", student(), ABROAD, ['add "Toronto, ON" to places.cities', 'add "CA" to places.countries']),
    (
        "place",
        student(places={"countries": [], "cities": ["Buffalo, NY"]}),
        ABROAD,
        [
            "set places.radius_km to 200",
            'add "Toronto, ON" to places.cities',
            'add "CA" to places.countries',
        ],
    ),
    ("place", student(places={"onsite": False}), {"workplace": "onsite"}, ["set places.onsite to true"]),
    ("pay", student(wanted={"pay_hourly_min": 30.0}), PAID, ["set wanted.pay_hourly_min to 12"]),
    ("start", student(wanted={"terms": ["fall 2026"]}), {}, ['add "summer 2026" to wanted.terms']),
    (
        "start",
        student(wanted={"start_from": "2026-09", "start_to": "2026-12"}),
        {},
        ['add "summer 2026" to wanted.terms', 'set wanted.start_from to "2026-08"'],
    ),
    ("duration", student(wanted={"weeks_min": 20.0}), {}, ["set wanted.weeks_min to 16"]),
    ("duration", student(wanted={"weeks_max": 8.0}), {}, ["set wanted.weeks_max to 12"]),
    (
        "hours",
        student(wanted={"hours_max": 20.0}),
        {"hours_per_week": {"min": 35, "max": 40}},
        ["set wanted.hours_max to 35"],
    ),
    (
        "sponsorship",
        student(work={"authorised": ["FR"]}),
        {"sponsorship": "not_offered"},
        ['add "US" to work.authorised'],
    ),
    ("citizenship", student(), {"citizenship": ["US"]}, ['add "US" to work.citizenships']),
    ("spoken languages", student(), {"spoken_languages": ["de", "en"]}, ['add "de" to work.spoken_languages']),
    ("gpa", student(study={"gpa": 3.0}), {"gpa_min": 3.5}, ["set study.gpa to 3.5"]),
    ("experience", student(), {"experience_years_min": 2}, ["set work.experience_years to 2"]),
    (
        "degree",
        student(study={"level": "bachelor"}),
        {},
        ['set study.level to "master"', 'set study.level to "phd"'],
    ),
    (
        "graduation",
        student(),
        {"graduation": {"from": "2027-12", "to": "2028-06"}},
        ['set study.graduation to "2027-12"', 'set study.graduation to "2028-06"'],
    ),
]


@pytest.mark.parametrize(("rule", "profile", "asks", "expected"), CASES, ids=lambda value: str(value)[:20])
def test_what_would_change_a_rule(rule: str, profile: Profile, asks: dict[str, Any], expected: list[str]) -> None:
    found = match(profile, posting(**asks), now=NOW)
    assert rule in found.hidden_by
    edits = edits_for(rule, case_of(profile, posting(**asks), NOW))
    said = [edit.text for edit in edits if edit.kind != "rule"]
    assert said == [text for text in expected if not text.startswith("set rules")]
    for edit in edits:
        after = match(edit.profile, posting(**asks), now=NOW)
        assert rule not in after.hidden_by, edit.text
        Profile.model_validate(edit.profile.model_dump())


def test_an_unknown_that_is_to_hide_can_be_shown_again() -> None:
    profile = student(rules={"pay": "hide"}, wanted={"pay_hourly_min": 10.0})
    edits = edits_for("pay", case_of(profile, posting(salary=None), NOW))
    assert [edit.text for edit in edits if edit.kind == "rule"] == [
        'set rules.pay to "show"',
        'set rules.pay to "ignore"',
    ]


def test_what_is_over_stays_over() -> None:
    assert edits_for("deadline", case_of(student(), posting(deadline="2026-01-01"), NOW)) == ()


def test_what_does_not_help_is_not_said() -> None:
    """A country where the posting is not, though it is a word of it, lets nobody pass."""
    profile = student(work={"citizenships": ["FR"]})
    case = case_of(profile, posting(citizenship=["GB"]), NOW)
    assert [edit.text for edit in edits_for("citizenship", case) if edit.kind == "fact"] == [
        'add "GB" to work.citizenships'
    ]


def test_every_rule_that_can_hide_has_a_proposal_or_none_by_nature() -> None:
    """A new rule is noticed here."""
    by_nature = {"deadline", "wording"}
    named = {rule for rule, *_ in CASES} | {"enrolment", "clearance", "export control"}
    assert {rule.name for rule in RULES} == named | by_nature


def test_passing_asks_the_rule_itself() -> None:
    case = case_of(student(), posting(kind="employee"), NOW)
    (edit, *_) = edits_for("kind", case)
    assert passes("kind", case, edit)
    assert not passes("kind", case, replace(edit, profile=student()))
