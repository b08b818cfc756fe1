"""Vendors that give every employer a host of its own: token ↔ `acme.vendor.com`. Knows no vendor, fetches nothing."""

import re

from internscout.errors import SourceError
from internscout.model import Board
from internscout.sources import _reading as r
from internscout.sources import _values as v
from internscout.sources._urls import Address

_TOKEN = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?:\.[a-z0-9-]{1,63})?", re.IGNORECASE)  # `acme`, `acme.na`
# Hosts that are the vendor's own.
_OWN = frozenset(
    "www api app apps assets auth blog cdn community developer developers docs documentation go help info learn login"
    " mail marketing media pages partners resources static status support".split()
)


def tenant(where: Address, domain: str) -> str:
    """The token before a vendor's domain (`acme` of `acme.recruitee.com`), or the empty string."""
    name, dot, rest = where.host.partition(f".{domain}")
    return name if dot and not rest and name not in _OWN and _TOKEN.fullmatch(name) else ""


def site(board: Board, domain: str) -> str:
    """The employer's host: `https://acme.recruitee.com`. Raises `SourceError` for a token that cannot be one."""
    if not board.base_url and not _TOKEN.fullmatch(board.token):
        raise SourceError(f"no host can be called {v.short(v.clean(board.token), 60)!r}.{domain}: correct the token")
    return r.root(board, f"https://{board.token.lower()}.{domain}")
