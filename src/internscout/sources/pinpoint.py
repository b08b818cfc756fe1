"""Pinpoint: the manual of its careers sites' JSON, as far as InternScout uses it.

- A board: `GET https://{company}.pinpointhq.com/postings.json` → `{"data": […]}`. Public, no key, in no documentation
  of the vendor. A careers site under a domain of the employer's own answers at the same path: `base_url =
  "https://careers.acme.com"`.
- One posting: the board is read and the wanted ids kept (`context["only"]`).
- Paging: none. Proof of completeness: one answer holds all, no total is sent; a round hundred of rows is not taken as
  whole, nor is an empty board, which cannot be told from an unknown one with certainty.
- Limits: none published.
- Ids: the UUID in a posting's address (`/en/postings/{uuid}`), because `id` is a number that no address shows.
- Text: in parts, each with its own heading: `description`, `key_responsibilities`, `skills_knowledge_expertise`,
  `benefits`.
- Times: none but `deadline_at`, ISO 8601 with offset: the last day to apply, where the employer is.
- Pay: `compensation_minimum` … in whole units and `compensation` in words, to be shown only when
  `compensation_visible`.
- Places: `location.name` is the employer's name of it, `city` and `province` say where; no country.
- `job.requisition_id` is the vendor's own running number.

Captures: pinpoint (with shortened texts). Unchecked: frequencies other than hour and year, workplace types other than
onsite, whether the employer's name stands anywhere (it does not in the captures).
"""

import html

from internscout.model import Board, Page, Payload, Posting, Request
from internscout.sources import Found
from internscout.sources import _reading as r
from internscout.sources import _values as v
from internscout.sources._hosts import site, tenant
from internscout.sources._pay import pay_words
from internscout.sources._urls import address, uuid
from internscout.sources._whole import one_answer

DOMAIN = "pinpointhq.com"
_PARTS = ("description", "key_responsibilities", "skills_knowledge_expertise", "benefits")
_KEYS = r.keys(
    "id title url path description key_responsibilities key_responsibilities_header skills_knowledge_expertise",
    "skills_knowledge_expertise_header benefits benefits_header compensation compensation_minimum",
    "compensation_maximum compensation_currency compensation_frequency compensation_visible deadline_at",
    "employment_type employment_type_text workplace_type workplace_type_text job job.requisition_id job.department",
    "job.department.name job.division job.division.name location location.city location.name location.province",
    # known and of no use
    "reporting_to job.id job.department.id job.division.id job.structure_custom_group_one* location.id",
    "location.postal_code",
)
_PERIODS = ("hour", "day", "week", "month", "year")


class Pinpoint:
    """The vendor. `Board.token` is the company: the first part of the careers site's host."""

    name = "pinpoint"
    label = "Pinpoint"

    def first(self, board: Board) -> Request:
        """The whole board in one answer."""
        return Request(board, f"{site(board, DOMAIN)}/postings.json")

    def posting(self, board: Board, external_id: str) -> Request:
        """The whole board, to keep one posting of."""
        return Request(board, self.first(board).url, context={"only": [external_id]})

    def read(self, payload: Payload) -> Page:
        """A board's answer."""
        answer = r.load(payload.body)
        rows = r.rows_of(answer, "data")
        unread = r.unread_in(answer, "data", r.keys(), _KEYS)
        board, gap = payload.request.board, one_answer(rows, empty_proves=False)
        return r.page(payload, rows, lambda row: _posting(board, row), prefix="data", unread=unread, gap=gap)

    def recognise(self, url: str) -> Found | None:
        """Careers sites, postings and application forms, at the vendor's own domain."""
        where = address(url)
        company = tenant(where, DOMAIN) if where else ""
        return Found(Board(self.name, company), _named(where.parts)) if where and company else None


SOURCE = Pinpoint()


def _named(parts: tuple[str, ...]) -> str | None:
    """The posting's UUID in the path of an address, with or without a language before it."""
    at = parts.index("postings") + 1 if "postings" in parts[:2] else len(parts)
    return uuid(parts[at]) if at < len(parts) else None


def _posting(board: Board, row: v.Row) -> Posting:
    url = v.needed_link(row, "url")
    where, job = address(url), v.child(row, "job")
    place, elsewhere = _places(v.child(row, "location"))
    deadline = v.day(row.get("deadline_at"))
    return Posting(
        board=board,
        external_id=(_named(where.parts) if where else None) or v.needed_id(row),
        title=v.needed_line(row, "title"),
        url=url,
        company=board.company or board.token,
        location=place,
        locations=tuple(v.unique([place])),
        description=_description(row),
        details=v.details(
            ("Employment", v.line(row, "employment_type_text") or v.line(row, "employment_type").replace("_", " ")),
            ("Workplace", v.line(row, "workplace_type_text") or v.line(row, "workplace_type")),
            ("Department", v.line(v.child(job, "department"), "name")),
            ("Team", v.line(v.child(job, "division"), "name")),
            ("Locations", elsewhere),
            ("Pay", _pay(row)),
            ("Deadline", deadline.isoformat() if deadline else ""),
        ),
        apply_by=deadline,
        requisition_id=v.line(job, "requisition_id"),
    )


def _places(location: v.Row) -> tuple[str, str]:
    """The employer's name of the place, and where that is when the name does not say it."""
    name = v.line(location, "name")
    city = ", ".join(v.unique(v.line(location, key) for key in ("city", "province")))
    said = city.casefold() in name.casefold()
    return (name, "" if said else city) if name else (city, "")


def _description(row: v.Row) -> str:
    """All parts of the text as one HTML, with their headings."""
    parts = []
    for key in _PARTS:
        heading, text = v.line(row, f"{key}_header"), v.text(row, key).strip()
        if text:
            parts += [f"<h3>{html.escape(heading)}</h3>" if heading else "", text]
    return "\n".join(part for part in parts if part)


def _pay(row: v.Row) -> str:
    """The pay in words, the vendor's own where no figures are given; nothing that is not to be shown."""
    if row.get("compensation_visible") is not True:
        return ""
    low, high = v.amount(row, "compensation_minimum"), v.amount(row, "compensation_maximum")
    period = v.line(row, "compensation_frequency")
    words = pay_words(v.line(row, "compensation_currency"), low, high, period if period in _PERIODS else "")
    return words or v.line(row, "compensation")
