"""Lever: the manual of its Postings API, as far as InternScout uses it.

- A board: `GET https://api.lever.co/v0/postings/{site}?mode=json` → a JSON list. Public, no key. An unknown site is a
  404 with `{"ok": false, "error": "Document not found"}`.
- EU customers live on hosts of their own (`jobs.eu.lever.co`, `api.eu.lever.co`) with their own names: their token is
  written `eu/{site}`, so `lever:acme` and `lever:eu/acme` stay two boards. No site name holds a slash.
- One posting: `…/{site}/{id}` → the same object. Ids are UUIDs.
- Paging: `skip` and `limit` exist and are optional; without them all postings come.
- Proof of completeness: no limit was asked for, no total is sent; since some report a silent limit of 100, an answer of
  a multiple of 100 postings is not taken as proved.
- Limits: none published for reading.
- Text: in parts, joined in the order of the hosted page: `description` (= `opening` + `descriptionBody`), `lists` (a
  heading each, and `<li>` elements without their list), `additional`, `salaryDescription`. Each has a `…Plain` twin,
  used only where the HTML is missing.
- Times: `createdAt` in milliseconds since 1970, UTC. No time of change, no deadline.
- Pay: `salaryRange` in whole units, `interval` like `per-year-salary`, `per-hour-wage`.
- `country` is an ISO code (or null) beside the location text. It does not say which of several locations it is of, so
  it completes a single one only.

Captures: lever, lever_detail. Unchecked: intervals other than `per-year-salary` (from public code), `eu/` boards (shape
reported to be the same), the silent limit. Vendor's documentation: github.com/lever/postings-api.
"""

import html

from internscout.model import Board, Page, Payload, Posting, Request
from internscout.sources import Found
from internscout.sources import _reading as r
from internscout.sources import _values as v
from internscout.sources._pay import pay_words
from internscout.sources._urls import address, in_path, token, uuid
from internscout.sources._whole import one_answer
from internscout.taxonomy import names

ANSWERS_ALONE = True
EU = "eu/"
_JOBS_HOSTS = {"jobs.lever.co": "", "jobs.eu.lever.co": EU}
_API_HOSTS = {"api.lever.co": "", "api.eu.lever.co": EU}

_KEYS = r.keys(
    "id text hostedUrl applyUrl categories categories.location categories.allLocations categories.commitment",
    "categories.team categories.department description descriptionPlain opening openingPlain descriptionBody",
    "descriptionBodyPlain lists lists[].text lists[].content additional additionalPlain workplaceType salaryRange",
    "salaryRange.min salaryRange.max salaryRange.currency salaryRange.interval salaryDescription",
    "salaryDescriptionPlain createdAt country",
    # known and of no use
    "categories.level",
)
_PERIODS = ("hour", "day", "week", "month", "year")


class Lever:
    """The vendor. `Board.token` is the site name, with `eu/` before it for the EU instance."""

    name = "lever"
    label = "Lever"

    def first(self, board: Board) -> Request:
        """The whole board in one answer."""
        return Request(board, f"{_site(board)}?mode=json")

    def posting(self, board: Board, external_id: str) -> Request:
        """One posting in full."""
        return Request(
            board, f"{_site(board)}/{in_path(external_id)}?mode=json", purpose="posting", external_id=external_id
        )

    def read(self, payload: Payload) -> Page:
        """A board's answer, or a single posting's."""
        answer = r.load(payload.body)
        board = payload.request.board
        alone = payload.request.purpose == "posting"
        rows = r.single(answer) if alone else r.rows_of(answer)
        unread = r.unread_keys(rows, _KEYS, "" if alone else "[]")
        return r.page(payload, rows, lambda row: _posting(board, row), prefix="", unread=unread, gap=one_answer(rows))

    def recognise(self, url: str) -> Found | None:
        """Hosted boards, postings and application forms, and API addresses, of both instances."""
        where = address(url)
        if where is None:
            return None
        parts = where.parts
        if where.host in _API_HOSTS and parts[:2] == ("v0", "postings"):
            region, parts = _API_HOSTS[where.host], parts[2:]
        elif where.host in _JOBS_HOSTS:
            region = _JOBS_HOSTS[where.host]
        else:
            return None
        site = token(parts[0]) if parts else ""
        return Found(Board(self.name, region + site), uuid(parts[1]) if len(parts) > 1 else None) if site else None


SOURCE = Lever()


def _site(board: Board) -> str:
    site = board.token.removeprefix(EU)
    host = "api.eu.lever.co" if board.token.startswith(EU) else "api.lever.co"
    return f"{r.root(board, f'https://{host}')}/v0/postings/{in_path(site)}"


def _posting(board: Board, row: v.Row) -> Posting:
    categories = v.child(row, "categories")
    place = v.line(categories, "location")
    places = v.unique([place, *v.lines(categories, "allLocations")])
    return Posting(
        board=board,
        external_id=v.needed_id(row),
        title=v.needed_line(row, "text"),
        url=v.needed_link(row, "hostedUrl", "applyUrl"),
        company=board.company or board.token.removeprefix(EU),
        location="; ".join(places),
        locations=tuple(places),
        description=_description(row),
        details=v.details(
            ("Employment", v.line(categories, "commitment")),
            ("Workplace", _workplace(row)),
            ("Department", v.line(categories, "department")),
            ("Team", v.line(categories, "team")),
            ("Locations", _with_country(places, v.line(row, "country"))),
            ("Pay", _pay(v.child(row, "salaryRange"))),
        ),
        posted_at=v.moment(row.get("createdAt"), per_second=1000),
    )


def _description(row: v.Row) -> str:
    """All parts of the text as one HTML, each once."""
    parts = [_html(row, "description") or _html(row, "opening") + _html(row, "descriptionBody")]
    for section in v.children(row, "lists"):
        heading, items = v.line(section, "text"), v.text(section, "content")
        parts.append(f"<h3>{html.escape(heading)}</h3>" if heading else "")
        parts.append(f"<ul>{items}</ul>" if items.strip() else "")
    parts += [_html(row, "additional"), _html(row, "salaryDescription")]
    return "\n".join(part for part in parts if part)


def _html(row: v.Row, key: str) -> str:
    """A part of the text as HTML; from its plain twin when the HTML is missing."""
    return v.text(row, key).strip() or v.paragraphs(v.text(row, f"{key}Plain"))


def _with_country(places: list[str], code: str) -> str:
    """The only place with its country's name, when its text lacks that."""
    country = names("countries").get(code.lower(), "")
    said = not country or len(places) != 1 or country.casefold() in places[0].casefold()
    return "" if said else f"{places[0]}, {country}"


def _workplace(row: v.Row) -> str:
    stated = v.line(row, "workplaceType")
    return "" if stated == "unspecified" else {"onsite": "on-site"}.get(stated, stated)


def _pay(span: v.Row) -> str:
    interval = v.line(span, "interval")
    period = next((name for name in _PERIODS if f"per-{name}" in interval), "")
    return pay_words(v.line(span, "currency"), v.amount(span, "min"), v.amount(span, "max"), period)
