"""Which part of a posting a heading opens: the names are data (`headings.toml`), the matching is here.

Does not decide what is a heading (`structure.py`), only what a heading's words say.
"""

import re
import tomllib
from enum import StrEnum
from functools import lru_cache
from importlib import resources
from typing import Any, NamedTuple

from internscout.text.characters import lower
from internscout.text.phrases import Found, Phrases

__all__ = ["Inline", "Section", "boilerplate", "inline_headings", "is_name", "section_of"]


class Section(StrEnum):
    """The part of a posting in which a line stands."""

    TITLE = "title"
    LOCATION = "location"
    DETAIL = "detail"
    ROLE = "role"
    DUTIES = "duties"
    REQUIREMENTS = "requirements"
    PREFERRED = "preferred"
    BENEFITS = "benefits"
    PAY = "pay"
    COMPANY = "company"
    EQUAL_OPPORTUNITY = "equal_opportunity"
    APPLICATION = "application"
    OTHER = "other"


class Inline(NamedTuple):
    """A heading inside running text: `text[start:end]` with what parts it from what follows; `name` is its words."""

    start: int
    end: int
    name: str


class _Name(NamedTuple):
    section: Section
    alone: bool  # it is hardly more than the name: few words beside it that say something


_FILE = resources.files(__package__).joinpath("headings.toml")
_DATA: dict[str, Any] = tomllib.loads(_FILE.read_text(encoding="utf-8"))
_FIRST = {name: rank for rank, name in enumerate(reversed(_DATA["first"]), start=1)}


def _phrases(*tables: str) -> Phrases:
    return Phrases((table, phrase) for table in tables for listed in _DATA[table].values() for phrase in listed)


_NAMES = _phrases(
    *(name for name, table in _DATA.items() if isinstance(table, dict) and name not in ("inline", "boilerplate"))
)
_INLINE = _phrases("inline")
_BOILERPLATE = _phrases("boilerplate")
# What may go on behind a heading inside running text, and what parts it from what follows.
_NOUN = f"(?i:{'|'.join(_DATA['inline_nouns'])})\\b"
_INLINE_TAIL = re.compile(
    rf"(?:(?:, {_NOUN}){{0,3}},? (?:and|&) {_NOUN})?"
    r"(?: \([^()]{3,40}\))?(\s*[:?!]\s*|\s+-\s+|\s*[•*·]\s*|\s+(?=[A-Z0-9]))"
)
_TORN = re.compile(r"([B-HJ-Z])(?<!\w.) (?=[a-z])")  # "Your P rofile": letters torn off by markup
_WORD = re.compile(r"[^\W\d_]+")
# Words that make a heading longer without making it a sentence.
_FILLERS = frozenset(_DATA["fillers"])
_ORNAMENT = re.compile(r"^(?:[^\w(\"']|\d+[.)])+")  # an emoji, a rule, a number


def section_of(heading: str) -> Section | None:
    """The part that a heading opens; None when it names none that we know."""
    found = _name(heading)
    return found.section if found else None


def is_name(line: str) -> bool:
    """True when a bare line is hardly more than the name of a part: few words beside it that say something."""
    found = _name(line)
    return found is not None and found.alone


def inline_headings(text: str) -> list[Inline]:
    """Headings inside running text, where a sentence or an item may have ended before them."""
    longest: dict[int, Inline] = {}
    for found in _INLINE.find(text):
        words = text[found.start : found.end].rstrip(" -:")  # "You will:" is one only with its colon
        if (tail := _INLINE_TAIL.match(text, found.start + len(words))) and _may_open(text, found.start):
            name = text[found.start : tail.start(1)] + (":" if ":" in tail[1] else "")
            longest[found.start] = Inline(found.start, tail.end(), name)
    apart: list[Inline] = []
    for heading in sorted(longest.values()):
        if not apart or heading.start >= apart[-1].end:
            apart.append(heading)
    return apart


def boilerplate(text: str) -> tuple[int, int] | None:
    """From where to where a text is equal-opportunity boilerplate, in whole sentences."""
    found = _BOILERPLATE.find(text) if len(text) >= 30 else []
    if not found:
        return None
    end = text.find(". ", found[-1].end)
    return text.rfind(". ", 0, min(one.start for one in found)) + 1, end + 1 if end >= 0 else len(text)


def _may_open(text: str, start: int) -> bool:
    if start < 2:
        return start == 0
    before = text[start - 1] if text[start - 1] != " " else text[start - 2]
    if before in ".!?:;)]%*•" or before.islower() or before.isdigit():
        return True
    return text[start - 1] == " " and text[max(0, start - 3) : start - 1].isupper()  # after "SQL", not after "A"


@lru_cache(maxsize=8192)
def _name(line: str) -> _Name | None:
    bare = line if line[:1].isalpha() else _ORNAMENT.sub("", line)
    heading = _TORN.sub(r"\1", bare).strip()
    found = _NAMES.find(heading)
    if len(found) > 1:
        found = [one for one in found if not _inside_longer(one, found)]
    known = [one for one in found if one.label != "unknown"]
    if not known:
        return None
    best = max(known, key=lambda one: (_FIRST.get(one.label, 0), one.size))
    same = [one for one in known if one.label == best.label]
    return _Name(Section(best.label), _alone(line, heading, best, same))


def _inside_longer(one: Found, found: list[Found]) -> bool:
    """True for a name that is part of a longer one of another section: "bonus" in "bonus program"."""
    return any(
        other.label != one.label and other.size > one.size and other.start <= one.start and one.end <= other.end
        for other in found
    )


def _alone(line: str, heading: str, name: Found, same: list[Found]) -> bool:
    beside = [(word.start(), word.end()) for word in _WORD.finditer(heading) if lower(word[0]) not in _FILLERS]
    for one in same:
        beside = [(start, end) for start, end in beside if end <= one.start or start >= one.end]
    telling = len(beside)
    if line.endswith("?"):
        return telling <= 5
    if line.endswith(":") or line.isupper():
        return telling <= 3
    in_brackets = 0 <= heading.find("(") < name.start
    return not in_brackets and telling <= (0 if "," in line or name.end - name.start <= 5 else 1)
