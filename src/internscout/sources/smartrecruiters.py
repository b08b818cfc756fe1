"""SmartRecruiters: the manual of its public Posting API, as far as InternScout uses it.

- A board: `GET https://api.smartrecruiters.com/v1/companies/{identifier}/postings?limit=100&offset=0` → `{"offset",
  "limit", "totalFound", "content": […]}`. Public, no key. Only what is posted to the employer's career page is listed.
- One posting: `…/postings/{id}` → the row with its text. A row that is no longer `active` is not on offer. Its
  `postingUrl` may hold the id of a later publication of the same job: the id asked for stays the posting's.
- Paging: `offset` and `limit`, of which 100 is the most. The first page gives the total, so it asks for all others.
- Proof of completeness: the rows of all pages are as many as `totalFound`. An empty board is not taken as proved: an
  unknown company is answered with 200 and no rows too.
- Limits: 10 requests a second are documented for the API with a key.
- Text: not in the listing; in `jobAd.sections`, each with a title and HTML. The order is that of the hosted page.
- Times: `releasedDate`, ISO 8601 in UTC; the listing is not told of later changes to the text. No deadline.
- Pay: `compensation` in whole units, `period` like `HOURLY`, `YEARLY`; only with the text.
- Places: one, `fullLocation`, which may have empty parts (`Warsaw, , Poland`, `, `). `remote` and `hybrid` are flags;
  both false is the default and says nothing.
- Custom fields are the employer's own, often internal: only those named like an employment type are used.

Captures: smartrecruiters_list, smartrecruiters_detail. Unchecked: the cap of 100 and the empty answer for unknown
companies (reported by others), periods other than `HOURLY` and `YEARLY`, whether identifiers differ by case.
Vendor's documentation: developers.smartrecruiters.com/docs/posting-api.
"""

import html
import json
import re
from dataclasses import replace

from internscout.model import Board, Page, Payload, Posting, Request
from internscout.sources import Found
from internscout.sources import _reading as r
from internscout.sources import _values as v
from internscout.sources._pay import pay_words
from internscout.sources._urls import Address, address, in_path, token
from internscout.taxonomy import names

ANSWERS_ALONE = True
API = "https://api.smartrecruiters.com"
HOSTED = "https://jobs.smartrecruiters.com"
PAGE = 100
TEXTS_APART = True

_SECTIONS = ("companyDescription", "jobDescription", "qualifications", "additionalInformation")
_KEYS = r.keys(
    "id name company company.identifier company.name releasedDate location location.city location.region",
    "location.country location.fullLocation location.remote location.hybrid department department.label",
    "typeOfEmployment typeOfEmployment.label experienceLevel experienceLevel.label customField",
    "customField[].fieldLabel customField[].valueLabel refNumber active postingUrl jobAd jobAd.sections compensation",
    "compensation.min compensation.max compensation.currency compensation.period",
    *(f"jobAd.sections.{part} jobAd.sections.{part}.title jobAd.sections.{part}.text" for part in _SECTIONS),
    # known and of no use to a candidate
    "uuid jobId jobAdId defaultJobAd visibility ref language* industry* function* creator* applyUrl referralUrl",
    "location.latitude location.longitude location.address location.postalCode location.hybridDescription",
    "department.id typeOfEmployment.id experienceLevel.id customField[].fieldId customField[].valueId",
    "jobAd.sections.videos*",
)
_ENVELOPE = r.keys("offset limit totalFound content*")
_EMPLOYMENT = re.compile(r"(?:employment|position|hire|requisition|worker) type", re.IGNORECASE)
_PERIODS = {"HOURLY": "hour", "DAILY": "day", "WEEKLY": "week", "MONTHLY": "month", "YEARLY": "year"}
_POSTING = re.compile(r"([0-9]{6,20})(?:-.*)?")
_HOSTED_HOSTS = ("jobs.smartrecruiters.com", "careers.smartrecruiters.com")
_NO_COMPANIES = ("ni", "oneclick-ui", "external-referrals", "sr-jobs")


class SmartRecruiters:
    """The vendor. `Board.token` is the company's identifier: the first path part of its hosted board."""

    name = "smartrecruiters"
    label = "SmartRecruiters"

    def first(self, board: Board) -> Request:
        """The first page, which says how many rows there are."""
        return _page(board, 0)

    def posting(self, board: Board, external_id: str) -> Request:
        """One posting in full."""
        url = f"{_board(board)}/{in_path(external_id)}"
        return Request(board, url, purpose="posting", external_id=external_id, context={"id": external_id})

    def read(self, payload: Payload) -> Page:
        """A page of thin rows with requests for the texts that count, or one posting."""
        answer = r.load(payload.body)
        board = payload.request.board
        if payload.request.purpose == "posting":
            unread = r.unread_keys(answer, _KEYS)
            request = payload.request
            return r.page(payload, r.single(answer), lambda row: _offered(request, row), prefix="", unread=unread)
        page = _listing(payload, r.object_of(answer, "a board"))
        return r.with_texts(page, lambda row: self.posting(board, row.external_id), "Employment", "Department")

    def recognise(self, url: str) -> Found | None:
        """Hosted boards, postings and application forms, and API addresses."""
        where = address(url)
        if where is None:
            return None
        company, rest = _named(where)
        company = token(company)
        if not company or company in _NO_COMPANIES:
            return None
        found = _POSTING.fullmatch(rest)
        return Found(Board(self.name, company), found[1] if found else None)


SOURCE = SmartRecruiters()


def _board(board: Board) -> str:
    return f"{r.root(board, API)}/v1/companies/{in_path(board.token)}/postings"


def _page(board: Board, offset: int) -> Request:
    return Request(board, f"{_board(board)}?limit={PAGE}&offset={offset}", context={"offset": offset})


def _listing(payload: Payload, answer: v.Row) -> Page:
    """A page of thin rows; the first one asks for all others."""
    rows, total = r.rows_of(answer, "content"), v.amount(answer, "totalFound")
    board, first = payload.request.board, not payload.request.context.get("offset")
    page = r.page(
        payload,
        rows,
        lambda row: _row(board, row),
        prefix="content",
        unread=[*r.unread_keys(rows, _KEYS, "content[]"), *r.unread_keys(answer, _ENVELOPE)],
        gap=_gap(total, empty=first and not rows),
        total=total,
    )
    further = r.further(len(rows), total) if first else range(0)
    return replace(page, follow=tuple(_page(board, offset) for offset in further))


def _gap(total: float | None, *, empty: bool) -> str:
    """Why an answer proves nothing, or nothing; whether the rows of all pages add up is checked by who joins them."""
    if total is None:
        return "no 'totalFound' came"
    return "no rows came, as for an unknown company" if empty else ""


def _named(where: Address) -> tuple[str, str]:
    """The company and what follows it, as written in a URL; empty when it names none."""
    parts = where.parts
    if where.host == "api.smartrecruiters.com" and parts[:2] == ("v1", "companies"):
        return where.part(2), where.part(4)
    if where.host == "www.smartrecruiters.com":  # the vendor's own site too: only a posting's address is a board's
        return (where.part(0), where.part(1)) if _POSTING.fullmatch(where.part(1)) else ("", "")
    if where.host not in _HOSTED_HOSTS:
        return "", ""
    if where.part(1) == "company":  # oneclick-ui/company/{identifier}/publication/{an id of another kind}
        return where.part(2), ""
    return where.part(0), where.part(1)


def _row(board: Board, row: v.Row) -> Posting:
    """A listing's row: all but the text. Its stamp is of all that it says."""
    return replace(_posting(board, row), thin=True, stamp=r.stamp(json.dumps(row, sort_keys=True)))


def _offered(request: Request, row: v.Row) -> Posting | None:
    """A posting in full, under the id by which it was asked for; None for one that is no longer on offer."""
    if row.get("active") is False:
        return None
    posting = _posting(request.board, row)
    return replace(posting, external_id=v.text(dict(request.context), "id") or posting.external_id)


def _posting(board: Board, row: v.Row) -> Posting:
    company, place = v.child(row, "company"), _place(v.child(row, "location"))
    external_id = v.needed_id(row)
    hosted = f"{HOSTED}/{in_path(v.line(company, 'identifier') or board.token)}/{in_path(external_id)}"
    return Posting(
        board=board,
        external_id=external_id,
        title=v.needed_line(row, "name"),
        url=v.needed_link({"postingUrl": v.line(row, "postingUrl") or hosted}, "postingUrl"),
        company=board.company or v.line(company, "name") or board.token,
        location=place,
        locations=(place,) if place else (),
        description=_description(v.child(v.child(row, "jobAd"), "sections")),
        details=v.details(
            *(("Employment", kind) for kind in _employment(row)),
            ("Workplace", _workplace(v.child(row, "location"))),
            ("Department", v.line(v.child(row, "department"), "label")),
            ("Pay", _pay(v.child(row, "compensation"))),
        ),
        posted_at=v.moment(row.get("releasedDate")),
        requisition_id=v.line(row, "refNumber"),
    )


def _place(location: v.Row) -> str:
    """The full name without its empty parts, else the parts."""
    full = [part.strip() for part in v.line(location, "fullLocation").split(",")]
    code = v.line(location, "country").lower()
    parts = [v.line(location, "city"), v.line(location, "region"), names("countries").get(code, "")]
    return ", ".join(v.unique(full) or v.unique(parts))


def _employment(row: v.Row) -> list[str]:
    """What says of which kind the work is; a level counts only where it is one of students."""
    level = v.line(v.child(row, "experienceLevel"), "label")
    own = [
        v.line(field, "valueLabel")
        for field in v.children(row, "customField")
        if _EMPLOYMENT.fullmatch(v.line(field, "fieldLabel"))
    ]
    return [v.line(v.child(row, "typeOfEmployment"), "label"), level if level == "Internship" else "", *own]


def _workplace(location: v.Row) -> str:
    if location.get("hybrid") is True:
        return "hybrid"
    return "remote" if location.get("remote") is True else ""


def _description(sections: v.Row) -> str:
    """All sections as one HTML, each below its title."""
    parts = []
    for name in _SECTIONS:
        section = v.child(sections, name)
        title, text = v.line(section, "title"), v.text(section, "text")
        if text.strip():
            parts.append(f"<h3>{html.escape(title)}</h3>\n{text}" if title else text)
    return "\n".join(parts)


def _pay(span: v.Row) -> str:
    period = _PERIODS.get(v.line(span, "period"), "")
    return pay_words(v.line(span, "currency"), v.amount(span, "min"), v.amount(span, "max"), period)
