"""The commands that read, parse and configure, on a small database or none."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from internscout.cli import main
from internscout.model import Parsed
from internscout.parse import parse_all
from internscout.text import Document
from tests.pipeline.build import (
    GREENHOUSE,
    invoke,
    job,
    latest,
    listing,
)


def test_looking_at_it(stored: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert invoke(stored, "list", "--json") == 0
    listed = json.loads(capsys.readouterr().out)
    assert [set(row) >= {"id", "title", "score", "verdict", "checks"} for row in listed] == [True] * 3
    scores = [row["score"] for row in listed]
    assert scores == sorted(scores, reverse=True)

    assert invoke(stored, "show", "greenhouse:brightriver:1", "--json") == 0
    shown = json.loads(capsys.readouterr().out)
    salary = shown["requirements"]["salary"]
    assert salary["comparable"].pop("assumption") == "40 hours a week (assumed), 52 weeks a year"
    assert salary == {
        "min": 50,
        "max": 60,
        "currency": "USD",
        "period": "hour",
        "comparable": {
            "hourly_usd_min": 50,
            "hourly_usd_max": 60,
            "annual_usd_min": 104_000,
            "annual_usd_max": 124_800,
            "rates_date": None,
        },
    }

    assert invoke(stored, "show", "kiteworks") == 0
    said = capsys.readouterr().out
    assert "Computer Vision Intern" in said
    assert re.search(r"^first_seen: \d{4}-\d\d-\d\d \d\d:\d\d UTC$", said, re.MULTILINE)

    assert invoke(stored, "why", "brightriver:2") == 0
    assert "Python" in capsys.readouterr().out

    assert invoke(stored, "query", "SELECT count(*) AS n FROM skills WHERE skill = 'python'", "--json") == 0
    assert json.loads(capsys.readouterr().out) == [{"n": 3}]

    assert invoke(stored, "status") == 0
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
    stored: Any, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], code: int, part: str
) -> None:
    assert invoke(stored, *arguments) == code
    message = capsys.readouterr().err
    assert message.startswith("internscout: ")
    assert message.count("\n") == 1
    assert part in message


def test_reading_before_any_run(folder: Any, capsys: pytest.CaptureFixture[str]) -> None:
    folder.configure()
    for arguments in (("list",), ("show", "x"), ("query", "SELECT 1"), ("digest",)):
        assert invoke(folder, *arguments) in (1, 2)
        assert "internscout run" in capsys.readouterr().err


def test_digest_again_and_reparse(stored: Any, capsys: pytest.CaptureFixture[str]) -> None:
    asked = len(stored.mirror.asked)
    assert invoke(stored, "digest") == 0
    assert invoke(stored, "reparse") == 0
    assert "0 postings read again" in capsys.readouterr().out
    assert len(stored.mirror.asked) == asked


def test_reparse_says_which_facts_the_parser_reads_otherwise(
    two_boards: Any, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def without_kinds(documents: Sequence[Document]) -> list[Parsed]:
        read = parse_all(documents)
        kept = [tuple(fact for fact in one.facts if fact.field != "kind") for one in read]
        return [replace(one, facts=facts, parser_version="before") for one, facts in zip(read, kept, strict=True)]

    with monkeypatch.context() as patch:
        patch.setattr("internscout.pipeline.parsing.parse_all", without_kinds)
        invoke(two_boards, "run")
    capsys.readouterr()
    assert invoke(two_boards, "reparse") == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "3 postings read again"
    assert re.fullmatch(r"  kind: \d+ facts new, 0 gone, 3 postings: parser before → \S+", said[1])
    assert said[2] == '      greenhouse:brightriver:1: nothing → "internship" “Intern”'
    assert len(said) == 3
    assert invoke(two_boards, "reparse") == 0
    assert capsys.readouterr().out == "0 postings read again\n"


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


def test_check_says_what_its_numbers_are(folder: Any, capsys: pytest.CaptureFixture[str]) -> None:
    folder.configure("greenhouse:brightriver", "hackernews:whoishiring")
    folder.mirror.serve(GREENHOUSE, {**listing(job(1, "Intern")), "meta": {"total": 240}})
    threads = Path(__file__).parents[1] / "sources" / "payloads" / "hackernews" / "threads.json"
    folder.mirror.serve("hn.algolia.com/api/v1/search_by_date", threads.read_bytes())
    assert main(["sources", "check", "-c", str(folder.config), "--json"]) == 0
    board, hacker_news = json.loads(capsys.readouterr().out)
    assert (board["postings"], "240" in board["note"]) == (1, True)
    assert (hacker_news["postings"], hacker_news["note"]) == (0, "and what is on further pages, not asked")


def test_a_file_is_no_address(folder: Any, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    folder.configure()
    monkeypatch.chdir(folder.path)
    (folder.path / "jobs.csv").write_text("title\n", encoding="utf-8")
    assert main(["sources", "add", "jobs.csv", "-c", str(folder.config)]) == 2
    assert '{ source = "file", token = "jobs", url = "jobs.csv" }' in capsys.readouterr().err
    assert main(["sources", "add", "./other.csv", "-c", str(folder.config)]) == 2
    assert "'./other.csv' is no address of a page" in capsys.readouterr().err


def test_a_skip_that_names_nothing_is_told(folder: Any, capsys: pytest.CaptureFixture[str]) -> None:
    text = '[sources]\ncatalogue = "ai"\nskip = ["amazon:Amazon", "lever:no-such-board"]'
    folder.config.write_text(text, encoding="utf-8")
    assert main(["sources", "list", "-c", str(folder.config)]) == 0
    said = capsys.readouterr()
    assert "amazon:amazon" not in said.out
    assert said.err == "skip has no effect on: lever:no-such-board (not of the catalogue as chosen)\n"


def test_a_failure_is_told_once(two_boards: Any, capsys: pytest.CaptureFixture[str]) -> None:
    two_boards.configure("greenhouse:brightriver", "ashby:nobody")
    invoke(two_boards, "run")
    capsys.readouterr()
    assert invoke(two_boards, "status") == 0
    said = capsys.readouterr().out
    assert said.count("ashby:nobody") == 1
    assert "boards without a posting" not in said


def test_programmes_before_and_after_a_run(two_boards: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert invoke(two_boards, "programmes", "--json") == 0
    before = {row["id"]: row for row in json.loads(capsys.readouterr().out)}
    assert len(before) >= 60
    assert before["openai-residency"]["state"] == "any_time"
    settings = two_boards.config.read_text(encoding="utf-8").replace("Brightriver", "OpenAI")
    two_boards.config.write_text(settings, encoding="utf-8")
    two_boards.mirror.serve(GREENHOUSE, listing(job(1, "Residency, Autumn")))
    invoke(two_boards, "run")
    assert "[Residency](https://openai.com/residency/), OpenAI: **open now: 1 posting**" in latest(two_boards)
    capsys.readouterr()
    (two_boards.path / "profile.toml").write_text('[study]\nlevel = "associate"\n', encoding="utf-8")
    assert invoke(two_boards, "programmes") == 0
    assert "OpenAI" not in capsys.readouterr().out
    assert invoke(two_boards, "programmes", "--all") == 0
    assert "open now: 1 posting" in capsys.readouterr().out


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


def test_jobs_of_other_kinds_are_counted_in_the_digest(folder: Any, capsys: pytest.CaptureFixture[str]) -> None:
    folder.configure("greenhouse:brightriver")
    folder.mirror.serve(GREENHOUSE, listing(job(1, "Machine Learning Engineer"), job(2, "Data Scientist, Senior")))
    invoke(folder, "run")
    assert "2 other kind of job" in latest(folder)
    assert "no open postings" not in latest(folder)
    capsys.readouterr()
    invoke(folder, "list")
    assert "0 of 0 shown; not fitting: 0, of another kind: 2 (--all" in capsys.readouterr().out


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


def test_query_as_json_loses_no_column_and_no_number(stored: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert invoke(stored, "query", "SELECT 1.5 AS a, 2 AS a, 'nan'::DOUBLE AS b", "--json") == 0
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
    stored: Any, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert invoke(stored, "list") == 0
    said = capsys.readouterr().out
    assert "greenhouse:brightriver:1\n" in said
    assert "Machine…" in said


def test_a_terminal_of_another_encoding_gets_marks_not_faults(stored: Any) -> None:
    environment = os.environ | {"PYTHONIOENCODING": "ascii"}
    code = "import sys; from internscout.cli import main; sys.exit(main(sys.argv[1:]))"
    for arguments in (["list"], ["list", "--json"], ["show", "brightriver:1"], ["why", "brightriver:1"]):
        command = [sys.executable, "-c", code, *arguments, "-c", str(stored.config)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")
