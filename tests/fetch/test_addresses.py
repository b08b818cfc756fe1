"""Which servers are never asked."""

import asyncio
import socket
from typing import Any

import pytest

from internscout.errors import FetchError
from internscout.fetch.address import check_configured
from tests.fetch.asking import fetch
from tests.fetch.conftest import Loopback


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("http://127.0.0.1/", "address refused: 127.0.0.1 is not on the public internet"),
        ("http://[::1]/", "address refused: ::1 is not on the public internet"),
        ("http://[64:ff9b::c0a8:1]/", "address refused: 64:ff9b::c0a8:1 is not on the public internet"),
        ("http://[2002:c0a8:101::]/", "address refused: 2002:c0a8:101:: is not on the public internet"),
        ("http://100.64.0.1/", "address refused: 100.64.0.1 is not on the public internet"),
        ("http://169.254.169.254/", "address refused: 169.254.169.254 is not on the public internet"),
        ("http://0.0.0.0/", "address refused: 0.0.0.0 is not on the public internet"),
        ("http://[::ffff:192.168.0.1]/", "address refused: ::ffff:192.168.0.1 is not on the public internet"),
        ("http://[::7f00:1]/", "address refused: ::7f00:1 is not on the public internet"),
        ("http://[64:ff9b:1::1]/", "address refused: 64:ff9b:1::1 is not on the public internet"),
        ("http://[fec0::1]/", "address refused: fec0::1 is not on the public internet"),
        ("http://[fe80::1]/", "address refused: fe80::1 is not on the public internet"),
        ("http://[fd00:ec2::254]/", "address refused: fd00:ec2::254 is not on the public internet"),
        ("http://224.0.0.1/", "address refused: 224.0.0.1 is not on the public internet"),
        ("http://10.1.2.3:8080/x", "address refused: 10.1.2.3 is not on the public internet"),
        ("ftp://boards.example/", "ftp address refused: only http and https URLs with a host are read"),
        ("https://user:pw@boards.example/", "address with a user name in it refused: boards.example"),
        ("https://boards.example:99999/", "address refused: port 99999 of boards.example does not exist"),
        ("https://boards.example:port/", "not a URL: Invalid port: 'port'"),
        ("http://0177.0.0.1/", "not a URL: Invalid IPv4 address: '0177.0.0.1'"),
        ("boards.example", "no address refused: only http and https URLs with a host are read"),
    ],
)
def test_addresses_refused_by_their_looks(url: str, message: str) -> None:
    with pytest.raises(FetchError) as caught:
        fetch(url)
    assert str(caught.value) == message


REFUSED = r"^address refused: 127.0.0.1 is not on the public internet$"


@pytest.fixture
def lookups(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """Names → the addresses that a resolver of the attacker's gives, one a lookup, the last from then on."""
    names: dict[str, list[str]] = {}
    real = socket.getaddrinfo

    def lookup(host: str | bytes, *args: Any, **options: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        if name not in names:
            return real(name, *args, **options)
        return real(names[name].pop(0) if len(names[name]) > 1 else names[name][0], *args, **options)

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    return names


# What resolvers make 127.0.0.1 of: a name, a short form, a number, a hexadecimal one.
@pytest.mark.parametrize("host", ["localhost", "127.1", "2130706433", "0x7f.1"])
def test_a_name_is_judged_by_what_it_connects_to(loopback: Loopback, lookups: dict[str, list[str]], host: str) -> None:
    if host != "localhost":
        lookups[host] = ["127.0.0.1"]  # the resolver's own answer; the tests' network guard does not know these forms
    loopback.body("/", b"router page")
    with pytest.raises(FetchError, match=REFUSED):
        fetch(f"http://{host}:{loopback.port}/")
    assert loopback.asked == []  # connected to, and nothing sent


def test_a_resolver_that_answers_privately(loopback: Loopback, lookups: dict[str, list[str]]) -> None:
    lookups["boards.example"] = ["127.0.0.1"]
    loopback.body("/", b"router page")
    with pytest.raises(FetchError, match=REFUSED):
        fetch(f"http://boards.example:{loopback.port}/")
    assert loopback.asked == []


def test_a_resolver_that_answers_otherwise_the_second_time(loopback: Loopback, lookups: dict[str, list[str]]) -> None:
    """127.0.0.2 stands for the public address: nobody listens there, so the name is looked up for a second attempt."""
    lookups["boards.example"] = ["127.0.0.2", "127.0.0.1"]
    with pytest.raises(FetchError, match=REFUSED):
        fetch(f"http://boards.example:{loopback.port}/", retries=3)
    assert loopback.asked == []


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "boards.example"])
@pytest.mark.parametrize("status", [302, 307])
def test_a_redirect_into_the_own_network(
    loopback: Loopback, other: Loopback, lookups: dict[str, list[str]], host: str, status: int
) -> None:
    lookups["boards.example"] = ["127.0.0.1"]
    loopback.body("/", b"", status, Location=f"http://{host}:{other.port}/admin")
    other.body("/admin", b"router page")
    with pytest.raises(FetchError, match=REFUSED):
        fetch(f"{loopback.url}/", trusted=(loopback.url,))
    assert (len(loopback.asked), other.asked) == (1, [])


def test_what_the_user_configured_is_asked_wherever_it_is(loopback: Loopback, other: Loopback) -> None:
    loopback.body("/", b"", 302, Location=f"{other.url}/jobs")
    other.body("/jobs", b"{}")
    both = (f"{loopback.url}/careers", f"http://localhost:{other.port}", other.url)
    assert fetch(f"{loopback.url}/", trusted=both).body == b"{}"
    assert fetch(f"http://localhost:{other.port}/jobs", trusted=both).body == b"{}"


@pytest.mark.parametrize("trusted", ["http://127.0.0.1:1/", "https://127.0.0.1:{port}/", "http://localhost:{port}/"])
def test_only_that_very_server_is(loopback: Loopback, trusted: str) -> None:
    loopback.body("/", b"{}")
    with pytest.raises(FetchError, match=REFUSED):
        fetch(f"{loopback.url}/", trusted=(trusted.format(port=loopback.port),))
    assert loopback.asked == []


class Connection:
    """What the guard sees of one."""

    def __init__(self, peer: str) -> None:
        self.peer, self.closed = peer, False

    def get_extra_info(self, info: str) -> tuple[str, int]:
        assert info == "server_addr"
        return (self.peer, 80)

    async def aclose(self) -> None:
        self.closed = True


METADATA = ["169.254.169.254", "169.254.170.2", "100.100.100.200", "192.0.0.192", "fd00:ec2::254", "fe80::1"]


@pytest.mark.parametrize("peer", [*METADATA, "::ffff:169.254.169.254", "64:ff9b::a9fe:a9fe"])
def test_a_configured_name_never_leads_to_metadata(peer: str) -> None:
    connection = Connection(peer)
    with pytest.raises(FetchError, match=r"^address refused: "):
        asyncio.run(check_configured("jobs.intranet")(connection))
    assert connection.closed
    asyncio.run(check_configured(METADATA[0])(Connection(peer)))  # written down as it is


@pytest.mark.parametrize("peer", ["192.168.1.10", "10.0.0.1", "127.0.0.1", "fd12::1", "8.8.8.8"])
def test_a_configured_name_leads_anywhere_else(peer: str) -> None:
    asyncio.run(check_configured("jobs.intranet")(Connection(peer)))


def test_the_environments_proxy_is_not_used(
    loopback: Loopback, lookups: dict[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Through a proxy, nobody here would know where a request ends."""
    for name in ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, loopback.url)
    lookups["boards.example"] = ["127.0.0.2"]
    with pytest.raises(FetchError, match=r"^connection to boards.example failed"):
        fetch("http://boards.example:1/", retries=0)
    assert loopback.asked == []
