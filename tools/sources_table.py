"""Bring docs/sources.md up to date: a table of all sources, made of their modules' docstrings.

    python tools/sources_table.py [--check]

With --check nothing is written, and the exit code is 1 when the file is not up to date.
"""

import re
import sys
from importlib import import_module
from pathlib import Path

from internscout.sources import keys_of, sources

FILE = Path(__file__).parents[1] / "docs" / "sources.md"
BEGIN, END = "<!-- sources: begin -->", "<!-- sources: end -->"


def table() -> str:
    """The table as Markdown, its lines in the order of the sources' names."""
    head = "| source | boards | token | how it is proved whole | real answers seen | key |"
    rows = [head, "|---|---|---|---|---|---|"]
    for vendor in sources():
        manual = import_module(type(vendor).__module__).__doc__ or ""
        keys = " ".join(f"`{key}`" for key in keys_of(vendor.name))
        proof, seen = after("Proof of completeness", manual), after("Captures", manual)
        token = after(r"`Board\.token` is", type(vendor).__doc__ or "", sep="")
        rows.append(f"| `{vendor.name}` | {vendor.label} | {token} | {proof} | {seen} | {keys} |")
    return "\n".join(rows)


def after(topic: str, manual: str, sep: str = ":") -> str:
    """The rest of the first sentence that a manual says of a topic, fit for a cell."""
    text = " ".join(manual.split())
    found = re.search(rf"{topic}{sep}\s*(.*?)(?:\.(?=\s|$)|$)", text)
    return found[1].replace("|", "\\|") if found else ""


def main() -> int:
    """Write, or check."""
    text = FILE.read_text(encoding="utf-8")
    head, _, rest = text.partition(BEGIN)
    new = f"{head}{BEGIN}\n{table()}\n{END}{rest.partition(END)[2]}"
    if "--check" in sys.argv[1:]:
        return int(new != text)
    FILE.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
