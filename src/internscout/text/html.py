"""HTML (or plain text) → a list of lines, each with what its markup said about it.

A line is what a reader sees as one: a paragraph, a list item, a heading, a table cell row. Inline markup never splits a
word or a number (`$50<b>–</b>$70` stays together), block markup always does. What the tags mean is read in `markup.py`.
"""

import html
import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple, TypeAlias

from internscout.text.characters import decoded, normalise, squeezed
from internscout.text.markup import BOLD, BOLD_END, HEADINGS, ITEM, ITEM_END, marked

LineKind: TypeAlias = Literal["heading", "item", "text"]

# How prominent a heading is: 1–6 as in HTML, then a bold line, a bold beginning of a line, a bare line.
BOLD_LINE, RUN_IN, BARE = 7, 8, 9

_BOLD_MARKS = (BOLD, BOLD_END)
_STEPS = {ITEM: 1, ITEM_END: -1}
_BOLD_MARK = re.compile(f"([{BOLD}{BOLD_END}])")
_TAG = re.compile(
    r"</?(?:p|div|br|li|ul|ol|span|h[1-6]|b|strong|em|i|u|a|table|tr|td|section|font|body|html)\b[^<>]*>", re.IGNORECASE
)
_ESCAPED_TAG = re.compile(r"&(?:amp;){0,3}lt;/?(?:p|div|br|li|ul|ol|span|h[1-6]|b|strong|em)\b", re.IGNORECASE)
_BULLET = re.compile(
    r"(?:[-–—*•●▪◦‣⁃∙·○■□►▸➢➤✓✔✅]|\uf0b7|o(?=\s)|\(?\d{1,2}[.)](?=\s)|\(?[a-h]\)(?=\s))\s*(?=\S)",
)
_BULLET_FIRST = frozenset("-–—*•●▪◦‣⁃∙·○■□►▸➢➤✓✔✅\uf0b7o(0123456789abcdefgh")
_MARKDOWN_HEADING = re.compile(r"(#{1,6})\s+(?=\S)")
_MARKDOWN_BOLD = re.compile(r"(?:\*\*|__)(.+?)(?:\*\*|__)\s*(:?)\s*")
_MARKDOWN_ESCAPE = re.compile(r"\\([^\w\s\\])")
_REPR = re.compile(r"""\[\s*['"].+['"]\s*\]""")
_REPR_COMMA = re.compile(r"""(?<=['"]),\s+(?=['"])""")
_NAME_LENGTH = 50
_SIGNS_FIRST = _BULLET_FIRST | {"#", "["}
_NOTHING = ("", " ")
_new = tuple.__new__  # a named tuple's own is written in Python


class Line(NamedTuple):
    """One visible line: its normalised text (never empty, no newline), its kind, and its level as a heading.

    `level` is 1–6 for HTML headings, `BOLD_LINE` where all of it is bold, `RUN_IN` where its first `lead` characters
    are bold and end in a colon, `BARE` where the markup says nothing.
    """

    text: str
    kind: LineKind = "text"
    level: int = BARE
    lead: int = 0


def is_html(text: str) -> bool:
    """True when the text holds at least one tag that postings use."""
    return "<" in text and _TAG.search(text) is not None


def plain_lines(source: str) -> list[Line]:
    """The lines of a description given as HTML, as escaped HTML, or as plain text."""
    while not (marked_up := is_html(source)) and "&" in source and _ESCAPED_TAG.search(source):
        source = html.unescape(source)
    return _html_lines(source) if marked_up else _text_lines(source)


def _text_lines(source: str) -> list[Line]:
    lines: list[Line] = []
    whole = squeezed(normalise(decoded(source)))
    odd = _has_signs(whole)
    for raw in whole.split("\n"):
        text = raw.strip(" ")
        if not text:
            continue
        if not odd and text[0] not in _SIGNS_FIRST:
            lines.append(_new(Line, (text, "text", BARE, 0)))
        elif text[0] == "[" and _REPR.fullmatch(text):
            lines += _listed(_REPR_COMMA.split(text[1:-1]))
        elif line := _line(text, "text"):
            lines.append(line)
    return lines


def _has_signs(text: str) -> bool:
    """True when there may be Markdown somewhere in a text: one character is found sooner than two."""
    return "\\" in text or ("*" in text and "**" in text) or ("_" in text and "__" in text)


def _listed(items: Sequence[str]) -> Iterator[Line]:
    """The entries of a list that a feed printed as a program would; the short ones may be headings."""
    for entry in items:
        if (text := entry.strip("'\" ")) and (line := _line(text, "item" if len(text) > _NAME_LENGTH else "text")):
            yield line


def _line(text: str, kind: LineKind, level: int = BARE, head: str = "") -> Line | None:
    """One line cleaned of bullets and Markdown marks, None where nothing is left; `head` is its bold beginning."""
    if "\\" in text:
        text = _MARKDOWN_ESCAPE.sub(r"\1", text)
    if text[0] in _BULLET_FIRST and (found := _BULLET.match(text)) and not text.startswith("**"):
        text, kind = text[found.end() :], "heading" if kind == "heading" else "item"
        head = head[found.end() :]
    if text[0] == "#" and (mark := _MARKDOWN_HEADING.match(text)):
        text, kind, level = text[mark.end() :], "heading", len(mark[1])
    if "**" in text or "__" in text:
        return _markdown(text, kind, level)
    if head and text.startswith(head):
        return Line(text, kind, RUN_IN, len(head))
    return Line(text, kind, level)


def _markdown(raw: str, kind: LineKind, level: int) -> Line | None:
    """A line with Markdown's bold marks: all of it bold, a bold beginning, or a few words."""
    found = _MARKDOWN_BOLD.match(raw)
    text = squeezed(raw.replace("**", "").replace("__", "")).strip()
    if not text:
        return None
    if found is None:
        return Line(text, kind, level)
    head = found[1].replace("**", "").strip() + found[2]
    if text == head or not raw[found.end() :].strip("*_ "):
        return Line(text, kind, min(level, BOLD_LINE))
    if head.endswith(":") and text.startswith(head):
        return Line(text, kind, min(level, RUN_IN), len(head))
    return Line(text, kind, level)


def _html_lines(source: str) -> list[Line]:
    lines: list[Line] = []
    whole = marked(source)
    odd = _has_signs(whole)
    items = heading = bold = 0
    for row in whole.split("\n"):
        if not row or row == " ":
            continue
        text = row
        if (mark := row[0]) < " " and mark not in _BOLD_MARKS:
            items += _STEPS.get(mark, 0)
            if mark not in _STEPS:
                heading = HEADINGS.get(mark, 0)
            if len(row) == 1:
                continue
            text = row[1:]
        level, head = heading or BARE, ""
        if bold or BOLD in text or BOLD_END in text:
            text, weight, head, bold = _weighed(text, bold)
            level, head = heading or weight, "" if heading else head
        if text := text.strip(" "):
            kind: LineKind = "heading" if heading else "item" if items else "text"
            if not (head or odd or text[0] in _SIGNS_FIRST):
                lines.append(_new(Line, (text, kind, level, 0)))
            elif line := _line(text, kind, level, head):
                lines.append(line)
    return lines


def _weighed(raw: str, bold: int) -> tuple[str, int, str, int]:
    """A line with marks of bold → its text, its level, its bold beginning if a colon ends it, and what stays open."""
    if raw[0] == BOLD and not bold:  # most lines with bold text are all bold, or have a bold beginning
        head, end, rest = raw[1:].partition(BOLD_END)
        if end and BOLD not in head and BOLD not in rest and BOLD_END not in rest:
            return *_begun(head, rest), 0
    head = rest = ""
    for at, piece in enumerate(_BOLD_MARK.split(raw)):
        if at % 2:
            bold += 1 if piece == BOLD else -1
        elif not rest and (bold or not piece or piece == " "):
            head += piece
        else:
            rest += piece
    return *_begun(head, rest), bold


def _begun(head: str, rest: str) -> tuple[str, int, str]:
    if rest in _NOTHING:
        return squeezed(head), BOLD_LINE, ""
    text, head = squeezed(head + rest).strip(" "), squeezed(head).strip(" ")
    if head and head[-1] != ":":
        head = f"{head}:" if rest.lstrip(" ")[0] == ":" else ""
    return text, BARE, head
