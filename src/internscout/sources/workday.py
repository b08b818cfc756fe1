"""Workday: the manual of the interface (CXS) behind its career sites, as far as InternScout uses it.

- A board: `POST https://{tenant}.{pod}.myworkdayjobs.com/wday/cxs/{tenant}/{site}/jobs` with `{"appliedFacets": {},
  "limit": 20, "offset": 0, "searchText": ""}` → `{"total", "jobPostings": […], "facets": […]}`. Public, no key. Not
  documented by the vendor: it is what the career site's own pages ask.
- A token is `tenant/pod/site` (`acme/wd5/External`); on the hosts that tenants share (`wd1.myworkdaysite.com`) it is
  `pod/tenant/site`: not every tenant is served on both.
- One posting: `GET …/wday/cxs/{tenant}/{site}{externalPath}` → `jobPostingInfo`. Its id is the last part of the path,
  as in every address of it; title and place in the path stay as they were when the posting was made.
- Paging: `offset` in steps of 20, which is the most. The first page gives the total; on later pages it may be 0. Where
  the first gives none either, page after page is asked for, which proves nothing.
- A cap: many tenants know no offset from 2,000 on, start over instead, and say `total` 2000. The counts in `facets` are
  not capped. So such a listing is split (`_facets.py`): one listing for each value of a facet.
- Proof of completeness: the rows of all pages are as many as `total`; of a split listing, as many as the counts of two
  facets agree on. Otherwise "a cap of 2000" is what is missing.
- Limits: none published.
- Text: not in the listing; `jobDescription`, HTML.
- Times: rows only tell "Posted 3 Days Ago", which is left out of their stamps. `startDate` of a posting is the day on
  which it was posted, `endDate` the day at whose beginning it is taken down: the last day to apply is the one before
  (captures show "6 hours left to apply" on the day before). Days are the employer's.
- Pay: none apart from the text.
- Places: `location` and `additionalLocations` in the employer's own notation; a row with several says "2 Locations".
- `hiringOrganization` is the legal entity, often with a code before its name; used where the board has no company.

Captures: workday_list, workday_detail. Unchecked: the cap, the facets' counts above it and the hosts that
tenants share (reported by several others), and the request for a posting without the place in its path.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import timedelta
from urllib.parse import unquote

from internscout.model import Board, Json, Page, Payload, Posting, Request
from internscout.sources import Found
from internscout.sources import _reading as r
from internscout.sources import _values as v
from internscout.sources._facets import Facet, agreed, facets_of, splitting
from internscout.sources._urls import address, in_path
from internscout.sources._workday_sites import named, site_of

TEXTS_APART = True
PAGE = 20
CAP = 2000
MOST_FACETS = 3  # applied together: what is still too large then stays cut short

_ROW = r.keys(
    "title externalPath timeType remoteType locationsText bulletFields startDate",
    # relative to today, or said better by the posting itself
    "postedOn timeLeftToApply jobPostingEndDateAsText",
)
_LISTING = r.keys("total jobPostings* facets* userAuthenticated")
_INFO = r.keys(
    "title jobDescription location additionalLocations country country.descriptor startDate endDate timeType",
    "remoteType jobReqId externalUrl posted",
    # known and of no use to a candidate
    "id jobPostingId jobPostingSiteId postedOn country.id canApply includeResumeParsing timeLeftToApply",
    "jobPostingEndDateAsText jobRequisitionLocation* questionnaireId supplementaryQuestionnaireId",
    "secondaryQuestionnaireId logoImage* videoInfo*",
)
_POSTING = r.keys("jobPostingInfo* hiringOrganization* similarJobs* userAuthenticated")
_RELATIVE = ("postedOn", "timeLeftToApply")
_SEVERAL = re.compile(r"[0-9]+ Locations")
_CODE = re.compile(r"(?:0[0-9A-Z]+|[0-9]{3,})\s+(?=\S)")


class Workday:
    """The vendor. `Board.token` is `tenant/pod/site`, or `pod/tenant/site` on a host that tenants share."""

    name = "workday"
    label = "Workday"

    def first(self, board: Board) -> Request:
        """The first page, which says how many rows there are. Raises `SourceError` for a token of another form."""
        return _Asked().request(board)

    def posting(self, board: Board, external_id: str) -> Request:
        """One posting in full. Raises `SourceError` for a token of another form."""
        return _text(board, f"/job/{in_path(external_id)}", external_id)

    def read(self, payload: Payload) -> Page:
        """A page of thin rows with requests for the texts that count, or one posting."""
        answer = r.load(payload.body)
        board = payload.request.board
        if payload.request.purpose == "posting":
            return _single(payload, r.object_of(answer, "a posting"))
        page = _listing(payload, r.object_of(answer, "a board"))
        pages = site_of(board).pages(board)
        return r.with_texts(page, lambda row: _text(board, row.url.removeprefix(pages), row.external_id), "Employment")

    def recognise(self, url: str) -> Found | None:
        """Career sites, postings and application forms, and API addresses, on hosts of one tenant and of many."""
        where = address(url)
        found = named(where) if where else None
        return Found(Board(self.name, found[0].token), found[1] or None) if found else None


SOURCE = Workday()


@dataclass(frozen=True, slots=True)
class _Asked:
    """A page as it was asked for: where it begins, the facets applied and how many postings are said to have them.

    `onward` marks a page of a listing without a total: only its rows say whether there is another.
    """

    offset: int = 0
    facets: v.Row = field(default_factory=dict)
    counted: int | None = None
    onward: bool = False

    def request(self, board: Board) -> Request:
        body: Json = {"appliedFacets": self.facets, "limit": PAGE, "offset": self.offset, "searchText": ""}
        return Request(board, f"{site_of(board).interface(board)}/jobs", method="POST", body=body, context=asdict(self))


def _asked(request: Request) -> _Asked:
    context = dict(request.context)
    counted = v.amount(context, "counted")
    return _Asked(
        int(v.amount(context, "offset") or 0),
        v.child(context, "facets"),
        None if counted is None else int(counted),
        context.get("onward") is True,
    )


def _text(board: Board, path: str, external_id: str) -> Request:
    url = site_of(board).interface(board) + path
    return Request(board, url, purpose="posting", external_id=external_id, context={"id": external_id})


def _listing(payload: Payload, answer: v.Row) -> Page:
    """A page of thin rows. The first one asks for all others, or for the parts of a listing that is capped."""
    rows, board, asked = r.rows_of(answer, "jobPostings"), payload.request.board, _asked(payload.request)
    total = _total(answer, some=bool(rows or asked.offset))
    page = r.page(
        payload,
        rows,
        lambda row: _row(board, row),
        prefix="jobPostings",
        unread=[*r.unread_keys(rows, _ROW, "jobPostings[]"), *r.unread_keys(answer, _LISTING)],
        gap="no 'total' came" if total is None and not asked.offset else "",
        total=None if asked.facets else total,
    )
    if asked.onward or (total is None and not asked.offset):
        return replace(page, follow=_next(board, asked, len(rows)))
    if asked.offset:
        return page
    if total == CAP and (counted := asked.counted or agreed(facets_of(answer))) != CAP:
        return _capped(page, facets_of(answer), board, replace(asked, counted=counted))
    return replace(page, follow=_others(board, asked, len(rows), total))


def _total(answer: v.Row, *, some: bool) -> int | None:
    """How many postings the listing has; 0 says nothing where there are `some`, as on the pages after the first."""
    total = v.amount(answer, "total")
    return None if total is None or (some and not total) else int(total)


def _next(board: Board, asked: _Asked, rows: int) -> tuple[Request, ...]:
    """The page after this one, if this one is full."""
    offset = asked.offset + PAGE
    return (replace(asked, offset=offset, onward=True).request(board),) if rows >= PAGE and offset < CAP else ()


def _others(board: Board, asked: _Asked, rows: int, total: int | None) -> tuple[Request, ...]:
    """All pages after the first."""
    return tuple(replace(asked, offset=offset).request(board) for offset in r.further(rows, total))


def _capped(page: Page, facets: Sequence[Facet], board: Board, asked: _Asked) -> Page:
    """The first page of a listing with more postings than can be asked for: `asked.counted`, where that is known.

    The rows come with the parts that it is split into, so none is taken from this page.
    """
    facet = splitting(facets, asked.counted, CAP, asked.facets) if len(asked.facets) < MOST_FACETS else None
    if facet is None:
        gap = f"a cap of {CAP}: no facet splits the listing"
        return replace(page, follow=_others(board, asked, page.rows, CAP), complete=False, gap=gap)
    gap = "" if asked.counted else f"a cap of {CAP}: no two facets agree on the number of postings"
    return replace(
        page,
        postings=(),
        faults=(),
        rows=0,
        total=None if asked.facets else asked.counted,
        follow=tuple(
            _Asked(facets={**asked.facets, facet.name: [value]}, counted=count).request(board)
            for value, count in facet.counts.items()
        ),
        complete=page.complete and not gap,
        gap=page.gap or gap,
    )


def _row(board: Board, row: v.Row) -> Posting:
    """A row of the listing: all but the text. Its stamp is of all that it says and that does not change by the day."""
    path = "/".join(map(in_path, v.needed_line(row, "externalPath").split("/")))
    external_id = _id(path)
    place = v.line(row, "locationsText")
    places = () if _SEVERAL.fullmatch(place) or not place else (place,)
    lasting = {key: value for key, value in row.items() if key not in _RELATIVE}
    return Posting(
        board=board,
        external_id=external_id,
        title=v.needed_line(row, "title"),
        url=v.needed_link({"externalPath": site_of(board).pages(board) + path}, "externalPath"),
        company=board.company or site_of(board).tenant,
        location="; ".join(places),
        locations=places,
        details=v.details(("Employment", v.line(row, "timeType")), ("Workplace", v.line(row, "remoteType"))),
        posted_at=v.moment(row.get("startDate")),
        requisition_id=next((text for text in v.lines(row, "bulletFields") if f"_{text}" in external_id), ""),
        thin=True,
        stamp=r.stamp(json.dumps(lasting, sort_keys=True)),
    )


def _id(path: str) -> str:
    """The last part of a posting's path or address."""
    return v.needed_id({"externalPath": unquote(path.rstrip("/").rpartition("/")[2])}, "externalPath")


def _single(payload: Payload, answer: v.Row) -> Page:
    """One posting."""
    r.single(answer, "jobPostingInfo")  # or says what came instead
    info = v.child(answer, "jobPostingInfo")
    entity = v.line(v.child(answer, "hiringOrganization"), "name")
    return r.page(
        payload,
        [info],
        lambda row: _full(payload.request, row, _CODE.sub("", entity)),
        prefix="jobPostingInfo",
        unread=[*r.unread_keys(info, _INFO, "jobPostingInfo"), *r.unread_keys(answer, _POSTING)],
    )


def _full(request: Request, row: v.Row, entity: str) -> Posting | None:
    """A posting in full; None for one that is taken down. `entity` is the one that hires, without its code."""
    if row.get("posted") is False:
        return None
    board, url = request.board, v.needed_link(row, "externalUrl")
    places = v.unique([v.line(row, "location"), *v.lines(row, "additionalLocations")])
    end = v.day(row.get("endDate"))
    last = end - timedelta(days=1) if end else None
    return Posting(
        board=board,
        external_id=v.text(dict(request.context), "id") or _id(url.partition("?")[0]),
        title=v.needed_line(row, "title"),
        url=url,
        company=board.company or entity or site_of(board).tenant,
        location="; ".join(places),
        locations=tuple(places),
        description=v.text(row, "jobDescription"),
        details=v.details(
            ("Employment", v.line(row, "timeType")),
            ("Workplace", v.line(row, "remoteType")),
            ("Locations", _with_country(places, v.line(v.child(row, "country"), "descriptor"))),
            ("Deadline", last.isoformat() if last else ""),
        ),
        posted_at=v.moment(row.get("startDate")),
        apply_by=last,
        requisition_id=v.line(row, "jobReqId"),
    )


def _with_country(places: list[str], country: str) -> str:
    """The only place with its country's name, when its text lacks that."""
    said = not country or len(places) != 1 or country.casefold() in places[0].casefold()
    return "" if said else f"{places[0]}, {country}"
