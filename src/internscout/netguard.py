"""A switch that keeps this process off the network: for the demo, and for every test.

Python code only: an audit hook sees sockets opened through Python's `socket`, not those of C++ libraries (DuckDB's
extension download) or of child processes. Loopback and unix sockets stay open.
"""

import ipaddress
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

__all__ = ["NetworkForbiddenError", "forbid_network"]

# Event → position of what names the other side: https://docs.python.org/3/library/audit_events.html
_EVENTS = {"socket.connect": 1, "socket.sendto": 1, "socket.sendmsg": 1, "socket.getaddrinfo": 0}


class NetworkForbiddenError(RuntimeError):
    """Something tried to reach the network while it was forbidden.

    No `OSError` on purpose: those are expected of a network, and code that survives them would hide this one.
    """


class _Switch:
    """How many callers have forbidden the network, and whether the hook is in place (it cannot be removed)."""

    depth = 0
    hooked = False


@contextmanager
def forbid_network() -> Iterator[None]:
    """Raise `NetworkForbiddenError` in whoever connects to, or looks up, anything but this machine."""
    if not _Switch.hooked:
        _Switch.hooked = True
        sys.addaudithook(_judge)
    _Switch.depth += 1
    try:
        yield
    finally:
        _Switch.depth -= 1


def _judge(event: str, args: tuple[object, ...]) -> None:
    if not _Switch.depth or event not in _EVENTS:
        return
    other = args[_EVENTS[event]]
    host = other[0] if isinstance(other, tuple) and other else other
    # Neither a tuple nor a lookup: the path of a unix socket, or None for a socket connected (and judged) before.
    if (isinstance(other, tuple) or event == "socket.getaddrinfo") and not _is_here(host):
        raise NetworkForbiddenError(f"the network is off: {event} to {host!r}")


def _is_here(host: object) -> bool:
    if host is None:
        return True
    name = host.decode(errors="replace") if isinstance(host, bytes) else str(host)
    if name in ("", "localhost", "localhost.localdomain") or name == _own_name():
        return True
    try:
        ip = ipaddress.ip_address(name)
    except ValueError:
        return False
    return ip.is_loopback or ip.is_unspecified


@cache
def _own_name() -> str:
    return socket.gethostname()
