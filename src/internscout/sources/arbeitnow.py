"""Arbeitnow (Germany, Europe, remote): the manual of its job board API, as far as InternScout uses it.

- The feed: `GET https://www.arbeitnow.com/api/job-board-api` → `data` (postings), `links`, `meta`. Public, no key.
  There is one feed: the board's token is `all`.
- Paging: `?page=2` and so on, newest first; `links.next` is null on the last page. The pages are asked one after the
  other, by their number (not by the link that the answer gives), at most 200.
- Proof of completeness: every page up to the one without a next was read. No total is sent; a posting that is
  published meanwhile makes rows come twice, one that is taken down lets one be missed until the next reading.
- Limits: none published; the vendor's data is renewed once an hour, so oftener is of no use.
- Terms (`meta.terms`): free and public, not to be abused; a link back is wished for. So `url` is the posting's page
  at Arbeitnow.
- Ids: `slug`, the end of the posting's address.
- Times: `created_at` in seconds since 1970, UTC.
- Pay: none but in the text.
- `job_types` are words in English or German (`full time`, `Praktikum`); `tags` are the site's own categories and are
  not read. `remote` true says that it can be done remotely; false says nothing of the place.

Captures: arbeitnow (trimmed, of two pages). Unchecked: `meta`, the number of rows of a page (others report 100 to
325), words of `job_types`. Vendor's documentation: www.arbeitnow.com/blog/job-board-api.
"""

from dataclasses import replace

from internscout.errors import SourceError
from internscout.model import Board, Json, Page, Payload, Posting, Request
from internscout.sources import Found
from internscout.sources import _reading as r
from internscout.sources import _values as v
from internscout.sources._gathered import ALL
from internscout.sources._urls import address, token

GATHERS = True
MOST_PAGES = 200
_API = "https://www.arbeitnow.com"
_HOSTS = ("arbeitnow.com", "www.arbeitnow.com")
_KEYS = r.keys("slug company_name title description remote url job_types location created_at tags")
_ENVELOPE = r.keys("links links.next links.first links.last links.prev meta*")


class Arbeitnow:
    """The site. `Board.token` is `all`."""

    name = "arbeitnow"
    label = "Arbeitnow"

    def first(self, board: Board) -> Request:
        """The first page. Raises `SourceError` for a token other than `all`."""
        if board.token != ALL:
            raise SourceError(f"no board {board.token!r}: Arbeitnow is one feed, write {ALL!r} as token")
        return _page(board, 1)

    def posting(self, board: Board, external_id: str) -> None:  # noqa: ARG002 - the protocol's signature
        """None: there are no single postings."""
        return

    def read(self, payload: Payload) -> Page:
        """A page's postings, and the request for the next page."""
        answer = r.load(payload.body)
        rows, board = r.rows_of(answer, "data"), payload.request.board
        number = int(v.amount(dict(payload.request.context), "page") or 1)
        more, gap = _more(answer, rows, number)
        found = r.page(
            payload,
            rows,
            lambda row: _posting(board, row),
            prefix="data",
            unread=r.unread_in(answer, "data", _ENVELOPE, _KEYS),
            gap=gap,
        )
        return replace(found, follow=(_page(board, number + 1),)) if more else found

    def recognise(self, url: str) -> Found | None:
        """The site's list and postings, and the API."""
        where = address(url)
        if where is None or where.host not in _HOSTS:
            return None
        if where.parts[:2] == ("api", "job-board-api") or where.parts in ((), ("jobs",)):
            return Found(Board(self.name, ALL))
        slug = token(where.part(3)) if where.parts[:2] == ("jobs", "companies") else ""
        return Found(Board(self.name, ALL), slug) if slug else None


SOURCE = Arbeitnow()


def _page(board: Board, number: int) -> Request:
    page = f"?page={number}" if number > 1 else ""
    return Request(board, f"{r.root(board, _API)}/api/job-board-api{page}", context={"page": number})


def _more(answer: Json, rows: list[Json], number: int) -> tuple[bool, str]:
    """Whether there is another page to ask for, and why the feed is not whole, if so."""
    links = v.child(r.object_of(answer, "a feed"), "links")
    if "next" not in links:
        return False, "'links.next' is absent: perhaps there are more pages"
    if links["next"] is None:
        return False, ""
    if not rows:
        return False, f"page {number} is empty, and names a next one"
    return (True, "") if number < MOST_PAGES else (False, f"more than {MOST_PAGES} pages")


def _posting(board: Board, row: v.Row) -> Posting:
    place = v.line(row, "location")
    return Posting(
        board=board,
        external_id=v.needed_id(row, "slug"),
        title=v.needed_line(row, "title"),
        url=v.needed_link(row, "url"),
        company=v.line(row, "company_name") or "an employer on Arbeitnow",
        location=place,
        locations=tuple(v.unique([place])),
        description=v.text(row, "description"),
        details=v.details(
            ("Employment", ", ".join(v.lines(row, "job_types"))),
            ("Workplace", "remote" if row.get("remote") is True else ""),
        ),
        posted_at=v.moment(row.get("created_at")),
    )
