"""Breezy HR: the manual of its careers sites' JSON, as far as InternScout uses it.

- A board: `GET https://{company}.breezy.hr/json?verbose=true` → a JSON list. Public, no key, in no documentation of the
  vendor. An unknown company leads to the vendor's own site (HTML, an error here) or, some report, to an empty list.
- One posting: the board is read and the wanted ids kept (`context["only"]`).
- Paging: none. Proof of completeness: one answer holds all, no total is sent; a round hundred of rows is not taken as
  whole, nor is an empty board, which cannot be told from an unknown one.
- Limits: none published.
- Ids: twelve hexadecimal digits, which a posting's address begins with (`/p/e63605aeb81c-ml-intern`).
- Text: `description`, HTML, only with `verbose=true`; a row without is thin.
- Times: `published_date`, ISO 8601 in UTC. No time of change, no deadline.
- Pay: `salary`, the employer's words (`$1.40k - $1.80k`), no period.
- Places: `location` in parts, or only its `name` (Remote); `locations` where there are several. `is_remote` says that
  the work may be done from elsewhere.

Captures: breezy (rows of one board, one with a shortened text). Unchecked: `locations`, `location.remote_details`
(from public code; in no capture).
"""

import re

from internscout.model import Board, Page, Payload, Posting, Request
from internscout.sources import Found
from internscout.sources import _reading as r
from internscout.sources import _values as v
from internscout.sources._hosts import site, tenant
from internscout.sources._urls import address
from internscout.sources._whole import one_answer

DOMAIN = "breezy.hr"
_PLACE = ("city", "name", "is_remote", "country", "country.name", "state", "state.name")
_PLACE_KNOWN = ("id", "primary", "country.id", "state.id", "remote_details*", "street", "streetAddress*")
_KEYS = r.keys(
    "id name url published_date type type.name location locations department salary description company company.name",
    *(f"{where}.{key}" for where in ("location", "locations[]") for key in (*_PLACE, *_PLACE_KNOWN)),
    # known and of no use
    "friendly_id type.id company.logo_url company.friendly_id company.isMultipleLocationsEnabled",
)
_ID = re.compile(r"[0-9a-f]{12}(?=-|$)")


class Breezy:
    """The vendor. `Board.token` is the company: the first part of the careers site's host."""

    name = "breezy"
    label = "Breezy HR"

    def first(self, board: Board) -> Request:
        """The whole board in one answer."""
        return Request(board, f"{site(board, DOMAIN)}/json?verbose=true")

    def posting(self, board: Board, external_id: str) -> Request:
        """The whole board, to keep one posting of."""
        return Request(board, self.first(board).url, context={"only": [external_id]})

    def read(self, payload: Payload) -> Page:
        """A board's answer."""
        rows = r.rows_of(r.load(payload.body))
        board = payload.request.board
        return r.page(
            payload,
            rows,
            lambda row: _posting(board, row),
            prefix="",
            unread=r.unread_keys(rows, _KEYS, "[]"),
            gap=one_answer(rows, empty_proves=False),
        )

    def recognise(self, url: str) -> Found | None:
        """Careers sites, postings and application forms."""
        where = address(url)
        company = tenant(where, DOMAIN) if where else ""
        if where is None or not company:
            return None
        found = _ID.match(where.part(1).lower()) if where.part(0) == "p" else None
        return Found(Board(self.name, company), found[0] if found else None)


SOURCE = Breezy()


def _posting(board: Board, row: v.Row) -> Posting:
    places = v.children(row, "locations") or [v.child(row, "location")]
    remote = [place.get("is_remote") is True for place in places]
    names = v.unique(_place(place, remote=far and not all(remote)) for place, far in zip(places, remote, strict=True))
    description = v.text(row, "description").strip()
    return Posting(
        board=board,
        external_id=v.needed_id(row),
        title=v.needed_line(row, "name"),
        url=v.needed_link(row, "url"),
        company=board.company or v.line(v.child(row, "company"), "name") or board.token,
        location="; ".join(names),
        locations=tuple(names),
        description=description,
        details=v.details(
            ("Employment", v.line(v.child(row, "type"), "name")),
            ("Workplace", "Remote" if all(remote) else ""),
            ("Department", v.line(row, "department")),
            ("Pay", v.line(row, "salary")),
        ),
        posted_at=v.moment(row.get("published_date")),
        thin=not description,
    )


def _place(place: v.Row, *, remote: bool) -> str:
    """`City, State, Country`, what is known of it, else the vendor's name of it; the remote one of several says so."""
    parts = [v.line(place, "city"), *(v.line(v.child(place, key), "name") for key in ("state", "country"))]
    name = ", ".join(v.unique(parts)) or v.line(place, "name")
    return f"{name} (Remote)" if name and remote else name
