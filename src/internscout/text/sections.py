"""Which part of a posting a heading opens: the names are data (`headings.toml`), the matching is here.

Does not decide what is a heading (`structure.py`), only what a heading's words say.
"""

import re
import tomllib
from enum import StrEnum
from functools import lru_cache
from importlib import resources
from typing import Any

__all__ = ["Section", "boilerplate", "inline_headings", "is_name", "section_of"]


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


def _joined(table: dict[str, list[str]]) -> str:
    return "|".join(f"(?:{pattern})" for patterns in table.values() for pattern in patterns)


_FILE = resources.files(__package__).joinpath("headings.toml")
_DATA: dict[str, Any] = tomllib.loads(_FILE.read_text(encoding="utf-8"))
_FIRST = tuple(Section(name) for name in _DATA["first"])
_NAMES = {
    Section(name): re.compile(_joined(table), re.IGNORECASE)
    for name, table in _DATA.items()
    if name not in ("first", "fillers", "inline", "boilerplate", "boilerplate_hints")
}
_BOILERPLATE = re.compile(_joined(_DATA["boilerplate"]))
_HINTS = tuple(_DATA["boilerplate_hints"])
# The alternatives begin with plain letters and nothing stands before them: so `re` can skip ahead by first letter.
_INLINE = re.compile(
    f"(?P<heading>{'|'.join(pattern for patterns in _DATA['inline'].values() for pattern in patterns)})"
    r"(?P<end>\s*[:?!]\s*|\s+-\s+|\s*[•*·]\s*|\s+(?=[A-Z0-9]))"
)
_TORN = re.compile(r"\b([B-HJ-Z]) (?=[a-z])")  # "Your P rofile": letters torn off by markup
_WORD = re.compile(r"[^\W\d_]+")
# Words that make a heading longer without making it a sentence.
_FILLERS = frozenset(_DATA["fillers"])
_ORNAMENT = re.compile(r"^(?:[^\w(\"']|\d+[.)])+")  # an emoji, a rule, a number


@lru_cache(maxsize=8192)
def section_of(heading: str) -> Section | None:
    """The part that a heading opens; None when it names none that we know."""
    found = _best(heading)
    return found[0] if found else None


@lru_cache(maxsize=8192)
def is_name(line: str) -> bool:
    """True when a bare line is hardly more than the name of a part: few words beside it that say something."""
    found = _best(line)
    if found is None:
        return False
    name = found[1]
    beside = [
        word[0] for word in _WORD.finditer(name.string) if word.end() <= name.start() or word.start() >= name.end()
    ]
    telling = len([word for word in beside if word.lower() not in _FILLERS])
    if line.endswith("?"):
        return telling <= 5
    if line.endswith(":") or line.isupper():
        return telling <= 3
    in_brackets = 0 <= name.string.find("(") < name.start()
    return not in_brackets and telling <= (0 if "," in line or len(name[0]) <= 5 else 1)


def inline_headings(text: str) -> list[re.Match[str]]:
    """Headings inside running text, where a sentence or an item may have ended before them."""
    return [found for found in _INLINE.finditer(text) if _may_open(text, found.start())]


def boilerplate(text: str) -> tuple[int, int] | None:
    """From where to where a text is equal-opportunity boilerplate, in whole sentences."""
    lowered = text.lower() if len(text) >= 30 else ""
    if not any(hint in lowered for hint in _HINTS):
        return None
    found = [match.span() for match in _BOILERPLATE.finditer(lowered)]
    if not found:
        return None
    end = lowered.find(". ", found[-1][1])
    return lowered.rfind(". ", 0, found[0][0]) + 1, end + 1 if end >= 0 else len(text)


def _may_open(text: str, start: int) -> bool:
    if start < 2:
        return start == 0
    before = text[start - 1] if text[start - 1] != " " else text[start - 2]
    if before in ".!?:;)]%*•" or before.islower() or before.isdigit():
        return True
    return text[start - 1] == " " and text[max(0, start - 3) : start - 1].isupper()  # after "SQL", not after "A"


def _best(heading: str) -> tuple[Section, re.Match[str]] | None:
    heading = _TORN.sub(r"\1", _ORNAMENT.sub("", heading)).strip()
    for section in _FIRST:
        if found := _NAMES[section].search(heading):
            return section, found
    matches = [(section, found) for section, pattern in _NAMES.items() if (found := pattern.search(heading))]
    return max(matches, key=lambda match: len(match[1][0]), default=None)
