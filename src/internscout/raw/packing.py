"""Answers as they lie in an archive, before they get there: what another process read for this one."""

import gzip
import hashlib
from dataclasses import dataclass, field

from internscout.model import Payload
from internscout.raw.entry import Entry, entry_of, to_line

_LEVEL = 6  # of gzip: JSON shrinks to about a fifth; 9 takes twice as long for 1 % more


@dataclass(frozen=True, slots=True)
class Packed:
    """One answer: its line of the index, and its body compressed."""

    line: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Parcel:
    """Stands in the place of an `Archive` where that is not at hand; `answers` are for its `unpack`."""

    answers: list[Packed] = field(default_factory=list)

    def record(self, payload: Payload) -> Entry:
        """Keep a payload."""
        entry = entry_of(payload, hashlib.sha256(payload.body).hexdigest())
        self.answers.append(Packed(to_line(entry), compressed(payload.body)))
        return entry


def compressed(body: bytes) -> bytes:
    """A body as it lies in the archive; the same bytes whenever it is made."""
    return gzip.compress(body, _LEVEL, mtime=0)
