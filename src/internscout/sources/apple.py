"""Jobs at Apple: the manual of its pages, as far as InternScout uses them.

- A search: `GET https://jobs.apple.com/en-us/search?location=&team=internships-STDNT-INTRN&sort=newest&page=1` → a page
  for people (the host serves no robots.txt; were there one, it would be obeyed). Its data stand in a script,
  `window.__staticRouterHydrationData = JSON.parse("…")`: JSON inside of a JSON text. Rows: `loaderData.search` →
  `{"totalRecords": n, "searchResults": […]}`. Without a `location`, even an empty one, only the United States come.
- The board is not read whole: it has some 6,000 rows on pages of 300 KB. Three searches are made: the team of
  internships, and the words "internship" and "intern"; of the latter only titles that can be ML internships are kept.
- One posting: `…/en-us/details/{id}/{title}` → `loaderData.jobDetails.jobsData`. One that is gone is a good page
  without it. There is a JSON API, not open to the public.
- Paging: twenty a page; 15 pages of each search at most.
- Proof of completeness: none, since the board is not read whole.
- Limits: none published.
- Rows are of one place each: a posting in three places has three rows with one `positionId`, which is the id here.
  Their `id` (`200666594-3749`) names the place too. The posting's page has all places.
- Text: in parts, plain with line breaks; `jobSummary` in rows is a teaser.
- Times: `postDateInGMT`, ISO 8601 in UTC. No deadline.
- Pay: in words, in the notes that a place adds to the posting (`postingPostLocationData`).

Captures: apple (cut to three rows). Unchecked: the page of one posting (from public code; its other keys are not
watched for new ones), the team's filter, the end of paging.
"""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import quote

from internscout.errors import PayloadError
from internscout.model import Board, Json, Page, Payload, Posting, Request
from internscout.sources import Found
from internscout.sources import _reading as r
from internscout.sources import _values as v
from internscout.sources._urls import address, in_path
from internscout.sources._worth import worth_reading

WINDOW = True
TEXTS_APART = True
SITE = "https://jobs.apple.com"
_SIZE = 20
_PAGES = 15
_SEARCHES = {
    "team": "team=internships-STDNT-INTRN",
    "internship": "search=internship",
    "intern": "search=intern",
}
_GAP = "searched for internships, not the whole board"
_HEADERS = {"Accept": "text/html"}

_DATA = re.compile(r"window\.__staticRouterHydrationData\s*=\s*JSON\.parse\(\s*")
_ID = re.compile(r"(?:PIPE-)?(\d{6,12})(?:-\d+)?")
_HTML = re.compile(r"<(?:p|br|ul|ol|li|div|span|b|strong)\b", re.IGNORECASE)
_SECTIONS = (
    ("", "jobSummary"),
    ("Description", "description"),
    ("Responsibilities", "responsibilities"),
    ("Key qualifications", "keyQualifications"),
    ("Minimum qualifications", "minimumQualifications"),
    ("Preferred qualifications", "preferredQualifications"),
    ("Education & experience", "educationAndExperience"),
    ("Additional requirements", "additionalRequirements"),
)

_ROW = r.keys(
    "positionId postingTitle postDateInGMT transformedPostingTitle jobSummary standardWeeklyHours homeOffice team",
    "team.teamName locations locations[].name locations[].city locations[].stateProvince locations[].countryName",
    # known and of no use
    "id postingDate localeInfo* reqId managedPipelineRole team.teamID team.teamCode type jobPositionId isMultiLocation",
    "postExternal locations[].postLocationId locations[].metro locations[].region locations[].countryID",
    "locations[].level",
)


class Apple:
    """Apple's careers site. `Board.token` is `apple`: there is one board."""

    name = "apple"
    label = "Apple"

    def first(self, board: Board) -> Request:
        """The newest twenty of the team of internships."""
        return _page(board, "team", 1)

    def posting(self, board: Board, external_id: str) -> Request:
        """The page of one posting."""
        url = f"{r.root(board, SITE)}/en-us/details/{in_path(external_id)}"
        return Request(board, url, purpose="posting", headers=_HEADERS, external_id=external_id, robots=True)

    def read(self, payload: Payload) -> Page:
        """A page of a search, or of one posting."""
        loaded = _loaded(payload.body)
        board = payload.request.board
        if payload.request.purpose == "posting":
            data = v.child(v.child(loaded, "jobDetails"), "jobsData")
            if not data:
                raise PayloadError("no posting in the page (closed?)")
            return r.page(payload, [data], lambda row: _posting(board, row, thin=False), prefix="jobsData", unread=())
        search = str(payload.request.context.get("search", "team"))
        results = v.child(loaded, "search")
        rows = r.rows_of(results, "searchResults")
        found = r.page(
            payload,
            rows,
            lambda row: _posting(board, row, thin=True) if search == "team" or _worth(row) else None,
            prefix="searchResults",
            unread=r.unread_keys(rows, _ROW, "searchResults[]"),
            gap=_GAP,
        )
        total = int(v.amount(results, "totalRecords") or 0)
        return r.with_texts(replace(found, follow=(*_rest(payload.request, search, total),)), self._text_of, "Team")

    def _text_of(self, row: Posting) -> Request:
        return replace(self.posting(row.board, row.external_id), url=row.url)

    def recognise(self, url: str) -> Found | None:
        """Searches and postings, in any of the site's languages."""
        where = address(url)
        if where is None or where.host != "jobs.apple.com":
            return None
        board = Board(self.name, "apple")
        if where.part(1) == "search":
            return Found(board)
        posting = _ID.fullmatch(where.part(2)) if where.part(1) == "details" else None
        return Found(board, posting[1]) if posting else None


SOURCE = Apple()


def _page(board: Board, search: str, number: int) -> Request:
    url = f"{r.root(board, SITE)}/en-us/search?location=&{_SEARCHES[search]}&sort=newest&page={number}"
    return Request(board, url, headers=_HEADERS, context={"search": search, "page": number}, robots=True)


def _rest(request: Request, search: str, total: int) -> Iterator[Request]:
    """After a search's first page its others; after the first search's, the other searches too."""
    if request.context.get("page", 1) != 1:
        return
    last = min(-(-total // _SIZE), _PAGES)
    yield from (_page(request.board, search, number) for number in range(2, last + 1))
    if search == "team":
        yield from (_page(request.board, other, 1) for other in _SEARCHES if other != search)


def _loaded(body: bytes) -> v.Row:
    """What a page's script holds, decoded twice. Raises `PayloadError`."""
    page = body.decode("utf-8", "replace")
    start = _DATA.search(page)
    if start is None:
        raise PayloadError("no data in the page (another site, or a new design?)")
    try:
        inner = json.JSONDecoder().raw_decode(page, start.end())[0]
        answer: Json = json.loads(inner) if isinstance(inner, str) else inner
    except (ValueError, RecursionError):
        raise PayloadError("the page's data is no JSON") from None
    loaded = v.child(r.object_of(answer, "the page's data"), "loaderData")
    if not loaded:
        raise PayloadError("the page's data has no 'loaderData'")
    return loaded


def _worth(row: v.Row) -> bool:
    return worth_reading(v.line(row, "postingTitle"), v.line(v.child(row, "team"), "teamName"))


def _posting(board: Board, row: v.Row, *, thin: bool) -> Posting:
    named = _ID.fullmatch(v.needed_id(row, "positionId"))
    if named is None:
        raise v.RowError(f"unusable 'positionId': {v.short(v.line(row, 'positionId'), 60)}")
    places = v.unique(_place(place) for place in v.children(row, "locations"))
    hours = v.amount(row, "standardWeeklyHours")
    title = v.needed_line(row, "postingTitle")
    about = "/".join(part for part in (named[1], v.line(row, "transformedPostingTitle")) if part)
    return Posting(
        board=board,
        external_id=named[1],
        title=title,
        url=f"{r.root(board, SITE)}/en-us/details/{quote(about)}",
        company=board.company or "Apple",
        location="; ".join(places),
        locations=tuple(places),
        description="" if thin else _description(row),
        details=v.details(
            ("Employment", f"{hours:g} hours per week" if hours else ""),
            ("Workplace", "remote" if row.get("homeOffice") is True else ""),
            ("Team", v.line(v.child(row, "team"), "teamName") or ", ".join(v.lines(row, "teamNames"))),
        ),
        posted_at=v.moment(row.get("postDateInGMT")),
        requisition_id=named[1],
        thin=thin,
        stamp=r.stamp(title, v.text(row, "jobSummary"), hours) if thin else "",
    )


def _place(place: v.Row) -> str:
    """A place in words. Its name may be a town or a whole country."""
    keys = (
        ("city", "stateProvince", "countryName") if v.line(place, "city") else ("name", "stateProvince", "countryName")
    )
    return ", ".join(v.unique(v.line(place, key) for key in keys))


def _description(row: v.Row) -> str:
    """All parts of the text as one HTML, and the notes of its places, each once."""
    parts = [_section(heading, v.text(row, key)) for heading, key in _SECTIONS]
    return "\n".join(part for part in (*parts, *v.unique(_notes(row))) if part)


def _section(heading: str, text: str) -> str:
    if not text.strip():
        return ""
    body = text.strip() if _HTML.search(text) else v.paragraphs(text)
    return f"<h3>{html.escape(heading)}</h3>\n{body}" if heading else body


def _notes(row: v.Row) -> Iterator[str]:
    """What Apple adds to a posting for a place: pay and benefits, mostly."""
    languages = v.child(row, "postingPostLocationData")
    language = "en_US" if "en_US" in languages else next(iter(languages), "")
    for place in v.child(languages, language).values():
        for key in ("postingSupplementFooter", "otherPostingSupplementFooter"):
            note = v.child(place, key) if isinstance(place, dict) else {}
            yield _section(v.line(note, "label"), v.text(note, "content"))
