"""Remote OK: the manual of its API, as far as InternScout uses it.

- The feed: `GET https://remoteok.com/api` → a JSON list. Its first element is no posting but the terms (`legal`).
  Public, no key. A board's token is `all`, or tags as in the site's addresses (`machine-learning`), asked by
  `?tags=`.
- Terms (in each answer): link back to the posting's page at Remote OK, without `nofollow`, and name Remote OK as the
  source; not its logo. So `url` is the posting's link, also where another is given, and the posting's id names the
  source.
- Paging: none. Proof of completeness: never; the feed holds the newest postings (some 100), older ones are still
  open.
- Limits: none published.
- Text: HTML. To it the site adds "Please mention the word … and tag …" with an encoding of the asker's own IP
  address: this is cut off.
- Titles, companies and places are escaped like HTML and now and then read in the wrong encoding; both is undone.
- Times: `date`, ISO 8601 with an offset; `epoch` is the same in seconds.
- Pay: `salary_min` and `salary_max`, whole dollars a year, 0 for none. The site estimates them where the employer
  said nothing, so only those of its own postings (`original`) are taken.
- Tags are the site's guesses and are not read; "remote" is its claim for all, and is not taken for the employer's
  word.

Captures: remoteok. Unchecked: `?tags=` (others report it to be `tag`), whether `original` says that the pay is
stated.
"""

import re

from internscout.model import Board, Page, Payload, Posting, Request
from internscout.sources import Found
from internscout.sources import _reading as r
from internscout.sources import _values as v
from internscout.sources._gathered import ALL, NEWEST_ONLY, needed_plain, plain_line
from internscout.sources._pay import pay_words
from internscout.sources._urls import address, in_path, number, token

GATHERS = True
WINDOW = True
_API = "https://remoteok.com"
_HOSTS = ("remoteok.com", "www.remoteok.com", "remoteok.io", "www.remoteok.io")
_TOPIC = re.compile(r"remote-(.+)-jobs", re.IGNORECASE)
_CHECK = "Please mention the word **"
_KEYS = r.keys(
    "id position company location description url apply_url date epoch salary_min salary_max original",
    # known and of no use
    "legal last_updated slug tags company_logo logo verified",
)


class RemoteOK:
    """The site. `Board.token` is `all` for the whole feed, or tags."""

    name = "remoteok"
    label = "Remote OK"

    def first(self, board: Board) -> Request:
        """The feed in one answer."""
        tags = "" if board.token == ALL else f"?tags={in_path(board.token)}"
        return Request(board, f"{r.root(board, _API)}/api{tags}")

    def posting(self, board: Board, external_id: str) -> None:  # noqa: ARG002 - the protocol's signature
        """None: there are no single postings."""
        return

    def read(self, payload: Payload) -> Page:
        """The newest postings."""
        rows = r.rows_of(r.load(payload.body))
        board = payload.request.board
        return r.page(
            payload,
            rows,
            lambda row: _posting(board, row),
            prefix="",
            unread=r.unread_keys(rows, _KEYS, "[]"),
            gap=NEWEST_ONLY,
        )

    def recognise(self, url: str) -> Found | None:
        """The site, its topics, its postings, the API."""
        where = address(url)
        if where is None or where.host not in _HOSTS:
            return None
        first = where.part(0).lower()
        if not first or first == "api":
            return Found(Board(self.name, token(where.query.get("tags", "")) or ALL))
        if first == "remote-jobs":
            return Found(Board(self.name, ALL), number(where.part(1).rpartition("-")[2]))
        topic = _TOPIC.fullmatch(first)
        return Found(Board(self.name, topic[1])) if topic and token(topic[1]) else None


SOURCE = RemoteOK()


def _posting(board: Board, row: v.Row) -> Posting | None:
    """A posting; None for the terms."""
    if "legal" in row and "id" not in row:
        return None
    place = plain_line(row, "location").strip(", ")
    return Posting(
        board=board,
        external_id=v.needed_id(row),
        title=needed_plain(row, "position"),
        url=v.needed_link(row, "url", "apply_url"),
        company=plain_line(row, "company") or "an employer on Remote OK",
        location=place,
        locations=tuple(v.unique([place])),
        description=_own(v.text(row, "description")),
        details=v.details(("Pay", _pay(row))),
        posted_at=v.moment(row.get("date")) or v.moment(row.get("epoch")),
    )


def _own(text: str) -> str:
    """The employer's text without what the site adds at its end."""
    before, found, _ = text.rpartition(_CHECK)
    return before.rstrip() if found else text


def _pay(row: v.Row) -> str:
    stated = row.get("original") is True
    return pay_words("USD", v.amount(row, "salary_min"), v.amount(row, "salary_max"), "year") if stated else ""
