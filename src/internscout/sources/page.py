"""Web pages with schema.org `JobPosting` objects (JSON-LD), and the sitemaps that lead to such pages, of any site.

- A board: `GET https://{any host}/{path}` → a page of one or more postings; or a sitemap, or an index of sitemaps,
  plain or gzipped. `Board.url` is the address; without it `Board.token` is one without its `https://`
  (`example.org/sitemap.xml`). Pages are made for browsers: the host's robots.txt is obeyed, also for what they lead to.
- Which pages of a sitemap are asked for: those of the same site whose path has words that can be an internship
  (`_worth.py`), and those whose path says "job" and nothing of what kind. Of an index, the sitemaps that are named
  after jobs where there are any, else all.
- Paging: none; a list that goes on elsewhere is not followed. Limits: 50 sitemaps of an index, 500 pages of a
  sitemap, the latest changed first; 600 requests of a site in one reading, the others in the next ones.
- Proof of completeness: none but Phenom's total. A page need not show all postings, nor a sitemap name them.
- A page of a sitemap is asked for again when its `lastmod` changes, or after some days; one without `lastmod` whenever
  the sitemap changed.
- Text: `description`, then `responsibilities`, `qualifications` and their like; escaped once more on some sites
  (LinkedIn), with a literal backslash and n on others. JSON with comments, trailing commas, entities or bad escapes is
  repaired.
- Ids: a hash of the posting's address (without fragment and tracking parameters); where postings share one, of their
  identifiers too.
- Times: ISO 8601; without an offset taken for UTC. `validThrough` is the last day to apply, as a date of the
  employer's; more than two years after `datePosted` it is a filler.
- Pay: `baseSalary` per `unitText`, in whole units.
- Phenom's career sites carry their listing in a script: `_phenom.py`. It gives a total, by which it is proved whole.

Captures: html_jsonld (html_phenom is hand-written). Unchecked: sitemaps (shape from sitemaps.org), Phenom's sites (from
public code), `baseSalary`, `jobLocationType`, `applicantLocationRequirements` (from schema.org; in no capture).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from urllib.parse import parse_qsl, unquote, urlencode, urljoin, urlsplit, urlunsplit

from internscout.errors import PayloadError
from internscout.model import Board, Json, Page, Payload, Posting, Request, RowFault
from internscout.sources import Found, _job_posting, _phenom
from internscout.sources import _reading as r
from internscout.sources import _values as v
from internscout.sources._anywhere import board_at, home, same_site, served
from internscout.sources._jsonld import job_postings
from internscout.sources._sitemaps import Entry, is_sitemap, sitemap
from internscout.sources._urls import address
from internscout.sources._worth import worth_reading

WINDOW = True
ANY_HOST = True
MAX_MAPS, MAX_PAGES, MAX_DEPTH = 50, 500, 3
MOST_REQUESTS = 600  # an index of 50 sitemaps of 500 pages each would be 25,000

_ACCEPT = "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.5"
_NO_PROOF = "a page need not show all postings"
_SITEMAP_FILE = re.compile(r"[\w.-]*sitemap[\w.-]*\.xml(?:\.gz)?", re.IGNORECASE)
_JOBS = re.compile(
    r"(?<![a-z])(?:jobs?|careers?|karriere|stellen\w*|vacan\w+|position|opening|opportunit(?:y|ies)|requisition|emplois?"
    r"|offres?|stages?|praktik\w+|intern(?:ship)?s?|postings?)(?![a-z])",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{3,}")
_SAYS_NOTHING = re.compile(r"global|details?|view|show|apply|html?|aspx|php|listings?|company", re.IGNORECASE)
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


class WebPage:
    """The markup, a board a page or a sitemap. `Board.token` is any name, `Board.url` its address."""

    name = "page"
    label = "Web pages and sitemaps (schema.org JobPosting)"

    def first(self, board: Board) -> Request:
        """The page or sitemap. Raises `SourceError` for a token that is no address and comes without a URL."""
        return _ask(board, home(board, "a page"))

    def posting(self, board: Board, external_id: str) -> None:  # noqa: ARG002 - the protocol's signature
        """None: an id does not lead back to its page."""
        return

    def read(self, payload: Payload) -> Page:
        """The postings in a page, or the requests to which a sitemap leads."""
        if not payload.body.strip():
            raise PayloadError("an empty answer instead of a page")
        if payload.request.purpose == "listing" and is_sitemap(payload.body):
            return _sitemap(payload)
        return _page(payload)

    def recognise(self, url: str) -> Found | None:
        """A sitemap's address, on any host. What else is a page with postings, its address does not say."""
        where = address(url)
        if where is None or not _SITEMAP_FILE.fullmatch("".join(where.parts[-1:])):
            return None
        return board_at(self.name, url)


SOURCE = WebPage()


def _ask(board: Board, url: str, *, depth: int = 0) -> Request:
    context: dict[str, Json] = {"page": url, "depth": depth} if depth else {"page": url}
    return Request(board, served(board, url), headers={"Accept": _ACCEPT}, context=context, robots=True)


def _page(payload: Payload) -> Page:
    request, url = payload.request, _address(payload)
    _check_markup(payload.body)
    rows = job_postings(payload.body, payload.content_type)
    if not rows and (found := _phenom_page(payload, url)):
        return found
    if not rows and request.purpose == "posting":
        return Page((), faults=(RowFault(url, "no schema.org JobPosting in this page"),))
    links = [_link(row, url) for row in rows]

    def make(row: v.Row) -> Posting:
        link = _link(row, url)
        alone = request.external_id if len(rows) == 1 else ""
        return _job_posting.posting(request.board, row, alone or _id(link, _which(row, links, link, url)), link)

    return r.page(
        payload,
        rows,
        make,
        prefix="JobPosting",
        unread=r.unread_keys([*rows], _job_posting.KEYS),
        gap=_NO_PROOF if rows else "no schema.org JobPosting in this page",
    )


def _phenom_page(payload: Payload, url: str) -> Page | None:
    """What a page of Phenom's holds, a listing or a posting; None for other pages."""
    if payload.request.purpose == "posting":
        return _phenom_posting(payload, url)
    found, board = _phenom.search(payload.body), payload.request.board
    if found is None:
        return None
    page = r.page(
        payload,
        found.rows,
        lambda row: _phenom.posting(board, row, url),
        prefix="jobs",
        unread=r.unread_keys(found.rows, _phenom.KEYS, "[]"),
        gap="" if found.total is not None else "the page does not say how many postings there are",
        total=found.total,
    )
    page = r.with_texts(page, lambda posting: _ask(board, posting.url), "Employment", "Department")
    starts = () if "from" in payload.request.context else r.further(found.size, found.total)
    further = (replace(_ask(board, _phenom.further(url, at)), context={"page": url, "from": at}) for at in starts)
    return replace(page, follow=(*page.follow, *further))


def _phenom_posting(payload: Payload, url: str) -> Page | None:
    request, row = payload.request, _phenom.detail(payload.body)

    def make(row: v.Row) -> Posting:
        return replace(_phenom.posting(request.board, row, url, alone=True), external_id=request.external_id)

    unread = r.unread_keys(row, _phenom.KEYS)
    return r.page(payload, [row], make, prefix="jobDetail", unread=unread) if row else None


def _check_markup(body: bytes) -> None:
    """Raises `PayloadError` for what is no markup at all: JSON, a picture, a document to print."""
    if not body.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<") and b"<script" not in body.lower():
        raise PayloadError(f"no web page: it begins with {v.short(v.clean(repr(body[:20])), 40)}")


def _address(payload: Payload) -> str:
    """The page's own address, whatever server it was asked of."""
    return v.text(dict(payload.request.context), "page") or payload.request.url


def _link(row: v.Row, page: str) -> str:
    """The posting's own address; the page's where it names none."""
    link = v.text(row, "url") or v.text(row, "@id")
    try:
        return v.needed_link({"url": urljoin(page, link.strip())}, "url")
    except (ValueError, v.RowError):  # an identifier that is no address, an unclosed IPv6 bracket
        return page


def _which(row: v.Row, links: Sequence[str], link: str, page: str) -> str:
    """What tells postings with the same address apart."""
    return "" if links.count(link) == 1 and link != page else _job_posting.requisition(row) or v.line(row, "title")


def _id(url: str, which: str = "") -> str:
    """A hash of an address without what does not matter in it; `which` tells postings of one page apart."""
    parts = urlsplit(url)
    query = [(name, value) for name, value in parse_qsl(parts.query) if not name.startswith("utm_")]
    bare = urlunsplit(("", parts.netloc.lower(), parts.path.rstrip("/"), urlencode(query), ""))
    return r.stamp(bare, which) if which else r.stamp(bare)


def _sitemap(payload: Payload) -> Page:
    found, board = sitemap(payload.body), payload.request.board
    own = [entry for entry in found.entries if same_site(entry.url, home(board, "a page"))]
    if found.index:
        depth = int(v.amount(dict(payload.request.context), "depth") or 0) + 1
        chosen, limit = _named_after_jobs(own) if depth <= MAX_DEPTH else [], MAX_MAPS
        follow = tuple(_ask(board, entry.url, depth=depth) for entry in chosen[:limit])
    else:
        chosen, limit = _unique(entry for entry in own if can_be_internship(entry.url)), MAX_PAGES
        chosen.sort(key=lambda entry: entry.changed, reverse=True)
        follow = tuple(_ask_page(board, entry) for entry in chosen[:limit])
    more = f"{len(chosen) - limit} of {len(chosen)} addresses are not asked; " if len(chosen) > limit else ""
    return Page((), follow, gap=f"{more}a sitemap need not name all postings", rows=len(found.entries))


def _ask_page(board: Board, entry: Entry) -> Request:
    ask = _ask(board, entry.url)
    stamp = r.stamp(entry.changed) if entry.changed else ""
    return Request(
        board, ask.url, "posting", ask.headers, ask.context, external_id=_id(entry.url), stamp=stamp, robots=True
    )


def _named_after_jobs(maps: Sequence[Entry]) -> list[Entry]:
    named = [entry for entry in maps if _JOBS.search(unquote(urlsplit(entry.url).path).replace("_", " "))]
    return named or [*maps]


def _unique(entries: Iterable[Entry]) -> list[Entry]:
    """One entry an address: sites list them once more with a tracking parameter."""
    found: dict[str, Entry] = {}
    for entry in entries:
        found.setdefault(_id(entry.url), entry)
    return [*found.values()]


def can_be_internship(url: str) -> bool:
    """Whether a page's path has the words of an internship, or says that it is a job and nothing of what kind."""
    path = unquote(urlsplit(url).path)
    words = re.sub(r"[-_/.+]+", " ", path)
    if worth_reading(words):
        return True
    said = _JOBS.sub(" ", _UUID.sub(" ", path))
    tells = [word for word in _WORD.findall(said) if not _SAYS_NOTHING.fullmatch(word)]
    return bool(_JOBS.search(words)) and not tells and any(map(str.isdigit, path))
