"""Boards that may be on any host: the board of an address, its address again, which addresses are of the same site."""

from urllib.parse import urlsplit, urlunsplit

from internscout.errors import SourceError
from internscout.model import Board
from internscout.sources import Found
from internscout.sources import _reading as r

_TOKEN_LENGTH = 200


def home(board: Board, what: str) -> str:
    """The board's own address: its `url`, else the token with `https://` before it. Raises `SourceError`."""
    if board.url:
        return board.url
    host, slash, path = board.token.partition("/")
    if "." not in host or not slash or board.token.split() != [board.token]:
        raise SourceError(f"{what} needs its address: set url, or write the token as host/path")
    return f"https://{host}/{path}"


def served(board: Board, url: str) -> str:
    """The address at the server that the board names (`base_url`), where it names one."""
    if not board.base_url:
        return url
    return f"{r.root(board, '')}{urlunsplit(urlsplit(url)._replace(scheme='', netloc=''))}"


def same_site(url: str, other: str) -> bool:
    """Whether two addresses are of one host, or one of the other's subdomain; `www.` does not count."""
    one, two = _host(url), _host(other)
    return bool(one and two) and (one == two or one.endswith(f".{two}") or two.endswith(f".{one}"))


def board_at(source: str, url: str) -> Found | None:
    """The board of an address, whose token is the address without scheme, `www.` and fragment."""
    link = url.strip().removeprefix("//")
    link = (link if "://" in link.partition("?")[0] else f"https://{link}").partition("#")[0]
    token = link.partition("://")[2].removeprefix("www.").rstrip("/")
    if len(token) > _TOKEN_LENGTH or not token.isprintable() or token.split() != [token]:
        return None
    return Found(Board(source, token, url=link))


def _host(url: str) -> str:
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:  # an unclosed IPv6 bracket
        return ""
    return host if parts.scheme in ("http", "https") else ""
