"""Lines → lines with sections: which lines are headings, and how far what they open reaches.

Works on any feed: marked-up headings, bold lines, "Requirements:" in plain text, and postings flattened to one line.
"""

import re
from collections.abc import Iterator

from internscout.text.html import BARE, BOLD_LINE, RUN_IN, Line
from internscout.text.sections import Section, boilerplate, inline_headings, is_name, section_of

__all__ = ["sectioned"]

_LONG = 200
# A hyphen after a figure, or after a currency's code, and before another figure or a month is that of a range.
_RANGE = r"(?:\d|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Present|(?:USD|EUR|GBP|CAD|CHF|AUD|INR)\b|[$€£])"
_FLAT_BULLET = re.compile(
    rf"\s+(?:[•●▪◦‣∙·■►▸➢✓*]|(?:(?<![\dkK]\s)(?<!\d\s[A-Z]{{3}}\s)-|-(?!\s{_RANGE}))(?=\s+[A-Z0-9($€£])"
    r"|\d{1,2}[.)](?=\s+[A-Z]))\s+"
)
_EDGE = " -•*·"
_COLON_HEADING = re.compile(r"[^.!?]{2,119}:$")
_NUMBER = re.compile(r"\d+[.)]\s+")
_SENTENCE_STOP = (".", ",", ";")
_FIRM = frozenset((Section.REQUIREMENTS, Section.PREFERRED))
# A paragraph after a list of demands that speaks of something else. Words that speak of the candidate keep it inside.
_CLOSING = re.compile(
    r"""(?xi)(?:at|we|our|join|founded|this\ (?:position|role|is)|benefits|in\ addition\ to|please|note|by\ applying
    | the\ (?:pay|salary|base|expected|annual|hourly|estimated|target|compensation) | compensation|salary|pay
    | if\ you(?:'re|\ are)?\ (?:excited|interested|don't|do\ not|require|need|have\ a\ disability)
    | to\ apply|apply|applications? | for\ (?:more|california|colorado|new\ york) | all\ (?:qualified|offers|employment)
    | wir|unser|nous|nos|notre|wij|ons)\b"""
)
_DEMAND = re.compile(
    r"""(?xi)\b(?:experience|knowledge|skills?|proficien\w*|familiar\w*|degree|must|requir\w*|prefer\w*|plus|ability
    | you\ (?:have|are|can|know)|understanding|pursuing|enrolled|candidates?
    | kenntnis\w*|erfahrung|maîtrise|connaissance\w*|kennis|ervaring)\b"""
)


def sectioned(lines: list[Line]) -> list[tuple[Line, Section]]:
    """Every line with its section, flattened ones cut into the lines they once were."""
    walk = _Walk()
    return [found for line in _unflatten(_rejoined(lines)) for found in walk.place(line)]


class _Walk:
    """What the last heading opened, while the lines go by."""

    def __init__(self) -> None:
        self._section = Section.OTHER
        self._level = BARE
        self._items = 0

    def place(self, line: Line) -> Iterator[tuple[Line, Section]]:
        if line.kind == "heading" and not _is_heading(line):
            line = Line(line.text)  # running text in heading tags
        if line.lead and (named := _run_in(line)):
            yield from self._beginning(line, named)
        elif _is_heading(line):
            line = Line(line.text, "heading", line.level)
            self._open(line)
            yield line, self._section
        elif span := boilerplate(line.text):
            yield from self._boilerplate(line, *span)
        else:
            if line.kind == "item":
                self._items += 1
            elif self._items >= 2 and _is_closing(line.text):
                self._leave_demands()
            yield line, self._section

    def _beginning(self, line: Line, named: Section) -> Iterator[tuple[Line, Section]]:
        """A line that begins with a heading; inside a list the heading is for this item alone."""
        heading, rest = Line(line.text[: line.lead], "heading", RUN_IN), Line(line.text[line.lead :].strip(), line.kind)
        yield heading, named
        if line.kind == "item":
            yield rest, named
        else:
            self._open(heading)
            yield from self.place(rest)

    def _boilerplate(self, line: Line, start: int, end: int) -> Iterator[tuple[Line, Section]]:
        """A paragraph of boilerplate; what stands before and after it in a long one is not."""
        text = line.text
        start, end = start if start > _LONG else 0, end if len(text) - end > _LONG else len(text)
        if before := text[:start].strip():
            yield Line(before, line.kind, line.level), self._section
        yield Line(text[start:end].strip(), line.kind, line.level), Section.EQUAL_OPPORTUNITY
        if line.kind == "text":
            self._leave_demands()
        if after := text[end:].strip():
            yield Line(after, line.kind, line.level), self._section

    def _open(self, heading: Line) -> None:
        named = section_of(heading.text)
        if named is not None:
            self._section, self._level, self._items = named, heading.level, 0
        elif heading.level < BARE and heading.level <= self._level:
            self._section, self._level = Section.OTHER, heading.level

    def _leave_demands(self) -> None:
        if self._section in _FIRM:
            self._section, self._items = Section.OTHER, 0


def _run_in(line: Line) -> Section | None:
    """The part that the bold beginning of a line names."""
    head = line.text[: line.lead]
    if len(line.text) == line.lead or (line.kind == "item" and not is_name(head)):
        return None
    return section_of(head)


def _is_closing(text: str) -> bool:
    if len(text) < 80 or not (text.endswith((".", "!")) or ". " in text):
        return False
    return _CLOSING.match(text) is not None or not _DEMAND.search(text)


def _is_heading(line: Line) -> bool:
    text = line.text
    if line.kind == "heading":
        return len(text) <= 160 and not (len(text) > 60 and text.endswith("."))
    if len(text) > 120 or (line.level == BARE and text.endswith(_SENTENCE_STOP)):
        return False
    words = len(text.split())
    if line.kind == "item":
        return words <= 6 and (text.endswith(":") or line.level == BOLD_LINE) and is_name(text)
    if line.level <= BOLD_LINE:  # a whole sentence in bold is emphasis
        return words <= 14 and not text.endswith(_SENTENCE_STOP)
    if _COLON_HEADING.match(text):
        return len(text) <= 70 or section_of(text) is not None
    return words <= 8 and is_name(text)


def _rejoined(lines: list[Line]) -> Iterator[Line]:
    """Join a line that breaks off inside a bracket to the next, which closes it."""
    held: Line | None = None
    for read in lines:
        line = read
        if held is not None:
            if _open_brackets(line.text) < 0:
                line = Line(f"{held.text} {line.text}", held.kind, held.level, held.lead)
            else:
                yield held
            held = None
        if line.text.endswith((",", "(")) and _open_brackets(line.text) > 0:
            held = line
        else:
            yield line
    if held is not None:
        yield held


def _open_brackets(text: str) -> int:
    return text.count("(") - text.count(")")


def _unflatten(lines: Iterator[Line]) -> Iterator[Line]:
    """Split lines that hold a whole posting (or a whole list) run together."""
    for line in lines:
        if len(line.text) < _LONG or line.kind == "heading" or line.lead:
            yield line
            continue
        pieces = [*_pieces(line.text)]
        for text, is_heading in pieces:
            if is_heading:
                yield Line(text, "heading", BARE)
            else:
                yield from _flat_items(line, text, split=len(pieces) > 1)


def _flat_items(line: Line, text: str, *, split: bool) -> Iterator[Line]:
    items = _FLAT_BULLET.split(text)
    listed = len(items) > 2 or (len(items) > 1 and split)
    for n, item in enumerate(items if listed else [text]):
        if item := item.strip(_EDGE):
            yield Line(item, "item" if listed and n else line.kind, line.level)


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """Running text and the headings inside it, in order."""
    position = 0
    for found in inline_headings(text):
        if before := text[position : found.start].strip(_EDGE):
            yield before, False
        yield found.name, True
        position = found.end
    if rest := text[position:].strip():
        yield rest, False
