"""What real postings are like, as numbers: what `tools/made_up.py` makes its postings from.

    python -m tools.corpus_statistics [--postings 6000]        needs the corpus: INTERNSCOUT_SHARED, else ../shared

Writes data/bench/corpus.json: lengths, the make of texts, the share of postings that state each field, and how often
each entry of our own vocabularies is among what is stated. No word of a posting is kept that is none of these entries.
"""

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import duckdb
import numpy as np

from internscout.model import Json, Parsed
from internscout.parse import parse_all
from internscout.parse.index import index_of
from internscout.text import Document, build_document
from tools._bench import ROOT, SHARED

FILE = ROOT / "data/bench/corpus.json"
MOST = 80  # entries of a vocabulary
LISTED = (
    *("benefits", "degrees", "fields_of_study", "frameworks", "languages", "maths", "places", "soft_skills"),
    *("spoken_languages", "workplace"),
)
LEVELS = ("core", "adjacent", "none")
_QUERY = """
    SELECT title, company, location, description FROM read_parquet($path)
    WHERE NOT truncated ORDER BY hash(id) LIMIT $most
"""


def documents(most: int) -> list[Document]:
    """Real postings, drawn by the hash of their ids."""
    path = str(SHARED / "corpus/postings.parquet")
    found = duckdb.execute(_QUERY, {"path": path, "most": most}).fetchall()
    rows = ((value or "" for value in row) for row in found)
    return [build_document(title=t, company=c, location=p, description=d) for t, c, p, d in rows]


def statistics(documents: Sequence[Document]) -> dict[str, Any]:
    """All that is kept; `parse_ms` is for comparison and of the machine that measured it."""
    parse_all(documents[:64])
    start = time.process_time()
    parsed = parse_all(documents)
    taken = time.process_time() - start
    return {
        "postings": len(documents),
        "parse_ms": round(1e3 * taken / len(documents), 2),
        "facts": round(float(np.mean([len(one.facts) for one in parsed])), 2),
        "literals": round(float(np.mean([len(index_of(one).found) for one in documents])), 1),
        **shape(documents),
        "fields": {name: of_field(name, parsed) for name in sorted(parsed[0].requirements)},
        "kind": shares(one.requirements["kind"] for one in parsed),
        "ml": shares(one.requirements["ml"] for one in parsed),
        "areas": {level: areas([one for one in parsed if one.requirements["ml"] == level]) for level in LEVELS},
        "terms": {name: terms(name, parsed) for name in LISTED},
    }


def shape(documents: Sequence[Document]) -> dict[str, Any]:
    """Lengths and make: quantiles in steps of a twentieth."""
    blocks = [block for one in documents for block in one.blocks if block.start >= one.body_start]
    kinds = Counter(block.kind for block in blocks)
    return {
        "characters": quantiles(len(one.body) for one in documents),
        "block_characters": quantiles(block.end - block.start for block in blocks),
        "blocks": round(len(blocks) / len(documents), 1),
        "block_kinds": {kind: round(count / len(blocks), 3) for kind, count in sorted(kinds.items())},
        "sentences": round(sum(len(one.sentences) for one in documents) / len(documents), 1),
        "thin": round(float(np.mean([len(one.body) < 400 for one in documents])), 3),
    }


def quantiles(numbers: Iterable[int]) -> list[int]:
    """Least, twentieth, … most."""
    return [round(float(value)) for value in np.quantile(list(numbers), np.linspace(0, 1, 21))]


def of_field(name: str, parsed: Sequence[Parsed]) -> dict[str, float]:
    """How many postings have facts of it, and how many these have."""
    counts = [count for one in parsed if (count := sum(fact.field == name for fact in one.facts))]
    return {"share": round(len(counts) / len(parsed), 4), "facts": round(float(np.mean(counts)), 2) if counts else 0.0}


def areas(parsed: Sequence[Parsed]) -> dict[str, Any]:
    """What postings equally near to machine learning say of areas: most areas are what makes them near."""
    return of_field("areas", parsed) | {"terms": terms("areas", parsed)}


def shares(values: Iterable[Json]) -> dict[str, float]:
    """Value → share, the most usual first."""
    counts = Counter(map(str, values))
    return {name: round(count / counts.total(), 4) for name, count in counts.most_common(MOST)}


def terms(name: str, parsed: Sequence[Parsed]) -> dict[str, float]:
    """Entries of a vocabulary as shares of all that is stated of it."""
    field = "locations" if name == "places" else name
    values = [fact.value for one in parsed for fact in one.facts if fact.field == field]
    return shares(entry for value in values if (entry := _entry(name, value)))


def _entry(name: str, value: Json) -> str:
    if not isinstance(value, dict):
        return str(value)
    if name == "places":
        return ", ".join(str(value[key]) for key in ("city", "region", "country") if value[key])
    return str(value.get("level") or value.get("id") or "")


def main() -> int:
    """Read, count, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--postings", type=int, default=6_000, metavar="N")
    found = statistics(documents(parser.parse_args().postings))
    FILE.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    sys.stdout.write(f"{FILE}: {found['postings']:,} postings, {found['facts']} facts each\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
