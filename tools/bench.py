"""Measures the program, prints what it took as ratios, and writes docs/benchmarks.md.

    python -m tools.bench [PART …] [--quick] [--size NAME=NUMBER …] [--file FILE.md]

A part is one of those below; all of them without any. Each writes its section between two marks of the page, with the
machine, the date and the commit, and its lines in the table of ratios at the top. `--quick` tries everything in about a
minute with sizes that prove nothing and prints only; `--size` changes one size of the parts that have it. How a bench
is built: `tools/_bench.py`.
"""

import argparse
import importlib
import sys
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from tools._bench import PAGE, about, load, put, table

PARTS = {
    "parser": "a posting's text → facts, beside taking the markup off alone",
    "fetch": "boards of a loopback server, beside a bare httpx loop",
    "store": "what a run stores, beside bare DuckDB",
    "run": "a whole run over the boards of a loopback server, beside what limits each of its stages",
    "scale": "a run by the number of postings in one table, up to a million",
    "lake": "history in a lake, beside the one file and DuckDB's own copy to Parquet",
    "match": "many students before many postings, beside numpy",
}


def main() -> int:
    """Measure, print, write."""
    options = arguments()
    for part in options.parts or PARTS:
        before, bench = load(), importlib.import_module(f"tools.bench_{part}")
        report = bench.report(sized(bench.SIZES["quick" if options.quick else "full"], options.size))
        head = about(before)
        ratios = table(["ratio", "measured", "aim"], [[one.what, one.figure, one.aim] for one in report.ratios])
        sys.stdout.write(f"\n{part}: {PARTS[part]}\n\n{head}\n\n{report.text}\n\n{ratios}\n")
        sys.stdout.flush()
        if not options.quick:
            page = put(options.file.read_text(encoding="utf-8"), part, report, head)
            options.file.write_text(page, encoding="utf-8")
            for name, plot in report.plots.items():
                options.file.with_name(f"{PAGE.stem}-{name}.svg").write_text(plot.svg(), encoding="utf-8")
    return 0


def sized(size: Any, changes: dict[str, int]) -> Any:
    """The size with those of the changes that it has."""
    return replace(size, **{name: number for name, number in changes.items() if name in {f.name for f in fields(size)}})


def arguments() -> argparse.Namespace:
    """The command line."""
    listed = "\n".join(f"  {name:8} {what}" for name, what in PARTS.items())
    parser = argparse.ArgumentParser(
        description=f"{__doc__}\n{listed}", formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("parts", nargs="*", metavar="PART", help="one of the above", type=_part)
    parser.add_argument("--quick", action="store_true", help="small sizes, nothing written")
    parser.add_argument("--size", action="append", default=[], type=_size, metavar="NAME=NUMBER")
    parser.add_argument("--file", type=Path, default=PAGE, help="what holds the marks")
    options = parser.parse_args()
    options.size = dict(options.size)
    return options


def _part(text: str) -> str:
    if text not in PARTS:
        raise argparse.ArgumentTypeError(f"{text!r} is none of {', '.join(PARTS)}")
    return text


def _size(text: str) -> tuple[str, int]:
    name, _, number = text.partition("=")
    if not name or not number.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is not of the form postings=20000")
    return name, int(number)


if __name__ == "__main__":
    sys.exit(main())
