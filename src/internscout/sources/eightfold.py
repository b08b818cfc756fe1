"""Eightfold: the manual of its careers sites' two interfaces, as far as InternScout uses them.

- A board on the classic interface: `GET https://{tenant}.eightfold.ai/api/apply/v2/jobs?domain={domain}&start=0&num=10`
  → `{"count": n, "positions": […]}`, in snake_case. A board on the newer one (PCSX; Microsoft, NVIDIA and most others):
  `…/api/pcsx/search?domain={domain}&query=&location=&start=0` → `{"status": 200, "data": {"count": n, "positions":
  […]}}`, in camelCase. Both public, no key; robots.txt allows both by name. A tenant answers on one of them, and on the
  other with a 403 ("PCSX is not enabled for this user", or "PCSX").
- The token is the tenant (`netflix`), or the host where the employer has one of its own (`jobs.acme.com`), and `pcsx/`
  before it for the newer interface. `domain` is the employer's mail domain: `{tenant}.com`, or the last two labels of a
  host; another is written behind it (`careers.acme.net/acme.com`).
- One posting: `…/api/apply/v2/jobs/{id}?domain={domain}` → the position with its text, for tenants of both.
- Paging: ten a page whatever `num` says, from `start`, newest first.
- Proof of completeness: as many rows on all pages as `count`, the same on each.
- Limits: unpublished; some 100 requests a minute are told of (then 403 or 429; Microsoft's host bears one a second), so
  large boards may need a longer `gap_seconds`. 1,000 pages at most are asked for.
- Text: `job_description`, HTML, empty in lists.
- Times: seconds since 1970, UTC: `t_create`, `postedTs`; `t_update` is also touched by the vendor's own nightly
  runs and does not say that the text is another. No deadline.
- Pay: none. Places: all in `locations`, written as the employer does; PCSX adds `standardizedLocations`, of which bare
  codes ("IN": India or Indiana) are not used.

Captures: eightfold, eightfold_pcsx (lists, some with texts put in by whoever stored them). Unchecked: the single
posting (from public code; its other keys are not watched for new ones; what it lacks is taken from its row), which
tenants have which interface (a switch of the vendor's), `isPrivate` other than false, whether a board bears being read
without cookies.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from internscout.errors import PayloadError
from internscout.model import Board, Json, Page, Payload, Posting, Request
from internscout.sources import Found
from internscout.sources import _reading as r
from internscout.sources import _values as v
from internscout.sources._urls import Address, address, in_path

TEXTS_APART = True
PCSX = "pcsx/"
_VENDORS = ".eightfold.ai"
_SIZE = 10
_LAST = 10_000

# Where the address alone does not say which board it is, or on which interface.
_OWN_HOSTS = {
    "explore.jobs.netflix.net": "netflix",
    "apply.careers.microsoft.com": "pcsx/apply.careers.microsoft.com",
    "jobs.nvidia.com": "pcsx/jobs.nvidia.com",
}
_CLASSIC = frozenset({"alnylam", "bayer", "hsbc", "mlp", "netflix", "stmicroelectronics"})
_NO_TENANTS = frozenset({"www", "app", "api", "apply", "static", "docs", "help"})

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,62}")
_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")
_ID = re.compile(r"(\d{1,20})(?:-.*)?")
_NUMBERS = ("display_job_id", "displayJobId", "ats_job_id", "atsJobId")
_NO_PLACE = re.compile(r"\s*\|\s*N/?A$", re.IGNORECASE)

_ROW = r.keys(
    "id name posting_name location locations department work_location_option t_create t_update ats_job_id",
    "display_job_id job_description canonicalPositionUrl isPrivate",
    "displayJobId atsJobId standardizedLocations workLocationOption postedTs creationTs positionUrl jobDescription",
    # known and of no use
    "hot business_unit type id_locale locale stars medallionProgram location_flexibility isHot",
)


class Eightfold:
    """The vendor. `Board.token` is the tenant or host, with `pcsx/` before it for the newer interface."""

    name = "eightfold"
    label = "Eightfold"

    def first(self, board: Board) -> Request:
        """The newest ten of a board."""
        return _page(board, 0)

    def posting(self, board: Board, external_id: str) -> Request:
        """One posting in full, on either interface."""
        site = _site(board)
        url = f"{site.server}/api/apply/v2/jobs/{in_path(external_id)}?domain={in_path(site.domain)}"
        return Request(board, url, purpose="posting", external_id=external_id)

    def read(self, payload: Payload) -> Page:
        """A page of the list, or a single posting's answer."""
        answer = r.load(payload.body)
        board = payload.request.board
        if payload.request.purpose == "posting":
            rows = r.single(v.child(r.object_of(answer, "a posting"), "data") or answer)
            known = payload.request.context
            return r.page(payload, rows, lambda row: _full(board, row, known), prefix="positions", unread=())
        found = _listed(payload, answer)
        rest = () if "start" in payload.request.context else _rest(board, found.total or 0)
        return r.with_texts(replace(found, follow=rest), self._text_of, "Department")

    def _text_of(self, row: Posting) -> Request:
        """The request for a row's text, with what the row says of places and the like."""
        known: dict[str, Json] = {"places": [*row.locations], "facts": [[*fact] for fact in row.details]}
        return replace(self.posting(row.board, row.external_id), context=known)

    def recognise(self, url: str) -> Found | None:
        """Boards, postings and API addresses on the vendor's hosts and on those of the employers named above."""
        where = address(url)
        if where is None or where.part(0) not in ("careers", "api"):
            return None
        token = _OWN_HOSTS.get(where.host, "")
        if not token and where.host.endswith(_VENDORS):
            token = _token(where)
        return Found(Board(self.name, token), _named(where)) if token else None


SOURCE = Eightfold()


@dataclass(frozen=True, slots=True)
class _Site:
    """What a token says: the server to ask, the employer's domain, and on which interface."""

    server: str
    domain: str
    newer: bool


def _site(board: Board) -> _Site:
    name, _, domain = board.token.removeprefix(PCSX).partition("/")
    host = name if "." in name else f"{name}{_VENDORS}"
    tenant = host.removesuffix(_VENDORS)
    usual = f"{tenant}.com" if tenant != host else ".".join(host.split(".")[-2:])
    return _Site(r.root(board, f"https://{in_path(host)}"), domain or usual, board.token.startswith(PCSX))


def _page(board: Board, start: int) -> Request:
    site = _site(board)
    path = "pcsx/search" if site.newer else "apply/v2/jobs"
    asked = f"domain={in_path(site.domain)}&query=&location=&start={start}&num={_SIZE}&sort_by=timestamp"
    return Request(board, f"{site.server}/api/{path}?{asked}", context={"start": start} if start else {})


def _rest(board: Board, total: int) -> tuple[Request, ...]:
    return tuple(_page(board, start) for start in range(_SIZE, min(total, _LAST), _SIZE))


def _listed(payload: Payload, answer: Json) -> Page:
    """A page of a list, of either interface."""
    board = payload.request.board
    envelope = r.object_of(answer, "an object with a list 'positions'")
    found = v.child(envelope, "data") or envelope
    if "positions" not in found and v.text(envelope, "status") not in ("", "200"):
        raise PayloadError(f"an error of status {v.text(envelope, 'status')} instead of positions")
    rows = r.rows_of(found, "positions")
    count = v.amount(found, "count")
    return r.page(
        payload,
        rows,
        lambda row: _posting(board, row, thin=True),
        prefix="positions",
        unread=r.unread_keys(rows, _ROW, "positions[]"),
        gap=_gap(count),
        total=count,
    )


def _gap(count: float | None) -> str:
    if count is None:
        return "'count' is absent"
    return f"the first {_LAST:,} of {count:,.0f} postings were asked for" if count > _LAST else ""


def _token(where: Address) -> str:
    """The token of a board on the vendor's own hosts, or the empty string."""
    tenant = where.host.removesuffix(_VENDORS)
    if tenant in _NO_TENANTS or not _NAME.fullmatch(tenant):
        return ""
    domain = where.query.get("domain", "").lower()
    behind = f"/{domain}" if _HOST.fullmatch(domain) and domain != f"{tenant}.com" else ""
    classic = tenant in _CLASSIC or where.parts[:2] == ("api", "apply")
    return f"{'' if classic else PCSX}{tenant}{behind}"


def _named(where: Address) -> str | None:
    """The posting that an address names."""
    query = where.query
    shown = (where.part(2) if where.part(1) == "job" else "", where.part(4) if where.part(3) == "jobs" else "")
    asked = (*shown, query.get("pid", ""), query.get("position_id", ""))
    return next((found[1] for text in asked if (found := _ID.fullmatch(text))), None)


def _posting(board: Board, row: v.Row, *, thin: bool) -> Posting | None:
    if row.get("isPrivate") is True:
        return None
    external_id = v.needed_id(row)
    listed = v.lines(row, "locations") or [v.line(row, "location")]
    places = v.unique(_NO_PLACE.sub("", place) for place in listed)
    option = v.line(row, "work_location_option") or v.line(row, "workLocationOption")
    known = [place for place in v.lines(row, "standardizedLocations") if "," in place]
    title = v.line(row, "name") or v.needed_line(row, "posting_name")
    department = v.line(row, "department")
    return Posting(
        board=board,
        external_id=external_id,
        title=title,
        url=_link(board, row, external_id),
        company=board.company or _site(board).domain.partition(".")[0],
        location="; ".join(places),
        locations=tuple(places),
        description=v.text(row, "job_description") or v.text(row, "jobDescription"),
        details=v.details(
            ("Workplace", {"onsite": "on-site", "remote_local": "remote"}.get(option, option)),
            ("Department", department),
            ("Locations", "; ".join(place for place in known if place not in places)),
        ),
        posted_at=v.moment(row.get("postedTs") or row.get("t_create") or row.get("creationTs")),
        updated_at=v.moment(row.get("t_update")),
        requisition_id=next((found for key in _NUMBERS if (found := v.line(row, key))), ""),
        thin=thin,
        stamp=r.stamp(title, places, option, department, row.get("postedTs")) if thin else "",
    )


def _full(board: Board, row: v.Row, known: Mapping[str, Json]) -> Posting | None:
    """A posting with its text, completed by what its row in the list said."""
    found = _posting(board, row, thin=False)
    if found is None:
        return None
    said = known.get("facts")
    facts = [(str(fact[0]), str(fact[1])) for fact in said if isinstance(fact, list)] if isinstance(said, list) else []
    places = found.locations or tuple(v.lines(dict(known), "places"))
    return replace(found, location="; ".join(places), locations=places, details=v.details(*found.details, *facts))


def _link(board: Board, row: v.Row, external_id: str) -> str:
    """The page for people: as the row has it, on the employer's own host; else made of the id."""
    given = v.text(row, "canonicalPositionUrl").strip()
    if re.match(r"https?://\S+$", given, re.IGNORECASE):
        return given
    return f"{_site(board).server}/careers/job/{in_path(external_id)}"
