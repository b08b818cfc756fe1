"""HTML → one string in which control characters stand for the tags that matter, and newlines for the ends of blocks.

Says what markup means, not what a line is (`html.py`). Most postings come in a few kinds of tags, properly nested:
these are read as they stand. Whatever a browser would have to repair, or is not among those tags, goes through
selectolax's lexbor, which repairs it and writes it out again (at any nesting depth: lxml drops what is deeper than
about 254 elements); in the well-formed result tags are replaced in one pass. Walking the tree takes ten times as long.
"""

import html
import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import repeat

from selectolax.lexbor import LexborHTMLParser

from internscout.text.characters import CONTROLS, decoded, normalise, squeezed

__all__ = ["BOLD", "BOLD_END", "HEADINGS", "ITEM", "ITEM_END", "marked"]

_BLOCKS = (
    "address article aside blockquote body br center dd details div dl dt fieldset figure footer form header hr html"
    " li main nav ol p pre section summary table tbody td tfoot th thead tr ul"
).split()
ITEM, ITEM_END, _HEADING_END, BOLD, BOLD_END, _UNSEEN = "\x01", "\x02", "\x03", "\x04", "\x05", "\x06"
HEADINGS = {chr(0x0D + level): level for level in range(1, 7)}
_UNSEEN_TAGS = "script style head title noscript template svg iframe button select option".split()
_MARKS = {
    **dict.fromkeys(_UNSEEN_TAGS, _UNSEEN),
    **{name: "\n" for tag in _BLOCKS for name in (tag, f"/{tag}")},
    **{f"h{level}": f"\n{mark}" for mark, level in HEADINGS.items()},
    **{f"/h{level}": f"\n{_HEADING_END}" for level in HEADINGS.values()},
    "li": f"\n{ITEM}",
    "/li": f"\n{ITEM_END}",
    "b": BOLD,
    "strong": BOLD,
    "/b": BOLD_END,
    "/strong": BOLD_END,
}
_UNSEEN_BEGIN = re.compile(rf"<({'|'.join(sorted(_UNSEEN_TAGS))})\b")
_UNSEEN_ENDS = {tag: f"</{tag}>" for tag in _UNSEEN_TAGS}
_COMMENT_BEGIN = re.compile(r"<(!--)")
_COMMENT_ENDS = {"!--": "-->"}
_ANY_TAG = re.compile(r"<(/?[a-zA-Z][a-z0-9]*)[^>]*>")  # lexbor writes a ">" inside a value as an entity
_HEAVY = re.compile(r'style="[^"]*font-weight:\s*(?:bold|[6-9]00)')
_MANY_TAGS, _DEEPEST = 3000, 1000
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_ENTITIES = {"nbsp": " ", "lt": "<", "gt": ">", "quot": '"', "amp": "&"}  # all that lexbor writes
_WRITTEN = re.compile(f"&({'|'.join(_ENTITIES)});")

# The simple tags, and those that a browser ends when one of them begins inside.
_RANKS = [f"h{level}" for level in range(1, 7)]
_ENDED = {
    **dict.fromkeys(("b", "em", "i", "li", "span", "strong", "sub", "sup", "u", "br", "img"), ()),
    **dict.fromkeys(("p", "div", "ul", "ol", "hr"), ("/p/",)),
    **dict.fromkeys(_RANKS, tuple(f"/{name}/" for name in ("p", *_RANKS))),
    "a": ("/a/",),
}
_WRITTEN_TAG = re.compile(r"(/?)([a-z][a-z0-9]*)(?: +[a-zA-Z][\w:-]*(?:=\"[^\"]*\")?)* *(/?)")
_NOT_SIMPLE = (*CONTROLS.decode(), "font-weight")
_DEEP = 300


def marked(source: str) -> str:
    """The text of a document, in which control characters stand for the tags that matter."""
    text = None if any(sign in source for sign in _NOT_SIMPLE) else _simple(source)
    return squeezed(_any(source) if text is None else text)


def _simple(source: str) -> str | None:
    """The marked text of markup that says how it nests; None where there is anything to repair."""
    before, *parts = source.replace("\n", " ").replace("\r", " ").split("<")
    pieces = [before]
    within = "/"
    for part in parts:
        written, closed, text = part.partition(">")
        mark, within = _step(within, written)
        if not (within and closed):
            return None
        pieces.append(mark)
        pieces.append(text)
    return _written_out("".join(pieces)) if within == "/" else None


@lru_cache(maxsize=8192)
def _step(within: str, written: str) -> tuple[str, str]:
    """What a tag becomes, and what is open behind it ("/div/p/"); "" where a browser would have to repair."""
    tag = _WRITTEN_TAG.fullmatch(written)
    if tag is None or tag[2] not in _ENDED or len(within) > _DEEP:
        return "", ""
    end, name, void = tag[1], tag[2], tag[2] in _VOID
    mark = _MARKS.get(end + name, "")
    if end:
        return mark, within[: -len(name) - 1] if within.endswith(f"/{name}/") and not void else ""
    if (tag[3] and not void) or any(other in within for other in _ENDED[name]):
        return "", ""
    if name == "li" and not within.endswith(("/ul/", "/ol/")):
        return "", ""
    return mark, within if void else f"{within}{name}/"


def _written_out(text: str) -> str | None:
    """The marked text with its entities resolved; None where one of them stands for a new line."""
    lines = text.count("\n")
    if "&" in text:
        text = html.unescape(text)
        text = decoded(text) if "&" in text else text  # some escape twice
    text = normalise(text, keep_controls=True)
    return text if text.count("\n") == lines else None


def _any(source: str) -> str:
    """The marked text of any markup at all."""
    written = normalise(_repaired(source)).replace("\n", " ")
    written = _with_bold_tags(written) if "font-weight" in written else written
    text = _with_marks(written)
    if "<" in text or _UNSEEN in text:
        text = _with_marks(
            _without(_UNSEEN_BEGIN, _UNSEEN_ENDS, _without(_COMMENT_BEGIN, _COMMENT_ENDS, written))
        ).replace(_UNSEEN, "")
    if "&" in text:
        text = _WRITTEN.sub(_character, text)
        if (again := decoded(text)) != text:  # some escape twice
            text = normalise(again, keep_controls=True)
    return text


def _character(entity: re.Match[str]) -> str:
    return _ENTITIES[entity[1]]


def _with_marks(written: str) -> str:
    end = _last_end(written)
    pieces = _ANY_TAG.split(written[:end])
    pieces[1::2] = map(_MARKS.get, pieces[1::2], repeat(""))
    return "".join(pieces) + written[end:]


def _last_end(text: str) -> int:
    """Where the last tag ends. Behind it each that begins would be read to the end of the text, in vain."""
    return text.rfind(">") + 1


def _without(begin: re.Pattern[str], ends: Mapping[str, str], text: str) -> str:
    """The text without what lies between a beginning and the next end of its kind; what has no end stays.

    One expression for both would look for the end anew from each of thousands of beginnings that have none.
    """
    last = {kind: text.rfind(end) for kind, end in ends.items()}
    pieces: list[str] = []
    kept = at = 0
    while found := begin.search(text, at):
        at = found.end()
        if last[found[1]] >= at:
            pieces.append(text[kept : found.start()])
            end = ends[found[1]]
            kept = at = text.index(end, at) + len(end)
    return "".join([*pieces, text[kept:]])


def _repaired(source: str) -> str:
    """The body, well-formed. What is nested beyond reason stays as it is: repairing takes the square of the depth."""
    if source.count("<") > _MANY_TAGS and _depth(source) > _DEEPEST:
        return source
    body = LexborHTMLParser(source).body
    return (body.html if body is not None else None) or ""


def _depth(source: str) -> int:
    depth = deepest = 0
    for tag in _ANY_TAG.finditer(source, 0, _last_end(source)):
        if tag[1].lower() not in _VOID:
            depth = max(depth - 1, 0) if tag[1][0] == "/" else depth + 1
            deepest = max(deepest, depth)
    return deepest


def _with_bold_tags(written: str) -> str:
    """Where a style makes the text of an element bold, `<b>` inside it says so."""
    pieces: list[str] = []
    heavy: list[bool] = []
    end = 0
    for tag in _ANY_TAG.finditer(written, 0, _last_end(written)):
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
