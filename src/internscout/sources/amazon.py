"""amazon.jobs: the manual of the search behind Amazon's careers site, as far as InternScout uses it.

- A search: `GET https://www.amazon.jobs/en/search.json?is_intern[]=1&offset=0&result_limit=100&sort=recent` →
  `{"error": null, "hits": n, "jobs": […]}`, with the full texts. Public, no key; robots.txt keeps only internal pages.
- The board is not read whole: it holds some 20,000 postings, of which a search gives 10,000, with their texts some
  200 MB a day. Three searches are made: those that Amazon marks as internships, those of its student programmes, and
  the 300 that fit "intern" best; of the last only titles that can be ML internships are kept.
- One posting: the search for its number; there is no other public address than the page.
- Paging: `offset`, `result_limit` of at most 100 (beyond it, and beyond row 10,000, an `error` inside of a 200).
- Proof of completeness: none, since the board is not read whole.
- Limits: none published.
- Text: `description`, `basic_qualifications`, `preferred_qualifications`: lines with `<br/>` between them.
- Times: `posted_date` is an English date ("July  4, 2026") without a zone; `updated_time` is relative ("3 hours"). No
  deadline.
- Pay: none of its own, in the text of some. Places: `locations` is a list of JSON written as texts; `location` and
  `normalized_location` name the first only.
- Ids: `id_icims` is the number in the posting's address; `id` another one.

Captures: none is a real one (amazon: shortened or written by hand). Unchecked against the live service: everything
(from public code and others' measurements of 2026), which flags find which internships above all.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

from internscout.errors import PayloadError
from internscout.model import Board, Json, Page, Payload, Posting, Request
from internscout.sources import Found
from internscout.sources import _reading as r
from internscout.sources import _values as v
from internscout.sources._urls import address, in_path
from internscout.sources._worth import worth_reading

WINDOW = True
TEXTS_APART = True
SITE = "https://www.amazon.jobs"
_HOSTS = ("www.amazon.jobs", "amazon.jobs", "account.amazon.jobs")
_SIZE = 100

# Name of a search → what is asked, and how many rows at most.
_SEARCHES = {
    "internships": ("is_intern%5B%5D=1&sort=recent", 10_000),
    "student programmes": ("business_category%5B%5D=studentprograms&sort=recent", 10_000),
    "intern": ("base_query=intern&sort=relevant", 300),
}
_GAP = "searched for internships and student programmes, not the whole board"

_ID = re.compile(r"[A-Z]{0,4}\d{4,12}")
_PATH = re.compile(r"/[^\s<>\"]+")
_DATE = re.compile(r"([A-Z][a-z]+) +(\d{1,2}), (\d{4})")
_MONTHS = "January February March April May June July August September October November December".split()

_ROW = r.keys(
    "id_icims title job_path description description_short basic_qualifications preferred_qualifications locations",
    "location normalized_location job_category job_family job_schedule_type is_intern posted_date",
    # known and of no use
    "id company_name business_category city state country_code updated_time url_next_step display_distance is_manager",
    "university_job job_function_id department_cost_center primary_search_label optional_search_labels source_system",
    "team*",
)
_ENVELOPE = r.keys("error hits facets* content* job_posting_search_request*")


class Amazon:
    """Amazon's careers site. `Board.token` is `amazon`: there is one board."""

    name = "amazon"
    label = "Amazon"

    def first(self, board: Board) -> Request:
        """The newest hundred postings that are marked as internships."""
        return _page(board, "internships", 0)

    def posting(self, board: Board, external_id: str) -> Request:
        """The search for one posting's number."""
        url = f"{_search(board)}?base_query={in_path(external_id)}&offset=0&result_limit=10"
        return Request(board, url, context={"only": [external_id]})

    def read(self, payload: Payload) -> Page:
        """A page of one of the searches."""
        answer = r.object_of(r.load(payload.body), "an object with a list 'jobs'")
        if answer.get("error"):
            raise PayloadError(f"it says: {v.short(v.line(answer, 'error') or repr(answer['error']))}")
        rows = r.rows_of(answer, "jobs")
        context = payload.request.context
        search = str(context.get("search", ""))
        found = r.page(
            payload,
            rows,
            lambda row: _posting(payload.request.board, row, chosen=search != "intern"),
            prefix="jobs",
            unread=r.unread_in(answer, "jobs", _ENVELOPE, _ROW),
            gap=_GAP,
        )
        hits = int(v.amount(answer, "hits") or 0)
        return found if "only" in context else replace(found, follow=(*_rest(payload.request, search, hits),))

    def recognise(self, url: str) -> Found | None:
        """The site's search, postings and application forms, in any of its languages."""
        where = address(url)
        if where is None or where.host not in _HOSTS:
            return None
        below = where.parts if where.part(0) in ("jobs", "search", "search.json") else where.parts[1:]
        board = Board(self.name, "amazon")
        if below[:1] in (("search",), ("search.json",)):
            return Found(board)
        return Found(board, below[1]) if below[:1] == ("jobs",) and _ID.fullmatch("".join(below[1:2])) else None


SOURCE = Amazon()


def _search(board: Board) -> str:
    return f"{r.root(board, SITE)}/en/search.json"


def _page(board: Board, search: str, offset: int) -> Request:
    asked = f"{_SEARCHES[search][0]}&offset={offset}&result_limit={_SIZE}"
    return Request(board, f"{_search(board)}?{asked}", context={"search": search, "offset": offset})


def _rest(request: Request, search: str, hits: int) -> Iterator[Request]:
    """After a search's first page its others; after the first search's, the other searches too."""
    if request.context.get("offset"):
        return
    search = search or "internships"
    yield from (_page(request.board, search, at) for at in range(_SIZE, min(hits, _SEARCHES[search][1]), _SIZE))
    if search == "internships":
        yield from (_page(request.board, other, 0) for other in _SEARCHES if other != search)


def _posting(board: Board, row: v.Row, *, chosen: bool) -> Posting | None:
    """A posting; None for one that a search for words found and whose title cannot be an ML internship's."""
    title = v.needed_line(row, "title")
    if not chosen and not worth_reading(title):
        return None
    sites = [*_sites(row)]
    places = v.unique([_place(site) for site in sites]) or v.unique(
        [v.line(row, "normalized_location") or v.line(row, "location")]
    )
    path = v.text(row, "job_path").strip()
    external_id = v.needed_id(row, "id_icims")
    return Posting(
        board=board,
        external_id=external_id,
        title=title,
        url=f"{r.root(board, SITE)}{path if _PATH.fullmatch(path) else f'/en/jobs/{in_path(external_id)}'}",
        company=board.company or "Amazon",
        location="; ".join(places),
        locations=tuple(places),
        description=_description(row),
        details=v.details(
            ("Employment", "Internship" if row.get("is_intern") is True else ""),
            ("Employment", v.line(row, "job_schedule_type").replace("-", " ")),
            ("Workplace", _workplace(sites)),
            ("Department", v.line(row, "job_category")),
            ("Team", v.line(row, "job_family")),
        ),
        posted_at=_date(v.line(row, "posted_date")),
        requisition_id=external_id,
    )


def _description(row: v.Row) -> str:
    """The parts of the text as one HTML, under the headings that the page shows."""
    parts = (
        v.text(row, "description").strip() or v.text(row, "description_short").strip(),
        _headed("Basic qualifications", v.text(row, "basic_qualifications")),
        _headed("Preferred qualifications", v.text(row, "preferred_qualifications")),
    )
    return "\n".join(part for part in parts if part)


def _headed(heading: str, text: str) -> str:
    return f"<h3>{heading}</h3>\n<p>{text.strip()}</p>" if text.strip() else ""


def _sites(row: v.Row) -> Iterator[v.Row]:
    """The places of `locations`, which are JSON inside of JSON."""
    for text in v.lines(row, "locations"):
        try:
            site: Json = json.loads(text)
        except (ValueError, RecursionError):
            continue
        if isinstance(site, dict):
            yield site


def _place(site: v.Row) -> str:
    keys = ("normalizedCityName", "normalizedStateName", "normalizedCountryName")
    return ", ".join(v.unique(v.line(site, key) for key in keys)) or v.line(site, "normalizedLocation")


def _workplace(sites: list[v.Row]) -> str:
    """Where all places are of one kind, that kind."""
    kinds = {v.line(site, "type").upper() for site in sites}
    return (
        {"ONSITE": "on-site", "VIRTUAL": "remote", "REMOTE": "remote"}.get(kinds.pop(), "") if len(kinds) == 1 else ""
    )


def _date(text: str) -> datetime | None:
    found = _DATE.fullmatch(text)
    if not found or found[1] not in _MONTHS:
        return None
    try:
        return datetime(int(found[3]), _MONTHS.index(found[1]) + 1, int(found[2]), tzinfo=UTC)
    except ValueError:
        return None
