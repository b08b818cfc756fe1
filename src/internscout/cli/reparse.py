"""`internscout reparse`: what is stored is read again, and what came out otherwise is told."""

import argparse
import json
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from internscout.cli.output import counted, print_json
from internscout.cli.progress import Advance, progress
from internscout.config import load_settings
from internscout.visible import visible

if TYPE_CHECKING:
    from internscout.pipeline.reparse import Progress, Reparsed
    from internscout.pipeline.rereading import Reread

_LONGEST = 70
_BOARDS_NAMED = 3
_CAUSE = ("field", "cause", "former_parser", "parser_version")
_READER = "the source reads its answer otherwise"


def reparse(options: argparse.Namespace) -> int:
    """Read again, then tell."""
    settings = load_settings(Path(options.config))
    from internscout.pipeline.published import open_published  # noqa: PLC0415
    from internscout.pipeline.reparse import reparse as reparse_all  # noqa: PLC0415

    with ExitStack() as bars:
        done = reparse_all(settings, _Watch(bars), from_archive=options.from_archive)
    with open_published(settings) as reader:
        facts, wordings = reader.reread(done.begun), reader.reread_wordings(done.begun)
    if options.json:
        print_json(_record(done, facts, wordings))
        return 0
    print(f"{counted(done.postings, 'posting')} read again")
    if done.archive:
        _print_archive(done.archive)
    _print_facts(facts)
    _print_wordings(wordings)
    return 0


class _Watch:
    """Shows how far it is: one bar for the postings, then one for the boards."""

    def __init__(self, bars: ExitStack) -> None:
        self._bars = bars
        self._what, self._done = "", 0
        self._advance: Advance

    def __call__(self, now: "Progress") -> None:
        if now.what != self._what:
            self._bars.close()
            self._what, self._done = now.what, 0
            self._advance = self._bars.enter_context(progress(f"{now.what} read again", now.total))
        for fault in now.faults:
            self._advance(f"internscout: {visible(fault.where)}: {visible(fault.why)}", 0)
        self._advance(None, now.done - self._done)
        self._done = now.done


def _print_archive(archive: "Reread") -> None:
    print(
        f"{counted(archive.boards, 'board')} read again out of the archive: {counted(archive.postings, 'posting')},"
        f" {archive.reworded} of them worded otherwise"
    )
    if archive.unseen:
        print(f"{counted(archive.unseen, 'posting')} of the last answers never stored; the next run looks for them")
    by_why = sorted(archive.left, key=lambda left: left.why)
    for why, group in groupby(by_why, key=lambda left: left.why):
        boards = {left.board: len(left.postings) for left in group}
        named = ", ".join([*list(boards)[:_BOARDS_NAMED], *["…"] * (len(boards) > _BOARDS_NAMED)])
        print(f"  left as they are: {counted(sum(boards.values()), 'posting')} of {visible(named)}: {visible(why)}")


def _by_field(facts: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Counts a field and cause; `such_as` is one of the postings."""
    counted = []
    for key, group in groupby(facts, key=lambda row: [row[name] for name in _CAUSE]):
        rows = list(group)
        new, gone = (sum(len(row[side]) for row in rows) for side in ("after", "before"))
        counts = {"postings": len(rows), "new": new, "gone": gone, "such_as": rows[0]}
        counted.append(dict(zip(_CAUSE, key, strict=True)) | counts)
    return counted


def _print_facts(facts: Sequence[Mapping[str, Any]]) -> None:
    for row in _by_field(facts):
        counts = f"{counted(row['new'], 'fact')} new, {row['gone']} gone, {counted(row['postings'], 'posting')}"
        parsers = f"parser {row['former_parser']} → {row['parser_version']}"
        print(f"  {row['field']}: {counts}: {_READER if row['cause'] == 'reader' else parsers}")
        one = row["such_as"]
        print(f"      {visible(one['posting_id'])}: {_stated(one['before'])} → {_stated(one['after'])}")


def _print_wordings(wordings: Sequence[Mapping[str, Any]]) -> None:
    for change, group in groupby(wordings, key=lambda row: row["change"]):
        rows = list(group)
        print(f"  {change}: {counted(len(rows), 'posting')}: {_READER}")
        if change != "text":
            before, after = (_clipped(str(rows[0][side] or "nothing")) for side in ("before", "after"))
            print(f"      {visible(rows[0]['posting_id'])}: {before} → {after}")


def _stated(facts: Sequence[Mapping[str, Any]]) -> str:
    """Facts in words: values with quotes."""
    said = (f"{json.dumps(fact['value'], ensure_ascii=False)} “{fact['quote']}”" for fact in facts)
    return _clipped(", ".join(said)) or "nothing"


def _clipped(text: str) -> str:
    text = visible(" ".join(text.split()))
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _record(done: "Reparsed", facts: Sequence[Mapping[str, Any]], wordings: Sequence[object]) -> dict[str, object]:
    archive = done.archive
    return {
        "postings": done.postings,
        "archive": archive
        and {
            "boards": archive.boards,
            "postings": archive.postings,
            "reworded": archive.reworded,
            "unseen": archive.unseen,
            "left": [{"board": left.board, "why": left.why, "postings": left.postings} for left in archive.left],
        },
        "fields": [{key: row[key] for key in (*_CAUSE, "postings", "new", "gone")} for row in _by_field(facts)],
        "facts": facts,
        "wordings": wordings,
    }
