"""`internscout reparse`: read stored postings again with the present parser, without fetching anything."""

from collections.abc import Callable, Sequence

from internscout.config import Settings
from internscout.model import RowFault
from internscout.parse import parser_version
from internscout.pipeline import clock
from internscout.pipeline.folder import locked, open_store
from internscout.pipeline.parsing import parsed_by_id, parser
from internscout.pipeline.run import last_run, publish

_AT_ONCE = 1000
# Called with the number of postings read so far, and the faults of the last portion.
Watch = Callable[[int, Sequence[RowFault]], None]


def reparse(settings: Settings, watch: Watch) -> int:
    """Parse all current versions that another parser read; `watch` gets the number done so far. Returns that number."""
    done = 0
    with locked(settings):
        last_run(settings)
        with open_store(settings) as store, parser(settings.run.processes) as parse_many:
            broken: set[str] = set()
            while stale := [
                p for p in store.stale(parser_version(), limit=_AT_ONCE + len(broken)) if p.id not in broken
            ]:
                parsed, faults = parsed_by_id(stale, parse_many)
                unsaved = store.save_parsed(parsed, parsed_at=clock.now())
                faults += unsaved
                broken |= {fault.where for fault in faults}
                done += len(parsed) - len(unsaved)
                watch(done, faults)
        publish(settings)
    return done
