"""Every rule of eligibility against `eligibility.toml`, and what the verdict of a whole match follows from."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from internscout.match import match
from internscout.match.rules import RULES
from internscout.match.words import number
from internscout.model import Candidate
from internscout.taxonomy.rates import rates
from tests.match.build import FULL, NOW, candidate, fact, profile, student

CASES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("eligibility.toml").read_text(encoding="utf-8"))[
    "case"
]


def posting(case: dict[str, Any]) -> Candidate:
    text = case.get("text", "")
    facts = tuple(fact(field, quote, text=text) for field, quote in case.get("facts", {}).items())
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
        assert ("no" in verdicts) == (rule != "wording"), rule  # what was not read speaks neither for nor against
        assert verdicts & {"yes", "none"}, rule


def test_the_verdict_is_the_worst_of_the_checks() -> None:
    assert match(student(), candidate(FULL), now=NOW).verdict == "yes"
    assert match(student(), candidate({**FULL, "degrees": None}), now=NOW).verdict == "unknown"
    assert match(student(), candidate({**FULL, "degrees": None, "ml": "none"}), now=NOW).verdict == "no"


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
