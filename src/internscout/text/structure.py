"""Lines → lines with sections: which lines are headings, and how far what they open reaches.

Works on any feed: marked-up headings, bold lines, "Requirements:" in plain text, and postings flattened to one line.
"""

import re
from collections.abc import Sequence

from internscout.text.html import BARE, BOLD_LINE, RUN_IN, Line, LineKind
from internscout.text.sections import Section, is_name, section_of
from internscout.text.signs import Inline, boilerplate, inline_headings, signs
from internscout.text.wishes import demanded

__all__ = ["sectioned"]

_LONG = 200
_LONGEST_NAME = 120
_FEW = 3
# A hyphen after a figure, or after a currency's code, and before another figure or a month is that of a range.
_RANGE = r"(?:\d|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Present|(?:USD|EUR|GBP|CAD|CHF|AUD|INR)\b|[$€£])"
_BETWEEN = r"(?:(?<![\dkK] -)(?<!\d [A-Z]{3} -)|(?! " + _RANGE + "))"
# A bullet of a list run together, between blanks. The blank comes first: `re` skips from blank to blank.
_FLAT_BULLET = re.compile(rf" (?:[•●▪◦‣∙·■►▸➢✓*]|-(?= [A-Z0-9($€£]){_BETWEEN}|\d\d?[.)](?= [A-Z]))(?= )")
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
    lines = _unmarked(_rejoined(lines))
    found = signs([line.text for line in lines])
    walk = _Walk()
    start = 0
    for number, line in enumerate(lines):
        text, kind, _, lead = line
        words = found.boilerplate.get(number, ())
        if len(text) >= _LONG and kind != "heading" and not lead:
            headings = inline_headings(text, found.headings[number], start) if number in found.headings else []
            for piece in _unflattened(line, headings, found.bullets):
                walk.place(piece, words)
        else:
            walk.place(line, words)
        start += len(text) + 1
    return demanded(walk.placed)


class _Walk:
    """What the last heading opened, while the lines go by; `placed` are those that went by."""

    def __init__(self) -> None:
        self.placed: list[tuple[Line, Section]] = []
        self._section = Section.OTHER
        self._level = BARE
        self._items = 0
        self._divided = False

    def place(self, line: Line, words: Sequence[str]) -> None:
        """The next line; `words` are those of boilerplate that it may hold."""
        text, kind, level, lead = line
        if level == BARE and not words and not lead and _is_running(text, kind):
            self._running(line)
            return
        heading = _is_heading(line)
        if kind == "heading" and not heading:
            line = Line(text)  # running text in heading tags
            heading = _is_heading(line)
        text, kind, level, lead = line
        if lead and (named := _run_in(line)):
            self._beginning(line, named, words)
        elif heading:
            line = line if kind == "heading" else Line(text, "heading", level)
            self._open(line)
            self.placed.append((line, self._section))
        elif words and any(word in text for word in words) and (span := boilerplate(text)):
            self._boilerplate(line, *span)
        else:
            self._running(line)

    def _running(self, line: Line) -> None:
        """A line that opens nothing, though it may close a list of demands."""
        if line[1] == "item":
            self._items += 1
        elif self._items >= 2 and self._section in _FIRM and _is_closing(line.text):
            self._leave_demands()
        self.placed.append((line, self._section))

    def _beginning(self, line: Line, named: Section, words: Sequence[str]) -> None:
        """A line that begins with a heading; inside a list the heading is for this item alone."""
        heading, rest = Line(line.text[: line.lead], "heading", RUN_IN), Line(line.text[line.lead :].strip(), line.kind)
        self.placed.append((heading, named))
        if line.kind == "item":
            self.placed.append((rest, named))
        else:
            self._open(heading)
            self.place(rest, words)

    def _boilerplate(self, line: Line, start: int, end: int) -> None:
        """A paragraph of boilerplate; what stands before and after it in a long one is not."""
        text = line.text
        start, end = start if start > _LONG else 0, end if len(text) - end > _LONG else len(text)
        if before := text[:start].strip():
            self.placed.append((Line(before, line.kind, line.level), self._section))
        self.placed.append((Line(text[start:end].strip(), line.kind, line.level), Section.EQUAL_OPPORTUNITY))
        if line.kind == "text":
            self._leave_demands()
        if after := text[end:].strip():
            self.placed.append((Line(after, line.kind, line.level), self._section))

    def _open(self, heading: Line) -> None:
        named = section_of(heading.text)
        if named is not None:
            self._section, self._level, self._items, self._divided = named, heading.level, 0, False
        elif heading.level < BARE and heading.level <= self._level and not self._goes_on(heading.text):
            self._section, self._level = Section.OTHER, heading.level

    def _goes_on(self, name: str) -> bool:
        """True for the short headings below one of demands that has nothing but such headings under it."""
        if self._section in _FIRM and self.placed and self.placed[-1][0].kind == "heading":
            self._divided = True
        return self._divided and name.count(" ") < _FEW and "ntern" not in name  # not the title of an internship

    def _leave_demands(self) -> None:
        if self._section in _FIRM:
            self._section, self._items, self._divided = Section.OTHER, 0, False


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


def _is_running(text: str, kind: LineKind) -> bool:
    """True for most lines of which the markup says nothing: no heading looks like that."""
    if kind == "item":
        return text[-1] != ":"
    return kind == "text" and (len(text) > _LONGEST_NAME or _stops(text))


def _stops(text: str) -> bool:
    """True when it ends as a sentence does; "You are a good fit if you have..." goes on below."""
    return text[-1] in _SENTENCE_STOP and not text.endswith("...")


def _is_heading(line: Line) -> bool:
    text, kind, level, _ = line
    if kind == "heading":
        return len(text) <= 160 and not (len(text) > 60 and text[-1] == ".")
    if len(text) > _LONGEST_NAME:
        return False
    last = text[-1]
    if kind == "item":
        return (last == ":" or level == BOLD_LINE) and text.count(" ") < 6 and is_name(text)
    if level <= BOLD_LINE:  # a whole sentence in bold is emphasis
        return last not in _SENTENCE_STOP and text.count(" ") < 14
    if last == ":" and _COLON_HEADING.match(text):
        return len(text) <= 70 or section_of(text) is not None
    return (level < BARE or not _stops(text)) and text.count(" ") < 8 and is_name(text)


def _rejoined(lines: list[Line]) -> list[Line]:
    """Join a line that breaks off inside a bracket to the next, which closes it."""
    if not any(line.text[-1] in ",(" for line in lines):
        return lines
    joined: list[Line] = []
    held: Line | None = None
    for line in lines:
        if held is not None:
            if _open_brackets(line.text) < 0:
                joined[-1] = Line(f"{held.text} {line.text}", held.kind, held.level, held.lead)
                held = None
                continue
            held = None
        if line.text[-1] in ",(" and _open_brackets(line.text) > 0:
            held = line
        joined.append(line)
    return joined


def _unmarked(lines: list[Line]) -> list[Line]:
    """Take a name with a mark before it that stands between other lines ("✅ Requirements") for no item of a list."""
    alone = [
        number
        for number in range(1, len(lines) - 1)
        if lines[number].kind == "item" and lines[number - 1].kind != "item" != lines[number + 1].kind
    ]
    for number in alone:
        if is_name(lines[number].text):
            lines[number] = lines[number]._replace(kind="text")
    return lines


def _open_brackets(text: str) -> int:
    return text.count("(") - text.count(")")


def _unflattened(line: Line, headings: list[Inline], bullets: frozenset[str]) -> list[Line]:
    """The parts of a line that holds a whole posting (or a whole list) run together."""
    text = line.text
    if not headings:
        return _flat_items(line, text, bullets, split=False)
    lines: list[Line] = []
    position = 0
    for found in headings:
        if before := text[position : found.start].strip(_EDGE):
            lines += _flat_items(line, before, bullets, split=True)
        lines.append(Line(found.name, "heading", BARE))
        position = found.end
    if rest := text[position:].strip():
        lines += _flat_items(line, rest, bullets, split=True)
    return lines


def _flat_items(line: Line, text: str, bullets: frozenset[str], *, split: bool) -> list[Line]:
    """The items of a list run together, if it is one; `split` says that this is only a part of the line."""
    items = _FLAT_BULLET.split(text) if bullets and any(sign in text for sign in bullets) else [text]
    if len(items) <= 2 - split:
        bare = text.strip(_EDGE)
        return [line if bare is line.text else Line(bare, line.kind, line.level)] if bare else []
    return [
        Line(item, "item" if n else line.kind, line.level) for n, raw in enumerate(items) if (item := raw.strip(_EDGE))
    ]
