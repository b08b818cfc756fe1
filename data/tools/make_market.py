"""Make `src/internscout/match/data/market.toml`, what is usual among postings for students: for maintainers.

    python data/tools/make_market.py POSTINGS.parquet DATE src/internscout/match/data/market.toml

The input is a table of postings (title, description, location, company, posted_at); DATE says when it was collected.
Each is read by the parser; equal postings for students (company, title, pay) count once.

Pay: of those that state what can be compared by the hour, the middle of the stated range counts, in US dollars at the
rates of the package, once for each country that the posting names. Countries with fewer than `LEAST` are left out.
Areas: how many of those with machine learning name each area of work.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from statistics import median

import duckdb

sys.path.insert(0, str(Path(__file__).parents[2] / "src"))
from internscout.match.asks import Asks, read_asks
from internscout.parse import parse_all
from internscout.taxonomy.rates import rates
from internscout.text import build_document

STUDENTS = frozenset(("internship", "coop", "working_student", "thesis", "fellowship"))
LEAST, BATCH = 5, 256
POSTINGS = "SELECT title, description, location, company FROM read_parquet($1) ORDER BY ALL"


def asked(postings: Path) -> Iterator[tuple[str, str, Asks]]:
    """(company, title, what it asks for) of every posting for students."""
    rows = duckdb.execute(POSTINGS, [str(postings)])
    while batch := rows.fetchmany(BATCH):
        documents = [
            build_document(title=title or "", description=text or "", location=place or "", company=company or "")
            for title, text, place, company in batch
        ]
        for (title, _, _, company), parsed in zip(batch, parse_all(documents), strict=True):
            asks = read_asks(parsed.requirements)
            if asks.kind in STUDENTS:
                yield company or "", title or "", asks


def ends_of(asks: Asks) -> list[float]:
    """The stated pay by the hour in US dollars."""
    dollars = asks.dollars
    return [end for end in (dollars.low, dollars.high) if end is not None] if dollars else []


def distinct(postings: Path) -> list[Asks]:
    """What the postings for students ask for, equal ones once."""
    return list({(company, title, *ends_of(asks)): asks for company, title, asks in asked(postings)}.values())


def pay_by_country(found: Iterable[Asks]) -> dict[str, list[float]]:
    """Country → the middles of the hourly pay of its postings, in US dollars."""
    paid: dict[str, list[float]] = {}
    for asks in found:
        if ends := ends_of(asks):
            for country in asks.countries:
                paid.setdefault(country, []).append(sum(ends) / len(ends))
    return {country: each for country, each in sorted(paid.items()) if len(each) >= LEAST}


def main() -> None:
    """Write the tables."""
    postings, day, target = Path(sys.argv[1]), date.fromisoformat(sys.argv[2]), Path(sys.argv[3])
    found = distinct(postings)
    learning = [asks for asks in found if asks.ml in ("core", "adjacent")]
    areas = Counter(area for asks in learning for area in asks.areas)
    lines = [
        "# What is usual among postings for students, so that one can be compared with it: data/tools/make_market.py.",
        "",
        "[about]",
        f"on = {day.isoformat()}",
        f"rates = {rates().on.isoformat()}",
        f"of_machine_learning = {len(learning)}",
        "",
        "# The median of the middles of the stated pay by the hour, of how many postings.",
        "[hourly_usd]",
        *(f"{c} = {{ median = {median(paid):.2f}, n = {len(paid)} }}" for c, paid in pay_by_country(found).items()),
        "",
        "# How many of those with machine learning name each area of work.",
        "[areas]",
        *(f"{area} = {count}" for area, count in sorted(areas.items())),
    ]
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(found)} postings\n")


if __name__ == "__main__":
    main()
