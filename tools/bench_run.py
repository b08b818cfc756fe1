"""A whole run over the boards of a loopback server, beside what limits each of its stages, and its memory by boards.

What limits a stage is measured by itself in the same minutes: reading the boards (fetched, archived, read by their
sources) without what comes after; one core's parsing, times the cores, and as fast as all cores parse at once (they may
share what one has for itself); DuckDB's bare append of as many postings. A run can take no less than the slowest of
them; what share that one is of the run until all is stored, tells how well they go on beside each other. As all share
the cores, a run can neither take less than their CPU seconds together, by the cores.
Placing roles comes after that. A second run finds all boards as they were.
"""

import asyncio
import os
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from internscout.model import Posting
from internscout.pipeline.boards import read_boards
from internscout.pipeline.parsing import parse_postings
from tools._bench import Figures, Ratio, Report, step, table
from tools.bench_fetch import Bench, serving, settings_of
from tools.bench_store import plain_append, texts_of

LATENCY = 0.02
CORES = os.cpu_count() or 1
TEXTS = 1_000
STORED, BUSY = "until stored, seconds", "until stored, cpu"


@dataclass(frozen=True, slots=True)
class Size:
    """How many boards, of how many postings each; `fewest` boards of `few`, then four and sixteen times those."""

    boards: int
    postings: int
    fewest: int
    few: int
    read: int  # postings on one core, at most those of twenty boards
    appended: int


SIZES = {"full": Size(1_000, 40, 250, 10, 800, 20_000), "quick": Size(40, 10, 10, 5, 100, 400)}


def parsed(port: int, boards: int, folder: str, most: int) -> Figures:
    """Postings a second that one core reads as a run has it read them, HTML and all, of those that the server has."""
    settings = settings_of(port, boards, folder, gap_seconds=0)
    some = settings.boards[:20]

    async def fetched() -> list[Posting]:
        return [posting async for result in read_boards(some, settings, {}) for posting in result.postings]

    postings = asyncio.run(fetched())[:most]
    parse_postings(postings[:50])
    start = time.process_time()
    parse_postings(postings)
    return {"rate": len(postings) / (time.process_time() - start)}


def limits(bench: Bench, size: Size) -> tuple[dict[str, Figures], Figures]:
    """Seconds, and CPU seconds, that each stage takes at least, by what it is; and parsing where all cores parse."""
    postings = size.boards * size.postings
    alone, at_once = parsing(bench, size)
    read = bench.run("read", gap_seconds=0)
    with tempfile.TemporaryDirectory() as folder:
        step(texts_of, folder, min(TEXTS, size.appended))
        appended = step(plain_append, folder, size.appended, max(1, size.appended // size.postings))
    more = postings / size.appended
    stages = {
        "boards fetched, archived and read": read,
        f"parsing on {CORES} cores, {alone:,.0f} postings a second each": _parsing(postings, alone),
        "bare append of as many postings by DuckDB": {name: more * appended[name] for name in ("seconds", "cpu")},
    }
    return stages, _parsing(postings, at_once) | {"rate": at_once}


def parsing(bench: Bench, size: Size) -> tuple[float, float]:
    """Postings a second of one core by itself, and of each while all parse at once."""
    asked = bench.port, size.boards, bench.folder, size.read
    alone = step(parsed, *asked)["rate"]
    with ThreadPoolExecutor(CORES) as threads:  # each waits for a process
        rates = [one["rate"] for one in threads.map(lambda _: step(parsed, *asked), range(CORES))]
    return alone, sum(rates) / CORES


def _parsing(postings: int, rate: float) -> Figures:
    return {"seconds": postings / rate / CORES, "cpu": postings / rate}


def by_boards(size: Size) -> dict[int, Figures]:
    """A first run over more and more boards."""
    found = {}
    for boards in (size.fewest, 4 * size.fewest, 16 * size.fewest):
        with serving(boards, size.few, LATENCY) as bench:
            found[boards] = bench.run("run", gap_seconds=0)
    return found


def report(size: Size) -> Report:
    """The section of the page."""
    with serving(size.boards, size.postings, LATENCY) as bench:
        stages, at_once = limits(bench, size)
        with tempfile.TemporaryDirectory() as folder:  # without the answers that were archived for the limits
            bench.folder = folder
            runs = {name: bench.run("run", gap_seconds=0) for name in ("first", "second, nothing changed")}
    first, second = runs.values()
    grown = by_boards(size)
    shown = stages | {f"parsing where {CORES} processes do, {at_once['rate']:,.0f} postings a second each": at_once}
    rows = [
        [name, f"{one['seconds']:.1f}", f"{one['cpu']:.1f}", f"{one['seconds'] / first[STORED]:.2f}"]
        for name, one in shown.items()
    ]
    parts = [
        f"{size.boards:,} boards of {size.postings} postings, {1e3 * LATENCY:.0f} ms until an answer, no gap.",
        table(
            ["what limits a stage", "seconds by itself", "CPU seconds", "share of the run until all is stored"], rows
        ),
        table(
            ["run", "seconds", "of them until all is stored", "CPU seconds", "requests", "304", "parsed", "memory, MB"],
            map(_row, runs, runs.values()),
        ),
        table(
            [f"boards of {size.few} postings", "postings", "seconds", "memory, MB"],
            ([f"{n:,}", f"{n * size.few:,}", f"{f['seconds']:.1f}", f"{f['memory']:,.0f}"] for n, f in grown.items()),
        ),
    ]
    return Report("\n\n".join(parts), tuple(_ratios(size, stages, at_once, (first, second), grown)))


def _row(name: str, figures: Figures) -> list[str]:
    cells = [f"{figures[key]:.1f}" for key in ("seconds", STORED, "cpu")]
    return [name, *cells, *(f"{figures[key]:,.0f}" for key in ("requests", "not_modified", "parsed", "memory"))]


def _ratios(
    size: Size, stages: dict[str, Figures], at_once: Figures, runs: Sequence[Figures], grown: dict[int, Figures]
) -> Sequence[Ratio]:
    first, second = runs
    slowest = max(stages, key=lambda name: stages[name]["seconds"])
    together = sum(one["cpu"] for one in stages.values())
    fewest, most = min(grown), max(grown)
    return (
        Ratio(
            f"slowest stage by itself ({slowest}) : the run until all is stored",
            f"{stages[slowest]['seconds'] / first[STORED]:.2f}",
            "0.7",
        ),
        Ratio(
            f"parsing as fast as {CORES} processes parse at once : the same",
            f"{at_once['seconds'] / first[STORED]:.2f}",
        ),
        Ratio(
            f"CPU seconds of all stages by themselves, on {CORES} cores : the same",
            f"{together / CORES / first[STORED]:.2f}",
        ),
        Ratio(
            "CPU seconds of the run until all is stored : of all stages by themselves", f"{first[BUSY] / together:.2f}"
        ),
        Ratio("a run with nothing changed : the first", f"{second['seconds'] / first['seconds']:.3f}"),
        Ratio("in it: boards known to be unchanged", f"{second['unchanged'] / size.boards:.1%}", "95 %"),
        Ratio(
            "in it: postings parsed : those of the first", f"{second['parsed'] / first['parsed']:.1%}", "at most 5 %"
        ),
        Ratio(
            f"memory with {most:,} boards : with {fewest:,}",
            f"{grown[most]['memory'] / grown[fewest]['memory']:.2f}",
            "1",
        ),
    )
