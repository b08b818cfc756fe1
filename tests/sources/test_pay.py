"""Structured pay in words."""

import pytest

from internscout.sources._pay import pay_words


@pytest.mark.parametrize(
    ("currency", "low", "high", "period", "words"),
    [
        ("USD", 45, 60, "hour", "USD 45 - 60 per hour"),
        ("USD", 45.5, 45.5, "hour", "USD 45.50 per hour"),
        ("EUR", 52000, 60000.0, "year", "EUR 52,000 - 60,000 per year"),
        ("CAD", 30, None, "hour", "from CAD 30 per hour"),
        ("CAD", 0, 30, "hour", "up to CAD 30 per hour"),
        ("", 1000, 1200, "month", "1,000 - 1,200 per month"),
        ("USD", 10, 20, "", "USD 10 - 20"),
        ("USD", 0, 0, "hour", ""),
        ("USD", None, None, "hour", ""),
        ("USD", -5, None, "hour", ""),
    ],
)
def test_pay_words(currency: str, low: float | None, high: float | None, period: str, words: str) -> None:
    assert pay_words(currency, low, high, period) == words
