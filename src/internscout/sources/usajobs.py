"""USAJOBS (US federal agencies): the manual of its search API, as far as InternScout uses it.

- A search: `GET https://data.usajobs.gov/api/Search?HiringPath=student&Fields=Full&ResultsPerPage=500` →
  `SearchResult.SearchResultItems`. It needs a key, free at developer.usajobs.gov, in the environment variable
  `USAJOBS_API_KEY` (sent as `Authorization-Key`), and the e-mail address that it was given to in `USAJOBS_EMAIL`
  (sent as `User-Agent`).
- A board's token is a hiring path: `student` (internships, "student trainees"; some 100 at a time), `graduates`
  (recent graduates), or another of the vendor's. Titles rarely say "intern"; that a posting is open to students goes
  to Employment (it can be open to others too). Keywords are not sent: together with a path next to nothing is found.
- These postings are the employers' own: the site is where the agencies publish them.
- Paging: `Page`, from 1; 500 rows a page at most, 10,000 of a search. The first answer names the other pages.
- Proof of completeness: `SearchResultCountAll` equal to the number of rows of all pages.
- Limits: none published. Terms: the key is personal; nothing is said of links.
- Text: in parts, joined with headings: `JobSummary`, `MajorDuties`, `QualificationSummary`, `Education`,
  `Requirements`, `Evaluations`, `HowToApply` and more, under `UserArea.Details` (`QualificationSummary` also beside
  it). A row without duties and qualification is thin.
- Ids: the control number at the end of `PositionURI`; it is `MatchedObjectId` too, in captures now and then another.
- Times: `PublicationStartDate`, `ApplicationCloseDate`, ISO 8601 without an offset, taken for UTC.
- Pay: `PositionRemuneration`, dollars as text, `RateIntervalCode` PA (year), PH (hour), PM, PD, BW (two weeks), WC
  (without pay).
- Place: `PositionLocation[].LocationName`, else `PositionLocationDisplay`.

Captures: none real; usajobs holds answers shortened or written by others. Shape from documentation, not checked
against the live service. Unchecked: all of it.
"""

import re
from dataclasses import replace

from internscout.model import Board, Json, Page, Payload, Posting, Request
from internscout.sources import Found
from internscout.sources import _reading as r
from internscout.sources import _values as v
from internscout.sources._pay import pay_words
from internscout.sources._urls import address, in_path, number, token

KEYS = ("USAJOBS_API_KEY", "USAJOBS_EMAIL")
STUDENT = "student"
MOST = 10_000
_A_PAGE = 500
_API = "https://data.usajobs.gov"
_HOSTS = ("www.usajobs.gov", "usajobs.gov")
_PATHS = {STUDENT: "open to students", "graduates": "open to recent graduates"}
_PERIODS = {"PA": "year", "PH": "hour", "PM": "month", "PD": "day", "BW": "two weeks"}
_PERIODS |= {"Per Year": "year", "Per Hour": "hour", "Per Month": "month", "Per Day": "day", "Bi-weekly": "two weeks"}
_PARTS = (
    ("Summary", "JobSummary"),
    ("Duties", "MajorDuties"),
    ("Qualifications", "QualificationSummary"),
    ("Education", "Education"),
    ("Requirements", "Requirements"),
    ("Key requirements", "KeyRequirements"),
    ("How you will be evaluated", "Evaluations"),
    ("How to apply", "HowToApply"),
    ("Required documents", "RequiredDocuments"),
    ("Benefits", "Benefits"),
    ("Other information", "OtherInformation"),
)
_ITEM = r.keys(
    "MatchedObjectId MatchedObjectDescriptor PositionID PositionTitle PositionURI OrganizationName DepartmentName",
    "PositionLocationDisplay PositionLocation* PositionRemuneration* PositionSchedule* PositionOfferingType*",
    "PublicationStartDate ApplicationCloseDate QualificationSummary UserArea UserArea.Details* UserArea.IsRadialSearch",
    # known and of no use
    "RelevanceScore RelevanceRank ApplyURI SubAgency JobGrade* JobCategory* PositionStartDate PositionEndDate",
    "PositionFormattedDescription*",
)
_ENVELOPE = r.keys(
    "LanguageCode SearchParameters* SearchResult SearchResult.SearchResultCount SearchResult.SearchResultCountAll",
    "SearchResult.UserArea*",
)


class USAJobs:
    """The site. `Board.token` is a hiring path."""

    name = "usajobs"
    label = "USAJOBS"

    def first(self, board: Board) -> Request:
        """The first page."""
        return _page(board, 1)

    def posting(self, board: Board, external_id: str) -> None:  # noqa: ARG002 - the protocol's signature
        """None: the search gives the whole text."""
        return

    def read(self, payload: Payload) -> Page:
        """A page's postings, and from the first one the requests for the others."""
        answer, board = r.load(payload.body), payload.request.board
        said = v.child(r.object_of(answer, "an object with 'SearchResult'"), "SearchResult")
        rows = [_flat(item) for item in r.rows_of(said or answer, "SearchResultItems")]
        total = v.amount(said, "SearchResultCountAll")
        found = r.page(
            payload,
            rows,
            lambda row: _posting(board, row),
            prefix="SearchResultItems",
            unread=_unread(answer, rows),
            gap=_gap(total),
            total=total,
        )
        first = payload.request.context.get("page") == 1
        last = -(-min(int(total), MOST) // _A_PAGE) if total is not None and first else 1
        return replace(found, follow=tuple(_page(board, page) for page in range(2, last + 1)))

    def recognise(self, url: str) -> Found | None:
        """The site's postings and its search by hiring path, and the API."""
        where = address(url)
        if where is None:
            return None
        if where.host == "data.usajobs.gov" and [part.lower() for part in where.parts] == ["api", "search"]:
            return Found(Board(self.name, token(where.query.get("HiringPath", "")) or STUDENT))
        if where.host not in _HOSTS:
            return None
        posting = _control(where.parts)
        if posting:
            return Found(Board(self.name, STUDENT), posting)
        path = token(where.query.get("hp", "")) if where.parts[:1] in (("search",), ("Search",)) else ""
        return Found(Board(self.name, path)) if path else None


SOURCE = USAJobs()


def _page(board: Board, page: int) -> Request:
    query = f"HiringPath={in_path(board.token)}&Fields=Full&ResultsPerPage={_A_PAGE}&Page={page}"
    return Request(
        board,
        f"{r.root(board, _API)}/api/Search?{query}",
        context={"page": page},
        secret_headers={"Authorization-Key": KEYS[0], "User-Agent": KEYS[1]},
    )


def _gap(total: float | None) -> str:
    """Why the pages are no proof, if so; that they add up is seen by who joins them."""
    if total is None:
        return "'SearchResultCountAll' is absent"
    return f"of {total:g} rows the first {MOST:,} are given" if total > MOST else ""


def _flat(item: Json) -> Json:
    """An item with its descriptor's keys beside its own; what is none, as it is."""
    return {**item, **v.child(item, "MatchedObjectDescriptor")} if isinstance(item, dict) else item


def _unread(answer: Json, rows: list[Json]) -> list[str]:
    envelope = dict(r.object_of(answer, "an answer"))
    inner = v.child(envelope, "SearchResult")
    envelope["SearchResult"] = {key: value for key, value in inner.items() if key != "SearchResultItems"}
    bare = [
        {key: value for key, value in row.items() if key != "MatchedObjectDescriptor"}
        for row in rows
        if isinstance(row, dict)
    ]
    return [*r.unread_keys(envelope, _ENVELOPE), *r.unread_keys(list(bare), _ITEM, "SearchResultItems[]")]


def _control(parts: tuple[str, ...]) -> str | None:
    """The control number in a posting's address: `/job/{number}`, `/GetJob/ViewDetails/{number}`."""
    return number(parts[-1]) if len(parts) > 1 and parts[0].lower() in ("job", "getjob") else None


def _posting(board: Board, row: v.Row) -> Posting:
    url = re.sub(r":443(?=/)", "", v.needed_link(row, "PositionURI"))
    where = address(url)
    inner = v.child(v.child(row, "UserArea"), "Details")
    places = v.unique(v.line(place, "LocationName") for place in v.children(row, "PositionLocation"))
    shown = v.line(row, "PositionLocationDisplay")
    several = "; ".join(places) if shown.lower().startswith("multiple") else ""
    deadline = v.day(row.get("ApplicationCloseDate"))
    return Posting(
        board=board,
        external_id=(_control(where.parts) if where else None) or v.needed_id(row, "MatchedObjectId"),
        title=v.needed_line(row, "PositionTitle"),
        url=url,
        company=v.line(row, "OrganizationName") or v.line(row, "DepartmentName") or "a US federal agency",
        location=several or shown or "; ".join(places),
        locations=tuple(places or v.unique([shown])),
        description=_description(row, inner),
        details=_details(board, row, inner),
        posted_at=v.moment(row.get("PublicationStartDate")),
        apply_by=deadline,
        requisition_id=v.line(row, "PositionID"),
        thin=not any(_part(source, key) for source in (row, inner) for key in ("MajorDuties", "QualificationSummary")),
    )


def _details(board: Board, row: v.Row, inner: v.Row) -> tuple[tuple[str, str], ...]:
    deadline = v.day(row.get("ApplicationCloseDate"))
    kinds = [
        v.line(kind, "Name") for key in ("PositionSchedule", "PositionOfferingType") for kind in v.children(row, key)
    ]
    return v.details(
        ("Employment", _PATHS.get(board.token, "")),
        *(("Employment", kind) for kind in kinds),
        ("Workplace", "remote" if inner.get("RemoteIndicator") is True else ""),
        ("Department", v.line(row, "DepartmentName")),
        *(("Pay", _pay(span)) for span in v.children(row, "PositionRemuneration")),
        ("Deadline", deadline.isoformat() if deadline else ""),
    )


def _description(row: v.Row, inner: v.Row) -> str:
    """The parts of the text under their headings, as one HTML."""
    parts = ((heading, _part(inner, key) or _part(row, key)) for heading, key in _PARTS)
    return "\n".join(f"<h3>{heading}</h3>\n{text}" for heading, text in parts if text)


def _part(row: v.Row, key: str) -> str:
    """A part as HTML: a text, or a list of them."""
    value = row.get(key)
    texts = (v.text({key: entry}, key).strip() for entry in (value if isinstance(value, list) else [value]))
    return "".join(text if "<" in text else v.paragraphs(text) for text in texts)


def _pay(span: v.Row) -> str:
    code = v.line(span, "RateIntervalCode")
    period = _PERIODS.get(code, "")
    return pay_words("USD", v.amount(span, "MinimumRange"), v.amount(span, "MaximumRange"), period) if period else ""
