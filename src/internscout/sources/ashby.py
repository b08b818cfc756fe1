"""Ashby: the manual of its public Job Posting API, as far as InternScout uses it.

- A board: `GET https://api.ashbyhq.com/posting-api/job-board/{name}?includeCompensation=true` → `{"apiVersion": "1",
  "jobs": […]}`. Public, no key. Names may hold blanks (`Acme Robotics` → `Acme%20Robotics`).
- One posting: there is no public address for it; the board is read and the wanted ids kept (`context["only"]`).
- Paging: none. Proof of completeness: one answer holds all. An empty board is not taken as proved, because it
  cannot be told from an unknown one with certainty.
- Limits: none published. Boards of 300 postings weigh some MB.
- Rows with `isListed: false` are reachable only by link and not on offer to the public: skipped, not a fault.
- Text: `descriptionHtml`; `descriptionPlain` only where that is missing.
- Times: `publishedAt`, ISO 8601 in UTC. No time of change, no deadline.
- Pay: `compensation.summaryComponents` span all tiers; the one of type `Salary` is the pay, in whole units, `interval`
  like `1 YEAR`. `compensationTiers` are places or levels; their `additionalInformation` is the employer's own words.
- Places: `location` is the office's name ("HQ"); `address.postalAddress` says where that is.

Captures: ashby, ashby_job (rows of a board, stored singly). Unchecked: whether names differ by case.
Vendor's documentation: developers.ashbyhq.com/docs/public-job-posting-api.
"""

import re

from internscout.model import Board, Page, Payload, Posting, Request
from internscout.sources import Found
from internscout.sources import _reading as r
from internscout.sources import _values as v
from internscout.sources._pay import pay_words
from internscout.sources._urls import address, in_path, token, uuid

API = "https://api.ashbyhq.com"
_API_PATH = ("posting-api", "job-board")

_KEYS = r.keys(
    "id title jobUrl applyUrl department team employmentType location address* secondaryLocations publishedAt isListed",
    "secondaryLocations[].location secondaryLocations[].address* isRemote workplaceType descriptionHtml",
    "descriptionPlain shouldDisplayCompensationOnJobPostings compensation",
    "compensation.compensationTierSummary compensation.scrapeableCompensationSalarySummary",
    "compensation.summaryComponents compensation.summaryComponents[].compensationType",
    "compensation.summaryComponents[].currencyCode compensation.summaryComponents[].interval",
    "compensation.summaryComponents[].minValue compensation.summaryComponents[].maxValue",
    "compensation.compensationTiers compensation.compensationTiers[].additionalInformation",
    # known and said already by the summary
    "compensation.compensationTiers[].id compensation.compensationTiers[].title",
    "compensation.compensationTiers[].tierSummary compensation.compensationTiers[].components*",
)
_INTERVAL = re.compile(r"1 (HOUR|DAY|WEEK|MONTH|YEAR)")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


class Ashby:
    """The vendor. `Board.token` is the board's name, decoded."""

    name = "ashby"
    label = "Ashby"

    def first(self, board: Board) -> Request:
        """The whole board in one answer."""
        return Request(
            board, f"{r.root(board, API)}/posting-api/job-board/{in_path(board.token)}?includeCompensation=true"
        )

    def posting(self, board: Board, external_id: str) -> Request:
        """The whole board, to keep one posting of."""
        return Request(board, self.first(board).url, context={"only": [external_id]})

    def read(self, payload: Payload) -> Page:
        """A board's answer; a single row is read too, as `posting` archives of other programs hold it."""
        answer = r.load(payload.body)
        board = payload.request.board
        if payload.request.purpose == "posting":
            rows, unread = r.single(answer), r.unread_keys(answer, _KEYS)
        else:
            rows = r.rows_of(answer, "jobs")
            unread = r.unread_in(answer, "jobs", r.keys("apiVersion"), _KEYS)
        gap = "" if rows else "an empty board cannot be told from an unknown one"
        return r.page(payload, rows, lambda row: _posting(board, row), prefix="jobs", unread=unread, gap=gap)

    def recognise(self, url: str) -> Found | None:
        """Hosted boards, postings, application forms, embeds, and API addresses."""
        where = address(url)
        if where is None:
            return None
        if where.host == "api.ashbyhq.com" and where.parts[:2] == _API_PATH:
            parts = where.parts[2:]
        elif where.host == "jobs.ashbyhq.com" and where.part(0) not in ("api", "_next", "meta"):
            parts = where.parts
        else:
            return None
        name = token(parts[0]) if parts else ""
        posting = uuid(parts[1]) if len(parts) > 1 else uuid(where.query.get("ashby_jid", ""))
        return Found(Board(self.name, name), posting) if name else None


SOURCE = Ashby()


def _posting(board: Board, row: v.Row) -> Posting | None:
    external_id = v.needed_id(row)
    if row.get("isListed") is False:
        return None
    others = v.children(row, "secondaryLocations")
    places = v.unique(v.line(place, "location") for place in (row, *others))
    addresses = v.unique(_address(place) for place in (row, *others))
    return Posting(
        board=board,
        external_id=external_id,
        title=v.needed_line(row, "title"),
        url=v.needed_link(row, "jobUrl", "applyUrl"),
        company=board.company or board.token,
        location="; ".join(places),
        locations=tuple(places),
        description=v.text(row, "descriptionHtml").strip() or v.paragraphs(v.text(row, "descriptionPlain")),
        details=v.details(
            ("Employment", _CAMEL.sub("-", v.line(row, "employmentType"))),
            ("Workplace", _workplace(row)),
            ("Department", v.line(row, "department")),
            ("Team", v.line(row, "team")),
            ("Locations", "; ".join(entry for entry in addresses if entry not in places)),
            *(("Pay", words) for words in _pay(v.child(row, "compensation"))),
        ),
        posted_at=v.moment(row.get("publishedAt")),
    )


def _address(place: v.Row) -> str:
    """`City, Region, Country` of a location, what is known of it; a country alone says enough."""
    postal = v.child(v.child(place, "address"), "postalAddress")
    return ", ".join(v.unique(v.line(postal, f"address{part}") for part in ("Locality", "Region", "Country")))


def _workplace(row: v.Row) -> str:
    stated = _CAMEL.sub("-", v.line(row, "workplaceType"))
    return stated or ("Remote" if row.get("isRemote") is True else "")


def _pay(compensation: v.Row) -> list[str]:
    """The salary in words, then what the employer adds to it; the vendor's own summary where no figures are given."""
    salaries = [
        component
        for component in v.children(compensation, "summaryComponents")
        if v.line(component, "compensationType") == "Salary"
    ]
    words = v.unique(_span(component) for component in salaries)
    if not words:
        summary = v.line(compensation, "scrapeableCompensationSalarySummary")
        words = v.unique([summary or v.line(compensation, "compensationTierSummary")])
    extras = (v.line(tier, "additionalInformation") for tier in v.children(compensation, "compensationTiers"))
    return v.unique([*words, *extras])


def _span(component: v.Row) -> str:
    interval = _INTERVAL.fullmatch(v.line(component, "interval"))
    return pay_words(
        v.line(component, "currencyCode"),
        v.amount(component, "minValue"),
        v.amount(component, "maxValue"),
        interval[1].lower() if interval else "",
    )
