"""HTML (or plain text) → a list of lines, each with what its markup said about it.

A line is what a reader sees as one: a paragraph, a list item, a heading, a table cell row. Inline markup never splits a
word or a number (`$50<b>–</b>$70` stays together), block markup always does. selectolax's lexbor repairs the markup and
writes it out again (at any nesting depth: lxml drops what is deeper than about 254 elements); the well-formed result is
read as a stream of tags and texts, three times as fast as walking its tree.
"""

import html
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from selectolax.lexbor import LexborHTMLParser

LineKind: TypeAlias = Literal["heading", "item", "text"]

# How prominent a heading is: 1–6 as in HTML, then a bold line, a bold beginning of a line, a bare line.
BOLD_LINE, RUN_IN, BARE = 7, 8, 9

_BLOCKS = frozenset(
    "address article aside blockquote body center dd details div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6"
    " header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_SKIPPED = re.compile(
    r"<!--.*?-->|<(script|style|head|title|noscript|template|svg|iframe|button|select|option)\b.*?</\1>", re.DOTALL
)
_NO_MEANING = re.compile(r"</?(?:a|em|i|u|small|sup|sub|code|mark|abbr|label|ins|wbr|img)\b[^>]*>")
_PLAIN_SPAN = re.compile(r"</?(?:span|font)\b[^>]*>")
_MARK = re.compile(r"(<[^>]*>)")  # lexbor writes a ">" inside a value as an entity
_TAG_NAME = re.compile(r"</?([a-z0-9]+)")
_HEAVY = re.compile(r'style="[^"]*font-weight:\s*(?:bold|[6-9]00)')

_TAG = re.compile(
    r"</?(?:p|div|br|li|ul|ol|span|h[1-6]|b|strong|em|i|u|a|table|tr|td|section|font|body|html)\b[^<>]*>", re.IGNORECASE
)
_ESCAPED_TAG = re.compile(r"&lt;/?(?:p|div|br|li|ul|ol|span|h[1-6]|b|strong|em)\b", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});", re.IGNORECASE)
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
_LONE = re.compile(r"[\ud800-\udfff]")

_CHARACTERS = {
    **dict.fromkeys("\u2018\u2019\u02bc\u201b\u00b4\u2032", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033", '"'),
    **dict.fromkeys("\u2010\u2011\u2212\ufe63\uff0d", "-"),
    **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad\0", ""),
    **dict.fromkeys("\u2028\u2029\u0085\u000b\u000c\x1c\x1d\x1e\r", "\n"),
}
_REPLACED = re.compile(f"[{''.join(_CHARACTERS)}]")


@dataclass(frozen=True, slots=True)
class Line:
    """One visible line: its normalised text (never empty, no newline), its kind, and its level as a heading.

    `level` is 1–6 for HTML headings, `BOLD_LINE` where all of it is bold, `RUN_IN` where its first `lead` characters
    are bold and end in a colon, `BARE` where the markup says nothing.
    """

    text: str
    kind: LineKind = "text"
    level: int = BARE
    lead: int = 0


def normalise(text: str) -> str:
    """NFC, straight quotes, one kind of hyphen, no invisible characters, `\\r` and separators as `\\n`.

    En and em dashes stay. Lone surrogates become U+FFFD: DuckDB and mail refuse them.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _REPLACED.sub(lambda found: _CHARACTERS[found[0]], text.replace("\r\n", "\n"))
    if text.isascii():
        return text
    return _LONE.sub("\ufffd", unicodedata.normalize("NFC", text))


def is_html(text: str) -> bool:
    """True when the text holds at least one tag that postings use."""
    return "<" in text and _TAG.search(text) is not None


def plain_lines(source: str) -> list[Line]:
    """The lines of a description given as HTML, as escaped HTML, or as plain text."""
    if "&lt;" in source and not is_html(source) and _ESCAPED_TAG.search(source):
        source = html.unescape(source)
    if is_html(source):
        return list(_html_lines(source))
    if "&" in source and _ENTITY.search(source):
        source = html.unescape(source)
    return list(_text_lines(normalise(source)))


def _text_lines(source: str) -> Iterator[Line]:
    for raw in source.split("\n"):
        stripped = raw.strip()
        if stripped.startswith("[") and _REPR.fullmatch(stripped):
            yield from _listed(_REPR_COMMA.split(stripped[1:-1]))
        elif stripped and (line := _line(stripped, "text")):
            yield line


def _listed(items: Sequence[str]) -> Iterator[Line]:
    """The entries of a list that a feed printed as a program would; the short ones may be headings."""
    for entry in items:
        text = entry.strip("'\" ")
        if line := _line(text, "item" if len(text) > _NAME_LENGTH else "text"):
            yield line


def _line(raw: str, kind: LineKind, level: int = BARE, head: str = "") -> Line | None:
    """One raw line cleaned of bullets and Markdown marks, None where nothing is left; `head` is its bold beginning."""
    raw = " ".join(raw.split())
    if not raw:
        return None
    if "\\" in raw:
        raw = _MARKDOWN_ESCAPE.sub(r"\1", raw)
    if raw[0] in _BULLET_FIRST and (found := _BULLET.match(raw)) and not raw.startswith("**"):
        raw, kind = raw[found.end() :], "heading" if kind == "heading" else "item"
        head = head[found.end() :]
    if raw[0] == "#" and (found := _MARKDOWN_HEADING.match(raw)):
        raw, kind, level = raw[found.end() :], "heading", len(found[1])
    if "**" in raw or "__" in raw:
        return _markdown(raw, kind, level)
    if head and raw.startswith(head):
        return Line(raw, kind, RUN_IN, len(head))
    return Line(raw, kind, level)


def _markdown(raw: str, kind: LineKind, level: int) -> Line | None:
    """A line with Markdown's bold marks: all of it bold, a bold beginning, or a few words."""
    found = _MARKDOWN_BOLD.match(raw)
    text = raw.replace("**", "").replace("__", "").strip()
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


class _Paragraph:
    """The line being read: its texts so far, and which of them are bold."""

    def __init__(self) -> None:
        self.runs: list[tuple[str, bool]] = []

    def add(self, text: str, *, bold: bool) -> None:
        self.runs.append((text, bold))

    def close(self, kind: LineKind, heading: int) -> Iterator[Line]:
        """End the line and give what it holds: one line for each `<br>` in it."""
        runs, self.runs = self.runs, []
        row: list[tuple[str, bool]] = []
        for text, bold in runs:
            if text == "\n":
                yield from _row(row, kind, heading)
                row = []
            else:
                row.append((text, bold))
        yield from _row(row, kind, heading)


def _row(runs: list[tuple[str, bool]], kind: LineKind, heading: int) -> Iterator[Line]:
    """One visible line, with the length of its bold beginning where that ends in a colon."""
    text = "".join([text for text, _ in runs])
    if not text.strip():
        return
    cut = 0
    for n, (piece, bold) in enumerate(runs):
        if not bold and piece.strip():
            break
        cut = n + 1
    level = heading or (BOLD_LINE if cut == len(runs) else BARE)
    head = ""
    if 0 < cut < len(runs) and not heading:
        head = " ".join(_decoded("".join([text for text, _ in runs[:cut]])).split())
        if not head.endswith(":"):
            head += ":" if _decoded(runs[cut][0]).lstrip().startswith(":") else "\n"
    for raw in _decoded(text).split("\n"):
        if line := _line(raw, kind, level, "" if head.endswith("\n") else head):
            yield line


def _decoded(text: str) -> str:
    text = html.unescape(text) if "&" in text else text
    return normalise(html.unescape(text) if "&" in text and _ENTITY.search(text) else text)  # some escape twice


def _html_lines(source: str) -> Iterator[Line]:
    paragraph, opened = _Paragraph(), _Opened()
    for text, mark in _stream(source):
        if text:
            paragraph.add(text, bold=opened.bold > 0)
        if not (found := _TAG_NAME.match(mark)):
            continue
        tag = found[1]
        if tag in _BLOCKS and paragraph.runs:
            yield from paragraph.close(opened.kind, opened.heading)
        if tag == "br":
            paragraph.add("\n", bold=True)
        elif mark[1] == "/":
            opened.leave(tag)
        elif tag not in _VOID:
            opened.enter(tag, mark)
    yield from paragraph.close("text", 0)


def _stream(source: str) -> Iterator[tuple[str, str]]:
    """The repaired document as pairs of a text and the tag behind it; tags that mean nothing to us are gone."""
    body = LexborHTMLParser(source).body
    written = (body.html if body is not None else None) or ""
    written = _NO_MEANING.sub("", _SKIPPED.sub("", written))
    if "font-weight" not in written:
        written = _PLAIN_SPAN.sub("", written)
    pieces = [*_MARK.split(written.replace("\n", " ")), ""]
    return zip(pieces[::2], pieces[1::2], strict=True)


class _Opened:
    """What is open around the present place of a well-formed document: list items, headings, bold markup."""

    def __init__(self) -> None:
        self.bold = 0
        self.heading = 0
        self._items = 0
        self._weights: list[bool] = []

    @property
    def kind(self) -> LineKind:
        return "heading" if self.heading else "item" if self._items else "text"

    def enter(self, tag: str, written: str) -> None:
        heavy = tag in ("b", "strong") or ("font-weight" in written and _HEAVY.search(written) is not None)
        self._weights.append(heavy)
        self.bold += heavy
        if tag == "li":
            self._items += 1
        elif tag in _HEADINGS:
            self.heading = _HEADINGS[tag]

    def leave(self, tag: str) -> None:
        self.bold -= self._weights.pop() if self._weights else 0
        if tag == "li":
            self._items -= 1
        elif tag in _HEADINGS:
            self.heading = 0
