"""Boards that change, vanish and misbehave: what is stored, what is open, what is said."""

from copy import deepcopy
from typing import Any

import pytest

from tests.pipeline.build import (
    DESCRIPTION,
    GREENHOUSE,
    LEVER,
    LIST,
    invoke,
    job,
    latest,
    lever_posting,
    listing,
    row_of_list,
    sql,
    states,
)

TABLES = ("posting_versions", "facts", "texts", "requirements", "skills")


def contents(folder: Any) -> dict[str, list[tuple[Any, ...]]]:
    query = "SELECT count(*), hash(list(t ORDER BY t)) FROM {} t"
    return {table: sql(folder, query.format(table)) for table in TABLES}


def test_a_second_run_changes_nothing(stored: Any) -> None:
    before = contents(stored)
    assert invoke(stored, "run") == 0
    assert contents(stored) == before
    assert "Machine Learning Intern" in latest(stored), "today's digest stands"
    assert invoke(stored, "digest", "--again") == 0
    assert "Machine Learning Intern" not in latest(stored), "a digest never repeats"


def test_a_changed_posting_keeps_its_former_version(stored: Any, capsys: pytest.CaptureFixture[str]) -> None:
    changed = job(1, "Machine Learning Intern", DESCRIPTION.replace("$50 - $60", "$55 - $65"))
    stored.mirror.serve(GREENHOUSE, listing(changed, job(2, "Research Intern, NLP")))
    capsys.readouterr()
    assert invoke(stored, "run") == 0
    assert "0 new, 1 changed" in capsys.readouterr().out
    versions = sql(
        stored, "SELECT version FROM posting_versions WHERE posting_id LIKE '%brightriver:1' ORDER BY version"
    )
    assert len(versions) == 2
    assert sql(stored, "SELECT pay_min FROM requirements WHERE posting_id LIKE '%brightriver:1'") == [(55.0,)]


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
    stored: Any, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    before = sql(stored, "SELECT id, status, last_seen FROM postings WHERE id LIKE 'greenhouse:%' ORDER BY id")
    status, body, reason = BAD_ANSWERS[kind]
    stored.mirror.serve(GREENHOUSE, body, status)
    stored.mirror.serve(
        LEVER, [lever_posting("a-1", "Computer Vision Intern"), lever_posting("a-2", "Kite Data Intern")]
    )
    capsys.readouterr()
    for _ in range(2):  # whole listings would close by now
        assert invoke(stored, "run") == 1
    said = capsys.readouterr()
    assert "Traceback" not in said.err
    assert "board greenhouse:brightriver failed: " in said.err
    assert reason in said.err
    assert sql(stored, "SELECT id, status, last_seen FROM postings WHERE id LIKE 'greenhouse:%' ORDER BY id") == before
    assert sql(stored, "SELECT count(*) FROM postings WHERE id LIKE 'lever:%'") == [(2,)]
    assert "greenhouse:brightriver" in latest(stored)


def test_one_malformed_row_costs_that_row(two_boards: Any, capsys: pytest.CaptureFixture[str]) -> None:
    broken: dict[str, Any] = deepcopy(job(3, "x"))
    del broken["title"]
    two_boards.mirror.serve(GREENHOUSE, listing(job(1, "Machine Learning Intern"), broken, "?"))
    assert invoke(two_boards, "run") == 0
    assert "2 postings, 2 new" in (said := capsys.readouterr().out)
    assert "2 could not be read, or not in full" in said
    assert sql(two_boards, "SELECT count(*) FROM row_faults") == [(2,)]


def test_gone_postings_close_only_after_two_whole_listings(stored: Any) -> None:
    stored.mirror.serve(GREENHOUSE, listing(job(1, "Machine Learning Intern")))
    stored.mirror.serve(f"{GREENHOUSE}/2", {"error": "not now"}, 503)  # its own address says nothing either way
    states = []
    for _ in range(2):
        invoke(stored, "run")
        states += sql(stored, "SELECT status FROM postings WHERE id = 'greenhouse:brightriver:2'")
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


def test_postings_of_a_board_that_is_read_no_more_are_closed(stored: Any) -> None:
    stored.configure("greenhouse:brightriver", "lever:kiteworks")
    invoke(stored, "run", "--board", "lever:kiteworks")
    assert set(states(stored).values()) == {"open"}, "a run over some boards says nothing of the others"
    stored.configure("greenhouse:brightriver")
    invoke(stored, "run")
    assert states(stored)["lever:kiteworks:a-1"] == "closed"
    invoke(stored, "digest", "--again")
    assert "its board is not read any more" in latest(stored)
