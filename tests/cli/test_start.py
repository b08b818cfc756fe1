"""What a command costs before it does anything, and what it says of itself."""

import subprocess
import sys
from pathlib import Path

import pytest

from internscout.cli import main
from internscout.cli.arguments import build_parser

HEAVY = ("prefect", "duckdb", "httpx", "pydantic", "jinja2", "bs4", "rich")


def test_importing_the_command_line_loads_nothing_heavy() -> None:
    code = f"import internscout.cli, sys; print([m for m in {HEAVY} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_whole_path_does_without_prefect() -> None:
    code = (
        "import internscout.cli.work, internscout.cli.look, internscout.cli.sources, internscout.pipeline.run, sys;"
        "print('prefect' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
def test_output_without_room_is_no_fault_of_the_program() -> None:
    command = [sys.executable, "-m", "internscout", "parse"]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            command, stdout=full, stderr=subprocess.PIPE, input='{"title": "ML Intern"}\n', text=True, check=False
        )
    assert (done.returncode, done.stderr.splitlines()) == (
        1,
        ["internscout: standard output, or another file: No space left on device; make room there"],
    )


COMMANDS = (
    "", "init", "run", "digest", "reparse", "serve", "demo", "list", "show", "why", "query", "export", "status",
    "parse", "eval", "track", "applications", "why-not", "tune",
    "gap", "tailor", "prep", "lake", "lake push", "lake compact", "lake query",
    "sources", "sources list", "sources add", "sources check",
)  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        build_parser().parse_args([*command.split(), "--help"])
    assert caught.value.code == 0
    assert f"usage: internscout {command}".strip() in capsys.readouterr().out


def test_unknown_command_exits_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["fetch"])
    assert caught.value.code == 2
    assert "invalid choice" in capsys.readouterr().err
