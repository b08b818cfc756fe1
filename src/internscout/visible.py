"""Text of others made safe to print: one line, nothing that steers a terminal or turns the reading direction."""

import unicodedata


def visible(text: object) -> str:
    """`str(text)` on one line, without control, format, private and unassigned characters."""
    said = str(text)
    # Nearly every text: `isprintable` knows the same categories, and takes a hundredth of the time.
    if not said.isprintable():
        kept = (c if unicodedata.category(c)[0] not in "CZ" else " " for c in said if unicodedata.category(c) != "Cf")
        said = "".join(kept)
    return " ".join(said.split())
