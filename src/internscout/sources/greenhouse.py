"""Greenhouse: the manual of its Job Board API, as far as InternScout uses it.

- A board: `GET https://boards-api.greenhouse.io/v1/boards/{token}/jobs?content=true` → `{"jobs": […], "meta":
  {"total": n}}`. Public, no key, GET only. EU boards (`job-boards.eu.greenhouse.io`) answer at the same address: there
  is no EU host of the API.
- One posting: `…/jobs/{id}` → the same object without the envelope. An unknown board or id is a 404 with a JSON error.
- Paging: none, one answer holds all. Proof of completeness: `meta.total` equal to the number of rows. Live answers
  always carry it; one without `meta`, or with another total, was cut short by somebody and proves nothing.
- Limits: none published; the answer is cached by a CDN and carries an ETag. Boards of 500 postings weigh some MB.
- Text: `content` is HTML with its entities escaped once more, so it is unescaped once. It includes the board's
  introduction and conclusion.
- Times: ISO 8601 with the employer's UTC offset. `application_deadline` is a day where the employer is.
- Pay: `pay_transparency=true` adds `pay_input_ranges` (cents, currency, title, blurb; no period, so a period is given
  only when title or blurb names one). Documented for single postings; asked for on boards too.
- Metadata are the employer's own fields, often internal (budgets, hiring managers' addresses): only those named like
  employment or workplace type are used, and no pay.
- Offices are often the department's, not the role's; one is used only to complete the role's own city.

Captures: greenhouse, greenhouse_job. Unchecked: `pay_input_ranges` (from the vendor's documentation; in no capture),
a deadline other than null, whether tokens differ by case.
Vendor's documentation: developers.greenhouse.io/job-board.html.
"""

import html
import re

from internscout.model import Board, Json, Page, Payload, Posting, Request
from internscout.sources import Found
from internscout.sources import _reading as r
from internscout.sources import _values as v
from internscout.sources._pay import pay_words
from internscout.sources._urls import Address, address, in_path, number, token

ANSWERS_ALONE = True
API = "https://boards-api.greenhouse.io"
_OPTIONS = "content=true&pay_transparency=true"
_API_HOSTS = ("boards-api.greenhouse.io", "api.greenhouse.io")
_BOARD_HOSTS = (
    "boards.greenhouse.io",
    "job-boards.greenhouse.io",
    "boards.eu.greenhouse.io",
    "job-boards.eu.greenhouse.io",
)

_KEYS = r.keys(
    "id title absolute_url company_name content location location.name requisition_id metadata metadata[].name",
    "metadata[].value* departments departments[].name offices offices[].name offices[].location",
    "pay_input_ranges pay_input_ranges[].min_cents pay_input_ranges[].max_cents pay_input_ranges[].currency_type",
    "pay_input_ranges[].title pay_input_ranges[].blurb first_published updated_at application_deadline",
    # known and of no use to a candidate
    "internal_job_id language education metadata[].id metadata[].value_type data_compliance*",
    "departments[].id departments[].parent_id departments[].child_ids",
    "offices[].id offices[].parent_id offices[].child_ids",
    "ai_disclaimer ai_opt_out_request_url include_ai_disclaimer questions* location_questions* compliance*",
    "demographic_questions*",
)
_EMPLOYMENT = re.compile(r"(?:employment|time|commitment|worker) ?type|full-?time ?/ ?part-?time", re.IGNORECASE)
_WORKPLACE = re.compile(r"(?:location|work ?place|work) ?type", re.IGNORECASE)
_PERIODS = (
    ("hour", re.compile(r"\bhour(?:ly)?\b|\bper hr\b|/ ?h(?:ou)?r\b", re.IGNORECASE)),
    ("month", re.compile(r"\bmonth(?:ly)?\b", re.IGNORECASE)),
    ("week", re.compile(r"\bweek(?:ly)?\b", re.IGNORECASE)),
    ("year", re.compile(r"\bannual(?:ly|ized)?\b|\byear(?:ly)?\b|\bper annum\b", re.IGNORECASE)),
)


class Greenhouse:
    """The vendor. `Board.token` is the board token: the first path part of the public board."""

    name = "greenhouse"
    label = "Greenhouse"

    def first(self, board: Board) -> Request:
        """The whole board in one answer."""
        return Request(board, f"{_board(board)}?{_OPTIONS}")

    def posting(self, board: Board, external_id: str) -> Request:
        """One posting in full."""
        url = f"{_board(board)}/{in_path(external_id)}?pay_transparency=true"
        return Request(board, url, purpose="posting", external_id=external_id)

    def read(self, payload: Payload) -> Page:
        """A board's answer, or a single posting's."""
        answer = r.load(payload.body)
        board = payload.request.board
        if payload.request.purpose == "posting":
            rows, unread, gap = r.single(answer), r.unread_keys(answer, _KEYS), ""
        else:
            rows, unread, gap = (
                r.rows_of(answer, "jobs"),
                r.unread_in(answer, "jobs", r.keys("meta meta.total"), _KEYS),
                _gap(answer),
            )
        return r.page(payload, rows, lambda row: _posting(board, row), prefix="jobs", unread=unread, gap=gap)

    def recognise(self, url: str) -> Found | None:
        """Boards, postings, embeds, API addresses; a company's own `?gh_jid=` page only when it names the board."""
        where = address(url)
        if where is None:
            return None
        name, external_id = _named(where)
        name = token(name)
        return Found(Board(self.name, name), external_id) if name else None


SOURCE = Greenhouse()


def _board(board: Board) -> str:
    return f"{r.root(board, API)}/v1/boards/{in_path(board.token)}/jobs"


def _gap(answer: Json) -> str:
    """Why the answer is not the whole board, or nothing."""
    total = v.amount(v.child(r.object_of(answer, "a board"), "meta"), "total")
    came = len(r.rows_of(answer, "jobs"))
    return "" if total == came else f"{came} rows came, 'meta.total' is {'absent' if total is None else f'{total:g}'}"


def _named(where: Address) -> tuple[str, str | None]:
    """The board token and posting id in an address; an empty token when there is none."""
    parts, query = where.parts, where.query
    posting = number(query.get("gh_jid", ""))
    if where.host in _API_HOSTS and parts[:2] == ("v1", "boards"):
        return where.part(2), number(where.part(4)) if where.part(3) == "jobs" else None
    if where.host not in _BOARD_HOSTS:
        return (query.get("board") or query.get("for", ""), posting) if posting else ("", None)
    if where.part(0) == "embed":
        return query.get("for", ""), number(query.get("token", "")) or posting
    return where.part(0), (number(where.part(2)) if where.part(1) == "jobs" else None) or posting


def _posting(board: Board, row: v.Row) -> Posting:
    place = v.line(v.child(row, "location"), "name")
    places = v.unique(re.split(r"\s*[;|]\s*", place))
    deadline = v.day(row.get("application_deadline"))
    return Posting(
        board=board,
        external_id=v.needed_id(row),
        title=v.needed_line(row, "title"),
        url=v.needed_link(row, "absolute_url"),
        company=board.company or v.line(row, "company_name") or board.token,
        location=place,
        locations=tuple(places),
        description=_content(v.text(row, "content")),
        details=v.details(
            *_metadata(row),
            *(("Department", v.line(department, "name")) for department in v.children(row, "departments")),
            ("Locations", "; ".join(_offices(row, places))),
            *(("Pay", _pay(span)) for span in v.children(row, "pay_input_ranges")),
            ("Deadline", deadline.isoformat() if deadline else ""),
        ),
        posted_at=v.moment(row.get("first_published")),
        updated_at=v.moment(row.get("updated_at")),
        apply_by=deadline,
        requisition_id=v.line(row, "requisition_id"),
    )


def _content(content: str) -> str:
    """Escaped HTML unescaped once; what already holds a tag was not escaped."""
    return content if "<" in content else html.unescape(content)


def _metadata(row: v.Row) -> list[tuple[str, str]]:
    found = []
    for entry in v.children(row, "metadata"):
        value = v.line(entry, "value") or ", ".join(v.lines(entry, "value"))
        if _EMPLOYMENT.fullmatch(name := v.line(entry, "name")):
            found.append(("Employment", value.replace("_", " ")))
        elif _WORKPLACE.fullmatch(name):
            found.append(("Workplace", value))
    return found


def _offices(row: v.Row, places: list[str]) -> list[str]:
    """The longer names that offices give to the role's own cities: `Cambridge` → `Cambridge, Massachusetts, …`."""
    offices = [v.line(office, "location") for office in v.children(row, "offices")]
    return [
        name
        for place in places
        for name in offices
        if name.casefold().startswith(f"{place.partition(',')[0].casefold()},") and len(name) > len(place)
    ]


def _pay(span: v.Row) -> str:
    low, high = v.amount(span, "min_cents"), v.amount(span, "max_cents")
    title, blurb = v.line(span, "title"), v.line(span, "blurb")
    period = next((name for words in (title, blurb) for name, found in _PERIODS if found.search(words)), "")
    words = pay_words(
        v.line(span, "currency_type"),
        None if low is None else low / 100,
        None if high is None else high / 100,
        period,
    )
    return f"{words} ({title})" if words and title else words
