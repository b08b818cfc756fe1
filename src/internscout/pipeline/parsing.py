"""Postings → requirements, on as many processes as allowed; in this process when there is little to do."""

import multiprocessing
import os
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from itertools import chain
from typing import Protocol

from internscout.model import Parsed, Posting, RowFault
from internscout.parse import parse_all
from internscout.parse.posting import document_of

# Starting processes costs about as much as reading this many postings, in one go or one board after the other.
_WORTH_PROCESSES = 400
_CHUNK = 48


class ParseMany(Protocol):
    """Postings in, results in the same order out; where the parser itself broke, a `RowFault` in place of a result."""

    def __call__(self, postings: Sequence[Posting]) -> Iterator[Parsed | RowFault]: ...


def parse_postings(postings: Sequence[Posting]) -> list[Parsed | RowFault]:
    """Read postings. A bug that one text brings out costs that posting its requirements, not the run its boards."""
    try:
        return [*parse_all([document_of(posting) for posting in postings])]
    except Exception:  # noqa: BLE001 - one by one it shows whose it is
        return [_parse_posting(posting) for posting in postings]


def _parse_posting(posting: Posting) -> Parsed | RowFault:
    try:
        return parse_all([document_of(posting)])[0]
    except Exception as error:  # noqa: BLE001 - named in the run's faults, and tried again with the next parser
        return RowFault(posting.id, f"the parser broke: {type(error).__name__}: {error}")


@contextmanager
def parser(processes: int) -> Iterator[ParseMany]:
    """A function that reads many postings; `processes` as in the settings (0: one a core)."""
    workers = processes or os.cpu_count() or 1
    pool: list[ProcessPoolExecutor] = []
    asked = 0

    def parse_many(postings: Sequence[Posting]) -> Iterator[Parsed | RowFault]:
        nonlocal asked
        asked += len(postings)
        if workers == 1 or asked < _WORTH_PROCESSES:
            return chain.from_iterable(map(parse_postings, _chunks(postings, _CHUNK)))
        if not pool:
            # Not fork: the caller may hold threads (Prefect, DuckDB) that a forked child would inherit half-way.
            context = multiprocessing.get_context("spawn")
            # Ctrl-C is for the caller, who ends the pool; workers that heard it too would each print a traceback.
            pool.append(ProcessPoolExecutor(workers, context, signal.signal, (signal.SIGINT, signal.SIG_IGN)))
        return chain.from_iterable(
            pool[0].map(parse_postings, _chunks(postings, min(_CHUNK, len(postings) // workers + 1)))
        )

    try:
        yield parse_many
    finally:
        for executor in pool:
            executor.shutdown(cancel_futures=True)


def _chunks(postings: Sequence[Posting], size: int) -> Iterator[Sequence[Posting]]:
    return (postings[first : first + size] for first in range(0, len(postings), size))


def parsed_by_id(postings: Sequence[Posting], parse_many: ParseMany) -> tuple[dict[str, Parsed], tuple[RowFault, ...]]:
    """Results keyed by posting id, and the faults of those without one."""
    parsed: dict[str, Parsed] = {}
    faults: list[RowFault] = []
    for posting, result in zip(postings, parse_many(postings), strict=True):
        if isinstance(result, RowFault):
            faults.append(result)
        else:
            parsed[posting.id] = result
    return parsed, tuple(faults)
