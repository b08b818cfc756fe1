"""A match in words, for `internscout why`: the verdict, every check with its quote, every part of the score."""

import unicodedata
from collections.abc import Iterable, Iterator

from internscout.match.words import several
from internscout.model import Match, Part, Verdict

MARKS: dict[Verdict, str] = {"yes": "✓", "no": "✗", "unknown": "?"}


def explain(match: Match) -> str:
    """Readable lines, also for a match that is hidden. Untrusted text comes without control characters."""
    candidate = match.candidate
    lines = [
        " — ".join(part for part in (candidate.title, candidate.company) if part),
        candidate.url,
        f"{candidate.id}, first seen {candidate.first_seen:%Y-%m-%d}",
        "",
        _verdict(match),
        *_reasons((f"{MARKS[check.verdict]} {check.rule}: {check.why}", check.quote) for check in match.checks),
        "",
        f"Score: {match.score:.1f} of 100",
        *_reasons((_points(part), part.quote) for part in match.parts),
    ]
    if match.skills_met or match.skills_missing:
        lines += [
            "",
            f"Skills you have: {several(match.skills_met, 20) or 'none of those named'}",
            f"Skills you lack: {several(match.skills_missing, 20) or 'none of those asked for'}",
        ]
    return "\n".join(_printable(line) for line in lines)


def _verdict(match: Match) -> str:
    if match.undecided:
        return f"Hidden, as your [rules] say; not known: {several(match.hidden_by, 20)}"
    if match.hidden_by:
        return f"Hidden, not eligible: {several(match.hidden_by, 20)}"
    unknown = [check.rule for check in match.checks if check.verdict == "unknown"]
    if unknown:
        return f"Shown; not known: {several(unknown, 20)}"
    return "Shown; nothing stated speaks against it"


def _reasons(reasons: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Each reason with the posting's words under it; the same words are quoted once."""
    quoted: set[str] = set()
    for reason, quote in reasons:
        yield f"  {reason}"
        if quote and quote not in quoted:
            yield f"      “{quote}”"
        quoted.add(quote)


def _points(part: Part) -> str:
    return f"{part.name:<16} {part.points:>4.1f} / {part.limit:<2g}  {part.why}"


def _printable(line: str) -> str:
    """One line without terminal escapes or characters that turn the direction of text."""
    spaced = (" " if unicodedata.category(c) in ("Cc", "Zl", "Zp") else c for c in line)
    return "".join(c for c in spaced if unicodedata.category(c) not in ("Cf", "Cs")).rstrip()
