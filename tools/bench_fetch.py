"""What fetching costs beside a bare httpx loop, and what an unchanged board costs: 1,000 boards on loopback.

    python tools/bench_fetch.py FILE.md [--boards N] [--postings N] [--skip-run]

The boards are those of `bench_server.py`: five vendors, four hosts, 20 ms until an answer. Each part runs in a process
of its own, so that its memory is its own; the figures go between two marks in FILE.md. The bare loop and the fetcher
take turns, and the best of each is compared: read ratios rather than seconds.
"""

import argparse
import asyncio
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import httpx
from bench_server import HOSTS, VENDORS

from internscout.config import Settings
from internscout.model import Board
from internscout.pipeline import clock
from internscout.pipeline import run as steps
from internscout.pipeline.boards import asking, read_boards
from internscout.sources import source, sources

ROOT = Path(__file__).parents[1]
BEGIN, END = "<!-- fetch: begin -->", "<!-- fetch: end -->"
PER_HOST = 4
ROUNDS = 5
Figures = dict[str, float]


def settings_of(port: int, boards: int, folder: str, **fetch: object) -> Settings:
    """The boards, spread over the hosts."""
    entries = [
        {"source": vendor, "token": f"b{number}", "company": f"Company {number}",
         "base_url": f"http://{HOSTS[number % len(HOSTS)]}:{port}/{vendor}-{number}"}
        for number in range(boards)
        for vendor in [VENDORS[number % len(VENDORS)]]
    ]  # fmt: skip
    given = {"data_dir": Path(folder), "sources": {"boards": entries}, "fetch": {"per_host": PER_HOST, **fetch}}
    return Settings.model_validate(given)


def urls_of(boards: Iterable[Board]) -> list[str]:
    """What is asked for each."""
    return [source(board.source).first(board).url for board in boards]


async def bare(settings: Settings) -> Figures:
    """httpx alone: as many requests at once a host, each answer read whole, nothing else."""
    queues: dict[str, list[str]] = {}
    for url in urls_of(settings.boards):
        queues.setdefault(httpx.URL(url).host, []).append(url)
    size = 0
    async with httpx.AsyncClient(headers={"Accept-Encoding": "gzip"}, timeout=30) as client:

        async def work(queue: list[str]) -> None:
            nonlocal size
            while queue:
                response = await client.get(queue.pop())
                size += len(response.raise_for_status().content)

        await asyncio.gather(*(work(queue) for queue in queues.values() for _ in range(PER_HOST)))
    return {"bytes": size}


async def fetched(settings: Settings) -> Figures:
    """The fetcher on the same requests."""
    size = 0
    async with asking(settings) as fetcher:

        async def one(board: Board) -> None:
            nonlocal size
            payload = await fetcher.fetch(source(board.source).first(board), clock.now)
            size += len(payload.body)

        await asyncio.gather(*(one(board) for board in settings.boards))
    return {"bytes": size}


async def read(settings: Settings) -> Figures:
    """Fetched, archived and read by the sources; neither parsed nor stored."""
    outcomes: Counter[str] = Counter()
    postings = 0
    for batch in steps.batches(settings, settings.boards):
        async for result in read_boards(batch, settings, {}):
            outcomes[result.outcome] += 1
            postings += len(result.postings)
    return {"ok": outcomes["ok"], "postings": postings}


def whole(settings: Settings) -> Figures:
    """All of a run but the digest; what is parsed is counted."""
    parsed = 0
    real = steps.parsed_by_id

    def counted(wanted: list[object], parse_many: object) -> object:
        nonlocal parsed
        parsed += len(wanted)
        return real(wanted, parse_many)  # type: ignore[arg-type]

    steps.parsed_by_id = counted  # type: ignore[assignment]
    outcomes: Counter[str] = Counter()
    with steps.locked(settings), steps.begun(settings, settings.boards) as run_id:
        for batch in steps.batches(settings, settings.boards):
            steps.ingest(settings, run_id, batch, lambda result: outcomes.update([result.outcome]))
        summary = steps.finish(settings, run_id)
    return {"ok": outcomes["ok"], "unchanged": outcomes["unchanged"], "parsed": parsed, "seen": summary.seen}


PARTS: dict[str, Callable[[Settings], Figures]] = {
    "bare": lambda settings: asyncio.run(bare(settings)),
    "fetch": lambda settings: asyncio.run(fetched(settings)),
    "read": lambda settings: asyncio.run(read(settings)),
    "run": whole,
}


def measure(part: str, settings: Settings) -> Figures:
    """One part in this process: its figures, seconds, CPU seconds and peak memory in MB."""
    sources()  # the modules are not what is measured
    began, cpu = time.perf_counter(), time.process_time()
    figures = PARTS[part](settings)
    seconds = {"seconds": time.perf_counter() - began, "cpu": time.process_time() - cpu}
    return figures | seconds | {"memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


class Bench:
    """The parts, each in a process of its own, against one server."""

    def __init__(self, port: int, boards: int, folder: str) -> None:
        self.port, self.boards, self.folder = port, boards, folder

    def run(self, part: str, **fetch: object) -> Figures:
        """A part's figures and, as `hosts`, what the server saw of it."""
        order = json.dumps([part, self.port, self.boards, self.folder, fetch])
        command = [sys.executable, __file__, "--part", order]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603 - ours
        figures: Figures = json.loads(done.stdout.splitlines()[-1])
        hosts = httpx.get(f"http://{HOSTS[0]}:{self.port}/counts").json().values()
        figures["requests"] = sum(host["requests"] for host in hosts)
        figures["not_modified"] = sum(host["not_modified"] for host in hosts)
        figures["most"] = max(host["most"] for host in hosts)
        figures["gap"] = min(host["gap"] for host in hosts)
        figures["early"] = sum(host["early"] for host in hosts)
        figures["sent"] = sum(host["sent"] for host in hosts)
        sys.stderr.write(f"{part} {fetch}: {figures}\n")
        return figures


@contextmanager
def serving(boards: int, postings: int, latency: float) -> Iterator[Bench]:
    """A server in a process of its own."""
    command = [sys.executable, str(ROOT / "tools/bench_server.py"), str(boards), str(postings), str(latency)]
    with (
        tempfile.TemporaryDirectory() as folder,
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server,  # noqa: S603 - ours
    ):
        try:
            yield Bench(int(server.stdout.readline() if server.stdout else 0), boards, folder)
        finally:
            server.terminate()


def report(boards: int, postings: int, *, skip_run: bool) -> str:
    """All parts, as the section of the page."""
    with serving(boards, postings, 0.02) as bench:
        rounds = [(bench.run("bare"), bench.run("fetch", gap_seconds=0)) for _ in range(ROUNDS)]
        bare_one, ours = (min(one, key=lambda figures: figures["seconds"]) for one in zip(*rounds, strict=True))
        rows = {
            "bare httpx, no gap": bare_one,
            "the fetcher, no gap": ours,
            "boards fetched, archived and read, no gap": bench.run("read", gap_seconds=0),
            "the fetcher, default pace": (paced := bench.run("fetch")),
        }
        said = [
            f"Throughput of the fetcher: {bare_one['seconds'] / ours['seconds']:.2f} of bare httpx (aim: 0.8); by CPU "
            f"time {min(p[0]['cpu'] for p in rounds) / min(p[1]['cpu'] for p in rounds):.2f}."
        ]
        if not skip_run:
            first, second = bench.run("run", gap_seconds=0), bench.run("run", gap_seconds=0)
            rows |= {"a first run, parsed and stored": first, "a second, nothing changed": second}
            said.append(_unchanged(boards, first, second))
    with serving(64, 1, 1.5) as bench:
        said.append(_pace(paced, bench.run("fetch")))
    head = (
        f"Run of {datetime.now(UTC):%Y-%m-%d}: {boards:,} boards of {postings} postings "
        f"({ours['bytes'] / 2**20:.0f} MiB, {ours['sent'] / 2**20:.0f} MiB on the wire), {len(VENDORS)} vendors, "
        f"{len(HOSTS)} hosts, 20 ms; Python {platform.python_version()}, load {os.getloadavg()[0]:.1f} at the end."
    )
    table = ["| what | seconds | of them CPU | requests | 304 | peak memory, MB |", "|---|---|---|---|---|---|"]
    return "\n".join([head, "", *table, *(_row(name, figures) for name, figures in rows.items()), "", *said])


def _unchanged(boards: int, first: Figures, second: Figures) -> str:
    parsed = second["parsed"] / max(1, first["parsed"])
    return (
        f"In the second run {second['unchanged'] / boards:.1%} of the boards were known to be unchanged (aim: 95 %), "
        f"and {parsed:.1%} of the first run's {first['parsed']:,.0f} postings were parsed (aim: at most 5 %)."
    )


def _pace(paced: Figures, slow: Figures) -> str:
    return (
        f"With the default pace the server saw at most {paced['most']:.0f} requests at once a host, and "
        f"{slow['most']:.0f} where an answer takes 1.5 s. Between two beginnings lay {paced['gap']:.3f} s at least, "
        f"and less than 0.24 s {paced['early']:.0f} times (0.25 s is kept between two sendings; how late each arrives "
        "is the network's and the machine's)."
    )


def _row(name: str, figures: Figures) -> str:
    cells = [f"{figures[key]:.1f}" for key in ("seconds", "cpu")]
    cells += [f"{figures[key]:,.0f}" for key in ("requests", "not_modified", "memory")]
    return f"| {' | '.join([name, *cells])} |"


def main() -> int:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, nargs="?", default=ROOT / "docs/benchmarks.md", help="what holds the marks")
    parser.add_argument("--boards", type=int, default=1000)
    parser.add_argument("--postings", type=int, default=40)
    parser.add_argument("--skip-run", action="store_true", help="leave out the runs that parse and store")
    parser.add_argument("--part", type=json.loads, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.part:
        part, port, boards, folder, fetch = options.part
        sys.stdout.write(json.dumps(measure(part, settings_of(port, boards, folder, **fetch))) + "\n")
        return 0
    section = report(options.boards, options.postings, skip_run=options.skip_run)
    sys.stdout.write(f"{section}\n")
    page = options.file.read_text(encoding="utf-8")
    head, rest = page.split(BEGIN)
    options.file.write_text(f"{head}{BEGIN}\n{section}\n{END}{rest.split(END)[1]}", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
