"""Real postings that a reader judged for invented students: what score_match.py measures on.

The postings are rows of a corpus that is not part of the project; the judgements (data/eval) name them by id.
"""

import hashlib
import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

import duckdb

from internscout.model import Candidate
from internscout.parse import parse_all
from internscout.text import build_document
from tools.ranking import Judgement

# The day on which the reader judged, in the middle of the corpus's dates; what is posted later counts as posted then.
NOW = datetime(2026, 5, 13, 6, tzinfo=UTC)
# BM25 learns from these which words are rare: all postings for students, and those judged.
_QUERY = "FROM read_parquet($path) SELECT * WHERE is_intern OR list_contains($judged, id) ORDER BY id"


@dataclass(frozen=True, slots=True)
class Row:
    """A posting of the corpus, as it was captured."""

    id: str
    title: str
    company: str
    location: str
    posted_at: datetime | None
    description: str

    @property
    def employer(self) -> str:
        """The company, alike in all ways to write it; a posting without one is its own."""
        return (self.company or self.id).strip().lower()

    @property
    def half(self) -> str:
        """In which of the first two halves the employer's postings are, so that no employer is in both."""
        return "final" if hashlib.md5(self.employer.encode(), usedforsecurity=False).digest()[0] % 2 else "dev"


def read_judgements(path: Path) -> dict[str, dict[str, Judgement]]:
    """Profile name → posting id → judgement."""
    found: dict[str, dict[str, Judgement]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        one = Judgement(**json.loads(line))
        found.setdefault(one.profile, {})[one.id] = one
    return found


def read_corpus(path: Path, judged: Collection[str]) -> dict[str, Row]:
    """The judged postings and all for students, by id. Raises `LookupError` when a judged one is not in the corpus."""
    result = duckdb.connect().execute(_QUERY, {"path": str(path), "judged": list(judged)})
    names = [column[0] for column in result.description or ()]
    rows = {}
    for values in result.fetchall():
        one = dict(zip(names, values, strict=True))
        texts = {key: one[key] or "" for key in ("id", "title", "company", "location", "description")}
        rows[one["id"]] = Row(**texts, posted_at=posted(one["posted_at"] or ""))
    if missing := set(judged) - rows.keys():
        raise LookupError(f"{path}: lacks {len(missing)} judged postings, such as {min(missing)}")
    return rows


def posted(text: str) -> datetime | None:
    """The day of posting, at the latest that of judging; None for what is no ISO date (slashes will do)."""
    try:
        day = date.fromisoformat(text[:10].replace("/", "-"))
    except ValueError:
        return None
    return min(datetime.combine(day, time(), UTC), NOW)


def candidates(rows: Sequence[Row]) -> dict[str, Candidate]:
    """Postings as the store would hold them after one run at `NOW`, by id."""
    documents = [
        build_document(
            title=row.title,
            description=row.description,
            location=row.location,
            company=row.company,
            posted_at=row.posted_at.date() if row.posted_at else None,
        )
        for row in rows
    ]
    return {
        row.id: Candidate(
            id=row.id,
            source="file",
            board="file:corpus",
            title=row.title,
            company=row.company,
            url="",
            location=row.location,
            posted_at=row.posted_at,
            first_seen=NOW,
            changed_at=NOW,
            apply_by=None,
            thin=not row.description,
            requirements=parsed.requirements,
            facts=parsed.facts,
            text=parsed.text,
        )
        for row, parsed in zip(rows, parse_all(documents), strict=True)
    }
