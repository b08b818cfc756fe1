"""Feeds of postings in RSS, Atom or JSON Feed, of any site.

- A board: `GET https://{any host}/{path}` → RSS 0.9–2.0, RDF, Atom 0.3/1.0 (read by feedparser) or JSON Feed 1.x.
  `Board.url` is the address; without it `Board.token` is one without its `https://` (`example.org/jobs.rss`). Feeds are
  made for readers of all kinds; the host's robots.txt is obeyed all the same.
- Paging: mostly none. `next_url` (JSON Feed) and `rel="next"` (RFC 5005) are followed on the feed's own host, up to 20
  pages.
- Proof of completeness: none. A feed is a window on the newest N entries, whatever its pages: that a posting is not in
  it says nothing, and no posting is closed by it.
- Limits: none common to all. We Work Remotely asks to be read once an hour at most (`ttl` 60).
- Ids: the entry's `guid`/`id`, hashed when it is an address; without one, the link.
- Company: the board's own; else an element (`company`, `job_listing_company` of WP Job Manager …), else a line
  "Company: …" of the text; else the title's form when four of five titles have it ("Company: Role", "Role at
  Company"), which is then taken off the title; else the feed's title.
- Not trusted: feedparser passes `javascript:` links and titles with markup (`<img onerror=…>`). Links other than
  http(s) cost the entry, tags are taken off titles.
- Times: dates with their offset; feedparser gives UTC. `expires_at` is the day on which the site takes the posting off,
  and so the last to apply there.
- Pay: an element `salary` in its own words; mostly inside the text.

Captures: rss_weworkremotely, rss_cryptojobs, rss_other, jsonfeed. Unchecked: Atom and RDF (shape from their
specifications), pages, WP Job Manager's elements (from public code), RemoteOK's feed (only a hand-written sample).
"""

import html
import re
from collections.abc import Sequence
from dataclasses import replace
from email.utils import parsedate_to_datetime

from internscout.model import Board, Json, Page, Payload, Posting, Request
from internscout.sources import Found
from internscout.sources import _reading as r
from internscout.sources import _values as v
from internscout.sources._anywhere import board_at, home, served
from internscout.sources._feeds import channel
from internscout.sources._urls import Address, address

GATHERS = True
WINDOW = True
ANY_HOST = True
MAX_PAGES = 20

_WINDOW = "a feed shows its newest entries only"
_ACCEPT = "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5"
_COMPANY = ("company", "job_listing_company", "company_name", "employer", "hiring_organization")
_PLACE = ("location", "job_listing_location", "region", "job_location", "city")
_EMPLOYMENT = ("type", "job_type", "job_listing_job_type", "jobtype", "employment_type")
_PAY = ("salary", "job_salary", "job_listing_salary")
_DEADLINE = ("deadline", "closing_date", "application_deadline")
_KEYS = r.keys(
    "id url title content_html content_text summary date_published date_modified tags expires_at",
    " ".join((*_COMPANY, *_PLACE, *_EMPLOYMENT, *_PAY, *_DEADLINE)),
    # known and of no use; country and state are the employer's seat on We Work Remotely
    "link links external_url guidislink content* published updated author authors* image banner_image language skills",
    "country state media_content media_thumbnail comments slash_comments wfw_commentrss post-id source attachments*",
)
_TAG = re.compile(r"<[a-zA-Z/!][^<>]*>")
_LABELLED = r"(?:^|>|\n)\s*{}\s*:\s*(?:<[^<>]*>\s*)*([^<>\n]{{2,80}}?)\s*(?=<|\n|$)"
_COMPANY_LINE = re.compile(_LABELLED.format("Company"), re.IGNORECASE)
_PLACE_LINE = re.compile(_LABELLED.format("Location"), re.IGNORECASE)
_FILLER = re.compile(r"(?:unknown|not (?:given|specified|stated)|n/?a\b|none\b|-+$)", re.IGNORECASE)
_FORMS = (
    re.compile(r"(?P<company>[^:]{2,60}?)\s*:\s+(?P<role>\S.*)"),
    re.compile(r"(?P<role>\S.*?) at (?P<company>.{2,60})"),
)
_KIND = re.compile(
    r"\b(?:intern(?:ship)?s?|co-?op|trainee|full[ -]?time|part[ -]?time|contract|temporary|stage|alternance|praktikum"
    r"|werkstudent)\b",
    re.IGNORECASE,
)
_FEED_FILE = re.compile(
    r".+\.(?:rss|atom|rdf)|(?:feed|rss|atom|index)\.xml|(?:feed|jsonfeed)\.json|feed|rss|atom", re.IGNORECASE
)


class Feed:
    """The formats, a board a feed. `Board.token` is any name, `Board.url` the feed's address."""

    name = "feed"
    label = "Feeds (RSS, Atom, JSON Feed)"

    def first(self, board: Board) -> Request:
        """The feed. Raises `SourceError` for a token that is no address and comes without a URL."""
        return _request(board, served(board, home(board, "a feed")))

    def posting(self, board: Board, external_id: str) -> None:  # noqa: ARG002 - the protocol's signature
        """None: an entry is all that there is."""
        return

    def read(self, payload: Payload) -> Page:
        """The entries of one page, and the request for the next."""
        found, board = channel(payload), payload.request.board
        form = _form([v.line(row, "title") for row in found.rows if isinstance(row, dict)])
        gap = f"broken XML ({found.broken}), and {_WINDOW}" if found.broken else _WINDOW
        unread = r.unread_keys(found.rows, _KEYS, "[]")
        page = r.page(
            payload,
            found.rows,
            lambda row: _posting(board, row, form, found.title),
            prefix="",
            unread=unread,
            gap=gap,
        )
        number = int(v.amount(dict(payload.request.context), "page") or 1)
        if not found.next or number >= MAX_PAGES:
            return page
        return replace(page, follow=(_request(board, found.next, page=number + 1),))

    def recognise(self, url: str) -> Found | None:
        """An address that ends like a feed's (`jobs.rss`, `/feed/`, `atom.xml`, `?feed=…`), on any host."""
        where = address(url)
        if where is None or not (_FEED_FILE.fullmatch("".join(where.parts[-1:])) or _is_query(where)):
            return None
        return board_at(self.name, url)


SOURCE = Feed()


def _request(board: Board, url: str, **context: Json) -> Request:
    return Request(board, url, headers={"Accept": _ACCEPT}, context=context, robots=True)


def _is_query(where: Address) -> bool:
    return bool(where.query.get("feed")) or where.query.get("format", "").lower() in ("rss", "atom")


def _posting(board: Board, row: v.Row, form: re.Pattern[str] | None, feed: str) -> Posting:
    url = v.needed_link(row, "url")
    title, company = _title_and_company(_plain(v.needed_line(row, "title")), form)
    text = v.text(row, "content_html") or v.text(row, "content_text") or v.text(row, "summary")
    place = _first(row, _PLACE) or _labelled(_PLACE_LINE, text)
    deadline = _first(row, _DEADLINE)
    return Posting(
        board=board,
        external_id=_id(v.line(row, "id") or url),
        title=title or v.needed_line({}, "title"),
        url=url,
        company=board.company
        or _first(row, _COMPANY)
        or _labelled(_COMPANY_LINE, text)
        or company
        or v.short(feed, 80)
        or board.token,
        location=place,
        locations=(place,) if place else (),
        description=text,
        details=v.details(("Employment", _employment(row)), ("Pay", _first(row, _PAY)), ("Deadline", deadline)),
        posted_at=v.moment(row.get("date_published")) or v.moment(row.get("date_modified")),
        updated_at=v.moment(row.get("date_modified")),
        apply_by=v.day(deadline) or v.day(_iso(v.line(row, "expires_at"))),
        thin=not text,
    )


def _plain(title: str) -> str:
    """A title without markup, on one line."""
    return " ".join(_TAG.sub(" ", html.unescape(title)).split())


def _form(titles: Sequence[str]) -> re.Pattern[str] | None:
    """How the titles of this feed name the company, when at least four of five (and two) do so in the same way."""
    for form in _FORMS:
        fitting = sum(form.fullmatch(title) is not None for title in titles)
        if fitting >= max(2, 0.8 * len(titles)):
            return form
    return None


def _title_and_company(title: str, form: re.Pattern[str] | None) -> tuple[str, str]:
    found = form.fullmatch(title) if form else None
    return (found["role"], found["company"]) if found else (title, "")


def _first(row: v.Row, names: Sequence[str]) -> str:
    return next((found for name in names if (found := _plain(v.line(row, name)))), "")


def _labelled(line: re.Pattern[str], text: str) -> str:
    """What a line of the text says behind its label; nothing where it is a filler."""
    found = line.search(text[:4000])
    value = _plain(found[1]) if found else ""
    return "" if _FILLER.match(value) else value


def _employment(row: v.Row) -> str:
    """The element for it, and the tags that name kinds of employment."""
    return ", ".join(v.unique([_first(row, _EMPLOYMENT), *filter(_KIND.search, v.lines(row, "tags"))]))


def _iso(written: str) -> str:
    """A date as mail writes it, as ISO 8601; other writings as they are."""
    try:
        return parsedate_to_datetime(written).isoformat() if written else ""
    except ValueError:
        return written


def _id(guid: str) -> str:
    """The entry's id; hashed where it is an address or long, for it is typed and shown."""
    return guid if len(guid) <= 60 and "/" not in guid and guid.split() == [guid] else r.stamp(guid)
