"""How much the rule loses and costs that decides which texts of a listing are asked for (`sources/_worth.py`).

    python tools/worth.py [CORPUS.parquet]

The truth is what the parser reads out of the whole posting: a kind for students, and machine learning as its work or
close to it. Recall is over these; "asked" is the share of all postings whose text would be asked for. Titles alone are
looked at: listings that give an employment type or a department do better.
"""

import os
import sys
from collections import Counter
from pathlib import Path

import duckdb

from internscout.parse import fields
from internscout.sources._worth import worth_reading
from internscout.text import build_document

SHARED = Path(os.environ.get("INTERNSCOUT_SHARED", Path(__file__).parents[2] / "shared"))
STUDENT = frozenset({"internship", "coop", "thesis", "working_student", "apprenticeship", "fellowship"})


def main() -> None:
    """Print the counts, recall by closeness to machine learning, precision, and the share that is asked for."""
    corpus = Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED / "corpus" / "postings.parquet"
    kind, ml = ({field.name: field for field in fields()}[name] for name in ("kind", "ml"))
    counts: Counter[tuple[str, bool]] = Counter()
    query = "SELECT title, company, location, description FROM read_parquet($corpus)"
    rows = duckdb.execute(query, {"corpus": str(corpus)})
    while found := rows.fetchmany(500):
        for title, company, location, description in found:
            about = {"company": company or "", "location": location or "", "description": description or ""}
            document = build_document(title=title or "", **about)
            close = ml.settle(ml.find(document))
            wanted = kind.settle(kind.find(document)) in STUDENT and close in ("core", "adjacent")
            counts[str(close) if wanted else "other", worth_reading(title or "")] += 1
    report(counts)


def report(counts: Counter[tuple[str, bool]]) -> None:
    """In lines."""
    for close in ("core", "adjacent"):
        asked, lost = counts[close, True], counts[close, False]
        sys.stdout.write(f"{close}: {asked + lost} postings, recall {asked / (asked + lost):.3f}\n")
    asked = sum(number for (_, worth), number in counts.items() if worth)
    right = counts["core", True] + counts["adjacent", True]
    sys.stdout.write(f"asked for: {asked} of {counts.total()} ({asked / counts.total():.3f}), of these wanted ")
    sys.stdout.write(f"{right / asked:.3f}\n")


if __name__ == "__main__":
    main()
