"""The whole path over real HTTP: boards that answer, change, vanish and misbehave; what the user sees each time."""

import json
import os
import signal
import subprocess
import sys
import threading
from copy import deepcopy
from pathlib import Path
from typing import Any

import duckdb
import pytest
from filelock import FileLock

from internscout.cli import main
from internscout.model import Parsed
from internscout.parse import parse
from internscout.pipeline import run as steps
from internscout.pipeline.boards import check_boards
from internscout.text import Document

GREENHOUSE = "boards-api.greenhouse.io/v1/boards/brightriver/jobs"
LEVER = "api.lever.co/v0/postings/kiteworks"
LIST = "raw.githubusercontent.com/students/list/listings.json"

DESCRIPTION = (
    "&lt;p&gt;Join the modelling team for twelve weeks.&lt;/p&gt;&lt;h3&gt;Requirements&lt;/h3&gt;&lt;ul&gt;"
    "&lt;li&gt;Pursuing a Master&#39;s or PhD in computer science&lt;/li&gt;"
    "&lt;li&gt;Good knowledge of Python and PyTorch&lt;/li&gt;&lt;/ul&gt;&lt;p&gt;Pay: $50 - $60 per hour&lt;/p&gt;"
)


def listing(*jobs: Any) -> dict[str, Any]:
    return {"jobs": list(jobs), "meta": {"total": len(jobs)}}


def job(number: int, title: str, content: str = DESCRIPTION) -> dict[str, Any]:
    return {
        "id": number,
        "title": title,
        "absolute_url": f"https://job-boards.greenhouse.io/brightriver/jobs/{number}",
        "location": {"name": "Boston, MA"},
        "updated_at": "2026-10-01T10:00:00-04:00",
        "first_published": "2026-10-01T10:00:00-04:00",
        "company_name": "Brightriver",
        "content": content,
    }


def lever_posting(key: str, title: str) -> dict[str, Any]:
    return {
        "id": key,
        "text": title,
        "hostedUrl": f"https://jobs.lever.co/kiteworks/{key}",
        "applyUrl": f"https://jobs.lever.co/kiteworks/{key}/apply",
        "createdAt": 1760000000000,
        "categories": {"location": "Berlin", "commitment": "Intern", "allLocations": ["Berlin"]},
        "country": "DE",
        "workplaceType": "hybrid",
        "description": "<div>Fly and learn: computer vision for kites, in Python.</div>",
        "descriptionPlain": "Fly and learn: computer vision for kites, in Python.",
        "lists": [{"text": "Requirements", "content": "<li>Enrolled in a Bachelor or Master programme</li>"}],
        "additional": "",
        "additionalPlain": "",
    }


@pytest.fixture
def two_boards(folder: Any) -> Any:
    folder.configure("greenhouse:brightriver", "lever:kiteworks")
    folder.mirror.serve(GREENHOUSE, listing(job(1, "Machine Learning Intern"), job(2, "Research Intern, NLP")))
    folder.mirror.serve(LEVER, [lever_posting("a-1", "Computer Vision Intern")])
    return folder


def invoke(folder: Any, *arguments: str) -> int:
    command, *rest = arguments
    return main([command, "-c", str(folder.config), *rest])


def sql(folder: Any, query: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(folder.path / "data" / "internscout.duckdb", read_only=True) as connection:
        return connection.execute(query).fetchall()


def latest(folder: Any) -> str:
    path: Path = folder.path / "data" / "digests" / "latest.md"
    return path.read_text(encoding="utf-8")


def test_first_run(two_boards: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert invoke(two_boards, "run") == 0
    said = capsys.readouterr()
    assert "2 of 2 boards read: 3 postings, 3 new, 0 changed" in said.out
    assert str(two_boards.path / "data" / "internscout.duckdb") in said.out
    assert "boards read: 2 of 2" in said.err
    titles = {title for (title,) in sql(two_boards, "SELECT title FROM postings WHERE status = 'open'")}
    assert titles == {"Machine Learning Intern", "Research Intern, NLP", "Computer Vision Intern"}
    assert all(title in latest(two_boards) for title in titles)


def test_every_stored_fact_has_its_quote(two_boards: Any) -> None:
    invoke(two_boards, "run")
    rows = sql(
        two_boards,
        "SELECT quote, substr(text, start_offset + 1, end_offset - start_offset)"
        " FROM facts JOIN texts USING (posting_id)",
    )
    assert len(rows) > 10
    assert all(quote and quote == text for quote, text in rows)


def test_looking_at_it(two_boards: Any, capsys: pytest.CaptureFixture[str]) -> None:
    invoke(two_boards, "run")
    capsys.readouterr()

    assert invoke(two_boards, "list", "--json") == 0
    listed = json.loads(capsys.readouterr().out)
    assert [set(row) >= {"id", "title", "score", "verdict", "checks"} for row in listed] == [True] * 3
    scores = [row["score"] for row in listed]
    assert scores == sorted(scores, reverse=True)

    assert invoke(two_boards, "show", "greenhouse:brightriver:1", "--json") == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["requirements"]["salary"] == {"min": 50, "max": 60, "currency": "USD", "period": "hour"}

    assert invoke(two_boards, "show", "kiteworks") == 0
    assert "Computer Vision Intern" in capsys.readouterr().out

    assert invoke(two_boards, "why", "brightriver:2") == 0
    assert "Python" in capsys.readouterr().out

    assert invoke(two_boards, "query", "SELECT count(*) AS n FROM skills WHERE skill = 'python'", "--json") == 0
    assert json.loads(capsys.readouterr().out) == [{"n": 3}]

    assert invoke(two_boards, "status") == 0
    assert "2 of 2 boards read" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "code", "part"),
    [
        (("show", "no-such-posting"), 2, "no-such-posting"),
        (("show", "brightriver"), 2, "greenhouse:brightriver:1"),
        (("query", "SELEC 1"), 2, "syntax error"),
        (("query", "DELETE FROM postings"), 2, ""),
        (("query", "COPY postings TO 'stolen.csv'"), 2, ""),
        (("run", "--board", "lever:nobody"), 2, "no such board: lever:nobody"),
    ],
)
def test_requests_that_cannot_be_met(
    two_boards: Any, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], code: int, part: str
) -> None:
    invoke(two_boards, "run")
    capsys.readouterr()
    assert invoke(two_boards, *arguments) == code
    message = capsys.readouterr().err
    assert message.startswith("internscout: ")
    assert message.count("\n") == 1
    assert part in message


TABLES = ("posting_versions", "facts", "texts", "requirements", "skills")


def contents(folder: Any) -> dict[str, list[tuple[Any, ...]]]:
    query = "SELECT count(*), hash(list(t ORDER BY t)) FROM {} t"
    return {table: sql(folder, query.format(table)) for table in TABLES}


def test_a_second_run_changes_nothing(two_boards: Any) -> None:
    invoke(two_boards, "run")
    before = contents(two_boards)
    assert invoke(two_boards, "run") == 0
    assert contents(two_boards) == before
    assert "Machine Learning Intern" not in latest(two_boards), "a digest never repeats"


def test_a_changed_posting_keeps_its_former_version(two_boards: Any, capsys: pytest.CaptureFixture[str]) -> None:
    invoke(two_boards, "run")
    changed = job(1, "Machine Learning Intern", DESCRIPTION.replace("$50 - $60", "$55 - $65"))
    two_boards.mirror.serve(GREENHOUSE, listing(changed, job(2, "Research Intern, NLP")))
    capsys.readouterr()
    assert invoke(two_boards, "run") == 0
    assert "0 new, 1 changed" in capsys.readouterr().out
    versions = sql(
        two_boards, "SELECT version FROM posting_versions WHERE posting_id LIKE '%brightriver:1' ORDER BY version"
    )
    assert len(versions) == 2
    assert sql(two_boards, "SELECT pay_min FROM requirements WHERE posting_id LIKE '%brightriver:1'") == [(55.0,)]


BAD_ANSWERS = {
    "404": (404, b"{}", "HTTP 404"),
    "500": (500, b"oops", "HTTP 500"),
    "HTML": (200, b"<!doctype html><html><body>Moved</body></html>", "HTML"),
    "empty": (200, b"", "empty"),
    "broken": (200, b'{"jobs": [', "JSON"),
    "other": (200, b'{"error": "x"}', "jobs"),
}


@pytest.mark.parametrize("kind", BAD_ANSWERS)
def test_a_board_that_fails_is_named_and_keeps_its_postings(
    two_boards: Any, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    invoke(two_boards, "run")
    before = sql(two_boards, "SELECT id, status, last_seen FROM postings WHERE id LIKE 'greenhouse:%' ORDER BY id")
    status, body, reason = BAD_ANSWERS[kind]
    two_boards.mirror.serve(GREENHOUSE, body, status)
    two_boards.mirror.serve(
        LEVER, [lever_posting("a-1", "Computer Vision Intern"), lever_posting("a-2", "Kite Data Intern")]
    )
    capsys.readouterr()
    for _ in range(3):
        assert invoke(two_boards, "run") == 1
    said = capsys.readouterr()
    assert "Traceback" not in said.err
    assert "board greenhouse:brightriver failed: " in said.err
    assert reason in said.err
    assert (
        sql(two_boards, "SELECT id, status, last_seen FROM postings WHERE id LIKE 'greenhouse:%' ORDER BY id") == before
    )
    assert sql(two_boards, "SELECT count(*) FROM postings WHERE id LIKE 'lever:%'") == [(2,)]
    assert "greenhouse:brightriver" in latest(two_boards)


def test_one_malformed_row_costs_that_row(two_boards: Any, capsys: pytest.CaptureFixture[str]) -> None:
    broken: dict[str, Any] = deepcopy(job(3, "x"))
    del broken["title"]
    two_boards.mirror.serve(GREENHOUSE, listing(job(1, "Machine Learning Intern"), broken, "?"))
    assert invoke(two_boards, "run") == 0
    assert "2 postings, 2 new" in (said := capsys.readouterr().out)
    assert "2 could not be read, or not in full" in said
    assert sql(two_boards, "SELECT count(*) FROM row_faults") == [(2,)]


def test_gone_postings_close_only_after_two_whole_listings(two_boards: Any) -> None:
    invoke(two_boards, "run")
    two_boards.mirror.serve(GREENHOUSE, listing(job(1, "Machine Learning Intern")))
    states = []
    for _ in range(2):
        invoke(two_boards, "run")
        states += sql(two_boards, "SELECT status FROM postings WHERE id = 'greenhouse:brightriver:2'")
    assert states == [("missing",), ("closed",)]


def test_list_rows_are_read_in_full_at_the_employer(folder: Any) -> None:
    folder.configure("listings:students/list")
    row = {
        "id": "0001", "company_name": "Brightriver", "title": "Machine Learning Intern", "locations": ["Boston, MA"],
        "url": "https://job-boards.greenhouse.io/brightriver/jobs/7", "terms": ["Summer 2027"], "active": True,
        "is_visible": True, "source": "Someone", "company_url": "", "date_posted": 1, "date_updated": 1,
        "sponsorship": "Other",
    }  # fmt: skip
    elsewhere = row | {"id": "0002", "title": "Data Intern", "url": "https://careers.example.org/jobs/9"}
    gone = row | {"id": "0003", "url": "https://job-boards.greenhouse.io/brightriver/jobs/8"}
    folder.mirror.serve(LIST, [row, elsewhere, gone])
    folder.mirror.serve(f"{GREENHOUSE}/7", job(7, "Machine Learning Intern"))
    assert invoke(folder, "run") == 0
    found = sql(folder, "SELECT id, thin FROM postings ORDER BY id")
    assert found == [
        ("greenhouse:brightriver:7", False),
        ("greenhouse:brightriver:8", True),
        ("listings:students/list:0002", True),
    ]
    assert sql(folder, "SELECT count(*) FROM row_faults") == [(1,)]


@pytest.mark.parametrize(
    ("name", "text", "part"),
    [
        ("internscout.toml", "data_dir = 1", "internscout.toml: key 'data_dir'"),
        ("internscout.toml", "nonsense", "not valid TOML"),
        (
            "internscout.toml",
            "[sources]\nboards = [{source = 'monster', token = 'x'}]",
            "internscout.toml: key 'sources.boards': unknown source 'monster' in monster:x; allowed: ashby, greenhouse",
        ),
        ("internscout.toml", "[fetch]\nmirror = 'localhost'", "key 'fetch.mirror': should be an http or https address"),
        ("internscout.toml", "data_dir = '~nobody-of-that-name/x'", "key 'data_dir'"),
        ("internscout.toml", "", "no boards"),
        ("profile.toml", "[skills]\ntools = ['x']", "profile.toml: unknown key 'skills.tools'"),
    ],
)
def test_faults_in_files_are_found_before_anything_is_fetched(
    two_boards: Any, capsys: pytest.CaptureFixture[str], name: str, text: str, part: str
) -> None:
    (two_boards.path / name).write_text(text, encoding="utf-8")
    assert invoke(two_boards, "run") == 2
    message = capsys.readouterr().err
    assert part in message
    assert message.count("\n") == 1
    assert two_boards.mirror.asked == []
    assert not (two_boards.path / "data").exists()


def test_a_second_run_at_the_same_time_is_refused(two_boards: Any, capsys: pytest.CaptureFixture[str]) -> None:
    work = two_boards.path / "data" / "work"
    work.mkdir(parents=True)
    with FileLock(work / "run.lock"):
        assert invoke(two_boards, "run") == 3
    assert "another run is at work" in capsys.readouterr().err
    assert two_boards.mirror.asked == []


def test_an_interrupted_run_keeps_and_publishes_what_it_stored(
    two_boards: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = two_boards.configure("greenhouse:brightriver", "lever:kiteworks")

    def interrupt(_: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        steps.run(settings, [], check_boards(settings, two_boards.config), interrupt)
    assert sql(two_boards, "SELECT status FROM runs") == [("interrupted",)]
    assert sql(two_boards, "SELECT count(*) > 0 FROM postings") == [(True,)]
    assert invoke(two_boards, "status") == 0
    assert "interrupted: 1 of 2 boards read" in capsys.readouterr().out


def test_reading_before_any_run(folder: Any, capsys: pytest.CaptureFixture[str]) -> None:
    folder.configure()
    for arguments in (("list",), ("show", "x"), ("query", "SELECT 1"), ("digest",)):
        assert invoke(folder, *arguments) in (1, 2)
        assert "internscout run" in capsys.readouterr().err


def test_digest_again_and_reparse(two_boards: Any, capsys: pytest.CaptureFixture[str]) -> None:
    invoke(two_boards, "run")
    asked = len(two_boards.mirror.asked)
    assert invoke(two_boards, "digest") == 0
    assert invoke(two_boards, "reparse") == 0
    assert "0 postings read again" in capsys.readouterr().out
    assert len(two_boards.mirror.asked) == asked


def test_check_and_remove_dead_boards(two_boards: Any, capsys: pytest.CaptureFixture[str]) -> None:
    two_boards.configure("greenhouse:brightriver", "lever:kiteworks", "ashby:nobody")
    arguments = ["sources", "check", "-c", str(two_boards.config), "--remove-dead"]
    assert main(arguments) == 1
    said = capsys.readouterr()
    assert "2 of 3 boards answer" in said.err
    assert "ashby:nobody" in said.err
    assert main(arguments) == 0
    assert not (two_boards.path / "data").exists(), "checking stores nothing"


def test_add_a_board_from_any_address(folder: Any, capsys: pytest.CaptureFixture[str]) -> None:
    folder.configure()
    page = b'<html><body><a href="https://jobs.lever.co/kiteworks">Open roles</a></body></html>'
    folder.mirror.serve("kiteworks.example/careers", page)
    for url in ("https://boards.greenhouse.io/brightriver/jobs/1", "kiteworks.example/careers"):
        assert main(["sources", "add", url, "-c", str(folder.config)]) == 0
    said = capsys.readouterr().out
    assert "added: greenhouse:brightriver" in said
    assert "added: lever:kiteworks" in said
    folder.mirror.serve("kiteworks.example/about", b"<html></html>")
    assert main(["sources", "add", "kiteworks.example/about", "-c", str(folder.config)]) == 2


def test_parse_reads_lines_in_order(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = [
        '{"id": 1, "title": "ML Intern", "description": "Python required."}',
        "nonsense",
        '{"id": 2, "title": "PhD Intern"}',
    ]
    path = tmp_path / "docs.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    assert main(["parse", str(path)]) == 1
    said = capsys.readouterr()
    assert [json.loads(line)["id"] for line in said.out.splitlines()] == [1, 2]
    assert "line 2: not JSON" in said.err


def test_a_posting_that_breaks_the_parser_is_kept_and_tried_again(
    two_boards: Any, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(document: Document) -> Parsed:
        if "NLP" in document.title:
            raise RuntimeError("no")
        return parse(document)

    with monkeypatch.context() as patch:
        patch.setattr("internscout.pipeline.parsing.parse", broken)
        assert invoke(two_boards, "run") == 0
    assert "3 postings, 3 new" in (said := capsys.readouterr().out)
    assert "1 could not be read, or not in full" in said
    assert sql(two_boards, "SELECT why FROM row_faults") == [("the parser broke: RuntimeError: no",)]
    assert sql(two_boards, "SELECT count(*) FROM requirements") == [(2,)]
    assert invoke(two_boards, "show", "brightriver:2") == 0
    assert invoke(two_boards, "reparse") == 0
    assert sql(two_boards, "SELECT count(*) FROM requirements") == [(3,)]


def test_a_fault_in_the_program_is_one_line(
    two_boards: Any, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("no")

    monkeypatch.setattr("internscout.pipeline.run.begun", broken)
    monkeypatch.delenv("INTERNSCOUT_DEBUG", raising=False)
    assert invoke(two_boards, "run") == 70
    assert capsys.readouterr().err == (
        "internscout: a fault in the program: RuntimeError: no; INTERNSCOUT_DEBUG=1 shows where\n"
    )


def test_rows_lost_from_the_working_file_are_said_aloud(two_boards: Any, caplog: pytest.LogCaptureFixture) -> None:
    invoke(two_boards, "run")
    assert caplog.messages == []
    with duckdb.connect(two_boards.path / "data" / "work" / "internscout.work.duckdb") as connection:
        connection.execute("DELETE FROM store.parsed")
    assert invoke(two_boards, "run") == 0
    assert any("parsed" in message for message in caplog.messages)


def row_of_list(number: int, url: str) -> dict[str, Any]:
    return {
        "id": f"row-{number}", "company_name": "Brightriver", "title": "Data Science Intern",
        "locations": ["Boston, MA"], "url": url, "terms": ["Summer 2027"], "active": True, "is_visible": True,
        "source": "Someone", "company_url": "", "date_posted": 1, "date_updated": 1, "sponsorship": "Other",
    }  # fmt: skip


def states(folder: Any) -> dict[str, str]:
    return dict(sql(folder, "SELECT id, status FROM postings"))


def test_a_row_that_nobody_can_read_does_not_keep_gone_postings_open(folder: Any) -> None:
    folder.configure("greenhouse:brightriver")
    broken = {"id": 9}
    folder.mirror.serve(GREENHOUSE, listing(job(1, "ML Intern"), job(2, "AI Intern"), job(3, "NLP Intern"), broken))
    invoke(folder, "run")
    folder.mirror.serve(GREENHOUSE, listing(job(1, "ML Intern"), broken))
    for _ in range(2):
        assert invoke(folder, "run") == 0
    assert sorted(states(folder).values()) == ["closed", "closed", "open"]


def test_a_dead_board_behind_a_list_does_not_keep_gone_rows_open(folder: Any) -> None:
    folder.configure("listings:students/list")
    dead = row_of_list(1, "https://job-boards.greenhouse.io/nobody/jobs/1234")
    folder.mirror.serve(LIST, [dead, row_of_list(2, "https://a.example/2"), row_of_list(3, "https://a.example/3")])
    invoke(folder, "run")
    folder.mirror.serve(LIST, [dead, row_of_list(2, "https://a.example/2")])
    for _ in range(2):
        assert invoke(folder, "run") == 0
    assert states(folder)["listings:students/list:row-3"] == "closed"
    assert states(folder)["greenhouse:nobody:1234"] == "open"


def test_a_listed_posting_stays_open_when_its_own_board_is_added_and_fails(folder: Any) -> None:
    folder.configure("listings:students/list")
    folder.mirror.serve(LIST, [row_of_list(1, "https://job-boards.greenhouse.io/brightriver/jobs/7")])
    folder.mirror.serve(f"{GREENHOUSE}/7", job(7, "Data Science Intern"))
    invoke(folder, "run")
    folder.configure("listings:students/list", "greenhouse:brightriver")
    folder.mirror.serve(GREENHOUSE, b"oops", 500)
    for _ in range(3):
        assert invoke(folder, "run") == 1
    assert states(folder) == {"greenhouse:brightriver:7": "open"}
    folder.mirror.serve(GREENHOUSE, listing(job(7, "Data Science Intern")))
    assert invoke(folder, "run") == 0
    assert sql(folder, "SELECT status, via_board FROM postings") == [("open", "greenhouse:brightriver")]


def test_postings_of_a_board_that_is_read_no_more_are_closed(two_boards: Any) -> None:
    invoke(two_boards, "run")
    two_boards.configure("greenhouse:brightriver", "lever:kiteworks")
    invoke(two_boards, "run", "--board", "lever:kiteworks")
    assert set(states(two_boards).values()) == {"open"}, "a run over some boards says nothing of the others"
    two_boards.configure("greenhouse:brightriver")
    invoke(two_boards, "run")
    assert states(two_boards)["lever:kiteworks:a-1"] == "closed"
    assert "Computer Vision" not in latest(two_boards)


def test_jobs_of_other_kinds_are_counted_in_the_digest(folder: Any, capsys: pytest.CaptureFixture[str]) -> None:
    folder.configure("greenhouse:brightriver")
    folder.mirror.serve(GREENHOUSE, listing(job(1, "Machine Learning Engineer"), job(2, "Data Scientist, Senior")))
    invoke(folder, "run")
    assert "2 other kind of job" in latest(folder)
    assert "no open postings" not in latest(folder)
    capsys.readouterr()
    invoke(folder, "list")
    assert "0 of 0 shown; 0 do not fit, 2 are of another kind" in capsys.readouterr().out


def test_an_interruption_waits_for_the_database(two_boards: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C while a board is being stored: the board is stored whole, and the exit code is that of an interruption."""
    storing = threading.Event()
    store = steps._store

    def slow(*arguments: Any) -> None:
        storing.set()
        store(*arguments)
        finished.append(arguments[2].board.key)

    def interrupt() -> None:
        storing.wait(timeout=60)
        signal.raise_signal(signal.SIGINT)

    finished: list[str] = []
    monkeypatch.setattr(steps, "_store", slow)
    thread = threading.Thread(target=interrupt)
    # Tests that were started in a shell's background inherit that SIGINT is ignored.
    former = signal.signal(signal.SIGINT, signal.default_int_handler)
    thread.start()
    try:
        assert invoke(two_boards, "run") == 130
    finally:
        thread.join()
        signal.signal(signal.SIGINT, former)
    assert len(finished) == 1
    assert sql(two_boards, "SELECT status FROM runs") == [("interrupted",)]
    assert sql(two_boards, "SELECT count(*) > 0 FROM postings") == [(True,)]


def test_parse_on_several_processes_keeps_the_order(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "docs.jsonl"
    lines = [json.dumps({"id": n, "title": f"ML Intern {n}", "description": "Python"}) for n in range(450)]
    path.write_text("\n".join(lines), encoding="utf-8")
    assert main(["parse", str(path), "--processes", "2"]) == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [record["id"] for record in found] == list(range(450))
    assert all(record["kind"] == "internship" for record in found)


def test_parse_survives_odd_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "docs.jsonl"
    lines = (b'{"id": "a\\ud800", "title": "ML \\udfff Intern"}', b'{"id": "b", "title": "caf\xe9"}', b"\xff\xfe")
    path.write_bytes(b"\n".join(lines))
    assert main(["parse", str(path), "--facts"]) == 1
    said = capsys.readouterr()
    assert [json.loads(line)["id"] for line in said.out.splitlines()] == ["a\ufffd", "b"]
    assert "line 3" in said.err


def test_query_as_json_loses_no_column_and_no_number(two_boards: Any, capsys: pytest.CaptureFixture[str]) -> None:
    invoke(two_boards, "run")
    capsys.readouterr()
    assert invoke(two_boards, "query", "SELECT 1.5 AS a, 2 AS a, 'nan'::DOUBLE AS b", "--json") == 0
    assert json.loads(capsys.readouterr().out) == [{"a": 1.5, "a:1": 2, "b": None}]


def test_errors_do_not_steer_the_terminal(two_boards: Any, capsys: pytest.CaptureFixture[str]) -> None:
    titles = [job(1, "Intern \x1b]0;owned\x07A"), job(2, "Intern \u202eB")]
    two_boards.mirror.serve(GREENHOUSE, listing(*titles))
    invoke(two_boards, "run")
    capsys.readouterr()
    assert invoke(two_boards, "show", "brightriver") == 2
    said = capsys.readouterr().err
    assert "\x1b" not in said
    assert "\u202e" not in said


def test_ids_are_shown_whole_on_any_terminal(
    two_boards: Any, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    invoke(two_boards, "run")
    capsys.readouterr()
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert invoke(two_boards, "list") == 0
    said = capsys.readouterr().out
    assert "greenhouse:brightriver:1\n" in said
    assert "Machine…" in said


def test_a_terminal_of_another_encoding_gets_marks_not_faults(two_boards: Any) -> None:
    invoke(two_boards, "run")
    environment = os.environ | {"PYTHONIOENCODING": "ascii"}
    code = "import sys; from internscout.cli import main; sys.exit(main(sys.argv[1:]))"
    for arguments in (["list"], ["list", "--json"], ["show", "brightriver:1"], ["why", "brightriver:1"]):
        command = [sys.executable, "-c", code, *arguments, "-c", str(two_boards.config)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")
