"""The wheel holds all that the program needs: every module and data file, the flows, and it runs from there."""

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    with zipfile.ZipFile(built) as archive:
        archive.extractall(folder / "unpacked")
    return folder / "unpacked"


def test_every_file_of_the_program_is_in_it(wheel: Path) -> None:
    for package, base in (("internscout", ROOT / "src"), ("flows", ROOT)):
        wanted = {
            p.relative_to(base) for p in (base / package).rglob("*") if p.is_file() and "__pycache__" not in p.parts
        }
        held = {p.relative_to(wheel) for p in (wheel / package).rglob("*") if p.is_file()}
        assert held == wanted


def test_it_runs_from_the_wheel_alone(wheel: Path, tmp_path: Path) -> None:
    code = (
        f"import sys; sys.path.insert(0, {str(wheel)!r})\n"
        "import flows, internscout\n"
        "from internscout.cli import main\n"
        f"assert all(m.__file__.startswith({str(wheel)!r}) for m in (flows, internscout))\n"
        "sys.exit(main(['init']) or main(['sources', 'list']) or main(['parse', 'docs.jsonl']))\n"
    )
    (tmp_path / "docs.jsonl").write_text('{"id": "x", "title": "ML Intern", "description": "Python"}', encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert re.search(r"^\d{3} boards$", done.stdout, re.MULTILINE)
    assert '"kind": "internship"' in done.stdout
