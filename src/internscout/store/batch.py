"""One board's postings as rows, one an id; what cannot be a row becomes a fault and does not cost the others."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Self

from internscout.model import Parsed, Posting, RowFault
from internscout.store.rows import FactRow, ParsedRow, PostingRow, clean, fact_rows, fuller, parsed_row, posting_row

# What no JSON, no date of the years 1 to 9999, or nested a thousand deep raises.
_UNSTORABLE = (ValueError, OverflowError, RecursionError)


@dataclass(frozen=True, slots=True)
class Readings:
    """What the parser read out of postings, as rows, and a fault for each that cannot be rows."""

    rows: list[ParsedRow] = field(default_factory=list)
    facts: list[FactRow] = field(default_factory=list)
    faults: list[RowFault] = field(default_factory=list)

    def add(self, posting_id: str, content_hash: str | None, parsed: Parsed) -> None:
        """One posting's reading, whole or not at all."""
        try:
            facts = fact_rows(posting_id, parsed.facts)
            self.rows.append(parsed_row(posting_id, content_hash, parsed))
        except _UNSTORABLE as error:
            self.faults.append(RowFault(posting_id, f"what was read cannot be stored: {error}"))
        else:
            self.facts.extend(facts)


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows and the postings they came from, by stored id; `unstorable` are the ids of those that are no rows."""

    rows: dict[str, PostingRow] = field(default_factory=dict)
    originals: dict[str, Posting] = field(default_factory=dict)
    faults: list[RowFault] = field(default_factory=list)
    unstorable: list[str] = field(default_factory=list)
    names: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, postings: Iterable[Posting], names: Mapping[str, str] | None = None) -> Self:
        """All of these; of two with one id the fuller stays. `names`: told ids that name a posting of another id."""
        batch = cls(names=names or {})
        for posting in postings:
            batch._add(posting)
        return batch

    def _add(self, posting: Posting) -> None:
        posting_id = self.stored(posting.id)
        try:
            row = posting_row(posting)._replace(posting_id=posting_id)
        except _UNSTORABLE as error:
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

    def readings(self, parsed: Mapping[str, Parsed]) -> Readings:
        """What was read out of these postings, as rows; what cannot be one is added to the faults."""
        readings = Readings(faults=self.faults)
        for posting_id, row in self.rows.items():
            if found := parsed.get(self.originals[posting_id].id):
                readings.add(posting_id, row.content_hash, found)
        return readings
