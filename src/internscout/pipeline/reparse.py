"""`internscout reparse`: read stored postings again with the present program, without fetching anything.

First what the store holds, with the present parser; then, if wanted, what the archive holds, with the present readers
of the sources too (`rereading`). So each difference has one cause, and the readers' share is small.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from internscout.config import Settings
from internscout.model import RowFault
from internscout.parse import parser_version
from internscout.pipeline import clock
from internscout.pipeline.folder import locked, open_store
from internscout.pipeline.parsing import ParseMany, parsed_by_id, parser
from internscout.pipeline.rereading import Reread, reread
from internscout.pipeline.run import last_run, publish
from internscout.store import Store

_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class Progress:
    """So many of all `what` (postings or boards) are done; `faults` are those of the last portion."""

    what: str
    done: int
    total: int
    faults: tuple[RowFault, ...]


Watch = Callable[[Progress], None]


@dataclass(frozen=True, slots=True)
class Reparsed:
    """What was read again since `begun`: the stored postings that another parser had read, and the archive, if asked.

    What came out otherwise is in the published copy (`Reader.reread`).
    """

    begun: datetime
    postings: int
    archive: Reread | None = None


def reparse(settings: Settings, watch: Watch, *, from_archive: bool = False) -> Reparsed:
    """Read again and publish. A kill keeps what was read until then; the next time reads the rest."""
    with locked(settings):
        return reparse_held(settings, watch, from_archive=from_archive)


def reparse_held(settings: Settings, watch: Watch, *, from_archive: bool = False) -> Reparsed:
    """`reparse` by who holds the data folder already."""
    begun = clock.now()
    last_run(settings)
    with open_store(settings) as store, parser(settings.run.processes) as parse_many:
        done = _parse_stored(store, parse_many, watch)
        archive = None
        if from_archive:
            archive = reread(
                store, settings.raw, parse_many, lambda n, of, faults: watch(Progress("boards", n, of, faults))
            )
    publish(settings)
    return Reparsed(begun, done, archive)


def _parse_stored(store: Store, parse_many: ParseMany, watch: Watch) -> int:
    """Parse all present versions that another parser read; returns how many were."""
    done, total = 0, store.count_stale(parser_version())
    broken: set[str] = set()
    while stale := [p for p in store.stale(parser_version(), limit=_AT_ONCE + len(broken)) if p.id not in broken]:
        parsed, faults = parsed_by_id(stale, parse_many)
        unsaved = store.save_parsed(parsed, parsed_at=clock.now())
        faults += unsaved
        broken |= {fault.where for fault in faults}
        done += len(parsed) - len(unsaved)
        watch(Progress("postings", done + len(broken), total, faults))
    return done
