"""Runs and people at the same file, as real processes: neither ever waits for, breaks or misleads the other."""

import subprocess
import sys
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.pipeline.conftest import Folder

RUNS = 3

# Opens, asks and lets go, over and over; and all the while holds one connection, as a notebook does.
READER = """
    import sys
    import threading
    import duckdb

    path, stop = sys.argv[1], threading.Event()
    threading.Thread(target=lambda: (sys.stdin.read(), stop.set()), daemon=True).start()
    asked = "SELECT (SELECT count(*) FROM postings), (SELECT count(*) FROM events), (SELECT count(*) FROM facts)"
    with duckdb.connect(path, read_only=True) as con:
        print(*con.execute(asked).fetchone(), flush=True)
    while not stop.is_set():
        with duckdb.connect(path, read_only=True) as con:
            first = con.execute(asked).fetchone()
            con.execute("FROM open_internships").fetchall()
            assert con.execute(asked).fetchone() == first, "what one has open does not change"
            print(*first, flush=True)
"""

HOLDER = """
    import sys
    import duckdb

    con = duckdb.connect(sys.argv[1], read_only=sys.argv[2] == "read")
    for sql in sys.stdin:
        print(con.execute(sql).fetchall(), flush=True)
"""


@contextmanager
def person(code: str, *arguments: object) -> Iterator[subprocess.Popen[str]]:
    """A process of somebody else's, that knows nothing of InternScout; it must end well."""
    process = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code), *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    except BaseException:
        process.kill()
        process.communicate()
        raise
    _, errors = process.communicate()
    assert process.returncode == 0, errors


def ask(process: subprocess.Popen[str], sql: str) -> str:
    assert process.stdin
    assert process.stdout
    print(sql, file=process.stdin, flush=True)
    return process.stdout.readline().strip()


@pytest.fixture
def jobs(folder: Folder) -> Folder:
    settings = folder.configure()
    text = folder.config.read_text(encoding="utf-8")
    line = "boards = [{ source = 'file', token = 'mine', url = 'jobs.csv' }]"
    folder.config.write_text(text.replace("boards = []", line), encoding="utf-8")
    assert not settings.published.exists()
    return folder


def run(folder: Folder, number: int) -> Path:
    """The `number`-th run, as a process: so many times ten postings. Returns the published file."""
    rows = [f"ML Intern {n},https://jobs.example.org/{n},You know Python.\n" for n in range(10 * number)]
    (folder.path / "jobs.csv").write_text("title,url,description\n" + "".join(rows), encoding="utf-8")
    command = [sys.executable, "-m", "internscout", "run", "-c", str(folder.config)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder.path)
    assert done.returncode == 0, done.stderr
    assert "in use" not in done.stderr
    (published,) = (folder.path / "data").glob("*.duckdb")
    return published


def test_people_who_open_and_ask_all_the_time_disturb_no_run_and_see_whole_states_only(jobs: Folder) -> None:
    published = run(jobs, 1)
    with person(READER, published) as reader, person(HOLDER, published, "read") as holder:
        assert reader.stdout
        assert reader.stdout.readline().split()[0] == "10"
        assert ask(holder, "SELECT count(*) FROM postings") == "[(10,)]"
        for number in range(2, RUNS + 1):
            run(jobs, number)
        assert ask(holder, "SELECT count(*) FROM postings") == "[(10,)]", "the copy that one has open stays as it was"
        while (line := reader.stdout.readline().split()) and line[0] != str(10 * RUNS):
            seen, events, facts = map(int, line)
            assert seen in range(10, 10 * RUNS, 10)
            assert events == seen
            assert facts >= seen
        assert line, "the last state was seen"
    with person(HOLDER, published, "read") as later:
        assert ask(later, "SELECT count(*) FROM postings") == f"[({10 * RUNS},)]"


def test_who_opens_it_for_writing_and_writes_disturbs_no_run_and_nobody_after(jobs: Folder) -> None:
    published = run(jobs, 1)
    with person(HOLDER, published, "write") as writer:
        assert ask(writer, "CREATE TABLE notes AS SELECT 1 AS mine") == "[(1,)]"
        run(jobs, 2)
        assert ask(writer, "INSERT INTO notes VALUES (2)") == "[(1,)]"
        with person(HOLDER, published, "read") as reader:
            assert ask(reader, "SELECT count(*) FROM postings") == "[(20,)]"
        ask(writer, "CHECKPOINT")
        ask(writer, "INSERT INTO notes VALUES (3)")
        # What is written now is a log beside the new copy: our own commands set it aside.
        query = [sys.executable, "-m", "internscout", "query", "-c", str(jobs.config), "SELECT count(*) FROM postings"]
        told = subprocess.run(query, capture_output=True, text=True, check=False)
        assert (told.returncode, "20" in told.stdout) == (0, True), told.stderr
        run(jobs, 3)
    with person(HOLDER, published, "read") as reader:
        assert ask(reader, "SELECT count(*) FROM postings") == "[(30,)]"
