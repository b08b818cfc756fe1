"""One board's postings as rows, one an id; what cannot be a row becomes a fault and does not cost the others."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Self, TypeVar

from internscout.model import Parsed, Posting, RowFault
from internscout.store.connection import Connection
from internscout.store.rows import (
    FACT_TYPES,
    UNSTORABLE,
    FactColumns,
    ParsedRow,
    PostingRow,
    clean,
    columns_of,
    fuller,
    parsed_row,
    posting_row,
)
from internscout.store.staging import offered

# So many rows with long texts are given to DuckDB in one statement, which holds them all within its bounded memory.
_AT_ONCE = 1_000

Row = TypeVar("Row")


def some(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    """These rows, as many at a time as one statement is given."""
    return (rows[first : first + _AT_ONCE] for first in range(0, len(rows), _AT_ONCE))


@dataclass(frozen=True, slots=True)
class Readings:
    """What the parser read out of postings, on its way into the store; `ends` are the facts up to each row's last."""

    rows: list[ParsedRow] = field(default_factory=list)
    facts: FactColumns = field(default_factory=FactColumns)
    ends: list[int] = field(default_factory=list)

    def add(self, posting_id: str, content_hash: str | None, parsed: Parsed) -> RowFault | None:
        """One posting's reading, whole or not at all; returns why not."""
        try:
            row = parsed_row(posting_id, content_hash, parsed)
            self.facts.add(posting_id, parsed.facts)
        except UNSTORABLE as error:
            return RowFault(posting_id, f"what was read cannot be stored: {error}")
        self.rows.append(row)
        self.ends.append(len(self.facts))
        return None

    def offered(self, con: Connection) -> Iterator[Sequence[ParsedRow]]:
        """As the tables `incoming_parsed` and `incoming_facts`, some at a time: those rows, while their turn lasts."""
        first = 0
        for rows in some(self.rows):
            facts = self.facts.between(self.ends[first - 1] if first else 0, self.ends[first + len(rows) - 1])
            with (
                offered(con, "incoming_parsed", columns_of(rows), {}),
                offered(con, "incoming_facts", facts, FACT_TYPES),
            ):
                yield rows
            first += len(rows)


@dataclass(frozen=True, slots=True)
class MadeRows:
    """The rows of postings, each made once: those that `to_parse` asked about are mostly those that are stored next."""

    _made: dict[int, tuple[Posting, PostingRow]] = field(default_factory=dict)

    def of(self, posting: Posting) -> PostingRow:
        """The row of this very object. Raises as `posting_row` does."""
        # Equal postings are compared text by text, so the same is known by where it is; it is kept, so it stays there.
        if made := self._made.get(id(posting)):
            return made[1]
        row = posting_row(posting)
        self._made[id(posting)] = posting, row
        return row

    def forget(self, postings: Iterable[Posting]) -> None:
        """Let go of those of these very objects."""
        for posting in postings:
            self._made.pop(id(posting), None)


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows and the postings they came from, by stored id; `unstorable` are the ids of those that are no rows."""

    rows: dict[str, PostingRow] = field(default_factory=dict)
    originals: dict[str, Posting] = field(default_factory=dict)
    faults: list[RowFault] = field(default_factory=list)
    unstorable: list[str] = field(default_factory=list)
    names: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, postings: Iterable[Posting], rows: MadeRows, names: Mapping[str, str] | None = None) -> Self:
        """All of these; of two with one id the fuller stays. `names`: told ids that name a posting of another id."""
        batch = cls(names=names or {})
        for posting in postings:
            batch._add(posting, rows)
        return batch

    def _add(self, posting: Posting, rows: MadeRows) -> None:
        posting_id = self.stored(posting.id)
        try:
            row = rows.of(posting)
            if row.posting_id != posting_id:
                row = row._replace(posting_id=posting_id)
        except UNSTORABLE as error:
            self.unstorable.append(posting_id)
            self.faults.append(RowFault(posting_id, f"cannot be stored: {error}"))
            return
        if held := self.rows.get(posting_id):
            self.faults.append(RowFault(posting_id, "the same id twice; the fuller row was kept"))
            if fuller(held, row) is held:
                return
        self.rows[posting_id] = row
        self.originals[posting_id] = posting

    def stored(self, told: str) -> str:
        """The id under which is stored what a board calls so."""
        told = clean(told)
        return self.names.get(told, told)

    def read(self, parsed: Mapping[str, Parsed], readings: Readings, *, hashed: bool = True) -> None:
        """Add what was read out of these postings; `hashed`: out of these wordings and no others."""
        for posting_id, row in self.rows.items():
            found = parsed.get(self.originals[posting_id].id)
            if found and (fault := readings.add(posting_id, row.content_hash if hashed else None, found)):
                self.faults.append(fault)
