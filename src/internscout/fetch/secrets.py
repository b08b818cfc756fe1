"""Keys that a vendor hands out: read from the environment, put into a request at its sending, kept nowhere.

A request names its keys (`Request.secret_headers`, `Request.secret_query`); their values live only in the `Secrets` of
the fetch under way. They go to the server that the request names, never to another that it points to.
"""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, quote_plus

import httpx

from internscout.errors import FetchError
from internscout.model import Request

# A shorter value is no secret, and would be found where it does not stand for itself.
_LEAST_TO_BLACKEN = 8


@dataclass(frozen=True, slots=True)
class Secrets:
    """Values by name of header and of query parameter; not shown by `repr`."""

    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    query: Mapping[str, str] = field(default_factory=dict, repr=False)

    def into(self, url: httpx.URL) -> httpx.URL:
        """The address with the secret parameters in its query."""
        return url.copy_merge_params(self.query) if self.query else url

    def taken_from(self, url: httpx.URL) -> httpx.URL:
        """The address without secrets, to be asked at another server. Raises `FetchError` where one is part of it."""
        for name in self.query:
            if name in url.params:
                url = url.copy_remove_param(name)
        if any(written in str(url) for written in self._written()):
            raise FetchError("redirect to another server with a key in its address, refused")
        return url

    def blackened(self, body: bytes) -> bytes:
        """A body without the keys that the host repeats in it: bodies are archived."""
        for written in self._written():
            body = body.replace(written.encode(), b"*" * len(written.encode()))
        return body

    def _written(self) -> Iterator[str]:
        """Every value as text and URLs write it."""
        for value in {*self.headers.values(), *self.query.values()}:
            if len(value) >= _LEAST_TO_BLACKEN:
                yield from {value, quote(value, safe=""), quote_plus(value)}


def secrets_of(request: Request) -> Secrets:
    """The values behind a request's names. Raises `FetchError` naming the variable that is missing or unusable."""
    return Secrets(
        {name: _value(variable) for name, variable in request.secret_headers.items()},
        {name: _value(variable) for name, variable in request.secret_query.items()},
    )


def _value(variable: str) -> str:
    value = os.environ.get(variable, "").strip()
    if not value:
        raise FetchError(f"environment variable {variable} is not set; it holds the key that the vendor hands out")
    if not all(" " <= character <= "~" for character in value):
        # The library's own complaint would quote the value.
        raise FetchError(f"environment variable {variable} holds characters that no key has")
    return value
