"""Boards fetched, read, parsed and stored in this process; and how results are stored, whoever read them."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from internscout.config import Settings
from internscout.fetch import Share
from internscout.model import Board, BoardResult, Memory
from internscout.parse import parser_version
from internscout.pipeline import clock
from internscout.pipeline.boards import read_boards
from internscout.pipeline.folder import open_store
from internscout.pipeline.parsing import ParseMany, parsed_by_id, parser
from internscout.pipeline.threads import in_thread
from internscout.pipeline.together import together
from internscout.store import Store, groups

Watch = Callable[[BoardResult], None]


def ingest_here(
    settings: Settings,
    run_id: str,
    boards: Sequence[Board],
    watch: Watch | None = None,
    share: Share | None = None,
) -> None:
    """Fetch, read and store some boards, in one transaction those that are read by the time the former are stored.

    Those that the run has stored already are not asked again. With a `share` others asked before.
    """
    asyncio.run(_ingest(settings, run_id, boards, watch or (lambda _: None), share))


async def _ingest(settings: Settings, run_id: str, boards: Sequence[Board], watch: Watch, share: Share | None) -> None:
    with open_store(settings) as store, parser(settings.run.processes) as parse_many:
        done = store.sharing.done(run_id, [board.key for board in boards])
        boards = [board for board in boards if board.key not in done]
        memories = memories_of(store, settings, boards)
        async for results in together(read_boards(boards, settings, memories, share), settings.run.batch):
            for group in groups(results):
                await in_thread(store_group, store, run_id, group, parse_many)
                for result in group:
                    watch(result)


def memories_of(store: Store, settings: Settings, boards: Sequence[Board]) -> Mapping[str, Memory]:
    """What is known of these boards now, by key."""
    since = clock.now() - timedelta(days=settings.fetch.text_days)
    return store.memories([board.key for board in boards], parser_version(), since=since)


def store_group(
    store: Store,
    run_id: str,
    group: Sequence[BoardResult],
    parse_many: ParseMany,
    seen_at: datetime | None = None,
) -> None:
    """Store one of `store.groups`, what is new in it parsed first; seen just now, unless said otherwise."""
    wanted = store.to_parse([posting for result in group for posting in result.postings], parser_version())
    parsed, faults = parsed_by_id(wanted, parse_many)
    if faults:
        of = {fault.where: fault for fault in faults}
        group = [
            replace(result, faults=result.faults + tuple(of[p.id] for p in result.postings if p.id in of))
            for result in group
        ]
    store.save_boards(run_id, group, parsed, seen_at=seen_at or clock.now())
