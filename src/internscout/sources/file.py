"""Tables of postings in files of the user's own: CSV, JSON Lines, JSON, Parquet, data frames saved by JobSpy.

- A board: a local file. `Board.url` is its path (relative paths count from `internscout.toml`), `Board.token` any name.
  The source itself opens nothing: `pipeline/local.py` reads the file, and turns Parquet into JSON Lines. Spreadsheets,
  pickles and packed files are refused.
- Formats: CSV with a header (comma, semicolon, tab or bar; UTF-8, UTF-16, cp1252); JSON Lines; a JSON list, or an
  object with one list; pandas' `to_json` by columns or by rows, `to_csv`, `to_parquet`.
- Columns, whatever their case and signs (`datePosted`, `Date Posted`); the first that says something counts:

  | what | columns |
  |---|---|
  | title (needed) | title, job_title, role, position |
  | address (needed, http) | job_url_direct, job_url, url, link, apply_url, job_link |
  | id | id, job_id, external_id, posting_id; else a hash of the address |
  | company | company, company_name, employer, organization |
  | places | locations, location, place, city (lists, or several between `;` or `|`) |
  | text | description, job_description, text, body, content, summary |
  | posted, changed | date_posted, posted_at, posted, published_at, created_at, date; updated_at, date_updated |
  | last day | apply_by, deadline, closing_date, valid_through |
  | employment | job_type, employment_type, employment, contract_type, type; job_level where it names students |
  | workplace | work_from_home_type, workplace, workplace_type, remote_type; is_remote, remote (true) |
  | pay | min_amount, max_amount (salary_min, min_salary …), currency, interval; salary, compensation in words |
  | department | department, job_function, team |
  | requisition | requisition_id, req_id |

- JobSpy: `job_url_direct` (the employer's page) comes before `job_url` (the site's). Pay with the `salary_source`
  "description" is JobSpy's own reading of the text, its period guessed by the amount: left out, the text is read here.
  `is_remote` false says nothing. Descriptions are Markdown.
- Paging: none. Proof of completeness: the file is the whole listing, and it was read to its end. A posting that is no
  longer in it is gone. A row with more or fewer fields than the header is a fault.
- Times: ISO 8601 (without an offset: UTC), or seconds or milliseconds since 1970.
- Pay: whole units per `interval` (hourly, daily, weekly, monthly, yearly).

Captures: none; a public `jobs.csv` of JobSpy was looked at. Unchecked: JobSpy's Parquet (made by DuckDB in the tests).
"""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime

from internscout.errors import PayloadError, SourceError
from internscout.model import Board, Page, Payload, Posting, Request
from internscout.sources import Found
from internscout.sources import _reading as r
from internscout.sources import _values as v
from internscout.sources._pay import pay_words
from internscout.sources._tables import TORN, table

GATHERS = True
_TITLE = ("title", "job_title", "role", "position")
_URL = ("job_url_direct", "job_url", "url", "link", "apply_url", "job_link")
_ID = ("id", "job_id", "external_id", "posting_id")
_COMPANY = ("company", "company_name", "employer", "organization")
_PLACES = ("locations", "location", "place", "city")
_TEXT = ("description", "job_description", "text", "body", "content", "summary")
_POSTED = ("date_posted", "posted_at", "posted", "published_at", "created_at", "date")
_CHANGED = ("updated_at", "date_updated")
_LAST_DAY = ("apply_by", "deadline", "closing_date", "valid_through")
_EMPLOYMENT = ("job_type", "employment_type", "employment", "contract_type", "type")
_WORKPLACE = ("work_from_home_type", "workplace", "workplace_type", "remote_type")
_REMOTE = ("is_remote", "remote")
_LOW = ("min_amount", "salary_min", "min_salary")
_HIGH = ("max_amount", "salary_max", "max_salary")
_CURRENCY = ("currency", "salary_currency")
_INTERVAL = ("interval", "salary_interval", "salary_period")
_PAY = ("salary", "compensation", "pay")
_DEPARTMENT = ("department", "job_function", "team")
_REQUISITION = ("requisition_id", "req_id")
_COLUMNS = (
    *(_TITLE + _URL + _ID + _COMPANY + _PLACES + _TEXT + _POSTED + _CHANGED + _LAST_DAY + _EMPLOYMENT + _WORKPLACE),
    *(_REMOTE + _LOW + _HIGH + _CURRENCY + _INTERVAL + _PAY + _DEPARTMENT + _REQUISITION),
)
_KEYS = r.keys(
    " ".join((*_COLUMNS, TORN)),
    "job_level salary_source",
    # known and of no use, most of them JobSpy's: about the employer, or the site's own
    "site listing_type emails* company_industry company_url company_logo company_url_direct company_addresses*",
    "company_num_employees company_revenue company_description company_rating company_reviews_count vacancy_count",
    "skills* experience_range index unnamed_0 level_0 index_level_0 logo_photo_url banner_photo_url ceo_name",
    "ceo_photo_url",
)
_KINDS = {"fulltime": "Full-time", "parttime": "Part-time", "internship": "Internship", "perdiem": "Per diem"}
_PERIODS = ("hour", "day", "week", "month", "year")
_STUDENTS = re.compile(
    r"\b(?:intern(?:ship)?s?|trainee|student|graduate|apprentice|praktik\w+|stage|stagiaire)\b", re.IGNORECASE
)
_MILLISECONDS = 10**11  # more seconds than until the year 5000


class File:
    """The formats, a board a file. `Board.token` is any name, `Board.url` the file's path."""

    name = "file"
    label = "Files (CSV, JSON, Parquet, JobSpy)"

    def first(self, board: Board) -> Request:
        """The file. Raises `SourceError` for a board without one."""
        if not board.url.startswith("file:"):
            raise SourceError('a file needs its path: set url, for example url = "jobs.csv"')
        return Request(board, board.url)

    def posting(self, board: Board, external_id: str) -> None:  # noqa: ARG002 - the protocol's signature
        """None: the file is all that there is."""
        return

    def read(self, payload: Payload) -> Page:
        """The rows of the file."""
        found = table(payload.body)
        names = {name for row in found.rows if isinstance(row, dict) for name in row if name != TORN}
        for what, columns in (("title", _TITLE), ("address", _URL)):
            if found.rows and not names & {*columns}:
                shown = v.short(v.clean(", ".join(sorted(names)))) or "none"
                raise PayloadError(f"no column for the {what} ({', '.join(columns)}); there are: {shown}")
        board = payload.request.board
        unread = r.unread_keys(found.rows, _KEYS)
        return r.page(payload, found.rows, lambda row: _posting(board, row), prefix="row", unread=unread, gap=found.gap)

    def recognise(self, url: str) -> Found | None:  # noqa: ARG002 - the protocol's signature
        """None: a file is named in the settings, never found by an address."""
        return None


SOURCE = File()


def _posting(board: Board, row: v.Row) -> Posting:
    if TORN in row:
        raise v.RowError(v.line(row, TORN))
    url = v.needed_link({"url": next(filter(_is_link, (v.text(row, name) for name in _URL)), _first(row, _URL))}, "url")
    found_id = _first(row, _ID)
    places = _places(row)
    text = next(filter(str.strip, (v.text(row, name) for name in _TEXT)), "")
    deadline = _first(row, _LAST_DAY)
    return Posting(
        board=board,
        external_id=found_id if found_id and len(found_id) <= 100 and found_id.split() == [found_id] else r.stamp(url),
        title=_first(row, _TITLE) or v.needed_line({}, "title"),
        url=url,
        company=_first(row, _COMPANY) or board.company or board.token,
        location="; ".join(places),
        locations=tuple(places),
        description=text,
        details=v.details(
            ("Employment", _employment(row)),
            ("Workplace", _workplace(row)),
            ("Department", _first(row, _DEPARTMENT)),
            ("Pay", _pay(row)),
            ("Deadline", deadline),
        ),
        posted_at=_moment(row, _POSTED),
        updated_at=_moment(row, _CHANGED),
        apply_by=v.day(deadline),
        requisition_id=_first(row, _REQUISITION),
        thin=not text,
    )


def _first(row: v.Row, names: Sequence[str]) -> str:
    """The first of these columns that says something, on one line."""
    return next(filter(None, (v.line(row, name) or ", ".join(v.lines(row, name)) for name in names)), "")


def _is_link(text: str) -> bool:
    return text.strip().lower().startswith(("https://", "http://"))


def _places(row: v.Row) -> list[str]:
    for name in _PLACES:
        if found := v.lines(row, name) or v.unique(re.split(r"\s*[;|]\s*", v.line(row, name))):
            return found
    return []


def _employment(row: v.Row) -> str:
    kinds = re.split(r"\s*[,;|]\s*", _first(row, _EMPLOYMENT))
    level = v.line(row, "job_level")
    named = (_KINDS.get(kind.lower().replace("_", "").replace("-", ""), kind.replace("_", " ")) for kind in kinds)
    return ", ".join(v.unique([*named, level.capitalize() if _STUDENTS.search(level) else ""]))


def _workplace(row: v.Row) -> str:
    if words := _first(row, _WORKPLACE):
        return words
    return "Remote" if any(_is_true(row, name) for name in _REMOTE) else ""


def _is_true(row: v.Row, name: str) -> bool:
    return row.get(name) is True or v.text(row, name).strip().lower() in ("true", "1", "yes")


def _pay(row: v.Row) -> str:
    if v.line(row, "salary_source").lower() == "description":
        return ""
    interval = _first(row, _INTERVAL).lower().replace("annual", "year")
    period = next((name for name in _PERIODS if interval.startswith((name, "daily" if name == "day" else name))), "")
    return pay_words(_first(row, _CURRENCY), _amount(row, _LOW), _amount(row, _HIGH), period) or _first(row, _PAY)


def _amount(row: v.Row, names: Iterable[str]) -> float | None:
    return next((found for name in names if (found := v.amount(row, name)) is not None), None)


def _moment(row: v.Row, names: Iterable[str]) -> datetime | None:
    """A time as text, or as seconds or milliseconds since 1970."""
    for name in names:
        ticks = v.amount(row, name)
        value = row.get(name) if ticks is None else ticks
        if found := v.moment(value, per_second=1000 if ticks is not None and ticks > _MILLISECONDS else 1):
            return found
    return None
