"""Oracle Recruiting Cloud: the manual of the API behind its Candidate Experience sites, as far as InternScout uses it.

- A board: `GET https://{host}/hcmRestApi/resources/latest/recruitingCEJobRequisitions?onlyData=true&expand=
  requisitionList.secondaryLocations&finder=findReqs;limit=200,offset=0,sortBy=POSTING_DATES_DESC` → `{"items": [
  {"TotalJobsCount": n, "requisitionList": […]}]}`. Public, no key, made for the sites' own pages; the hosts serve no
  robots.txt. Without `expand` the list comes empty.
- The token is the employer's host (`eabc.fa.us2.oraclecloud.com`). A host has one or more sites (`CX_1`, `CX_1001`),
  which are parts of it: without `siteNumber` all come. `{host}/{site}` reads one site.
- One posting: `…/recruitingCEJobRequisitionDetails?onlyData=true&expand=all&finder=ById;Id="{id}"` → `{"items":
  [{…}]}`, whichever the site. An unknown id is an empty `items`.
- Paging: `limit` of at most 200 and `offset`, both inside of `finder` (outside they are ignored). `hasMore` says false
  where more there is, and short pages come in the middle: only `TotalJobsCount` is heeded.
- Proof of completeness: as many rows on all pages as `TotalJobsCount`, the same on each.
- Limits: rows beyond the 10,000th are not given: such a board is never whole; one of its sites may be.
- Text: not in the list (`ShortDescriptionStr` is a teaser). In the detail in five parts, all HTML, put together in the
  order of the page: description, responsibilities, qualifications, the employer, the organization.
- Times: the list has days (`PostedDate`), the detail ISO 8601 with offset; `ExternalPostedEndDate` is the "Apply
  Before" of the page. No time of change.
- Pay: none of the vendor's own; employers name fields of theirs (`requisitionFlexFields`) "Minimum Pay Rate", "Salary
  Range" and the like, with the currency's sign and without a period.
- Of the answer around the rows some sixty keys repeat the question; they are not watched for new ones.

Captures: oracle_detail (all but one without the `items` around them; some are of one employer's shops). Unchecked: the
list (captures of it are shortened or written by hand; its keys are from public code), the working of a missing
`siteNumber` (measured by others on 596 hosts in 2026), short pages and the end at 10,000 (reported by several), other
work locations, pay fields other than a minimum and a maximum.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from internscout.errors import PayloadError, SourceError
from internscout.model import Board, Json, Page, Payload, Posting, Request
from internscout.sources import Found
from internscout.sources import _reading as r
from internscout.sources import _values as v
from internscout.sources._urls import address, in_path

ANSWERS_ALONE = True
TEXTS_APART = True
_API = "hcmRestApi/resources/latest"
_SIZE = 200
_LAST = 10_000  # no row beyond it is given
_SITE = "CX_1"  # every host has it; a posting's page shows whichever site its address names

_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+", re.IGNORECASE)
_VENDORS_HOST = re.compile(r"[a-z0-9-]+\.fa(?:\.[a-z0-9-]+)*\.oraclecloud\.com")
_NAME = re.compile(r"[\w-]{1,60}")
_BY_ID = re.compile(r'ById;Id="?([\w-]{1,60})"?(?:,|$)')
_PAY = re.compile(r"\b(?:pay|salary|wages?|compensation|stipend)\b", re.IGNORECASE)
_BOUND = re.compile(r"\b(min(?:imum)?|max(?:imum)?)\b\.?\s*", re.IGNORECASE)
_WORKPLACES = {"ORA_REMOTE": "remote", "ORA_HYBRID": "hybrid", "ORA_ON_SITE": "on-site"}

_ROW = r.keys(
    "Id Title PostedDate PrimaryLocation PrimaryLocationCountry secondaryLocations secondaryLocations[].Name",
    "ShortDescriptionStr WorkplaceType WorkplaceTypeCode JobFamily JobFunction JobType JobSchedule Department",
    "LegalEmployer StudyLevel",
    # known and of no use
    "secondaryLocations[].CountryCode secondaryLocations[].GeographyId secondaryLocations[].GeographyNodeId",
    "secondaryLocations[].Latitude secondaryLocations[].Longitude secondaryLocations[].RequisitionLocationId",
    "PostingEndDate Language GeographyId HotJobFlag WorkerType ContractType ManagerLevel JobShift JobGrade JobLevel",
    "DomesticTravelRequired InternationalTravelRequired WorkDurationYears WorkDurationMonths WorkHours WorkDays",
    "BusinessUnit Organization MediaThumbURL Distance TrendingFlag BeFirstToApplyFlag Relevancy",
    "ExternalQualificationsStr ExternalResponsibilitiesStr workLocation* otherWorkLocations* requisitionFlexFields*",
    "primaryLocationCoordinates*",
)
_DETAIL = _ROW | r.keys(
    "Category ExternalPostedStartDate ExternalPostedEndDate ExternalDescriptionStr CorporateDescriptionStr",
    "OrganizationDescriptionStr",
    # known and of no use: ids, twins for employees, the employer's own structure
    "RequisitionId RequisitionType ExternalContactName ExternalContactEmail JobFamilyId GeographyNodeId ContentLocale",
    "ObjectVerNumberProfile ApplyWhenNotPostedFlag InternalQualificationsStr InternalResponsibilitiesStr",
    "JobFunctionCode OtherRequisitionTitle NumberOfOpenings HiringManager BusinessUnitId LegalEmployerId",
    "OrganizationId WorkMonths WorkYears media* skills*",
)


class Oracle:
    """The vendor. `Board.token` is the employer's host, or `host/site` for one of its sites."""

    name = "oracle"
    label = "Oracle Recruiting"

    def first(self, board: Board) -> Request:
        """The newest 200 of a board. Raises `SourceError` for a token that is no host."""
        host, _ = _parts(board)
        if not board.base_url and not _HOST.fullmatch(host):
            raise SourceError(f"{host!r} is no host: write the board as 'eabc.fa.us2.oraclecloud.com'")
        return _page(board, 0)

    def posting(self, board: Board, external_id: str) -> Request:
        """One posting in full."""
        url = f"{_server(board)}/{_API}/recruitingCEJobRequisitionDetails?onlyData=true&expand=all&finder=ById;Id="
        return Request(board, f"{url}%22{in_path(external_id)}%22", purpose="posting", external_id=external_id)

    def read(self, payload: Payload) -> Page:
        """A page of the list, or a single posting's answer."""
        answer = r.load(payload.body)
        board = payload.request.board
        if payload.request.purpose == "posting":
            rows, unread = _details(answer), r.unread_keys(_details(answer), _DETAIL, "items[]")
            return r.page(payload, rows, lambda row: _posting(board, row, thin=False), prefix="items", unread=unread)
        rows, total = _listed(answer)
        found = r.page(
            payload,
            rows,
            lambda row: _posting(board, row, thin=True),
            prefix="requisitionList",
            unread=r.unread_keys(rows, _ROW, "requisitionList[]"),
            gap=_gap(total),
            total=total,
        )
        rest = () if "offset" in payload.request.context else _rest(board, total or 0)
        found = replace(found, follow=rest)
        return r.with_texts(found, lambda row: self.posting(board, row.external_id), "Employment", "Department", "Team")

    def recognise(self, url: str) -> Found | None:
        """Sites, postings, application forms and API addresses on the vendor's hosts; no employer's own domain."""
        where = address(url)
        if where is None or not _VENDORS_HOST.fullmatch(where.host):
            return None
        board = Board(self.name, where.host)
        if where.part(0) == "hcmRestApi" and where.part(3).startswith("recruitingCEJobRequisition"):
            asked = _BY_ID.match(where.query.get("finder", ""))
            return Found(board, asked[1] if asked else None)
        if where.parts[:2] != ("hcmUI", "CandidateExperience") or where.part(3) != "sites":
            return None
        below = where.parts[5:]
        named = next((inner for word, inner in pairwise(below) if word == "job"), "")
        return Found(board, named if _NAME.fullmatch(named) else None)


SOURCE = Oracle()


def _parts(board: Board) -> tuple[str, str]:
    """The host, and the site where the token names one."""
    host, _, site = board.token.partition("/")
    return host, site


def _server(board: Board) -> str:
    return r.root(board, f"https://{_parts(board)[0]}")


def _page(board: Board, offset: int) -> Request:
    _, site = _parts(board)
    which = f"siteNumber={in_path(site)}," if site else ""
    finder = f"findReqs;{which}limit={_SIZE},offset={offset},sortBy=POSTING_DATES_DESC"
    url = f"{_server(board)}/{_API}/recruitingCEJobRequisitions?onlyData=true&expand=requisitionList.secondaryLocations"
    return Request(board, f"{url}&finder={finder}", context={"offset": offset} if offset else {})


def _rest(board: Board, total: int) -> tuple[Request, ...]:
    return tuple(_page(board, offset) for offset in range(_SIZE, min(total, _LAST), _SIZE))


def _listed(answer: Json) -> tuple[list[Json], int | None]:
    """The rows of a page of the list, and how many the whole list has. Raises `PayloadError`."""
    searches = r.rows_of(answer, "items")
    search = r.object_of(searches[0] if searches else None, "a search's result in 'items'")
    total = v.amount(search, "TotalJobsCount")
    return r.rows_of(search, "requisitionList"), None if total is None else int(total)


def _gap(total: int | None) -> str:
    if total is None:
        return "'TotalJobsCount' is absent"
    return f"the vendor gives the first {_LAST:,} of {total:,} postings" if total > _LAST else ""


def _details(answer: Json) -> list[Json]:
    """The one posting of an answer; an answer may be the bare posting. Raises `PayloadError`."""
    if "Id" in r.object_of(answer, "a posting"):
        return [answer]
    rows = r.rows_of(answer, "items")
    if len(rows) != 1:
        raise PayloadError(f"{len(rows)} postings instead of one (closed, or another id?)")
    return rows


def _posting(board: Board, row: v.Row, *, thin: bool) -> Posting:
    external_id = v.needed_id(row, "Id")
    places = v.unique([v.line(row, "PrimaryLocation"), *_names(row, "secondaryLocations")])
    deadline = v.day(row.get("ExternalPostedEndDate"))
    site = _parts(board)[1] or _SITE
    return Posting(
        board=board,
        external_id=external_id,
        title=v.needed_line(row, "Title"),
        url=f"{_server(board)}/hcmUI/CandidateExperience/en/sites/{in_path(site)}/job/{in_path(external_id)}",
        company=board.company or v.line(row, "LegalEmployer") or board.token,
        location="; ".join(places),
        locations=tuple(places),
        description="" if thin else _description(row),
        details=v.details(*_facts(row), ("Deadline", deadline.isoformat() if deadline else "")),
        posted_at=v.moment(row.get("ExternalPostedStartDate") or row.get("PostedDate")),
        apply_by=deadline,
        requisition_id=external_id,
        thin=thin,
        stamp=_stamp(row) if thin else "",
    )


def _stamp(row: v.Row) -> str:
    """Of what the employer says in a row; how often it is looked at is in there too, and does not count."""
    said = (
        "Title",
        "PostedDate",
        "PrimaryLocation",
        "ShortDescriptionStr",
        "WorkplaceType",
        "JobFamily",
        "JobSchedule",
    )
    return r.stamp(*(v.text(row, key) for key in said), *_names(row, "secondaryLocations"))


def _facts(row: v.Row) -> Iterator[tuple[str, str]]:
    code = v.line(row, "WorkplaceTypeCode")
    yield "Employment", v.line(row, "JobType")
    yield "Employment", v.line(row, "JobSchedule")
    yield "Workplace", _WORKPLACES.get(code) or v.line(row, "WorkplaceType")
    yield "Department", v.line(row, "Department") or v.line(row, "Category") or v.line(row, "JobFamily")
    yield "Team", v.line(row, "JobFunction")
    yield "Degrees", v.line(row, "StudyLevel")
    yield "Locations", "; ".join(_other_places(row))
    yield from (("Pay", words) for words in _pay(row))


def _description(row: v.Row) -> str:
    """All parts of the text as one HTML, two of them under the headings that the page shows."""
    parts = (
        v.text(row, "ExternalDescriptionStr").strip() or v.paragraphs(v.text(row, "ShortDescriptionStr")),
        _headed("Responsibilities", v.text(row, "ExternalResponsibilitiesStr")),
        _headed("Qualifications", v.text(row, "ExternalQualificationsStr")),
        v.text(row, "CorporateDescriptionStr").strip(),
        v.text(row, "OrganizationDescriptionStr").strip(),
    )
    return "\n".join(part for part in parts if part)


def _headed(heading: str, text: str) -> str:
    return f"<h3>{heading}</h3>\n{text.strip()}" if text.strip() else ""


def _names(row: v.Row, key: str) -> list[str]:
    return v.unique(v.line(place, "Name") for place in v.children(row, key))


def _other_places(row: v.Row) -> list[str]:
    """Further places of work, as town, region and country."""
    keys = ("TownOrCity", "Region2", "Country")
    places = v.children(row, "otherWorkLocations")
    return v.unique(", ".join(v.unique(v.line(place, key) for key in keys)) for place in places)


def _pay(row: v.Row) -> list[str]:
    """The employer's own fields on pay: a minimum and a maximum of one name as a span, others as they are."""
    spans: dict[str, list[str]] = {}
    for field in v.children(row, "requisitionFlexFields"):
        prompt, value = v.line(field, "Prompt"), v.line(field, "Value")
        if _PAY.search(prompt) and any(sign.isdigit() for sign in value):
            spans.setdefault(_BOUND.sub("", prompt), []).append(value)
    return [f"{name}: {' - '.join(v.unique(values))}" for name, values in spans.items()]
