"""Counting in months."""

from datetime import date


def months_later(day: date, months: int) -> date:
    """The first day of the month that lies so many months later; earlier, where they are fewer than none."""
    count = day.year * 12 + day.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)
