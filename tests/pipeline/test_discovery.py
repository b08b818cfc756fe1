"""Boards are found in lists and stored postings, told with evidence, and written; nothing is fetched for it."""

import json
from typing import Any

import pytest

from internscout.cli import main
from internscout.config import load_settings
from internscout.pipeline.discovery import discover
from tests.pipeline.build import GREENHOUSE, LEVER, LIST, invoke, job, lever_posting, listing, row_of_list

LIST_BOARD = "listings:students/list"
ASHBY = "https://jobs.ashbyhq.com/Tallship/11111111-2222-3333-4444-555555555555"
CLOSED = "https://job-boards.greenhouse.io/oldmill/jobs/77"


def row(number: int, title: str, url: str, **more: Any) -> dict[str, Any]:
    return row_of_list(number, url) | {"title": title, "company_name": f"Company {number}", **more}


@pytest.fixture
def stored(folder: Any) -> Any:
    """A list with six rows and a board with one posting, both read."""
    folder.configure("greenhouse:brightriver", LIST_BOARD)
    text = (
        "&lt;p&gt;See also &lt;a href=&quot;https://jobs.lever.co/sistership&quot;&gt;our sister&lt;/a&gt;.&lt;/p&gt;"
    )
    folder.mirror.serve(GREENHOUSE, listing(job(1, "Machine Learning Intern", text)))
    folder.mirror.serve(LEVER, [lever_posting("a" * 8 + "-1111-2222-3333-" + "b" * 12, "Computer Vision Intern")])
    rows = [
        row(1, "Data Science Intern", "https://job-boards.greenhouse.io/brightriver/jobs/1"),
        row(2, "Computer Vision Intern", f"https://jobs.lever.co/kiteworks/{'a' * 8}-1111-2222-3333-{'b' * 12}"),
        row(3, "Machine Learning Intern", ASHBY),
        row(4, "NLP Research Intern", f"{ASHBY[:-1]}6", active=False),
        row(5, "Marketing Intern", CLOSED, active=False),
        row(6, "Data Intern", "https://careers.nobody.example/jobs/6"),
        row(7, "Accountant", f"{ASHBY[:-1]}7", active=False),
        {"title": "no address"},
        "no row",
    ]
    folder.mirror.serve(LIST, rows)
    invoke(folder, "run")
    folder.mirror.asked.clear()
    return folder


def test_boards_are_told_with_their_evidence_the_most_useful_first(stored: Any) -> None:
    found = discover(load_settings(stored.config))
    assert [one.board.key for one in found] == [
        "ashby:Tallship", "lever:kiteworks", "greenhouse:oldmill", "lever:sistership",
    ]  # fmt: skip
    ashby, lever, closed, sister = found
    assert (ashby.postings, ashby.internships, ashby.ml_internships) == (3, 2, 2)
    assert ashby.examples == ("Machine Learning Intern", "NLP Research Intern", "Accountant")
    assert ashby.seen_in == (LIST_BOARD,)
    assert (lever.postings, lever.ml_internships, lever.board.company) == (1, 1, "Company 2")
    assert ashby.board.company == "", "three employers, so nobody's"
    assert (closed.internships, closed.ml_internships) == (1, 0)
    assert (sister.postings, sister.examples, sister.seen_in) == (0, (), ("greenhouse:brightriver",))
    assert stored.mirror.asked == []


def test_those_that_are_read_or_skipped_are_not_told(stored: Any) -> None:
    text = stored.config.read_text(encoding="utf-8")
    stored.config.write_text(text.replace("[sources]", '[sources]\nskip = ["ashby:tallship"]'), encoding="utf-8")
    found = [one.board.key for one in discover(load_settings(stored.config))]
    assert "ashby:Tallship" not in found
    assert "greenhouse:brightriver" not in found


def test_a_list_that_left_the_settings_speaks_no_more(stored: Any) -> None:
    stored.configure("greenhouse:brightriver")
    invoke(stored, "run")
    assert [one.board.key for one in discover(load_settings(stored.config))] == ["lever:sistership"]


def test_the_best_are_written_and_then_told_no_more(stored: Any, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["sources", "discover", "-c", str(stored.config)]
    capsys.readouterr()
    assert main([*arguments, "--limit", "1", "--add", "--json"]) == 0
    said = capsys.readouterr()
    (told,) = json.loads(said.out)
    assert told["board"] == "ashby:Tallship"
    assert "1 of 4 boards shown" in said.err
    assert "1 boards added" in said.err
    assert load_settings(stored.config).boards[-1].key == "ashby:Tallship"
    assert main(arguments) == 0
    said = capsys.readouterr()
    assert "lever:kiteworks" in said.out
    assert "ashby:Tallship" not in said.out
    assert "3 of 3 boards shown" in said.err


def test_a_list_whose_body_is_gone_costs_its_closed_rows_only(stored: Any, caplog: pytest.LogCaptureFixture) -> None:
    for body in (stored.path / "data" / "raw" / "bodies").rglob("*.gz"):
        body.unlink()
    found = [one.board.key for one in discover(load_settings(stored.config))]
    assert "lever:kiteworks" in found
    assert "greenhouse:oldmill" not in found
    assert f"closed rows of {LIST_BOARD} not looked through" in caplog.text


def test_before_any_run_it_says_what_to_do(folder: Any, capsys: pytest.CaptureFixture[str]) -> None:
    folder.configure("greenhouse:brightriver")
    assert main(["sources", "discover", "-c", str(folder.config)]) == 1
    assert "internscout run" in capsys.readouterr().err
