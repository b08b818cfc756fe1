"""Make `src/internscout/match/data/market.toml`, what student postings of a country pay: for maintainers.

    python data/tools/make_market.py POSTINGS.parquet DATE src/internscout/match/data/market.toml

The input is a table of postings (title, description, location, company, posted_at); DATE says when it was collected.
Each is read by the parser; of those for students that state pay which can be compared by the hour, the middle of the
stated range counts, in US dollars at the rates of the package, once for each country that the posting names. Countries
with fewer than `LEAST` such postings are left out. Equal postings (company, title, pay) count once.
"""

import statistics
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

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


def by_country(postings: Path) -> dict[str, list[float]]:
    """Country → the middles of the hourly pay of its postings, in US dollars."""
    found: dict[str, list[float]] = {}
    seen = set()
    for company, title, asks in asked(postings):
        dollars = asks.dollars
        ends = [end for end in (dollars.low, dollars.high) if end is not None] if dollars else []
        if ends and (key := (company, title, *ends)) not in seen:
            seen.add(key)
            for country in asks.countries:
                found.setdefault(country, []).append(sum(ends) / len(ends))
    return {country: paid for country, paid in sorted(found.items()) if len(paid) >= LEAST}


def main() -> None:
    """Write the table."""
    postings, day, target = Path(sys.argv[1]), date.fromisoformat(sys.argv[2]), Path(sys.argv[3])
    lines = [
        "# What postings for students pay by the hour: the median of the middles of what is stated, of how many"
        " postings.",
        "# Made by data/tools/make_market.py.",
        "",
        "[about]",
        f"on = {day.isoformat()}",
        f"rates = {rates().on.isoformat()}",
        "",
        "[hourly_usd]",
    ]
    for country, paid in by_country(postings).items():
        lines.append(f"{country} = {{ median = {statistics.median(paid):.2f}, n = {len(paid)} }}")
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(lines) - 8} countries\n")


if __name__ == "__main__":
    main()
