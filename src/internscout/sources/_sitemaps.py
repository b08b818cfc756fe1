"""Sitemaps and indexes of sitemaps (sitemaps.org), plain or gzipped → addresses with the time of their last change.

A document with a DOCTYPE is refused: no sitemap has one, and only there can entities be declared that blow up.
"""

import zlib
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from internscout.errors import PayloadError
from internscout.sources import _values as v

MAX_BYTES = 50 * 2**20  # the protocol's own limit
_GZIP = b"\x1f\x8b"
_ROOTS = {"urlset": "url", "sitemapindex": "sitemap"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One address, and `lastmod` as it is written, or nothing."""

    url: str
    changed: str


@dataclass(frozen=True, slots=True)
class Sitemap:
    """What a sitemap lists: pages, or with `index` further sitemaps."""

    entries: tuple[Entry, ...]
    index: bool


class _Builder(ET.TreeBuilder):
    """The tree, unless there is a DOCTYPE."""

    def doctype(self, name: str, *_: str | None) -> None:
        raise PayloadError(f"a sitemap with a DOCTYPE ({v.short(v.clean(name), 40)}): refused")


def is_sitemap(body: bytes) -> bool:
    """Whether the body looks like one rather than like a web page."""
    start = body.removeprefix(b"\xef\xbb\xbf").lstrip()[:1000].lower()
    if start.startswith(_GZIP):
        return True
    return start.startswith(b"<") and b"<html" not in start and any(root.encode() in start for root in _ROOTS)


def sitemap(body: bytes) -> Sitemap:
    """What it lists. Raises `PayloadError`."""
    try:
        tree = ET.fromstring(_unpacked(body), parser=ET.XMLParser(target=_Builder()))  # noqa: S314 - see the module
    except (ET.ParseError, LookupError, ValueError) as error:  # not well formed, an unknown encoding
        raise PayloadError(f"a broken sitemap of {len(body)} bytes: {v.short(str(error))}") from None
    kind = _name(tree)
    if kind not in _ROOTS:
        raise PayloadError(f"XML of <{v.short(v.clean(kind), 40)}> instead of a sitemap")
    found = (_entry(element) for element in tree if _name(element) == _ROOTS[kind])
    return Sitemap(tuple(entry for entry in found if entry.url), index=kind == "sitemapindex")


def _unpacked(body: bytes) -> bytes:
    if not body.startswith(_GZIP):
        return body
    unzip = zlib.decompressobj(31)
    try:
        plain = unzip.decompress(body, MAX_BYTES)
    except zlib.error as error:
        raise PayloadError(f"a sitemap with a broken compression: {error}") from None
    if not unzip.eof:
        raise PayloadError(f"a compressed sitemap that is cut short, or holds more than {MAX_BYTES} bytes")
    return plain


def _name(element: ET.Element) -> str:
    """A tag without its namespace; comments have none."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _entry(element: ET.Element) -> Entry:
    said = {_name(child): (child.text or "").strip() for child in element}
    return Entry(said.get("loc", ""), said.get("lastmod", ""))
