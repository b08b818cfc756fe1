"""How fast the store is, beside what bare DuckDB takes for the same rows; writes its figures into docs/benchmarks.md.

    tools/bench_store.py docs/benchmarks.md [--postings 100000] [--boards 1000]

Postings of 5 KB of made-up words go into an empty store, board by board as a run brings them, with ten facts each; then
again as listings that say what they said, and again as listings that were read anew and hold the same. Each step is a
process of its own, so that its memory is its own. The texts are made outside of the clock. The limit beside them is
DuckDB appending the same rows to one table with the same compression, and scanning it.
"""

import argparse
import os
import platform
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb

from internscout.model import Board, BoardResult, Column, Fact, Parsed, Posting
from internscout.store import Store, groups

ROOT = Path(__file__).parents[1]
BEGIN, END = "<!-- store: begin -->", "<!-- store: end -->"
COLUMNS = (Column("kind", "VARCHAR", "$.kind", "What the posting is"),)
NOW = datetime(2026, 1, 1, tzinfo=UTC)
LENGTH, FACTS = 5_000, 10
STEPS = ("plain append", "plain scan", "empty store", "unchanged listings", "the same postings read again")


def results(postings: int, boards: int, *, unchanged: bool) -> Iterator[BoardResult]:
    """Boards of a run, made as they are asked for."""
    chance = random.Random(1)  # noqa: S311 - words, not secrets
    words = ["".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=chance.randint(2, 11))) for _ in range(20_000)]
    common = [min(int(chance.paretovariate(0.7)), len(words)) - 1 for _ in range(200_000)]  # few words make most text
    each = postings // boards
    for n in range(boards):
        board = Board("greenhouse", f"b{n}", "Acme")
        if unchanged:
            yield BoardResult(board, complete=True, requests=1, outcome="unchanged")
            continue
        made = []
        for i in range(each):
            first = chance.randrange(len(common) - 1_200)
            text = " ".join(words[w] for w in common[first : first + 1_200])[:LENGTH]
            made.append(Posting(board, str(i), text[:40], f"https://jobs.example/{n}/{i}", "Acme", description=text))
        yield BoardResult(board, tuple(made), complete=True, requests=1, listing="x")


def parsed(posting: Posting) -> Parsed:
    """What a parser might read; its text is that of the posting."""
    facts = tuple(Fact(f"field{n}", n, posting.description[:20], 0, 20, "rule") for n in range(FACTS))
    return Parsed({"kind": "internship"}, facts, posting.description, "parser-1")


def into_store(path: Path, run: int, found: Iterator[BoardResult], boards: int) -> float:
    """Seconds that one run takes in the store."""
    at, spent = NOW + timedelta(days=run), 0.0
    start = time.perf_counter()
    with Store(path, COLUMNS, check=True) as store:
        store.begin_run(f"r{run}", started_at=at, program_version="1", parser_version="parser-1", boards=boards)
        spent += time.perf_counter() - start
        for group in groups(found):
            start = time.perf_counter()
            wanted = store.to_parse([posting for result in group for posting in result.postings], "parser-1")
            spent += time.perf_counter() - start
            readings = {posting.id: parsed(posting) for posting in wanted}
            start = time.perf_counter()
            store.save_boards(f"r{run}", group, readings, seen_at=at)
            spent += time.perf_counter() - start
        start = time.perf_counter()
        store.finish_run(f"r{run}", finished_at=at, status="ok")
    return spent + time.perf_counter() - start


def plain(path: Path, found: Iterator[BoardResult]) -> float:
    """Seconds that appending the same texts takes: what is published, and what was read out of it."""
    spent = 0.0
    with duckdb.connect(str(path)) as con:
        text = "VARCHAR USING COMPRESSION zstd"
        con.execute(f"CREATE TABLE t (id VARCHAR, title VARCHAR, url VARCHAR, body {text}, parsed {text})")
        con.execute("CREATE TABLE f (id VARCHAR, field VARCHAR, value VARCHAR, quote VARCHAR, s INTEGER, e INTEGER)")
        for group in groups(found):
            every = [posting for result in group for posting in result.postings]
            rows = [(p.id, p.title, p.url, p.description, p.description) for p in every]
            facts = [(p.id, f"field{n}", str(n), p.description[:20], 0, 20) for p in every for n in range(FACTS)]
            start = time.perf_counter()
            con.begin()
            for table, values in (("t", rows), ("f", facts)):
                with con.appender(table) as appender:
                    appender.append_rows(values)
            con.commit()
            spent += time.perf_counter() - start
        start = time.perf_counter()
        con.execute("CHECKPOINT")
    return spent + time.perf_counter() - start


def scan(path: Path) -> float:
    """Seconds that reading the ids of the plain table takes, as an unchanged run must know them."""
    with duckdb.connect(str(path)) as con:
        start = time.perf_counter()
        con.execute("SELECT count(DISTINCT id), max(title) FROM t").fetchall()
        return time.perf_counter() - start


def step(name: str, folder: Path, postings: int, boards: int) -> None:
    """One step in this process; prints seconds, MB of memory and the MB of the file."""
    path = folder / ("plain.duckdb" if name.startswith("plain") else "work.duckdb")
    found = results(postings, boards, unchanged=name == "unchanged listings")
    if name == "plain append":
        seconds = plain(path, found)
    elif name == "plain scan":
        seconds = scan(path)
    else:
        seconds = into_store(path, STEPS.index(name), found, boards)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(f"{seconds} {memory} {path.stat().st_size / 1e6}\n")


def measured(postings: int, boards: int) -> str:
    """The section of the page."""
    lines = [
        f"Run of {datetime.now(UTC):%Y-%m-%d}: {postings:,} postings of {LENGTH:,} characters "
        f"({postings * LENGTH / 1e6:,.0f} MB of text, kept twice: as it came and as it was read), {FACTS} facts each, "
        f"{boards:,} boards, Python {platform.python_version()}, DuckDB {duckdb.__version__}, {os.cpu_count()} cores; "
        f"load {os.getloadavg()[0]:.1f} at the beginning.",
        "",
        "| what | seconds | memory, MB | file, MB |",
        "|---|---|---|---|",
    ]
    with tempfile.TemporaryDirectory() as folder:
        for name in STEPS:
            command = [sys.executable, __file__, "--step", name, "--folder", folder]
            command += ["--postings", str(postings), "--boards", str(boards)]
            done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - ourselves
            seconds, memory, size = map(float, done.stdout.split())
            lines.append(f"| {name} | {seconds:.2f} | {memory:.0f} | {size:.0f} |")
    return "\n".join([*lines, "", f"Load {os.getloadavg()[0]:.1f} at the end."])


def main() -> int:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, nargs="?", default=ROOT / "docs/benchmarks.md", help="what holds the marks")
    parser.add_argument("--postings", type=int, default=100_000, metavar="N")
    parser.add_argument("--boards", type=int, default=1_000, metavar="N")
    parser.add_argument("--step", choices=STEPS, help="only this, in this process")
    parser.add_argument("--folder", type=Path, help="where the files of a step are")
    options = parser.parse_args()
    if options.step:
        step(options.step, options.folder, options.postings, options.boards)
        return 0
    report = measured(options.postings, options.boards)
    sys.stdout.write(f"{report}\n")
    head, rest = options.file.read_text(encoding="utf-8").split(BEGIN)
    options.file.write_text(f"{head}{BEGIN}\n{report}\n{END}{rest.split(END)[1]}", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
