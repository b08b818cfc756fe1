"""The folder of kept payloads.

    bodies/ab/ab12….gz       one body, gzip, named by the SHA-256 of its plain bytes; the same body is kept once
    index/2026-11-21.jsonl   one line a payload, by the UTC day of its fetching

Files appear whole or not at all (written beside, then renamed). An index line counts once its newline is there: what
a killed run left half-written is cut off by the next one. One process writes at a time (the pipeline's lock), and of
its threads one (an `Archive`'s own lock).
"""

import gzip
import hashlib
import os
import re
import threading
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC
from pathlib import Path

from internscout.errors import StoreError
from internscout.model import Payload
from internscout.raw.entry import Entry, entry_of, from_line, to_line
from internscout.raw.packing import Packed, compressed

_SHA256 = re.compile(r"[0-9a-f]{64}")


class Archive:
    """Payloads in `folder`, which is made when first written to. All methods raise `StoreError`."""

    def __init__(self, folder: Path) -> None:
        self._bodies = folder / "bodies"
        self._index = folder / "index"
        self._writing = threading.Lock()

    def record(self, payload: Payload) -> Entry:
        """Keep a payload: its body first, then its line in the index."""
        with self._writing:
            entry = entry_of(payload, self.keep(payload.body))
            self._note(entry)
        return entry

    def unpack(self, packed: Packed) -> None:
        """Keep an answer that was packed elsewhere."""
        entry = from_line(packed.line)
        with self._writing:
            self._put(entry.sha256, lambda: packed.body)
            self._note(entry)

    def keep(self, body: bytes) -> str:
        """Keep a body and return its SHA-256; one that is there already is not written again."""
        sha256 = hashlib.sha256(body).hexdigest()
        self._put(sha256, lambda: compressed(body))
        return sha256

    def _put(self, sha256: str, content: Callable[[], bytes]) -> None:
        path = self._path(sha256)
        try:
            if not path.exists():
                path.parent.mkdir(parents=True, exist_ok=True)
                _write_whole(path, content())
        except OSError as error:
            raise StoreError(f"{path}: cannot be written: {error.strerror}; free or fix the data folder") from None

    def _note(self, entry: Entry) -> None:
        path = self._index / f"{entry.fetched_at.astimezone(UTC):%Y-%m-%d}.jsonl"
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("a+b") as file:
                _cut_torn_line(path, file.fileno())
                file.write(to_line(entry).encode())
        except OSError as error:
            raise StoreError(f"{path}: cannot be written: {error.strerror}; free or fix the data folder") from None

    def read(self, sha256: str) -> bytes:
        """The body of that hash, checked against it."""
        path = self._path(sha256)
        try:
            body = gzip.decompress(path.read_bytes())
        except FileNotFoundError:
            raise StoreError(f"{path}: not in the archive") from None
        except (OSError, EOFError, zlib.error):  # gzip's own error is an OSError
            body = None
        if body is None or hashlib.sha256(body).hexdigest() != sha256:
            raise StoreError(f"{path}: damaged; delete it, it is written anew when the board next answers the same")
        return body

    def entries(self) -> Iterator[Entry]:
        """All entries in the order in which they were recorded, days in order."""
        for path, content in self._days():
            for number, line in enumerate(content.splitlines(keepends=True), 1):
                if not line.endswith(b"\n"):
                    continue  # never acknowledged: the run was killed while writing it
                try:
                    yield from_line(line.decode())
                except (ValueError, KeyError, TypeError):
                    raise StoreError(f"{path}: line {number} is damaged; delete the line") from None

    def _days(self) -> Iterator[tuple[Path, bytes]]:
        """The files of the index, by day, and what is in them."""
        try:
            for path in sorted(self._index.iterdir()):
                if path.suffix == ".jsonl":
                    yield path, path.read_bytes()
        except FileNotFoundError:  # nothing was recorded yet
            return
        except OSError as error:
            raise StoreError(f"{error.filename}: cannot be read: {error.strerror}; mend that") from None

    def payload(self, entry: Entry) -> Payload:
        """The payload of an entry again, body and all."""
        return entry.payload(self.read(entry.sha256))

    def _path(self, sha256: str) -> Path:
        if not _SHA256.fullmatch(sha256):
            raise StoreError(f"{sha256[:80]!r} is no SHA-256")
        return self._bodies / sha256[:2] / f"{sha256}.gz"


def _write_whole(path: Path, content: bytes) -> None:
    """Write beside, flush to the disk, rename: after a crash there is the whole file or none."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _cut_torn_line(path: Path, descriptor: int) -> None:
    """Drop what follows the last newline: the half line of a run that was killed."""
    size = os.fstat(descriptor).st_size
    if not size or os.pread(descriptor, 1, size - 1) == b"\n":
        return
    os.ftruncate(descriptor, path.read_bytes().rfind(b"\n") + 1)
