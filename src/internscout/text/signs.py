"""What is found inside running text: headings of postings flattened to one line, bullets, boilerplate.

All lines of a posting are searched at once. The words are data (`headings.toml`).
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from internscout.text.phrases import Found, Phrases
from internscout.text.sections import DATA, listed

__all__ = ["Inline", "Signs", "boilerplate", "inline_headings", "signs"]


class Inline(NamedTuple):
    """A heading inside running text: `text[start:end]` with what parts it from what follows; `name` is its words."""

    start: int
    end: int
    name: str


class Signs(NamedTuple):
    """What the lines of a posting hold: by line, what may be a heading and words of boilerplate; bullets anywhere."""

    headings: dict[int, list[Found]]
    boilerplate: dict[int, list[str]]
    bullets: frozenset[str]


# Each list run together holds one of these twice. Marks beyond Latin-1, which `Phrases` cannot tell, by themselves.
_BULLETS = (" - ", r" \* ", " · ", *(rf" {digit}\{mark} " for digit in (1, 2) for mark in ".)"))
_MARKS = "•●▪◦‣∙■►▸➢✓"
_SIGNS = Phrases([*listed("inline", "boilerplate"), *(("bullet", bullet) for bullet in _BULLETS)])
_BOILERPLATE = Phrases(listed("boilerplate"))
# What may go on behind a heading inside running text, and what parts it from what follows.
_NOUN = f"(?i:{'|'.join(DATA['inline_nouns'])})\\b"
_TAIL = re.compile(
    rf"(?:(?:, {_NOUN}){{0,3}},? (?:and|&) {_NOUN})?"
    r"(?: \([^()]{3,40}\))?( ?[:?!] ?| - |-(?=[A-Z][a-z])| ?[•*·] ?| (?=[A-Z0-9]))"
)


def signs(lines: Sequence[str]) -> Signs:
    """All signs in the lines of a posting."""
    whole = "\n".join(lines)
    headings: dict[int, list[Found]] = {}
    boilerplate: dict[int, list[str]] = {}
    bullets = {mark for mark in _MARKS if mark in whole}
    number = place = 0
    for found in _SIGNS.find(whole):
        label, start, end, _ = found
        if label == "bullet":
            bullets.add(whole[start:end])
            continue
        number += whole.count("\n", place, start)
        place = start
        if label == "inline":
            headings.setdefault(number, []).append(found)
        else:
            boilerplate.setdefault(number, []).append(whole[start:end])
    return Signs(headings, boilerplate, frozenset(bullets))


def inline_headings(text: str, found: Sequence[Found], offset: int) -> list[Inline]:
    """Headings inside running text, where a sentence or an item may have ended before them.

    `found` are those in this text, which begins at `offset` of the lines in which they were found.
    """
    longest: dict[int, Inline] = {}
    for _, first, last, _ in found:
        start = first - offset
        words = text[start : last - offset].rstrip(" -:")  # "You will:" is one only with its colon
        if _may_open(text, start) and (tail := _TAIL.match(text, start + len(words))):
            name = text[start : tail.start(1)] + (":" if ":" in tail[1] else "")
            longest[start] = Inline(start, tail.end(), name)
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
    if before in ".!?:;)]%*•#" or before.islower() or before.isdigit():
        return True
    if text[start - 1] != " " and text[start + 1].isupper():
        return False  # inside a shouted word
    end = start - (text[start - 1] == " ")
    return text[max(0, end - 2) : end].isupper()  # after "SQL", not after "A"
