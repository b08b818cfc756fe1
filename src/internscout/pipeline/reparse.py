"""`internscout reparse`: read stored postings again with the present parser, without fetching anything."""

from collections.abc import Callable

from internscout.config import Settings
from internscout.parse import parser_version
from internscout.pipeline import clock
from internscout.pipeline.parsing import parsed_by_id, parser
from internscout.pipeline.run import locked, open_store, publish

_AT_ONCE = 1000


def reparse(settings: Settings, watch: Callable[[int], None]) -> int:
    """Parse all current versions that another parser read; `watch` gets the number done so far. Returns that number."""
    done = 0
    with locked(settings):
        with open_store(settings) as store, parser(settings.run.processes) as parse_many:
            while stale := store.stale(parser_version(), limit=_AT_ONCE):
                store.save_parsed(parsed_by_id(stale, parse_many), parsed_at=clock.now())
                done += len(stale)
                watch(done)
        publish(settings)
    return done
