"""The loader: gives out batches, stores what comes back in the order in which it comes, and asks what nobody else may.

It alone opens the store, with the data folder locked. Only so many batches are given out that no more wait staged than
that: neither memory nor the staging place follows the number of boards.
"""

import logging
from collections import deque
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, wait
from dataclasses import dataclass, field
from datetime import datetime

from internscout.config import Settings
from internscout.errors import ExecutorError
from internscout.fetch import Share, Standing
from internscout.model import Board, BoardResult, Parsed, Posting, RowFault
from internscout.parse import parser_version
from internscout.pipeline import clock
from internscout.pipeline.cluster.pools import Pool, opened
from internscout.pipeline.cluster.rows import About, BoardRead, NotWholeError, Reader
from internscout.pipeline.cluster.shares import Chain, shared_out
from internscout.pipeline.cluster.staging import Staging
from internscout.pipeline.cluster.worker import Order, release
from internscout.pipeline.folder import open_store
from internscout.pipeline.ingesting import Watch, ingest_here, memories_of, store_group
from internscout.pipeline.parsing import ParseMany, parser
from internscout.raw import Archive
from internscout.store import Store, groups

_LOG = logging.getLogger("internscout")

_TRIES = 3
# Of batches that are given out, for each that can be read at a time: one is waiting when another is done.
_AHEAD = 2
# Of chains, for each batch that can be read at a time: those that are done early make room for others.
_CHAINS = 4
_GLANCE_SECONDS = 30.0
_PATIENCE_SECONDS = 600.0


def ingest_there(settings: Settings, run_id: str, boards: Sequence[Board], watch: Watch | None = None) -> None:
    """Let others fetch, read and parse these boards, and store what they bring; the last few are read here.

    A board already stored in this run stays so. Raises `ExecutorError` where those others cannot be had.
    """
    staging = Staging.at(settings.staging)
    with opened(settings) as pool:
        staging.begin(run_id)
        try:
            pool.begin(settings.staging, run_id)
            with open_store(settings) as store, parser(settings.run.processes) as parse_many:
                loader = Loader(settings, run_id, store, parse_many, staging, pool, watch or (lambda _: None))
                loader.take_over()
                done = store.sharing.done(run_id, [board.key for board in boards])
                shares = shared_out([board for board in boards if board.key not in done], _CHAINS * pool.slots())
                loader.read(shares.chains)
        except BaseException:
            pool.stop(settings.staging)
            raise
        staging.end(run_id)
    if rest := (*shares.rest, *loader.strays):
        # Nobody else asks anything any more, so these may lead wherever they do.
        ingest_here(settings, run_id, rest, watch, Share(None, loader.standings))


@dataclass(slots=True, eq=False)
class _Line:
    """A chain as far as it was read: its batches to come, how its lanes stand, whether one of them is being read."""

    lanes: frozenset[str]
    batches: deque[tuple[Board, ...]]
    standings: Mapping[str, Standing] = field(default_factory=dict)
    busy: bool = False
    failures: int = 0


@dataclass(slots=True)
class Loader:
    """One run's. `strays` are boards that were handed back; `standings` are those of all lanes that were asked."""

    settings: Settings
    run_id: str
    store: Store
    parse_many: ParseMany
    staging: Staging
    pool: Pool
    watch: Watch
    strays: list[Board] = field(default_factory=list)
    standings: dict[str, Standing] = field(default_factory=dict)
    lines: list[_Line] = field(default_factory=list)
    under_way: dict[Future[About], tuple[_Line, Order]] = field(default_factory=dict)

    def take_over(self) -> None:
        """Store what was staged and not stored when this run, or the one before, was cut short; drop what is older.

        Nothing was stored since the run before, so what it read is no older than what is known.
        """
        former = self.store.sharing.former_run(self.run_id)
        left = self.staging.left()
        for run_id in sorted(self.store.sharing.known(left)):
            if run_id in (self.run_id, former):
                for name in left[run_id]:
                    self._take_over(run_id, name)
            if run_id != self.run_id:
                self.staging.end(run_id)

    def _take_over(self, run_id: str, name: str) -> None:
        configured = [board.key for board in self.settings.boards]
        wanted = {*configured} - self.store.sharing.done(run_id, configured)
        try:
            self._store(run_id, name, wanted)
        except NotWholeError as error:
            _LOG.warning("run %s: %s; its boards are read again", run_id, error)
            self.staging.delete(run_id, name)

    def read(self, chains: Sequence[Chain]) -> None:
        """Have all of it read, each chain's batches one after the other, and store it."""
        self.lines = [_Line(chain.lanes, deque(chain.batches(self.settings.run.batch))) for chain in chains]
        self._give_out()
        while self.under_way:
            for future in self._done():
                self._take(future, *self.under_way.pop(future))

    def _give_out(self) -> None:
        """As many batches as may be under way, of the chains that have most of them left."""
        idle = sorted(
            (line for line in self.lines if not line.busy and line.batches), key=lambda line: -len(line.batches)
        )
        for line in idle[: max(1, _AHEAD * self.pool.slots()) - len(self.under_way)]:
            order = self._order(line, line.batches.popleft())
            line.busy = True
            self.under_way[self.pool.submit(order)] = line, order

    def _order(self, line: _Line, boards: tuple[Board, ...]) -> Order:
        return Order(
            self.run_id,
            boards,
            Share(line.lanes, line.standings),
            memories_of(self.store, self.settings, boards),
            self.store.sharing.wordings([board.key for board in boards], parser_version()),
            self.settings.model_copy(update={"deliveries": {}}),
            release(),
        )

    def _done(self) -> list[Future[About]]:
        """Those that are read by now, at least one. Raises `ExecutorError` when there is nobody left to read."""
        since = clock.monotonic()
        while True:
            done, _ = wait(self.under_way, timeout=_GLANCE_SECONDS, return_when=FIRST_COMPLETED)
            if done:
                return list(done)
            if self.pool.slots():
                since = clock.monotonic()
            elif clock.monotonic() - since > _PATIENCE_SECONDS:
                raise ExecutorError(f"no worker for {_PATIENCE_SECONDS:.0f} s; what was staged is kept: run again")

    def _take(self, future: Future[About], line: _Line, order: Order) -> None:
        """Go on with the chain, then store what was read; or have it read again."""
        line.busy = False
        try:
            about = future.result()
            line.standings = about.standings
            self.standings |= about.standings
            self.strays += [board for board in order.boards if board.key in about.strays]
            # Before this one is stored, so that no worker waits for that.
            self._give_out()
            self._store(self.run_id, order.name)
            line.failures = 0
        except BrokenExecutor:
            self._again(line, order, "the process that read it ended")
        except NotWholeError as error:
            self._again(line, order, str(error))

    def _again(self, line: _Line, order: Order, why: str) -> None:
        """Put what is not stored of a batch back into its chain, which may be going on by now."""
        line.failures += 1
        if line.failures >= _TRIES:
            raise ExecutorError(f"{order!r} was read {line.failures} times in vain: {why}")
        self.staging.delete(self.run_id, order.name)
        done = self.store.sharing.done(self.run_id, [board.key for board in order.boards])
        line.batches.appendleft(tuple(board for board in order.boards if board.key not in done))
        self._give_out()

    def _store(self, run_id: str, name: str, wanted: Container[str] | None = None) -> None:
        """Store a staged file (the boards of `wanted`, if given) and delete it. Raises `NotWholeError`."""
        with self.staging.reading(run_id, name) as file:
            if file is None:
                raise ExecutorError(
                    f"{self.staging.where}: a worker staged {run_id}/{name}, which is not there: "
                    "run.staging must be a place that all machines share"
                )
            reader = Reader(file)
            seen_at = min(reader.about.read_at, clock.now()) if run_id != self.run_id else None
            reads = (read for read in reader.boards() if wanted is None or read.result.board.key in wanted)
            for group in _groups(reads):
                self._store_group(run_id, group, seen_at)
        self.staging.delete(run_id, name)

    def _store_group(self, run_id: str, group: Sequence[BoardRead], seen_at: datetime | None) -> None:
        if self.settings.storage.keep_raw:
            archive = Archive(self.settings.raw)
            for packed in (packed for read in group for packed in read.packed):
                archive.unpack(packed)
        results = [read.result for read in group]
        store_group(self.store, run_id, results, _parsed_there(group, self.parse_many), seen_at)
        if run_id == self.run_id:
            for result in results:
                self.watch(result)


def _groups(reads: Iterable[BoardRead]) -> Iterator[list[BoardRead]]:
    """As `store.groups`."""
    held: dict[str, BoardRead] = {}

    def results() -> Iterator[BoardResult]:
        for read in reads:
            held[read.result.board.key] = read
            yield read.result

    for group in groups(results()):
        yield [held.pop(result.board.key) for result in group]


def _parsed_there(group: Sequence[BoardRead], parse_many: ParseMany) -> ParseMany:
    """A parser that knows what the workers' parsers made of these, and reads the rest."""

    def parse(postings: Sequence[Posting]) -> Iterator[Parsed | RowFault]:
        found = {posting_id: parsed for read in group for posting_id, parsed in read.parsed.items() if _present(parsed)}
        lacking = [posting for posting in postings if posting.id not in found]
        found |= zip((posting.id for posting in lacking), parse_many(lacking), strict=True)
        return (found[posting.id] for posting in postings)

    return parse


def _present(parsed: Parsed | RowFault) -> bool:
    """Whether it is of the parser of now; what a run left that was cut short may be of another."""
    return isinstance(parsed, RowFault) or parsed.parser_version == parser_version()
