"""Rippling: the manual of its Job Board API, as far as InternScout uses it.

- A board: `GET https://api.rippling.com/platform/api/ats/v1/board/{board}/jobs` → a JSON list. Public, no key. An
  unknown board is a 404. The hosted page itself reads `ats.rippling.com/api/v2/board/…`, paged and in no documentation.
- A posting that is offered in several places has a row for each, with the same `uuid`; their places are joined.
- The listing has no texts: its rows are thin, and the text of each that can be an ML internship is asked for.
- One posting: `…/jobs/{uuid}` → an object with `description`: HTML, in parts (`role`, `company`).
- Paging: none. Proof of completeness: one answer holds all rows (hundreds are reported), no total is sent; a round
  hundred of rows is not taken as whole.
- Limits: none published; answers carry neither ETag nor Last-Modified.
- Times: `createdOn` of the single posting, ISO 8601 with offset. No time of change, no deadline.
- Pay: `payRangeDetails` of the single posting, a range for each place or level, in whole units; `frequency` like YEAR,
  HOUR. Empty on most.
- Employment: `employmentType.id` is what the employer calls it, `label` the vendor's code (SALARIED_FT), not the other
  way round.

Captures: rippling (the listing). Unchecked: the single posting is a shape from documentation and public code, not
checked against the live service (rippling_detail is written by hand); one without `uuid` or `description` is refused.
Vendor's documentation: developer.rippling.com/documentation/job-board-api.
"""

import re
from dataclasses import replace

from internscout.model import Board, Json, Page, Payload, Posting, Request
from internscout.sources import Found
from internscout.sources import _reading as r
from internscout.sources import _values as v
from internscout.sources._pay import pay_words
from internscout.sources._urls import address, in_path, token, uuid
from internscout.sources._whole import one_answer

API = "https://api.rippling.com"
TEXTS_APART = True
_BOARD_PATH = "platform/api/ats/v1/board"
_HOSTED = "ats.rippling.com"
_HOSTS = (_HOSTED, "api.rippling.com")
_NOT_BOARDS = frozenset("api _next static assets".split())
_LOCALE = re.compile(r"[a-z]{2}(?:-[A-Za-z]{2,3})?")
_ROW_KEYS = r.keys(
    "uuid name url department department.label workLocation workLocation.label",
    # known and of no use: the same once more
    "department.id workLocation.id",
)
_KEYS = r.keys(
    "uuid name url description description.role description.company workLocations employmentType employmentType.label",
    "employmentType.id isRemote department department.name createdOn companyName payRangeDetails",
    "payRangeDetails[].location payRangeDetails[].currency payRangeDetails[].frequency payRangeDetails[].rangeStart",
    "payRangeDetails[].rangeEnd",
    # known and of no use
    "payRangeDetails[].isRemote department.base_department department.department_tree boardURL jsonLd* board*",
    "unlistedFromSearch workLocationIds* activeJobApplication*",
)
_PERIODS = {
    **{f"{name}{end}": name for name in ("hour", "week", "month", "year") for end in ("", "ly")},
    **dict.fromkeys(("annual", "annually"), "year"),
    **dict.fromkeys(("day", "daily"), "day"),
}


class Rippling:
    """The vendor. `Board.token` is the board: the path part before `/jobs` on the hosted page."""

    name = "rippling"
    label = "Rippling"

    def first(self, board: Board) -> Request:
        """The whole listing in one answer."""
        return Request(board, _board(board))

    def posting(self, board: Board, external_id: str) -> Request:
        """One posting in full."""
        return Request(board, f"{_board(board)}/{in_path(external_id)}", purpose="posting", external_id=external_id)

    def read(self, payload: Payload) -> Page:
        """The listing, or a single posting."""
        answer, request = r.load(payload.body), payload.request
        board = request.board
        if request.purpose == "posting":
            rows, unread = r.single(answer, "uuid"), r.unread_keys(answer, _KEYS)
            return r.page(payload, rows, lambda row: _posting(request, row), prefix="job", unread=unread)
        rows = r.rows_of(answer)
        places = _places(rows)
        page = r.page(
            payload,
            rows,
            lambda row: _thin(board, row, places),
            prefix="",
            unread=r.unread_keys(rows, _ROW_KEYS, "[]"),
            gap=one_answer(rows),
        )
        return r.with_texts(page, self._ask, "Department")

    def recognise(self, url: str) -> Found | None:
        """Hosted boards, postings and application forms, and API addresses."""
        where = address(url)
        if where is None:
            return None
        parts = where.parts
        if where.host in _HOSTS and where.part(0) in ("platform", "api") and "board" in parts[:5]:
            parts = parts[parts.index("board") + 1 :]
        elif where.host != _HOSTED:
            return None
        elif len(parts) > 1 and parts[1] != "jobs" and _LOCALE.fullmatch(parts[0]):
            parts = parts[1:]
        name = token(parts[0]) if parts and parts[0] not in _NOT_BOARDS else ""
        posting = uuid(parts[2]) if len(parts) > 2 and parts[1] == "jobs" else None
        return Found(Board(self.name, name), posting) if name else None

    def _ask(self, row: Posting) -> Request:
        request = self.posting(row.board, row.external_id)
        return replace(request, context={"places": [*row.locations]})


SOURCE = Rippling()


def _board(board: Board) -> str:
    return f"{r.root(board, API)}/{_BOARD_PATH}/{in_path(board.token)}/jobs"


def _places(rows: list[Json]) -> dict[str, list[str]]:
    """The places of each posting, from all of its rows."""
    found: dict[str, list[str]] = {}
    for row in rows:
        if isinstance(row, dict):
            found.setdefault(v.text(row, "uuid"), []).append(v.line(v.child(row, "workLocation"), "label"))
    return {key: v.unique(places) for key, places in found.items()}


def _thin(board: Board, row: v.Row, places: dict[str, list[str]]) -> Posting:
    external_id = v.needed_id(row, "uuid")
    title, url = v.needed_line(row, "name"), v.needed_link(row, "url")
    where = places[external_id]
    department = v.line(v.child(row, "department"), "label")
    return Posting(
        board=board,
        external_id=external_id,
        title=title,
        url=url,
        company=board.company or board.token,
        location="; ".join(where),
        locations=tuple(where),
        details=v.details(("Department", department)),
        thin=True,
        stamp=r.stamp(title, url, where, department),
    )


def _posting(request: Request, row: v.Row) -> Posting:
    board = request.board
    places = v.lines(row, "workLocations") or v.lines({**request.context}, "places")
    kind = v.child(row, "employmentType")
    return Posting(
        board=board,
        external_id=v.needed_id(row, "uuid"),
        title=v.needed_line(row, "name"),
        url=v.needed_link(row, "url"),
        company=board.company or v.line(row, "companyName") or board.token,
        location="; ".join(places),
        locations=tuple(places),
        description=_description(row),
        details=v.details(
            ("Employment", ", ".join(v.unique([v.line(kind, "id"), _words(v.line(kind, "label"))]))),
            ("Workplace", "Remote" if row.get("isRemote") is True else ""),
            ("Department", v.line(v.child(row, "department"), "name")),
            *(("Pay", _pay(span)) for span in v.children(row, "payRangeDetails")),
        ),
        posted_at=v.moment(row.get("createdOn")),
    )


def _description(row: v.Row) -> str:
    """The role, then the company, then whatever parts there are besides. Raises `RowError` when there is no text."""
    value = row.get("description")
    if isinstance(value, dict):
        parts = (v.text(value, key).strip() for key in dict.fromkeys(("role", "company", *value)))
        text = "\n".join(part for part in parts if part)
    else:
        text = v.text(row, "description").strip()
    if not text:
        raise v.RowError("no 'description'")
    return text


def _words(code: str) -> str:
    """`SALARIED_FT` → `salaried full-time`."""
    words = {"ft": "full-time", "pt": "part-time"}
    return " ".join(words.get(part, part) for part in code.lower().split("_"))


def _pay(span: v.Row) -> str:
    period = _PERIODS.get(v.line(span, "frequency").lower(), "")
    words = pay_words(v.line(span, "currency"), v.amount(span, "rangeStart"), v.amount(span, "rangeEnd"), period)
    place = v.line(span, "location")
    return f"{words} ({place})" if words and place else words
