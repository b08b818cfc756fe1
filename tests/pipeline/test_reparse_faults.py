"""`internscout reparse --from-archive` where the archive lacks something or is damaged, and when it is killed."""

import json
import re
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import pytest

from internscout.config import load_settings
from tests.pipeline.build import GREENHOUSE, invoke, job, listing, sql
from tests.pipeline.later import each, later, left, paid, reparsed, untouched

__all__ = ["later"]


def test_what_was_not_archived_is_named_and_left_as_it_is(
    stored: Any, capsys: pytest.CaptureFixture[str], later: Any
) -> None:
    text = stored.config.read_text(encoding="utf-8")
    stored.config.write_text(f"{text}\n[storage]\nkeep_raw = false\n", encoding="utf-8")
    newer = job(1, "Machine Learning Intern", "&lt;p&gt;Other words. Pay: $50 - $60 per hour&lt;/p&gt;")
    stored.mirror.serve(GREENHOUSE, listing(newer, job(2, "Research Intern, NLP"), job(3, "Robotics Intern")))
    invoke(stored, "run")
    later(each(paid))
    told = reparsed(stored, capsys)
    assert told["archive"]["reworded"] == 0, "an older answer never takes the place of a newer wording"
    assert left(told) == {
        "the archive holds only what it said before its present wording": ["greenhouse:brightriver:1"],
        "its board's answer does not name it any more, as it is read now": ["greenhouse:brightriver:3"],
    }


@pytest.mark.parametrize("spoilt", [b"", None], ids=["damaged", "gone"])
def test_a_body_that_cannot_be_read_costs_its_board_alone(
    stored: Any, capsys: pytest.CaptureFixture[str], later: Any, spoilt: bytes | None
) -> None:
    settings = load_settings(stored.config)
    index = "".join(file.read_text(encoding="utf-8") for file in (settings.raw / "index").iterdir())
    (sha256,) = [row["sha256"] for row in map(json.loads, index.splitlines()) if row["board"] == "lever:kiteworks"]
    body = settings.raw / "bodies" / sha256[:2] / f"{sha256}.gz"
    body.unlink() if spoilt is None else body.write_bytes(spoilt)
    later(each(paid))
    told = reparsed(stored, capsys)
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


KILLED = """
    import os, signal, sys
    from dataclasses import replace
    from internscout.cli import main
    from internscout.pipeline import replay
    from internscout.sources import source
    from internscout.store import rereading
    from tests.pipeline.later import Later, each, paid

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
def test_killed_on_the_way(stored: Any, capsys: pytest.CaptureFixture[str], later: Any, at: str) -> None:
    before = untouched(stored)
    command = [sys.executable, "-c", textwrap.dedent(KILLED), str(stored.config), at]
    killed = subprocess.run(command, cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False)
    assert killed.returncode == -9, killed.stderr
    later(each(paid))
    told = reparsed(stored, capsys)
    assert told["archive"]["reworded"] == 1
    assert sum(row["field"] == "salary" for row in told["facts"]) == 1
    assert untouched(stored) == before
    assert sql(stored, "SELECT count(*) FROM store.posting_versions") == [(4,)]


def test_a_damaged_line_of_the_index_is_named_and_nothing_is_changed(
    stored: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    before = untouched(stored)
    (index,) = (load_settings(stored.config).raw / "index").iterdir()
    index.write_text(index.read_text(encoding="utf-8") + "{}\n", encoding="utf-8")
    capsys.readouterr()
    assert invoke(stored, "reparse", "--from-archive") == 1
    assert re.search(r"\.jsonl: line 3 is damaged; delete the line", capsys.readouterr().err)
    assert untouched(stored) == before
