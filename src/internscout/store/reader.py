"""The published copy: what `list`, `show`, `why` and `query` read. Shut off from writing, files and network."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any, Self

import duckdb

from internscout.errors import StoreError, UsageError
from internscout.model import Candidate, RunSummary, Sighting
from internscout.store import exporting, reading
from internscout.store.applications import Applications, find_posting
from internscout.store.asking import ask
from internscout.store.connection import is_damage, one_line, open_published, unreadable
from internscout.store.lacking import Lacking
from internscout.store.openings import Openings
from internscout.store.rows import utc
from internscout.store.schema import known_version, schema_version
from internscout.store.statements import statement
from internscout.store.told import Told


class Reader:
    """A published copy, open for reading. Raises `StoreError` when it is absent, damaged or of another version."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._con = open_published(path)
        known = known_version()
        try:
            found = schema_version(self._con)
        except duckdb.Error as error:
            self._con.close()
            raise StoreError(f"{path}: not written by InternScout: {one_line(error)}") from None
        if found != known:
            self._con.close()
            whose, then = ("a newer", "update it") if found > known else ("an older", "`internscout digest` renews it")
            raise StoreError(f"{path}: written by {whose} InternScout (schema {found}, not {known}); {then}")
        self.applications = Applications(self._con, path)
        self.lacking = Lacking(self._con)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        self.close()
        # A damaged page shows only to who reads it.
        if isinstance(error, duckdb.Error) and is_damage(error):
            raise unreadable(self._path, error) from None

    def close(self) -> None:
        """Let go of the file."""
        self.lacking.close()
        self._con.close()

    def posting(self, name: str) -> dict[str, Any] | None:
        """One posting with `requirements`, `facts` and `text`: by id, address, or any part of them that no other has.

        None when nothing is called so. Raises `UsageError` with the choices when several are.
        """
        found = find_posting(self._con, name)
        if found is None:
            return None
        posting = reading.read_dicts(self._con, statement("get_posting"), {"id": found.id})[0]
        facts = reading.read_dicts(self._con, statement("get_facts"), {"id": found.id})
        posting["requirements"] = json.loads(posting["requirements"] or "null")
        posting["facts"] = [fact | {"value": json.loads(fact["value"])} for fact in facts]
        return posting

    def candidate(self, posting_id: str) -> Candidate:
        """One posting as matching sees it, whatever its status. Raises `UsageError` for an unknown or unread one."""
        found = self.openings.candidates([posting_id])
        if not found:
            raise UsageError(f"no posting {posting_id!r} that was read; `internscout list` shows the ids")
        return next(iter(found.values()))

    @property
    def openings(self) -> Openings:
        """What is open, as matching sees it."""
        return Openings(self._con)

    @property
    def told(self) -> Told:
        """What a digest has to know of the past."""
        return Told(self._con, self._path)

    def sightings(self) -> tuple[Sighting, ...]:
        """Every address that stored postings name, their own and those in their texts."""
        return reading.read_sightings(self._con)

    def listing_bodies(self, source: str) -> list[tuple[str, str]]:
        """(board, SHA-256) of each body of the last listings of a source's boards: keys of the archive."""
        return self._con.execute(statement("listing_bodies"), {"source": source}).fetchall()

    def query(self, sql: str) -> tuple[list[str], list[tuple[Any, ...]]]:
        """Column names and rows of one SELECT by the user. Raises `QueryError`."""
        table = ask(self._con, sql, "query")
        return [name for name, _ in table.columns], list(table.rows)

    def export(self, target: Path, *, everything: bool = False, where: str = "") -> int:
        """Write the open internships with their requirements to a file; returns how many.

        With `everything` all postings; `where` is a condition by the user. The name says the format: see `exporting`.
        Raises `UsageError`, `QueryError`, `StoreError`.
        """
        exporting.writer_for(target)
        chosen = "TRUE" if everything else "id IN (SELECT id FROM open_internships)"
        # The line break ends a comment in the user's condition.
        condition = f"{chosen} AND ({where}\n)" if where else chosen
        sql = f"SELECT * FROM ({statement('export')}) WHERE {condition} ORDER BY id"  # noqa: S608 - shut
        table = ask(self._con, sql, "export --where")
        exporting.write(table, target)
        return len(table.rows)

    def summary(self) -> RunSummary | None:
        """The counts of the run that ended last, also by an interruption; None when none has ended."""
        return reading.read_last_run(self._con)

    def reread(self, since: datetime) -> list[dict[str, Any]]:
        """Which facts were read otherwise since then, one row a posting and field: `before` and `after` with quotes."""
        rows = reading.read_dicts(self._con, statement("reread"), {"since": utc(since)})
        for row in rows:
            for side in ("before", "after"):
                row[side] = [fact | {"value": json.loads(fact["value"])} for fact in row[side]]
        return rows

    def reread_wordings(self, since: datetime) -> list[dict[str, Any]]:
        """Which titles, places, texts … were read otherwise out of the archive since then; texts by their hash."""
        return reading.read_dicts(self._con, statement("reread_wordings"), {"since": utc(since)})

    def silent_boards(self) -> list[dict[str, Any]]:
        """The boards that showed no posting when last asked, the longest silence first."""
        return reading.read_dicts(self._con, statement("silent_boards"), {})

    def outbox(self) -> list[dict[str, Any]]:
        """What is owed still or was refused, oldest first."""
        return reading.read_dicts(self._con, statement("outbox"), {})
