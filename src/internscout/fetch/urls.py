"""Addresses as they are compared, joined and shown. Nothing here judges them: that is `address.py`.

Messages name hosts only: a query may hold what nobody should read.
"""

from typing import TypeAlias

import httpx

from internscout.errors import FetchError
from internscout.fetch.lanes import lane_of

Server: TypeAlias = tuple[str, str, int | None]


def url_of(text: str, base: httpx.URL | None = None) -> httpx.URL:
    """The text as an absolute address. Raises `FetchError`."""
    try:
        return base.join(text) if base else httpx.URL(text)
    except (httpx.InvalidURL, ValueError) as error:
        whose = f"{base.host} redirects to no URL" if base else "not a URL"
        raise FetchError(f"{whose}: {one_line(error)}") from None


def server_of(url: httpx.URL) -> Server:
    """Scheme, host and port: what must be the same for two addresses to be one server's."""
    default = {"http": 80, "https": 443}.get(url.scheme)
    return url.scheme, url.host, url.port or default


def lane_of_url(text: str) -> str:
    """The lane of an address. Raises `FetchError`."""
    return lane_of(url_of(text).host)


def redirected(url: httpx.URL, location: str) -> httpx.URL:
    """Where a redirect from `url` leads. Raises `FetchError`."""
    target = url_of(location, url)
    if url.scheme == "https" and target.scheme == "http":
        raise FetchError(f"{url.host} redirects from https to http, refused")
    return target


def one_line(error: Exception) -> str:
    """What an error says, fit for a message."""
    return " ".join(str(error).split())[:200] or type(error).__name__
