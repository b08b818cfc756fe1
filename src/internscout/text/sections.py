"""Which part of a posting a heading opens: the names are data (`headings.toml`), the matching is here.

Does not decide what is a heading (`structure.py`), only what a heading's words say.
"""

import re
import tomllib
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from importlib import resources
from typing import Any, NamedTuple

from internscout.text.characters import lower
from internscout.text.phrases import Found, Phrases

__all__ = ["DATA", "Section", "is_name", "listed", "section_of"]


class Section(StrEnum):
    """The part of a posting in which a line stands."""

    __hash__ = str.__hash__  # an enumeration's own is written in Python, and asked for often

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


class _Name(NamedTuple):
    section: Section
    heading: str
    names: list[Found]  # of this section, the best first


_FILE = resources.files(__package__).joinpath("headings.toml")
DATA: dict[str, Any] = tomllib.loads(_FILE.read_text(encoding="utf-8"))
_FIRST = {name: rank for rank, name in enumerate(reversed(DATA["first"]), start=1)}


def listed(*tables: str) -> Iterator[tuple[str, str]]:
    """All phrases of tables, each with the name of its table."""
    return ((table, phrase) for table in tables for phrases in DATA[table].values() for phrase in phrases)


_SECTIONS = {section.value: section for section in Section}
_NAMES = Phrases(listed(*(table for table in DATA if table in _SECTIONS or table == "unknown")))
_TORN = re.compile(r" (?<=[B-HJ-Z] )(?<!\w..)(?=[a-z])")  # "Your P rofile": letters torn off by markup
_WORD = re.compile(r"[^\W\d_]+")
# Words that make a heading longer without making it a sentence.
_FILLERS = frozenset(DATA["fillers"])
_ORNAMENT = re.compile(r"^(?:[^\w(\"']|\d+[.)])+")  # an emoji, a rule, a number


def section_of(heading: str) -> Section | None:
    """The part that a heading opens; None when it names none that we know."""
    found = _name(heading)
    return found.section if found else None


@lru_cache(maxsize=8192)
def is_name(line: str) -> bool:
    """True when a bare line is hardly more than the name of a part: few words beside it that say something."""
    found = _name(line)
    return found is not None and _alone(line, found.heading, found.names)


@lru_cache(maxsize=8192)
def _name(line: str) -> _Name | None:
    bare = line if line[0].isalpha() else _ORNAMENT.sub("", line)
    heading = _TORN.sub("", bare).rstrip(" .…").lstrip()
    found = _NAMES.find(heading)
    if len(found) > 1:
        found = [one for one in found if not _inside_longer(one, found)]
    known = [one for one in found if one.label != "unknown"]
    if not known:
        return None
    best = known[0] if len(known) == 1 else max(known, key=lambda one: (_FIRST.get(one.label, 0), one.size))
    return _Name(_SECTIONS[best.label], heading, [best, *(one for one in known if one.label == best.label)])


def _inside_longer(one: Found, found: list[Found]) -> bool:
    """True for a name that is part of a longer one of another section: "bonus" in "bonus program"."""
    label, start, end, size = one
    for other, first, last, length in found:
        if other != label and length > size and first <= start and end <= last:
            return True
    return False


def _alone(line: str, heading: str, names: list[Found]) -> bool:
    best = names[0]
    beside = [word.span() for word in _WORD.finditer(heading) if lower(word[0]) not in _FILLERS]
    for one in names:
        beside = [(start, end) for start, end in beside if end <= one.start or start >= one.end]
    telling = len(beside)
    if line.endswith("?"):
        return telling <= 5
    if line.endswith((":", "...", "…")) or line.isupper():
        return telling <= 3
    in_brackets = 0 <= heading.find("(") < best.start
    return not in_brackets and telling <= (0 if "," in line or best.end - best.start <= 5 else 1)
