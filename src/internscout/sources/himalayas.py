"""Himalayas (remote jobs): the manual of its API, as far as InternScout uses it.

- A search: `GET https://himalayas.app/jobs/api/search?q={words}` → `jobs`, `totalCount`, `offset`, `limit`. Public,
  no key. A board's token is the words; `interns` is the search for all roles of the employment type "Intern"
  (`?employment_type=Intern`); `all` is the feed of everything (`GET https://himalayas.app/jobs/api?limit=20`), newest
  first.
- Terms: link back to Himalayas and name it as the source; pass nothing on to other job sites. So `url` is the
  posting's page at Himalayas, and the posting's id names the source.
- Paging: 20 rows a page whatever is asked. A search has `page=2` and so on; the first answer names the other pages,
  at most 50. The feed goes on by `cursor=` where the answer has a `nextCursor`, else by `offset=`, as far.
- Proof of completeness: `totalCount` equal to the number of rows of all pages. The whole feed (100,000 rows) is never
  read to its end.
- Limits: the vendor's data is renewed once a day, so oftener is of no use; too fast is a 429.
- Ids: `guid` is the posting's address; `{company}/{slug}` of it.
- Times: `pubDate` in seconds since 1970, UTC. `expiryDate` is the site's own, 60 days later: no deadline.
- Pay: `minSalary`, `maxSalary` in `currency` a `salaryPeriod` (`annual`, `hourly` …); without a period a year.
- Place: `locationRestrictions`, where the candidate must live: names, in newer answers objects with a `name`; none is
  anywhere. All roles are remote.

Captures: himalayas (the feed, first pages). Unchecked: the search and its parameters, `nextCursor`, periods other
than those two. Vendor's documentation: himalayas.app/docs/remote-jobs-api.
"""

import math
from dataclasses import replace
from urllib.parse import quote

from internscout.model import Board, Page, Payload, Posting, Request
from internscout.sources import Found
from internscout.sources import _reading as r
from internscout.sources import _values as v
from internscout.sources._gathered import ALL
from internscout.sources._pay import pay_words
from internscout.sources._urls import Address, address, token

GATHERS = True
INTERNS = "interns"
MOST_PAGES = 50
_A_PAGE = 20
_API = "https://himalayas.app"
_HOSTS = ("himalayas.app", "www.himalayas.app")
_PERIODS = {"annual": "year", "monthly": "month", "weekly": "week", "daily": "day", "hourly": "hour"}
_KEYS = r.keys(
    "guid applicationLink title companyName employmentType minSalary maxSalary salaryPeriod currency description",
    "locationRestrictions locationRestrictions[].name parentCategories pubDate",
    # known and of no use: the seniority and the categories are guesses of the site, by dozens
    "excerpt companySlug companyLogo seniority timezoneRestrictions categories expiryDate",
    "locationRestrictions[].alpha2 locationRestrictions[].slug",
)
_ENVELOPE = r.keys("totalCount offset limit nextCursor comments updatedAt")


class Himalayas:
    """The site. `Board.token` is the words of a search, `interns`, or `all`."""

    name = "himalayas"
    label = "Himalayas"

    def first(self, board: Board) -> Request:
        """The first page."""
        if board.token == ALL:
            return Request(board, f"{r.root(board, _API)}/jobs/api?limit={_A_PAGE}", context={"page": 1})
        return _search(board, 1)

    def posting(self, board: Board, external_id: str) -> None:  # noqa: ARG002 - the protocol's signature
        """None: there are no single postings."""
        return

    def read(self, payload: Payload) -> Page:
        """A page's postings, and the requests for the pages that the first one names, or for the next."""
        answer, board = r.load(payload.body), payload.request.board
        rows = r.rows_of(answer, "jobs")
        said = r.object_of(answer, "a page")
        total = v.amount(said, "totalCount")
        page = int(v.amount(dict(payload.request.context), "page") or 1)
        found = r.page(
            payload,
            rows,
            lambda row: _posting(board, row),
            prefix="jobs",
            unread=r.unread_in(answer, "jobs", _ENVELOPE, _KEYS),
            gap=_gap(total),
            total=total,
        )
        more = _feed(board, said, page, len(rows)) if board.token == ALL else _pages(board, said, page)
        return replace(found, follow=more)

    def recognise(self, url: str) -> Found | None:
        """The site's list and postings, and the API."""
        where = address(url)
        if where is None or where.host not in _HOSTS:
            return None
        if where.parts == ("jobs", "api", "search"):
            words = _searched(where)
            return Found(Board(self.name, words)) if words else None
        if where.parts in (("jobs",), ("jobs", "api")):
            return Found(Board(self.name, ALL))
        posting = _id(where)
        return Found(Board(self.name, ALL), posting) if posting else None


SOURCE = Himalayas()


def _search(board: Board, page: int) -> Request:
    query = "employment_type=Intern" if board.token == INTERNS else f"q={quote(board.token, safe='')}"
    url = f"{r.root(board, _API)}/jobs/api/search?{query}" + (f"&page={page}" if page > 1 else "")
    return Request(board, url, context={"page": page})


def _pages(board: Board, said: v.Row, page: int) -> tuple[Request, ...]:
    """All pages of a search but the first, named by the first."""
    total, size = v.amount(said, "totalCount") or 0, v.amount(said, "limit") or 0
    last = 1 if page > 1 else math.ceil(total / (size if 1 <= size <= _A_PAGE else _A_PAGE))
    return tuple(_search(board, number) for number in range(2, min(last, MOST_PAGES) + 1))


def _feed(board: Board, said: v.Row, page: int, rows: int) -> tuple[Request, ...]:
    """The next page of the feed of everything."""
    if page >= MOST_PAGES or not rows:
        return ()
    cursor = v.line(said, "nextCursor")
    start = int(v.amount(said, "offset") or 0) + rows
    onward = f"cursor={quote(cursor, safe='')}" if cursor else f"offset={start}"
    url = f"{r.root(board, _API)}/jobs/api?limit={_A_PAGE}&{onward}"
    return (Request(board, url, context={"page": page + 1}),)


def _gap(total: float | None) -> str:
    """Why the pages are no proof, if so; that they add up is seen by who joins them."""
    if total is None:
        return "'totalCount' is absent"
    most = MOST_PAGES * _A_PAGE
    return f"of {total:g} rows the first {most:,} are read" if total > most else ""


def _searched(where: Address) -> str:
    """The token of a search's address, or nothing."""
    if where.query.get("employment_type", "").lower() == "intern" and not where.query.get("q"):
        return INTERNS
    return token(where.query.get("q", ""))


def _id(where: Address | None) -> str:
    """`{company}/{slug}` of a posting's address, or nothing."""
    if where is None or len(where.parts) != 4 or (where.part(0), where.part(2)) != ("companies", "jobs"):
        return ""
    company, slug = token(where.part(1)), token(where.part(3))
    return f"{company}/{slug}" if company and slug and " " not in company + slug else ""


def _posting(board: Board, row: v.Row) -> Posting:
    url = v.needed_link(row, "guid", "applicationLink")
    posting = _id(address(url))
    if not posting:
        raise v.RowError(f"'guid' is no posting's address: {v.short(url, 60)}")
    places = v.unique([*v.lines(row, "locationRestrictions"), *_names(row)])
    return Posting(
        board=board,
        external_id=posting,
        title=v.needed_line(row, "title"),
        url=url,
        company=v.line(row, "companyName") or posting.partition("/")[0],
        location="; ".join(places) or "Worldwide",
        locations=tuple(places),
        description=v.text(row, "description"),
        details=v.details(
            ("Employment", v.line(row, "employmentType")),
            ("Workplace", "remote"),
            *(("Department", name) for name in v.lines(row, "parentCategories")),
            ("Pay", _pay(row)),
        ),
        posted_at=v.moment(row.get("pubDate")),
    )


def _names(row: v.Row) -> list[str]:
    return [v.line(place, "name") for place in v.children(row, "locationRestrictions")]


def _pay(row: v.Row) -> str:
    period = _PERIODS.get(v.line(row, "salaryPeriod").lower(), "") if "salaryPeriod" in row else "year"
    return pay_words(v.line(row, "currency"), v.amount(row, "minSalary"), v.amount(row, "maxSalary"), period)
