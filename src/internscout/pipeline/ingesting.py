"""Boards fetched, read, parsed and stored in this process; and how results are stored, whoever read them."""

import asyncio
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from threading import Lock

from internscout.config import Settings
from internscout.fetch import Share
from internscout.model import Board, BoardResult, Memory, Parsed, Posting, RowFault
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
        desk = _Desk(store, run_id, parse_many, watch)
        try:
            async for results in together(read_boards(boards, settings, memories, share), settings.run.batch):
                for group in groups(results):
                    await desk.take(group)
            await desk.done()
        finally:
            await desk.rest()


class _Desk:
    """Has one group stored while the next is fetched, and parsed by other processes. At most two are on their way."""

    def __init__(self, store: Store, run_id: str, parse_many: ParseMany, watch: Watch) -> None:
        self._store, self._run_id, self._parse_many, self._watch = store, run_id, parse_many, watch
        self._one_at_a_time = Lock()  # the database
        self._saving: asyncio.Task[Sequence[BoardResult]] | None = None

    async def take(self, group: Sequence[BoardResult]) -> None:
        """Have a group parsed, and stored as soon as the one before is. Raises what storing that one did."""
        begun = await in_thread(self._begin, group)
        await self.done()
        self._saving = asyncio.create_task(in_thread(self._save, begun))

    async def done(self) -> None:
        """All that was taken is stored. Raises what storing did."""
        if self._saving:
            stored = await self._saving
            self._saving = None
            for result in stored:
                self._watch(result)

    async def rest(self) -> None:
        """Nothing is on its way any more, whatever became of it."""
        if self._saving:
            await asyncio.wait([self._saving])

    def _begin(self, group: Sequence[BoardResult]) -> "Begun":
        with self._one_at_a_time:
            return begin_group(self._store, group, self._parse_many)

    def _save(self, begun: "Begun") -> Sequence[BoardResult]:
        group, parsed = begun.read()
        with self._one_at_a_time:
            self._store.save_boards(self._run_id, group, parsed, seen_at=clock.now())
        return group


@dataclass(frozen=True, slots=True)
class Begun:
    """A group that is on its way into the store: what is new in it is being parsed."""

    group: Sequence[BoardResult]
    wanted: Sequence[Posting]
    results: Iterator[Parsed | RowFault]

    def read(self) -> tuple[Sequence[BoardResult], Mapping[str, Parsed]]:
        """The group with the parser's faults, and what was read out of its postings; waits for it."""
        parsed, faults = parsed_by_id(self.wanted, lambda _: self.results)
        if not faults:
            return self.group, parsed
        of = {fault.where: fault for fault in faults}
        return [
            replace(result, faults=result.faults + tuple(of[p.id] for p in result.postings if p.id in of))
            for result in self.group
        ], parsed


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
    group, parsed = begin_group(store, group, parse_many).read()
    store.save_boards(run_id, group, parsed, seen_at=seen_at or clock.now())


def begin_group(store: Store, group: Sequence[BoardResult], parse_many: ParseMany) -> Begun:
    """Look up what is new in a group, and have it parsed: by other processes, if they are, from now on."""
    wanted = store.to_parse([posting for result in group for posting in result.postings], parser_version())
    return Begun(group, wanted, parse_many(wanted))
