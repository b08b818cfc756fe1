"""The values of one row of a vendor's answer, cleaned and typed.

Getters never raise unless their name says `needed`: an absent or mistyped value is empty or None, never a guess.
"""

import html
import math
import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import TypeAlias

from internscout.model import Json

Row: TypeAlias = "dict[str, Json]"

_EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)  # before it, a moment is a filler: 0 or 0001-01-01
_BAD_CHARACTERS = re.compile(r"[\x00\ud800-\udfff]")
_LINK = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)


class RowError(ValueError):
    """A row that cannot become a posting; the message says why in a few words."""


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


def _lack(row: Row, key: str) -> str:
    value = row.get(key)
    raise RowError(f"no {key!r}" if value in (None, "") else f"unusable {key!r}: {short(clean(repr(value)), 60)}")
