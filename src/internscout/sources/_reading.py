"""What all vendors' answers have in common: JSON to rows, rows to postings, and an account of what was not read.

One malformed row costs that row (`RowError` → `RowFault`); only an answer of another shape is a `PayloadError`.
Getters never raise unless their name says `needed`: an absent or mistyped value is empty or None, never a guess.
"""

import hashlib
import html
import json
import math
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import islice
from typing import TypeAlias

from internscout.errors import PayloadError
from internscout.model import Board, Json, Page, Payload, Posting, Request, RowFault
from internscout.sources._worth import worth_reading

Row: TypeAlias = "dict[str, Json]"

MAX_PAGES = 1000
MAX_UNREAD = 100  # an object keyed by data (ids, dates) would report every key
_EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)  # before it, a moment is a filler: 0 or 0001-01-01
_BAD_CHARACTERS = re.compile(r"[\x00\ud800-\udfff]")
_LINK = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)


class RowError(ValueError):
    """A row that cannot become a posting; the message says why in a few words."""


def load(body: bytes) -> Json:
    """The JSON of an answer. Raises `PayloadError` saying what came instead."""
    start = body.removeprefix(b"\xef\xbb\xbf").lstrip()[:200].lower()
    if not start:
        raise PayloadError("an empty answer instead of JSON")
    if start.startswith(b"<"):
        kind = "XML" if start.startswith(b"<?xml") and b"<html" not in start else "HTML"
        raise PayloadError(f"{kind} instead of JSON (a 'page not found' page, or a wrong address?)")
    try:
        answer: Json = json.loads(body)
    except RecursionError:
        raise PayloadError("JSON nested too deeply to be a vendor's answer") from None
    except ValueError as error:  # also UnicodeDecodeError, and integers of thousands of digits
        raise PayloadError(f"broken JSON in {len(body)} bytes: {short(str(error))}") from None
    return answer


def object_of(answer: Json, expected: str) -> Row:
    """The answer as an object. Raises `PayloadError` with the vendor's own complaint when it made one."""
    if not isinstance(answer, dict):
        raise PayloadError(f"{_kind(answer)} instead of {expected}")
    return answer


def rows_of(answer: Json, key: str = "") -> list[Json]:
    """The list of postings: the answer itself, or under `key` of it. Raises `PayloadError`."""
    expected = f"an object with a list '{key}'" if key else "a list of postings"
    found = object_of(answer, expected).get(key) if key else answer
    if not isinstance(found, list):
        raise PayloadError(f"{_kind(answer)} instead of {expected}{_complaint(answer)}")
    return found


def single(answer: Json, key: str = "id") -> list[Json]:
    """The one posting of an answer, as a list of rows. Raises `PayloadError` when it has no id under `key`."""
    if key not in object_of(answer, "a posting"):
        raise PayloadError(f"an object without '{key}' instead of a posting{_complaint(answer)}")
    return [answer]


def page(
    payload: Payload,
    rows: Sequence[Json],
    make: Callable[[Row], Posting | None],
    *,
    prefix: str,
    unread: Iterable[str],
    gap: str = "",
    total: float | None = None,
) -> Page:
    """Rows → page. `make` returns None for rows that are not on offer, and raises `RowError`.

    `gap` says why the answer is no proof that no row is missing; empty when it is one. No single posting and no choice
    of ids (`context["only"]`) ever is. A row that could not be read is there all the same: whoever draws conclusions
    from absences counts the faults. Where every row is a fault, the format has changed, and nothing is proved.
    """
    postings: dict[str, Posting] = {}
    faults = []
    for number, row in enumerate(rows):
        try:
            if posting := make(_row(row)):
                postings.setdefault(posting.id, posting)
        except RowError as fault:
            faults.append(RowFault(f"{prefix}[{number}]", str(fault)))
    request = payload.request
    wanted = request.context.get("only")
    kept = [p for p in postings.values() if not isinstance(wanted, list) or p.external_id in wanted]
    if not gap and faults and not postings:
        gap = f"none of {len(faults)} rows could be read: {faults[0].why}"
    listing = request.purpose == "listing" and wanted is None
    return Page(
        tuple(kept),
        complete=listing and not gap,
        gap=gap if listing else "",
        rows=len(rows) if listing else 0,
        total=int(total) if listing and total is not None else None,
        faults=tuple(faults),
        unread=frozenset(islice(unread, MAX_UNREAD)),
    )


def root(board: Board, vendor: str) -> str:
    """The server to ask, without a slash at its end: the board's own where it names one, else the vendor's."""
    return (board.base_url or vendor).rstrip("/")


def stamp(*parts: object) -> str:
    """A short hash of what a listing's row says, to see whether it says the same at the next reading."""
    return hashlib.sha256("\0".join(map(repr, parts)).encode(errors="surrogatepass")).hexdigest()[:16]


def with_texts(found: Page, ask: Callable[[Posting], Request], *facts: str) -> Page:
    """A page of thin rows, and a request for the text of each that can be an ML internship (`_worth.py`).

    Rows must carry the `stamp` of what the listing says of them; `facts` are labels of details that count besides the
    title (Employment, Department, Team).
    """
    follow = tuple(
        replace(ask(row), purpose="posting", external_id=row.external_id, stamp=row.stamp)
        for row in found.postings
        if worth_reading(row.title, *(value for label, value in row.details if label in facts))
    )
    return replace(
        found, follow=found.follow + follow, postings=tuple(replace(row, stamp="") for row in found.postings)
    )


def further(rows: int, total: float | None) -> range:
    """Where the further pages of a listing begin, from its first page: how many rows came, of how many.

    A total that would take more than 1,000 pages is a broken or a hostile one: the rows then fall short of it.
    """
    return range(rows, min(int(total or 0), rows * MAX_PAGES), rows) if rows else range(0)


def unread_keys(value: Json, known: frozenset[str], prefix: str = "") -> Iterator[str]:
    """Dotted paths of the keys that are not in `known`, list indices dropped; nothing below an unknown key.

    `known` counts from `value` (from its elements when it is a list); `name*` also covers all that is below `name`.
    """
    seen: set[str] = set()
    stack: list[tuple[Json, str]] = [(inner, "") for inner in value] if isinstance(value, list) else [(value, "")]
    while stack:
        inner, path = stack.pop()
        if isinstance(inner, list):
            stack.extend((element, f"{path}[]") for element in inner)
        elif isinstance(inner, dict):
            for key, below in inner.items():
                where = f"{path}.{key}" if path else key
                if where in known:
                    stack.append((below, where))
                elif f"{where}*" not in known and where not in seen:
                    seen.add(where)
                    yield short(clean(f"{prefix}.{where}" if prefix else where), 200)


def unread_in(answer: Json, key: str, around: frozenset[str], known: frozenset[str]) -> Iterator[str]:
    """`unread_keys` of an answer with its rows under `key`: what is `around` them, and what is `known` of a row."""
    yield from unread_keys(answer, around | {f"{key}*"})
    yield from unread_keys(rows_of(answer, key), known, f"{key}[]")


def keys(*paths: str) -> frozenset[str]:
    """Known paths, written as blank-separated lists."""
    return frozenset(path for text in paths for path in text.split())


def clean(text: str) -> str:
    """Text that DuckDB and mail accept: lone surrogates and NUL become U+FFFD."""
    return _BAD_CHARACTERS.sub("\ufffd", text)


def short(text: str, limit: int = 100) -> str:
    """One line of at most `limit` characters."""
    line = " ".join(text.split())
    return line if len(line) <= limit else f"{line[: limit - 1]}…"


def text(row: Row, key: str) -> str:
    """A text as it is, cleaned of what cannot be stored; an integer in digits; else empty."""
    value = row.get(key)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return clean(value) if isinstance(value, str) else ""


def line(row: Row, key: str) -> str:
    """A text on one line, blanks squeezed."""
    return " ".join(text(row, key).split())


def needed_line(row: Row, key: str) -> str:
    """A non-empty line. Raises `RowError`."""
    return line(row, key) or _lack(row, key)


def needed_id(row: Row, key: str = "id") -> str:
    """An id: text or integer, without blanks. Raises `RowError`."""
    found = text(row, key)
    if not found or len(found) > 200 or found.split() != [found]:
        _lack(row, key)
    return found


def needed_link(row: Row, *names: str) -> str:
    """The first http(s) URL among these keys. Raises `RowError`: no other scheme may reach a reader."""
    for key in names:
        if _LINK.fullmatch(found := text(row, key).strip()):
            return found
    return _lack(row, names[0])


def amount(row: Row, key: str) -> float | None:
    """A finite number, also one written as text."""
    value = row.get(key)
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        found = float(value)
    except (ValueError, OverflowError):
        return None
    return found if math.isfinite(found) else None


def child(row: Row, key: str) -> Row:
    """An object below a row; empty when there is none."""
    value = row.get(key)
    return value if isinstance(value, dict) else {}


def children(row: Row, key: str) -> list[Row]:
    """The objects of a list below a row."""
    value = row.get(key)
    return [inner for inner in value if isinstance(inner, dict)] if isinstance(value, list) else []


def lines(row: Row, key: str) -> list[str]:
    """The non-empty texts of a list below a row, each on one line, without repeats."""
    value = row.get(key)
    found = (line({"": inner}, "") for inner in value) if isinstance(value, list) else ()
    return unique(found)


def paragraphs(plain: str) -> str:
    """Plain text as HTML, a paragraph a line: for parts of a text that is HTML elsewhere."""
    return "".join(f"<p>{html.escape(part)}</p>" for part in plain.split("\n") if part.strip())


def unique(texts: Iterable[str]) -> list[str]:
    """Non-empty texts in order of first mention."""
    return [entry for entry in dict.fromkeys(texts) if entry]


def details(*pairs: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    """The (label, value) pairs that say something, without repeats."""
    return tuple(dict.fromkeys((label, value) for label, value in pairs if value))


def moment(value: Json, *, per_second: int = 1) -> datetime | None:
    """A time in UTC from ISO 8601 (without an offset: UTC) or from ticks since 1970 (`per_second` 1000: ms)."""
    try:
        if isinstance(value, str):
            parsed = datetime.fromisoformat(value.strip())
            found = parsed.replace(tzinfo=UTC) if parsed.tzinfo is None else parsed.astimezone(UTC)
        elif isinstance(value, int | float) and not isinstance(value, bool):
            found = datetime.fromtimestamp(value / per_second, UTC)
        else:
            return None
    except (ValueError, OverflowError, OSError):
        return None
    return found if found >= _EARLIEST else None


def day(value: Json) -> date | None:
    """The calendar day of an ISO date or time, in its own time zone: a deadline is meant where the employer is."""
    try:
        found = date.fromisoformat(value.strip()[:10]) if isinstance(value, str) else None
    except ValueError:
        return None
    return found if found and found >= _EARLIEST.date() else None


def _row(value: Json) -> Row:
    if not isinstance(value, dict):
        raise RowError(f"{_kind(value)} instead of an object")
    return value


def _lack(row: Row, key: str) -> str:
    value = row.get(key)
    raise RowError(f"no {key!r}" if value in (None, "") else f"unusable {key!r}: {short(clean(repr(value)), 60)}")


def _kind(value: Json) -> str:
    names = {dict: "an object", list: "a list", str: "a text", bool: "a truth value", type(None): "null"}
    return names.get(type(value), "a number")


def _complaint(answer: Json) -> str:
    """What a vendor's error object says: `{"ok": false, "error": "Document not found"}`."""
    said = (line(answer, key) for key in ("error", "message")) if isinstance(answer, dict) else iter(())
    return f"; it says: {short(found)}" if (found := next(filter(None, said), "")) else ""
