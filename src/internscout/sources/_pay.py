"""Structured pay → words that the salary field reads like any other line: `USD 45 - 60 per hour`."""


def pay_words(currency: str, low: float | None, high: float | None, period: str) -> str:
    """Pay in words; empty without a positive amount. `period` is hour, day, week, month, year, or empty."""
    amounts = [_amount(value) for value in (low, high) if value is not None and value > 0]
    if not amounts:
        return ""
    if len(amounts) == 1:
        bound = "from " if high is None or high <= 0 else "up to "
        figures = amounts[0]
    else:
        bound = ""
        figures = amounts[0] if amounts[0] == amounts[1] else " - ".join(amounts)
    money = f"{bound}{currency} {figures}" if currency else f"{bound}{figures}"
    return f"{money} per {period}" if period else money


def _amount(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.2f}"
