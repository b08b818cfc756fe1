"""What the store must tell so that others, without it, can do a part of a run's work."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from internscout.store.connection import Connection, store_errors
from internscout.store.rows import clean
from internscout.store.statements import statement


class Sharing:
    """Asked of the working file. Every method raises `StoreError` when the disk or the machine refuses."""

    def __init__(self, con: Connection, path: Path) -> None:
        self._con = con
        self._path = path

    def wordings(self, boards: Iterable[str], parser_version: str) -> frozenset[str]:
        """`wording_of` the postings that these boards (keys) brought and that this parser has read."""
        asked = {"boards": [clean(board) for board in boards], "parser_version": parser_version}
        return frozenset(wording for (wording,) in self._rows("get_wordings", asked))

    def done(self, run_id: str, boards: Iterable[str]) -> frozenset[str]:
        """Those of these boards (keys) that were read and stored in this run."""
        keys = {clean(board): board for board in boards}
        found = self._rows("get_board_runs", {"run_id": run_id, "boards": list(keys)})
        return frozenset(keys[board] for board, status in found if status == "ok")

    def former_run(self, run_id: str) -> str | None:
        """The id of the run before, where it was cut short; None where it came to its end, or there is none."""
        return next((former for (former,) in self._rows("former_run", {"run_id": run_id})), None)

    def known(self, runs: Iterable[str]) -> frozenset[str]:
        """Those of these ids that are of runs of this store."""
        return frozenset(run_id for (run_id,) in self._rows("known_runs", {"runs": list(runs)}))

    def _rows(self, name: str, asked: Mapping[str, object]) -> list[tuple[str, ...]]:
        with store_errors(self._path):
            return self._con.execute(statement(name), dict(asked)).fetchall()
