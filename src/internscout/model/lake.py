"""What of a store goes into a lake: tables that only ever grow, and what tells their rows apart.

The tables are named as the views of docs/sql.md and have their columns. What students noted and were sent is not among
them: a lake is a team's.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

# What a lake's files are sorted into folders by: which store a row came from, and the month (UTC, 2026-05) of its time.
PARTITION = ("source_store", "month")


class ArrowStream(Protocol):
    """Anything that gives out rows by Arrow's C stream interface: of DuckDB, delta-rs, pyarrow."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...


@dataclass(frozen=True, slots=True)
class LakeTable:
    """A table of the lake.

    `key` tells a row, or the rows that a store wrote in one, from all others of that store; none of it is ever null.
    `sort` is what a compacted file is sorted by.
    """

    name: str
    key: tuple[str, ...]
    sort: tuple[str, ...]


# In the order in which they are pushed: who finds a run in the lake finds there all that the run brought.
LAKE_TABLES = (
    LakeTable("posting_versions", ("posting_id", "version", "content_hash"), ("posting_id",)),
    LakeTable("texts", ("posting_id", "version", "parsed_at"), ("posting_id",)),
    LakeTable("facts", ("posting_id", "version", "parsed_at"), ("field", "posting_id")),
    LakeTable("fact_changes", ("posting_id", "version", "changed_at"), ("posting_id",)),
    LakeTable("events", ("posting_id", "event", "happened_at"), ("posting_id",)),
    LakeTable("board_runs", ("run_id", "board"), ("board",)),
    LakeTable("runs", ("run_id", "status"), ("run_id",)),
)


@dataclass(frozen=True, slots=True)
class LakeFiles:
    """What DuckDB needs to read a table in place: its columns (name, type in DuckDB's words) and where it is.

    That is its files where they lie in a folder; else `dataset`, which fetches of them what a question needs.
    """

    name: str
    columns: Sequence[tuple[str, str]]
    files: Sequence[str]
    dataset: object | None = None


@dataclass(frozen=True, slots=True)
class Pushed:
    """What a push brought: rows by table."""

    store: str
    rows: Mapping[str, int]
