"""`internscout reparse --from-archive`: what boards answered is read again by a later program, and is no news."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from internscout.model import Page
from internscout.parse import parse_all
from tests.pipeline.build import DESCRIPTION, GREENHOUSE, invoke, job, latest, listing, sql
from tests.pipeline.later import each, later, left, paid, reparsed, untouched
from tests.pipeline.test_paged import TOKEN, Workday, workday

__all__ = ["later", "workday"]


def test_what_is_read_by_the_same_program_is_the_same(stored: Any, capsys: pytest.CaptureFixture[str]) -> None:
    told = reparsed(stored, capsys)
    assert told["archive"] == {"boards": 2, "postings": 3, "reworded": 0, "unseen": 0, "left": []}
    assert (told["postings"], told["facts"], told["wordings"]) == (0, [], [])


def test_what_a_later_reader_finds_is_kept_beside_the_former_and_is_no_news(
    stored: Any, capsys: pytest.CaptureFixture[str], later: Callable[[Callable[[Page], Page]], None]
) -> None:
    invoke(stored, "run")
    before, posting = untouched(stored), "greenhouse:brightriver:1"
    facts = "SELECT value FROM store.facts WHERE posting_id = $$greenhouse:brightriver:1$$ AND field = 'salary'"
    former = sql(stored, facts)
    later(each(paid))
    told = reparsed(stored, capsys)
    assert told["archive"] == {"boards": 2, "postings": 3, "reworded": 1, "unseen": 0, "left": []}
    assert untouched(stored) == before
    (salary,) = [row for row in told["facts"] if row["field"] == "salary"]
    assert (salary["posting_id"], salary["cause"]) == (posting, "reader")
    assert salary["former_parser"] == salary["parser_version"]
    assert [fact["quote"] for side in ("before", "after") for fact in salary[side]] == [
        "$50 - $60 per hour",
        "$70 - $80 per hour",
    ]
    assert {"posting_id": posting, "change": "location", "before": "Boston, MA", "after": "Boston, Massachusetts"} in (
        told["wordings"]
    )
    versions = "SELECT version, location, reread FROM posting_versions WHERE posting_id LIKE '%r:1' ORDER BY 1"
    assert sql(stored, versions) == [(1, "Boston, MA", False), (2, "Boston, Massachusetts", True)]
    assert sql(stored, f"{facts} AND version = 1") == former, "the former facts are there"
    assert sql(stored, "SELECT DISTINCT cause FROM changes WHERE version = 2") == [("reader",)]
    assert sql(stored, "SELECT wording_changes FROM posting_signals WHERE posting_id LIKE '%r:1'") == [(0,)]
    invoke(stored, "digest", "--again")
    assert "**Changed**" not in latest(stored)
    again = reparsed(stored, capsys)
    assert (again["archive"]["reworded"], again["facts"], again["wordings"]) == (0, [], [])
    capsys.readouterr()
    invoke(stored, "run")
    assert "0 new, 0 changed" in capsys.readouterr().out, "the later program finds it as it is stored"
    said = job(1, "Machine Learning Intern, Perception")
    stored.mirror.serve(GREENHOUSE, listing(said, job(2, "Research Intern, NLP")))
    invoke(stored, "run")
    invoke(stored, "digest", "--again")
    assert re.findall(r"\*\*Changed\*\*.*", latest(stored)) == [
        "**Changed** · title: Machine Learning Intern → Machine Learning Intern, Perception"
    ], "of what the employer did, and of that alone"


def test_in_words(stored: Any, capsys: pytest.CaptureFixture[str], later: Any) -> None:
    later(each(paid))
    capsys.readouterr()
    assert invoke(stored, "reparse", "--from-archive") == 0
    said = capsys.readouterr()
    assert "boards read again: 2 of 2" in said.err
    lines = said.out.splitlines()
    assert lines[:2] == [
        "0 postings read again",
        "2 boards read again out of the archive: 3 postings, 1 of them worded otherwise",
    ]
    cause = "the source reads its answer otherwise"
    assert f"  salary: 1 fact new, 1 gone, 1 posting: {cause}" in lines
    assert f"  location: 1 posting: {cause}" in lines
    assert "      greenhouse:brightriver:1: Boston, MA → Boston, Massachusetts" in lines
    assert f"  text: 1 posting: {cause}" in lines


def test_parser_and_reader_are_told_apart(
    two_boards: Any, capsys: pytest.CaptureFixture[str], later: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(
            "internscout.pipeline.parsing.parse_all",
            lambda documents: [
                replace(one, facts=tuple(f for f in one.facts if f.field != "kind"), parser_version="before")
                for one in parse_all(documents)
            ],
        )
        invoke(two_boards, "run")
    later(each(paid))
    told = reparsed(two_boards, capsys)
    assert told["postings"] == 3
    causes = {(row["field"], row["cause"], row["postings"], row["former_parser"] == "before") for row in told["fields"]}
    assert ("kind", "parser", 3, True) in causes
    assert ("salary", "reader", 1, False) in causes
    assert {cause for field, cause, *_ in causes if field == "kind"} == {"parser"}


def test_a_closed_posting_is_read_as_its_board_showed_it_last(
    stored: Any, capsys: pytest.CaptureFixture[str], later: Any
) -> None:
    stored.mirror.serve(GREENHOUSE, listing(job(2, "Research Intern, NLP")))
    for _ in range(2):
        invoke(stored, "run")
    assert sql(stored, "SELECT status FROM postings WHERE id LIKE '%r:1'") == [("closed",)]
    before = untouched(stored)
    later(each(paid))
    assert reparsed(stored, capsys)["archive"] == {
        "boards": 2, "postings": 3, "reworded": 1, "unseen": 0, "left": [],
    }  # fmt: skip
    assert untouched(stored) == before


def test_texts_that_were_asked_for_one_by_one_are_read_too(
    folder: Any, workday: Workday, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = folder.configure(f"workday:{TOKEN}")
    for _ in range(2):
        invoke(folder, "run")
        workday.changed[12] = {"locationsText": "Porto"}
    everything = {"boards": 1, "postings": 45, "reworded": 0, "unseen": 0, "left": []}
    assert reparsed(folder, capsys)["archive"] == everything
    (index,) = (settings.raw / "index").iterdir()
    lines = index.read_text(encoding="utf-8").splitlines(keepends=True)
    index.write_text("".join(line for line in lines if "Vision" not in json.loads(line)["url"]), encoding="utf-8")
    assert left(reparsed(folder, capsys)) == {"its text is not in the archive": [f"workday:{TOKEN}:Vision-Intern_R43"]}


def test_what_the_former_reader_did_not_see_comes_with_the_next_run_though_the_board_is_as_it_was(
    two_boards: Any, capsys: pytest.CaptureFixture[str], later: Any
) -> None:
    later(each(lambda posting: posting if posting.external_id == "1" else None))
    invoke(two_boards, "run")
    later(lambda page: page)
    invoke(two_boards, "run")
    assert sql(two_boards, "SELECT count(*) FROM postings") == [(2,)], "the answer is as it was, so nobody reads it"
    told = reparsed(two_boards, capsys)
    assert told["archive"]["unseen"] == 1
    assert sql(two_boards, "SELECT count(*) FROM postings") == [(2,)], "no sighting comes of an archive"
    invoke(two_boards, "run")
    assert sql(two_boards, "SELECT count(*) FROM postings WHERE status = 'open'") == [(3,)]


def test_what_a_later_parser_reads_in_the_same_words_is_no_news_and_a_change_is_told_once(
    two_boards: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(
            "internscout.pipeline.parsing.parse_all",
            lambda documents: [
                replace(one, requirements={**one.requirements, "salary": None}, parser_version="before")
                for one in parse_all(documents)
            ],
        )
        invoke(two_boards, "run")
    invoke(two_boards, "reparse")
    invoke(two_boards, "digest", "--again")
    assert "**Changed**" not in latest(two_boards)
    said = job(1, "Machine Learning Intern", DESCRIPTION.replace("$50 - $60", "$70 - $80"))
    two_boards.mirror.serve(GREENHOUSE, listing(said, job(2, "Research Intern, NLP")))
    invoke(two_boards, "run")
    told = []
    for _ in range(2):
        invoke(two_boards, "digest", "--again")
        told.append(re.findall(r"\*\*Changed\*\*.*", latest(two_boards)))
    assert told == [["**Changed** · pay: $50–60 / hour → $70–80 / hour"], []]
