"""How fast the parser is, and what it needs: HTML → facts of all fields, streamed, on one core.

Reads the shared folder's corpus (INTERNSCOUT_SHARED, else ../shared); where there is none, the documents under
data/eval, many times over. CPU time is counted, so that other programs matter little, and the yardsticks read the same
postings in turn with the parser: read the ratios first.
"""

import json
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import count, cycle, islice
from pathlib import Path
from typing import NamedTuple

import duckdb
from bs4 import BeautifulSoup
from selectolax.lexbor import LexborHTMLParser

from internscout.parse import fields, parse_all
from internscout.parse.kept import BATCH as TOGETHER
from internscout.text import build_document
from tools._bench import ROOT, SHARED, Figures, Ratio, Report, own_peak, step, table
from tools.made_up import OF_THE_BOARD, Writer

CORPUS = SHARED / "corpus/postings.parquet"
BATCH = 200
SOUP_EVERY = 10  # BeautifulSoup is slow: it reads one batch of ten
FACTS, TEXT = "HTML → facts, all fields", "of it: text, blocks, sections, sentences"
MADE = "the same of made-up postings (tools/made_up.py)"
PLAIN, SOUP = "HTML → text, selectolax alone", "HTML → text, BeautifulSoup alone"


@dataclass(frozen=True, slots=True)
class Size:
    """How many postings are read at most."""

    postings: int


SIZES = {"full": Size(12_000), "quick": Size(400)}


class Posting(NamedTuple):
    """What a document is made of."""

    title: str
    company: str
    location: str
    description: str


class Rates:
    """CPU seconds and postings by name."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.postings: dict[str, int] = {}

    def run(self, name: str, work: Callable[[list[Posting]], None], batch: list[Posting]) -> None:
        """Do the work and add its time."""
        start = time.process_time()
        work(batch)
        self.add(name, time.process_time() - start, len(batch))

    def add(self, name: str, seconds: float, postings: int) -> None:
        """Add a time."""
        self.seconds[name] = self.seconds.get(name, 0.0) + seconds
        self.postings[name] = self.postings.get(name, 0) + postings

    def rates(self) -> Figures:
        """Postings a second by name."""
        return {name: self.postings[name] / seconds for name, seconds in self.seconds.items()}


def laid_out(path: str, postings: int) -> Figures:
    """Write the postings as lines of JSON: reading Parquet takes memory of its own."""
    with Path(path).open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(posting) + "\n" for posting in islice(corpus(), BATCH + postings))
    return {}


def corpus() -> Iterator[Posting]:
    """The corpus where it is at hand, else the project's own documents again and again."""
    if CORPUS.is_file():
        rows = duckdb.execute("SELECT title, company, location, description FROM read_parquet(?)", [str(CORPUS)])
        while found := rows.fetchmany(BATCH):
            yield from (Posting(*(value or "" for value in row)) for row in found)
        return
    lines = [line for file in sorted((ROOT / "data/eval").glob("*_docs.jsonl")) for line in file.open(encoding="utf-8")]
    for record in cycle(map(json.loads, lines)):
        yield Posting(*(record[key] or "" for key in Posting._fields))


def read(path: str) -> Figures:
    """Rates by what was done, µs a posting by `field …`, and the MB held before the first batch was measured."""
    rates, by_field = Rates(), Rates()
    with Path(path).open(encoding="utf-8") as file:
        wanted = (Posting(*json.loads(line)) for line in file)
        warm(list(islice(wanted, BATCH)))
        before = own_peak()
        for number in count():
            if not (batch := list(islice(wanted, BATCH))):
                break
            # The whole comes first: whatever it keeps between postings must not have been kept by the others.
            rates.run(FACTS, facts, batch)
            rates.run(TEXT, text, batch)
            rates.run(PLAIN, plain, batch)
            if number % SOUP_EVERY == 0:
                rates.run(SOUP, soup, batch)
                each_field(by_field, batch)
                rates.run(MADE, facts, made_up(number))
    micros = {f"field {name}": 1e6 / rate for name, rate in by_field.rates().items()}
    return rates.rates() | micros | {"before": before, "postings": rates.postings[FACTS]}


def made_up(number: int) -> list[Posting]:
    """The made-up postings of a batch, whole."""
    bodies = [writer().body(number * BATCH + n) for n in range(BATCH)]
    about = " ".join(writer().aside(number, round(OF_THE_BOARD * len(bodies[0].description))))
    return [Posting(body.title, "", body.location, f"{body.description}<p>{about}</p>") for body in bodies]


writer = cache(Writer)


def warm(batch: list[Posting]) -> None:
    """What is made once (patterns, vocabularies, the gazetteer) is not what is measured."""
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


def each_field(rates: Rates, batch: list[Posting]) -> None:
    """Every field by itself; what several share is counted where it is asked for first (fields go by their names)."""
    for posting in batch:
        document = build_document(**posting._asdict())
        for field in fields():
            start = time.process_time()
            field.settle(field.find(document))
            rates.add(field.name, time.process_time() - start, 1)


def report(size: Size) -> Report:
    """The section of the page."""
    with tempfile.TemporaryDirectory() as folder:
        path = f"{folder}/postings.jsonl"
        step(laid_out, path, size.postings)
        figures = step(read, path)
    yardstick, ours, usual = figures[PLAIN], figures[FACTS], figures[SOUP]
    names = (FACTS, TEXT, MADE, PLAIN, SOUP)
    micros = {name.removeprefix("field "): each for name, each in figures.items() if name.startswith("field ")}
    source = CORPUS.name if CORPUS.is_file() else "data/eval"
    parts = [
        f"{figures['postings']:,.0f} postings of {source}, one core. Memory {figures['memory']:.0f} MB at most, "
        f"{figures['before']:.0f} MB after the first {BATCH}.",
        table(
            ["what", "postings a second", "time, selectolax alone = 1"],
            ([name, f"{figures[name]:,.0f}", f"{yardstick / figures[name]:.1f}"] for name in names),
        ),
        table(
            ["field", "µs a posting"],
            ([f"`{name}`", f"{micros[name]:,.0f}"] for name in sorted(micros, key=micros.__getitem__, reverse=True)),
        ),
    ]
    return Report(
        "\n\n".join(parts),
        (
            Ratio("reading a posting's facts : BeautifulSoup's text of it, time", f"{usual / ours:.1f}"),
            Ratio("reading a posting's facts : selectolax's text of it, time", f"{yardstick / ours:.0f}"),
            Ratio("reading a made-up posting : a real one, time", f"{ours / figures[MADE]:.2f}"),
            Ratio("facts of postings, a second and core", f"{ours:,.0f}", "1,500"),
        ),
    )
