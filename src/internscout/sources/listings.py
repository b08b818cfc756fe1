"""Lists of internships kept in Git repositories in the format of SimplifyJobs: one `listings.json`.

- A list: `GET https://raw.githubusercontent.com/{owner}/{repo}/{branch}/.github/scripts/listings.json` → a JSON list
  of rows. Some MB, most rows closed. Repositories that keep the format: SimplifyJobs, cvrve, vanshb03 and their forks.
- A board: `Board.token` is `owner/repo` (with the file's path after it where that is not the usual one), `Board.url`
  the raw address; without it the usual path on the default branch is asked (`HEAD`).
- Paging: none. Proof of completeness: the file parsed, so it was not cut short.
- Rows count when `active` and `is_visible`; the others are history, not faults.
- A row is not the employer's text: its postings are `thin`. Where it points to a vendor that InternScout reads, it
  takes that vendor's identity, and `follow` asks for the full posting: one by one for up to three rows of a board and
  at vendors whose listings have no texts, else the whole board once. Only rows whose title can be technical are
  followed (`_worth.py`); of a single posting whose row is as it was, the text is known.
- Times: `date_posted`, `date_updated` in seconds since 1970, UTC: when the list learnt of it, not the employer.
- Pay: none. `sponsorship` "Other" says nothing. `terms` (a list) or `season` (a word) say when the work is.

Captures: simplify_listings. Unchecked: `degrees` and `category` (of today's lists; in no capture).
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from internscout.errors import SourceError
from internscout.model import Board, Page, Payload, Posting, Request, Sighting
from internscout.sources import Found, recognise, source, texts_apart
from internscout.sources import _reading as r
from internscout.sources import _values as v
from internscout.sources._urls import address, in_path, token
from internscout.sources._worth import can_be_technical, names_machine_learning, names_students

GATHERS = True
USUAL_PATH = ".github/scripts/listings.json"
ONE_BY_ONE = 3  # up to so many postings of a board, single requests are less than the board

_RAW = "https://raw.githubusercontent.com"
_HOSTS = ("github.com", "www.github.com", "raw.githubusercontent.com")
_NO_OWNERS = frozenset("about apps collections features login marketplace orgs search settings sponsors topics".split())
_KEYS = r.keys(
    "id title url company_name locations active is_visible date_posted date_updated sponsorship terms season degrees",
    # known and of no use: the category is the list's own guess
    "category company_url source",
)


class Listings:
    """The format, a board a list. `Board.token` is `owner/repository`, `Board.url` the list's raw address."""

    name = "listings"
    label = "Internship lists (SimplifyJobs format)"

    def first(self, board: Board) -> Request:
        """The whole file. Raises `SourceError` for a token that is no `owner/repo` and comes without a URL."""
        parts = [in_path(part) for part in board.token.split("/")]
        if not board.url and (len(parts) < 2 or not all(parts)):
            raise SourceError("a list needs its raw address: set url, or write the token as owner/repository")
        path = "/".join(parts[2:]) or USUAL_PATH
        return Request(board, board.url or f"{r.root(board, _RAW)}/{parts[0]}/{parts[1]}/HEAD/{path}")

    def posting(self, board: Board, external_id: str) -> None:  # noqa: ARG002 - the protocol's signature
        """None: a row holds no more than the list shows."""
        return

    def read(self, payload: Payload) -> Page:
        """The open rows as thin postings, and requests for the full ones."""
        rows = r.rows_of(r.load(payload.body))
        board = payload.request.board
        unread = r.unread_keys(rows, _KEYS, "[]")
        page = r.page(payload, rows, lambda row: _posting(board, row), prefix="", unread=unread)
        resolvable = (p for p in page.postings if p.board.source != board.source and can_be_technical(p.title))
        return replace(page, follow=tuple(_requests(resolvable)))

    def recognise(self, url: str) -> Found | None:
        """A repository on GitHub, or its `listings.json` as page or raw file; no other file of it."""
        where = address(url)
        if where is None or where.host not in _HOSTS or len(where.parts) < 2 or not all(map(token, where.parts)):
            return None
        owner, repo, *rest = where.parts
        repo = repo.removesuffix(".git")
        file = _file(rest, raw=where.host == "raw.githubusercontent.com")
        if file is None or owner.lower() in _NO_OWNERS:
            return None
        branch, path = file
        name = f"{owner}/{repo}" if path == USUAL_PATH else f"{owner}/{repo}/{path}"
        parts = (owner, repo, *branch.split("/"), *path.split("/"))
        return Found(Board(self.name, name, url="/".join((_RAW, *map(in_path, parts)))))


SOURCE = Listings()


def sightings(body: bytes, seen_in: str) -> Iterator[Sighting]:
    """All rows of a list, closed ones too: they name employers that have had interns. Raises `PayloadError`."""
    for row in r.rows_of(r.load(body)):
        if isinstance(row, dict) and (url := v.line(row, "url")):
            title = v.line(row, "title")
            company = v.line(row, "company_name")
            yield Sighting(seen_in, url, title, company, names_students(title), names_machine_learning(title))


def _file(rest: list[str], *, raw: bool) -> tuple[str, str] | None:
    """The (branch, path) of a list, from what follows `owner/repo` in a URL; None when it is another page."""
    if not raw:
        if not rest or (len(rest) == 2 and rest[0] == "tree"):
            return (rest[1] if rest else "HEAD"), USUAL_PATH
        if rest[0] not in ("blob", "raw"):
            return None
        rest = rest[1:]
    names = 3 if rest[:2] == ["refs", "heads"] else 1
    branch, path = "/".join(rest[:names]), "/".join(rest[names:])
    return (branch, path) if path.rpartition("/")[2] == "listings.json" else None


def _posting(board: Board, row: v.Row) -> Posting | None:
    """An open row as a thin posting, under the identity of the vendor it points to; None for a closed row."""
    if row.get("active") is not True or row.get("is_visible") is False:
        return None
    url = v.needed_link(row, "url")
    company = v.line(row, "company_name")
    found = recognise(url)
    known = found is not None and found.external_id is not None
    places = v.lines(row, "locations")
    return Posting(
        board=replace(found.board, company=company) if found and known else board,
        external_id=found.external_id if found and found.external_id else v.needed_id(row),
        title=v.needed_line(row, "title"),
        url=url,
        company=company or board.company or board.token,
        location="; ".join(places),
        locations=tuple(places),
        details=_details(row),
        posted_at=v.moment(row.get("date_posted")),
        updated_at=v.moment(row.get("date_updated")),
        thin=True,
    )


def _details(row: v.Row) -> tuple[tuple[str, str], ...]:
    sponsorship = v.line(row, "sponsorship")
    return v.details(
        ("Term", ", ".join(v.lines(row, "terms")) or v.line(row, "season")),
        ("Degrees", ", ".join(v.lines(row, "degrees"))),
        ("Sponsorship", "" if sponsorship.casefold() == "other" else sponsorship),
    )


def _requests(postings: Iterable[Posting]) -> Iterator[Request]:
    """Requests for full postings, grouped by board."""
    groups: dict[str, dict[str, Posting]] = {}
    for posting in postings:
        groups.setdefault(posting.board.key, {}).setdefault(posting.external_id, posting)
    for wanted in groups.values():
        board = next(iter(wanted.values())).board
        whole = source(board.source).first(board)
        single = [_request(posting) for posting in wanted.values()]
        few = len(single) <= ONE_BY_ONE or texts_apart(board.source)
        if few and all(one and one.url != whole.url for one in single):
            yield from (one for one in single if one)
        else:
            yield replace(whole, context={"only": list(wanted)})


def _request(posting: Posting) -> Request | None:
    """The request for one posting, stamped with what the list says of it: a change of that asks for the text again."""
    found = source(posting.board.source).posting(posting.board, posting.external_id)
    stamp = r.stamp(posting.title, posting.location, str(posting.updated_at))
    return replace(found, stamp=stamp) if found and found.purpose == "posting" else found
