"""Gem: the manual of its Job Board API, as far as InternScout uses it.

The whole shape is from documentation and public code, not checked against the live service: there is no capture. An
answer of another shape is refused.

- A board: `GET https://api.gem.com/job_board/v0/{board}/job_posts/` (the slash at the end is needed) → a JSON list,
  made after Greenhouse's. Public, no key. The hosted page itself asks by GraphQL, which has no texts in its list.
- One posting: the board is read and the wanted ids kept (`context["only"]`).
- Paging: none. Proof of completeness: one answer holds all, no total is sent; a round hundred of rows is not taken as
  whole, nor is an empty board, which cannot be told from an unknown one with certainty.
- Limits: none published.
- Ids: opaque texts (Base64), the same as in a posting's address.
- Text: `content`, HTML; `content_plain` only where that is missing. A row with neither key is a fault: its text would
  be elsewhere then. Escaped once more, as Greenhouse does, it is read too.
- Times: `first_published_at`, `updated_at`, ISO 8601 in UTC. No deadline.
- Pay: none in fields; where it is stated, the text says it.
- Places: `location` is the first, `offices` are all. `location_type` is remote, hybrid or in_office.

Captures: none. Unchecked: everything above; the names of the keys agree in several public programs that read live
boards. Vendor's documentation: api.gem.com/job_board/v0/reference.
"""

import html

from internscout.model import Board, Page, Payload, Posting, Request
from internscout.sources import Found
from internscout.sources import _reading as r
from internscout.sources import _values as v
from internscout.sources._urls import address, in_path, token
from internscout.sources._whole import one_answer

API = "https://api.gem.com"
_KEYS = r.keys(
    "id title absolute_url content content_plain location location.name location_type employment_type offices",
    "offices[].name offices[].location offices[].location.name departments departments[].name requisition_id",
    "first_published_at created_at updated_at",
    # known and of no use
    "internal_job_id departments[].id departments[].parent_id departments[].child_ids departments[].parent",
    "departments[].deleted_at offices[].id offices[].parent_id offices[].child_ids offices[].deleted_at",
)
_NOT_BOARDS = frozenset("api assets static _next job_board".split())
_WORKPLACES = {"remote": "Remote", "hybrid": "Hybrid", "in_office": "On-site"}


class Gem:
    """The vendor. `Board.token` is the board's name: the first path part of the hosted page."""

    name = "gem"
    label = "Gem"

    def first(self, board: Board) -> Request:
        """The whole board in one answer."""
        return Request(board, f"{r.root(board, API)}/job_board/v0/{in_path(board.token)}/job_posts/")

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
        """Hosted boards and postings, and API addresses."""
        where = address(url)
        if where is None:
            return None
        parts = where.parts
        if where.host == "api.gem.com" and parts[:2] == ("job_board", "v0"):
            parts = (where.part(2),)
        elif where.host != "jobs.gem.com" or where.part(0) in _NOT_BOARDS:
            return None
        name = token(parts[0]) if parts else ""
        return Found(Board(self.name, name), token(where.part(1)) or None if len(parts) > 1 else None) if name else None


SOURCE = Gem()


def _posting(board: Board, row: v.Row) -> Posting:
    offices = v.children(row, "offices")
    places = v.unique(
        [v.line(v.child(row, "location"), "name")]
        + [v.line(v.child(office, "location"), "name") or v.line(office, "name") for office in offices]
    )
    return Posting(
        board=board,
        external_id=v.needed_id(row),
        title=v.needed_line(row, "title"),
        url=v.needed_link(row, "absolute_url"),
        company=board.company or board.token,
        location="; ".join(places),
        locations=tuple(places),
        description=_description(row),
        details=v.details(
            ("Employment", v.line(row, "employment_type").replace("_", "-")),
            ("Workplace", _WORKPLACES.get(v.line(row, "location_type").lower(), "")),
            *(("Department", v.line(department, "name")) for department in v.children(row, "departments")),
        ),
        posted_at=v.moment(row.get("first_published_at")) or v.moment(row.get("created_at")),
        updated_at=v.moment(row.get("updated_at")),
        requisition_id=v.line(row, "requisition_id"),
    )


def _description(row: v.Row) -> str:
    """The text as HTML. Raises `RowError` for a row that has no place for one."""
    if "content" not in row and "content_plain" not in row:
        raise v.RowError("no 'content'")
    content = v.text(row, "content").strip()
    if content:
        return content if "<" in content else html.unescape(content)
    return v.paragraphs(v.text(row, "content_plain"))
