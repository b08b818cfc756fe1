"""Take a URL apart as people write it: without scheme, in capitals, with tracking parameters and fragments.

Knows no vendor. Never raises: what is no web address is None.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import parse_qsl, quote, unquote, urlsplit

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_NOT_IN_A_TOKEN = re.compile(r"[/\\?#%:<>\"]")


@dataclass(frozen=True, slots=True)
class Address:
    """A web address: lower-case host, decoded non-empty path parts, first value of each query parameter."""

    host: str
    parts: tuple[str, ...]
    query: Mapping[str, str]

    def part(self, position: int) -> str:
        """A path part, or the empty string."""
        return self.parts[position] if position < len(self.parts) else ""


@lru_cache(maxsize=64)  # every vendor is asked for the same URL, one after the other
def address(url: str) -> Address | None:
    """A URL in parts; None when it is not http(s) or not a URL at all."""
    url = url.strip()
    if url.startswith("//"):
        url = f"https:{url}"
    elif "://" not in url.partition("?")[0]:
        url = f"https://{url}"
    try:
        split = urlsplit(url)
        host = (split.hostname or "").rstrip(".")
        query = parse_qsl(split.query)
    except ValueError:  # an unclosed IPv6 bracket, too many parameters
        return None
    if split.scheme.lower() not in ("http", "https") or "." not in host:
        return None
    parts = tuple(part for raw in split.path.split("/") if (part := unquote(raw).strip()))
    return Address(host, parts, dict(reversed(query)))


def token(text: str) -> str:
    """A board token as it may stand in a URL's path, or the empty string when this cannot be one.

    Tokens are shown on terminals, so nothing that is not printed can be in them: controls, changes of direction.
    """
    text = text.strip()
    bad = text in (".", "..") or len(text) > 100 or _NOT_IN_A_TOKEN.search(text) or not text.isprintable()
    return "" if bad else text


def uuid(text: str) -> str | None:
    """A UUID in lower case, or None."""
    return found[0] if (found := _UUID.fullmatch(text.lower())) else None


def number(text: str) -> str | None:
    """A decimal id, or None."""
    return text if text.isascii() and text.isdigit() and len(text) <= 20 else None


def in_path(text: str) -> str:
    """A token or id as one path part, whether or not it was given percent-encoded."""
    return quote(unquote(text), safe="", errors="replace")
