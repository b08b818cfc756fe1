"""What a run costs by the number of postings in one table: each ten times the one before, up to a million.

Each run is made of the steps that a flow makes tasks of: storing what boards say, placing roles, the digest of one
student, publishing; then all of it again on the next day, when every board says that nothing changed. The postings are
those of `dealt.py`: their texts are parsed once, outside of the clock, as a million would take an hour. What grows is
told by the exponent of a power law through the sizes; n log n has 1.08 between the last two of them.
"""

import math
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np

from internscout.config import Settings, load_profile
from internscout.parse import columns, parser_version
from internscout.pipeline import run as steps
from internscout.pipeline.delivering import make_digests
from internscout.pipeline.folder import open_store
from tools._bench import ROOT, Clock, Figures, Ratio, Report, drawn, step, table
from tools._plot import Plot
from tools.bench_store import save_all
from tools.dealt import TEXTS, Dealer, stage

NOW = datetime(2026, 9, 1, 6, tzinfo=UTC)
BOARD = 40  # postings
PROFILE = ROOT / "data/example/profile.toml"


@dataclass(frozen=True, slots=True)
class Size:
    """The most postings, and how often a tenth of that is measured before; how many texts are dealt to them."""

    most: int
    tenths: int
    texts: int


# A million takes twenty minutes: `--size most=1000000`.
SIZES = {"full": Size(100_000, 2, TEXTS), "quick": Size(2_000, 1, 400)}


def staged(path: str, texts: int) -> Figures:
    """Write the texts and parse them."""
    with Clock() as clock:
        stage(Path(path), texts)
    return clock.figures


def stored(folder: str, texts: str, day: int, postings: int) -> Figures:
    """What storing takes on this day: everything is new on the first, nothing after."""
    dealer, clock, at = Dealer(Path(texts)), Clock(), NOW + timedelta(days=day)
    boards, run = max(1, postings // BOARD), f"r{day}"
    columns()  # making the patterns is not what is measured
    with clock:
        store = open_store(_settings(folder), check=True)
        store.begin_run(run, started_at=at, program_version="1", parser_version=parser_version(), boards=boards)
    save_all(store, dealer, dealer.results(postings, boards, unchanged=day > 0), clock, run=run, at=at)
    with clock:
        store.close()
    return clock.figures


def placed(folder: str, day: int) -> Figures:
    """What ending the run takes, which is placing what is new in roles."""
    columns()
    with Clock() as clock:
        steps.finish(_settings(folder), f"r{day}")
    return clock.figures


def told(folder: str, day: int) -> Figures:
    """What a digest for one student takes."""
    profile = load_profile(PROFILE)
    columns()
    with Clock() as clock:
        make_digests(_settings(folder), [profile], f"r{day}", again=True)
    return clock.figures


def published(folder: str) -> Figures:
    """What publishing takes, and the MB of both files after it."""
    settings = _settings(folder)
    columns()
    with Clock() as clock:
        steps.publish(settings)
    sizes = {"file": settings.working.stat().st_size, "copy": settings.published.stat().st_size}
    return clock.figures | {name: size / 1e6 for name, size in sizes.items()}


def _settings(folder: str) -> Settings:
    return Settings.model_validate({"data_dir": Path(folder), "sources": {"boards": []}})


def measured(texts: str, postings: int) -> dict[str, Figures]:
    """All steps over so many postings."""
    with tempfile.TemporaryDirectory() as folder:
        return {
            "storing": step(stored, folder, texts, 0, postings),
            "roles": step(placed, folder, 0),
            "digest": step(told, folder, 0),
            "publishing": step(published, folder),
            "storing, unchanged": step(stored, folder, texts, 1, postings),
            "roles, unchanged": step(placed, folder, 1),
            "publishing, unchanged": step(published, folder),
        }


def exponent(sizes: Sequence[float], figures: Sequence[float]) -> float:
    """The b of the power law a × n^b that lies nearest (least squares of the logarithms)."""
    return float(np.polyfit(np.log(sizes), np.log(figures), 1)[0])


def report(size: Size) -> Report:
    """The section of the page."""
    sizes = [size.most // 10**tenth for tenth in range(size.tenths, -1, -1)]
    with tempfile.TemporaryDirectory() as folder:
        texts = f"{folder}/texts.pickle"
        step(staged, texts, size.texts)
        runs = [measured(texts, postings) for postings in sizes]
    plots = _plots(runs, sizes)
    parts = [
        f"{size.texts:,} texts dealt to {', '.join(f'{each:,}' for each in sizes)} postings, {BOARD} a board. "
        f"n log n between the last two sizes is n^{_n_log_n(sizes):.2f}.",
        *(_by_size(name, key, runs, sizes) for name, key in COLUMNS.items()),
        *(drawn(name, plot) for name, plot in plots.items()),
    ]
    return Report("\n\n".join(parts), tuple(_ratios(runs, sizes)), plots)


COLUMNS = {"CPU seconds": "cpu", "Seconds": "seconds", "Memory, MB": "memory", "Files, MB": "file"}


def _plots(runs: Sequence[dict[str, Figures]], sizes: Sequence[int]) -> dict[str, Plot]:
    """Throughput and memory by the number of postings."""

    def of(key: Callable[[Figures, int], float]) -> dict[str, list[tuple[float, float]]]:
        return {name: [(n, key(run[name], n)) for run, n in zip(runs, sizes, strict=True)] for name in runs[0]}

    across = "postings in the table"
    return {
        "throughput": Plot("Postings a second of CPU, by step", across, of(lambda one, n: n / one["cpu"])),
        "memory": Plot("Most memory in MB, by step", across, of(lambda one, _: one["memory"]), ("1 GB", 1_000)),
    }


def _by_size(name: str, key: str, runs: Sequence[dict[str, Figures]], sizes: Sequence[int]) -> str:
    """A table of one figure: steps by sizes, with the exponents over all sizes and between the last two."""
    rows = []
    for stage_name in runs[0]:
        if key in runs[0][stage_name]:
            figures = [run[stage_name][key] for run in runs]
            slopes = [exponent(sizes, figures), exponent(sizes[-2:], figures[-2:])]
            rows.append([stage_name, *(f"{one:,.2f}" for one in figures), *(f"n^{slope:.2f}" for slope in slopes)])
    return table([name, *(f"{each:,}" for each in sizes), "fit", "last tenfold"], rows)


def _ratios(runs: Sequence[dict[str, Figures]], sizes: Sequence[int]) -> list[Ratio]:
    last, most = runs[-1], sizes[-1]
    steepest = max(last, key=lambda name: _steepness(runs, sizes, name))
    first = sum(last[name]["seconds"] for name in ("storing", "roles", "digest", "publishing"))
    again = sum(last[name]["seconds"] for name in last if name.endswith("unchanged"))
    return [
        Ratio(
            f"steepest step by CPU seconds, last tenfold: {steepest}",
            f"n^{_steepness(runs, sizes, steepest):.2f}",
            f"n log n: n^{_n_log_n(sizes):.2f}",
        ),
        Ratio(
            f"{most:,} postings: most memory of any step", f"{max(s['memory'] for s in last.values()):,.0f} MB", "1 GB"
        ),
        Ratio(f"{most:,} postings: an unchanged run : the first, without parsing", f"{again / first:.3f}"),
    ]


def _steepness(runs: Sequence[dict[str, Figures]], sizes: Sequence[int], name: str) -> float:
    return exponent(sizes[-2:], [run[name]["cpu"] for run in runs[-2:]])


def _n_log_n(sizes: Sequence[int]) -> float:
    return exponent(sizes[-2:], [each * math.log(each) for each in sizes[-2:]])
