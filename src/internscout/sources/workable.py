"""Workable: the manual of its widget API, as far as InternScout uses it.

- A board: `GET https://apply.workable.com/api/v1/widget/accounts/{account}?details=true` → `{"name", "description",
  "jobs": […]}`. Public, no key: what the widget on an employer's own page reads. An unknown account is a 404.
- One posting: the board is read and the wanted ids kept (`context["only"]`). `…/api/v2/accounts/{account}/jobs/{code}`
  exists (description, requirements and benefits apart), but no capture shows it, and the board says the same.
- The hosted page itself asks `POST …/api/v3/accounts/{account}/jobs` page by page (`total`, `nextPage` → `token`). It
  has no texts, so it would cost a request a posting, and is not used.
- Paging: none. Proof of completeness: one answer holds all (142 postings in one are reported), no total is sent; a
  round hundred of rows is not taken as whole.
- Limits: none published; many accounts share the host, which answers 429 to haste.
- Ids: `shortcode`, unique over all accounts; there is no `id`. `code` is the employer's own reference.
- Text: `description`, HTML, only with `details=true`: requirements and benefits are part of it.
- Times: `published_on` and `created_at` are days without a zone, taken as UTC. No time of change, no deadline.
- Pay: none in fields.
- Places: `locations`, with countries by name; one that is `hidden` is not shown on the page either, and not used
  unless it is the only one. `telecommuting` means remote.

Captures: workable_widget (real without texts, modelled with shortened ones). Unchecked: `education` and `experience`
values, whether accounts differ by case, a limit on the rows of one answer.
"""

from internscout.model import Board, Page, Payload, Posting, Request
from internscout.sources import Found
from internscout.sources import _reading as r
from internscout.sources import _values as v
from internscout.sources._hosts import tenant
from internscout.sources._urls import Address, address, in_path, token
from internscout.sources._whole import one_answer

API = "https://apply.workable.com"
_APPLY = "apply.workable.com"
_NOT_ACCOUNTS = frozenset("api j jobs apply careers get hr id gdpr static assets login signup".split())
_ENVELOPE = r.keys("name description")
_KEYS = r.keys(
    "title shortcode code employment_type telecommuting department url shortlink application_url published_on",
    "created_at country city state education locations locations[].country locations[].city locations[].region",
    "locations[].hidden description",
    # known and of no use: the vendor's own categories
    "experience function industry locations[].countryCode",
)


class Workable:
    """The vendor. `Board.token` is the account: the first path part of the hosted page."""

    name = "workable"
    label = "Workable"

    def first(self, board: Board) -> Request:
        """The whole board in one answer."""
        return Request(board, f"{r.root(board, API)}/api/v1/widget/accounts/{in_path(board.token)}?details=true")

    def posting(self, board: Board, external_id: str) -> Request:
        """The whole board, to keep one posting of."""
        return Request(board, self.first(board).url, context={"only": [external_id]})

    def read(self, payload: Payload) -> Page:
        """A board's answer."""
        answer = r.load(payload.body)
        rows = r.rows_of(answer, "jobs")
        unread = r.unread_in(answer, "jobs", _ENVELOPE, _KEYS)
        company = v.line(r.object_of(answer, "a board"), "name")
        board = payload.request.board
        return r.page(
            payload,
            rows,
            lambda row: _posting(board, row, company),
            prefix="jobs",
            unread=unread,
            gap=one_answer(rows, empty_proves=bool(company)),
        )

    def recognise(self, url: str) -> Found | None:
        """Hosted boards, postings and application forms, and API addresses; `/j/…` without account names no board."""
        where = address(url)
        if where is None:
            return None
        account, shortcode = _named(where)
        account = token(account)
        return Found(Board(self.name, account), shortcode or None) if account else None


SOURCE = Workable()


def _named(where: Address) -> tuple[str, str]:
    """The account and the shortcode in an address; an empty account when there is none."""
    parts = where.parts
    if where.host == _APPLY and parts[:1] == ("api",):
        at = parts.index("accounts") + 1 if "accounts" in parts[:4] else len(parts)
        return where.part(at), _shortcode(parts[at + 1 :], "jobs")
    if where.host == _APPLY:
        return ("" if where.part(0) in _NOT_ACCOUNTS else where.part(0)), _shortcode(parts[1:], "j")
    account = tenant(where, "workable.com") if where.part(0) in ("", "j", "jobs") else ""  # the former kind of address
    return ("" if account in _NOT_ACCOUNTS else account), _shortcode(parts, "j")


def _shortcode(parts: tuple[str, ...], after: str) -> str:
    """The shortcode that follows `j` or `jobs`."""
    found = parts[1] if len(parts) > 1 and parts[0] == after else ""
    return found.upper() if found.isascii() and found.isalnum() else ""


def _posting(board: Board, row: v.Row, company: str) -> Posting:
    places = _places(row)
    description = v.text(row, "description").strip()
    return Posting(
        board=board,
        external_id=v.needed_id(row, "shortcode"),
        title=v.needed_line(row, "title"),
        url=v.needed_link(row, "url", "shortlink", "application_url"),
        company=board.company or company or board.token,
        location="; ".join(places),
        locations=tuple(places),
        description=description,
        details=v.details(
            ("Employment", v.line(row, "employment_type")),
            ("Workplace", "Remote" if row.get("telecommuting") is True else ""),
            ("Department", v.line(row, "department")),
            ("Degrees", v.line(row, "education")),
        ),
        posted_at=v.moment(row.get("published_on")) or v.moment(row.get("created_at")),
        requisition_id=v.line(row, "code"),
        thin=not description,
    )


def _places(row: v.Row) -> list[str]:
    """All places of a posting; the flat ones where the list has none."""
    listed = v.children(row, "locations")
    shown = [place for place in listed if place.get("hidden") is not True] or listed
    places = v.unique(_place(place, "region") for place in shown)
    return places or v.unique([_place(row, "state")])


def _place(place: v.Row, region: str) -> str:
    return ", ".join(v.unique(v.line(place, key) for key in ("city", region, "country")))
