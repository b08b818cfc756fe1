"""What all benches share: a step in a process of its own, clocks, and the sections of docs/benchmarks.md.

A bench is a module with a dataclass `Size`, its `SIZES` (`full` and `quick`) and `report(size) -> Report`; it calls
`step(function, …)` for whatever it measures. The function runs in a fresh process, so that its memory is its own, and
returns figures (a JSON object of numbers). No bench starts by itself: `tools/bench.py` does, by the part's name.

    python -m tools._bench MODULE:FUNCTION ARGUMENTS_AS_JSON     is such a process
"""

import importlib
import json
import os
import platform
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

import psutil

from tools._plot import Plot

ROOT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("INTERNSCOUT_SHARED", ROOT.parent / "shared"))
PAGE = ROOT / "docs/benchmarks.md"
Figures = dict[str, float]
_EVERY = 0.2  # seconds between two looks at memory
_MAXRSS = 1 if sys.platform == "darwin" else 1024  # bytes


@dataclass(frozen=True, slots=True)
class Ratio:
    """One line of the table of ratios: what of what, as a figure in words, and what was aimed at ("" for nothing)."""

    what: str
    figure: str
    aim: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """A part's section in Markdown, what is to be read first of it, and pictures to stand beside the page, by name.

    The section refers to a picture as `drawn` says.
    """

    text: str
    ratios: tuple[Ratio, ...]
    plots: Mapping[str, Plot] = field(default_factory=dict)


class Clock:
    """Seconds and CPU seconds (of all threads, and of children that were waited for) of what is done under it."""

    def __init__(self) -> None:
        self.seconds = self.cpu = 0.0

    def __enter__(self) -> Self:
        self._start = time.perf_counter(), _cpu()
        return self

    def __exit__(self, *_: object) -> None:
        self.seconds += time.perf_counter() - self._start[0]
        self.cpu += _cpu() - self._start[1]

    @property
    def figures(self) -> Figures:
        """Both, by name."""
        return {"seconds": self.seconds, "cpu": self.cpu}


def _cpu() -> float:
    return sum(os.times()[:4])


class Memory:
    """The most memory that a process and all below it held at one time, in bytes, looked at five times a second.

    What processes share is counted once where the system tells it (Linux: proportional set size).
    """

    def __init__(self, pid: int) -> None:
        self.most = 0
        self._process = psutil.Process(pid)
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def look(self) -> None:
        """Look now."""
        with suppress(psutil.Error):  # it ended just now
            family = [self._process, *self._process.children(recursive=True)]
            self.most = max(self.most, sum(map(_held, family)))

    def _watch(self) -> None:
        while not self._over.wait(_EVERY):
            self.look()


def _held(process: psutil.Process) -> int:
    try:
        memory = process.memory_full_info()
    except (psutil.Error, OSError):  # it ended between two looks
        return 0
    return int(getattr(memory, "pss", memory.rss))


def step(function: Callable[..., Figures], *arguments: object) -> Figures:
    """What `function(*arguments)` returns in a process of its own, and `memory`, the MB that it and its children held.

    The function is one of a module's own, the arguments are such as JSON holds. Raises `CalledProcessError`.
    """
    name = f"{function.__module__}:{function.__qualname__}"
    command = [sys.executable, "-m", "tools._bench", name, json.dumps(arguments)]
    with (
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process,  # noqa: S603 - ours
        Memory(process.pid) as memory,
    ):
        said, _ = process.communicate()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    figures: Figures = json.loads(said.splitlines()[-1])
    figures["memory"] = max(figures["memory"], memory.most / 1e6)
    told = ", ".join(f"{key} {figure:,.2f}" for key, figure in figures.items())
    sys.stderr.write(f"{name} {arguments}: {told}\n")
    return figures


def own_peak() -> float:
    """The most memory that this process, or the largest of its children, ever held, in MB."""
    return max(_own_bytes(), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * _MAXRSS) / 1e6


def _own_bytes() -> int:
    status = Path("/proc/self/status")
    if status.is_file():
        # Linux: getrusage would also know what the process held that started this one.
        peak = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM:"))
        return int(peak.split()[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _MAXRSS


def drawn(name: str, plot: Plot) -> str:
    """A picture of the page, in Markdown."""
    return f"![{plot.title}]({PAGE.stem}-{name}.svg)"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown."""
    head, *others = (f"| {' | '.join(cells)} |" for cells in (heads, *rows))
    return "\n".join([head, f"|{'---|' * len(heads)}", *others])


def seconds(figures: Figures) -> list[str]:
    """Three cells: seconds, CPU seconds, MB of memory."""
    return [f"{figures['seconds']:.2f}", f"{figures['cpu']:.2f}", f"{figures['memory']:,.0f}"]


def load() -> float:
    """How many programs wanted the processor, over the last minute."""
    return os.getloadavg()[0]


def about(load_before: float) -> str:
    """When, on which machine, of which commit and beside how much else a section was measured."""
    memory = psutil.virtual_memory().total / 1e9
    return (
        f"Run of {datetime.now(UTC):%Y-%m-%d}, commit {_commit()}: {_processor()}, {os.cpu_count()} cores, "
        f"{memory:.0f} GB, {platform.system()}, Python {platform.python_version()}; load {load_before:.1f} "
        f"before it, {load():.1f} after."
    )


def _processor() -> str:
    with suppress(OSError):
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _commit() -> str:
    """The commit, and whether what is measured differs from it (the page itself aside)."""
    git = ["git", "-C", str(ROOT)]
    try:
        commit = _said([*git, "rev-parse", "--short", "HEAD"])
        changed = _said([*git, "status", "--porcelain", "--untracked-files=no", "--", ".", ":!docs"])
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
    return f"{commit} with changes" if changed else commit


def _said(command: list[str]) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()  # noqa: S603 - git


def put(page: str, part: str, report: Report, head: str) -> str:
    """The page with the part's section between its marks anew, and its ratios in the table of all.

    Raises `ValueError` when the page has no such marks.
    """
    page = _between(page, part, f"{head}\n\n{report.text}")
    begin, end = _marks("ratios")
    table_now = page.partition(begin)[2].partition(end)[0].strip().splitlines()
    heads = ["part", "ratio", "measured", "aim"]
    kept = [line for line in table_now[2:] if not line.startswith(f"| {part} |")]
    ours = table(heads, [[part, ratio.what, ratio.figure, ratio.aim] for ratio in report.ratios]).splitlines()
    return _between(page, "ratios", "\n".join([*ours[:2], *sorted([*kept, *ours[2:]], key=_part)]))


def _part(line: str) -> str:
    return line.split("|")[1]  # the rows of a part stay in their order


def _between(page: str, part: str, text: str) -> str:
    begin, end = _marks(part)
    head, found, rest = page.partition(begin)
    _, closed, tail = rest.partition(end)
    if not found or not closed:
        raise ValueError(f"no marks {begin} … {end}: write them where the section is to stand")
    return f"{head}{begin}\n{text}\n{end}{tail}"


def _marks(part: str) -> tuple[str, str]:
    return f"<!-- {part}: begin -->", f"<!-- {part}: end -->"


def main() -> None:
    """Run one function and print its figures as the last line."""
    module, _, name = sys.argv[1].partition(":")
    function: Callable[..., Figures] = getattr(importlib.import_module(module), name)
    arguments: list[Any] = json.loads(sys.argv[2])
    figures = function(*arguments)
    sys.stdout.write(f"{json.dumps({'memory': own_peak()} | figures)}\n")


if __name__ == "__main__":
    main()
