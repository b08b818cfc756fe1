"""Google careers: the manual of its result pages, as far as InternScout uses them.

- A search: `GET https://www.google.com/about/careers/applications/jobs/results/?target_level=INTERN_AND_APPRENTICE&
  sort_by=date` → a page for people, the robots.txt of which is obeyed. Its postings stand in a script,
  `AF_initDataCallback({key: 'ds:1', …, data:[[posting, …], null, total, size], …})`: JSON, lists without names.
- Places in a posting: 0 id, 1 title, 3 responsibilities, 4 qualifications, 7 brand, 9 places (each: 0 in words), 10
  about the job, 12 made, 13 changed, 15 and 18 notes; texts are `[null, HTML]`, times `[seconds since 1970, ns]`.
- The board is not read whole: the level is Google's own, and carries internships, apprenticeships and the Student
  Researcher; nothing is known that students look for and that is on another level.
- Paging: twenty a page. robots.txt forbids addresses with `page=`, so only first pages are read: of the level, and
  where it has more than one page, of the level and the words in `_WORDS`.
- Proof of completeness: none, since the board is not read whole.
- Limits: none published. From some countries a page that asks for consent comes instead: an error here.
- One posting: `…/jobs/results/{id}`, its data in a block of another number.
- Times: UTC. Pay and deadlines: in the text.

Captures: html_google (cut to two postings, without the total). Unchecked: the total's place, the page of one posting,
whether the level and `q` filter as they say (from public code).
"""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from urllib.parse import quote

from internscout.errors import PayloadError
from internscout.model import Board, Json, Page, Payload, Posting, Request
from internscout.sources import Found
from internscout.sources import _reading as r
from internscout.sources import _values as v
from internscout.sources._urls import address, in_path

WINDOW = True
TEXTS_APART = True
SITE = "https://www.google.com"
_RESULTS = "about/careers/applications/jobs/results"
_LEVEL = "target_level=INTERN_AND_APPRENTICE&sort_by=date"
_WORDS = ("machine learning", "artificial intelligence", "research", "PhD", "software", "data", "hardware", "student")
_GAP = "searched for internships, first pages only as robots.txt asks, not the whole board"
_HEADERS = {"Accept": "text/html"}

_BLOCK = re.compile(r"AF_initDataCallback\(\{\s*key:\s*'(ds:\d+)'.{0,200}?\bdata:\s*", re.DOTALL)
_ID = re.compile(r"(\d{10,20})(?:-.*)?")


class Google:
    """Google's careers site. `Board.token` is `google`: there is one board."""

    name = "google"
    label = "Google"

    def first(self, board: Board) -> Request:
        """The newest twenty of the level of interns."""
        return _search(board, "")

    def posting(self, board: Board, external_id: str) -> Request:
        """The page of one posting."""
        url = f"{r.root(board, SITE)}/{_RESULTS}/{in_path(external_id)}"
        return Request(board, url, purpose="posting", headers=_HEADERS, external_id=external_id, robots=True)

    def read(self, payload: Payload) -> Page:
        """A page of results, or of one posting."""
        request = payload.request
        blocks = _blocks(payload.body)
        if request.purpose == "posting":
            rows, total = _one(blocks, request.external_id), 0
        else:
            rows, total = _results(blocks)
        named: list[Json] = [_named(row) for row in rows]
        found = r.page(payload, named, lambda row: _posting(request.board, row), prefix="ds:1", unread=(), gap=_GAP)
        further = total > len(rows) and "q" not in request.context
        return replace(found, follow=tuple(_search(request.board, word) for word in _WORDS if further))

    def recognise(self, url: str) -> Found | None:
        """Results and postings, on both of the hosts that the site has had."""
        where = address(url)
        if where is None:
            return None
        if where.host in ("www.google.com", "google.com") and where.parts[:5] == tuple(_RESULTS.split("/")):
            below = where.parts[5:]
        elif where.host == "careers.google.com" and where.parts[:2] == ("jobs", "results"):
            below = where.parts[2:]
        else:
            return None
        posting = _ID.fullmatch("".join(below[:1]))
        return Found(Board(self.name, "google"), posting[1] if posting else None)


SOURCE = Google()


def _search(board: Board, word: str) -> Request:
    asked = f"{_LEVEL}&q={quote(word)}" if word else _LEVEL
    url = f"{r.root(board, SITE)}/{_RESULTS}/?{asked}"
    return Request(board, url, headers=_HEADERS, context={"q": word} if word else {}, robots=True)


def _blocks(body: bytes) -> dict[str, Json]:
    """The data of a page's scripts that is JSON, by key. Raises `PayloadError` where there is none."""
    page = body.decode("utf-8", "replace")
    found: dict[str, Json] = {}
    for start in _BLOCK.finditer(page):
        with suppress(ValueError, RecursionError):
            found[start[1]] = json.JSONDecoder().raw_decode(page, start.end())[0]
    if not found:
        raise PayloadError("no data in the page (a page that asks for consent?)")
    return found


def _results(blocks: dict[str, Json]) -> tuple[list[Json], int]:
    """The postings of a page of results, and how many the search has. Raises `PayloadError`."""
    data = blocks.get("ds:1")
    if not isinstance(data, list) or not data or not isinstance(data[0], list | None):
        raise PayloadError("the page's data ds:1 is no list of postings")
    rows, total = data[0] or [], data[2] if len(data) > 2 else None
    return rows, total if isinstance(total, int) else len(rows)


def _one(blocks: dict[str, Json], external_id: str) -> list[Json]:
    """The posting of that id in whichever block has it. Raises `PayloadError`."""
    for data in blocks.values():
        for row in _lists(data, 3):
            if row[:1] == [external_id] and len(row) > 10:
                return [row]
    raise PayloadError(f"no posting {v.short(external_id)} in the page (closed?)")


def _lists(value: Json, depth: int) -> Iterator[list[Json]]:
    if isinstance(value, list):
        yield value
        if depth:
            for inner in value:
                yield from _lists(inner, depth - 1)


def _named(row: Json) -> Json:
    """A posting's places by name; whatever is no list stays as it is, and becomes a fault."""
    if not isinstance(row, list):
        return row
    names = {0: "id", 1: "title", 3: "duties", 4: "asked", 7: "brand", 9: "places", 10: "about", 12: "made"}
    names |= {13: "changed", 15: "notes", 18: "where"}
    return {name: row[at] for at, name in names.items() if at < len(row)}


def _posting(board: Board, row: v.Row) -> Posting:
    external_id = v.needed_id(row)
    given = row.get("places")
    places = v.unique(
        v.line({"": place[0]}, "")
        for place in (given if isinstance(given, list) else ())
        if isinstance(place, list) and place
    )
    return Posting(
        board=board,
        external_id=external_id,
        title=v.needed_line(row, "title"),
        url=f"{r.root(board, SITE)}/{_RESULTS}/{in_path(external_id)}",
        company=board.company or v.line(row, "brand") or "Google",
        location="; ".join(places),
        locations=tuple(places),
        description=_description(row),
        posted_at=_time(row, "made"),
        updated_at=_time(row, "changed"),
    )


def _description(row: v.Row) -> str:
    """The parts of the text as one HTML, in the order and under the headings of the page."""
    parts = (
        _html(row, "where"),
        _html(row, "asked"),
        _html(row, "about", "About the job"),
        _html(row, "duties", "Responsibilities"),
        _html(row, "notes"),
    )
    return "\n".join(part for part in parts if part)


def _html(row: v.Row, key: str, heading: str = "") -> str:
    pair = row.get(key)
    text = v.text({"": pair[1]}, "").strip() if isinstance(pair, list) and len(pair) > 1 else ""
    return f"<h3>{heading}</h3>\n{text}" if text and heading else text


def _time(row: v.Row, key: str) -> datetime | None:
    given = row.get(key)
    return v.moment(given[0]) if isinstance(given, list) and given else None
