"""What a lake takes beside the one file: bytes, time to push, and questions on history.

Made-up postings (`dealt.py`) come into a store in twelve monthly runs, each of other boards. Eleven months are pushed
at once, then one more, then nothing. The limit beside the pushes is DuckDB copying the same rows to Parquet by month,
with the same compression. Then the same questions are asked of the published file and of the lake.
"""

import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import deltalake
import duckdb

from internscout.config import Settings
from internscout.config.lake import Lake
from internscout.model import LAKE_TABLES
from internscout.parse import columns, parser_version
from internscout.pipeline import lake as flow
from internscout.store import Reader, Store
from internscout.store.statements import statement
from tools._bench import Clock, Figures, Ratio, Report, step, table
from tools.bench_store import save_all, texts_of
from tools.dealt import FIRST_ID, TEXTS, Dealer

START = datetime(2026, 1, 15, tzinfo=UTC)
MONTHS = 12
# What is asked of history: of the published file, and of the lake, whose questions can name a month.
QUESTIONS = {
    "what opened by month and kind": (
        """
        SELECT strftime(happened_at, '%Y-%m') AS month, kind, count(*)
        FROM events JOIN requirements USING (posting_id)
        WHERE event = 'opened' AND kind IS NOT NULL GROUP BY ALL
        """,
        """
        SELECT e.month, kind, count(*) FROM events e JOIN texts USING (posting_id)
        WHERE event = 'opened' AND kind IS NOT NULL GROUP BY ALL
        """,
    ),
    "the words on pay, of one month": (
        """
        SELECT value, min(quote), count(*) FROM facts JOIN texts USING (posting_id)
        WHERE field = 'salary' AND strftime(parsed_at, '%Y-%m') = '2026-07' GROUP BY ALL
        """,
        "SELECT value, min(quote), count(*) FROM facts WHERE field = 'salary' AND month = '2026-07' GROUP BY ALL",
    ),
    "the wordings of one posting": (
        "SELECT title, length(description) FROM posting_versions WHERE posting_id = '{posting}'",
        "SELECT title, length(description) FROM posting_versions WHERE posting_id = '{posting}'",
    ),
}


@dataclass(frozen=True, slots=True)
class Size:
    """How many postings there are in the end, on how many boards, dealt from how many texts."""

    postings: int
    boards: int
    texts: int


SIZES = {"full": Size(100_000, 1_000, TEXTS), "quick": Size(1_200, 12, 200)}


def settings_of(folder: str, lake: str = "lake") -> Settings:
    """The data folder of the bench, and one of its lakes."""
    return Settings(data_dir=Path(folder), lake=Lake(path=str(Path(folder, lake))))


def fill(folder: str, postings: int, boards: int, first: int, last: int) -> Figures:
    """Monthly runs, each of the next boards; the store as it is then."""
    settings, dealer, clock = settings_of(folder), Dealer(Path(folder, "texts.pickle")), Clock()
    every = list(range(boards))
    for month in range(first, last):
        at, run = START + timedelta(days=30.4 * month), f"run-{month}"
        own = set(every[month * boards // MONTHS : (month + 1) * boards // MONTHS])
        found = (one for n, one in enumerate(dealer.results(postings, boards)) if n in own)
        with Store(settings.working, columns()) as store:
            store.begin_run(run, started_at=at, program_version="1", parser_version=parser_version(), boards=len(own))
            save_all(store, dealer, found, clock, run=run, at=at)
            store.finish_run(run, finished_at=at, status="ok")
            store.publish(settings.published)
    return clock.figures | {"file": settings.published.stat().st_size / 1e6}


def push(folder: str, lake: str) -> Figures:
    """A push of what is published, and what is in the lake then."""
    settings, clock = settings_of(folder, lake), Clock()
    with clock:
        rows = flow.push(settings).rows
    return clock.figures | {"rows": sum(rows.values())} | _held(settings)


def _held(settings: Settings) -> Figures:
    tables = flow.status(settings)
    held = {f"{one.table} bytes": one.bytes / 1e6 for one in tables}
    return held | {"file": sum(one.bytes for one in tables) / 1e6, "files": sum(one.files for one in tables)}


def copy(folder: str) -> Figures:
    """The same rows to Parquet by DuckDB alone, by month, with the same compression."""
    clock, target = Clock(), Path(folder, "copied")
    target.mkdir()
    how = "FORMAT parquet, COMPRESSION zstd, PARTITION_BY (month), ROW_GROUP_SIZE 20000"
    with duckdb.connect(":memory:") as con:
        con.execute(f"ATTACH '{settings_of(folder).published}' AS published (READ_ONLY)")
        con.execute("USE published")
        for spec in LAKE_TABLES:
            rows = statement(f"lake_{spec.name}")
            with clock:
                con.execute(f"COPY (FROM ({rows})) TO '{target / spec.name}' ({how})")
    return clock.figures | {"file": sum(file.stat().st_size for file in target.rglob("*.parquet")) / 1e6}


def asked(folder: str, question: str, where: str, posting: str) -> Figures:
    """What a question takes, the best of three."""
    of_file, of_lake = QUESTIONS[question]
    sql, clocks, found = (of_file if where == "file" else of_lake).replace("{posting}", posting), [], 0
    settings = settings_of(folder)
    with Reader(settings.published) if where == "file" else flow.open_for_reading(settings) as reader:
        for _ in range(4):
            clocks.append(clock := Clock())
            with clock:
                found = len(reader.query(sql)[1])
    return min(clocks[1:], key=lambda clock: clock.seconds).figures | {"found": found}


def report(size: Size) -> Report:
    """The section of the page."""
    much = size.postings, size.boards
    with tempfile.TemporaryDirectory() as folder:
        texts = step(texts_of, folder, size.texts)
        stored = step(fill, folder, *much, 0, MONTHS - 1)
        first = step(push, folder, "lake")
        more = step(fill, folder, *much, MONTHS - 1, MONTHS)
        month, nothing = step(push, folder, "lake"), step(push, folder, "lake")
        copied = step(copy, folder)
        half = size.boards // 2
        posting = f"greenhouse:b{half}:{FIRST_ID + half * (size.postings // size.boards)}"
        questions = {
            (name, where): step(asked, folder, name, where, posting) for name in QUESTIONS for where in ("file", "lake")
        }
    lines = {
        "storing eleven months": stored, "pushing them": first, "pushing the twelfth month": month,
        "pushing when there is nothing": nothing, "DuckDB's COPY of the twelve to Parquet": copied,
    }  # fmt: skip
    per = [[name.removesuffix(" bytes"), f"{value:.1f}"] for name, value in nothing.items() if name.endswith(" bytes")]
    text = (
        f"{size.postings:,} postings of {texts['length']:,.0f} characters and {texts['facts']:.1f} facts each, in "
        f"{MONTHS} monthly runs of {size.boards:,} boards in all; deltalake {deltalake.__version__}, DuckDB "
        f"{duckdb.__version__}. The published file holds {more['file']:,.0f} MB in the end, the lake "
        f"{nothing['file']:,.0f} MB in {nothing['files']:.0f} files of {len(LAKE_TABLES)} tables."
    )
    took = table(
        ["what", "seconds", "CPU seconds", "memory, MB", "MB"],
        ([name, f"{one['seconds']:.2f}", f"{one['cpu']:.2f}", f"{one['memory']:,.0f}", f"{one['file']:,.0f}"]
         for name, one in lines.items()),
    )  # fmt: skip
    told = table(
        ["question", "of the file: seconds, CPU", "of the lake: seconds, CPU", "rows found"],
        ([name, *(f"{questions[name, where]['seconds']:.2f}, {questions[name, where]['cpu']:.2f}"
                  for where in ("file", "lake")), f"{questions[name, 'lake']['found']:.0f}"] for name in QUESTIONS),
    )  # fmt: skip
    asked_first = next(iter(QUESTIONS))
    ratio = questions[asked_first, "lake"]["cpu"] / questions[asked_first, "file"]["cpu"]
    return Report(
        f"{text}\n\n{took}\n\n{table(['table', 'MB in the lake'], per)}\n\n{told}",
        (
            Ratio("bytes in the lake : in the published file", f"{nothing['file'] / more['file']:.2f}"),
            Ratio("pushing : storing the same, CPU seconds", f"{first['cpu'] / stored['cpu']:.2f}"),
            Ratio(
                "pushing all : DuckDB's COPY of all to Parquet, CPU seconds",
                f"{(first['cpu'] + month['cpu']) / copied['cpu']:.2f}",
            ),
            Ratio("pushing nothing : pushing all, CPU seconds", f"{nothing['cpu'] / first['cpu']:.3f}"),
            Ratio(f"{asked_first}, of the lake : of the file, CPU seconds", f"{ratio:.2f}"),
        ),
    )
