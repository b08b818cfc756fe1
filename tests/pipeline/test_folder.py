"""The data folder: one run at a time, copies of it, and what happens when the machine refuses."""

import os
import re
import shutil
import subprocess
import sys
from typing import Any

import pytest

from internscout.cli import main
from internscout.config import load_settings
from internscout.pipeline.folder import locked
from tests.pipeline.build import GREENHOUSE, invoke, job, listing, sql


def test_the_second_run_says_who_is_at_work_since_when(two_boards: Any, capsys: pytest.CaptureFixture[str]) -> None:
    settings = load_settings(two_boards.config)
    with locked(settings):
        for command in (["run"], ["digest"], ["reparse"], ["reparse", "--from-archive"], ["restore"]):
            assert main([*command, "-c", str(two_boards.config)]) == 3
            said = capsys.readouterr().err
            assert re.search(
                rf"another run is at work here since 20\d\d-\d\d-\d\d \d\d:\d\d:\d\d UTC \(process {os.getpid()}\)",
                said,
            )
    assert two_boards.mirror.asked == []
    assert invoke(two_boards, "run") == 0


def test_backup_and_restore(two_boards: Any, capsys: pytest.CaptureFixture[str]) -> None:
    config = ["-c", str(two_boards.config)]
    assert main(["backup", *config]) == 1
    assert "nothing stored yet" in capsys.readouterr().err
    invoke(two_boards, "run")
    copy = two_boards.path / "copy.duckdb"
    assert main(["backup", str(copy), *config]) == 0
    two_boards.mirror.serve(GREENHOUSE, listing(job(1, "Machine Learning Intern"), job(3, "Robotics Intern")))
    invoke(two_boards, "run")
    assert titles(two_boards, capsys) >= {"Robotics Intern"}
    assert main(["restore", str(copy), *config]) == 0
    assert "what was there before: " in capsys.readouterr().out
    assert "Robotics Intern" not in titles(two_boards, capsys)
    invoke(two_boards, "run")
    assert titles(two_boards, capsys) >= {"Robotics Intern"}


def test_what_a_killed_backup_left_goes_with_the_next(stored: Any) -> None:
    draft = stored.path / "data" / "work" / "backups" / ".internscout-20260101T000000Z.duckdb.new"
    draft.parent.mkdir()
    draft.write_bytes(b"half")
    assert invoke(stored, "backup") == 0
    (copy,) = draft.parent.iterdir()
    assert copy.name.startswith("internscout-")


def titles(folder: Any, capsys: pytest.CaptureFixture[str]) -> set[str]:
    capsys.readouterr()
    assert invoke(folder, "query", "SELECT title FROM postings") == 0
    return {line.strip() for line in capsys.readouterr().out.splitlines()}


def test_a_damaged_file_ends_the_run_until_a_copy_is_put_back(stored: Any, capsys: pytest.CaptureFixture[str]) -> None:
    working = load_settings(stored.config).working
    held = bytearray(working.read_bytes())
    held[len(held) // 2] ^= 1
    working.write_bytes(held)
    for _ in range(2):
        capsys.readouterr()
        assert invoke(stored, "run") == 1
        said = capsys.readouterr().err
        assert "damaged" in said
        assert "`internscout restore` puts back the state of the last run" in said
    assert main(["restore", "-c", str(stored.config)]) == 0
    assert invoke(stored, "run") == 0
    assert working.with_name(working.name + ".damaged").read_bytes() == bytes(held)


def test_a_file_that_is_gone_is_not_begun_anew_over_what_was_published(
    stored: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = load_settings(stored.config)
    settings.working.unlink()
    before = settings.published.read_bytes()
    for command in ("run", "digest", "reparse", "backup"):
        capsys.readouterr()
        assert invoke(stored, command) == 1
        assert "not there, but what it held at last is in internscout.duckdb" in capsys.readouterr().err
    assert settings.published.read_bytes() == before
    assert main(["restore", "-c", str(stored.config)]) == 0
    assert invoke(stored, "run") == 0
    assert len(sql(stored, "FROM runs")) == 2


def test_damage_in_the_published_copy_is_named_by_who_meets_it(stored: Any, capsys: pytest.CaptureFixture[str]) -> None:
    published = load_settings(stored.config).published
    held = bytearray(published.read_bytes())
    for share in range(20, 96):
        held[len(held) * share // 100] ^= 0xFF
    published.write_bytes(held)
    texts = str(stored.path / "out.csv")
    for command in (["list"], ["show", "ML"], ["status"], ["query", "FROM texts"], ["export", texts, "--all"]):
        capsys.readouterr()
        assert invoke(stored, *command) == 1
        assert re.search(
            r"internscout\.duckdb: damaged, or no DuckDB file: `internscout digest` writes it anew: .*Corrupt",
            capsys.readouterr().err,
        )
    assert invoke(stored, "digest") == 0
    assert invoke(stored, "list") == 0


LIMITED = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
from internscout.cli import main
sys.exit(main(sys.argv[2:]))
"""


@pytest.mark.parametrize("room", [100, 5_000, 60_000, 300_000, 1_000_000])
def test_a_full_disk_costs_no_row(stored: Any, capsys: pytest.CaptureFixture[str], room: int) -> None:
    before = titles(stored, capsys)
    text = " ".join(str(n * n) for n in range(30_000))
    stored.mirror.serve(
        GREENHOUSE, listing(job(1, "Machine Learning Intern"), *(job(n, f"Intern {n}", text) for n in range(5, 15)))
    )
    config = ["-c", str(stored.config)]
    full = subprocess.run(
        [sys.executable, "-c", LIMITED, str(room), "run", *config], capture_output=True, text=True, check=False
    )
    assert full.returncode == 1, full.stderr
    assert re.search(r"no room on the disk|File too large", full.stderr), full.stderr
    assert "fault in the program" not in full.stderr
    assert list((stored.path / "data").glob(".*")) == [], "no half copy takes the room that is left"
    assert titles(stored, capsys) >= before
    assert invoke(stored, "run") == 0
    assert titles(stored, capsys) >= before | {"Intern 5", "Intern 14"}


# root may write everything, unless that is taken from it
DROPPED = "-dac_override,-dac_read_search"
BARE = ["setpriv", f"--bounding-set={DROPPED}", f"--inh-caps={DROPPED}"] if os.geteuid() == 0 else []


@pytest.mark.skipif(bool(BARE) and not shutil.which("setpriv"), reason="root, and no setpriv to be less than that")
def test_files_that_may_not_be_written_stay_as_they_are(stored: Any, capsys: pytest.CaptureFixture[str]) -> None:
    work = load_settings(stored.config).working
    before = work.read_bytes()
    command = [*BARE, sys.executable, "-m", "internscout", "run", "-c", str(stored.config)]

    def run() -> tuple[int, str]:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        return done.returncode, done.stderr

    for path, less, usual, part in (
        (work, 0o444, 0o644, "may not be written; nothing was changed"),
        (work.parent, 0o555, 0o755, "cannot be written: Permission denied"),
    ):
        path.chmod(less)
        code, said = run()
        path.chmod(usual)
        assert (code, said.count("\n")) == (1, 1), said
        assert part in said
        assert work.read_bytes() == before
    assert run()[0] == 0


@pytest.mark.skipif(bool(BARE) and not shutil.which("setpriv"), reason="root, and no setpriv to be less than that")
def test_files_that_may_not_be_read_are_named(stored: Any) -> None:
    settings = load_settings(stored.config)
    for path, command, part in (
        (settings.published, ["status"], "internscout.duckdb: may not be read; mend its permissions"),
        (settings.raw / "index", ["reparse", "--from-archive"], "raw/index: cannot be read: Permission denied"),
        (settings.working, ["run"], "internscout.work.duckdb: cannot be used: Permission denied; mend that and run"),
        (settings.data_dir, ["run"], "cannot be written: Permission denied"),
    ):
        usual = path.stat().st_mode
        path.chmod(0)
        arguments = [*BARE, sys.executable, "-m", "internscout", *command, "-c", str(stored.config)]
        done = subprocess.run(arguments, capture_output=True, text=True, check=False)
        path.chmod(usual)
        assert (done.returncode, done.stderr.count("\n")) == (1, 1), done.stderr
        assert part in done.stderr
    assert invoke(stored, "run") == 0


def test_the_archive_lets_go_of_what_the_settings_say(stored: Any, caplog: pytest.LogCaptureFixture) -> None:
    index = stored.path / "data" / "raw" / "index"
    (today,) = index.iterdir()
    old = index / "2020-01-01.jsonl"
    lines = today.read_text(encoding="utf-8").replace(today.stem, "2020-01-01").replace("/jobs", "/older")
    old.write_text(lines.replace('"purpose": "listing"', '"purpose": "posting"'), encoding="utf-8")
    assert invoke(stored, "run") == 0
    assert old.exists(), "by default all is kept"
    text = stored.config.read_text(encoding="utf-8")
    stored.config.write_text(f"{text}\n[storage]\nraw_days = 30.0\n", encoding="utf-8")
    today.write_text(today.read_text(encoding="utf-8") + "{}\n", encoding="utf-8")
    assert invoke(stored, "run") == 0
    assert "the archive keeps what it could let go of" in caplog.messages[-1]
    today.write_text(today.read_text(encoding="utf-8").replace("{}\n", ""), encoding="utf-8")
    assert invoke(stored, "run") == 0
    assert not old.exists()
    assert today.exists()
