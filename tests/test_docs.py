"""What the documents say is so: commands, sources, fields, files, links."""

import argparse
import re
import subprocess
import sys
from pathlib import Path

import pytest

from internscout.cli.arguments import build_parser
from internscout.parse import fields

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("data/**/*.md")])
TRACKED = [
    ROOT / name
    for name in subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.split("\0")
    if name
]


def commands(parser: argparse.ArgumentParser, prefix: str = "") -> dict[str, argparse.ArgumentParser]:
    found: dict[str, argparse.ArgumentParser] = {}
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, child in action.choices.items():
                below = commands(child, f"{prefix}{name} ")
                found |= below or {f"{prefix}{name}": child}
    return found


def test_the_readme_names_every_command() -> None:
    missing = [name for name in commands(build_parser()) if f"internscout {name}" not in README]
    assert missing == []


def test_every_command_of_the_documents_exists() -> None:
    known = set(commands(build_parser())) | {"sources"}
    for document in DOCUMENTS:
        for code in re.findall(r"`(internscout [^`]+)`", document.read_text(encoding="utf-8")):
            words = code.split()[1:]
            named = any(" ".join(words[:n]) in known for n in (1, 2))
            assert named or words[0].startswith("-"), f"{document.name}: {code}"


def apart(listed: str) -> tuple[str, str]:
    """`sources list|check` → (`sources `, `list|check`); `list` → (empty, `list`)."""
    group, blank, names = listed.rpartition(" ")
    return group + blank, names


def test_commands_with_json_are_those_of_the_readme() -> None:
    listed = re.findall(r"`([a-z |-]+)`", README.split("print JSON with `--json`")[0].rsplit("\n\n", 1)[1])
    expanded = {f"{group}{name}" for group, names in map(apart, listed) for name in names.split("|")}
    having = {name for name, parser in commands(build_parser()).items() if "--json" in parser.format_help()}
    assert expanded == having


def test_the_table_of_sources_is_what_their_manuals_say() -> None:
    made = subprocess.run([sys.executable, ROOT / "tools" / "sources_table.py", "--check"], check=False)
    assert made.returncode == 0, "run `make sources-table`"


def test_every_field_is_documented() -> None:
    text = (ROOT / "docs" / "requirements.md").read_text(encoding="utf-8")
    documented = {
        name for row in re.findall(r"^\| (`.*?) \|", text, re.MULTILINE) for name in re.findall(r"`(\w+)`", row)
    }
    assert documented == {field.name for field in fields()}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(document: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", document.read_text(encoding="utf-8")):
        assert (document.parent / target).exists(), target


@pytest.mark.skipif(not TRACKED, reason="no git checkout")
def test_no_tracked_file_names_a_package_index_or_this_machine() -> None:
    forbidden = re.compile(r"py" + r"pi\.org|python" + r"hosted|--index-ur[l]|/(?:root|home/\w+)/")
    for path in TRACKED:
        if path.suffix in {".gz", ".png"} or not path.exists():
            continue
        assert not forbidden.search(path.read_text(encoding="utf-8")), path


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_every_locked_package_has_a_hash(lock: str) -> None:
    packages = (ROOT / lock).read_text(encoding="utf-8").split("\n")
    named = [n for n, line in enumerate(packages) if re.match(r"[a-z0-9]", line)]
    assert len(named) > 50
    for n in named:
        assert "==" in packages[n], packages[n]
        assert "--hash=sha256:" in packages[n + 1], packages[n]
