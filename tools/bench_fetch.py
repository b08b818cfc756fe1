"""What fetching costs beside a bare httpx loop, and what an unchanged board costs: 1,000 boards on loopback.

The boards are those of `bench_server.py`: five vendors, four hosts, 20 ms until an answer. The bare loop and the
fetcher take turns, and the best of each is compared: read ratios rather than seconds.
"""

import asyncio
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import httpx

from internscout.config import Settings
from internscout.model import Board, Parsed, Posting, RowFault
from internscout.pipeline import clock, ingesting
from internscout.pipeline import run as steps
from internscout.pipeline.boards import asking, read_boards
from internscout.pipeline.folder import locked
from internscout.pipeline.parsing import ParseMany, parsed_by_id
from internscout.sources import source, sources
from tools._bench import ROOT, Clock, Figures, Ratio, Report, step, table
from tools.bench_server import HOSTS, VENDORS

PER_HOST = 4
ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Size:
    """How many boards, of how many postings each."""

    boards: int
    postings: int


SIZES = {"full": Size(1_000, 40), "quick": Size(40, 10)}


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
    async for result in read_boards(settings.boards, settings, {}):
        outcomes[result.outcome] += 1
        postings += len(result.postings)
    return {"ok": outcomes["ok"], "postings": postings}


def whole(settings: Settings) -> Figures:
    """All of a run but the digest, and until boards are stored alone; what is parsed is counted."""
    parsed = 0

    def counted(wanted: Sequence[Posting], parse_many: ParseMany) -> tuple[dict[str, Parsed], tuple[RowFault, ...]]:
        nonlocal parsed
        parsed += len(wanted)
        return parsed_by_id(wanted, parse_many)

    outcomes: Counter[str] = Counter()
    with locked(settings), steps.begun(settings, settings.boards) as run_id:
        with patch.object(ingesting, "parsed_by_id", counted), Clock() as taken:
            steps.ingest(settings, run_id, settings.boards, lambda result: outcomes.update([result.outcome]))
        summary = steps.finish(settings, run_id)
    counts = {"ok": outcomes["ok"], "unchanged": outcomes["unchanged"], "parsed": parsed, "seen": summary.seen}
    return counts | {f"until stored, {name}": figure for name, figure in taken.figures.items()}


PARTS: dict[str, Callable[[Settings], Figures]] = {
    "bare": lambda settings: asyncio.run(bare(settings)),
    "fetch": lambda settings: asyncio.run(fetched(settings)),
    "read": lambda settings: asyncio.run(read(settings)),
    "run": whole,
}


def measure(part: str, port: int, boards: int, folder: str, fetch: dict[str, object]) -> Figures:
    """One part in this process: its figures, seconds and CPU seconds."""
    settings = settings_of(port, boards, folder, **fetch)
    sources()  # the modules are not what is measured
    with Clock() as taken:
        figures = PARTS[part](settings)
    return figures | taken.figures


class Bench:
    """The parts against one server."""

    def __init__(self, port: int, boards: int, folder: str) -> None:
        self.port, self.boards, self.folder = port, boards, folder

    def run(self, part: str, **fetch: object) -> Figures:
        """A part's figures and what the server saw of it."""
        figures = step(measure, part, self.port, self.boards, self.folder, fetch)
        hosts = httpx.get(f"http://{HOSTS[0]}:{self.port}/counts").json().values()
        seen = {name: sum(host[name] for host in hosts) for name in ("requests", "not_modified", "early", "sent")}
        return figures | seen | {"most": max(h["most"] for h in hosts), "gap": min(h["gap"] for h in hosts)}


@contextmanager
def serving(boards: int, postings: int, latency: float) -> Iterator[Bench]:
    """A server in a process of its own."""
    command = [sys.executable, "-m", "tools.bench_server", str(boards), str(postings), str(latency)]
    with (
        tempfile.TemporaryDirectory() as folder,
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as server,  # noqa: S603 - ours
    ):
        try:
            yield Bench(int(server.stdout.readline() if server.stdout else 0), boards, folder)
        finally:
            server.terminate()


def report(size: Size) -> Report:
    """All parts, as the section of the page."""
    with serving(size.boards, size.postings, 0.02) as bench:
        rounds = [(bench.run("bare"), bench.run("fetch", gap_seconds=0)) for _ in range(ROUNDS)]
        bare_one, ours = (min(one, key=lambda figures: figures["seconds"]) for one in zip(*rounds, strict=True))
        rows = {
            "bare httpx, no gap": bare_one,
            "the fetcher, no gap": ours,
            "boards fetched, archived and read, no gap": bench.run("read", gap_seconds=0),
            "the fetcher, default pace": (paced := bench.run("fetch")),
        }
        ratios = [Ratio("the fetcher : bare httpx, throughput", f"{bare_one['seconds'] / ours['seconds']:.2f}", "0.8")]
        ratios.append(Ratio("the same by CPU seconds", f"{_least_cpu(rounds, 0) / _least_cpu(rounds, 1):.2f}"))
    with serving(64, 1, 1.5) as bench:
        said = _pace(paced, bench.run("fetch"))
    head = (
        f"{size.boards:,} boards of {size.postings} postings ({ours['bytes'] / 2**20:.0f} MiB, "
        f"{ours['sent'] / 2**20:.0f} MiB on the wire), {len(VENDORS)} vendors, {len(HOSTS)} hosts, 20 ms."
    )
    heads = ["what", "seconds", "CPU seconds", "requests", "304", "memory, MB"]
    return Report("\n\n".join([head, table(heads, map(_row, rows, rows.values())), said]), tuple(ratios))


def _least_cpu(rounds: list[tuple[Figures, Figures]], which: int) -> float:
    return min(each[which]["cpu"] for each in rounds)


def _pace(paced: Figures, slow: Figures) -> str:
    return (
        f"With the default pace the server saw at most {paced['most']:.0f} requests at once a host, and "
        f"{slow['most']:.0f} where an answer takes 1.5 s. Between two beginnings lay {paced['gap']:.3f} s at least, "
        f"and less than 0.24 s {paced['early']:.0f} times (0.25 s is kept between two sendings; how late each arrives "
        "is the network's and the machine's)."
    )


def _row(name: str, figures: Figures) -> list[str]:
    cells = [f"{figures[key]:.1f}" for key in ("seconds", "cpu")]
    return [name, *cells, *(f"{figures[key]:,.0f}" for key in ("requests", "not_modified", "memory"))]
