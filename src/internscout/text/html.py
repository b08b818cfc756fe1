"""HTML (or plain text) → a list of lines, each with what its markup said about it.

A line is what a reader sees as one: a paragraph, a list item, a heading, a table cell row. Inline markup never splits a
word or a number (`$50<b>–</b>$70` stays together), block markup always does. Parsed with selectolax's lexbor, which
keeps text at any nesting depth (lxml drops what is deeper than about 254 elements).
"""

import html
import re
import unicodedata
from dataclasses import dataclass
from typing import Literal, TypeAlias

from selectolax.lexbor import LexborHTMLParser, LexborNode

LineKind: TypeAlias = Literal["heading", "item", "text"]

BLOCKS = frozenset(
    "address article aside blockquote body center dd details div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6"
    " header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
SKIPPED = frozenset(
    ["script", "style", "head", "title", "noscript", "template", "svg", "iframe", "button", "select", "option"]
)
BOLD = frozenset(("b", "strong"))
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))

_TAG = re.compile(
    r"</?(?:p|div|br|li|ul|ol|span|h[1-6]|b|strong|em|i|u|a|table|tr|td|section|font|body|html)\b[^<>]*>", re.IGNORECASE
)
_ESCAPED_TAG = re.compile(r"&lt;/?(?:p|div|br|li|ul|ol|span|h[1-6]|b|strong|em)\b", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});", re.IGNORECASE)
_BULLET = re.compile(r"^\s*(?:[-–—*•●▪◦‣⁃∙·○■□►▸➢➤✓✔✅·]|\uf0b7|o(?=\s{2,}))\s*(?=\S)")
_MARKDOWN_HEADING = re.compile(r"^\s*#{1,6}\s+(?=\S)")
_MARKDOWN_BOLD_LINE = re.compile(r"^\s*(?:\*\*|__)(.+?)(?:\*\*|__)\s*:?\s*$")
_SPACES = re.compile(r"[^\S\n]+")
_LONE = re.compile(r"[\ud800-\udfff]")

_CHARACTERS = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u02bc\u201b\u00b4\u2032", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033", '"'),
        **dict.fromkeys("\u2010\u2011\u2212\ufe63\uff0d", "-"),
        **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad", None),
        **dict.fromkeys("\u2028\u2029\u0085\u000b\u000c", "\n"),
        "\r": "\n",
    }
)


@dataclass(frozen=True, slots=True)
class Line:
    """One visible line: its normalised text (never empty, no newline), its kind, whether all of it is bold."""

    text: str
    kind: LineKind = "text"
    bold: bool = False


def normalise(text: str) -> str:
    """NFC, straight quotes, one kind of hyphen, no invisible characters, `\\r` and separators as `\\n`.

    En and em dashes stay. Lone surrogates become U+FFFD: DuckDB and mail refuse them.
    """
    text = text.replace("\r\n", "\n")
    return _LONE.sub("\ufffd", unicodedata.normalize("NFC", text.translate(_CHARACTERS)))


def is_html(text: str) -> bool:
    """True when the text holds at least one tag that postings use."""
    return _TAG.search(text) is not None


def plain_lines(source: str) -> list[Line]:
    """The lines of a description given as HTML, as escaped HTML, or as plain text."""
    if _ESCAPED_TAG.search(source) and not is_html(source):
        source = html.unescape(source)
    if is_html(source):
        return _html_lines(source)
    if _ENTITY.search(source):
        source = html.unescape(source)
    return _text_lines(source)


def _text_lines(source: str) -> list[Line]:
    return [line for raw in normalise(source).split("\n") if (line := _line(raw, "text", False))]


def _line(raw: str, kind: LineKind, bold: bool) -> Line | None:
    """One raw line cleaned of bullets and Markdown marks, or None when nothing is left of it."""
    raw = _SPACES.sub(" ", raw).strip()
    if kind == "text" and (found := _MARKDOWN_BOLD_LINE.match(raw)):
        raw, bold = found[1].strip() + (":" if raw.endswith(":") else ""), True
    elif kind == "text" and _MARKDOWN_HEADING.match(raw):
        raw, kind = _MARKDOWN_HEADING.sub("", raw).strip("* "), "heading"
    elif found := _BULLET.match(raw):
        raw, kind = raw[found.end() :].strip(), "heading" if kind == "heading" else "item"
    raw = raw.replace("**", "").strip()
    return Line(raw, kind, bold) if raw else None


# What is still to walk: a node (None: only close its line), the kind and weight around it, whether it is a closing.
_Stack: TypeAlias = list[tuple[LexborNode | None, LineKind, bool, bool]]


class _Lines:
    """Collects text runs into lines while the tree is walked."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._runs: list[tuple[str, bool]] = []

    def add(self, text: str, bold: bool) -> None:
        self._runs.append((text, bold))

    def close(self, kind: LineKind) -> None:
        """End the current line, if it holds anything."""
        runs, self._runs = self._runs, []
        bold = all(is_bold for text, is_bold in runs if text.strip())
        for raw in "".join(text for text, _ in runs).split("\n"):
            if line := _line(raw, kind, bold):
                self.lines.append(line)


def _html_lines(source: str) -> list[Line]:
    body = LexborHTMLParser(source).body
    lines = _Lines()
    if body is not None:
        _walk(body, lines)
    return lines.lines


def _walk(root: LexborNode, lines: _Lines) -> None:
    """Depth first with an own stack: postings nested thousands deep must not end the program."""
    stack: _Stack = [(root, "text", False, False)]
    while stack:
        node, kind, bold, closing = stack.pop()
        if closing or node is None:
            lines.close(kind)
            continue
        tag = node.tag
        if tag == "-text":
            lines.add(normalise(node.text_content or "").replace("\n", " "), bold)
        elif tag == "br":
            lines.add("\n", bold)
        elif tag not in SKIPPED and tag is not None and not tag.startswith("-"):
            _enter(node, kind, bold, lines, stack)


def _enter(node: LexborNode, kind: LineKind, bold: bool, lines: _Lines, stack: _Stack) -> None:
    tag = node.tag or ""
    inner: LineKind = "heading" if tag in HEADINGS else "item" if tag == "li" else kind
    if tag in BLOCKS:
        lines.close(kind)
        stack.append((None, inner, bold, True))
    bold = bold or tag in BOLD or _styled_bold(node)
    children = list(node.iter(include_text=True))
    stack.extend((child, inner, bold, False) for child in reversed(children))


def _styled_bold(node: LexborNode) -> bool:
    style = node.attributes.get("style") if node.tag in ("span", "p", "div", "font") else None
    return bool(style) and re.search(r"font-weight:\s*(?:bold|[6-9]00)", style or "") is not None
