"""`internscout parse`: documents as JSON Lines in, requirements as JSON Lines out (format: docs/requirements.md)."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from internscout.model import Board, Parsed, Posting, RowFault
from internscout.pipeline.parsing import parser

_AT_ONCE = 2000
_LONE = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line of the input that is no document: its number, and why."""

    number: int
    why: str


@dataclass(frozen=True, slots=True)
class _Input:
    """A document: its line, its id as it was given, the posting made of it."""

    number: int
    id: object
    posting: Posting


def parse_lines(lines: Iterable[str], *, processes: int, facts: bool = False) -> Iterator[str | BadLine]:
    """One JSON text a document, in input order, `BadLine` for lines that cannot be read.

    A document has `description` and, as far as known, `id`, `title`, `company`, `location`, `posted_at`. With `facts`
    each result also has `text` and `facts`, every one with quote and offsets into that text.
    """
    numbered = ((n, line) for n, line in enumerate(lines, 1) if line.strip())
    with parser(processes) as parse_many:
        while block := list(islice(numbered, _AT_ONCE)):
            inputs = [_read(number, line) for number, line in block]
            parsed = parse_many([entry.posting for entry in inputs if isinstance(entry, _Input)])
            for entry in inputs:
                yield entry if isinstance(entry, BadLine) else _answer(entry, next(parsed), facts=facts)


def _read(number: int, line: str) -> _Input | BadLine:
    try:
        document = json.loads(line)
    except (ValueError, RecursionError) as error:
        return BadLine(number, f"not JSON: {error}")
    if not isinstance(document, dict):
        return BadLine(number, "not a JSON object")
    wrong = [key for key in ("title", "company", "location", "description") if not _is_text(document.get(key))]
    if wrong:
        return BadLine(number, f"{', '.join(wrong)}: should be text")
    if document.get("description") is None and document.get("title") is None:
        return BadLine(number, "neither title nor description")
    posting = Posting(
        board=Board("document", "input"),
        external_id=str(number),
        title=_whole(document.get("title")) or "",
        url="",
        company=_whole(document.get("company")) or "",
        location=_whole(document.get("location")) or "",
        description=_whole(document.get("description")) or "",
        posted_at=_time(document.get("posted_at")),
    )
    return _Input(number, _whole(document.get("id")), posting)


def _whole(value: Any) -> Any:
    """Lone surrogates are valid in JSON and can be neither printed nor stored."""
    return _LONE.sub("\ufffd", value) if isinstance(value, str) else value


def _is_text(value: object) -> bool:
    return value is None or isinstance(value, str)


def _time(value: object) -> datetime | None:
    """`posted_at` in ISO format, day first left out; anything else dates nothing and is no fault."""
    if not isinstance(value, str):
        return None
    try:
        return datetime.fromisoformat(value.strip().replace("/", "-"))
    except ValueError:
        return None


def _answer(entry: _Input, parsed: Parsed | RowFault, *, facts: bool) -> str | BadLine:
    if isinstance(parsed, RowFault):
        return BadLine(entry.number, parsed.why)
    result = {"id": entry.id, **parsed.requirements}
    if facts:
        result |= {"text": parsed.text, "facts": [fact._asdict() for fact in parsed.facts]}
    return json.dumps(result, ensure_ascii=False)
