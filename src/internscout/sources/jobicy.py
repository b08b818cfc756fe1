"""Jobicy (remote jobs): the manual of its API, as far as InternScout uses it.

- The feed: `GET https://jobicy.com/api/v2/remote-jobs?count=100` → an object with `jobs`. Public, no key. A board's
  token is `all`, or an industry as in the site's addresses (`data-science`), asked by `&industry=`.
- Terms (in each answer): credit Jobicy by a direct link to the source, and let every way to apply lead to the
  posting's address in the feed. So `url` is that address. No publishing elsewhere as one's own.
- Paging: none. Proof of completeness: never; the feed holds the newest postings, at most `count`.
- Limits: one reading an hour at most, a few a day are enough.
- Text: `jobDescription`, HTML; `jobExcerpt` is its beginning, used where there is no other, and then the row is thin.
- Titles and industries are escaped like HTML (`Product &amp; Operations`).
- Times: `pubDate`, ISO 8601 with an offset.
- Pay: `salaryMin`, `salaryMax` in whole `salaryCurrency` a `salaryPeriod` (`yearly`, `monthly`, `hourly` …); older
  answers `annualSalaryMin`, `annualSalaryMax`.
- Place: `jobGeo`, where the candidate must live, several apart by commas. All roles are remote.

Captures: jobicy. Unchecked: `industry=`, periods other than `yearly`, the `annual…` keys.
Vendor's documentation: jobicy.com/jobs-rss-feed.
"""

import html

from internscout.model import Board, Page, Payload, Posting, Request
from internscout.sources import Found
from internscout.sources import _reading as r
from internscout.sources import _values as v
from internscout.sources._gathered import ALL, NEWEST_ONLY, needed_plain, plain_line
from internscout.sources._pay import pay_words
from internscout.sources._urls import address, in_path, number, token

GATHERS = True
LEAST_HOURS = 1
WINDOW = True
_API = "https://jobicy.com"
_HOSTS = ("jobicy.com", "www.jobicy.com")
_PERIODS = {"yearly": "year", "monthly": "month", "weekly": "week", "daily": "day", "hourly": "hour"}
_KEYS = r.keys(
    "id url jobTitle companyName jobIndustry jobType jobGeo jobDescription jobExcerpt pubDate",
    "salaryMin salaryMax salaryCurrency salaryPeriod annualSalaryMin annualSalaryMax",
    # known and of no use: the level is the site's guess
    "jobSlug companyLogo jobLevel",
)
_ENVELOPE = r.keys("apiVersion documentationUrl friendlyNotice jobCount lastUpdate appliedFilters* success statusCode")


class Jobicy:
    """The site. `Board.token` is `all`, or an industry."""

    name = "jobicy"
    label = "Jobicy"

    def first(self, board: Board) -> Request:
        """The feed in one answer."""
        industry = "" if board.token == ALL else f"&industry={in_path(board.token)}"
        return Request(board, f"{r.root(board, _API)}/api/v2/remote-jobs?count=100{industry}")

    def posting(self, board: Board, external_id: str) -> None:  # noqa: ARG002 - the protocol's signature
        """None: there are no single postings."""
        return

    def read(self, payload: Payload) -> Page:
        """The newest postings."""
        answer = r.load(payload.body)
        rows, board = r.rows_of(answer, "jobs"), payload.request.board
        return r.page(
            payload,
            rows,
            lambda row: _posting(board, row),
            prefix="jobs",
            unread=r.unread_in(answer, "jobs", _ENVELOPE, _KEYS),
            gap=NEWEST_ONLY,
        )

    def recognise(self, url: str) -> Found | None:
        """The site's list and postings, and the API."""
        where = address(url)
        if where is None or where.host not in _HOSTS:
            return None
        if where.parts == ("api", "v2", "remote-jobs"):
            return Found(Board(self.name, token(where.query.get("industry", "")) or ALL))
        if where.part(0) != "jobs":
            return Found(Board(self.name, ALL)) if not where.parts else None
        posting = number(where.part(1).partition("-")[0])
        return Found(Board(self.name, ALL), posting) if posting or len(where.parts) == 1 else None


SOURCE = Jobicy()


def _posting(board: Board, row: v.Row) -> Posting:
    place = plain_line(row, "jobGeo")
    whole = v.text(row, "jobDescription")
    return Posting(
        board=board,
        external_id=v.needed_id(row),
        title=needed_plain(row, "jobTitle"),
        url=v.needed_link(row, "url"),
        company=plain_line(row, "companyName") or "an employer on Jobicy",
        location=place,
        locations=tuple(v.unique(part.strip() for part in place.split(","))),
        description=whole or v.text(row, "jobExcerpt"),
        details=v.details(
            ("Employment", ", ".join(v.lines(row, "jobType"))),
            ("Workplace", "remote"),
            *(("Department", html.unescape(name)) for name in v.lines(row, "jobIndustry")),
            ("Pay", _pay(row)),
        ),
        posted_at=v.moment(row.get("pubDate")),
        thin=not whole,
    )


def _pay(row: v.Row) -> str:
    currency = v.line(row, "salaryCurrency")
    annual = pay_words(currency, v.amount(row, "annualSalaryMin"), v.amount(row, "annualSalaryMax"), "year")
    period = _PERIODS.get(v.line(row, "salaryPeriod").lower(), "")
    return pay_words(currency, v.amount(row, "salaryMin"), v.amount(row, "salaryMax"), period) or annual
