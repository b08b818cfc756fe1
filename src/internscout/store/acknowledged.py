"""The boards that were stored since the file was last settled, noted outside of it as soon as their commit is done.

What a commit stored waits in DuckDB's write-ahead log. When that is damaged, DuckDB reads it up to the damage and says
nothing: these notes tell which boards should be there. Not flushed to the disk by itself: a killed process loses
nothing of it, and after a power cut fewer notes only mean that less is noticed.
"""

from collections.abc import Iterable
from io import FileIO
from pathlib import Path

from internscout.store.connection import Connection
from internscout.store.statements import statement


class Acknowledged:
    """The notes on one working file. All methods raise OSError."""

    def __init__(self, database: Path) -> None:
        self._path = database.with_name(database.name + ".stored")
        self._file: FileIO | None = None

    def note(self, run_id: str, boards: Iterable[str]) -> None:
        """These boards were stored in this run; their keys are without line breaks or are not noted."""
        if self._file is None:
            self._file = self._path.open("ab", buffering=0)
        self._file.write("".join(f"{run_id}\t{board}\n" for board in boards if "\n" not in board).encode())

    def missing(self, con: Connection) -> int:
        """How many of those noted are not in the file."""
        try:
            lines = self._path.read_text(encoding="utf-8", errors="replace").splitlines(keepends=True)
        except FileNotFoundError:
            return 0
        # A line without its end was never acknowledged.
        noted = [line.rstrip("\n").split("\t", 1) for line in lines if line.endswith("\n") and "\t" in line]
        about = {"runs": [run for run, _ in noted], "boards": [board for _, board in noted]}
        ((missing,),) = con.execute(statement("count_unstored"), about).fetchall()
        return int(missing)

    def clear(self) -> None:
        """All of them are in the file itself."""
        self.close()
        self._path.unlink(missing_ok=True)

    def close(self) -> None:
        """Let go of the notes."""
        if self._file is not None:
            self._file.close()
            self._file = None
