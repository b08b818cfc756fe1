"""Postings, facts and requirements → rows that DuckDB takes: clean text, UTC, JSON. The way back is `reading`.

DuckDB refuses lone surrogates, and NUL cuts text short in many tools: both become U+FFFD, one for one, so that the
offsets of facts stay true.
"""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import NamedTuple

from internscout.model import Fact, Json, Parsed, Posting

# What no JSON, no date of the years 1 to 9999, or nested a thousand deep raises.
UNSTORABLE = (ValueError, OverflowError, RecursionError)
_UNFIT = re.compile("[\x00\ud800-\udfff]")
# Made once: `json.dumps` makes one for every value that it is given options for, and facts are many.
_JSON = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))
_DETAILS = json.JSONEncoder(ensure_ascii=False)  # with blanks: content hashes rest on them


class PostingRow(NamedTuple):
    """A posting as it is stored; `locations` is JSON."""

    posting_id: str
    board: str
    source: str
    external_id: str
    title: str
    url: str
    company: str
    location: str
    locations: str
    description: str
    details: str
    posted_at: datetime | None
    updated_at: datetime | None
    apply_by: date | None
    requisition_id: str
    thin: bool
    stamp: str
    content_hash: str


# The columns that are no texts: their types in numpy.
POSTING_TYPES = {
    "posted_at": "datetime64[us]",
    "updated_at": "datetime64[us]",
    "apply_by": "datetime64[s]",
    "thin": "bool",
}
_FACT_COLUMNS = ("posting_id", "field", "value", "quote", "start_offset", "end_offset", "rule", "confidence")
FACT_TYPES = {"start_offset": "int32", "end_offset": "int32", "confidence": "float64"}


class ParsedRow(NamedTuple):
    """What was read out of a posting."""

    posting_id: str
    content_hash: str | None
    parser_version: str
    requirements: str
    text: str


@dataclass(frozen=True, slots=True)
class FactColumns:
    """Facts of many postings, column by column: they are too many to make a row of each."""

    columns: Mapping[str, list[object]] = field(default_factory=lambda: {name: [] for name in _FACT_COLUMNS})

    def add(self, posting_id: str, facts: Sequence[Fact]) -> None:
        """Those of one posting, all or none. Raises as `parsed_row` does."""
        if not facts:
            return
        names, values, quotes, starts, ends, rules, confidences = zip(*facts, strict=True)
        encoded = [json_text(value) for value in values]
        of_posting = ([posting_id] * len(facts), names, encoded, _all_clean(quotes), starts, ends, rules, confidences)
        for column, found in zip(self.columns.values(), of_posting, strict=True):
            column.extend(found)

    def __len__(self) -> int:
        return len(self.columns["posting_id"])

    def between(self, first: int, last: int) -> Mapping[str, list[object]]:
        """Those from the number `first` up to `last`, which is not one of them."""
        return {name: column[first:last] for name, column in self.columns.items()}


def columns_of(rows: Sequence[PostingRow] | Sequence[ParsedRow]) -> dict[str, tuple[object, ...]]:
    """The same rows column by column; at least one."""
    return dict(zip(rows[0]._fields, zip(*rows, strict=True), strict=True))


def clean(text: str) -> str:
    """The text with NUL and lone surrogates replaced, of the same length."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return _UNFIT.sub("\ufffd", text)
    return text.replace("\0", "\ufffd") if "\0" in text else text


def _all_clean(texts: Sequence[str]) -> Sequence[str]:
    together = "".join(texts)
    return texts if clean(together) is together else [clean(text) for text in texts]


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
        locations=json_text([clean(location) for location in posting.locations]),
        description=clean(posting.description),
        details=_DETAILS.encode(details),
        posted_at=utc(posting.posted_at),
        updated_at=utc(posting.updated_at),
        apply_by=posting.apply_by,
        requisition_id=clean(posting.requisition_id),
        thin=posting.thin,
        stamp=clean(posting.stamp),
        content_hash="",
    )
    return PostingRow(*row[:-1], _content_hash(row, posting.locations))


def wording_of(posting: Posting) -> str | None:
    """What tells one wording of a posting from another; None of one that cannot be stored."""
    try:
        return posting_row(posting).content_hash
    except UNSTORABLE:
        return None


def _content_hash(row: PostingRow, locations: Sequence[str]) -> str:
    """What makes a version: the wording, not the dates that vendors touch daily, nor the order of the places."""
    parts = (
        row.title, row.company, row.url, row.location, *sorted(map(clean, locations)), row.description, row.details,
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


def json_text(value: Json) -> str:
    """JSON that DuckDB takes: no NaN, no lone surrogates."""
    # Most are texts, and those need no encoder.
    return clean(json.encoder.encode_basestring(value) if isinstance(value, str) else _JSON.encode(value))


def utc(moment: datetime | None) -> datetime | None:
    """A moment as DuckDB's zoneless UTC timestamp. Raises OverflowError outside of the years 1 to 9999."""
    return moment.astimezone(UTC).replace(tzinfo=None) if moment and moment.tzinfo else moment
