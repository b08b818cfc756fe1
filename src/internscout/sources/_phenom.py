"""Phenom's career sites: the listing that a search page carries in a script (`phApp.ddo = {…}`). Part of `page.py`.

Only hand-written samples were at hand: the shape is from public code, not checked against the live service. A page of a
single posting is read by its JSON-LD; where it has none, by `jobDetail` in the same script.

- `eagerLoadRefineSearch.data.jobs`: rows without texts (`descriptionTeaser`); `hits` rows of `totalHits`. Further pages
  are the same address with `from=10&s=1`.
- A posting's page is `job/{jobSeqNo}/{title}` beside the search page.
"""

import json
import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit, urlunsplit

from internscout.model import Board, Json, Posting
from internscout.sources import _reading as r
from internscout.sources import _values as v

KEYS = r.keys(
    "jobSeqNo reqId jobId title location cityStateCountry multi_location category department type postedDate",
    "descriptionTeaser applyUrl description",
    # known and of no use: the location in parts, and the site's own
    "city state country locale country_code address latitude longitude postalCode dateCreated isMultiLocation",
    "isMultiCategory multi_category multi_category_array* multi_location_array* jobVisibility externalApply badge",
    "industry experienceLevel ml_skills* ml_job_parser* checkRemote siteType companyName jobQualifications* ats",
)
_SCRIPT = re.compile(r"phApp\.ddo\s*=\s*(?=\{)")
_DECODER = json.JSONDecoder(strict=False)
_NOT_IN_A_NAME = re.compile(r"[^\w]+")


@dataclass(frozen=True, slots=True)
class Search:
    """A page of a listing: its rows, how many a page has, and the whole listing (None where it does not say)."""

    rows: list[Json]
    size: int
    total: int | None


def search(page: bytes) -> Search | None:
    """The listing in a page, or None where there is none."""
    found = v.child(_ddo(page), "eagerLoadRefineSearch")
    rows = v.child(found, "data").get("jobs")
    if not isinstance(rows, list):
        return None
    total = v.amount(found, "totalHits")
    size = max(len(rows), int(v.amount(found, "hits") or 0))
    return Search(rows, size, None if total is None else int(total))


def detail(page: bytes) -> v.Row:
    """The one posting of a page; empty where there is none."""
    return v.child(v.child(v.child(_ddo(page), "jobDetail"), "data"), "job")


def further(url: str, start: int) -> str:
    """The address of the page of a listing that begins with this row."""
    parts = urlsplit(url)
    query = [(name, value) for name, value in parse_qsl(parts.query) if name not in ("from", "s")]
    return urlunsplit(parts._replace(query=urlencode([*query, ("from", str(start)), ("s", "1")]), fragment=""))


def posting(board: Board, row: v.Row, page: str, *, alone: bool = False) -> Posting:
    """A row of a page, or the one that is `alone` on it; one without `description` is thin. Raises `RowError`."""
    number = v.line(row, "jobSeqNo") or v.line(row, "reqId") or v.needed_id(row, "jobId")
    title = v.needed_line(row, "title")
    places = v.lines(row, "multi_location") or v.unique([v.line(row, "cityStateCountry") or v.line(row, "location")])
    text = v.text(row, "description")
    department = v.line(row, "category") or v.line(row, "department")
    return Posting(
        board=board,
        external_id=v.needed_id({"id": number}),
        title=title,
        url=page if alone else v.needed_link({"url": _address(row, title, page)}, "url"),
        company=board.company or v.line(row, "companyName") or board.token,
        location="; ".join(places),
        locations=tuple(places),
        description=text or v.text(row, "descriptionTeaser"),
        details=v.details(("Employment", v.line(row, "type")), ("Department", department)),
        posted_at=v.moment(row.get("postedDate")),
        requisition_id=v.line(row, "reqId"),
        thin=not text,
        stamp="" if text else r.stamp(title, places, *(row.get(key) for key in ("type", "postedDate", "category"))),
    )


def _address(row: v.Row, title: str, page: str) -> str:
    if number := v.line(row, "jobSeqNo"):
        name = _NOT_IN_A_NAME.sub("-", title).strip("-")
        return urljoin(page, f"job/{quote(number, safe='')}/{quote(name)}")
    try:
        return urljoin(page, link) if (link := v.line(row, "applyUrl")) else ""
    except ValueError:  # an unclosed IPv6 bracket
        return ""


def _ddo(page: bytes) -> v.Row:
    """The object that the script sets; empty where there is none, or none that can be read."""
    if b"phApp.ddo" not in page:
        return {}
    text = page.decode("utf-8", errors="replace")
    for start in _SCRIPT.finditer(text):
        try:
            value, _ = _DECODER.raw_decode(text, start.end())
        except (ValueError, RecursionError):
            continue
        if isinstance(value, dict):
            return value
    return {}
