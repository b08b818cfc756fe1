"""How fast the parser is, and what it needs: HTML → facts of all fields, streamed, on one core.

    python tools/bench.py FILE.md [--postings N] [--corpus postings.parquet]

Reads the shared folder's corpus (INTERNSCOUT_SHARED, else ../shared) or another Parquet file with the columns title,
company, location and description; where there is none, the documents under data/eval, many times over. The figures go
between two marks in FILE.md. CPU time of this process is counted, so that other programs matter little, and the
yardsticks run on the same postings in turn with the parser: read the ratios first.
"""

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import count, islice
from pathlib import Path
from typing import NamedTuple

import duckdb
from bs4 import BeautifulSoup
from selectolax.lexbor import LexborHTMLParser

from internscout.parse import fields, parse_all
from internscout.parse.kept import BATCH as TOGETHER
from internscout.text import build_document

ROOT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("INTERNSCOUT_SHARED", ROOT.parent / "shared"))
BEGIN, END = "<!-- bench: begin -->", "<!-- bench: end -->"
BATCH = 200
SOUP_EVERY = 10  # BeautifulSoup is slow: it reads one batch of ten


class Posting(NamedTuple):
    """What a document is made of."""

    title: str
    company: str
    location: str
    description: str


class Clock:
    """CPU seconds by name."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.postings: dict[str, int] = {}

    def run(self, name: str, work: Callable[[list[Posting]], None], batch: list[Posting]) -> None:
        """Do the work and add its time."""
        start = time.process_time()
        work(batch)
        self.seconds[name] = self.seconds.get(name, 0.0) + time.process_time() - start
        self.postings[name] = self.postings.get(name, 0) + len(batch)

    def rate(self, name: str) -> float:
        """Postings a second."""
        return self.postings[name] / self.seconds[name]


def corpus(file: Path) -> Iterator[Posting]:
    """The postings of a Parquet file as lines from a second process: reading Parquet takes memory of its own."""
    command = [sys.executable, __file__, "--dump", str(file)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as reader:  # noqa: S603 - ours
        for line in reader.stdout or ():
            yield Posting(*json.loads(line))
        reader.terminate()


def dump(file: Path) -> None:
    """That second process."""
    query = "SELECT title, company, location, description FROM read_parquet(?)"
    rows = duckdb.connect().execute(query, [str(file)])
    try:
        while found := rows.fetchmany(BATCH):
            sys.stdout.writelines(json.dumps([value or "" for value in row]) + "\n" for row in found)
    except BrokenPipeError:  # the reader had enough
        sys.stderr.close()


def own() -> Iterator[Posting]:
    """The project's own documents, again and again."""
    lines = [line for file in sorted((ROOT / "data/eval").glob("*_docs.jsonl")) for line in file.open(encoding="utf-8")]
    records = [json.loads(line) for line in lines]
    while True:
        yield from (Posting(r["title"], r["company"], r["location"], r["description"]) for r in records)


def main() -> int:
    """Measure, print, write."""
    options = arguments()
    if options.dump:
        dump(options.dump)
        return 0
    source = corpus(options.corpus) if options.corpus.exists() else own()
    clock, by_field = Clock(), Clock()
    warm(islice(source, BATCH))
    before = peak()
    wanted = islice(source, options.postings)
    for number in count():
        if not (postings := list(islice(wanted, BATCH))):
            break
        # The whole comes first: whatever it keeps from posting to posting must not have been kept by the others.
        clock.run("HTML → facts, all fields", facts, postings)
        clock.run("of it: text, blocks, sections, sentences", text, postings)
        clock.run("HTML → text, selectolax alone", plain, postings)
        if number % SOUP_EVERY == 0:
            clock.run("HTML → text, BeautifulSoup alone", soup, postings)
            each_field(by_field, postings)
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{(number + 1) * BATCH} postings")
    report = written(clock, by_field, before, options.corpus)
    sys.stdout.write(f"{report}\n")
    page = options.file.read_text(encoding="utf-8")
    head, rest = page.split(BEGIN)
    options.file.write_text(f"{head}{BEGIN}\n{report}\n{END}{rest.split(END)[1]}", encoding="utf-8")
    return 0


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, nargs="?", default=ROOT / "docs/benchmarks.md", help="what holds the marks")
    parser.add_argument(
        "--dump", type=Path, metavar="FILE", help="print a Parquet file's postings as JSON Lines instead"
    )
    parser.add_argument("--postings", type=int, default=100_000, metavar="N", help="at most so many")
    parser.add_argument("--corpus", type=Path, default=SHARED / "corpus/postings.parquet", metavar="FILE")
    return parser.parse_args()


def warm(postings: Iterator[Posting]) -> None:
    """What is made once (patterns, vocabularies, the gazetteer) is not what is measured."""
    batch = list(postings)
    facts(batch)
    plain(batch)
    soup(batch[:1])


def plain(batch: list[Posting]) -> None:
    """The yardstick: markup off, nothing else."""
    for posting in batch:
        LexborHTMLParser(posting.description).text(separator="\n")


def soup(batch: list[Posting]) -> None:
    """The same as most programs do it."""
    for posting in batch:
        BeautifulSoup(posting.description, "html.parser").get_text("\n")


def text(batch: list[Posting]) -> None:
    """The first half of the parser."""
    for posting in batch:
        build_document(**posting._asdict())


def facts(batch: list[Posting]) -> None:
    """The whole of it, as many postings together as a run reads."""
    for first in range(0, len(batch), TOGETHER):
        parse_all([build_document(**posting._asdict()) for posting in batch[first : first + TOGETHER]])


def each_field(clock: Clock, batch: list[Posting]) -> None:
    """Every field by itself; what several share is counted where it is asked for first (fields go by their names)."""
    for posting in batch:
        document = build_document(**posting._asdict())
        for field in fields():
            start = time.process_time()
            field.settle(field.find(document))
            clock.seconds[field.name] = clock.seconds.get(field.name, 0.0) + time.process_time() - start
            clock.postings[field.name] = clock.postings.get(field.name, 0) + 1


def peak() -> float:
    """The most memory that this process ever held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def written(clock: Clock, by_field: Clock, before: float, file: Path) -> str:
    """The section of the page."""
    yardstick = clock.rate("HTML → text, selectolax alone")
    lines = [
        f"Run of {datetime.now(UTC):%Y-%m-%d}: {clock.postings['HTML → facts, all fields']:,} postings of "
        f"{file.name if file.exists() else 'data/eval'}, Python {platform.python_version()}, one core; "
        f"load {os.getloadavg()[0]:.1f} at the end. "
        f"Memory {peak():.0f} MB at most, {before:.0f} MB after the first {BATCH}.",
        "",
        "| what | postings a second | time, selectolax alone = 1 |",
        "|---|---|---|",
        *(f"| {name} | {clock.rate(name):,.0f} | {yardstick / clock.rate(name):.1f} |" for name in clock.seconds),
        "",
        "| field | µs a posting |",
        "|---|---|",
        *(f"| `{name}` | {1e6 / by_field.rate(name):,.0f} |" for name in sorted(by_field.seconds, key=by_field.rate)),
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
