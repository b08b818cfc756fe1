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
_ITEM, _ITEM_END, _HEADING_END, _BOLD, _BOLD_END = "\x01", "\x02", "\x03", "\x04", "\x05"
_ITEM_MARKS, _BOLD_MARKS = (_ITEM, _ITEM_END), (_BOLD, _BOLD_END)
_HEADINGS = {chr(0x0D + level): level for level in range(1, 7)}
_MARKS = {
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
_UNSEEN = frozenset("script style head title noscript template svg iframe button select option".split())
_UNSEEN_PART = re.compile(rf"<({'|'.join(sorted(_UNSEEN))})\b.*?</\1>", re.DOTALL)
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
    while "lt;" in source and not is_html(source) and _ESCAPED_TAG.search(source):
        source = html.unescape(source)
    return list(_html_lines(source) if is_html(source) else _text_lines(source))


def _text_lines(source: str) -> Iterator[Line]:
    for raw in squeezed(normalise(decoded(source))).split("\n"):
        text = raw.strip(" ")
        if not text:
            continue
        if text[0] == "[" and _REPR.fullmatch(text):
            yield from _listed(_REPR_COMMA.split(text[1:-1]))
        elif line := _line(text, "text"):
            yield line


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


def _html_lines(source: str) -> Iterator[Line]:
    items = heading = bold = 0
    for marked in _marked(source).split("\n"):
        text = marked
        if not text or text == " ":
            continue
        if (mark := text[0]) < " " and mark not in _BOLD_MARKS:
            items += (mark == _ITEM) - (mark == _ITEM_END)
            if mark not in _ITEM_MARKS:
                heading = _HEADINGS.get(mark, 0)
            text = text[1:]
        level, head = heading or BARE, ""
        if bold or _BOLD in text or _BOLD_END in text:
            text, whole, head = _weighed(text, bold)
            bold += marked.count(_BOLD) - marked.count(_BOLD_END)
            level, head = heading or (BOLD_LINE if whole else BARE), "" if heading else head
        if (text := text.strip(" ")) and (
            line := _line(text, "heading" if heading else "item" if items else "text", level, head)
        ):
            yield line


def _weighed(raw: str, bold: int) -> tuple[str, bool, str]:
    """A line with marks of bold → its text, whether all is bold, its bold beginning where that ends in a colon."""
    if raw[:1] == _BOLD and raw[-1] == _BOLD_END and raw.count(_BOLD) == raw.count(_BOLD_END) == 1:
        return raw[1:-1], True, ""
    head = ""
    rest = pieces = _BOLD_MARK.split(raw)
    for at, piece in enumerate(pieces):
        if at % 2:
            bold += 1 if piece == _BOLD else -1
        elif bold or not piece or piece.isspace():
            head += piece
        else:
            rest = pieces[at:]
            break
    else:
        return " ".join(head.split()), True, ""
    beside = "".join(rest[::2])
    text, head = " ".join((head + beside).split()), " ".join(head.split())
    if head and not head.endswith(":"):
        head = f"{head}:" if beside.lstrip().startswith(":") else ""
    return text, False, head


def _marked(source: str) -> str:
    """The text of a document, in which control characters stand for the tags that matter."""
    written = normalise(_repaired(source))
    written = _COMMENT.sub("", written) if "<!--" in written else written
    written = _with_bold_tags(written) if "font-weight" in written else written
    pieces = _ANY_TAG.split(written.replace("\n", " "))
    if not _UNSEEN.isdisjoint(pieces[1::2]):
        pieces = _ANY_TAG.split(_UNSEEN_PART.sub("", written).replace("\n", " "))
    pieces[1::2] = [_MARKS.get(name, "") for name in pieces[1::2]]
    text = "".join(pieces)
    if "&" in text:
        for entity, character in (("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
            text = text.replace(entity, character)
        if (again := decoded(text)) != text:  # some escape twice
            text = normalise(again, keep_controls=True)
    return squeezed(text)


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
