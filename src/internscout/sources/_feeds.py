"""RSS, Atom and JSON Feed → rows of one shape, whatever the format; `feed.py` makes postings of them.

A row has the keys of a JSON Feed item (`id`, `url`, `title`, `content_html`, `date_published` …), and each extension
element under the name that feedparser gives it (`region`, `job_listing_location`). The body has been fetched already:
feedparser is never given an address or a file's name, nor a text that it could take for one.
"""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from time import struct_time
from typing import Any
from urllib.parse import urljoin, urlsplit

import feedparser

from internscout.errors import PayloadError
from internscout.model import Json, Payload
from internscout.sources import _reading as r
from internscout.sources import _values as v

MAX_BYTES = 8 * 2**20  # feedparser takes ten seconds for each MB of tags that are never closed
_JSON_FEED = "https://jsonfeed.org/version/"
# feedparser's other views of what is read here: parsed dates beside the dates, details beside the texts.
_TWINS = ("_parsed", "_detail")


@dataclass(frozen=True, slots=True)
class Channel:
    """A feed: its title, its rows, the address of its next page where it has one, and what is wrong with it."""

    title: str
    rows: list[Json]
    next: str = ""
    broken: str = ""


def channel(payload: Payload) -> Channel:
    """The feed in an answer. Raises `PayloadError` where there is none."""
    start = payload.body.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    if not start:
        raise PayloadError("an empty answer instead of a feed")
    return _json(payload) if start in (b"{", b"[") else _xml(payload)


def _json(payload: Payload) -> Channel:
    answer = r.object_of(r.load(payload.body), "a JSON Feed")
    if not v.text(answer, "version").startswith(_JSON_FEED):
        raise PayloadError(f"JSON that is no JSON Feed: its 'version' does not begin with {_JSON_FEED}")
    rows: list[Json] = [_own_key(row, payload) if isinstance(row, dict) else row for row in r.rows_of(answer, "items")]
    return Channel(v.line(answer, "title"), rows, _next(v.text(answer, "next_url"), payload))


def _own_key(row: v.Row, payload: Payload) -> v.Row:
    return row | {"url": _joined(payload, v.text(row, "url") or v.text(row, "external_url"))}


def _xml(payload: Payload) -> Channel:
    if len(payload.body) > MAX_BYTES:
        raise PayloadError(f"a feed of {len(payload.body)} bytes; no more than {MAX_BYTES} are read")
    try:
        parsed = feedparser.parse(
            io.BytesIO(payload.body),  # bytes by themselves would be tried as the name of a file
            response_headers={"content-type": payload.content_type or "application/xml"},
            resolve_relative_uris=False,
            sanitize_html=False,  # descriptions become plain text like any vendor's; it lets some markup through anyway
        )
    except (ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError) as error:
        # Its loose parser is fed whatever is no XML, and stumbles in its own ways.
        raise PayloadError(f"a feed that cannot be read: {v.short(str(error)) or type(error).__name__}") from None
    feed, entries = dict(dict.items(parsed.feed)), parsed.entries
    if not parsed.version and not entries:
        raise PayloadError("no RSS, Atom or JSON Feed (a web page, or a wrong address?)")
    broken = v.short(v.clean(str(parsed.get("bozo_exception", "")))) if _is_torn(parsed) else ""
    rows: list[Json] = [_row(dict(dict.items(entry)), payload) for entry in entries]
    return Channel(v.line(_texts(feed), "title"), rows, _next(_rel_next(feed), payload), broken)


def _is_torn(parsed: Mapping[str, Any]) -> bool:
    """Whether the XML itself is broken; a wrong charset or media type in the header is not its fault."""
    harmless = feedparser.exceptions.ThingsNobodyCaresAboutButMe
    return bool(parsed.get("bozo")) and not isinstance(parsed.get("bozo_exception"), harmless)


def _row(entry: dict[str, Any], payload: Payload) -> v.Row:
    row = _texts(entry)
    contents = [v.text({"": part.get("value")}, "") for part in entry.get("content") or []]
    tags: list[Json] = [term for tag in entry.get("tags") or [] if isinstance(term := tag.get("term"), str)]
    return row | {
        "url": _joined(payload, v.text(row, "link") or _first_link(entry)),
        "content_html": max([*contents, v.text(row, "summary")], key=len),
        "date_published": _moment(entry.get("published_parsed")),
        "date_modified": _moment(entry.get("updated_parsed")),
        "tags": tags,
    }


def _texts(entry: dict[str, Any]) -> v.Row:
    """The elements by name; those that hold no text are there as null, so that none is overlooked."""
    return {name: v if isinstance(v, str) else None for name, v in entry.items() if not name.endswith(_TWINS)}


def _first_link(entry: dict[str, Any]) -> str:
    links = (v.text({"": link.get("href")}, "") for link in entry.get("links") or [])
    return next(filter(None, links), "")


def _rel_next(feed: dict[str, Any]) -> str:
    """The address of the next page of a paged feed (RFC 5005)."""
    links = (link for link in feed.get("links") or [] if link.get("rel") == "next")
    return next((v.text({"": link.get("href")}, "") for link in links), "")


def _next(link: str, payload: Payload) -> str:
    """A further page in full, only on the feed's own host."""
    there = _joined(payload, link) if link else ""
    try:
        same = urlsplit(there).netloc.lower() == urlsplit(payload.request.url).netloc.lower()
    except ValueError:
        return ""
    return there if same else ""


def _joined(payload: Payload, link: str) -> str:
    try:
        return urljoin(payload.request.url, link.strip()) if link else ""
    except ValueError:  # an unclosed IPv6 bracket
        return ""


def _moment(parsed: struct_time | None) -> str | None:
    """feedparser's reading of a date, which is in UTC, as ISO 8601."""
    try:
        return datetime(*parsed[:6], tzinfo=UTC).isoformat() if parsed else None
    except ValueError:  # the 31st of a month of 30 days, a leap second
        return None
