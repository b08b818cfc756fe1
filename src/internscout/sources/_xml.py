"""XML of a vendor → rows as `_reading.py` takes them. Not for feeds and pages, which need not be well formed.

A document with a DOCTYPE is refused: no vendor needs one, and only there can entities be declared that blow up or name
files. With that, the standard library's parser is safe, and no other (defusedxml) is needed.
"""

from collections.abc import Container
from xml.etree import ElementTree as ET

from internscout.errors import PayloadError
from internscout.model import Json
from internscout.sources import _values as v

_DEPTH = 8  # levels of elements that are read; deeper ones are left out


class _Builder(ET.TreeBuilder):
    """The tree, unless there is a DOCTYPE."""

    def doctype(self, name: str, *_: str | None) -> None:
        raise PayloadError(f"XML with a DOCTYPE ({v.short(name, 40)}) instead of the vendor's plain XML: refused")


def rows_of(body: bytes, root: str, row: str, lists: Container[str] = ()) -> list[Json]:
    """The elements `row` below the element `root` as objects of texts; those in `lists` become lists of what they hold.

    Raises `PayloadError` saying what came instead.
    """
    start = body.removeprefix(b"\xef\xbb\xbf").lstrip()[:200].lower()
    if not start:
        raise PayloadError("an empty answer instead of XML")
    if not start.startswith(b"<") or b"<html" in start or start.startswith(b"<!doctype html"):
        kind = "HTML" if start.startswith(b"<") else "something else"
        raise PayloadError(f"{kind} instead of XML (a 'page not found' page, or a wrong address?)")
    try:
        tree = ET.fromstring(body, parser=ET.XMLParser(target=_Builder()))  # noqa: S314 - see the module
    except (ET.ParseError, LookupError, ValueError) as error:  # not well formed, an unknown encoding
        raise PayloadError(f"broken XML in {len(body)} bytes: {v.short(str(error))}") from None
    if tree.tag != root:
        raise PayloadError(f"XML of <{v.short(str(tree.tag), 40)}> instead of <{root}>")
    return [_plain(element, lists, _DEPTH) for element in tree if element.tag == row]


def _plain(element: ET.Element, lists: Container[str], depth: int) -> Json:
    if element.tag in lists:
        return [_plain(child, lists, depth - 1) for child in element] if depth else []
    if not len(element) or not depth:
        return (element.text or "").strip()
    return {child.tag: _plain(child, lists, depth - 1) for child in element}
