"""Job sites that gather others' postings: what is theirs alone."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from internscout.errors import SourceError
from internscout.model import Board, Page, Payload
from internscout.sources import gathers, keys_of, source, sources


def first_page(board: Board, answer: dict[str, Any]) -> Page:
    vendor = source(board.source)
    body = json.dumps(answer).encode()
    return vendor.read(Payload(vendor.first(board), body, datetime(2026, 6, 1, tzinfo=UTC)))


def test_a_site_of_one_feed_has_no_other_board() -> None:
    with pytest.raises(SourceError, match="no board 'acme': Arbeitnow is one feed, write 'all' as token"):
        source("arbeitnow").first(Board("arbeitnow", "acme"))


@pytest.mark.parametrize("name", ["remoteok", "remotive", "arbeitnow", "jobicy", "himalayas", "adzuna", "usajobs"])
def test_a_row_of_a_feed_cannot_be_asked_for_alone(name: str) -> None:
    assert source(name).posting(Board(name, "all"), "1") is None


def test_a_country_that_adzuna_does_not_have_is_an_error_of_the_board() -> None:
    with pytest.raises(SourceError, match="no country 'xx' at Adzuna; it has at, au, be"):
        source("adzuna").first(Board("adzuna", "xx/machine learning"))


@pytest.mark.parametrize(
    ("name", "token", "keys"),
    [
        ("adzuna", "gb", {"ADZUNA_APP_ID", "ADZUNA_APP_KEY"}),
        ("usajobs", "student", {"USAJOBS_API_KEY", "USAJOBS_EMAIL"}),
    ],
)
def test_every_request_names_the_keys_that_the_source_needs(name: str, token: str, keys: set[str]) -> None:
    board = Board(name, token)
    assert set(keys_of(name)) == keys
    answers: dict[str, dict[str, Any]] = {
        "adzuna": {"results": [], "count": 200},
        "usajobs": {"SearchResult": {"SearchResultItems": [], "SearchResultCountAll": 600}},
    }
    requests = [source(name).first(board), *first_page(board, answers[name]).follow]
    assert len(requests) > 1
    for request in requests:
        assert {*request.secret_headers.values(), *request.secret_query.values()} == keys


@pytest.mark.parametrize(
    ("count", "asked", "gap"),
    [(0, 0, ""), (50, 0, ""), (51, 1, ""), (250, 4, ""), (251, 4, "of 251 rows the newest 250 are read")],
)
def test_the_newest_of_a_search_of_adzuna_are_read(count: int, asked: int, gap: str) -> None:
    page = first_page(Board("adzuna", "gb"), {"results": [], "count": count})
    assert len(page.follow) == asked
    assert (page.gap, page.complete) == (gap, not gap)


@pytest.mark.parametrize(
    ("count", "asked", "gap"),
    [(500, 0, ""), (501, 1, ""), (10_000, 19, ""), (10_001, 19, "of 10001 rows the first 10,000 are given")],
)
def test_usajobs_gives_10000_rows_of_a_search(count: int, asked: int, gap: str) -> None:
    answer = {"SearchResult": {"SearchResultItems": [], "SearchResultCountAll": count}}
    page = first_page(Board("usajobs", "student"), answer)
    assert len(page.follow) == asked
    assert (page.gap, page.complete) == (gap, not gap)


@pytest.mark.parametrize(
    ("total", "limit", "last", "gap"),
    [
        (0, 20, None, ""),
        (20, 20, None, ""),
        (21, 20, "2", ""),
        (21, 10, "3", ""),
        (21, 0, "2", ""),
        (1000, 20, "50", ""),
        (1001, 20, "50", "of 1001 rows the first 1,000 are read"),
    ],
)
def test_a_search_of_himalayas_names_its_pages(total: int, limit: int, last: str | None, gap: str) -> None:
    page = first_page(Board("himalayas", "interns"), {"jobs": [], "totalCount": total, "limit": limit})
    assert [request.url.rpartition("page=")[2] for request in page.follow[-1:]] == ([last] if last else [])
    assert (page.gap, page.complete) == (gap, not gap)


@pytest.mark.parametrize(("pages", "asked"), [(1, 0), (2, 1), (99, 98), (100, 98), (0, 0)])
def test_the_muse_gives_99_pages_of_a_search(pages: int, asked: int) -> None:
    page = first_page(Board("themuse", "all"), {"results": [], "total": pages * 20, "page_count": pages})
    assert len(page.follow) == asked
    assert page.complete is (pages < 100)


def test_what_remote_ok_adds_to_a_text_is_cut_off_at_its_last_place() -> None:
    text = "Say so: " + "Please mention the word **TIDE** twice.<br>" * 2
    row = {"id": "1", "position": "ML Intern", "url": "https://remoteok.com/remote-jobs/x-1", "description": text}
    body = json.dumps([row]).encode()
    vendor = source("remoteok")
    page = vendor.read(Payload(vendor.first(Board("remoteok", "all")), body, datetime(2026, 6, 1, tzinfo=UTC)))
    assert page.postings[0].description == "Say so: Please mention the word **TIDE** twice.<br>"


def test_who_gathers_says_so() -> None:
    named = {vendor.name for vendor in sources() if gathers(vendor.name)}
    assert {"adzuna", "feed", "hackernews", "listings", "remotive"} <= named
    assert named.isdisjoint({"amazon", "ashby", "greenhouse", "page", "usajobs", "workday"})
