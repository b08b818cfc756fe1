"""Which addresses may be asked: http and https on the public internet, never a machine of the user's own network.

A board's URL comes from a file that others may have written, and a redirect from whoever answers; neither may make
this program read a router's page or a cloud's metadata service. A name is judged by the address that was really
connected to, before a byte is sent: a lookup made beforehand could be answered differently the second time.
"""

import ipaddress
from typing import Any

import httpx

from internscout.errors import FetchError

_NAT64 = ipaddress.ip_network("64:ff9b::/96")  # IPv4 addresses inside IPv6, on networks without IPv4


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
    try:
        ip = ipaddress.ip_address(url.host)
    except ValueError:
        return  # a name: judged once connected
    _check_ip(ip, url.host)


async def check_connection(event: str, info: dict[str, Any]) -> None:
    """The `trace` extension of httpcore: judge a fresh connection before anything is sent.

    Raises `FetchError`, and `httpx.ConnectError` for a connection that the other side has reset already: nobody knows
    any more whom it led to.
    """
    if event != "connection.connect_tcp.complete":
        return
    stream = info["return_value"]
    peer = stream.get_extra_info("server_addr")
    try:
        if peer is None:
            raise httpx.ConnectError("reset by the other side as soon as it was made")
        _check_ip(ipaddress.ip_address(peer[0]), peer[0])
    except (FetchError, httpx.ConnectError):
        await stream.aclose()
        raise


def _check_ip(ip: ipaddress.IPv4Address | ipaddress.IPv6Address, shown: str) -> None:
    inner = _embedded(ip)
    if not inner.is_global or inner.is_multicast:
        raise FetchError(f"address refused: {shown} is not on the public internet")


def _embedded(
    ip: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    """The IPv4 address that an IPv6 address stands for, else the address itself."""
    if isinstance(ip, ipaddress.IPv4Address):
        return ip
    if ip in _NAT64:
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or ip
