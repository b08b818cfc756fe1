"""One exchange with one server: a message sent, its answer read within the limits. No retries, no redirects, no turns.

httpx's transport is used without httpx's client: what the client adds is what is not wanted here (cookies, proxies and
passwords of the environment, redirects) and a log line with the whole address, query and key included.
"""

import asyncio
import contextlib
import logging
import os
import ssl
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

import httpx

from internscout.config import Fetch
from internscout.errors import ConfigError, FetchError
from internscout.fetch.address import check_configured, check_connection, check_url
from internscout.fetch.body import read_body
from internscout.fetch.failure import refusal
from internscout.fetch.lanes import lane_of
from internscout.fetch.message import Message
from internscout.fetch.urls import one_line, server_of, url_of
from internscout.model import Validators

_Trace: TypeAlias = Callable[[str, dict[str, Any]], Awaitable[None]]

_MOVED = frozenset({301, 302, 303, 307, 308})
_FORM = "application/x-www-form-urlencoded"
_HEADER_BYTES = 64 * 1024
# What is read of an answer that nobody wants, so that its connection can be used again.
_DRAIN_BYTES = 64 * 1024
_DRAIN_SECONDS = 1.0

# At DEBUG they write down what is sent: HTTP/2's header compression every header, keys included.
for _name in ("httpcore", "hpack", "h2"):
    logging.getLogger(_name).setLevel(logging.WARNING)


@dataclass(frozen=True, slots=True)
class Answer:
    """What one exchange brought: a body, or the place to which the host points."""

    status: int
    body: bytes = b""
    content_type: str = ""
    location: str = ""
    validators: Validators = Validators()


class Wire:
    """The connections of a run, HTTP/2 where the server offers it.

    With `settings.mirror`, `https://host/path` is read from `<mirror>/host/path`. `trusted` are addresses that the
    user configured: their servers may be on the user's own network.
    """

    def __init__(
        self, settings: Fetch, version: str, trusted: Collection[str], transport: httpx.AsyncBaseTransport | None
    ) -> None:
        self._limit = int(settings.max_megabytes * 2**20)
        self._mirror = _mirror(settings.mirror)
        self._trusted = frozenset(server_of(url_of(address)) for address in trusted)
        self._ours = {"User-Agent": _user_agent(version, settings.contact), "Accept-Encoding": "gzip"}
        self._timeout = httpx.Timeout(settings.timeout_seconds, pool=None).as_dict()
        self._certificates = _certificates()
        self._given = transport
        self._transports: dict[str, httpx.AsyncBaseTransport] = {}
        self._retired: list[httpx.AsyncBaseTransport] = []

    async def close(self) -> None:
        """Give the connections back."""
        for transport in [*self._transports.values(), *self._retired]:
            await transport.aclose()

    def check(self, url: httpx.URL) -> None:
        """Refuse an address by its looks. Raises `FetchError`."""
        check_url(url, trusted=server_of(url) in self._trusted)

    async def exchange(
        self, url: httpx.URL, message: Message, now: Callable[[], datetime], sending: Callable[[], None]
    ) -> Answer:
        """Send (telling so) and read. Raises `FetchError` and what httpx raises of a connection."""
        request = self._request(url, message)
        request.extensions["trace"] = self._trace(url, sending)
        lane = lane_of(url.host)
        transport = self._transport(lane)
        try:
            response = await transport.handle_async_request(request)
        except asyncio.CancelledError:
            self._retire(lane, transport)  # an answer that comes after all would fill the window, as in `_hang_up`
            raise
        try:
            return await self._answer(response, url.host, message, now)
        finally:
            if not response.is_closed:  # what was read to its end is closed
                await self._hang_up(response, lane, transport)

    async def _answer(
        self, response: httpx.Response, host: str, message: Message, now: Callable[[], datetime]
    ) -> Answer:
        status, headers = response.status_code, response.headers
        if sum(len(name) + len(value) for name, value in headers.raw) > _HEADER_BYTES:
            raise FetchError(f"headers of {host} larger than {_HEADER_BYTES // 1024} KiB")
        validators = Validators(headers.get("etag", ""), headers.get("last-modified", ""))
        if status == 200:
            body = message.secrets.blackened(await read_body(response, host, self._limit))
            return Answer(status, body, headers.get("content-type", ""), validators=validators)
        await _drain(response)
        if status in _MOVED and (location := headers.get("location", "")):
            return Answer(status, location=location)
        if status == 304 and message.conditional:
            return Answer(status, validators=validators)
        raise refusal(status, headers.get("retry-after", ""), host, now)

    def _request(self, url: httpx.URL, message: Message) -> httpx.Request:
        """The source's own headers, but never against those that the limits rest on."""
        headers = httpx.Headers({"Accept": "application/json, */*;q=0.5", **message.headers})
        for ours in ("host", "connection", "content-length", "transfer-encoding"):
            headers.pop(ours, None)
        headers.update(self._ours)
        # A key comes last: USAJOBS wants the e-mail address of whoever has it in place of the program's own name.
        keys = message.secrets.headers.items()
        headers.update({name: key for name, key in keys if name.lower() != "accept-encoding"})
        body = message.body if message.method == "POST" else None
        form = body if isinstance(body, dict) and headers.get("content-type") == _FORM else None
        extensions: dict[str, Any] = {"timeout": self._timeout}
        address = self._address(message.secrets.into(url))
        sent = None if form else body
        return httpx.Request(message.method, address, headers=headers, data=form, json=sent, extensions=extensions)

    def _transport(self, lane: str) -> httpx.AsyncBaseTransport:
        """The connections of one lane: httpcore looks at every connection of a pool whenever a request comes or goes.

        They are not limited, since the lane is. (A limit on those kept alive would close every idle one as soon as
        there are more in all.)
        """
        if self._given:
            return self._transports.setdefault(lane, self._given)
        if lane not in self._transports:
            limits = httpx.Limits(max_connections=None, max_keepalive_connections=None)
            self._transports[lane] = httpx.AsyncHTTPTransport(
                verify=self._certificates, trust_env=False, http2=True, limits=limits
            )
        return self._transports[lane]

    async def _hang_up(self, response: httpx.Response, lane: str, transport: httpx.AsyncBaseTransport) -> None:
        """End an answer that was not read to its end.

        Over HTTP/2 httpcore tells the server nothing of it: what still comes would fill the window that all answers of
        the connection share, until none moves. So the connection is closed, as it is over HTTP/1.1 anyway; and since
        httpcore would go on using it, the next request of the lane gets a transport of its own.
        """
        stream = response.extensions.get("network_stream")
        if response.extensions.get("http_version") == b"HTTP/2" and stream is not None:
            self._retire(lane, transport)
            await stream.aclose()
        await response.aclose()

    def _retire(self, lane: str, transport: httpx.AsyncBaseTransport) -> None:
        """Ask nothing more over this transport; what is under way there may end."""
        if self._transports.get(lane) is transport:
            self._retired.append(self._transports.pop(lane))

    def _trace(self, url: httpx.URL, sending: Callable[[], None]) -> _Trace:
        """httpcore's own account of a request: when it has connected, and when it begins to send."""
        guard = check_configured(url.host) if server_of(url) in self._trusted else check_connection

        async def trace(event: str, info: dict[str, Any]) -> None:
            if event == "connection.connect_tcp.complete" and self._mirror is None:
                await guard(info["return_value"])
            elif event.endswith(".send_request_headers.started"):
                sending()

        return trace

    def _address(self, url: httpx.URL) -> httpx.URL:
        if self._mirror is None:
            return url
        path = self._mirror.raw_path.rstrip(b"/") + b"/" + url.netloc + url.raw_path
        return self._mirror.copy_with(raw_path=path)


async def _drain(response: httpx.Response) -> None:
    """Read an unwanted body to its end, which is worth it only where it is small and comes at once."""
    read = 0
    with contextlib.suppress(TimeoutError, httpx.TransportError):  # the status is known: that is what counts
        async with asyncio.timeout(_DRAIN_SECONDS):
            async for chunk in response.aiter_raw():
                read += len(chunk)
                if read > _DRAIN_BYTES:
                    return


def _mirror(text: str) -> httpx.URL | None:
    """The mirror's address; that it is an http one with a host, `config` has checked. Raises `ConfigError`."""
    try:
        url = httpx.URL(text) if text else None
        if url is not None and url.port is not None and not 0 < url.port < 65536:
            raise ValueError(f"port {url.port} does not exist")
    except (httpx.InvalidURL, ValueError) as error:
        message = f"key 'fetch.mirror': {text!r} is no address such as http://127.0.0.1:8000: {one_line(error)}"
        raise ConfigError(message) from None
    return url


def _certificates() -> ssl.SSLContext:
    """The certificates to trust: the environment's where it names some. Raises `ConfigError`."""
    try:
        return httpx.create_ssl_context()
    except OSError as error:  # also ssl.SSLError: a file without a certificate in it
        file = os.environ.get("SSL_CERT_FILE")
        if not file:
            raise
        message = f"environment variable SSL_CERT_FILE: no certificates can be read from {file!r}: {error.strerror}"
        raise ConfigError(f"{message}; name a PEM file, or unset the variable") from None


def _user_agent(version: str, contact: str) -> str:
    """`InternScout/<version> (+<contact>)`, in the characters that a header may hold."""
    note = "".join(c for c in contact if " " <= c <= "~").strip() or "a student's own job search"
    return f"InternScout/{version} (+{note})"
