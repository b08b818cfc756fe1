"""The table of exchange rates: dated, and right side up."""

from datetime import date

import pytest

from internscout.taxonomy import terms
from internscout.taxonomy.rates import rates


def test_the_table_is_dated_and_knows_the_common_currencies() -> None:
    assert date(2025, 1, 1) < rates().on < date(2100, 1, 1)
    assert {"USD", "EUR", "GBP", "CAD", "CHF", "INR", "JPY", "AUD", "SGD"} <= set(rates().per_euro)
    assert {code.lower() for code in rates().per_euro} <= {term.id for term in terms("currencies")}


def test_rates_go_both_ways() -> None:
    there, back = rates().between("EUR", "USD"), rates().between("USD", "EUR")
    assert there is not None
    assert back is not None
    assert there * back == pytest.approx(1)
    assert rates().between("USD", "USD") == 1


def test_a_dollar_is_many_yen() -> None:
    yen = rates().between("USD", "JPY")
    assert yen is not None
    assert yen > 50


def test_what_the_table_lacks_is_not_guessed() -> None:
    assert rates().between("TWD", "USD") is None
    assert rates().between("EUR", "TWD") is None
