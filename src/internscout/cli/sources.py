"""`internscout sources`: list, add, check."""

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from internscout.cli.output import print_json, print_table
from internscout.cli.progress import progress
from internscout.config import load_settings
from internscout.config.edit import add_boards, remove_boards
from internscout.pipeline.boards import check_boards
from internscout.pipeline.sources_admin import Probe, find_boards
from internscout.pipeline.sources_admin import check as check_all
from internscout.visible import visible


def listing(options: argparse.Namespace) -> int:
    """The configured boards, in the file's order."""
    boards = check_boards(load_settings(Path(options.config)), Path(options.config))
    if options.json:
        print_json([{"key": b.key, "source": b.source, "token": b.token, "company": b.company} for b in boards])
    else:
        print_table(("board", "company"), [(b.key, b.company) for b in boards], limits={"company": 60})
        print(f"{len(boards)} boards")
    return 0


def add(options: argparse.Namespace) -> int:
    """Find the board behind an address and write its line."""
    path = Path(options.config)
    found = find_boards(options.url, load_settings(path))
    boards = [replace(board, company=options.company or board.company) for board in found]
    added = {board.key for board in add_boards(path, boards)}
    for board in boards:
        print(f"{'added' if board.key in added else 'already listed'}: {visible(board.key)} ({path})")
    return 0


def check(options: argparse.Namespace) -> int:
    """Probe boards; exit code 1 when one does not answer."""
    path = Path(options.config)
    settings = load_settings(path)
    boards = check_boards(settings, path, options.keys)
    with progress("boards asked", len(boards)) as advance:
        probes = check_all(settings, boards, lambda _: advance(None))
    if options.json:
        print_json([_record(probe) for probe in probes])
    else:
        print_table(("board", "postings", "problem"), [(p.board.key, p.postings, p.reason) for p in probes])
    failed = [probe for probe in probes if probe.reason]
    print(f"{len(probes) - len(failed)} of {len(probes)} boards answer", file=sys.stderr)
    if options.remove_dead and (gone := [probe.board.key for probe in probes if probe.gone]):
        print(f"removed from {path}: {', '.join(remove_boards(path, gone))}", file=sys.stderr)
    return 1 if failed else 0


def _record(probe: Probe) -> dict[str, object]:
    return {
        "board": probe.board.key,
        "company": probe.board.company,
        "postings": probe.postings,
        "problem": probe.reason,
        "gone": probe.gone,
    }
