"""The education part of a résumé → degrees, each with its level, subjects and last month."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from internscout.config.profile.values import Level
from internscout.parse import levels_named, parse
from internscout.resume.dates import When, dates, ongoing
from internscout.text import build_document

_GPA = re.compile(r"\b(?:c?gpa|grade point average)\b[^\d\n]{0,12}(\d{1,2}[.,]\d{1,2})", re.IGNORECASE)
# From the lowest: of two degrees at one time, the higher is the one that a posting asks about.
_RANKS: tuple[Level, ...] = ("high_school", "associate", "bachelor", "master", "mba", "phd")


@dataclass(frozen=True, slots=True)
class Degree:
    """One degree: `end` its last date, None when none is stated; `goes_on` when the words or the date say so."""

    level: Level
    fields: tuple[str, ...]
    end: When | None
    goes_on: bool
    gpa: float | None
    quote: str

    @property
    def order(self) -> tuple[bool, When, int]:
        """What makes one the degree in progress, or else the latest."""
        return self.goes_on, self.end or When(0), _RANKS.index(self.level)


def degrees(lines: Sequence[str], today: date) -> list[Degree]:
    """The degrees of an education part, the one in progress (else the latest) first."""
    levels = {n: level for n, line in enumerate(lines) if (level := _level(line))}
    if not levels:
        return []
    # Where the school stands above the degree, it does so throughout.
    above = min(next(iter(levels)), 1)
    starts = [max(n - above, 0) for n in levels]
    blocks = [lines[start:end] for start, end in pairwise([*starts, len(lines)])]
    found = [_degree(level, block, today) for level, block in zip(levels.values(), blocks, strict=True)]
    return sorted(found, key=lambda degree: degree.order, reverse=True)


def _level(line: str) -> Level | None:
    named = levels_named(build_document(title="", description=f"Degree: {line}"))
    return max((level for level in _RANKS if level in named), key=_RANKS.index, default=None)


def _degree(level: Level, lines: Sequence[str], today: date) -> Degree:
    text = "\n".join(lines)
    stated = list(dates(text))
    end, going = max(stated, default=None), ongoing(text)
    over = end is not None and (end.year, end.month or 12) < (today.year, today.month)
    if over and going:
        end, over = None, False  # "10/2024 to now": that was the beginning
    gpa = _GPA.search(text)
    asked = parse(build_document(title="", description="\n".join(f"Degree: {line}" for line in lines))).requirements
    subjects = asked["fields_of_study"]
    return Degree(
        level=level,
        fields=tuple(map(str, subjects)) if isinstance(subjects, list) else (),
        end=end,
        goes_on=not over and (end is not None or going),
        gpa=float(gpa[1].replace(",", ".")) if gpa else None,
        quote=next(line for line in lines if _level(line)),
    )
