"""Stated pay as dollars an hour and a year: the figures, the assumption beside them, and when there are none."""

from typing import Any

import pytest

from internscout.parse.fields.salary import FIELD
from internscout.taxonomy.rates import rates
from internscout.text import build_document

EUR, GBP = (rates().between(code, "USD") or 0 for code in ("EUR", "GBP"))


def settled(text: str, location: str = "Austin, TX") -> dict[str, Any]:
    doc = build_document(title="Machine Learning Intern", location=location, company="", description=text)
    value = FIELD.settle(FIELD.find(doc))
    assert isinstance(value, dict)
    return value


def comparable(text: str, location: str = "Austin, TX") -> dict[str, Any]:
    return settled(text, location)["comparable"]  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("text", "hourly", "annual"),
    [
        ("Pay: $30 - $45 per hour", (30, 45), (62_400, 93_600)),
        ("Pay: $240 per day", (30, 30), (62_400, 62_400)),
        ("Pay: $1,200 per week", (30, 30), (62_400, 62_400)),
        ("Stipend: $2,400 paid bi-weekly", (30, 30), (62_400, 62_400)),
        ("Pay: $5,200 per month", (30, 30), (62_400, 62_400)),
        ("Pay: $62,400 per year", (30, 30), (62_400, 62_400)),
    ],
)
def test_every_period_comes_to_an_hour_and_a_year(text: str, hourly: Any, annual: Any) -> None:
    found = comparable(text)
    assert (found["hourly_usd_min"], found["hourly_usd_max"]) == hourly
    assert (found["annual_usd_min"], found["annual_usd_max"]) == annual
    assert found["assumption"] == "40 hours a week (assumed), 52 weeks a year"
    assert found["rates_date"] is None, "dollars need no rate"


def test_other_money_is_converted_by_the_dated_table() -> None:
    found = comparable("Vergütung: 1.040 € pro Monat", "Berlin")
    assert found["annual_usd_min"] == round(12_480 * EUR, 2)
    assert found["hourly_usd_min"] == round(6 * EUR, 2)
    assert found["rates_date"] == rates().on.isoformat()
    assert f"1 EUR = {EUR:.4g} USD on {rates().on}" in found["assumption"]


def test_the_stated_figures_stay_as_stated() -> None:
    value = settled("Salary: £26k – £31k", "London")
    stated = {key: value[key] for key in ("min", "max", "currency", "period")}
    assert stated == {"min": 26_000, "max": 31_000, "currency": "GBP", "period": "year"}
    assert value["comparable"]["annual_usd_max"] == round(31_000 * GBP, 2)


def test_hours_stated_beside_the_pay_are_used() -> None:
    found = comparable("You receive €650 gross per month based on a 36-hour work week.", "Utrecht, NL")
    assert found["hourly_usd_min"] == pytest.approx(650 * 12 * EUR / 52 / 36, abs=0.006)
    assert found["annual_usd_min"] == round(650 * 12 * EUR, 2), "a month's pay is a month's, whatever its hours"
    assert found["assumption"].startswith("36 hours a week (stated)")


def test_one_end_stays_one_end() -> None:
    found = comparable("Interns earn up to $50 per hour.")
    assert (found["hourly_usd_min"], found["hourly_usd_max"]) == (None, 50)
    assert (found["annual_usd_min"], found["annual_usd_max"]) == (None, 104_000)


@pytest.mark.parametrize(
    ("text", "location", "why"),
    [
        ("Pay is NT$40,000 monthly", "Taipei", "not converted: no rate for TWD in the table of"),
        ("A stipend of $5,400 for the summer", "Austin, TX", "not converted: paid in total"),
    ],
)
def test_what_cannot_be_converted_is_null_and_says_why(text: str, location: str, why: str) -> None:
    found = comparable(text, location)
    figures = [value for key, value in found.items() if "_usd_" in key]
    assert figures == [None] * 4
    assert found["assumption"].startswith(why)
    assert found["rates_date"] is None


def test_no_pay_has_no_figures() -> None:
    assert FIELD.settle([]) is None
