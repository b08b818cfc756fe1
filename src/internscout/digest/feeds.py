"""A digest → feeds (Atom, RFC 4287; JSON Feed 1.1) that keep the last items, newest first.

One feed a profile. A role keeps its id: told again (changed, closed, open again), its item is replaced and counts as
updated. What earlier digests told is taken from the JSON Feed that stands there; both feeds hold the same.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

from markupsafe import escape

from internscout.digest import phrases
from internscout.digest.layout import rendered
from internscout.digest.links import web_address
from internscout.digest.model import Digest, Entry, Section
from internscout.digest.names import uuid_of
from internscout.digest.programmes import name_of, standing
from internscout.visible import visible

ITEMS = 100
_ATOM = "http://www.w3.org/2005/Atom"
# What XML 1.0 cannot hold, not even escaped.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_VERSION = "https://jsonfeed.org/version/1.1"


@dataclass(frozen=True, slots=True)
class Item:
    """One item, in the names of JSON Feed: times as RFC 3339, `url` empty where there is no web address."""

    id: str
    url: str
    title: str
    content_html: str
    date_published: str
    date_modified: str


def render_json_feed(digest: Digest, former: str = "") -> str:
    """The JSON Feed; `former` is the text of the one that it replaces, whose items it keeps."""
    items = [{key: value for key, value in asdict(item).items() if value} for item in _items(digest, former)]
    feed = {
        "version": _VERSION,
        "title": _title(digest),
        "description": "Internships that fit, and what changes in those shown before.",
        "language": "en",
        "authors": [{"name": "InternScout"}],
        "items": items,
    }
    return json.dumps(feed, ensure_ascii=False, indent=1) + "\n"


def render_atom(digest: Digest, former: str = "") -> str:
    """The Atom feed; `former` is the text of the JSON Feed that is replaced at the same time."""
    ET.register_namespace("", _ATOM)
    feed = ET.Element(f"{{{_ATOM}}}feed")
    _add(feed, "id", f"urn:uuid:{uuid_of(digest.profile, 'feed')}")
    _add(feed, "title", _title(digest))
    _add(feed, "updated", _time(digest.created_at))
    _add(_add(feed, "author", ""), "name", "InternScout")
    for item in _items(digest, former):
        entry = _add(feed, "entry", "")
        _add(entry, "id", item.id)
        _add(entry, "title", item.title)
        _add(entry, "published", item.date_published)
        _add(entry, "updated", item.date_modified)
        if item.url:
            _add(entry, "link", "", rel="alternate", href=item.url)
        _add(entry, "content", item.content_html, type="html")
    ET.indent(feed, " ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(feed, encoding="unicode")}\n'


def _add(parent: ET.Element, name: str, text: str, **attributes: str) -> ET.Element:
    child = ET.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    child.text = _NOT_XML.sub("", text) or None
    return child


def _items(digest: Digest, former: str) -> tuple[Item, ...]:
    """The digest's items in its order, then those of earlier ones."""
    earlier = {item.id: item for item in _read(former)}
    told = {}
    for item in _told(digest):
        first = earlier.pop(item.id, item).date_published
        told[item.id] = Item(item.id, item.url, item.title, item.content_html, first, item.date_modified)
    return (*told.values(), *earlier.values())[:ITEMS]


def _read(feed: str) -> Iterator[Item]:
    """The items of a former feed; none of what is no feed of ours, which is begun anew."""
    try:
        found = json.loads(feed) if feed else {}
    except ValueError:
        return
    for item in found.get("items", ()) if isinstance(found, dict) and found.get("version") == _VERSION else ():
        texts = {name: item.get(name, "") for name in Item.__slots__} if isinstance(item, dict) else {}
        if all(isinstance(text, str) for text in texts.values()) and texts.get("id") and texts.get("date_modified"):
            yield Item(**{**texts, "url": web_address(texts["url"]) or ""})


def _told(digest: Digest) -> Iterator[Item]:
    for section in digest.sections:
        for entry in section.entries:
            if not entry.is_known:
                name = f"{_mark(entry, section)}{_named(entry.title, entry.company)}"
                html = rendered("html", "about", digest, entry=entry, section=section, dated=False).strip()
                yield _item(digest, ("role", entry.role), name, entry.url, html)
    for gone in digest.closed:
        name = f"Closed: {_named(gone.title, gone.company)}"
        yield _item(digest, ("role", gone.role), name, gone.url, escape(visible(gone.why)))
    for news in digest.programmes:
        name = f"Programme: {_named(news.programme.name, news.programme.organisation)}"
        yield _item(digest, ("programme", name_of(news)), name, news.programme.page, escape(visible(standing(news))))


def _item(digest: Digest, of: tuple[str, str], title: str, url: str, html: str) -> Item:
    at = _time(digest.created_at)
    return Item(f"urn:uuid:{uuid_of(digest.profile, *of)}", web_address(url) or "", title, str(html), at, at)


def _mark(entry: Entry, section: Section) -> str:
    if entry.is_reopened:
        return "Open again: "
    if entry.changes:
        return "Changed: "
    return "Closing soon: " if section.name == "closing_soon" else ""


def _named(title: str, company: str) -> str:
    return " – ".join(part for part in (phrases.short(visible(title)), visible(company)) if part)


def _title(digest: Digest) -> str:
    return f"Internships for {digest.profile}"


def _time(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
