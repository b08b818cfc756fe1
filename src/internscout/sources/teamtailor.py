"""Teamtailor: the manual of its career sites' JSON feed, as far as InternScout uses it.

- A board: `GET https://{company}.teamtailor.com/jobs.json?per_page=100` → a JSON Feed 1.1: `{"version", "title",
  "items": […]}`, each item with a schema.org `JobPosting` in `_jobposting`. Public, no key, in no documentation of the
  vendor. An unknown company is a 404. A career site under a domain of the employer's own answers at the same path:
  `base_url = "https://careers.acme.com"`. Companies of the North American instance are `acme.na`.
- One posting: the board is read and the wanted ids kept (`context["only"]`).
- Paging: `next_url` names the next page; only its page number is used, so that no answer leads to another host. A
  posting may come on two pages.
- Proof of completeness: the last page has no `next_url`; one of a round hundred of rows is not taken as the last.
- Limits: none published; 100 rows a page.
- Ids: the number in a posting's address (`/jobs/7167985-ml-intern`), which is `identifier.value`; the feed's own `id`
  is a UUID that no address shows.
- Text: `content_html`, the same as `_jobposting.description`.
- Times: `date_published`, ISO 8601 with offset. `validThrough` is the last day to apply.
- Pay: `baseSalary` as in schema.org, in whole units, `unitText` like MONTH.
- Places: `jobLocation`, countries as codes. `addressRegion` is the employer's grouping of its offices ("Europe"), no
  place. `jobLocationType` TELECOMMUTE means remote.

Captures: teamtailor_json (real without texts, modelled with shortened ones). Unchecked: `next_url`, `employmentType`,
`baseSalary`, `validThrough`, `jobLocationType` (from public code and schema.org; in no capture).
"""

import re
from dataclasses import replace

from internscout.model import Board, Json, Page, Payload, Posting, Request
from internscout.sources import Found
from internscout.sources import _reading as r
from internscout.sources import _values as v
from internscout.sources._hosts import site, tenant
from internscout.sources._pay import pay_words
from internscout.sources._urls import address, number
from internscout.sources._whole import one_answer
from internscout.taxonomy import names

DOMAIN = "teamtailor.com"
_FEED = "jobs.json"
_ENVELOPE = r.keys("version title next_url home_page_url feed_url description icon favicon language")
_KEYS = r.keys(
    "id title url date_published date_modified content_html _jobposting _jobposting.description",
    "_jobposting.identifier _jobposting.identifier.value _jobposting.hiringOrganization",
    "_jobposting.hiringOrganization.name _jobposting.jobLocation _jobposting.jobLocation[].address",
    "_jobposting.jobLocation[].address.addressLocality _jobposting.jobLocation[].address.addressCountry",
    "_jobposting.jobLocation.address* _jobposting.jobLocationType _jobposting.employmentType _jobposting.validThrough",
    "_jobposting.baseSalary _jobposting.baseSalary.currency _jobposting.baseSalary.value",
    "_jobposting.baseSalary.value.minValue",
    "_jobposting.baseSalary.value.maxValue _jobposting.baseSalary.value.value _jobposting.baseSalary.value.unitText",
    # known and of no use: said twice, or not of the role
    "summary content_text image banner_image tags authors* language _jobposting.@context _jobposting.@type",
    "_jobposting.title _jobposting.datePosted _jobposting.identifier.@type _jobposting.identifier.name",
    "_jobposting.hiringOrganization.@type _jobposting.hiringOrganization.sameAs _jobposting.hiringOrganization.logo",
    "_jobposting.jobLocation[].@type _jobposting.jobLocation.@type _jobposting.jobLocation[].address.@type",
    "_jobposting.jobLocation[].address.streetAddress _jobposting.jobLocation[].address.postalCode",
    "_jobposting.jobLocation[].address.addressRegion _jobposting.applicantLocationRequirements*",
    "_jobposting.baseSalary.@type _jobposting.baseSalary.value.@type _jobposting.directApply",
)
_PERIODS = ("hour", "day", "week", "month", "year")
_LEADING_NUMBER = re.compile(r"\d{1,20}(?=-|$)", re.ASCII)


class Teamtailor:
    """The vendor. `Board.token` is the company: what stands before `.teamtailor.com`."""

    name = "teamtailor"
    label = "Teamtailor"

    def first(self, board: Board) -> Request:
        """The first hundred postings."""
        return Request(board, f"{site(board, DOMAIN)}/{_FEED}?per_page=100")

    def posting(self, board: Board, external_id: str) -> Request:
        """The whole board, to keep one posting of."""
        return Request(board, self.first(board).url, context={"only": [external_id]})

    def read(self, payload: Payload) -> Page:
        """A page of the feed."""
        answer = r.load(payload.body)
        rows, feed = r.rows_of(answer, "items"), r.object_of(answer, "a feed")
        unread = r.unread_in(answer, "items", _ENVELOPE, _KEYS)
        board, company = payload.request.board, v.line(feed, "title")
        follow, gap = _further(payload.request, feed.get("next_url"), rows)
        page = r.page(payload, rows, lambda row: _posting(board, row, company), prefix="items", unread=unread, gap=gap)
        return replace(page, follow=follow)

    def recognise(self, url: str) -> Found | None:
        """Career sites, postings, application forms and feeds, at the vendor's own domain."""
        where = address(url)
        company = tenant(where, DOMAIN) if where else ""
        if where is None or not company:
            return None
        at = where.parts.index("jobs") + 1 if "jobs" in where.parts[:2] else len(where.parts)  # /en-GB/jobs/…
        return Found(Board(self.name, company), _leading(where.part(at)) or None)


SOURCE = Teamtailor()


def _further(request: Request, link: Json, rows: list[Json]) -> tuple[tuple[Request, ...], str]:
    """The request for the next page, and why this page leaves the listing in doubt."""
    if not link:
        return (), one_answer(rows)
    next_url = address(link) if isinstance(link, str) else None
    page = number(next_url.query.get("page", "")) if next_url else None
    this = request.context.get("page", 1)
    if page is None or not isinstance(this, int) or int(page) <= this or not rows:
        return (), "its next page cannot be asked for"
    url = f"{site(request.board, DOMAIN)}/{_FEED}?page={int(page)}&per_page=100"
    return (replace(request, url=url, context={**request.context, "page": int(page)}),), ""


def _leading(text: str) -> str:
    """The number before a title: `7167985-ml-intern` → `7167985`."""
    return found[0] if (found := _LEADING_NUMBER.match(text)) else ""


def _posting(board: Board, row: v.Row, company: str) -> Posting:
    more = v.child(row, "_jobposting")
    url = v.needed_link(row, "url")
    described = v.text(row, "content_html").strip() or v.text(more, "description").strip()
    places = _places(more)
    deadline = v.day(more.get("validThrough"))
    return Posting(
        board=board,
        external_id=_id(row, url),
        title=v.needed_line(row, "title"),
        url=url,
        company=board.company or v.line(v.child(more, "hiringOrganization"), "name") or company or board.token,
        location="; ".join(places),
        locations=tuple(places),
        description=described,
        details=v.details(
            ("Employment", ", ".join(_words(more.get("employmentType")))),
            ("Workplace", "Remote" if "TELECOMMUTE" in _texts(more.get("jobLocationType")) else ""),
            ("Pay", _pay(v.child(more, "baseSalary"))),
            ("Deadline", deadline.isoformat() if deadline else ""),
        ),
        posted_at=v.moment(row.get("date_published")),
        updated_at=v.moment(row.get("date_modified")),
        apply_by=deadline,
        thin=not described,
    )


def _id(row: v.Row, url: str) -> str:
    """The number that the posting's address holds, else the one beside it, else the feed's own id."""
    where = address(url)
    parts = where.parts if where else ()
    named = _leading(parts[parts.index("jobs") + 1]) if "jobs" in parts[:-1] else ""
    identifier = v.child(v.child(row, "_jobposting"), "identifier")
    return named or number(v.text(identifier, "value")) or v.needed_id(row)


def _places(more: v.Row) -> list[str]:
    """Cities with their countries by name."""
    countries = names("countries")
    found = []
    for place in _rows(more.get("jobLocation")):
        postal = v.child(place, "address")
        code = v.line(postal, "addressCountry")
        found.append(", ".join(v.unique([v.line(postal, "addressLocality"), countries.get(code.lower(), code)])))
    return v.unique(found)


def _rows(value: Json) -> list[v.Row]:
    """Objects of a schema.org property, which may be one or a list."""
    return v.children({"": value if isinstance(value, list) else [value]}, "")


def _texts(value: Json) -> list[str]:
    """Texts of a schema.org property, which may be one or a list."""
    return v.lines({"": value if isinstance(value, list) else [value]}, "")


def _words(value: Json) -> list[str]:
    """`FULL_TIME` → `full-time`."""
    return [text.lower().replace("_", "-") for text in _texts(value)]


def _pay(salary: v.Row) -> str:
    value = v.child(salary, "value")
    low, high, one = (v.amount(value, key) for key in ("minValue", "maxValue", "value"))
    period = v.line(value, "unitText").lower()
    low, high = (one, one) if low is None and high is None else (low, high)
    return pay_words(v.line(salary, "currency"), low, high, period if period in _PERIODS else "")
