"""The Muse: the manual of its public jobs API, as far as InternScout uses it.

- A search: `GET https://www.themuse.com/api/public/jobs?level=Internship&category={category}&page=1` → `results`,
  with `page`, `page_count`, `items_per_page`, `total`. Public; a key would only raise the limits. Asked are
  internships only. A board's token is a category as the vendor writes it (`Data Science`, `Software Engineering`,
  `Data and Analytics`, `Science and Engineering`, `Computer and IT`), or `all` for internships of every kind.
- One posting: `…/api/public/jobs/{id}` → the same object.
- Paging: 20 rows a page, counted from 1; the first answer names the other pages. Page 100 and beyond are refused:
  1,980 rows of a search can be had.
- Proof of completeness: `total` equal to the number of rows of all pages.
- Limits: 500 requests an hour without a key; beyond, HTTP 403.
- Terms: link back to The Muse; no copy of its site, no scraping of its pages. So `url` is the posting's page there,
  and nothing but the API is asked. The vendor asks applications to register; a key is not needed.
- Times: `publication_date`, ISO 8601 in UTC.
- Pay: none but in the text (`contents`, HTML).
- `levels` (Internship, Entry Level …) is the site's; `locations` are names, `Flexible / Remote` one of them.

Captures: themuse (first rows of a search for everything). Unchecked: `level=`, `category=`, the cap at page 99,
single postings, the terms. Vendor's documentation: www.themuse.com/developers/api/v2.
"""

from dataclasses import replace
from urllib.parse import quote

from internscout.model import Board, Page, Payload, Posting, Request
from internscout.sources import Found
from internscout.sources import _reading as r
from internscout.sources import _values as v
from internscout.sources._gathered import ALL
from internscout.sources._urls import address, in_path, number, token

GATHERS = True
MOST_PAGES = 99
_REMOTE = "Flexible / Remote"
_API = "https://www.themuse.com"
_KEYS = r.keys(
    "id name contents publication_date locations locations[].name categories categories[].name levels levels[].name",
    "refs refs.landing_page company company.name",
    # known and of no use
    "type short_name model_type levels[].short_name company.id company.short_name categories[].id",
    "tags tags[].name tags[].short_name",
)
_ENVELOPE = r.keys("page page_count items_per_page total timed_out took aggregations*")


class TheMuse:
    """The site's internships. `Board.token` is a category, or `all`."""

    name = "themuse"
    label = "The Muse"

    def first(self, board: Board) -> Request:
        """The first page."""
        return _page(board, 1)

    def posting(self, board: Board, external_id: str) -> Request:
        """One posting in full."""
        url = f"{r.root(board, _API)}/api/public/jobs/{in_path(external_id)}"
        return Request(board, url, purpose="posting", external_id=external_id)

    def read(self, payload: Payload) -> Page:
        """A page's postings, and from the first one the requests for the others; or a single posting's answer."""
        answer, board = r.load(payload.body), payload.request.board
        if payload.request.purpose == "posting":
            single, unread = r.single(answer), r.unread_keys(answer, _KEYS)
            return r.page(payload, single, lambda row: _posting(board, row), prefix="job", unread=unread)
        rows = r.rows_of(answer, "results")
        said = r.object_of(answer, "a page")
        total, pages = v.amount(said, "total"), v.amount(said, "page_count")
        found = r.page(
            payload,
            rows,
            lambda row: _posting(board, row),
            prefix="results",
            unread=r.unread_in(answer, "results", _ENVELOPE, _KEYS),
            gap=_gap(total, pages),
            total=total,
        )
        last = min(int(pages or 1), MOST_PAGES) if payload.request.context.get("page") == 1 else 1
        return replace(found, follow=tuple(_page(board, page) for page in range(2, last + 1)))

    def recognise(self, url: str) -> Found | None:
        """The API. Addresses of postings do not hold their ids."""
        where = address(url)
        if where is None or where.host not in ("www.themuse.com", "themuse.com"):
            return None
        if where.parts[:3] != ("api", "public", "jobs"):
            return None
        posting = number(where.part(3))
        return Found(Board(self.name, token(where.query.get("category", "")) or ALL), posting)


SOURCE = TheMuse()


def _page(board: Board, page: int) -> Request:
    category = "" if board.token == ALL else f"&category={quote(board.token, safe='')}"
    url = f"{r.root(board, _API)}/api/public/jobs?level=Internship{category}&page={page}"
    return Request(board, url, context={"page": page})


def _gap(total: float | None, pages: float | None) -> str:
    """Why the pages are no proof, if so; that they add up is seen by who joins them."""
    if total is None or pages is None:
        return f"'{'total' if total is None else 'page_count'}' is absent"
    return f"of {total:g} rows in {pages:g} pages the first {MOST_PAGES} pages are given" if pages > MOST_PAGES else ""


def _posting(board: Board, row: v.Row) -> Posting:
    places = v.unique(v.line(place, "name") for place in v.children(row, "locations"))
    return Posting(
        board=board,
        external_id=v.needed_id(row),
        title=v.needed_line(row, "name"),
        url=v.needed_link(v.child(row, "refs"), "landing_page"),
        company=v.line(v.child(row, "company"), "name") or "an employer on The Muse",
        location="; ".join(places),
        locations=tuple(places),
        description=v.text(row, "contents"),
        details=v.details(
            *(("Employment", v.line(level, "name")) for level in v.children(row, "levels")),
            ("Workplace", "remote" if _REMOTE in places else ""),
            *(("Department", v.line(category, "name")) for category in v.children(row, "categories")),
        ),
        posted_at=v.moment(row.get("publication_date")),
    )
