"""Tokens that stand before a vendor's domain: what cannot be one is an error of the board, not another address."""

import pytest

from internscout.errors import SourceError
from internscout.model import Board
from internscout.sources._hosts import site, tenant
from internscout.sources._urls import Address


@pytest.mark.parametrize(("token", "host"), [("acme", "acme"), ("Acme-2", "acme-2"), ("acme.na", "acme.na")])
def test_a_token_is_a_host(token: str, host: str) -> None:
    assert site(Board("any", token), "vendor.com") == f"https://{host}.vendor.com"


@pytest.mark.parametrize("token", ["", "evil.com/", "evil.com#", "a b", "a@b", "-a", "a..b", "a.b.c", "\u202eacme"])
def test_a_token_that_is_no_host_is_refused_in_one_line(token: str) -> None:
    with pytest.raises(SourceError, match="correct the token") as caught:
        site(Board("any", token), "vendor.com")
    assert "\n" not in str(caught.value)


def test_the_board_s_own_server_needs_no_token() -> None:
    assert site(Board("any", "a b", base_url="https://jobs.acme.com/"), "vendor.com") == "https://jobs.acme.com"


@pytest.mark.parametrize(
    ("host", "token"),
    [
        ("acme.vendor.com", "acme"),
        ("acme.na.vendor.com", "acme.na"),
        ("www.vendor.com", ""),
        ("vendor.com", ""),
        ("acme.vendor.com.evil.com", ""),
        ("notvendor.com", ""),
        ("a b.vendor.com", ""),
    ],
)
def test_the_tenant_of_a_host(host: str, token: str) -> None:
    assert tenant(Address(host, (), {}), "vendor.com") == token
