"""Take the postings that a file of labels names out of the shared folder's corpus, for `internscout eval`.

    python tools/corpus_docs.py LABELS.jsonl CORPUS.parquet > DOCUMENTS.jsonl

The postings belong to their employers and are not part of the project; the labels, which are facts, are.
"""

import json
import sys
from pathlib import Path

import duckdb

COLUMNS = ("id", "title", "company", "location", "posted_at", "description")


def main() -> None:
    """Print one document a line, in the order of the labels; a label without a posting is an error."""
    labels, corpus = (Path(argument) for argument in sys.argv[1:3])
    wanted = [json.loads(line)["id"] for line in labels.read_text(encoding="utf-8").splitlines()]
    query = "FROM read_parquet($corpus) WHERE list_contains($wanted, id)"
    rows = duckdb.execute(query, {"corpus": str(corpus), "wanted": wanted})
    names = [column[0] for column in rows.description or ()]
    found = {record["id"]: record for record in (dict(zip(names, row, strict=True)) for row in rows.fetchall())}
    for name in wanted:
        sys.stdout.write(json.dumps({key: found[name][key] or "" for key in COLUMNS}) + "\n")


if __name__ == "__main__":
    main()
