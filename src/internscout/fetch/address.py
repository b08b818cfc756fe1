"""Which addresses may be asked: http and https on the public internet, never a machine of the user's own network.

A board's URL comes from a file that others may have written, and a redirect from whoever answers; neither may make
this program read a router's page or a cloud's metadata service. A name is judged by the address that was really
connected to, before a byte is sent: a lookup made beforehand could be answered differently the second time.
"""

import ipaddress
from collections.abc import Callable, Coroutine
from typing import Any, Protocol, TypeAlias

import httpx

from internscout.errors import FetchError

Address: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address


class Stream(Protocol):
    """A connection, as httpcore shows it."""

    def get_extra_info(self, info: str) -> Any: ...
    async def aclose(self) -> None: ...


_NAT64 = ipaddress.ip_network("64:ff9b::/96")  # IPv4 addresses inside IPv6, on networks without IPv4
_GLOBAL_V6 = ipaddress.ip_network("2000::/3")  # all that has been given out; what lies outside is for special use
# Where clouds answer their own machines with passwords: the common one is link-local, these are not.
_METADATA = frozenset(map(ipaddress.ip_address, ("100.100.100.200", "192.0.0.192", "fd00:ec2::254")))


def check_url(url: httpx.URL, *, trusted: bool = False) -> None:
    """Refuse what can be refused by its looks; a server that the user named may be anywhere. Raises `FetchError`."""
    if url.scheme not in ("http", "https") or not url.host:
        raise FetchError(f"{url.scheme or 'no'} address refused: only http and https URLs with a host are read")
    if url.port is not None and not 0 < url.port < 65536:
        raise FetchError(f"address refused: port {url.port} of {url.host} does not exist")
    if url.userinfo:
        raise FetchError(f"address with a user name in it refused: {url.host}")
    if trusted:
        return
    if ip := _literal(url.host):  # a name is judged once connected
        _check_ip(ip, url.host)


async def check_connection(stream: Stream) -> None:
    """Judge a fresh connection before anything is sent.

    Raises `FetchError`, and `httpx.ConnectError` for a connection that the other side has reset already: nobody knows
    any more whom it led to.
    """
    await _judge(stream, _check_ip)


def check_configured(host: str) -> Callable[[Stream], Coroutine[Any, Any, None]]:
    """The same for a server that the user named: it may be anywhere, but a name never leads to a cloud's metadata.

    (The names may come from a list that others wrote; who wants such an address must write it down as it is.)
    """
    judge = _allow if _literal(host) else _check_not_metadata

    async def check(stream: Stream) -> None:
        await _judge(stream, judge)

    return check


async def _judge(stream: Stream, judge: Callable[[Address, str], None]) -> None:
    peer = stream.get_extra_info("server_addr")
    try:
        if peer is None:
            raise httpx.ConnectError("reset by the other side as soon as it was made")
        judge(ipaddress.ip_address(peer[0]), peer[0])
    except (FetchError, httpx.ConnectError):
        await stream.aclose()
        raise


def _literal(host: str) -> Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def _allow(ip: Address, shown: str) -> None:
    """Every address is."""


def _check_not_metadata(ip: Address, shown: str) -> None:
    inner = _embedded(ip)
    if inner.is_link_local or inner in _METADATA:
        raise FetchError(f"address refused: {shown} is for a machine's own cloud or cable")


def _check_ip(ip: Address, shown: str) -> None:
    inner = _embedded(ip)
    special = isinstance(inner, ipaddress.IPv6Address) and inner not in _GLOBAL_V6
    if not inner.is_global or inner.is_multicast or special:
        raise FetchError(f"address refused: {shown} is not on the public internet")


def _embedded(ip: Address) -> Address:
    """The IPv4 address that an IPv6 address stands for, else the address itself."""
    if isinstance(ip, ipaddress.IPv4Address):
        return ip
    if ip in _NAT64:
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or ip
