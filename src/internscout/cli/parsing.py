"""`internscout parse` and `internscout eval`: the parser on files."""

import argparse
import json
import sys
from contextlib import AbstractContextManager, nullcontext
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from internscout import evaluate as scoring
from internscout.cli.output import print_json, speaks_unicode
from internscout.errors import UsageError
from internscout.evaluate import accepted
from internscout.pipeline.documents import BadLine, parse_lines
from internscout.visible import visible


def parse(options: argparse.Namespace) -> int:
    """Requirements of each document on stdout; bad lines are named on stderr and make the exit code 1."""
    bad = 0
    with _input(options.file) as lines:
        for result in parse_lines(lines, processes=options.processes, facts=options.facts):
            if isinstance(result, BadLine):
                bad += 1
                print(
                    f"internscout: {options.file}, line {result.number}: {visible(result.why)}; left out",
                    file=sys.stderr,
                )
            else:
                print(result if speaks_unicode() else json.dumps(json.loads(result)))
    return 1 if bad else 0


def _input(name: str) -> AbstractContextManager[TextIO]:
    if name == "-":
        if isinstance(sys.stdin, TextIOWrapper):
            sys.stdin.reconfigure(encoding="utf-8-sig", errors="replace")
        return nullcontext(sys.stdin)
    try:
        return Path(name).open(encoding="utf-8-sig", errors="replace")
    except OSError as error:
        raise UsageError(f"{name}: cannot be read: {error.strerror}") from None


def evaluate(options: argparse.Namespace) -> int:
    """A table of all fields, or JSON; exit code 1 when the score is below the accepted one."""
    labels = scoring.read_records(Path(options.labels))
    if not labels:
        raise UsageError(f"{options.labels}: holds no labels")
    if options.accept and not options.accepted:
        raise UsageError("--accept: needs --accepted FILE, where the scores are kept")
    predictions = _predictions(options.documents)
    if options.errors:
        return _print_errors(options.errors, labels, predictions)
    scores = scoring.evaluate(labels, predictions)
    if options.json:
        rows = {s.field: {"precision": s.precision, "recall": s.recall, "f1": s.f1, "stated": s.stated} for s in scores}
        print_json({"macro": scoring.macro(scores), "documents": len(labels), "fields": rows})
    else:
        _print_table(scores, len(labels))
    return _compare(Path(options.accepted), Path(options.labels).stem, scores, options) if options.accepted else 0


def _predictions(documents: str) -> dict[str, scoring.Record]:
    predictions: dict[str, scoring.Record] = {}
    with _input(documents) as lines:
        for result in parse_lines(lines, processes=0):
            if isinstance(result, BadLine):
                raise UsageError(f"{documents}, line {result.number}: {result.why}")
            record = json.loads(result)
            predictions[str(record["id"])] = record
    return predictions


def _print_table(scores: list[scoring.Score], documents: int) -> None:
    print(f"{'field':24}{'P':>7}{'R':>7}{'F1':>7}{'stated':>8}{'found':>7}")
    for s in scores:
        print(f"{s.field:24}{s.precision:7.3f}{s.recall:7.3f}{s.f1:7.3f}{s.stated:8d}{s.found:7d}")
    fields = sum(bool(s.stated) for s in scores)
    print(f"macro F1 {scoring.macro(scores):.3f} over {fields} fields, {documents} documents")


def _print_errors(field: str, labels: dict[str, scoring.Record], predictions: dict[str, scoring.Record]) -> int:
    for key, missed, invented in scoring.errors(field, labels, predictions):
        print(key)
        for word, facts in (("missed", missed), ("invented", invented)):
            if facts:
                print(f"  {word:9} {visible(', '.join(facts))}")
    return 0


def _compare(file: Path, name: str, scores: list[scoring.Score], options: argparse.Namespace) -> int:
    """Hold the scores against those accepted last, or accept them. Notes go to stderr, so that JSON stays JSON."""
    kept = accepted.read(file)
    if options.accept:
        accepted.write(file, {**kept, name: accepted.figures(scores)})
        print(f"internscout: {file}: {name} accepted at macro F1 {scoring.macro(scores):.4f}", file=sys.stderr)
        return 0
    if name not in kept:
        raise UsageError(f"{file}: has no scores for {name}; add --accept to keep these")
    verdict = accepted.compare(kept[name], accepted.figures(scores))
    for line in verdict.lines:
        print(f"internscout: {name}: {line}", file=sys.stderr)
    return 1 if verdict.fell else 0
