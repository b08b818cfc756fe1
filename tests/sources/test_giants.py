"""What the payloads do not show of vendors with more postings than they give at once: where the pages end."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from internscout.errors import PayloadError, SourceError
from internscout.model import Board, Page, Payload, Purpose, Request
from internscout.sources import source

APPLE_ROOT = b'window.__staticRouterHydrationData = JSON.parse("{\\"loaderData\\": {\\"root\\": {}}}");'


def read(board: Board, answer: Any, **context: Any) -> Page:
    return read_bytes(board, json.dumps(answer).encode(), **context)


def read_bytes(board: Board, body: bytes, purpose: Purpose = "listing", **context: Any) -> Page:
    request = Request(board, "https://example.com/", purpose=purpose, context=context)
    return source(board.source).read(Payload(request, body, datetime(2026, 6, 1, tzinfo=UTC)))


@pytest.mark.parametrize(
    ("total", "last", "gap"),
    [
        (200, 0, ""),
        (201, 200, ""),
        (10_000, 9_800, ""),
        (13_430, 9_800, "the vendor gives the first 10,000 of 13,430 postings"),
    ],
)
def test_oracle_gives_no_row_beyond_the_ten_thousandth(total: int, last: int, gap: str) -> None:
    answer = {"items": [{"TotalJobsCount": total, "requisitionList": []}]}
    page = read(Board("oracle", "eabc.fa.us2.oraclecloud.com"), answer)
    assert [request.context["offset"] for request in page.follow] == list(range(200, last + 1, 200))
    assert (page.gap, page.total) == (gap, total)
    assert not read(Board("oracle", "eabc.fa.us2.oraclecloud.com"), answer, offset=200).follow


@pytest.mark.parametrize("token", ["acme", "CX_1", "", "a b.com", "https:"])
def test_an_oracle_board_is_a_host(token: str) -> None:
    with pytest.raises(SourceError, match="is no host"):
        source("oracle").first(Board("oracle", token))


def test_amazon_says_in_a_good_answer_that_it_was_asked_too_much() -> None:
    answer = {"error": "Cannot return more than 10000 results at once", "hits": 0, "jobs": []}
    with pytest.raises(PayloadError, match="it says: Cannot return more than 10000"):
        read(Board("amazon", "amazon"), answer)


def test_eightfold_tells_of_an_error_in_a_good_answer() -> None:
    with pytest.raises(PayloadError, match="an error of status 403"):
        read(Board("eightfold", "pcsx/acme"), {"status": 403, "error": {"message": "no"}, "data": {}})


@pytest.mark.parametrize(
    ("count", "pages", "gap"),
    [(10, 0, ""), (11, 1, ""), (10_001, 999, "the first 10,000 of 10,001 postings were asked for")],
)
def test_eightfold_gives_ten_postings_a_page(count: int, pages: int, gap: str) -> None:
    page = read(Board("eightfold", "acme"), {"count": count, "positions": []})
    assert (len(page.follow), page.gap) == (pages, gap)


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (b"<title>Before you continue</title>", "no data in the page"),
        (b"AF_initDataCallback({key: 'ds:0', data:[]})", "the page's data ds:1 is no list of postings"),
        (
            b"AF_initDataCallback({key: 'ds:0', data:[]}) AF_initDataCallback({key: 'ds:1', data:[[",
            "is no list of postings",
        ),
        (b"AF_initDataCallback({key: 'ds:1', data:[{}]})", "the page's data ds:1 is no list of postings"),
    ],
)
def test_google_pages_without_postings_are_errors(body: bytes, says: str) -> None:
    with pytest.raises(PayloadError, match=says):
        read_bytes(Board("google", "google"), body)


def test_google_pages_are_subject_to_robots_and_never_the_second() -> None:
    board = Board("google", "google")
    page = read_bytes(board, b"AF_initDataCallback({key: 'ds:1', data:[[], null, 41, 20]})")
    requests = [source("google").first(board), source("google").posting(board, "1"), *page.follow]
    assert len(requests) > 3
    assert all(request and request.robots and "page=" not in request.url for request in requests)


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (b"<title>Jobs</title>", "no data in the page"),
        (b'window.__staticRouterHydrationData = JSON.parse("{\\"loaderData\\"', "the page's data is no JSON"),
        (b'window.__staticRouterHydrationData = JSON.parse("[]");', "a list instead of the page's data"),
        (b'window.__staticRouterHydrationData = JSON.parse("{}");', "the page's data has no 'loaderData'"),
        (APPLE_ROOT, "an object instead of an object with a list 'searchResults'"),
    ],
)
def test_apple_pages_of_another_shape_are_errors(body: bytes, says: str) -> None:
    with pytest.raises(PayloadError, match=says):
        read_bytes(Board("apple", "apple"), body)


def test_an_apple_posting_that_is_gone_is_a_good_page_without_it() -> None:
    with pytest.raises(PayloadError, match="no posting in the page"):
        read_bytes(Board("apple", "apple"), APPLE_ROOT, "posting")


def test_apple_pages_end_with_the_fifteenth_and_are_subject_to_robots() -> None:
    board = Board("apple", "apple")
    data = json.dumps(json.dumps({"loaderData": {"search": {"totalRecords": 6108, "searchResults": []}}}))
    page = read_bytes(board, f"window.__staticRouterHydrationData = JSON.parse({data});".encode(), search="intern")
    assert [request.context["page"] for request in page.follow] == list(range(2, 16))
    assert all(request.robots for request in [*page.follow, source("apple").first(board)])
