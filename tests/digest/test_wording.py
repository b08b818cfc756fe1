"""Requirement values in words."""

from typing import Any

import pytest

from internscout.digest import wording


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ({"min": 45, "max": 60, "currency": "USD", "period": "hour"}, "$45–60 / hour"),
        ({"min": 22.5, "max": 22.5, "currency": "GBP", "period": "hour"}, "£22.50 / hour"),
        ({"min": None, "max": 1800, "currency": "EUR", "period": "month"}, "up to €1,800 / month"),
        ({"min": 3000.0, "max": None, "currency": "CHF", "period": "month"}, "from CHF 3,000 / month"),
        ({"min": 95000, "max": 120000, "currency": "CAD", "period": "year"}, "CA$95,000–120,000 / year"),
        ({"min": 5000, "max": 5000, "currency": "USD", "period": "total"}, "$5,000 in total"),
        ({"min": 5000, "max": 5000, "currency": None, "period": None}, "5,000"),
        ({"min": None, "max": None, "currency": "USD", "period": "hour"}, ""),
        (None, ""),
    ],
)
def test_pay(value: Any, words: str) -> None:
    assert wording.pay(value) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ({"min": 12, "max": 16, "unit": "week"}, "12–16 weeks"),
        ({"min": 6, "max": None, "unit": "month"}, "at least 6 months"),
        ({"min": None, "max": 6, "unit": "month"}, "up to 6 months"),
        ({"min": 1, "max": 1, "unit": "year"}, "1 year"),
        ({"min": 1.5, "max": 1.5, "unit": "year"}, "1.5 years"),
        (None, ""),
    ],
)
def test_duration(value: Any, words: str) -> None:
    assert wording.duration(value) == words


def test_hours() -> None:
    assert wording.hours({"min": 20, "max": 40}) == "20–40 hours a week"
    assert wording.hours({"min": None, "max": 20}) == "up to 20 hours a week"
    assert wording.hours(None) == ""


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ({"season": "summer", "year": 2026, "month": None}, "Summer 2026"),
        ({"season": "summer", "year": 2026, "month": 6}, "June 2026"),
        ({"season": "fall", "year": None, "month": None}, "Fall (no year stated)"),
        ({"season": None, "year": 2026, "month": None}, "2026"),
        ({"season": None, "year": None, "month": None}, ""),
        (None, ""),
    ],
)
def test_start(value: Any, words: str) -> None:
    assert wording.start(value) == words


def test_places() -> None:
    boston: Any = {"city": "Boston", "region": "MA", "country": "US"}
    zurich: Any = {"city": "Zurich", "region": None, "country": "CH"}
    assert wording.places([boston, zurich, zurich]) == "Boston, MA · Zurich, CH"
    assert wording.places([{"city": None, "region": None, "country": "US"}]) == "US"
    assert wording.places([{"city": None, "region": "CA", "country": "US"}]) == "CA, US"
    towns: Any = [{"city": name, "region": None, "country": None} for name in "ABCDE"]
    assert wording.places(towns) == "A · B · C · and 2 more"
    assert wording.places(None) == ""


def test_levels() -> None:
    assert wording.levels({"required": ["bachelor", "phd"]}) == "bachelor, PhD"
    assert wording.levels(None) == ""


@pytest.mark.parametrize(
    ("text", "limit", "cut"),
    [
        ("short", 10, "short"),
        ("two\n  lines", 20, "two lines"),
        ("one two three", 10, "one two…"),
        ("one two three", 8, "one two…"),
        ("one, two three", 6, "one…"),
        ("abcdefghij", 5, "abcd…"),
    ],
)
def test_clipped_ends_with_a_whole_word(text: str, limit: int, cut: str) -> None:
    assert wording.clipped(text, limit) == cut
    assert len(cut) <= limit
