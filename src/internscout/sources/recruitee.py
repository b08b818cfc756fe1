"""Recruitee (Tellent): the manual of its Careers Site API, as far as InternScout uses it.

- A board: `GET https://{company}.recruitee.com/api/offers/` → `{"offers": […]}`. Public, no key. An unknown company is
  a 404 with `{"error": "Not Found"}`, a company without offers `{"offers": []}`. A careers site under a domain of the
  employer's own answers at the same path: `base_url = "https://jobs.acme.com"`.
- One posting: the board is read and the wanted ids kept (`context["only"]`). `/api/offers/{id}` exists
  (`{"offer": {…}}`), but no capture shows it.
- Paging: none. Proof of completeness: one answer holds all, and the vendor's reference names no page, limit or total; a
  round hundred of rows is not taken as whole.
- Limits: none published.
- Ids: the `slug`, because that is what a posting's address holds (`/o/{slug}`); unique within the site. `id` is a
  number that no address shows.
- Text: `highlight`, `description` and `requirements`, HTML; which of them holds what differs by employer.
  `translations` repeat them in other languages.
- Times: `published_at`, `updated_at` like `2026-06-08 13:03:54 UTC`. `close_at` is the last day to apply.
- Pay: `salary` in whole units as text (`"5253"`), `period` hour, month or year; all null where none is given.
- Workplace: `remote`, `hybrid`, `on_site`; more than one may be true, which says only that each is possible.
- Places: `location` is a display text ("Remote job"), `locations` are all of them.

Captures: recruitee (real, with shortened texts; modelled, whole rows). Unchecked: `close_at` other than null, periods
other than month and year, codes of employment other than those of the captures (in public code: internship,
traineeship, apprenticeship, freelance, parttime_…).
Vendor's documentation: docs.recruitee.com/reference/intro-to-careers-site-api.
"""

from datetime import datetime

from internscout.model import Board, Page, Payload, Posting, Request
from internscout.sources import Found
from internscout.sources import _reading as r
from internscout.sources import _values as v
from internscout.sources._hosts import site, tenant
from internscout.sources._pay import pay_words
from internscout.sources._urls import address, token
from internscout.sources._whole import one_answer

DOMAIN = "recruitee.com"
_KEYS = r.keys(
    "slug title careers_url careers_apply_url location locations locations[].city locations[].state",
    "locations[].country city state_name country department employment_type_code remote hybrid on_site salary",
    "salary.min salary.max salary.period salary.currency company_name highlight description requirements close_at",
    "published_at updated_at status education_code min_hours_per_week max_hours_per_week min_hours max_hours",
    # known and of no use: the form, the page's looks, codes of what the text says
    "id guid position created_at state_code country_code postal_code category_code experience_code tags mailbox_email",
    "options_cv options_cover_letter options_photo options_phone options_title options_salutation open_questions*",
    "dynamic_fields* translations* sharing_title sharing_description sharing_image cover_image video_url",
    "location_question_visible locations_question locations_question_type locations_question_required",
    "locations[].id locations[].name locations[].state_code locations[].country_code locations[].postal_code",
    "locations[].street locations[].note locations[].translations*",
)
_PERIODS = ("hour", "day", "week", "month", "year")
_WORKPLACES = (("remote", "Remote"), ("hybrid", "Hybrid"), ("on_site", "On-site"))


class Recruitee:
    """The vendor. `Board.token` is the company: the first part of the careers site's host."""

    name = "recruitee"
    label = "Recruitee"

    def first(self, board: Board) -> Request:
        """The whole board in one answer."""
        return Request(board, f"{site(board, DOMAIN)}/api/offers/")

    def posting(self, board: Board, external_id: str) -> Request:
        """The whole board, to keep one posting of."""
        return Request(board, self.first(board).url, context={"only": [external_id]})

    def read(self, payload: Payload) -> Page:
        """A board's answer."""
        answer = r.load(payload.body)
        rows = r.rows_of(answer, "offers")
        unread = r.unread_in(answer, "offers", r.keys(), _KEYS)
        board = payload.request.board
        return r.page(
            payload, rows, lambda row: _posting(board, row), prefix="offers", unread=unread, gap=one_answer(rows)
        )

    def recognise(self, url: str) -> Found | None:
        """Careers sites, postings and application forms, and API addresses, at the vendor's own domain."""
        where = address(url)
        company = tenant(where, DOMAIN) if where else ""
        if where is None or not company:
            return None
        parts = where.parts[1:] if len(where.part(0)) == 2 else where.parts  # /en/o/… in several languages
        named = parts[1] if len(parts) > 1 and parts[0] == "o" else ""
        return Found(Board(self.name, company), token(named) or None)


SOURCE = Recruitee()


def _posting(board: Board, row: v.Row) -> Posting | None:
    external_id = v.needed_id(row, "slug")
    if v.line(row, "status") not in ("", "published"):
        return None
    places = _places(row)
    deadline = v.day(row.get("close_at"))
    parts = (_html(row, key) for key in ("highlight", "description", "requirements"))
    return Posting(
        board=board,
        external_id=external_id,
        title=v.needed_line(row, "title"),
        url=v.needed_link(row, "careers_url", "careers_apply_url"),
        company=board.company or v.line(row, "company_name") or board.token,
        location="; ".join(places),
        locations=tuple(places),
        description="\n".join(part for part in parts if part),
        details=v.details(
            ("Employment", _employment(row)),
            ("Workplace", " or ".join(word for key, word in _WORKPLACES if row.get(key) is True)),
            ("Department", v.line(row, "department")),
            ("Pay", _pay(v.child(row, "salary"))),
            ("Degrees", v.line(row, "education_code").replace("_", " ")),
            ("Deadline", deadline.isoformat() if deadline else ""),
        ),
        posted_at=_moment(row, "published_at"),
        updated_at=_moment(row, "updated_at"),
        apply_by=deadline,
    )


def _html(row: v.Row, key: str) -> str:
    """A part of the text as HTML: highlights are often plain."""
    found = v.text(row, key).strip()
    return found if "<" in found else v.paragraphs(found)


def _moment(row: v.Row, key: str) -> datetime | None:
    """A time as the vendor writes it, with ` UTC` after it."""
    return v.moment(v.text(row, key).strip().removesuffix(" UTC"))


def _places(row: v.Row) -> list[str]:
    """The display text, then every place; the flat one where there is no list."""
    listed = [_join(place, "city", "state", "country") for place in v.children(row, "locations")]
    return v.unique([v.line(row, "location"), *(listed or [_join(row, "city", "state_name", "country")])])


def _join(place: v.Row, *keys: str) -> str:
    return ", ".join(part for key in keys if (part := v.line(place, key)))


def _employment(row: v.Row) -> str:
    """`fulltime_fixed_term`, 32 … 40 hours → `full-time fixed term, 32 - 40 hours per week`."""
    code = v.line(row, "employment_type_code").replace("_", " ")
    words = code.replace("fulltime", "full-time").replace("parttime", "part-time")
    bounds = [v.amount(row, f"{bound}_hours_per_week") or v.amount(row, f"{bound}_hours") for bound in ("min", "max")]
    hours = " - ".join(v.unique(f"{bound:g}" for bound in bounds if bound))
    return ", ".join(part for part in (words, f"{hours} hours per week" if hours else "") if part)


def _pay(salary: v.Row) -> str:
    period = v.line(salary, "period")
    low, high = v.amount(salary, "min"), v.amount(salary, "max")
    return pay_words(v.line(salary, "currency"), low, high, period if period in _PERIODS else "")
