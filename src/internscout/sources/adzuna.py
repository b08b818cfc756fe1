"""Adzuna (19 countries): the manual of its search API, as far as InternScout uses it.

- A search: `GET https://api.adzuna.com/v1/api/jobs/{country}/search/{page}` → `results`, `count`. It needs an id and
  a key, free at developer.adzuna.com, in the environment variables `ADZUNA_APP_ID` and `ADZUNA_APP_KEY`.
- A board's token is a country (`gb`, `us`, `de` …), or a country and words (`gb/computer vision`); without words they
  are "machine learning". All of them must stand in a posting, and one of the country's words for interns (`what_or`).
- Paging: 50 rows a page, the newest first; the first answer names the others, at most 5 pages.
- Proof of completeness: `count` equal to the number of rows of all pages, where they are no more than 250.
- Limits (terms of service): 25 requests a minute, 250 a day, 1,000 a week, 2,500 a month: some ten boards once a day.
- Terms: for personal research, and for showing Adzuna's postings with a link to them and its name beside them. So
  `url` is the posting's page at Adzuna. The address in the answer holds the asker's id and changes from answer to
  answer: only its host is used.
- Text: the first 500 characters of the posting, nothing more: every row is `thin`.
- Times: `created`, ISO 8601 in UTC.
- Pay: `salary_min`, `salary_max` a year, in the country's currency; not taken where Adzuna guessed
  (`salary_is_predicted`).
- Place: `location.display_name`, and `location.area` from the country down. `contract_time` and `contract_type` are
  words, `category` Adzuna's guess.

Captures: adzuna (the results; two of three without `count`). Unchecked: `what` together with `what_or`, pages past
the first, the addresses of postings in countries other than CA, FR, US.
"""

from dataclasses import replace
from typing import NamedTuple
from urllib.parse import quote

from internscout.errors import SourceError
from internscout.model import Board, Page, Payload, Posting, Request
from internscout.sources import Found
from internscout.sources import _reading as r
from internscout.sources import _values as v
from internscout.sources._pay import pay_words
from internscout.sources._urls import address, number, token

GATHERS = True
KEYS = ("ADZUNA_APP_ID", "ADZUNA_APP_KEY")
MOST_PAGES = 5
_A_PAGE = 50
_WORDS = "machine learning"
_API = "https://api.adzuna.com"
_KEYS = r.keys(
    "id title created description company company.display_name location location.display_name location.area",
    "salary_min salary_max salary_is_predicted contract_time contract_type redirect_url",
    # known and of no use
    "category category.tag category.label latitude longitude adref __CLASS__ category.__CLASS__ company.__CLASS__",
    "location.__CLASS__ company.canonical_name",
)
_ENVELOPE = r.keys("count mean __CLASS__")


class _Country(NamedTuple):
    """A country as Adzuna knows it: the end of its host's name, its money, its words for interns."""

    host: str
    currency: str
    interns: str


_ENGLISH = "intern internship trainee placement student"
_GERMAN = "praktikum praktikant werkstudent masterarbeit intern internship"
_FRENCH = "stage stagiaire alternance alternant apprenti intern internship"
_DUTCH = "stage stagiair afstudeerstage werkstudent intern internship"
_SPANISH = "prácticas becario beca pasante intern internship"
_COUNTRIES = {
    "at": _Country("at", "EUR", _GERMAN),
    "au": _Country("com.au", "AUD", _ENGLISH),
    "be": _Country("be", "EUR", f"{_FRENCH} stagiair"),
    "br": _Country("com.br", "BRL", "estágio estagiário intern internship"),
    "ca": _Country("ca", "CAD", "intern internship co-op coop student stage stagiaire"),
    "ch": _Country("ch", "CHF", f"{_GERMAN} stage stagiaire"),
    "de": _Country("de", "EUR", _GERMAN),
    "es": _Country("es", "EUR", _SPANISH),
    "fr": _Country("fr", "EUR", _FRENCH),
    "gb": _Country("co.uk", "GBP", _ENGLISH),
    "in": _Country("in", "INR", _ENGLISH),
    "it": _Country("it", "EUR", "stage tirocinio stagista intern internship"),
    "mx": _Country("com.mx", "MXN", "practicante prácticas becario intern internship"),
    "nl": _Country("nl", "EUR", _DUTCH),
    "nz": _Country("co.nz", "NZD", _ENGLISH),
    "pl": _Country("pl", "PLN", "staż stażysta praktyki praktykant intern internship"),
    "sg": _Country("sg", "SGD", _ENGLISH),
    "us": _Country("com", "USD", "intern internship co-op coop"),
    "za": _Country("co.za", "ZAR", _ENGLISH),
}
_BY_HOST = {f"www.adzuna.{country.host}": code for code, country in _COUNTRIES.items()}


class Adzuna:
    """The site. `Board.token` is a country, or a country and words."""

    name = "adzuna"
    label = "Adzuna"

    def first(self, board: Board) -> Request:
        """The first page. Raises `SourceError` for a country that Adzuna does not have."""
        return _page(board, 1)

    def posting(self, board: Board, external_id: str) -> None:  # noqa: ARG002 - the protocol's signature
        """None: there are no single postings."""
        return

    def read(self, payload: Payload) -> Page:
        """A page's postings, and from the first one the requests for the others."""
        answer, board = r.load(payload.body), payload.request.board
        rows = r.rows_of(answer, "results")
        total = v.amount(r.object_of(answer, "a page"), "count")
        found = r.page(
            payload,
            rows,
            lambda row: _posting(board, row),
            prefix="results",
            unread=r.unread_in(answer, "results", _ENVELOPE, _KEYS),
            gap=_gap(total),
            total=total,
        )
        first = payload.request.context.get("page") == 1
        last = min(-(-int(total) // _A_PAGE), MOST_PAGES) if total is not None and first else 1
        return replace(found, follow=tuple(_page(board, page) for page in range(2, last + 1)))

    def recognise(self, url: str) -> Found | None:
        """The sites of the countries, their postings, and the API."""
        where = address(url)
        if where is None:
            return None
        if where.host == "api.adzuna.com" and where.parts[:3] == ("v1", "api", "jobs"):
            words = token(where.query.get("what", ""))
            country = where.part(3).lower()
            return (
                Found(Board(self.name, f"{country}/{words}" if words else country)) if country in _COUNTRIES else None
            )
        country = _BY_HOST.get(where.host if where.host.startswith("www.") else f"www.{where.host}", "")
        if not country:
            return None
        posting = _id(where.parts)
        return Found(Board(self.name, country), posting) if posting or not where.parts else None


SOURCE = Adzuna()


def _country(board: Board) -> _Country:
    code = board.token.partition("/")[0]
    if code not in _COUNTRIES:
        raise SourceError(f"no country {code!r} at Adzuna; it has {', '.join(_COUNTRIES)}")
    return _COUNTRIES[code]


def _page(board: Board, page: int) -> Request:
    code, _, words = board.token.partition("/")
    query = {
        "results_per_page": str(_A_PAGE),
        "sort_by": "date",
        "what": words or _WORDS,
        "what_or": _country(board).interns,
    }
    asked = "&".join(f"{key}={quote(value, safe='')}" for key, value in query.items())
    return Request(
        board,
        f"{r.root(board, _API)}/v1/api/jobs/{code}/search/{page}?{asked}",
        context={"page": page},
        secret_query={"app_id": KEYS[0], "app_key": KEYS[1]},
    )


def _gap(total: float | None) -> str:
    """Why the pages are no proof, if so; that they add up is seen by who joins them."""
    if total is None:
        return "'count' is absent"
    return f"of {total:g} rows the newest {MOST_PAGES * _A_PAGE} are read" if total > MOST_PAGES * _A_PAGE else ""


def _id(parts: tuple[str, ...]) -> str | None:
    """The id in a posting's address: `/details/{id}`, `/land/ad/{id}`."""
    return number(parts[-1]) if parts[:-1] in (("details",), ("land", "ad")) else None


def _link(row: v.Row) -> str:
    """The posting's page at Adzuna, without what names the asker."""
    where = address(v.needed_link(row, "redirect_url"))
    if where is None or where.host not in _BY_HOST:
        raise v.RowError("'redirect_url' leads to another site")
    return f"https://{where.host}/details/{v.needed_id(row)}"


def _posting(board: Board, row: v.Row) -> Posting:
    location = v.child(row, "location")
    place, area = v.line(location, "display_name"), v.lines(location, "area")
    whole = ", ".join(v.unique([*place.split(", "), *area[:1]]))
    words = (v.line(row, key).replace("_", " ") for key in ("contract_time", "contract_type"))
    return Posting(
        board=board,
        external_id=v.needed_id(row),
        title=v.needed_line(row, "title"),
        url=_link(row),
        company=v.line(v.child(row, "company"), "display_name") or "an employer on Adzuna",
        location=whole,
        locations=tuple(v.unique([whole])),
        description=v.text(row, "description"),
        details=v.details(
            ("Employment", ", ".join(filter(None, words))),
            ("Locations", ", ".join(reversed(area)) if len(area) > 1 else ""),
            ("Pay", _pay(board, row)),
        ),
        posted_at=v.moment(row.get("created")),
        thin=True,
    )


def _pay(board: Board, row: v.Row) -> str:
    country = _COUNTRIES.get(board.token.partition("/")[0])
    if v.text(row, "salary_is_predicted") == "1":
        return ""
    return pay_words(
        country.currency if country else "", v.amount(row, "salary_min"), v.amount(row, "salary_max"), "year"
    )
