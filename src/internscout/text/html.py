"""HTML (or plain text) → a list of lines, each with what its markup said about it.

A line is what a reader sees as one: a paragraph, a list item, a heading, a table cell row. Inline markup never splits a
word or a number (`$50<b>–</b>$70` stays together), block markup always does. selectolax's lexbor repairs the markup and
writes it out again (at any nesting depth: lxml drops what is deeper than about 254 elements); in the well-formed result
each tag that matters becomes one control character, and what follows is work on one string: ten times as fast as
walking the tree.
"""

import html
import re
from collections.abc import Iterator, Sequence
from itertools import repeat
from typing import Literal, NamedTuple, TypeAlias

from selectolax.lexbor import LexborHTMLParser

from internscout.text.characters import decoded, normalise, squeezed

LineKind: TypeAlias = Literal["heading", "item", "text"]

# How prominent a heading is: 1–6 as in HTML, then a bold line, a bold beginning of a line, a bare line.
BOLD_LINE, RUN_IN, BARE = 7, 8, 9

_BLOCKS = (
    "address article aside blockquote body br center dd details div dl dt fieldset figure footer form header hr html"
    " li main nav ol p pre section summary table tbody td tfoot th thead tr ul"
).split()
_ITEM, _ITEM_END, _HEADING_END, _BOLD, _BOLD_END, _UNSEEN = "\x01", "\x02", "\x03", "\x04", "\x05", "\x06"
_BOLD_MARKS = (_BOLD, _BOLD_END)
_STEPS = {_ITEM: 1, _ITEM_END: -1}
_HEADINGS = {chr(0x0D + level): level for level in range(1, 7)}
_UNSEEN_TAGS = "script style head title noscript template svg iframe button select option".split()
_MARKS = {
    **dict.fromkeys(_UNSEEN_TAGS, _UNSEEN),
    **{name: "\n" for tag in _BLOCKS for name in (tag, f"/{tag}")},
    **{f"h{level}": f"\n{mark}" for mark, level in _HEADINGS.items()},
    **{f"/h{level}": f"\n{_HEADING_END}" for level in _HEADINGS.values()},
    "li": f"\n{_ITEM}",
    "/li": f"\n{_ITEM_END}",
    "b": _BOLD,
    "strong": _BOLD,
    "/b": _BOLD_END,
    "/strong": _BOLD_END,
}
_UNSEEN_PART = re.compile(rf"<({'|'.join(sorted(_UNSEEN_TAGS))})\b.*?</\1>", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_ANY_TAG = re.compile(r"<(/?[a-zA-Z][a-z0-9]*)[^>]*>")  # lexbor writes a ">" inside a value as an entity
_HEAVY = re.compile(r'style="[^"]*font-weight:\s*(?:bold|[6-9]00)')
_BOLD_MARK = re.compile(f"([{_BOLD}{_BOLD_END}])")
_MANY_TAGS, _DEEPEST = 3000, 1000
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())

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
_ENTITIES = {"nbsp": " ", "lt": "<", "gt": ">", "quot": '"', "amp": "&"}  # all that lexbor writes
_WRITTEN = re.compile(f"&({'|'.join(_ENTITIES)});")
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
    marked = _marked(source)
    odd = _has_signs(marked)
    items = heading = bold = 0
    for row in marked.split("\n"):
        if not row or row == " ":
            continue
        text = row
        if (mark := row[0]) < " " and mark not in _BOLD_MARKS:
            items += _STEPS.get(mark, 0)
            if mark not in _STEPS:
                heading = _HEADINGS.get(mark, 0)
            if len(row) == 1:
                continue
            text = row[1:]
        level, head = heading or BARE, ""
        if bold or _BOLD in text or _BOLD_END in text:
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
    if raw[0] == _BOLD and not bold:  # most lines with bold text are all bold, or have a bold beginning
        head, end, rest = raw[1:].partition(_BOLD_END)
        if end and _BOLD not in head and _BOLD not in rest and _BOLD_END not in rest:
            return *_begun(head, rest), 0
    head = rest = ""
    for at, piece in enumerate(_BOLD_MARK.split(raw)):
        if at % 2:
            bold += 1 if piece == _BOLD else -1
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


def _marked(source: str) -> str:
    """The text of a document, in which control characters stand for the tags that matter."""
    written = normalise(_repaired(source)).replace("\n", " ")
    written = _with_bold_tags(written) if "font-weight" in written else written
    text = _with_marks(written)
    if "<" in text or _UNSEEN in text:
        text = _with_marks(_UNSEEN_PART.sub("", _COMMENT.sub("", written))).replace(_UNSEEN, "")
    if "&" in text:
        text = _WRITTEN.sub(_character, text)
        if (again := decoded(text)) != text:  # some escape twice
            text = normalise(again, keep_controls=True)
    return squeezed(text)


def _character(entity: re.Match[str]) -> str:
    return _ENTITIES[entity[1]]


def _with_marks(written: str) -> str:
    pieces = _ANY_TAG.split(written)
    pieces[1::2] = map(_MARKS.get, pieces[1::2], repeat(""))
    return "".join(pieces)


def _repaired(source: str) -> str:
    """The body, well-formed. What is nested beyond reason stays as it is: repairing takes the square of the depth."""
    if source.count("<") > _MANY_TAGS and _depth(source) > _DEEPEST:
        return source
    body = LexborHTMLParser(source).body
    return (body.html if body is not None else None) or ""


def _depth(source: str) -> int:
    depth = deepest = 0
    for tag in _ANY_TAG.finditer(source):
        if tag[1].lower() not in _VOID:
            depth = max(depth - 1, 0) if tag[1][0] == "/" else depth + 1
            deepest = max(deepest, depth)
    return deepest


def _with_bold_tags(written: str) -> str:
    """Where a style makes the text of an element bold, `<b>` inside it says so."""
    pieces: list[str] = []
    heavy: list[bool] = []
    end = 0
    for tag in _ANY_TAG.finditer(written):
        pieces.append(written[end : tag.start()])
        end = tag.end()
        name, text = tag[1], tag[0]
        if name[0] == "/":
            text = f"</b>{text}" if heavy and heavy.pop() else text
        elif name not in _VOID:
            heavy.append("font-weight" in text and _HEAVY.search(text) is not None)
            text = f"{text}<b>" if heavy[-1] else text
        pieces.append(text)
    return "".join((*pieces, written[end:]))
