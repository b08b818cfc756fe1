"""One request → one `Payload`, or a `FetchError` that says in one line what came instead.

Retries, redirects, limits and the deadline are all here, by hand and in sight: docs/decisions/0003-http.md.
"""

import asyncio
import os
import random
import ssl
import time
from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Self

import httpx

from internscout.config import Fetch
from internscout.errors import ConfigError, FetchError
from internscout.fetch.address import check_connection, check_url
from internscout.fetch.body import read_body
from internscout.fetch.failure import TemporaryError, pause, retry_after
from internscout.fetch.pace import Pace
from internscout.model import Json, Payload, Request, Validators

_REDIRECTS = 5
_MOVED = frozenset({301, 302, 303, 307, 308})
_MAY_PASS = frozenset({408, 425, 429})  # and every 5xx
_MEANING = {
    401: "not open to the public",
    403: "not open to the public, or this program was refused",
    404: "no such board, or it was closed",
    410: "no such board, or it was closed",
    429: "too many requests",
}


@dataclass(frozen=True, slots=True)
class _Answer:
    """What one hop brought: a body, or the place to which the host points."""

    status: int
    body: bytes = b""
    content_type: str = ""
    location: str = ""
    validators: Validators = Validators()


@dataclass(frozen=True, slots=True)
class _Message:
    """What is sent on each hop besides the address."""

    method: str
    body: Json
    headers: Mapping[str, str]


@dataclass(slots=True)
class _Budget:
    """The seconds that a request may still take, its turns in the queue not counted."""

    left: float


class Fetcher:
    """The HTTP client of a run; use as an async context manager, in one event loop.

    With `settings.mirror`, `https://host/path` is read from `<mirror>/host/path`; pacing still counts the real host.
    """

    def __init__(
        self,
        settings: Fetch,
        version: str,
        *,
        trusted: Collection[str] = (),
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        jitter: Callable[[], float] = random.random,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self._settings = settings
        self._mirror = _mirror(settings.mirror)
        self._trusted = frozenset(_server(_url(address)) for address in trusted)
        self._clock = clock
        self._sleep = sleep
        self._jitter = jitter
        self._pace = Pace(settings.per_host, settings.gap_seconds, settings.deadline_seconds, clock, sleep)
        self._client = httpx.AsyncClient(
            headers={"User-Agent": _user_agent(version, settings.contact), "Accept-Encoding": "gzip"},
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
            timeout=httpx.Timeout(settings.timeout_seconds, pool=None),
            limits=httpx.Limits(max_connections=None, max_keepalive_connections=20),  # the lanes of `Pace` bound them
            verify=_certificates(),
            # The environment's proxies and .netrc are not honoured: behind a proxy the address that is connected to
            # says nothing, and a password must not go to whom a list file names.
            trust_env=False,
            transport=transport,
        )

    async def __aenter__(self) -> Self:
        await self._client.__aenter__()
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        await self._client.aclose()

    async def fetch(self, request: Request, now: Callable[[], datetime], known: Validators = Validators()) -> Payload:
        """Ask until a good answer, retries or time run out. Raises `FetchError`.

        With `known` the host may answer that the body behind them is current: status 304, no body.
        """
        budget = _Budget(self._settings.deadline_seconds)
        attempt = 1
        while True:
            try:
                answer = await self._follow(request, known, budget, now)
            except TemporaryError as failure:
                wait = max(pause(attempt, self._jitter), failure.wait)
                self._pace.hold(failure.host, failure.wait)
                if attempt > self._settings.retries or wait >= budget.left:
                    raise _final(failure, attempt) from failure
                await self._sleep(wait)
                budget.left -= wait
                attempt += 1
            else:
                return Payload(request, answer.body, now(), answer.status, answer.content_type, answer.validators)

    async def _follow(
        self, request: Request, known: Validators, budget: _Budget, now: Callable[[], datetime]
    ) -> _Answer:
        """One attempt, over at most five redirects."""
        url = _url(request.url)
        message = _Message(request.method, request.body, {**request.headers, **_conditions(known)})
        for _ in range(_REDIRECTS + 1):
            check_url(url, trusted=_server(url) in self._trusted)
            answer = await self._hop(url, message, budget, now)
            if not answer.location:
                return answer
            target = _target(url, answer.location)
            # What a source puts into headers (a key, say) is meant for its own server alone.
            if _server(target) != _server(url):
                message = replace(message, headers={})
            url = target
        raise FetchError(f"more than {_REDIRECTS} redirects, the last to {url.host}")

    async def _hop(self, url: httpx.URL, message: _Message, budget: _Budget, now: Callable[[], datetime]) -> _Answer:
        """One exchange in its turn, its failures in our words."""
        async with self._pace.turn(url.host):
            began = self._clock()
            try:
                async with asyncio.timeout(budget.left):
                    return await self._exchange(url, message, now)
            except TimeoutError:
                raise FetchError(f"{url.host} did not finish within {self._settings.deadline_seconds:g} s") from None
            except httpx.TimeoutException:
                text = f"no answer from {url.host} within {self._settings.timeout_seconds:g} s"
                raise TemporaryError(text, host=url.host) from None
            except (httpx.TransportError, UnicodeError) as error:  # UnicodeError: a label that DNS cannot hold
                raise TemporaryError(f"connection to {url.host} failed: {_line(error)}", host=url.host) from None
            finally:
                budget.left -= self._clock() - began

    async def _exchange(self, url: httpx.URL, message: _Message, now: Callable[[], datetime]) -> _Answer:
        body = message.body if message.method == "POST" else None
        sent = self._client.build_request(
            message.method, self._address(url), headers=self._headers(message.headers), json=body
        )
        if self._mirror is None and _server(url) not in self._trusted:
            sent.extensions["trace"] = check_connection
        response = await self._client.send(sent, stream=True)
        try:
            status, location = response.status_code, response.headers.get("location", "")
            if status in _MOVED and location:
                return _Answer(status, location=location)
            said = Validators(response.headers.get("etag", ""), response.headers.get("last-modified", ""))
            if status == 304 and _conditions_sent(message.headers):
                return _Answer(status, validators=said)
            _check_status(response, url.host, now)
            read = await read_body(response, url.host, int(self._settings.max_megabytes * 2**20))
            return _Answer(status, read, response.headers.get("content-type", ""), validators=said)
        finally:
            await response.aclose()

    def _headers(self, wanted: Mapping[str, str]) -> httpx.Headers:
        """The source's own headers, but never against those that the limits rest on."""
        headers = httpx.Headers({"Accept": "application/json, */*;q=0.5", **wanted})
        for ours in ("user-agent", "accept-encoding", "host"):
            headers.pop(ours, None)
        return headers

    def _address(self, url: httpx.URL) -> httpx.URL:
        if self._mirror is None:
            return url
        path = self._mirror.raw_path.rstrip(b"/") + b"/" + url.netloc + url.raw_path
        return self._mirror.copy_with(raw_path=path)


def _server(url: httpx.URL) -> tuple[str, str, int | None]:
    """Scheme, host and port: what must be the same for two addresses to be one server's."""
    default = {"http": 80, "https": 443}.get(url.scheme)
    return url.scheme, url.host, url.port or default


def _conditions(known: Validators) -> dict[str, str]:
    """The headers that ask for a body only if it is another."""
    sent = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    return {name: value for name, value in sent.items() if value}


def _conditions_sent(headers: Mapping[str, str]) -> bool:
    return bool(headers.keys() & {"If-None-Match", "If-Modified-Since"})


def _check_status(response: httpx.Response, host: str, now: Callable[[], datetime]) -> None:
    """Only 200 is an answer. Raises `FetchError`, or `TemporaryError` for what may pass."""
    status = response.status_code
    if status == 200:
        return
    message = f"HTTP {status} from {host}" + (f" ({_MEANING[status]})" if status in _MEANING else "")
    if status in _MAY_PASS or status >= 500:
        wait = retry_after(response.headers.get("retry-after", ""), now())
        message += f", asking to wait {wait:.0f} s" if wait else ""
        raise TemporaryError(message, host=host, status=status, wait=wait)
    raise FetchError(message, status=status)


def _final(failure: TemporaryError, attempts: int) -> FetchError:
    return FetchError(f"{failure} ({attempts} attempts)" if attempts > 1 else str(failure), status=failure.status)


def _target(url: httpx.URL, location: str) -> httpx.URL:
    """Where a redirect leads. Raises `FetchError`."""
    target = _url(location, url)
    if url.scheme == "https" and target.scheme == "http":
        raise FetchError(f"{url.host} redirects from https to http, refused")
    return target


def _url(text: str, base: httpx.URL | None = None) -> httpx.URL:
    try:
        return base.join(text) if base else httpx.URL(text)
    except (httpx.InvalidURL, ValueError) as error:
        raise FetchError(f"not a URL: {_line(error)}") from None


def _mirror(text: str) -> httpx.URL | None:
    """The mirror's address; that it is an http one with a host, `config` has checked. Raises `ConfigError`."""
    try:
        url = httpx.URL(text) if text else None
        if url is not None and url.port is not None and not 0 < url.port < 65536:
            raise ValueError(f"port {url.port} does not exist")
    except (httpx.InvalidURL, ValueError) as error:
        message = f"key 'fetch.mirror': {text!r} is no address such as http://127.0.0.1:8000: {_line(error)}"
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


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
