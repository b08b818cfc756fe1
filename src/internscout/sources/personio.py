"""Personio: the manual of its XML feed, as far as InternScout uses it.

- A board: `GET https://{company}.jobs.personio.de/xml?language=en` → `<workzag-jobs>` with a `<position>` each. Public,
  no key; `.jobs.personio.com` gives the same. An unknown company, and one that has not enabled the feed, is a 404 or
  leads to the vendor's own site: HTML, which is an error here.
- Languages: a position has its text in the languages that it was written in. Those without an English one come with
  their ids and names and an empty `<jobDescriptions>`; where one of them can be an ML internship, the feed is asked
  once more in the site's own language (`/xml`), and its text taken. So is a feed that is empty in English.
- One posting: the feed is read and the wanted ids kept (`context["only"]`).
- Paging: none. Proof of completeness: one answer holds all, and XML that was cut short does not parse.
- Limits: none published; some requests in a row for unknown companies are answered with 429.
- Text: `jobDescriptions`, a heading and HTML each.
- Times: `createdAt`, ISO 8601 with offset. No time of change, no deadline.
- Pay: `salaryInformation` (min, max, currencyCode, type: yearly, monthly, hourly), in whole units.
- Employment: `employmentType` (permanent, intern, trainee, working-student …), `schedule`, `seniority`; of the last
  only `student` is used. A title in English does not say `Werkstudent`, these do.
- Places are names of offices, mostly cities; no country.

Captures: personio_xml. Unchecked: `salaryInformation` (from public code; in no capture), whether the English feed
names every position, texts in languages that are neither English nor the site's own.
Vendor's documentation: developer.personio.de/docs/integration-via-code.
"""

import html
from dataclasses import replace

from internscout.model import Board, Page, Payload, Posting, Request
from internscout.sources import Found, _xml
from internscout.sources import _reading as r
from internscout.sources import _values as v
from internscout.sources._hosts import site, tenant
from internscout.sources._pay import pay_words
from internscout.sources._urls import address, in_path, number
from internscout.sources._worth import worth_reading

DOMAIN = "jobs.personio.de"
_DOMAINS = (DOMAIN, "jobs.personio.com")
_LISTS = ("additionalOffices", "jobDescriptions")
_KEYS = r.keys(
    "id name subcompany office additionalOffices department recruitingCategory jobDescriptions jobDescriptions[].name",
    "jobDescriptions[].value employmentType seniority schedule createdAt salaryInformation salaryInformation.min",
    "salaryInformation.max salaryInformation.currencyCode salaryInformation.type",
    # known and of no use: the text says it better
    "yearsOfExperience occupation occupationCategory keywords salaryInformation.currencySymbol",
)
_PERIODS = {"hourly": "hour", "daily": "day", "weekly": "week", "monthly": "month", "yearly": "year"}
_OWN = "own"  # in the context: the feed in the site's own language


class Personio:
    """The vendor. `Board.token` is the company: the first part of the job site's host."""

    name = "personio"
    label = "Personio"

    def first(self, board: Board) -> Request:
        """The whole board in English."""
        return Request(board, f"{site(board, DOMAIN)}/xml?language=en")

    def posting(self, board: Board, external_id: str) -> Request:
        """The whole board, to keep one posting of."""
        return replace(self.first(board), context={"only": [external_id]})

    def read(self, payload: Payload) -> Page:
        """A feed. One that was asked for missing texts gives only the postings that have one in it."""
        request = payload.request
        rows = _xml.rows_of(payload.body, "workzag-jobs", "position", _LISTS)
        unread = r.unread_keys(rows, _KEYS, "position[]")
        page = r.page(payload, rows, lambda row: _posting(request.board, row), prefix="position", unread=unread)
        if request.purpose == "posting":
            return replace(page, postings=tuple(p for p in page.postings if not p.thin), faults=(), gap="")
        return page if _OWN in request.context else replace(page, follow=_in_own_language(request, page))

    def recognise(self, url: str) -> Found | None:
        """Job sites, postings, application forms and feeds."""
        where = address(url)
        company = next(filter(None, (tenant(where, domain) for domain in _DOMAINS)), "") if where else ""
        if where is None or not company:
            return None
        return Found(Board(self.name, company), number(where.part(1)) if where.part(0) == "job" else None)


SOURCE = Personio()


def _in_own_language(request: Request, page: Page) -> tuple[Request, ...]:
    """The request for what the English feed lacks: the texts of its thin postings, or all."""
    own = Request(request.board, f"{site(request.board, DOMAIN)}/xml", context={**request.context, _OWN: True})
    if not page.postings and not page.faults:
        return (own,)
    lacking = [
        posting.external_id
        for posting in page.postings
        if posting.thin and worth_reading(posting.title, *(value for _, value in posting.details))
    ]
    return (replace(own, purpose="posting", context={"only": [*lacking], _OWN: True}),) if lacking else ()


def _posting(board: Board, row: v.Row) -> Posting:
    external_id = v.needed_id(row)
    places = v.unique([v.line(row, "office"), *v.lines(row, "additionalOffices")])
    text = _description(row)
    return Posting(
        board=board,
        external_id=external_id,
        title=v.needed_line(row, "name"),
        url=f"{site(board, DOMAIN)}/job/{in_path(external_id)}",
        company=board.company or v.line(row, "subcompany") or board.token,
        location="; ".join(places),
        locations=tuple(places),
        description=text,
        details=v.details(
            ("Employment", _employment(row)),
            ("Department", v.line(row, "department")),
            ("Team", v.line(row, "recruitingCategory")),
            ("Pay", _pay(v.child(row, "salaryInformation"))),
        ),
        posted_at=v.moment(row.get("createdAt")),
        thin=not text,
    )


def _description(row: v.Row) -> str:
    """All parts of the text as one HTML."""
    parts = []
    for section in v.children(row, "jobDescriptions"):
        heading, value = v.line(section, "name"), v.text(section, "value")
        if value:
            parts += [f"<h3>{html.escape(heading)}</h3>" if heading else "", value]
    return "\n".join(part for part in parts if part)


def _employment(row: v.Row) -> str:
    """`working student, part-time`, and `student` where the seniority says so."""
    kind = v.line(row, "employmentType").replace("-", " ")
    seniority = "student" if v.line(row, "seniority") == "student" and "student" not in kind else ""
    return ", ".join(part for part in (kind, v.line(row, "schedule"), seniority) if part)


def _pay(salary: v.Row) -> str:
    period = _PERIODS.get(v.line(salary, "type").lower(), "")
    return pay_words(v.line(salary, "currencyCode"), v.amount(salary, "min"), v.amount(salary, "max"), period)
