"""How fast the store is, beside what bare DuckDB takes for the same rows; writes its figures into docs/benchmarks.md.

    tools/bench_store.py docs/benchmarks.md [--postings 100000] [--boards 1000]

Postings of 5 KB of made-up words go into an empty store, board by board as a run brings them, with ten facts each; then
again as listings that say what they said, and again as listings that were read anew and hold the same. Each step is a
process of its own, so that its memory is its own. The texts are made outside of the clock. The limit beside them is
DuckDB appending the same rows to one table with the same compression, and scanning it.
"""

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb
from made_up import FACTS, LENGTH, parsed, results

from internscout.model import BoardResult
from internscout.parse import columns
from internscout.store import Store, groups

ROOT = Path(__file__).parents[1]
BEGIN, END = "<!-- store: begin -->", "<!-- store: end -->"
NOW = datetime(2026, 1, 1, tzinfo=UTC)
STEPS = (
    "plain append",
    "plain scan",
    "empty store",
    "unchanged listings",
    "the same postings read again",
    "scan of many",
    "a profile's internships of many",
    "all open internships of many",
)
MANY = 1_000_000
# Where, what and how much, as a profile asks; and the columns that a list shows.
PROFILE = """
SELECT id, title, company, url, countries, deadline FROM open_internships
WHERE list_has_any(countries, ['US', 'CA']) AND ml = 'core' AND list_contains(degrees_required, 'master')
    AND list_contains(flatten(languages_required), 'python') AND coalesce(pay_hourly_usd_max, 25) >= 25
ORDER BY first_seen DESC, id
"""
QUESTIONS = {
    "scan of many": "SELECT count(DISTINCT posting_id), max(title) FROM store.posting_versions",
    "a profile's internships of many": PROFILE,
    "all open internships of many": "SELECT count(*), bit_xor(hash(o)) FROM open_internships o",
}


class Clock:
    """Seconds and CPU seconds (of all threads) of what is done under it."""

    def __init__(self) -> None:
        self.seconds = self.cpu = 0.0

    def __enter__(self) -> None:
        self._start = time.perf_counter(), time.process_time()

    def __exit__(self, *_: object) -> None:
        self.seconds += time.perf_counter() - self._start[0]
        self.cpu += time.process_time() - self._start[1]


def into_store(path: Path, run: int, found: Iterator[BoardResult], boards: int) -> Clock:
    """What one run takes in the store."""
    at, clock, shown = NOW + timedelta(days=run), Clock(), columns()
    with clock:
        store = Store(path, shown, check=True)
        store.begin_run(f"r{run}", started_at=at, program_version="1", parser_version="parser-1", boards=boards)
    for group in groups(found):
        with clock:
            wanted = store.to_parse([posting for result in group for posting in result.postings], "parser-1")
        readings = {posting.id: parsed(posting) for posting in wanted}
        with clock:
            store.save_boards(f"r{run}", group, readings, seen_at=at)
    with clock:
        store.finish_run(f"r{run}", finished_at=at, status="ok")
    # Otherwise the next opening finds a file that nobody ended, and reads all of it.
    store.publish(path.with_name("published.duckdb"))
    store.close()
    return clock


def plain(path: Path, found: Iterator[BoardResult]) -> Clock:
    """What appending the same texts takes: what is published, and what was read out of it."""
    clock = Clock()
    with duckdb.connect(str(path)) as con:
        text = "VARCHAR USING COMPRESSION zstd"
        con.execute(f"CREATE TABLE t (id VARCHAR, title VARCHAR, url VARCHAR, body {text}, parsed {text}, asked JSON)")
        con.execute("CREATE TABLE f (id VARCHAR, field VARCHAR, value JSON, quote VARCHAR, s INTEGER, e INTEGER)")
        for group in groups(found):
            every = [(posting, parsed(posting)) for result in group for posting in result.postings]
            rows = [(p.id, p.title, p.url, p.description, r.text, json.dumps(dict(r.requirements))) for p, r in every]
            facts = [(p.id, f.field, json.dumps(f.value), f.quote, f.start, f.end) for p, r in every for f in r.facts]
            with clock:
                con.begin()
                for table, values in (("t", rows), ("f", facts)):
                    with con.appender(table) as appender:
                        appender.append_rows(values)
                con.commit()
        with clock:
            con.execute("CHECKPOINT")
    return clock


def scan(path: Path) -> Clock:
    """What reading the ids of the plain table takes, as an unchanged run must know them."""
    clock = Clock()
    with duckdb.connect(str(path)) as con, clock:
        con.execute("SELECT count(DISTINCT id), max(title) FROM t").fetchall()
    return clock


def multiply(path: Path) -> None:
    """Make the postings of a working file many, under new ids; the copies have no texts, as no question reads these."""
    with duckdb.connect(str(path)) as con:
        ((count,),) = con.execute("SELECT count(*) FROM store.posting_states").fetchall()
        if count >= MANY:
            return
        for table, text in (("posting_states", ""), ("posting_versions", "description"), ("parsed", "text")):
            emptied = f", '' AS {text}" if text else ""
            con.execute(
                f"INSERT INTO store.{table} SELECT t.* REPLACE (t.posting_id || '-' || n.n AS posting_id{emptied}) "  # noqa: S608 - our own
                f"FROM store.{table} t, range(1, $times) n(n)",
                {"times": MANY // count},
            )


def asked(path: Path, question: str) -> Clock:
    """What a question takes whose pages are in memory, the best of three."""
    multiply(path)
    clocks = []
    with duckdb.connect(str(path), read_only=True) as con:
        for _ in range(4):
            clocks.append(clock := Clock())
            with clock:
                con.execute(question).fetchall()
    return min(clocks[1:], key=lambda clock: clock.seconds)


def step(name: str, folder: Path, postings: int, boards: int) -> None:
    """One step in this process; prints seconds, CPU seconds, MB of memory and the MB of the file."""
    path = folder / ("plain.duckdb" if name.startswith("plain") else "work.duckdb")
    found = results(postings, boards, unchanged=name == "unchanged listings")
    if name == "plain append":
        clock = plain(path, found)
    elif name == "plain scan":
        clock = scan(path)
    elif name in QUESTIONS:
        clock = asked(path, QUESTIONS[name])
    else:
        clock = into_store(path, STEPS.index(name), found, boards)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(f"{clock.seconds} {clock.cpu} {memory} {path.stat().st_size / 1e6}\n")


def measured(postings: int, boards: int) -> str:
    """The section of the page."""
    lines = [
        f"Run of {datetime.now(UTC):%Y-%m-%d}: {postings:,} postings of {LENGTH:,} characters "
        f"({postings * LENGTH / 1e6:,.0f} MB of text, kept twice: as it came and as it was read), {FACTS} facts each, "
        f"{boards:,} boards, Python {platform.python_version()}, DuckDB {duckdb.__version__}, {os.cpu_count()} cores; "
        f"load {os.getloadavg()[0]:.1f} at the beginning.",
        "",
        "| what | seconds | CPU seconds | memory, MB | file, MB |",
        "|---|---|---|---|---|",
    ]
    with tempfile.TemporaryDirectory() as folder:
        for name in STEPS:
            command = [sys.executable, __file__, "--step", name, "--folder", folder]
            command += ["--postings", str(postings), "--boards", str(boards)]
            done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - ourselves
            seconds, cpu, memory, size = map(float, done.stdout.split())
            lines.append(f"| {name} | {seconds:.2f} | {cpu:.2f} | {memory:.0f} | {size:.0f} |")
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
