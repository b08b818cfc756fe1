"""What the payloads do not show of vendors with more postings than they give at once: where the pages end."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from internscout.errors import PayloadError, SourceError
from internscout.model import Board, Page, Payload, Purpose, Request
from internscout.sources import source, texts_apart

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


def test_an_oracle_posting_that_is_closed_is_an_empty_answer() -> None:
    with pytest.raises(PayloadError, match="0 postings instead of one"):
        read_bytes(Board("oracle", "eabc.fa.us2.oraclecloud.com"), b'{"items": []}', "posting")


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


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (
            b'{"errors": [{"message": "Rate limit exceeded", "code": 1675004}], "data": null}',
            "it says: Rate limit exceeded",
        ),
        (
            b'for (;;);{"error": 1357004, "errorSummary": "Sorry"}',
            "an object instead of an object with a list 'all_jobs'",
        ),
        (b"<title>Error</title>", "HTML instead of JSON"),
    ],
)
def test_meta_s_errors_come_in_good_answers(body: bytes, says: str) -> None:
    with pytest.raises(PayloadError, match=says):
        read_bytes(Board("meta", "meta"), body, search="x")


@pytest.mark.parametrize(("rows", "complete"), [(3, True), (0, False), (1000, False)])
def test_meta_s_answer_is_whole_unless_it_is_empty_or_round(rows: int, complete: bool) -> None:
    jobs = [{"id": str(number), "title": "Welder"} for number in range(rows)]
    page = read(Board("meta", "meta"), {"data": {"job_search_with_featured_jobs_v2": {"all_jobs": jobs}}}, search="x")
    assert (len(page.postings), page.complete) == (rows, complete)


def test_meta_s_pages_without_token_or_posting_are_errors() -> None:
    with pytest.raises(PayloadError, match="no token in the search's page"):
        read_bytes(Board("meta", "meta"), b"<title>Error</title>")
    with pytest.raises(PayloadError, match="no JobPosting in the page"):
        read_bytes(Board("meta", "meta"), b"<title>Meta Careers</title>", "posting")


def test_all_requests_to_meta_are_subject_to_robots_and_the_token_may_name_the_query() -> None:
    board = Board("meta", "123456789")
    (search,) = read_bytes(board, b'[["LSD",[],{"token":"AdRo-x_0001"},323]]').follow
    assert isinstance(search.body, dict)
    assert search.body["doc_id"] == "123456789"
    requests = [source("meta").first(board), search, source("meta").posting(board, "1")]
    assert all(request and request.robots for request in requests)


@pytest.mark.parametrize("name", ["amazon", "apple", "eightfold", "google", "meta", "oracle"])
def test_a_posting_that_a_list_names_is_asked_for_by_itself(name: str) -> None:
    assert texts_apart(name)
