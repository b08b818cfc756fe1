"""The switch that the whole test suite stands behind (`tests/conftest.py` turns it on)."""

import asyncio
import socket

import pytest

from internscout import netguard
from internscout.netguard import NetworkForbiddenError, forbid_network


def test_connections_and_lookups_are_refused() -> None:
    with socket.socket() as tcp, pytest.raises(NetworkForbiddenError, match=r"the network is off: .*203\.0\.113\.7"):
        tcp.connect(("203.0.113.7", 80))
    with socket.socket(type=socket.SOCK_DGRAM) as udp, pytest.raises(NetworkForbiddenError):
        udp.sendto(b"?", ("203.0.113.7", 53))
    with pytest.raises(NetworkForbiddenError, match=r"getaddrinfo to 'boards\.example'"):
        socket.getaddrinfo("boards.example", 443)


def test_asyncio_is_refused_too() -> None:
    with pytest.raises(NetworkForbiddenError):
        asyncio.run(asyncio.open_connection("boards.example", 443))


def test_this_machine_stays_reachable() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(("localhost", server.getsockname()[1])).close()
    left, right = socket.socketpair()
    left.close()
    right.close()
    assert socket.getaddrinfo("::1", 80)


def test_the_switch_turns_off_and_nests(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(netguard._Switch, "depth", 0)
    lookup = ("boards.example", 443, 0, 0, 0)
    netguard._judge("socket.getaddrinfo", lookup)
    with forbid_network():
        with forbid_network():
            pass
        with pytest.raises(NetworkForbiddenError):
            netguard._judge("socket.getaddrinfo", lookup)
    netguard._judge("socket.getaddrinfo", lookup)
