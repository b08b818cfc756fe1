"""Meta careers: the manual of the query behind its search page, as far as InternScout uses it.

- The page: `GET https://www.metacareers.com/jobsearch/` → HTML with a token against forged requests (`LSD`).
- The search: `POST https://www.metacareers.com/graphql` of a form with that token, the number of a stored query
  (`doc_id`) and its variables → `{"data": {"job_search_with_featured_jobs_v2": {"all_jobs": […]}}}`: all some 1,000
  postings in one answer, whatever the page shows. Without login and cookies.
- The number of the query changes every few months; then every reading fails, and the number that the page sends by then
  (in a browser's network tools: CareersJobSearchResults…DataQuery) can be written as the board's token.
- One posting: `GET https://www.metacareers.com/profile/job_details/{id}/` → a page with a schema.org `JobPosting`.
- None of this is published for programs, and the site's robots.txt says that collecting by programs takes Meta's
  written permission: no board of the catalogue is Meta's. Its rules are obeyed in all requests, the POST too, and
  InternScout says who it is. Where the site refuses that (400, 403), the board fails and says so.
- Paging: none.
- Proof of completeness: one answer holds all; a round hundred of rows and an empty answer are doubted.
- Limits: too many searches are answered by an error inside of a 200.
- Text: in the posting's page only. Teams ("Internship - PhD") and places are in the search.
- Times and pay: in the posting's page (`datePosted` with offset).

Captures: meta (an answer of the search, cut to three rows, under its former name). Unchecked: the page and its token,
the number, the new name, the pages of postings (from public code and others' measurements of 2026).
"""

import json
import re
from dataclasses import replace

from internscout.errors import PayloadError
from internscout.model import Board, Json, Page, Payload, Posting, Request
from internscout.sources import Found, _job_posting
from internscout.sources import _reading as r
from internscout.sources import _values as v
from internscout.sources._jsonld import job_postings
from internscout.sources._urls import address, in_path, number
from internscout.sources._whole import one_answer

TEXTS_APART = True
SITE = "https://www.metacareers.com"
_HOSTS = ("www.metacareers.com", "metacareers.com")
_QUERY = "27129360303422352"
_NAME = "CareersJobSearchResultsV2DataQuery"
_ANSWERS = ("job_search_with_featured_jobs_v2", "job_search_with_featured_jobs")
_LISTS = "divisions offices roles leadership_levels saved_jobs saved_searches sub_teams teams".split()
_PAGE = {"Accept": "text/html"}
_FORM = "application/x-www-form-urlencoded"

_TOKEN = re.compile(rb'\["LSD",\[\],\{"token":"([\w-]{5,60})"\}')
_KEYS = r.keys("id title locations teams sub_teams")


class Meta:
    """Meta's careers site. `Board.token` is `meta`: there is one board; digits are the number of its stored query."""

    name = "meta"
    label = "Meta"

    def first(self, board: Board) -> Request:
        """The search's page, for its token."""
        return Request(board, f"{r.root(board, SITE)}/jobsearch/", headers=_PAGE, robots=True)

    def posting(self, board: Board, external_id: str) -> Request:
        """The page of one posting."""
        url = f"{r.root(board, SITE)}/profile/job_details/{in_path(external_id)}/"
        return Request(board, url, purpose="posting", headers=_PAGE, external_id=external_id, robots=True)

    def read(self, payload: Payload) -> Page:
        """The search's page, its answer, or a posting's page."""
        request = payload.request
        if request.purpose == "posting":
            return _read_posting(payload)
        if "search" not in request.context:
            return _read_page(payload)
        rows = _rows(payload.body)
        found = r.page(
            payload,
            rows,
            lambda row: _posting(request.board, row),
            prefix="all_jobs",
            unread=r.unread_keys(rows, _KEYS, "all_jobs[]"),
            gap=one_answer(rows, empty_proves=False),
        )
        return r.with_texts(found, lambda row: self.posting(request.board, row.external_id), "Team")

    def recognise(self, url: str) -> Found | None:
        """The search and postings, by the addresses of today and of former years."""
        where = address(url)
        if where is None or where.host not in _HOSTS:
            return None
        board = Board(self.name, "meta")
        parts = where.parts[1:] if where.part(0) in ("profile", "v2") else where.parts
        if parts[:1] not in (("jobs",), ("job_details",), ("jobsearch",)):
            return None
        return Found(board, number("".join(parts[1:2])))


SOURCE = Meta()


def _read_page(payload: Payload) -> Page:
    """The request of the search, with the page's token. Raises `PayloadError`."""
    found = _TOKEN.search(payload.body)
    if found is None:
        raise PayloadError("no token in the search's page (programs refused, or a new design?)")
    token = found[1].decode()
    asked: dict[str, Json] = {"q": None, "is_leadership": False, "is_remote_only": False, "sort_by_new": False}
    asked |= {name: [] for name in _LISTS} | {"results_per_page": None}
    body: dict[str, Json] = {
        "lsd": token,
        "fb_api_req_friendly_name": _NAME,
        "doc_id": number(payload.request.board.token) or _QUERY,
        "variables": json.dumps({"search_input": asked, "viewasUserID": None, "isLoggedIn": False}),
    }
    search = Request(
        payload.request.board,
        f"{r.root(payload.request.board, SITE)}/graphql",
        headers={"Content-Type": _FORM, "X-FB-LSD": token},
        context={"search": _NAME},
        method="POST",
        body=body,
        robots=True,
    )
    return Page((), follow=(search,), complete=True)


def _rows(body: bytes) -> list[Json]:
    """The rows of a search's answer, the first of perhaps several JSON texts. Raises `PayloadError`."""
    answer = r.object_of(r.load(body.removeprefix(b"for (;;);").partition(b"\n{")[0]), "a search's answer")
    if errors := v.children(answer, "errors"):
        raise PayloadError(f"it says: {v.short(v.line(errors[0], 'message')) or 'an error'} (another query number?)")
    data = v.child(answer, "data")
    found = next((v.child(data, name) for name in _ANSWERS if name in data), {})
    return r.rows_of(found, "all_jobs")


def _posting(board: Board, row: v.Row) -> Posting:
    external_id = v.needed_id(row)
    title = v.needed_line(row, "title")
    places, teams = v.lines(row, "locations"), v.unique([*v.lines(row, "teams"), *v.lines(row, "sub_teams")])
    return Posting(
        board=board,
        external_id=external_id,
        title=title,
        url=_address(board, external_id),
        company=board.company or "Meta",
        location="; ".join(places),
        locations=tuple(places),
        details=v.details(("Team", ", ".join(teams))),
        thin=True,
        stamp=r.stamp(title, places, teams),
    )


def _address(board: Board, external_id: str) -> str:
    return f"{r.root(board, SITE)}/profile/job_details/{in_path(external_id)}/"


def _read_posting(payload: Payload) -> Page:
    """The one posting of a page. Raises `PayloadError` where there is none."""
    request = payload.request
    rows: list[Json] = [*job_postings(payload.body, payload.content_type)[:1]]
    if not rows:
        raise PayloadError("no JobPosting in the page (closed?)")
    where = _address(request.board, request.external_id)

    def make(row: v.Row) -> Posting:
        found = _job_posting.posting(request.board, row, request.external_id, where)
        return replace(found, company=request.board.company or "Meta")

    return r.page(payload, rows, make, prefix="JobPosting", unread=r.unread_keys(rows, _job_posting.KEYS))
