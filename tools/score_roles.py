"""How right the search for roles is, on the pairs of data/eval/pairs.jsonl, and how fast.

    score_roles.py [--copies N]

Puts the postings of the corpus (`corpus/postings.parquet` of INTERNSCOUT_SHARED, or of ../shared) into roles, and asks
of each pair whether both are in one. With `--copies N` the corpus is taken N times under other names, and only timed.
"""

import argparse
import json
import os
import sys
import time
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

import duckdb

from internscout.model import Opening, Placing
from internscout.roles import place
from internscout.text import plain_lines

ROOT = Path(__file__).parents[1]
PAIRS = ROOT / "data" / "eval" / "pairs.jsonl"
CORPUS = Path(os.environ.get("INTERNSCOUT_SHARED", ROOT.parent / "shared")) / "corpus" / "postings.parquet"
QUERY = "SELECT id, company, title, location, url, description FROM read_parquet($path) ORDER BY id"


def read_corpus(path: Path) -> tuple[list[Opening], dict[str, str]]:
    """The openings of the corpus, and their plain texts by id."""
    openings, texts = [], {}
    for key, company, title, location, url, description in (
        duckdb.connect().execute(QUERY, {"path": str(path)}).fetchall()
    ):
        openings.append(Opening(key, company or "", title or "", (location,) if location else (), url or ""))
        texts[key] = "\n".join(line.text for line in plain_lines(description or ""))
    return openings, texts


def roles_of(openings: list[Opening], texts: Mapping[str, str]) -> list[Placing]:
    """All openings placed at once."""

    def read(ids: Collection[str]) -> dict[str, str]:
        return {key: texts[key.partition("~")[0]] for key in ids}

    return place(openings, (), read)


def copies(openings: list[Opening], count: int) -> Iterator[Opening]:
    """The openings `count` times, each time of other companies at other addresses."""
    for number in range(count):
        for one in openings:
            company = f"{one.company} {number}" if one.company else ""
            yield Opening(f"{one.id}~{number}", company, one.title, one.places, one.url and f"{one.url}{number}")


def score(placings: list[Placing], half: str) -> dict[str, float]:
    """Precision and recall on one half of the pairs; those on which a reader could not decide do not count."""
    role = {placing.posting_id: placing.role for placing in placings}
    rows = [json.loads(line) for line in PAIRS.read_text(encoding="utf-8").splitlines()]
    counted = [
        (role[row["a"]] == role[row["b"]], row["verdict"] == "same")
        for row in rows
        if row["half"] == half and row["verdict"] != "unsure"
    ]
    both = sum(found and same for found, same in counted)
    return {
        "pairs": len(counted),
        "same": sum(same for _, same in counted),
        "precision": both / max(sum(found for found, _ in counted), 1),
        "recall": both / max(sum(same for _, same in counted), 1),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--copies", type=int, default=0)
    asked = parser.parse_args()
    if not CORPUS.is_file():
        sys.exit(f"{CORPUS}: not there; INTERNSCOUT_SHARED names the folder that holds corpus/postings.parquet")
    openings, texts = read_corpus(CORPUS)
    if asked.copies:
        openings = list(copies(openings, asked.copies))
    started, wall = time.process_time(), time.perf_counter()
    placings = roles_of(openings, texts)
    used, passed = time.process_time() - started, time.perf_counter() - wall
    roles = len({placing.role for placing in placings})
    sys.stdout.write(f"{len(openings):,} postings, {roles:,} roles: {used:.1f} s of processor time, {passed:.1f} s\n")
    if not asked.copies:
        for half in ("read", "seen", "blind", "blind2", "blind3"):
            figures = {name: round(value, 4) for name, value in score(placings, half).items()}
            sys.stdout.write(f"{half}: {figures}\n")


if __name__ == "__main__":
    main()
