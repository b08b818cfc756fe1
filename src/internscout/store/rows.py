"""Postings, facts and requirements → rows that DuckDB takes: clean text, UTC, JSON. The way back is `reading`.

DuckDB refuses lone surrogates, and NUL cuts text short in many tools: both become U+FFFD, one for one, so that the
offsets of facts stay true.
"""

import hashlib
import json
import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import NamedTuple

from internscout.model import Fact, Json, Parsed, Posting

_UNFIT = re.compile("[\x00\ud800-\udfff]")
# Made once: `json.dumps` makes one for every value that it is given options for, and facts are many.
_JSON = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))


class PostingRow(NamedTuple):
    """A row of the staging table `incoming`, in its order."""

    posting_id: str
    board: str
    source: str
    external_id: str
    title: str
    url: str
    company: str
    location: str
    locations: list[str]
    description: str
    details: str
    posted_at: datetime | None
    updated_at: datetime | None
    apply_by: date | None
    requisition_id: str
    thin: bool
    stamp: str
    content_hash: str


class ParsedRow(NamedTuple):
    """A row of the staging table `incoming_parsed`, in its order."""

    posting_id: str
    content_hash: str | None
    parser_version: str
    requirements: str
    text: str


class FactRow(NamedTuple):
    """A row of the staging table `incoming_facts`, in its order."""

    posting_id: str
    field: str
    value: str
    quote: str
    start_offset: int
    end_offset: int
    rule: str
    confidence: float


def clean(text: str) -> str:
    """The text with NUL and lone surrogates replaced, of the same length."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return _UNFIT.sub("\ufffd", text)
    return text.replace("\0", "\ufffd") if "\0" in text else text


def posting_row(posting: Posting) -> PostingRow:
    """A posting as a row. Raises ValueError or OverflowError when it cannot be one."""
    details = [(clean(label), clean(value)) for label, value in posting.details]
    row = PostingRow(
        posting_id=clean(posting.id),
        board=clean(posting.board.key),
        source=clean(posting.board.source),
        external_id=clean(posting.external_id),
        title=clean(posting.title),
        url=clean(posting.url),
        company=clean(posting.company),
        location=clean(posting.location),
        locations=[clean(location) for location in posting.locations],
        description=clean(posting.description),
        details=json.dumps(details, ensure_ascii=False),
        posted_at=utc(posting.posted_at),
        updated_at=utc(posting.updated_at),
        apply_by=posting.apply_by,
        requisition_id=clean(posting.requisition_id),
        thin=posting.thin,
        stamp=clean(posting.stamp),
        content_hash="",
    )
    return row._replace(content_hash=_content_hash(row))


def _content_hash(row: PostingRow) -> str:
    """What makes a version: the wording, not the dates that vendors touch daily, nor the order of the places."""
    parts = (
        row.title, row.company, row.url, row.location, *sorted(row.locations), row.description, row.details,
        str(row.apply_by), row.requisition_id, str(row.thin),
    )  # fmt: skip
    # NUL cannot be inside a clean text, so it keeps the parts apart.
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]


def fuller(first: PostingRow, second: PostingRow) -> PostingRow:
    """Of two rows of the same id the one that says more; the first when they say as much."""
    return max((first, second), key=lambda row: (not row.thin, len(row.description), len(row.details)))


def parsed_row(posting_id: str, content_hash: str | None, parsed: Parsed) -> ParsedRow:
    """What the parser found as a row. Raises ValueError when it is no JSON, RecursionError when nested too deep."""
    requirements = json_text(dict(parsed.requirements))
    return ParsedRow(posting_id, content_hash, parsed.parser_version, requirements, clean(parsed.text))


def fact_rows(posting_id: str, facts: Sequence[Fact]) -> list[FactRow]:
    """The facts as rows. Raises as `parsed_row` does."""
    return [
        FactRow(posting_id, f.field, json_text(f.value), clean(f.quote), f.start, f.end, f.rule, f.confidence)
        for f in facts
    ]


def json_text(value: Json) -> str:
    """JSON that DuckDB takes: no NaN, no lone surrogates."""
    return clean(_JSON.encode(value))


def utc(moment: datetime | None) -> datetime | None:
    """A moment as DuckDB's zoneless UTC timestamp. Raises OverflowError outside of the years 1 to 9999."""
    return moment.astimezone(UTC).replace(tzinfo=None) if moment and moment.tzinfo else moment
