"""BambooHR: the manual of its careers sites' JSON, as far as InternScout uses it.

- A board: `GET https://{company}.bamboohr.com/careers/list` → `{"meta": {"totalCount": n}, "result": […]}`. Public, no
  key, in no documentation of the vendor. An unknown company leads to the vendor's own site (HTML, an error here) or,
  some report, to an empty list.
- The listing has no texts: its rows are thin, and the text of each that can be an ML internship is asked for.
- One posting: `…/careers/{id}/detail` → `{"result": {"jobOpening": {…}}}`, without its id.
- Paging: none. Proof of completeness: `meta.totalCount` equal to the number of rows; an empty board proves nothing,
  because it cannot be told from an unknown one.
- Limits: none published.
- Ids: small numbers, unique within the board; `departmentId` and others are of no use.
- Times: `datePosted` of the single posting, a day without a zone, taken as UTC. No time of change, no deadline.
- Pay: `compensation` of the single posting, the employer's words.
- Places: `location` is an office of the company, `atsLocation` one entered for the posting; either may be all null.
- Workplace: only `isRemote` is used. `locationType` "0", "1", "2" is nowhere explained, and what is made of it
  disagrees: on site, remote, hybrid, say most; a row that is `isRemote` has "2" in the capture.

Captures: bamboohr_list. Unchecked: the single posting is a shape from public code, not checked against the live service
(bamboohr_detail is written by hand); one without `jobOpening` or `description` is refused.
"""

from dataclasses import replace

from internscout.model import Board, Json, Page, Payload, Posting, Request
from internscout.sources import Found
from internscout.sources import _reading as r
from internscout.sources import _values as v
from internscout.sources._hosts import site, tenant
from internscout.sources._urls import address, in_path, number

DOMAIN = "bamboohr.com"
TEXTS_APART = True
_JSON = {"Accept": "application/json"}
_ENVELOPE = r.keys("meta meta.totalCount")
_PLACES = (
    "location location.city location.state atsLocation atsLocation.city atsLocation.state atsLocation.country",
    "atsLocation.province",
)
_ROW_KEYS = r.keys(
    "id jobOpeningName departmentLabel employmentStatusLabel isRemote",
    *_PLACES,
    # known and of no use
    "departmentId locationType",
)
_OPENING = (
    "jobOpeningName jobOpeningStatus departmentLabel employmentStatusLabel description compensation datePosted",
    "location.addressCountry",
    *_PLACES,
    # known and of no use
    "jobOpeningShareUrl departmentId minimumExperience locationType seekPromoted location.postalCode",
    "atsLocation.countryId",
)
_KEYS = r.keys(
    "meta* result result.jobOpening result.formFields*",
    *(f"result.jobOpening.{key}" for keys in _OPENING for key in keys.split()),
)


class BambooHR:
    """The vendor. `Board.token` is the company: the first part of the host."""

    name = "bamboohr"
    label = "BambooHR"

    def first(self, board: Board) -> Request:
        """The whole listing in one answer."""
        return Request(board, f"{site(board, DOMAIN)}/careers/list", headers=_JSON)

    def posting(self, board: Board, external_id: str) -> Request:
        """One posting in full."""
        url = f"{_url(board, external_id)}/detail"
        return Request(board, url, purpose="posting", headers=_JSON, external_id=external_id)

    def read(self, payload: Payload) -> Page:
        """The listing, or a single posting."""
        answer, request = r.load(payload.body), payload.request
        if request.purpose == "posting":
            found = r.object_of(answer, "a posting").get("result")
            rows = [row.get("jobOpening") for row in r.single(found, "jobOpening") if isinstance(row, dict)]
            unread = r.unread_keys(answer, _KEYS)
            return r.page(payload, rows, lambda row: _posting(request, row), prefix="jobOpening", unread=unread)
        rows = r.rows_of(answer, "result")
        total = v.amount(v.child(r.object_of(answer, "a board"), "meta"), "totalCount")
        page = r.page(
            payload,
            rows,
            lambda row: _thin(request.board, row),
            prefix="result",
            unread=r.unread_in(answer, "result", _ENVELOPE, _ROW_KEYS),
            gap=_gap(rows, total),
            total=total,
        )
        return r.with_texts(page, self._ask, "Employment", "Department")

    def recognise(self, url: str) -> Found | None:
        """Careers sites and postings, of today's and the former kind; a company's other pages are no board."""
        where = address(url)
        company = tenant(where, DOMAIN) if where else ""
        if where is None or not company or where.part(0) not in ("careers", "jobs"):
            return None
        posting = number(where.part(1)) if where.part(0) == "careers" else number(where.query.get("id", ""))
        return Found(Board(self.name, company), posting)

    def _ask(self, row: Posting) -> Request:
        remote = ("Workplace", "Remote") in row.details
        return replace(self.posting(row.board, row.external_id), context={"remote": remote})


SOURCE = BambooHR()


def _url(board: Board, external_id: str) -> str:
    return f"{site(board, DOMAIN)}/careers/{in_path(external_id)}"


def _gap(rows: list[Json], total: float | None) -> str:
    """Why the answer is not the whole board, or nothing."""
    if not rows and not total:
        return "an empty board cannot be told from an unknown one"
    if total == len(rows):
        return ""
    return f"{len(rows)} rows came, 'meta.totalCount' is {'absent' if total is None else f'{total:g}'}"


def _thin(board: Board, row: v.Row) -> Posting:
    external_id, title = v.needed_id(row), v.needed_line(row, "jobOpeningName")
    places = _places(row)
    details = _details(row, remote=row.get("isRemote") is True)
    return Posting(
        board=board,
        external_id=external_id,
        title=title,
        url=_url(board, external_id),
        company=board.company or board.token,
        location="; ".join(places),
        locations=tuple(places),
        details=details,
        thin=True,
        stamp=r.stamp(title, places, details),
    )


def _posting(request: Request, row: v.Row) -> Posting | None:
    board, places = request.board, _places(row)
    external_id = request.external_id or v.needed_id(row)
    if v.line(row, "jobOpeningStatus") not in ("", "Open"):
        return None
    text = v.text(row, "description").strip()
    if not text:
        raise v.RowError("no 'description'")
    return Posting(
        board=board,
        external_id=external_id,
        title=v.needed_line(row, "jobOpeningName"),
        url=_url(board, external_id),
        company=board.company or board.token,
        location="; ".join(places),
        locations=tuple(places),
        description=text,
        details=_details(row, remote=request.context.get("remote") is True),
        posted_at=v.moment(row.get("datePosted")),
    )


def _details(row: v.Row, *, remote: bool) -> tuple[tuple[str, str], ...]:
    return v.details(
        ("Employment", v.line(row, "employmentStatusLabel")),
        ("Workplace", "Remote" if remote else ""),
        ("Department", v.line(row, "departmentLabel")),
        ("Pay", v.line(row, "compensation")),
    )


def _places(row: v.Row) -> list[str]:
    """The place entered for the posting, and the office."""
    entered, office = v.child(row, "atsLocation"), v.child(row, "location")
    return v.unique(
        ", ".join(v.unique(v.line(place, key) for key in keys))
        for place, keys in (
            (entered, ("city", "state", "province", "country")),
            (office, ("city", "state", "addressCountry")),
        )
    )
