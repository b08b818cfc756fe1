"""Every shape in which the vendors' URLs are met: what board, what posting, or nothing.

The shapes of each vendor are in `payloads/<source>/urls.toml`:

    boards  = [[URL, the board's key, the posting's id or "", the board's url where it has one], …]
    nothing = [URLs that look alike and are not the vendor's boards, …]
    first   = [[the board's key, the URL that its reading starts with, what else the board has: {url = "…"}], …]
    posting = [[the board's key, a posting's id, the URL that is asked for it, the request's purpose], …]
"""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from internscout.errors import SourceError, UsageError
from internscout.model import Board
from internscout.sources import recognise, source, sources

PAYLOADS = Path(__file__).parent / "payloads"
TABLES = {file.parent.name: tomllib.loads(file.read_text(encoding="utf-8")) for file in PAYLOADS.glob("*/urls.toml")}
BOARDS = [entry for table in TABLES.values() for entry in table["boards"]]
NOTHING = [
    "",
    "   ",
    "acme",
    "mailto:jobs@acme.com",
    "javascript:alert(1)",
    "ftp://boards.greenhouse.io/acme",
    "https://[",
    "https://[::1]:99999/x",
    "https://acme.com/?for=acme",
    "https://acme.com/careers",
    *(url for table in TABLES.values() for url in table["nothing"]),
]
FIRST = [entry for table in TABLES.values() for entry in table["first"]]
POSTING = [entry for table in TABLES.values() for entry in table.get("posting", [])]


@pytest.mark.parametrize("shape", BOARDS, ids=lambda shape: shape[0])
def test_board_and_posting(shape: list[str]) -> None:
    url, key, posting, *at = shape
    found = recognise(url)
    assert found is not None
    assert (found.board.key, found.external_id, found.board.url) == (key, posting or None, at[0] if at else "")


@pytest.mark.parametrize("url", NOTHING)
def test_no_board(url: str) -> None:
    assert recognise(url) is None


@pytest.mark.parametrize("case", FIRST, ids=lambda case: case[0])
def test_first_request(case: list[Any]) -> None:
    key, url, *about = case
    name, _, token = key.partition(":")
    request = source(name).first(Board(name, token, **(about[0] if about else {})))
    assert (request.url, request.purpose) == (url, "listing")


@pytest.mark.parametrize("case", FIRST, ids=lambda case: case[0])
def test_another_server_is_asked_where_the_board_names_one(case: list[Any]) -> None:
    key, _, *about = case
    name, _, token = key.partition(":")
    own = Board(name, token, **(about[0] if about else {}), base_url="http://127.0.0.1:8000/jobs/")
    if not own.url:
        assert source(name).first(own).url.startswith("http://127.0.0.1:8000/jobs/")


@pytest.mark.parametrize("case", POSTING, ids=lambda case: case[0])
def test_posting_request(case: list[str]) -> None:
    key, external_id, url, purpose = case
    name, _, token = key.partition(":")
    request = source(name).posting(Board(name, token), external_id)
    assert request is not None
    assert (request.url, request.purpose) == (url, purpose)
    if purpose == "posting":
        assert request.external_id == external_id
    else:
        assert request.context["only"] == [external_id]


def test_a_list_without_address_is_an_error_of_the_board() -> None:
    with pytest.raises(SourceError, match="raw address"):
        source("listings").first(Board("listings", "summer"))
    assert source("listings").posting(Board("listings", "a/b"), "1") is None


def test_an_unknown_source_is_an_error_naming_the_known_ones() -> None:
    assert [vendor.name for vendor in sources()] == sorted(TABLES)
    with pytest.raises(UsageError, match=f"unknown source 'monster'; known: {', '.join(sorted(TABLES))}"):
        source("monster")
