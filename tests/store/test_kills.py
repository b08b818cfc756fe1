"""A few of the kills that `tools/kill_test.py` makes by the hundred, and that it would see a loss."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
TOOL = ROOT / "tools" / "kill_test.py"


def run(*arguments: str, code: str = "") -> subprocess.CompletedProcess[str]:
    command = ["-c", code] if code else [str(TOOL)]
    return subprocess.run([sys.executable, *command, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)


def test_killed_at_random_moments() -> None:
    done = run("--kills", "6", "--seed", "3")
    assert done.returncode == 0, done.stdout
    assert "6 kills" in done.stdout
    assert "0 lost, 0 torn, 0 failed openings, 0 with warnings" in done.stdout


def test_the_tool_sees_what_is_lost_and_torn(tmp_path: Path) -> None:
    spoilt = f"""
import sys
sys.path.insert(0, {str(TOOL.parent)!r})
import kill_test
path = kill_test.Path({str(tmp_path)!r}) / "work.duckdb"
with kill_test.Store(path, kill_test.COLUMNS) as store:
    store.begin_run("r", started_at=kill_test.START, program_version="1", parser_version="parser-1", boards=1)
    result, parsed = kill_test.reading(kill_test.Board("greenhouse", "b1"), "r")
    store.save_boards("r", [result], parsed, seen_at=kill_test.START)
    store._con.execute("DELETE FROM store.facts WHERE posting_id LIKE '%:3'")
    store.publish(path.with_name("published.duckdb"))
path.with_name("copies").mkdir()
path.with_name("copies").joinpath("half.duckdb").write_bytes(path.read_bytes()[:50000])
said = []
kill_test.look(path, 1, ["r greenhouse:b1", "r greenhouse:b2"], said.append)
print("".join(said))
"""  # noqa: S608 - our own names
    done = run(code=spoilt)
    assert "lost r greenhouse:b2" in done.stdout, done.stderr
    assert "torn ('greenhouse:b1', 6, 1, 6, 15) in work.duckdb" in done.stdout
    assert "torn ('greenhouse:b1', 6, 1, 6, 15) in published.duckdb" in done.stdout
    assert "failed half.duckdb" in done.stdout
