"""`internscout list`, `show`, `why`, `query`, `export`, `status`: reading the published copy, not the working file."""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from internscout.cli.output import counted, print_json, print_table, strong
from internscout.cli.work import describe, profile_of, record
from internscout.config import load_settings
from internscout.errors import UsageError
from internscout.match import explain
from internscout.match import match as match_one
from internscout.model import Match, OpenPosting
from internscout.pipeline import clock
from internscout.pipeline.opened import pool_of
from internscout.pipeline.published import Reader, open_published
from internscout.visible import visible


def listing(options: argparse.Namespace) -> int:
    """Open postings by rank; those that do not fit only with `--all`."""
    settings, profile, now = load_settings(Path(options.config)), profile_of(options), clock.now()
    with open_published(settings) as reader:
        openings = reader.openings
        # Most postings of a board are jobs of a kind that no student asks for: leave them in the file.
        kinds = () if options.all else profile.wanted.kinds
        ranked = pool_of(openings, [profile], now=now, every_kind=options.all).judge(
            profile, kinds=kinds, everything=True
        )
        tracked = reader.applications.statuses(profile.name)
        heads = _worded(openings.brief(), options.words) if options.words else None
        worded = ranked.best if heads is None else [one for one in ranked.best if one.id in heads]
        others = openings.count_other_kinds(kinds) if heads is None else len(heads) - len(worded)
        named = [one for one in worded if options.all or tracked.get(one.id) != "hidden"]
        found = [one for one in named if options.all or one.verdict != "no"]
        shown = found[: options.limit] if options.limit > 0 else found
        candidates = openings.candidates([one.id for one in shown])
    matches = [match_one(profile, candidates[one.id], now=now) for one in shown]
    if options.json:
        print_json([_record(match) | {"tracked": tracked.get(match.candidate.id)} for match in matches])
        return 0
    _print_matches(matches, tracked, reasons=options.all)
    unfit = f"not fitting: {sum(one.verdict == 'no' for one in named)}"
    if hidden := len(worded) - len(named):
        unfit += f", hidden by you: {hidden}"
    rest = unfit if options.all else f"{unfit}, of another kind: {others} (--all shows them)"
    print(f"{len(shown)} of {len(found)} shown; {rest}")
    return 0


def _print_matches(matches: Iterable[Match], tracked: Mapping[str, str], *, reasons: bool) -> None:
    """A line each; with `reasons` also the rules that it does not fit by."""
    marks = {"yes": "✓", "unknown": "?", "no": "✗"}
    rows = [
        (
            marks[m.verdict],
            f"{m.score:.0f}",
            m.candidate.title,
            m.candidate.company,
            m.candidate.location,
            *((", ".join(check.rule for check in m.checks if check.verdict == "no"),) if reasons else ()),
            tracked.get(m.candidate.id, ""),
            m.candidate.id,
        )
        for m in matches
    ]
    head = ("fit", "score", "title", "company", "place", *(("hidden by",) if reasons else ()), "tracked", "id")
    print_table(head, rows, limits={"title": 60, "company": 30, "place": 40, "hidden by": 40})


def _worded(heads: Iterable[OpenPosting], words: Iterable[str]) -> set[str]:
    """The ids of those that have all of these words in title, company or place."""
    wanted = [word.casefold() for word in words]
    return {one.id for one in heads if all(word in _head(one) for word in wanted)}


def _head(one: OpenPosting) -> str:
    return f"{one.title} {one.company} {one.location}".casefold()


def _record(match: Match) -> dict[str, object]:
    candidate = match.candidate
    return {
        "id": candidate.id,
        "title": candidate.title,
        "company": candidate.company,
        "location": candidate.location,
        "url": candidate.url,
        "verdict": match.verdict,
        "score": round(match.score, 1),
        "checks": [{"rule": c.rule, "verdict": c.verdict, "why": c.why, "quote": c.quote} for c in match.checks],
        "skills_met": match.skills_met,
        "skills_missing": match.skills_missing,
        "first_seen": candidate.first_seen,
    }


def show(options: argparse.Namespace) -> int:
    """Everything stored of one posting, with its evidence."""
    with open_published(load_settings(Path(options.config))) as reader:
        posting = find(reader, options.id)
    if options.json:
        print_json(posting)
        return 0
    print(strong(visible(posting["title"])))
    for key in ("company", "location", "url", "id", "status", "posted_at", "first_seen", "last_seen", "apply_by"):
        if posting.get(key):
            print(f"{key + ':':12}{visible(_minute(posting[key]))}")
    print(strong("\nWhat it asks for"))
    for name, value in (posting["requirements"] or {}).items():
        if stated := _stated(value):
            print(f"  {name}: {visible(stated)}")
            for quote in _quotes(posting["facts"], name):
                print(f"      “{visible(quote)}”")
    return 0


def _minute(value: object) -> object:
    """A time as people write it; anything else as it is."""
    return f"{value.astimezone(UTC):%Y-%m-%d %H:%M} UTC" if isinstance(value, datetime) else value


def find(reader: Reader, name: str) -> dict[str, Any]:
    """The one posting that is called so. Raises `UsageError`."""
    posting = reader.posting(name)
    if posting is None:
        raise UsageError(f"no posting is called {name!r}; `internscout list` shows the ids")
    return posting


def _stated(value: object) -> str:
    """A requirement in words; empty when nothing is stated."""
    if isinstance(value, Mapping):
        parts = {key: _stated(part) for key, part in value.items()}
        return ", ".join(f"{key} {text}" for key, text in parts.items() if text)
    if isinstance(value, list):
        return ", ".join(" or ".join(map(str, v)) if isinstance(v, list) else _stated(v) for v in value)
    return "" if value is None else str(value)


def _quotes(facts: Iterable[Mapping[str, str]], name: str) -> list[str]:
    return list(dict.fromkeys(fact["quote"] for fact in facts if fact["field"] == name))


def why(options: argparse.Namespace) -> int:
    """Every check and every part of the score of one posting."""
    settings, profile = load_settings(Path(options.config)), profile_of(options)
    with open_published(settings) as reader:
        candidate = reader.candidate(find(reader, options.id)["id"])
    match = match_one(profile, candidate, now=clock.now())
    if options.json:
        parts = [
            {"part": p.name, "points": p.points, "of": p.limit, "why": p.why, "quote": p.quote} for p in match.parts
        ]
        print_json({**_record(match), "parts": parts})
    else:
        print(explain(match))
    return 0


def query(options: argparse.Namespace) -> int:
    """The user's SQL."""
    sql = sys.stdin.read() if options.sql == "-" else options.sql
    with open_published(load_settings(Path(options.config))) as reader:
        head, rows = reader.query(sql)
    print_found(head, rows, json=options.json)
    return 0


def print_found(head: Sequence[str], rows: Sequence[Sequence[object]], *, json: bool) -> None:
    """What the user's SQL found."""
    if json:
        names = _distinct(head)
        print_json([dict(zip(names, row, strict=True)) for row in rows])
    else:
        print_table(head, rows)
        print(counted(len(rows), "row"), file=sys.stderr)


def export(options: argparse.Namespace) -> int:
    """Postings for other programs, as a file."""
    target = Path(options.file)
    with open_published(load_settings(Path(options.config))) as reader:
        count = reader.export(target, everything=options.all, where=options.where)
    print(f"{counted(count, 'posting')}: {target}")
    return 0


def _distinct(names: Sequence[str]) -> list[str]:
    """Column names, equal ones numbered (`a`, `a:1`), so that none is lost in an object."""
    seen: Counter[str] = Counter()
    distinct = []
    for name in names:
        distinct.append(f"{name}:{seen[name]}" if seen[name] else name)
        seen[name] += 1
    return distinct


def status(options: argparse.Namespace) -> int:
    """The last run, the boards that were not read whole in it, debts, and how long which board has shown nothing."""
    with open_published(load_settings(Path(options.config))) as reader:
        summary = reader.summary()
        silent, owed = reader.silent_boards(), reader.outbox()
    if options.json:
        print_json(None if summary is None else {**record(summary), "silent": silent, "undelivered": owed})
    elif summary is None:
        print("no run has ended yet")
    else:
        print(f"run {summary.run_id}, begun {summary.started_at:%Y-%m-%d %H:%M} UTC")
        print(describe(summary))
        for failure in (*summary.failures, *summary.doubts):
            print(f"  {failure.outcome}: {failure.board}: {visible(failure.reason)}")
        if owed:
            print(f"  {counted(len(owed), 'digest')} not delivered: `internscout outbox`")
        told = {failure.board for failure in (*summary.failures, *summary.doubts)}
        # A failure that was told above says it all of a board that never showed anything.
        _print_silent([board for board in silent if board["last_posting"] or board["board"] not in told])
    return 0


def _print_silent(silent: Sequence[Mapping[str, object]]) -> None:
    """The boards that show no posting, the longest silence first."""
    if silent:
        print("\nboards without a posting, the longest silence first:")
        head = ("board", "last posting", "last outcome", "why")
        rows = [(b["board"], b["last_posting"] or "never", b["outcome"], b["why"]) for b in silent]
        print_table(head, rows, limits={"why": 60})
