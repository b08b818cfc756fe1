"""Where Workday's career sites are: tokens and the addresses that belong to them.

A tenant's site is at `https://{tenant}.{pod}.myworkdayjobs.com/{site}`, token `tenant/pod/site`, or on a host that
tenants share, `https://{pod}.myworkdaysite.com/recruiting/{tenant}/{site}`, token `pod/tenant/site`. Not every tenant
is on both, so the two are different boards. Sites are written in lower case: addresses of the same site differ in that,
and captures show that the interface answers to it.
"""

import re
from dataclasses import dataclass
from itertools import takewhile

from internscout.errors import SourceError
from internscout.model import Board
from internscout.sources._reading import root
from internscout.sources._urls import Address, in_path, token

_POD = re.compile(r"wd[0-9]+")
_OWN_HOST = re.compile(r"([a-z0-9_-]+)\.(wd[0-9]+)\.myworkdayjobs\.com")
_SHARED_HOST = re.compile(r"(wd[0-9]+)\.myworkdaysite\.com")
_LOCALE = re.compile(r"[a-z]{2}(?:-[A-Za-z]{2,4})?")
_POSTING = ("job", "details")  # the path part before a posting's
_FORM = ("apply", "login")  # the path parts after it
_NO_SITES = (*_POSTING, *_FORM, "recruiting", "wday", "robots.txt")


@dataclass(frozen=True, slots=True)
class Site:
    """One career site."""

    tenant: str
    pod: str
    name: str
    shared: bool

    @property
    def token(self) -> str:
        """The board's token."""
        first, second = (self.pod, self.tenant) if self.shared else (self.tenant, self.pod)
        return f"{first}/{second}/{self.name}"

    @property
    def host(self) -> str:
        """The server that has the pages and the interface."""
        own = f"https://{self.tenant}.{self.pod}.myworkdayjobs.com"
        return f"https://{self.pod}.myworkdaysite.com" if self.shared else own

    def pages(self, board: Board) -> str:
        """Where the site's pages are: a posting's is this with its path behind."""
        tenant, name = in_path(self.tenant), in_path(self.name)
        return f"{root(board, self.host)}/{f'recruiting/{tenant}/{name}' if self.shared else name}"

    def interface(self, board: Board) -> str:
        """Where the site's interface is: a posting's answer is at this with its path behind."""
        return f"{root(board, self.host)}/wday/cxs/{in_path(self.tenant)}/{in_path(self.name)}"


def site_of(board: Board) -> Site:
    """The site that a board's token names. Raises `SourceError` for a token of another form."""
    parts = board.token.split("/")
    if len(parts) == 3 and all(parts):
        if _POD.fullmatch(parts[1]):
            return Site(parts[0], parts[1], parts[2], shared=False)
        if _POD.fullmatch(parts[0]):
            return Site(parts[1], parts[0], parts[2], shared=True)
    raise SourceError(f"{board.token!r} is no Workday site: write the token as tenant/wd5/site, as in its address")


def named(where: Address) -> tuple[Site, str] | None:
    """The site that an address is of, and the id of the posting or nothing; None for any other address."""
    own, shared = _OWN_HOST.fullmatch(where.host), _SHARED_HOST.fullmatch(where.host)
    host = own or shared
    if host is None:
        return None
    parts = where.parts
    if parts[:2] == ("wday", "cxs"):
        parts = parts[2:]
    else:
        parts = _without_locale(parts)
        if shared and parts[:1] != ("recruiting",):
            return None
        parts = (own[1], *parts) if own else parts[1:]
    tenant, name = (token(part) for part in (*parts, "", "")[:2])
    if not tenant or not name or name in _NO_SITES:
        return None
    return Site(tenant.lower(), host[host.re.groups], name.lower(), shared=own is None), _posting(parts[2:])


def _without_locale(parts: tuple[str, ...]) -> tuple[str, ...]:
    """`en-US/Careers` → `Careers`; a site that is named like a locale is known by the posting after it."""
    locale = bool(parts) and _LOCALE.fullmatch(parts[0]) and not set(parts[1:2]) & set(_POSTING)
    return parts[1:] if locale else parts


def _posting(rest: tuple[str, ...]) -> str:
    """The id of a posting in what follows a site: `job/{place}/{id}`, `job/{id}`, `details/{id}`, or nothing."""
    begin = next((number for number, part in enumerate(rest) if part in _POSTING), len(rest))
    after = [*takewhile(lambda part: part not in _FORM, rest[begin + 1 :])]
    return next(reversed(after[: 1 if rest[begin : begin + 1] == ("details",) else 2]), "")
