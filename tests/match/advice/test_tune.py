"""What each rule costs, counted over roles."""

from typing import Any

from internscout.match.advice import tell_tune, tune
from tests.match.advice.build import posting
from tests.match.build import NOW, student

ABROAD: dict[str, Any] = {"locations": [{"city": "Toronto", "region": "ON", "country": "CA"}]}
UNPAID: dict[str, Any] = {"salary": {"min": 10, "max": 12, "currency": "USD", "period": "hour"}}
LITTLE: dict[str, Any] = {"salary": {"min": 4, "max": 5, "currency": "USD", "period": "hour"}}
MANY = (
    posting(1),
    posting(2, **UNPAID),
    posting(3, **LITTLE),
    posting(4, **LITTLE, **ABROAD),
    posting(5, **ABROAD, title="Vision Intern"),
    posting(6, salary=None),
    posting(7, kind="employee"),
)
PROFILE = student(wanted={"pay_hourly_min": 20.0}, work={"authorised": ["US", "CA"]})

TOLD = """\
7 open roles judged: 2 shown, 5 hidden.
3 postings of another kind were not looked at (--all judges them too).

pay hides 3
  without this rule 2 would be shown; the best:
    SCORE  Research Intern, Language Models, Acme Robotics  demo:acme:2
    SCORE  Research Intern, Language Models, Acme Robotics  demo:acme:3

place hides 2
  without this rule 1 would be shown; the best:
    SCORE  Vision Intern, Acme Robotics  demo:acme:5

kind hides 1
  without this rule 1 would be shown; the best:
    SCORE  Research Intern, Language Models, Acme Robotics  demo:acme:7

Shown though they leave a rule open (hidden if [rules] said "hide"):
     1  pay

What you could change, one thing alone:
  set wanted.pay_hourly_min to 5: 2 roles more, such as
    SCORE  Research Intern, Language Models, Acme Robotics  demo:acme:2
  add "CA" to places.countries: 1 role more, such as
    SCORE  Vision Intern, Acme Robotics  demo:acme:5
  add "Toronto, ON" to places.cities: 1 role more, such as
    SCORE  Vision Intern, Acme Robotics  demo:acme:5
  add "employee" to wanted.kinds: 1 role more, such as
    SCORE  Research Intern, Language Models, Acme Robotics  demo:acme:7
  set wanted.pay_hourly_min to 12: 1 role more, such as
    SCORE  Research Intern, Language Models, Acme Robotics  demo:acme:2"""


def test_the_text() -> None:
    found = tune(PROFILE, MANY, now=NOW, others=3)
    said = tell_tune(found)
    for number in sorted({f"{one.score:>5.1f}" for cost in found.rules for one in cost.best}):
        said = said.replace(f"    {number}  ", "    SCORE  ")
    assert said == TOLD


def test_what_is_silent_is_told_apart() -> None:
    profile = student(wanted={"pay_hourly_min": 20.0}, work={"authorised": ["US", "CA"]}, rules={"pay": "hide"})
    pay = next(cost for cost in tune(profile, MANY, now=NOW).rules if cost.rule == "pay")
    assert (pay.hides, pay.silent, pay.alone, pay.open) == (4, 1, 3, 0)
    assert "pay hides 4; 1 of them say nothing" in tell_tune(tune(profile, MANY, now=NOW))


def test_a_role_is_shown_when_one_of_its_postings_is() -> None:
    found = tune(PROFILE, MANY, now=NOW, role_of={"demo:acme:5": "role", "demo:acme:1": "role"})
    assert (found.roles, found.shown) == (6, 2)
    place = next(cost for cost in found.rules if cost.rule == "place")
    assert (place.hides, place.alone) == (1, 0)
    assert "place hides 1\n  without this rule nothing would be shown: other rules hide all of them too" in tell_tune(
        found
    )


def test_alone_is_what_ignoring_the_rule_brings_back() -> None:
    shown = tune(PROFILE, MANY, now=NOW).shown
    for cost in tune(PROFILE, MANY, now=NOW).rules:
        without = student(
            wanted={"pay_hourly_min": 20.0},
            work={"authorised": ["US", "CA"]},
            rules={cost.rule.replace(" ", "_"): "ignore"},
        )
        assert tune(without, MANY, now=NOW).shown == shown + cost.alone, cost.rule


def test_nothing_hides_anything() -> None:
    assert tell_tune(tune(PROFILE, [posting(1)], now=NOW)).endswith("No rule hides anything.")
