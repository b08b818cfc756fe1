"""Kills a process that does all that a run does to the files, again and again at random moments, and looks at what it
leaves.

    tools/kill_test.py [--kills 200] [--seed 1]

Every writer opens the same database as a newer program would (with a backup and a migration first), ingests boards with
new wordings, many in a transaction, ends runs, publishes, makes backups, and is killed with SIGKILL: every other one at
any moment, the others within a step that is chosen by lot, so that the short ones get their share. Then another process
opens the file as the next run would. It counts acknowledged boards that are not there, boards that are stored in part
(in the working file, in the published one and in the backups), and openings that failed or had something to say. All
texts are made up. Writer and looker are forks of a process that never opened a database.
"""

import argparse
import os
import random
import select
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import duckdb

from internscout.errors import StoreError
from internscout.model import Board, BoardResult, Column, Fact, Parsed, Posting
from internscout.store import Store, back_up, schema

COLUMNS = (Column("kind", "VARCHAR", "$.kind", "What the posting is"),)
START = datetime(2026, 1, 1, tzinfo=UTC)
BOARDS, TOGETHER, POSTINGS, FACTS = 60, 20, 6, 3
STEPS = ("opening", "storing", "ending", "publishing", "closing", "backing up")
LONGEST = 3.0  # seconds that a writer lives at most, or until it comes to the step that it is killed in
WITHIN = 0.1  # seconds of a step

MADE_UP = """
CREATE TABLE store.made_up_{} AS SELECT posting_id, version, title FROM store.posting_versions;
DROP TABLE IF EXISTS store.made_up_{};
"""

# One row for each board whose present postings are not all of one reading, read whole, with all their facts.
TORN = f"""
SELECT s.board, count(DISTINCT s.posting_id), count(DISTINCT v.title), count(DISTINCT p.posting_id), count(f.field)
FROM store.posting_states s
LEFT JOIN store.posting_versions v USING (posting_id, version)
LEFT JOIN store.parsed p USING (posting_id, version)
LEFT JOIN store.facts f USING (posting_id, version)
GROUP BY s.board
HAVING count(DISTINCT s.posting_id) <> {POSTINGS} OR count(DISTINCT v.title) <> 1
    OR count(DISTINCT p.posting_id) <> {POSTINGS} OR count(f.field) <> {POSTINGS * FACTS}
UNION ALL
SELECT DISTINCT v.board, 0, 0, 0, 0
FROM store.posting_versions v
ANTI JOIN store.board_runs b ON b.run_id = v.first_seen_run AND b.board = v.board
"""  # noqa: S608 - our own numbers


@dataclass(slots=True)
class Found:
    """What the lookers saw."""

    kills: int = 0
    acknowledged: int = 0
    lost: int = 0
    torn: int = 0
    failed: int = 0
    warned: int = 0
    steps: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.kills} kills, {self.acknowledged} boards acknowledged: {self.lost} lost, {self.torn} torn, "
            f"{self.failed} failed openings, {self.warned} with warnings; "
            f"killed while {', '.join(f'{step} {self.steps[step]}' for step in STEPS)}"
        )

    @property
    def bad(self) -> bool:
        return bool(self.lost or self.torn or self.failed or self.warned)


def reading(board: Board, turn: str) -> tuple[BoardResult, dict[str, Parsed]]:
    """A board's whole listing as it is worded in this turn."""
    title = f"Machine Learning Intern, {turn}"
    postings = tuple(
        Posting(board, str(n), title, f"https://jobs.example/{n}", "Acme", description=f"{title}: teach robots. " * 40)
        for n in range(POSTINGS)
    )
    facts = tuple(Fact(f"field{n}", n, title[:7], 0, 7, "title") for n in range(FACTS))
    parsed = Parsed({"kind": "internship"}, facts, title, "parser-1")
    return BoardResult(board, postings, complete=True, requests=1), dict.fromkeys((p.id for p in postings), parsed)


def grow_older(times: int) -> None:
    """From now on this process is a program with so many more migrations, each of which copies a table."""
    known = schema._migrations()  # noqa: SLF001
    last = known[-1][0]
    more = [(last + n, f"{last + n:04}_made_up", MADE_UP.format(n, n - 1)) for n in range(1, times + 1)]
    schema._migrations = lambda: known + more  # noqa: SLF001


def write(path: Path, turn: int, say: Callable[[str], None]) -> None:
    """Do what runs do, run after run, until killed; says which boards are stored, and what it is about to do."""
    grow_older(turn)
    copies = path.parent / "copies"
    for number in count():
        run = f"{turn:05}-{number:05}"
        moment = START + timedelta(hours=turn, minutes=number)
        say("step opening\n")
        with Store(path, COLUMNS, check=True) as store:
            say("step storing\n")
            store.begin_run(run, started_at=moment, program_version="1", parser_version="parser-1", boards=BOARDS)
            for first in range(0, BOARDS, TOGETHER):
                group = [reading(Board("greenhouse", f"b{n}"), run) for n in range(first, first + TOGETHER)]
                parsed = {posting_id: found for _, readings in group for posting_id, found in readings.items()}
                store.save_boards(run, [result for result, _ in group], parsed, seen_at=moment)
                say("".join(f"stored {run} {result.board.key}\n" for result, _ in group))
            say("step ending\n")
            store.finish_run(run, finished_at=moment, status="ok")
            say("step publishing\n")
            store.publish(path.with_name("published.duckdb"))
            say("step closing\n")
        say("step backing up\n")
        back_up(path, copies / f"{run}.duckdb")
        for old in sorted(copies.glob("*.duckdb"))[:-2]:
            old.unlink()


def look(path: Path, turn: int, stored: list[str], say: Callable[[str], None]) -> None:
    """Open the files as the next run and people do, and say what is wrong with them."""
    grow_older(turn)
    try:
        with Store(path, COLUMNS, check=True) as store:
            for warning in store.warnings:
                say(f"warned {warning}\n")
            con = store._con  # noqa: SLF001 - what no reader of the published copy can see
            noted = con.execute("SELECT run_id, board FROM store.board_runs").fetchall()
            there = {f"{run} {board}" for run, board in noted}
            for line in stored:
                if line not in there:
                    say(f"lost {line}\n")
            _look_for_torn(con, path.name, say)
    except StoreError as error:
        say(f"failed {error}\n")
    copies = [path.with_name("published.duckdb"), *path.parent.glob("copies/*"), *path.parent.glob("backups/*")]
    for copy in copies:
        if copy.exists() and not copy.name.startswith("."):
            try:
                with duckdb.connect(str(copy), read_only=True) as con:
                    _look_for_torn(con, copy.name, say)
            except duckdb.Error as error:
                say(f"failed {copy.name}: {error}\n")


def _look_for_torn(con: duckdb.DuckDBPyConnection, name: str, say: Callable[[str], None]) -> None:
    for row in con.execute(TORN).fetchall():
        say(f"torn {row} in {name}\n")


def forked(work: Callable[[Callable[[str], None]], None], chance: random.Random | None = None) -> list[str]:
    """Lines that `work` says in a process of its own, which is killed at a moment by `chance`."""
    reader, writer = os.pipe()
    if (child := os.fork()) == 0:
        os.close(reader)
        code = 1
        try:
            work(lambda line: os.write(writer, line.encode()) and None)
            code = 0
        finally:
            os._exit(code)
    os.close(writer)
    said = b""
    if chance:
        said = _heard_until_its_time(reader, chance)
        os.kill(child, signal.SIGKILL)
    with open(reader, "rb") as pipe:  # noqa: PTH123 - a handle, not a path
        said += pipe.read()
    lines = said.decode().split("\n")[:-1]
    _, status = os.waitpid(child, 0)
    if not chance and status:
        lines.append(f"failed: the process ended with {status}")
    return lines


def _heard_until_its_time(pipe: int, chance: random.Random) -> bytes:
    """What the process says until a moment by lot: any, or one within a step of its work."""
    said, step = b"", b"step " + chance.choice(STEPS).encode() + b"\n"
    anywhere = chance.random() < 0.5
    end = time.monotonic() + (chance.uniform(0.01, LONGEST) if anywhere else 10 * LONGEST)
    while (left := end - time.monotonic()) > 0 and (anywhere or step not in said):
        if select.select([pipe], [], [], left)[0]:
            said += os.read(pipe, 65536)
    if not anywhere:
        time.sleep(chance.uniform(0, WITHIN))
    return said


def kill(folder: Path, kills: int, seed: int) -> Found:
    """Kill so many writers; the files in `folder` are the same for all."""
    found, chance, path = Found(), random.Random(seed), folder / "work.duckdb"  # noqa: S311 - moments, not secrets
    stored: list[str] = []
    for turn in range(kills):
        said = [line.split(maxsplit=1) for line in forked(lambda say, turn=turn: write(path, turn, say), chance)]
        stored += [what for word, what in said if word == "stored"]
        found.steps.update([what for word, what in said if word == "step"][-1:])
        found.kills, found.acknowledged = turn + 1, len(stored)
        for line in forked(lambda say, turn=turn, stored=stored: look(path, turn, stored, say)):
            word = line.split(maxsplit=1)[0].rstrip(":")
            setattr(found, word, getattr(found, word) + 1)
            found.notes.append(f"kill {turn + 1}: {line}")
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{found}")
    return found


def main() -> int:
    """Kill, look, tell; exit code 1 when anything was amiss."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = kill(Path(folder), options.kills, options.seed)
    sys.stdout.write("".join(f"{line}\n" for line in [*found.notes[:20], str(found)]))
    return found.bad


if __name__ == "__main__":
    sys.exit(main())
