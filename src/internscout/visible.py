"""Text of others made safe to print: one line, nothing that steers a terminal or turns the reading direction."""

import unicodedata


def visible(text: object) -> str:
    """`str(text)` on one line, without control, format, private and unassigned characters."""
    kept = (c if unicodedata.category(c)[0] not in "CZ" else " " for c in str(text) if unicodedata.category(c) != "Cf")
    return " ".join("".join(kept).split())
