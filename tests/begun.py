"""New working files as copies of one that was made once: all migrations and views are the same each time.

The first file of each set of columns is made by the program itself; every later one is a copy of it, with a name of its
own for a lake. Only a file that nothing is known of is begun so: what is there, or was, is opened as always.
"""

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from internscout.model import Column
from internscout.store.connection import Connection
from internscout.store.opening import open_store

_OWN_NAME = "UPDATE store.identity SET store_id = left(replace(CAST(uuid() AS VARCHAR), '-', ''), 12)"


@contextmanager
def copied() -> Iterator[None]:
    """From here on `Store` begins new files so."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        copies = _Copies(Path(folder))
        patch.setattr("internscout.store.store.open_store", copies.open_store)
        yield


class _Copies:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made: dict[tuple[Column, ...], Path] = {}

    def open_store(self, path: Path, columns: Sequence[Column], *, check: bool) -> tuple[Connection, tuple[str, ...]]:
        begun = False
        # What keeps a file from being made is for the program to say.
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            if not any(path.parent.glob(f"{path.name}*")):
                shutil.copyfile(self._of(tuple(columns)), path)
                begun = True
        con, warnings = open_store(path, columns, check=check)
        if begun:
            con.execute(_OWN_NAME)
        return con, warnings

    def _of(self, columns: tuple[Column, ...]) -> Path:
        if columns not in self._made:
            path = self._folder / f"{len(self._made)}.duckdb"
            open_store(path, columns, check=False)[0].close()
            self._made[columns] = path
        return self._made[columns]
