"""Remotive: the manual of its public API, as far as InternScout uses it.

- The feed: `GET https://remotive.com/api/remote-jobs` → an object with `jobs`. Public, no key. A board's token is
  `all`, or a category as in the site's addresses (`software-development`), asked by `?category=`.
- Terms (in each answer): link back to the posting's page at Remotive and name Remotive as the source; pass nothing on
  to other job sites; collect no sign-ups with it. So `url` is the posting's page, and the posting's id names the
  source.
- Paging: none; the newest come first. Postings appear a day late.
- Proof of completeness: `job-count` and `total-job-count` equal to the number of rows; the vendor says that these are
  all active postings of the API.
- Limits: four readings a day are asked for, more than two a minute are blocked: do not run it by the hour.
- Times: `publication_date` in ISO 8601 without an offset, taken for UTC.
- Pay: `salary`, in the employer's words.
- Place: `candidate_required_location`, where the candidate must live. All roles are remote. `job_type` is
  `full_time`, `internship` …; `category` the site's.

Captures: remotive. Unchecked: the zone of `publication_date`, what `total-job-count` counts for a category.
Vendor's documentation: github.com/remotive-com/remote-jobs-api.
"""

from internscout.model import Board, Json, Page, Payload, Posting, Request
from internscout.sources import Found
from internscout.sources import _reading as r
from internscout.sources import _values as v
from internscout.sources._gathered import ALL
from internscout.sources._urls import address, in_path, number, token

GATHERS = True
LEAST_HOURS = 6
_API = "https://remotive.com"
_HOSTS = ("remotive.com", "www.remotive.com", "remotive.io", "www.remotive.io")
_KEYS = r.keys(
    "id url title company_name category job_type publication_date candidate_required_location salary description",
    # known and of no use
    "company_logo company_logo_url tags",
)
_ENVELOPE = r.keys("job-count total-job-count 00-warning 0-legal-notice")


class Remotive:
    """The site. `Board.token` is `all`, or a category."""

    name = "remotive"
    label = "Remotive"

    def first(self, board: Board) -> Request:
        """The feed in one answer."""
        category = "" if board.token == ALL else f"?category={in_path(board.token)}"
        return Request(board, f"{r.root(board, _API)}/api/remote-jobs{category}")

    def posting(self, board: Board, external_id: str) -> None:  # noqa: ARG002 - the protocol's signature
        """None: there are no single postings."""
        return

    def read(self, payload: Payload) -> Page:
        """All postings of the answer."""
        answer = r.load(payload.body)
        rows, board = r.rows_of(answer, "jobs"), payload.request.board
        return r.page(
            payload,
            rows,
            lambda row: _posting(board, row),
            prefix="jobs",
            unread=r.unread_in(answer, "jobs", _ENVELOPE, _KEYS),
            gap=_gap(answer, len(rows)),
        )

    def recognise(self, url: str) -> Found | None:
        """The site's lists and postings, and the API."""
        where = address(url)
        if where is None or where.host not in _HOSTS:
            return None
        if where.parts[:2] == ("api", "remote-jobs"):
            return Found(Board(self.name, token(where.query.get("category", "")) or ALL))
        if where.part(0) != "remote-jobs" or len(where.parts) > 3:
            return None
        if len(where.parts) == 3:
            posting = number(where.part(2).rpartition("-")[2])
            return Found(Board(self.name, ALL), posting) if posting else None
        category = token(where.part(1))
        return Found(Board(self.name, category or ALL)) if category or len(where.parts) == 1 else None


SOURCE = Remotive()


def _gap(answer: Json, rows: int) -> str:
    """Why the answer is not the whole feed, or nothing."""
    said = r.object_of(answer, "a feed")
    for key in ("job-count", "total-job-count"):
        if (count := v.amount(said, key)) != rows:
            return f"{rows} rows came, '{key}' is {'absent' if count is None else f'{count:g}'}"
    return ""


def _posting(board: Board, row: v.Row) -> Posting:
    place = v.line(row, "candidate_required_location")
    return Posting(
        board=board,
        external_id=v.needed_id(row),
        title=v.needed_line(row, "title"),
        url=v.needed_link(row, "url"),
        company=v.line(row, "company_name") or "an employer on Remotive",
        location=place,
        locations=tuple(v.unique([place])),
        description=v.text(row, "description"),
        details=v.details(
            ("Employment", v.line(row, "job_type").replace("_", " ")),
            ("Workplace", "remote"),
            ("Department", v.line(row, "category")),
            ("Pay", v.line(row, "salary")),
        ),
        posted_at=v.moment(row.get("publication_date")),
    )
