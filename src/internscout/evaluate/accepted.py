"""The scores that were accepted last, kept in a JSON file: so that nobody makes the parser worse without saying so.

One entry a set of labels (the name of its file): the macro F1 and every field's F1. Only the macro decides; single
fields that fell are told, since a field with few facts falls for little.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from internscout.errors import UsageError
from internscout.evaluate.scores import Score, macro

__all__ = ["Verdict", "compare", "figures", "read", "write"]

Figures: TypeAlias = Mapping[str, float]  # field → F1, and "macro"

_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the macro F1 fell, and what to tell."""

    fell: bool
    lines: tuple[str, ...]


def figures(scores: Iterable[Score]) -> dict[str, float]:
    """The F1 of each stated field and their mean, as they are kept."""
    scores = list(scores)
    fields = {score.field: round(score.f1, _DIGITS) for score in scores if score.stated}
    return {"macro": round(macro(scores), _DIGITS), **fields}


def compare(accepted: Figures, now: Figures) -> Verdict:
    """The figures of now against the accepted ones."""
    fell = now["macro"] < accepted["macro"]
    lines = [f"macro F1 {now['macro']:.4f}, accepted {accepted['macro']:.4f}" + (": it fell" if fell else "")]
    for field, before in accepted.items():
        after = now.get(field, 0.0)
        if field != "macro" and after < before:
            lines.append(f"{field} fell from {before:.4f} to {after:.4f}")
    return Verdict(fell, tuple(lines))


def read(file: Path) -> dict[str, dict[str, float]]:
    """All accepted figures; none when there is no file. Raises `UsageError`."""
    if not file.exists():
        return {}
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
        return {str(name): {str(field): float(f1) for field, f1 in entry.items()} for name, entry in kept.items()}
    except (OSError, ValueError, AttributeError, TypeError) as error:
        raise UsageError(f"{file}: not a file of accepted scores: {error}") from None


def write(file: Path, kept: Mapping[str, Figures]) -> None:
    """Write all accepted figures, sorted by name. Raises `UsageError`."""
    text = json.dumps({name: dict(kept[name]) for name in sorted(kept)}, indent=2) + "\n"
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{file}: cannot be written: {error.strerror}") from None
