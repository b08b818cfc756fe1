"""Which servers are never asked."""

import pytest

from internscout.errors import FetchError
from tests.fetch.asking import fetch
from tests.fetch.conftest import Loopback


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("http://127.0.0.1/", "address refused: 127.0.0.1 is not on the public internet"),
        ("http://[::1]/", "address refused: ::1 is not on the public internet"),
        ("http://[64:ff9b::c0a8:1]/", "address refused: 64:ff9b::c0a8:1 is not on the public internet"),
        ("http://[2002:c0a8:101::]/", "address refused: 2002:c0a8:101:: is not on the public internet"),
        ("http://10.1.2.3:8080/x", "address refused: 10.1.2.3 is not on the public internet"),
        ("ftp://boards.example/", "ftp address refused: only http and https URLs with a host are read"),
        ("https://user:pw@boards.example/", "address with a user name in it refused: boards.example"),
        ("https://boards.example:99999/", "address refused: port 99999 of boards.example does not exist"),
        ("https://boards.example:port/", "not a URL: Invalid port: 'port'"),
        ("boards.example", "no address refused: only http and https URLs with a host are read"),
    ],
)
def test_addresses_refused_by_their_looks(url: str, message: str) -> None:
    with pytest.raises(FetchError) as caught:
        fetch(url)
    assert str(caught.value) == message


def test_a_name_is_judged_by_what_it_connects_to(loopback: Loopback) -> None:
    loopback.body("/", b"router page")
    with pytest.raises(FetchError, match=r"^address refused: 127.0.0.1 is not on the public internet$"):
        fetch(f"http://localhost:{loopback.server.server_port}/")
    assert loopback.seen == []  # connected to, and nothing sent
