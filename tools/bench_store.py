"""How fast the store is, beside what bare DuckDB takes for the same rows.

Made-up postings (`dealt.py`) go into an empty store, board by board as a run brings them; then again as listings that
say what they said, and again as listings that were read anew and hold the same. They are made and parsed outside of the
clock. The limit beside them is DuckDB appending the same rows to one table with the same compression, and scanning it.
"""

import json
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb

from internscout.model import BoardResult
from internscout.parse import columns, parser_version
from internscout.store import Store, groups
from tools._bench import Clock, Figures, Ratio, Report, seconds, step, table
from tools.dealt import TEXTS, Dealer, stage

NOW = datetime(2026, 1, 1, tzinfo=UTC)
RUNS = ("empty store", "unchanged listings", "the same postings read again")
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


@dataclass(frozen=True, slots=True)
class Size:
    """How many postings the boards have in all, dealt from how many texts; how many the questions are asked of."""

    postings: int
    boards: int
    texts: int
    many: int


SIZES = {"full": Size(100_000, 1_000, TEXTS, 1_000_000), "quick": Size(1_000, 10, 200, 10_000)}


def texts_of(folder: str, texts: int) -> Figures:
    """Make what is dealt; how long these texts are, and how many facts each has."""
    stage(path := Path(folder, "texts.pickle"), texts)
    dealer = Dealer(path)
    dealt = [posting for result in dealer.results(texts, 1) for posting in result.postings]
    facts, lengths = [len(dealer.parsed(p).facts) for p in dealt], [len(p.description) for p in dealt]
    return {"facts": sum(facts) / texts, "length": sum(lengths) / texts}


def plain_append(folder: str, postings: int, boards: int) -> Figures:
    """What appending the same texts takes: what is published, and what was read out of it."""
    clock, path, dealer = Clock(), Path(folder, "plain.duckdb"), Dealer(Path(folder, "texts.pickle"))
    with duckdb.connect(str(path)) as con:
        text = "VARCHAR USING COMPRESSION zstd"
        con.execute(f"CREATE TABLE t (id VARCHAR, title VARCHAR, url VARCHAR, body {text}, parsed {text}, asked JSON)")
        con.execute("CREATE TABLE f (id VARCHAR, field VARCHAR, value JSON, quote VARCHAR, s INTEGER, e INTEGER)")
        for group in groups(dealer.results(postings, boards)):
            every = [(posting, dealer.parsed(posting)) for result in group for posting in result.postings]
            rows = [(p.id, p.title, p.url, p.description, r.text, json.dumps(dict(r.requirements))) for p, r in every]
            facts = [(p.id, f.field, json.dumps(f.value), f.quote, f.start, f.end) for p, r in every for f in r.facts]
            with clock:
                con.begin()
                for table_name, values in (("t", rows), ("f", facts)):
                    with con.appender(table_name) as appender:
                        appender.append_rows(values)
                con.commit()
        with clock:
            con.execute("CHECKPOINT")
    return clock.figures | _size(path)


def plain_scan(folder: str) -> Figures:
    """What reading the ids of the plain table takes, as an unchanged run must know them."""
    clock, path = Clock(), Path(folder, "plain.duckdb")
    with duckdb.connect(str(path)) as con, clock:
        con.execute("SELECT count(DISTINCT id), max(title) FROM t").fetchall()
    return clock.figures | _size(path)


def into_store(folder: str, number: int, postings: int, boards: int) -> Figures:
    """What one of `RUNS` takes in the store."""
    dealer = Dealer(Path(folder, "texts.pickle"))
    found = dealer.results(postings, boards, unchanged=RUNS[number] == "unchanged listings")
    run, at, clock, path = f"r{number}", NOW + timedelta(days=number), Clock(), Path(folder, "work.duckdb")
    shown = columns()  # making the patterns is not what is measured
    with clock:
        store = Store(path, shown, check=True)
        store.begin_run(run, started_at=at, program_version="1", parser_version=parser_version(), boards=boards)
    save_all(store, dealer, found, clock, run=run, at=at)
    with clock:
        store.finish_run(run, finished_at=at, status="ok")
    # Otherwise the next opening finds a file that nobody ended, and reads all of it.
    store.publish(path.with_name("published.duckdb"))
    store.close()
    return clock.figures | _size(path)


def save_all(
    store: Store, dealer: Dealer, found: Iterator[BoardResult], clock: Clock, *, run: str, at: datetime
) -> None:
    """Store all that boards said, as a run does; the clock runs while the store works."""
    for group in groups(found):
        with clock:
            wanted = store.to_parse([posting for result in group for posting in result.postings], parser_version())
        readings = {posting.id: dealer.parsed(posting) for posting in wanted}
        with clock:
            store.save_boards(run, group, readings, seen_at=at)


def _size(path: Path) -> Figures:
    return {"file": path.stat().st_size / 1e6}


def multiply(path: Path, many: int) -> None:
    """Make the postings of a working file many, under new ids; the copies have no texts, as no question reads these."""
    with duckdb.connect(str(path)) as con:
        ((count,),) = con.execute("SELECT count(*) FROM store.posting_states").fetchall()
        if count >= many:
            return
        for table, text in (("posting_states", ""), ("posting_versions", "description"), ("parsed", "text")):
            emptied = f", '' AS {text}" if text else ""
            con.execute(
                f"INSERT INTO store.{table} SELECT t.* REPLACE (t.posting_id || '-' || n.n AS posting_id{emptied}) "  # noqa: S608 - our own
                f"FROM store.{table} t, range(1, $times) n(n)",
                {"times": many // count},
            )


def asked(folder: str, question: str, many: int) -> Figures:
    """What a question takes whose pages are in memory, the best of three."""
    path = Path(folder, "work.duckdb")
    multiply(path, many)
    clocks = []
    with duckdb.connect(str(path), read_only=True) as con:
        for _ in range(4):
            clocks.append(clock := Clock())
            with clock:
                con.execute(QUESTIONS[question]).fetchall()
    return min(clocks[1:], key=lambda clock: clock.seconds).figures | _size(path)


def report(size: Size) -> Report:
    """The section of the page."""
    much = size.postings, size.boards
    with tempfile.TemporaryDirectory() as folder:
        texts = step(texts_of, folder, size.texts)
        taken = {"plain append": step(plain_append, folder, *much), "plain scan": step(plain_scan, folder)}
        taken |= {name: step(into_store, folder, number, *much) for number, name in enumerate(RUNS)}
        taken |= {question: step(asked, folder, question, size.many) for question in QUESTIONS}
    text = (
        f"{size.postings:,} postings of {texts['length']:,.0f} characters and {texts['facts']:.1f} facts each "
        f"({size.postings * texts['length'] / 1e6:,.0f} MB of text, kept twice: as it came and as it was read), dealt "
        f"from {size.texts:,} texts to {size.boards:,} boards, DuckDB {duckdb.__version__}. “Of many” are "
        f"{size.many:,} postings."
    )
    heads = ["what", "seconds", "CPU seconds", "memory, MB", "file, MB"]
    rows = table(heads, ([name, *seconds(one), f"{one['file']:,.0f}"] for name, one in taken.items()))
    bare, ours, unchanged = (taken[name] for name in ("plain append", "empty store", "unchanged listings"))
    return Report(
        f"{text}\n\n{rows}",
        (
            Ratio("storing : DuckDB's bare append of the rows, seconds", f"{ours['seconds'] / bare['seconds']:.2f}"),
            Ratio("the same, CPU seconds", f"{ours['cpu'] / bare['cpu']:.2f}"),
            Ratio("the file : that of the bare append", f"{ours['file'] / bare['file']:.2f}"),
            Ratio("unchanged listings : storing them first, seconds", f"{unchanged['seconds'] / ours['seconds']:.3f}"),
        ),
    )
