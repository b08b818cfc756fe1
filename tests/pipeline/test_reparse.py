"""`internscout reparse --from-archive`: what boards answered is read again by a later program, and is no news."""

import json
import re
import subprocess
import sys
import textwrap
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from internscout.config import load_settings
from internscout.model import Page, Payload, Posting
from internscout.netguard import forbid_network
from internscout.parse import parse_all
from internscout.sources import source
from tests.pipeline.build import GREENHOUSE, invoke, job, latest, listing, sql
from tests.pipeline.test_paged import TOKEN, Workday, workday

__all__ = ["workday"]

# All but what may change: the run log, the wordings and facts themselves, and what is noted of their change.
UNTOUCHED = ("boards", "runs", "board_runs", "row_faults", "events", "readings", "answers", "digests", "digest_entries")
STATES = "SELECT * EXCLUDE (version, content_hash, thin) FROM store.posting_states ORDER BY posting_id"


class Later:
    """A source as a later program has it: its pages are changed before anybody sees them."""

    def __init__(self, name: str, change: Callable[[Page], Page]) -> None:
        self._source, self._change = source(name), change

    def read(self, payload: Payload) -> Page:
        return self._change(self._source.read(payload))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._source, name)


def each(change: Callable[[Posting], Posting | None]) -> Callable[[Page], Page]:
    return lambda page: replace(page, postings=tuple(read for one in page.postings if (read := change(one))))


def paid(posting: Posting) -> Posting:
    if posting.external_id != "1":
        return posting
    text, place = posting.description.replace("$50 - $60", "$70 - $80"), "Boston, Massachusetts"
    return replace(posting, description=text, location=place, locations=(place,))


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[Page], Page]], None]:
    """Lets the program read Greenhouse boards otherwise from now on."""

    def install(change: Callable[[Page], Page]) -> None:
        changed = Later("greenhouse", change)
        for module in ("replay", "reading"):
            monkeypatch.setattr(
                f"internscout.pipeline.{module}.source", lambda name: changed if name == "greenhouse" else source(name)
            )

    return install


def reparsed(folder: Any, capsys: pytest.CaptureFixture[str], *, code: int = 0) -> Any:
    """What the command tells to scripts; with the network refused, and the vendors not asked."""
    asked = [*folder.mirror.asked]
    capsys.readouterr()
    with forbid_network():
        assert invoke(folder, "reparse", "--from-archive", "--json") == code
    assert folder.mirror.asked == asked
    return json.loads(capsys.readouterr().out)


def untouched(folder: Any) -> list[Any]:
    return [sql(folder, f"FROM store.{table} ORDER BY ALL") for table in UNTOUCHED] + [sql(folder, STATES)]


def test_what_is_read_by_the_same_program_is_the_same(two_boards: Any, capsys: pytest.CaptureFixture[str]) -> None:
    invoke(two_boards, "run")
    told = reparsed(two_boards, capsys)
    assert told["archive"] == {"boards": 2, "postings": 3, "reworded": 0, "unseen": 0, "left": []}
    assert (told["postings"], told["facts"], told["wordings"]) == (0, [], [])


def test_what_a_later_reader_finds_is_kept_beside_the_former_and_is_no_news(
    two_boards: Any, capsys: pytest.CaptureFixture[str], later: Callable[[Callable[[Page], Page]], None]
) -> None:
    invoke(two_boards, "run")
    invoke(two_boards, "run")
    before, posting = untouched(two_boards), "greenhouse:brightriver:1"
    facts = "SELECT value FROM store.facts WHERE posting_id = $$greenhouse:brightriver:1$$ AND field = 'salary'"
    former = sql(two_boards, facts)
    later(each(paid))
    told = reparsed(two_boards, capsys)
    assert told["archive"] == {"boards": 2, "postings": 3, "reworded": 1, "unseen": 0, "left": []}
    assert untouched(two_boards) == before
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
    assert sql(two_boards, versions) == [(1, "Boston, MA", False), (2, "Boston, Massachusetts", True)]
    assert sql(two_boards, f"{facts} AND version = 1") == former, "the former facts are there"
    assert sql(two_boards, "SELECT DISTINCT cause FROM changes WHERE version = 2") == [("reader",)]
    assert sql(two_boards, "SELECT wording_changes FROM posting_signals WHERE posting_id LIKE '%r:1'") == [(0,)]
    invoke(two_boards, "digest", "--again")
    assert "**Changed**" not in latest(two_boards)
    again = reparsed(two_boards, capsys)
    assert (again["archive"]["reworded"], again["facts"], again["wordings"]) == (0, [], [])
    capsys.readouterr()
    invoke(two_boards, "run")
    assert "0 new, 0 changed" in capsys.readouterr().out, "the later program finds it as it is stored"
    said = job(1, "Machine Learning Intern, Perception")
    two_boards.mirror.serve(GREENHOUSE, listing(said, job(2, "Research Intern, NLP")))
    invoke(two_boards, "run")
    invoke(two_boards, "digest", "--again")
    assert re.findall(r"\*\*Changed\*\*.*", latest(two_boards)) == [
        "**Changed** · title: Machine Learning Intern → Machine Learning Intern, Perception"
    ], "of what the employer did, and of that alone"


def test_in_words(two_boards: Any, capsys: pytest.CaptureFixture[str], later: Any) -> None:
    invoke(two_boards, "run")
    later(each(paid))
    capsys.readouterr()
    assert invoke(two_boards, "reparse", "--from-archive") == 0
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
    two_boards: Any, capsys: pytest.CaptureFixture[str], later: Any
) -> None:
    invoke(two_boards, "run")
    two_boards.mirror.serve(GREENHOUSE, listing(job(2, "Research Intern, NLP")))
    for _ in range(2):
        invoke(two_boards, "run")
    assert sql(two_boards, "SELECT status FROM postings WHERE id LIKE '%r:1'") == [("closed",)]
    before = untouched(two_boards)
    later(each(paid))
    assert reparsed(two_boards, capsys)["archive"] == {
        "boards": 2, "postings": 3, "reworded": 1, "unseen": 0, "left": [],
    }  # fmt: skip
    assert untouched(two_boards) == before


def left(told: Any) -> dict[str, list[str]]:
    return {one["why"]: one["postings"] for one in told["archive"]["left"]}


def test_what_was_not_archived_is_named_and_left_as_it_is(
    two_boards: Any, capsys: pytest.CaptureFixture[str], later: Any
) -> None:
    invoke(two_boards, "run")
    text = two_boards.config.read_text(encoding="utf-8")
    two_boards.config.write_text(f"{text}\n[storage]\nkeep_raw = false\n", encoding="utf-8")
    newer = job(1, "Machine Learning Intern", "&lt;p&gt;Other words. Pay: $50 - $60 per hour&lt;/p&gt;")
    two_boards.mirror.serve(GREENHOUSE, listing(newer, job(2, "Research Intern, NLP"), job(3, "Robotics Intern")))
    invoke(two_boards, "run")
    later(each(paid))
    told = reparsed(two_boards, capsys)
    assert told["archive"]["reworded"] == 0, "an older answer never takes the place of a newer wording"
    assert left(told) == {
        "the archive holds only what it said before its present wording": ["greenhouse:brightriver:1"],
        "its board's answer does not name it any more, as it is read now": ["greenhouse:brightriver:3"],
    }


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


@pytest.mark.parametrize("spoilt", [b"", None], ids=["damaged", "gone"])
def test_a_body_that_cannot_be_read_costs_its_board_alone(
    two_boards: Any, capsys: pytest.CaptureFixture[str], later: Any, spoilt: bytes | None
) -> None:
    invoke(two_boards, "run")
    settings = load_settings(two_boards.config)
    index = "".join(file.read_text(encoding="utf-8") for file in (settings.raw / "index").iterdir())
    (sha256,) = [row["sha256"] for row in map(json.loads, index.splitlines()) if row["board"] == "lever:kiteworks"]
    body = settings.raw / "bodies" / sha256[:2] / f"{sha256}.gz"
    body.unlink() if spoilt is None else body.write_bytes(spoilt)
    later(each(paid))
    told = reparsed(two_boards, capsys)
    assert told["archive"]["reworded"] == 1
    ((why, postings),) = left(told).items()
    assert (body.name in why, postings) == (True, ["lever:kiteworks:a-1"])


def test_no_archive_at_all(two_boards: Any, capsys: pytest.CaptureFixture[str]) -> None:
    text = two_boards.config.read_text(encoding="utf-8")
    two_boards.config.write_text(f"{text}\n[storage]\nkeep_raw = false\n", encoding="utf-8")
    invoke(two_boards, "run")
    assert invoke(two_boards, "reparse", "--from-archive") == 0
    said = capsys.readouterr().out
    gap = "not all of its board's answers are in the archive"
    assert f"  left as they are: 3 postings of greenhouse:brightriver, lever:kiteworks: {gap}" in said


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


KILLED = """
    import os, signal, sys
    from dataclasses import replace
    from internscout.cli import main
    from internscout.pipeline import replay
    from internscout.sources import source
    from internscout.store import rereading
    from tests.pipeline.test_reparse import Later, each, paid

    replay.source = lambda name: Later(name, each(paid))
    plain = rereading.statement
    def deadly(name):
        if name == sys.argv[2]:
            os.kill(os.getpid(), signal.SIGKILL)
        return plain(name)
    rereading.statement = deadly
    main(["reparse", "--from-archive", "-c", sys.argv[1]])
"""


@pytest.mark.parametrize("at", ["insert_fact_changes", "update_reread_states", "insert_facts"])
def test_killed_on_the_way(two_boards: Any, capsys: pytest.CaptureFixture[str], later: Any, at: str) -> None:
    invoke(two_boards, "run")
    before = untouched(two_boards)
    command = [sys.executable, "-c", textwrap.dedent(KILLED), str(two_boards.config), at]
    killed = subprocess.run(command, cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False)
    assert killed.returncode == -9, killed.stderr
    later(each(paid))
    told = reparsed(two_boards, capsys)
    assert told["archive"]["reworded"] == 1
    assert sum(row["field"] == "salary" for row in told["facts"]) == 1
    assert untouched(two_boards) == before
    assert sql(two_boards, "SELECT count(*) FROM store.posting_versions") == [(4,)]


def test_a_damaged_line_of_the_index_is_named_and_nothing_is_changed(
    two_boards: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    invoke(two_boards, "run")
    before = untouched(two_boards)
    (index,) = (load_settings(two_boards.config).raw / "index").iterdir()
    index.write_text(index.read_text(encoding="utf-8") + "{}\n", encoding="utf-8")
    capsys.readouterr()
    assert invoke(two_boards, "reparse", "--from-archive") == 1
    assert re.search(r"\.jsonl: line 3 is damaged; delete the line", capsys.readouterr().err)
    assert untouched(two_boards) == before
