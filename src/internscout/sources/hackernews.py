"""Hacker News, "Ask HN: Who is hiring?": the manual of the search API by Algolia, as far as InternScout uses it.

- The threads: `GET https://hn.algolia.com/api/v1/search_by_date?tags=story,author_whoishiring&hitsPerPage=20` → `hits`,
  newest first. The account posts three threads on the first working day of a month; those of the title "Ask HN: Who is
  hiring?" count, and of them the newest two: early in a month most open postings stand in the last month's. A board's
  token is `whoishiring`, or the id of one thread.
- A thread: `…/search_by_date?tags=comment,story_{id}&hitsPerPage=1000` → all its comments, answers too. A posting is a
  comment whose `parent_id` is the thread. People of the hiring company write them: the whole comment is the text. Where
  it lists several roles, each is a posting with that text (`_headline.py` reads the roles). Top-level comments that
  offer nothing (thanks, "seeking work", "(CLOSED)") are left out.
- Ids: the comment's `objectID`; where it lists several roles, with the role's words behind it, so that an id does not
  depend on the role's place in the list.
- Paging: a query gives 1,000 hits at most, whatever the page; what is left is asked by `numericFilters=created_at_i<=`
  the time of the last.
- Proof of completeness: `nbHits` equal to the number of hits in the last answer of each thread (with `exhaustiveNbHits`
  where that is said). A posting that is in neither thread any more is a month old or was deleted.
- Limits: 10,000 requests an hour and address, as others report. No terms are published; nothing but a link is owed.
- Times: `created_at_i` in seconds since 1970, UTC. `updated_at` is the index's own.
- Pay: in words, in the first line or the text.
- `_highlightResult` repeats the text; without a query it marks nothing.

Captures: hn_algolia. Unchecked: the cap of 1,000 (github.com/algolia/hn-search/issues/230) and the way around it,
threads of more than 1,000 comments.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import replace

from internscout.errors import PayloadError, SourceError
from internscout.model import Board, Json, Page, Payload, Posting, Request
from internscout.sources import Found
from internscout.sources import _reading as r
from internscout.sources import _values as v
from internscout.sources._headline import Headline, headline
from internscout.sources._urls import address, in_path, number

GATHERS = True
NEWEST = "whoishiring"
THREADS = 2
_MOST = 1000
_LONGEST, _LONGEST_LINE = 20_000, 500  # characters in which company and roles are looked for
_API = "https://hn.algolia.com"
_ITEM = "https://news.ycombinator.com/item?id="
_TITLE = re.compile(r"ask hn: who is hiring\?", re.IGNORECASE)
_BREAK = re.compile(r"<p>|</p>|<br\s*/?>|</?pre>|\n", re.IGNORECASE)
_LINK = re.compile(r"<a\s[^<>]*?href=\"([^\"<>]*)\"[^<>]*>[^<]*</a>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_CLOSED = re.compile(r"\W*(?:closed|filled|position filled)\b", re.IGNORECASE)
_SEEKS = re.compile(r"\bseeking work\b|\bwilling to relocate\s*:|\bnot hiring\b", re.IGNORECASE)
_OFFERS = re.compile(
    r"\b(?:we(?:'|’)?re|we are|is|are|now) (?:\w+ly )?(?:hiring|looking for|seeking)\b|\bjoin (?:us|our)\b|\bapply\b"
    r"|\bopen (?:role|position)s?\b|\bnew role\b",
    re.IGNORECASE,
)
_SLUG = re.compile(r"[^a-z0-9+#]+")
_KEYS = r.keys(
    "objectID comment_text author parent_id story_id created_at created_at_i title",
    # known and of no use
    "_tags _highlightResult* children updated_at story_title story_url story_text num_comments points url",
)
_ENVELOPE = r.keys(
    "hits nbHits exhaustiveNbHits",
    "exhaustive* exhaustiveTypo hitsPerPage nbPages page params processingTimeMS processingTimingsMS* query",
    "serverTimeMS story_id story_title",
)


class HackerNews:
    """The monthly threads. `Board.token` is `whoishiring` for the newest, or a thread's id."""

    name = "hackernews"
    label = 'Hacker News "Who is hiring?"'

    def first(self, board: Board) -> Request:
        """The list of threads, or the one thread that the token names. Raises `SourceError` for another token."""
        if board.token == NEWEST:
            return Request(board, f"{_search(board)}?tags=story,author_{NEWEST}&hitsPerPage=20")
        thread = number(board.token)
        if thread is None:
            raise SourceError(f"no thread {board.token!r}: write {NEWEST!r} as token, or the id of one thread")
        return _thread(board, thread)

    def posting(self, board: Board, external_id: str) -> None:  # noqa: ARG002 - the protocol's signature
        """None: a comment is read with its thread."""
        return

    def read(self, payload: Payload) -> Page:
        """The newest threads as further requests, or the postings of a thread."""
        answer = r.load(payload.body)
        if "thread" not in payload.request.context:
            return _threads(payload, answer)
        rows, board = r.rows_of(answer, "hits"), payload.request.board
        follow, gap = _rest(payload.request, r.object_of(answer, "comments"), rows)
        each = [*_roles(rows)]
        page = r.page(payload, each, lambda row: _posting(board, row), prefix="hits", unread=_unread(answer), gap=gap)
        return replace(page, follow=follow, rows=len(rows))

    def recognise(self, url: str) -> Found | None:
        """The account's pages and the search for its threads; an item may be anything, so it is nobody's."""
        where = address(url)
        if where is None:
            return None
        if where.host == "news.ycombinator.com" and where.part(0) in ("user", "submitted"):
            return Found(Board(self.name, NEWEST)) if where.query.get("id") == NEWEST else None
        if where.host == "hn.algolia.com" and where.parts[:2] == ("api", "v1"):
            tags = where.query.get("tags", "").split(",")
            thread = next((number(tag.removeprefix("story_")) for tag in tags if tag.startswith("story_")), None)
            return Found(Board(self.name, thread or NEWEST)) if thread or f"author_{NEWEST}" in tags else None
        return None


SOURCE = HackerNews()


def _search(board: Board) -> str:
    return f"{r.root(board, _API)}/api/v1/search_by_date"


def _thread(board: Board, thread: str, until: int | None = None) -> Request:
    """A thread's comments, or the rest of them: those written until a moment."""
    url = f"{_search(board)}?tags=comment,story_{in_path(thread)}&hitsPerPage={_MOST}"
    if until is not None:
        url += f"&numericFilters=created_at_i%3C%3D{until}"
    return Request(board, url, context={"thread": thread, "until": until})


def _threads(payload: Payload, answer: Json) -> Page:
    """The newest threads to read. Raises `PayloadError` when there is none: then the account has other habits."""
    found: list[tuple[float, str]] = []
    for hit in r.rows_of(answer, "hits"):
        if isinstance(hit, dict) and _TITLE.match(v.line(hit, "title")):
            thread, written = number(v.line(hit, "objectID")), v.amount(hit, "created_at_i")
            if thread and written is not None:
                found.append((written, thread))
    if not found:
        raise PayloadError("no thread 'Ask HN: Who is hiring?' among the account's stories")
    newest = sorted(found, reverse=True)[:THREADS]
    follow = tuple(_thread(payload.request.board, thread) for _, thread in newest)
    return Page((), follow, complete=True, unread=frozenset(_unread(answer)))


def _rest(request: Request, answer: v.Row, rows: list[Json]) -> tuple[tuple[Request, ...], str]:
    """What is left to ask of a thread, and why its comments are not all there, if so."""
    total = v.amount(answer, "nbHits")
    if total is None:
        return (), "'nbHits' is absent"
    if total <= len(rows):
        return (), "" if answer.get("exhaustiveNbHits", True) is True else "'nbHits' is only an estimate"
    times = [at for row in rows if isinstance(row, dict) and (at := v.amount(row, "created_at_i")) is not None]
    until, thread = request.context.get("until"), request.context["thread"]
    if len(rows) < _MOST or not times or (isinstance(until, int) and min(times) >= until):
        return (), f"{len(rows)} of {total:g} comments came"
    return (_thread(request.board, str(thread), int(min(times))),), ""


def _unread(answer: Json) -> list[str]:
    envelope = dict(r.object_of(answer, "an answer of the search"))
    rows = envelope.pop("hits", [])
    return [*r.unread_keys(envelope, _ENVELOPE), *r.unread_keys(rows, _KEYS, "hits[]")]


def _roles(rows: list[Json]) -> Iterator[Json]:
    """The rows as they came, then those of several roles again for each further role."""
    further: list[Json] = []
    for row in rows:
        first, *others = _parts(row) if isinstance(row, dict) else [row]
        further += others
        yield first
    yield from further


def _parts(row: v.Row) -> list[Json]:
    """A row once for each role that it offers, what it says of that role under `said`; else once, without."""
    lines = _lines(row)
    said = headline(lines) if v.line(row, "parent_id") == v.line(row, "story_id") else None
    if said is None or not _offers(lines, said):
        return [row | {"said": None}]
    roles = said.roles or tuple(lines[:1])
    about: v.Row = {"company": said.company, "places": [*said.places], "facts": [[*fact] for fact in said.facts]}
    return [row | {"said": about | {"role": v.short(role, 120), "alone": len(roles) == 1}} for role in roles]


def _lines(row: v.Row) -> list[str]:
    """The beginning of a comment as lines of plain text, links as their addresses."""
    text = _LINK.sub(r"\1", v.text(row, "comment_text")[:_LONGEST])
    lines = (" ".join(html.unescape(_TAG.sub("", part)).split())[:_LONGEST_LINE] for part in _BREAK.split(text))
    return [line for line in lines if line]


def _offers(lines: list[str], said: Headline) -> bool:
    """Whether a comment offers work."""
    text = " ".join(lines)
    if not lines or _CLOSED.match(lines[0]) or _SEEKS.search(text):
        return False
    named = lines[0].count("|") > 1 or said.company or said.roles
    return bool(named) or (len(text) > 300 and bool(_OFFERS.search(text)))


def _posting(board: Board, row: v.Row) -> Posting | None:
    comment = v.needed_id(row, "objectID")
    said = v.child(row, "said")
    if not said:
        return None
    role, places = v.needed_line(said, "role"), v.lines(said, "places")
    return Posting(
        board=board,
        external_id=comment if said["alone"] else f"{comment}-{_slug(role)}",
        title=role,
        url=f"{_ITEM}{comment}",
        company=v.line(said, "company") or f"{v.line(row, 'author')} on Hacker News",
        location="; ".join(places),
        locations=tuple(places),
        description=v.text(row, "comment_text"),
        details=v.details(*_facts(said)),
        posted_at=v.moment(row.get("created_at_i")) or v.moment(row.get("created_at")),
    )


def _facts(said: v.Row) -> Iterator[tuple[str, str]]:
    facts = said.get("facts")
    for fact in facts if isinstance(facts, list) else []:
        if isinstance(fact, list):
            label, words = map(str, fact)
            yield label, words


def _slug(role: str) -> str:
    """A role's words as part of an id; a hash for one in another script."""
    return _SLUG.sub("-", role.lower()).strip("-")[:80] or r.stamp(role)
