"""`internscout sources`: list, add, check, discover."""

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from internscout.cli.output import print_json, print_table
from internscout.cli.progress import progress
from internscout.config import Settings, load_settings
from internscout.config.catalogue import unread
from internscout.config.edit import add_boards, remove_boards
from internscout.pipeline.boards import check_boards
from internscout.pipeline.discovery import Proposal
from internscout.pipeline.discovery import discover as find_more
from internscout.pipeline.sources_admin import Probe, find_boards
from internscout.pipeline.sources_admin import check as check_all
from internscout.visible import visible


def listing(options: argparse.Namespace) -> int:
    """The boards that are read: those of the file, in its order, then the catalogue's."""
    settings = load_settings(Path(options.config))
    boards = check_boards(settings, Path(options.config))
    origins = {entry.board.key: f"catalogue ({', '.join(entry.seen_in)})" for entry in settings.sources.from_catalogue}
    rows = [(board.key, board.company, origins.get(board.key, "settings")) for board in boards]
    if options.json:
        keys = ("key", "source", "token", "company", "from")
        print_json([dict(zip(keys, (key, *key.split(":", 1), *rest), strict=True)) for key, *rest in rows])
    else:
        print_table(("board", "company", "from"), rows, limits={"company": 60})
        print(f"{len(boards)} board{'s' * (len(boards) != 1)}")
        _print_unread(settings)
    if idle := settings.sources.idle_skips:
        print(f"skip has no effect on: {visible(', '.join(idle))} (not of the catalogue as chosen)", file=sys.stderr)
    return 0


def _print_unread(settings: Settings) -> None:
    """How many boards the catalogue's choice lacks because this version cannot read them."""
    choice = settings.sources.catalogue
    if choice == "all" and (waiting := unread()):
        listed = ", ".join(f"{count:,} of {source}" for source, count in waiting.items())
        print(f"{sum(waiting.values()):,} more of the catalogue cannot be read by this version: {listed}")


def add(options: argparse.Namespace) -> int:
    """Find the board behind an address and write its line."""
    path = Path(options.config)
    found = find_boards(options.url, load_settings(path))
    boards = [replace(board, company=options.company or board.company) for board in found]
    added = {board.key for board in add_boards(path, boards)}
    for board in boards:
        print(f"{'added' if board.key in added else 'already listed'}: {visible(board.key)} ({path})")
    return 0


def discover(options: argparse.Namespace) -> int:
    """Boards that lists and postings point to and that are not read yet; with `--add`, write those shown."""
    path = Path(options.config)
    found = find_more(load_settings(path))
    shown = found[: options.limit] if options.limit > 0 else found
    if options.json:
        print_json([_proposal(one) for one in shown])
    else:
        head = ("board", "company", "ML internships", "internships", "postings", "for example", "seen in")
        rows = [
            (one.board.key, one.board.company, one.ml_internships, one.internships, one.postings,
             "; ".join(one.examples), ", ".join(one.seen_in))
            for one in shown
        ]  # fmt: skip
        print_table(head, rows, limits={"company": 30, "for example": 60, "seen in": 50})
    print(f"{len(shown)} of {len(found)} boards shown that are not read yet", file=sys.stderr)
    if options.add and shown:
        added = add_boards(path, [one.board for one in shown])
        print(f"{len(added)} boards added to {path}; `internscout sources check` asks them", file=sys.stderr)
    return 0


def _proposal(found: Proposal) -> dict[str, object]:
    return {
        "board": found.board.key,
        "company": found.board.company,
        "ml_internships": found.ml_internships,
        "internships": found.internships,
        "postings": found.postings,
        "examples": found.examples,
        "seen_in": found.seen_in,
    }


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
        print_table(
            ("board", "postings", "problem or note"), [(p.board.key, p.postings, p.reason or p.note) for p in probes]
        )
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
        "note": probe.note,
        "gone": probe.gone,
    }
