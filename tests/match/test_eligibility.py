"""Every rule of eligibility against `eligibility.toml`, and what the verdict of a whole match follows from."""

import tomllib
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from internscout.config import Rules
from internscout.match import match
from internscout.match.rules import RULES
from internscout.match.words import number
from internscout.model import Candidate, Fact
from internscout.taxonomy.rates import rates
from tests.match.build import FULL, NOW, candidate, fact, profile, student

CASES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("eligibility.toml").read_text(encoding="utf-8"))[
    "case"
]


def facts_of(field: str, told: Any, text: str) -> Iterator[Fact]:
    """A quote, several of them, or one with the value that was read out of it, and how surely."""
    for entry in told if isinstance(told, list) else [told]:
        table = entry if isinstance(entry, dict) else {"quote": entry}
        made = fact(field, table["quote"], table.get("value"), text=text)
        yield made._replace(confidence=table.get("confidence", made.confidence))


def posting(case: dict[str, Any]) -> Candidate:
    text = case.get("text", "")
    facts = tuple(made for field, told in case.get("facts", {}).items() for made in facts_of(field, told, text))
    given = {key: case[key] for key in ("thin", "company", "text", "apply_by", "location") if key in case}
    return candidate(case.get("asks"), facts=facts, **given)


@pytest.mark.parametrize("case", [pytest.param(c, id=f"{c['rule']}-{n}-{c['verdict']}") for n, c in enumerate(CASES)])
def test_rule(case: dict[str, Any]) -> None:
    found = match(profile(**case.get("profile", {})), posting(case), now=NOW)
    check = next((check for check in found.checks if check.rule == case["rule"]), None)
    assert (check.verdict if check else "none") == case["verdict"], check
    if check is not None:
        assert case.get("says", "") in check.why
        assert check.quote == case.get("quote", check.quote)


def test_every_rule_is_tried_both_ways() -> None:
    rules = {case["rule"] for case in CASES}
    assert len(rules) == len(RULES)
    for rule in rules:
        verdicts = {case["verdict"] for case in CASES if case["rule"] == rule}
        # What was not read speaks neither for nor against; who may be hired under export law is the state's to say.
        assert ("no" in verdicts) == (rule not in ("wording", "export control")), rule
        assert verdicts & {"yes", "none"}, rule


def test_the_profile_has_a_key_for_every_rule_that_can_be_unknown() -> None:
    """The student's own refusals (companies and words never wanted) are never unknown."""
    unknown = {case["rule"].replace(" ", "_") for case in CASES if case["verdict"] == "unknown"}
    assert set(Rules.model_fields) == unknown
    assert unknown == {rule.name.replace(" ", "_") for rule in RULES} - {"company", "words"}


@pytest.mark.parametrize(("treated", "verdict"), [("show", "unknown"), ("hide", "no"), ("ignore", "yes")])
def test_a_rule_treats_what_is_not_known_as_the_profile_says(treated: str, verdict: str) -> None:
    found = match(student(rules={"degree": treated}), candidate({**FULL, "degrees": None}), now=NOW)
    assert found.verdict == verdict
    assert found.hidden_by == (("degree",) if treated == "hide" else ())
    assert found.undecided == (treated == "hide")
    assert ("degree" in {check.rule for check in found.checks}) == (treated != "ignore")


def test_a_stated_no_hides_before_an_unknown_does() -> None:
    asks = {**FULL, "degrees": None, "ml": "none", "areas": []}
    found = match(student(rules={"degree": "hide"}), candidate(asks), now=NOW)
    assert found.hidden_by == ("machine learning",)
    assert not found.undecided


def test_an_ignored_rule_hides_nothing() -> None:
    found = match(
        student(rules={"machine_learning": "ignore"}), candidate({**FULL, "ml": "none", "areas": []}), now=NOW
    )
    assert found.verdict == "yes"


def test_the_verdict_is_the_worst_of_the_checks() -> None:
    assert match(student(), candidate(FULL), now=NOW).verdict == "yes"
    assert match(student(), candidate({**FULL, "degrees": None}), now=NOW).verdict == "unknown"
    assert match(student(), candidate({**FULL, "degrees": None, "ml": "none", "areas": []}), now=NOW).verdict == "no"


def test_a_posting_that_says_nothing_is_shown_with_marks() -> None:
    found = match(student(), candidate({}, thin=True), now=NOW)
    assert found.verdict == "unknown"
    assert {check.rule for check in found.checks if check.verdict == "unknown"} == {
        "kind", "machine learning", "degree", "sponsorship", "place",
    }  # fmt: skip


def test_a_check_quotes_the_words_of_the_value_that_decided_it() -> None:
    facts = (fact("degrees", "open to Bachelor students", ["bachelor"]), fact("degrees", "and Masters", ["master"]))
    found = match(student(), candidate({"degrees": {"required": ["master"]}}, facts=facts), now=NOW)
    assert next(check.quote for check in found.checks if check.rule == "degree") == "and Masters"


@pytest.mark.parametrize(("share", "verdict"), [(1.0, "yes"), (0.95, "unknown"), (0.8, "no")])
def test_a_floor_in_other_money_is_converted_by_the_dated_table(share: float, verdict: str) -> None:
    rate = rates().between("EUR", "USD") or 0
    dollars = round(20 * rate * share, 2) + 0.01
    salary = {"min": dollars, "max": dollars, "currency": "USD", "period": "hour"}
    comparable = {"hourly_usd_min": dollars, "hourly_usd_max": dollars, "rates_date": None}
    wanted = profile(wanted={"pay_hourly_min": 20, "pay_currency": "EUR"})
    found = match(wanted, candidate({"salary": {**salary, "comparable": comparable}}), now=NOW)
    check = next(check for check in found.checks if check.rule == "pay")
    assert check.verdict == verdict
    assert f"at the rates of {rates().on} (stated: " in check.why
    assert check.why.endswith(f"you want 20 EUR, about {number(20 * rate)} USD")


def test_a_class_is_reckoned_from_now_where_an_old_posting_states_no_start() -> None:
    mine = profile(study={"level": "bachelor", "graduation": "2027-05"})
    old = candidate({"class_standing": ["final-year"]}, posted_at=NOW - timedelta(days=700))
    check = next(check for check in match(mine, old, now=NOW).checks if check.rule == "graduation")
    assert check.verdict == "yes"
