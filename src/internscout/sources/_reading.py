"""What all vendors' answers have in common: JSON to rows, rows to postings, and an account of what was not read.

One malformed row costs that row (`RowError` → `RowFault`); only an answer of another shape is a `PayloadError`. What
stands in one row is read by `_values.py`.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from internscout.errors import PayloadError
from internscout.model import Board, Json, Page, Payload, Posting, Request, RowFault
from internscout.sources._values import Row, RowError, clean, line, short
from internscout.sources._worth import worth_reading

MAX_PAGES = 1000
MAX_UNREAD = 100  # an object keyed by data (ids, dates) would report every key


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


def _row(value: Json) -> Row:
    if not isinstance(value, dict):
        raise RowError(f"{_kind(value)} instead of an object")
    return value


def _kind(value: Json) -> str:
    names = {dict: "an object", list: "a list", str: "a text", bool: "a truth value", type(None): "null"}
    return names.get(type(value), "a number")


def _complaint(answer: Json) -> str:
    """What a vendor's error object says: `{"ok": false, "error": "Document not found"}`."""
    said = (line(answer, key) for key in ("error", "message")) if isinstance(answer, dict) else iter(())
    return f"; it says: {short(found)}" if (found := next(filter(None, said), "")) else ""
