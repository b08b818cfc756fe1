"""Postings with their requirements as a file for other programs: CSV, JSON Lines, Parquet, or a list's `listings.json`.

What is written is what a shut reader gave out, so that no condition that a user types can reach files or network.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb

from internscout.errors import StoreError, UsageError
from internscout.store.connection import OWN, store_errors
from internscout.store.files import sync
from internscout.store.schema import literal, quoted

LISTINGS = "listings.json"
# A spreadsheet takes a cell that begins so for a formula, and titles come from strangers.
_FORMULA = r"^[=+\-@\t\r]"
_DEGREES = {"associate": "Associate's", "bachelor": "Bachelor's", "master": "Master's", "phd": "PhD"}
_SPONSORSHIP = {"offered": "Offers Sponsorship", "not_offered": "Does Not Offer Sponsorship"}


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of a query; `columns` are names with DuckDB's types."""

    columns: Sequence[tuple[str, str]]
    rows: Sequence[tuple[Any, ...]]


def writer_for(target: Path) -> Callable[[Table, Path], None]:
    """What writes the format that the file's name asks for. Raises `UsageError` for any other."""
    found = _listings if target.name == LISTINGS else _WRITERS.get(target.suffix.lower())
    if found is None:
        raise UsageError(f"{target}: the name says the format: .csv, .jsonl, .parquet, or the name {LISTINGS}")
    return found


def write(table: Table, target: Path) -> None:
    """Write the rows in the format of the file's name, whole or not at all. Raises `UsageError` and `StoreError`."""
    to_file = writer_for(target)
    draft = target.with_name(f".{target.name}.new")
    try:
        try:
            with store_errors(target):
                to_file(table, draft)
            sync(draft)
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)  # which a read-only disk refuses too
    except OSError as error:
        raise StoreError(f"{target}: cannot be written: {error.strerror}") from None


def _copy(select: Callable[[str, str], str], options: str) -> Callable[[Table, Path], None]:
    """A writer by DuckDB: `select` makes an expression of a column and its type."""

    def to_file(table: Table, draft: Path) -> None:
        with duckdb.connect(":memory:", config=dict(OWN)) as con:
            columns = ", ".join(f"{quoted(name)} {kind}" for name, kind in table.columns)
            con.execute(f"CREATE TABLE exported ({columns})")
            with con.appender("exported") as appender:
                appender.append_rows(table.rows)
            chosen = ", ".join(f"{select(quoted(name), kind)} AS {quoted(name)}" for name, kind in table.columns)
            con.execute(f"COPY (SELECT {chosen} FROM exported) TO {literal(str(draft))} ({options})")  # noqa: S608 - quoted

    return to_file


def _plain(column: str, kind: str) -> str:
    """A column as a cell of text: lists joined, nested ones as JSON, nothing that a spreadsheet would run."""
    if kind == "VARCHAR[]":
        return _harmless(f"array_to_string({column}, '; ')")
    if kind.endswith("]") or kind.startswith(("STRUCT", "MAP")):
        return f"to_json({column})"
    return _harmless(column) if kind == "VARCHAR" else _told(column, kind)


def _harmless(text: str) -> str:
    return f"CASE WHEN regexp_matches({text}, {literal(_FORMULA)}) THEN '''' || {text} ELSE {text} END"


def _told(column: str, kind: str) -> str:
    """Times with their zone, all else as it is."""
    return f"strftime({column}, '%Y-%m-%dT%H:%M:%SZ')" if kind == "TIMESTAMP" else column


def _listings(table: Table, draft: Path) -> None:
    names = [name for name, _ in table.columns]
    rows = [_listed(dict(zip(names, row, strict=True))) for row in table.rows]
    draft.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _listed(row: dict[str, Any]) -> dict[str, Any]:
    """A posting as a row in the format of SimplifyJobs; what that has no word for is left out."""
    season, year = row["start_season"], row["start_year"]
    citizens = row["citizenship"] == ["US"] and "U.S. Citizenship is Required"
    return {
        "id": row["id"],
        "source": "InternScout",
        "company_name": row["company"],
        "company_url": "",
        "title": row["title"],
        "url": row["url"],
        "locations": row["locations"] or ([row["location"]] if row["location"] else []),
        "active": row["status"] != "closed",
        "is_visible": True,
        "date_posted": _seconds(row["posted_at"] or row["first_seen"]),
        "date_updated": _seconds(row["changed_at"]),
        "terms": [f"{season.title()} {year}"] if season and year else [],
        "sponsorship": citizens or _SPONSORSHIP.get(row["sponsorship"], "Other"),
        "degrees": [_DEGREES[level] for level in row["degrees_required"] or () if level in _DEGREES],
    }


def _seconds(moment: datetime) -> int:
    return int(moment.replace(tzinfo=UTC).timestamp())


_WRITERS = {
    ".csv": _copy(_plain, "FORMAT csv, HEADER"),
    ".jsonl": _copy(_told, "FORMAT json"),
    ".parquet": _copy(lambda column, _: column, "FORMAT parquet, COMPRESSION zstd"),
}
