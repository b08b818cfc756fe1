"""What the working file should hold, noted in a file beside it: rows of each table, the last run, a checksum.

DuckDB reads a damaged write-ahead log up to the damage and opens without a word, and a damaged page shows only to who
reads it; both show against notes from outside of the file. Tables that may shrink (facts, when postings are read again)
are not counted. The checksum is there while nothing writes: it goes before the first write and comes back with the
end of the run, so that a file without one was left by a process that was killed.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Self

from internscout.store.connection import Connection
from internscout.store.files import sha256_of

_TABLES = (
    "boards", "runs", "board_runs", "posting_versions", "posting_states", "parsed", "digests", "digest_entries",
    "events", "fact_changes", "applications", "application_steps", "outbox",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ledger:
    """The notes. `run` is the last one begun; `sha256` is empty while rows are written.

    `damaged` is the name that a damaged file was given.
    """

    counts: Mapping[str, int] = field(default_factory=dict)
    run: str = ""
    sha256: str = ""
    damaged: str = ""

    @classmethod
    def read(cls, database: Path) -> Self | None:
        """The notes on a file; None where there are none. Raises ValueError when they cannot be read."""
        try:
            noted = json.loads(ledger_of(database).read_text(encoding="utf-8"))
            if "counts" not in noted:  # of the first versions
                noted = {"counts": noted}
            return cls(
                {str(table): int(count) for table, count in noted["counts"].items()},
                *(str(noted.get(name, "")) for name in ("run", "sha256", "damaged")),
            )
        except FileNotFoundError:
            return None
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(str(error)) from None

    @classmethod
    def of(cls, con: Connection) -> Self:
        """What is true now, without a checksum."""
        run = con.execute("SELECT run_id FROM store.runs ORDER BY started_at DESC LIMIT 1").fetchone()
        return cls(_counts(con), run[0] if run else "")

    def write(self, database: Path) -> None:
        """Put these notes in the place of the former. Raises OSError."""
        file = ledger_of(database)
        draft = file.with_name(file.name + ".new")
        with draft.open("w", encoding="utf-8") as out:
            json.dump(asdict(self), out, indent=1)
            out.flush()
            os.fsync(out.fileno())
        draft.replace(file)

    def lost(self, con: Connection) -> str:
        """The rows that the file held and does not hold, in words; nothing when all are there."""
        held = _counts(con)
        lost = {table: noted - held.get(table, 0) for table, noted in self.counts.items()}
        return ", ".join(f"{count} of {table}" for table, count in lost.items() if count > 0)


def seal(database: Path) -> None:
    """Note the checksum of a file that nobody has open. Raises OSError and ValueError."""
    if noted := Ledger.read(database):
        replace(noted, sha256=sha256_of(database)).write(database)


def unseal(database: Path) -> None:
    """Take the checksum out before the file is written to. Raises OSError."""
    try:
        noted = Ledger.read(database)
    except ValueError:  # said on opening; the end of the run writes it anew
        return
    if noted and noted.sha256:
        replace(noted, sha256="").write(database)


def forget(database: Path) -> None:
    """Remove the notes on a file that is gone. Raises OSError."""
    ledger_of(database).unlink(missing_ok=True)


def is_gone(database: Path) -> bool:
    """Whether a file is not there and nobody moved it aside for damage."""
    try:
        noted = Ledger.read(database)
    except ValueError:  # said on opening
        noted = None
    return not database.exists() and not (noted and noted.damaged)


def ledger_of(database: Path) -> Path:
    """The file of the notes."""
    return database.with_name(database.name + ".ledger.json")


def _counts(con: Connection) -> dict[str, int]:
    counted = " UNION ALL ".join(f"SELECT '{table}', count(*) FROM store.{table}" for table in _TABLES)  # noqa: S608 - our own names
    return dict(con.execute(counted).fetchall())
