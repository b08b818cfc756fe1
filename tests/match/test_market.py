"""Usual pay and the countries that a citizenship opens: two tables of the package, and what is made of them."""

import pytest

from internscout.match import match
from internscout.match.market import hourly_median, market
from internscout.match.movement import opened, unions
from tests.match.build import FULL, NOW, candidate, student


def pay_share(hourly: float, country: str) -> float:
    salary = {"min": hourly, "max": hourly, "currency": "USD", "period": "hour"}
    comparable = {"hourly_usd_min": hourly, "hourly_usd_max": hourly, "rates_date": None}
    asks = {**FULL, "salary": {**salary, "comparable": comparable}, "locations": [{"country": country}]}
    found = next(part for part in match(student(), candidate(asks), now=NOW).parts if part.name == "pay")
    return found.points / found.limit


def test_pay_is_measured_by_what_is_usual_in_its_country() -> None:
    usual = market()["US"].hourly_usd
    shares = [pay_share(usual * times, "US") for times in (0.0, 0.5, 1.0, 2.0)]
    assert shares == pytest.approx([0, 0.3, 0.6, 1.0], abs=0.02)
    assert pay_share(usual, "NL") == 1.0


def test_pay_without_a_figure_to_compare_it_with_earns_a_half() -> None:
    assert "BW" not in market()
    assert pay_share(3, "BW") == 0.5


def test_the_table_says_of_how_many_postings_it_is() -> None:
    assert all(pay.count >= 5 and pay.hourly_usd > 0 for pay in market().values())
    assert hourly_median(("BW", "US")) == market()["US"]
    assert hourly_median(()) is None


def test_free_movement_is_for_citizens_and_does_not_reach_the_united_kingdom() -> None:
    assert {"DE", "CH", "NO"} <= opened(["FR"]).keys()
    assert "GB" not in opened(["FR"])
    assert "FR" not in opened(["FR"])
    assert opened(["IE"])["GB"] == "the Common Travel Area"
    assert not opened(["US", "IN"])
    europe = next(union for union in unions() if "CH" in union.countries)
    assert len(europe.countries) == 27 + 3 + 1
