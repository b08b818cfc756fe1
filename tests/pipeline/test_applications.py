"""`internscout track` and `applications`, as a student uses them."""

import json
import os
import re
import shutil
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from internscout.cli import main
from internscout.config import load_profile, load_settings
from internscout.pipeline import clock
from internscout.pipeline.applications import today
from internscout.pipeline.folder import locked
from tests.pipeline.build import GREENHOUSE, invoke, job, latest, listing, sql

FIRST, SECOND, KITES = "greenhouse:brightriver:1", "greenhouse:brightriver:2", "lever:kiteworks:a-1"


def said(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().out


def test_a_student_notes_what_happens(stored: Any, capsys: pytest.CaptureFixture[str]) -> None:
    day = today(load_settings(stored.config), load_profile(stored.path / "profile.toml"))
    early, late = day - timedelta(days=20), day + timedelta(days=9)
    assert invoke(stored, "applications") == 0
    assert "nothing is tracked yet: `internscout track ID saved`" in said(capsys)

    assert invoke(stored, "track", "brightriver:1", "saved", "--note", "  ask Bo ", "--on", str(early)) == 0
    assert said(capsys).splitlines() == [
        "Machine Learning Intern — Brightriver",
        f"  saved on {early}: ask Bo",
        "  next: only saved: apply; no last day is stated",
    ]
    address = "https://jobs.lever.co/kiteworks/a-1?utm_source=mail"
    assert invoke(stored, "track", address, "applied", "--on", str(early)) == 0
    assert "no answer noted for 20 days" in said(capsys)
    assert invoke(stored, "track", KITES, "saved", "--on", str(early - timedelta(days=1))) == 0
    assert "older than that; the role stays applied" in said(capsys)
    assert invoke(stored, "track", KITES, "interview", "--on", str(late)) == 0
    assert f"interview on {late} (in 9 days): prepare" in said(capsys)
    assert invoke(stored, "track", KITES, "interview", "--on", str(late)) == 0
    assert said(capsys).startswith("was noted already: ")

    assert invoke(stored, "applications", "--json") == 0
    kites, first = json.loads(said(capsys))
    assert (kites["id"], kites["status"], [step["status"] for step in kites["steps"]]) == (
        KITES,
        "interview",
        ["saved", "applied", "interview"],
    )
    assert (first["id"], first["next"]["due"]) == (FIRST, None)
    assert kites["next"]["due"] == str(late)

    assert invoke(stored, "track", KITES, "--undo") == 0
    assert said(capsys) == f"taken back: interview on {late}; it is applied now\n"
    assert invoke(stored, "applications", "--funnel") == 0
    assert re.search(r"^applied +1 .* 50% of those before, 1 days? later", said(capsys), re.MULTILINE)
    assert invoke(stored, "applications", "--funnel", "--json") == 0
    funnel = json.loads(said(capsys))
    assert [stage["reached"] for stage in funnel["stages"]] == [2, 1, 0, 0]
    assert sql(stored, "SELECT id, status, note FROM applications ORDER BY id") == [
        (FIRST, "saved", "ask Bo"),
        (KITES, "applied", ""),
    ]


def test_what_is_due_stands_in_the_digest(stored: Any, capsys: pytest.CaptureFixture[str]) -> None:
    day = today(load_settings(stored.config), load_profile(stored.path / "profile.toml"))
    for posting, status, on in ((FIRST, "applied", -14), (SECOND, "applied", -13), (KITES, "interview", -1)):
        assert invoke(stored, "track", posting, status, "--on", str(day + timedelta(days=on))) == 0
    assert invoke(stored, "digest", "--again") == 0
    text = latest(stored)
    assert "## Your next steps (2)" in text
    steps = text.split("## Your next steps (2)")[1].split("\n## ")[0]
    assert steps.index("no answer noted for 14 days") < steps.index("note what came of it")
    assert "Research Intern, NLP" not in steps


def test_hidden_roles_are_in_neither_list_nor_digest(stored: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert invoke(stored, "track", SECOND, "hidden") == 0
    assert invoke(stored, "track", KITES, "applied") == 0
    said(capsys)
    assert invoke(stored, "list", "--json") == 0
    assert {row["id"]: row["tracked"] for row in json.loads(said(capsys))} == {FIRST: None, KITES: "applied"}
    assert invoke(stored, "list") == 0
    assert "hidden by you: 1" in said(capsys)
    assert invoke(stored, "list", "--all", "--json") == 0
    assert {row["id"]: row["tracked"] for row in json.loads(said(capsys))}[SECOND] == "hidden"
    profile = stored.path / "profile.toml"
    profile.write_text(profile.read_text(encoding="utf-8").replace("ada", "bo"), encoding="utf-8")
    assert invoke(stored, "digest", "--again") == 0
    assert "Research Intern, NLP" in latest(stored), "another student's digest"
    said(capsys)
    assert invoke(stored, "applications") == 0
    assert "nothing is tracked for 'bo', but for 'ada'" in said(capsys)
    profile.write_text(profile.read_text(encoding="utf-8").replace("bo", "ada"), encoding="utf-8")
    assert invoke(stored, "digest", "--again") == 0
    assert "Research Intern, NLP" not in latest(stored)
    said(capsys)
    assert invoke(stored, "applications") == 0
    assert "1 of 2 shown; 1 rejected or hidden (--all shows them)" in said(capsys)


def test_where_no_table_can_be_written_that_is_said(
    stored: Any, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    assert invoke(stored, "track", KITES, "saved") == 0
    assert invoke(stored, "applications", "export", str(tmp_path / "file" / "mine.csv")) == 1
    assert "mine.csv: cannot be written: Not a directory" in capsys.readouterr().err


def test_who_applied_before_saving_is_not_told_to_apply(stored: Any, capsys: pytest.CaptureFixture[str]) -> None:
    """Saved today, and only then noted when one applied."""
    day = today(load_settings(stored.config), load_profile(stored.path / "profile.toml"))
    assert invoke(stored, "track", KITES, "saved", "--note", "ask Bo") == 0
    assert invoke(stored, "track", KITES, "applied", "--on", str(day - timedelta(days=3))) == 0
    assert "stays saved" not in said(capsys)
    assert invoke(stored, "applications", "--json") == 0
    (kites,) = json.loads(said(capsys))
    assert (kites["status"], [step["status"] for step in kites["steps"]]) == ("applied", ["saved", "applied"])
    assert invoke(stored, "track", KITES, "--undo") == 0
    assert "it is saved now" in said(capsys)
    assert invoke(stored, "track", KITES, "rejected") == 0
    assert invoke(stored, "track", KITES, "saved") == 0, "next year again"
    assert "only saved" in said(capsys)


def test_what_is_noted_outlives_runs_reparsing_closing_splitting_and_copies(
    stored: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = stored.path / "copy.duckdb"
    assert invoke(stored, "track", FIRST, "saved", "--note", "mine") == 0
    assert invoke(stored, "merge", SECOND, FIRST) == 0
    assert invoke(stored, "reparse") == 0
    assert invoke(stored, "split", FIRST) == 0
    assert invoke(stored, "backup", str(copy)) == 0
    stored.mirror.serve(GREENHOUSE, listing(job(2, "Research Intern, NLP")))
    for _ in range(2):
        assert invoke(stored, "run") == 0
    assert sql(stored, "SELECT id, note, posting FROM applications") == [(FIRST, "mine", "closed")]
    stored.configure("lever:kiteworks")
    assert invoke(stored, "run") == 0
    assert sql(stored, "SELECT id, note, posting FROM applications") == [(FIRST, "mine", "closed")]
    assert invoke(stored, "track", FIRST, "rejected") == 0, "a closed role goes on"
    assert invoke(stored, "restore", str(copy)) == 0
    assert sql(stored, "SELECT id, status, note, posting FROM applications") == [(FIRST, "saved", "mine", "open")]


def test_out_to_a_table_and_into_another_folder(
    stored: Any, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    table, again, other = tmp_path / "mine.csv", tmp_path / "again.csv", tmp_path / "other"
    assert invoke(stored, "track", FIRST, "saved", "--note", '=HYPERLINK("http://x.example")') == 0
    assert invoke(stored, "track", KITES, "applied", "--note", '- two\n- lines, "quoted", \'tis all') == 0
    own = "status,on,title,company,url,id\nApplied,2026-10-01,Own find,Elsewhere,https://e.example/7,\n"
    own += "saved,2026-10-02,,,https://jobs.lever.co/kiteworks/a-1,\n"
    (tmp_path / "own.csv").write_text(own, encoding="utf-8")
    assert invoke(stored, "applications", "import", str(tmp_path / "own.csv")) == 0
    assert "2 steps of" in said(capsys)
    assert invoke(stored, "applications", "import", str(tmp_path / "own.csv")) == 0
    assert "0 steps of" in said(capsys)
    assert invoke(stored, "applications", "export", str(table)) == 0
    assert "4 steps: " in said(capsys)
    assert '"\'=HYPERLINK(""http://x.example"")"' in table.read_text(encoding="utf-8")
    kites = [(step, title) for step, title in sql(stored, "SELECT steps, title FROM applications ORDER BY steps")]
    assert kites == [(1, "Machine Learning Intern"), (1, "Own find"), (2, "Computer Vision Intern")]

    other.mkdir()
    shutil.copy(stored.path / "profile.toml", other)
    (other / "internscout.toml").write_text("", encoding="utf-8")
    config = ["-c", str(other / "internscout.toml")]
    assert main(["applications", "import", str(table), *config]) == 0, "nothing was ever fetched there"
    assert main(["applications", "export", str(again), *config]) == 0
    assert again.read_bytes() == table.read_bytes()
    assert main(["track", "own find", "rejected", *config]) == 0
    assert "rejected on" in said(capsys)


def test_what_cannot_be_done_is_said_in_one_line(
    stored: Any, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "bad.csv").write_text("id,status,on\na,saved,2026-10-01\nb,lost,2026-10-01\n", encoding="utf-8")
    (tmp_path / "latin.csv").write_bytes("id,status,on,note\na,saved,2026-10-01,é\n".encode("latin-1"))
    tomorrow = str((clock.now() + timedelta(days=2)).date())
    for arguments, part in (
        (("track", "nobody", "saved"), "no posting is called 'nobody'"),
        (("track", "brightriver", "saved"), "may be greenhouse:brightriver:1"),
        (("track", FIRST), "track needs a status: saved, applied"),
        (("track", FIRST, "saved", "--undo"), "--undo takes the last step back"),
        (("track", FIRST, "--undo"), f"nothing is noted of {FIRST}"),
        (("track", FIRST, "applied", "--on", tomorrow), "that day is still to come"),
        (("applications", "import"), "applications import needs a file"),
        (("applications", "import", str(tmp_path / "bad.csv")), "line 3: status 'lost' is none of saved"),
        (("applications", "import", str(tmp_path / "latin.csv")), "not UTF-8"),
        (("applications", "import", str(tmp_path / "none.csv")), "cannot be read: No such file"),
    ):
        assert invoke(stored, *arguments) == 2, arguments
        message = capsys.readouterr().err
        assert part in message
        assert message.count("\n") == 1
    assert invoke(stored, "applications", "export", str(tmp_path / "no" / "a.csv")) == 1
    assert "cannot be written: No such file" in capsys.readouterr().err
    assert sql(stored, "SELECT count(*) FROM application_steps") == [(0,)], "nothing was half done"


def test_notes_are_written_by_one_process_at_a_time(stored: Any, capsys: pytest.CaptureFixture[str]) -> None:
    (stored.path / "a.csv").write_text("id,status,on\na,saved,2026-10-01\n", encoding="utf-8")
    with locked(load_settings(stored.config)):
        for arguments in (
            ("track", FIRST, "saved"),
            ("track", FIRST, "--undo"),
            ("applications", "import", str(stored.path / "a.csv")),
        ):
            assert invoke(stored, *arguments) == 3
            assert re.search(rf"since 20.* \(process {os.getpid()}\)", capsys.readouterr().err)
        assert invoke(stored, "applications") == 0, "reading waits for nobody"


def test_nothing_is_noted_before_the_first_run(folder: Any, capsys: pytest.CaptureFixture[str]) -> None:
    folder.configure()
    assert invoke(folder, "track", "x", "saved") == 2
    assert "`internscout run` comes first" in capsys.readouterr().err
