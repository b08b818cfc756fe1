"""The table in the module's docstring, and what it does not say."""

from datetime import date

import pytest

from internscout.demo.placeholders import fill, next_summer

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("written", "served"),
    [
        ("by {{date:+12}}.", "by 2026-12-03."),
        ("{{text:+12}}", "December 3, 2026"),
        ("{{de:+12}}", "3. Dezember 2026"),
        ("{{month:+60}}", "January 2027"),
        ('"{{iso:-3}}"', '"2026-11-18T14:30:00+00:00"'),
        ('{"createdAt": "{{ms:-3}}"}', '{"createdAt": 1795012200000}'),
        ('"{{s:-3}}"', "1795012200"),
        ("Summer {{year}}, class of {{year:+1}}", "Summer 2027, class of 2028"),
    ],
)
def test_placeholders(written: str, served: str) -> None:
    assert fill(written, TODAY) == served


@pytest.mark.parametrize("written", ["{{day:+1}}", "{{date}}", "{{text}}"])
def test_unknown_placeholders(written: str) -> None:
    with pytest.raises(ValueError, match="no such placeholder"):
        fill(written, TODAY)


def test_next_summer_turns_in_may() -> None:
    assert [next_summer(date(2027, month, 30)) for month in (1, 4, 5, 12)] == [2027, 2027, 2028, 2028]
