"""Listings that come in pages: which pages are asked for, and what they are taken to prove together."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from internscout.model import Board, Json, Page, Payload, Request
from internscout.sources import _reading as r
from internscout.sources import source

AT = datetime(2026, 6, 1, tzinfo=UTC)


def read(request: Request, answer: Any) -> Page:
    return source(request.board.source).read(Payload(request, json.dumps(answer).encode(), AT))


@pytest.mark.parametrize(
    ("rows", "total", "begins"),
    [
        (100, 100.0, []),
        (100, 101.0, [100]),
        (20, 45.0, [20, 40]),
        (20, 0.0, []),
        (20, -3.0, []),
        (20, None, []),
        (0, 45.0, []),
    ],
)
def test_where_the_further_pages_begin(rows: int, total: float | None, begins: list[int]) -> None:
    assert [*r.further(rows, total)] == begins


def test_a_total_without_measure_costs_no_memory() -> None:
    assert len(r.further(1, 1e300)) == r.MAX_PAGES - 1


def smartrecruiters(offset: int, **answer: Json) -> Page:
    board = Board("smartrecruiters", "acme")
    request = Request(board, "https://example.com/", context={"offset": offset})
    return read(request, {"offset": offset, "limit": 100, "totalFound": 230} | answer)


def smart_rows(begin: int, count: int) -> list[Json]:
    return [{"id": str(744000000000000 + n), "name": "Boat Mechanic"} for n in range(begin, begin + count)]


def test_the_first_page_of_smartrecruiters_asks_for_the_others_and_those_for_none() -> None:
    first = smartrecruiters(0, content=smart_rows(0, 100))
    assert [request.url.partition("?")[2] for request in first.follow] == [
        "limit=100&offset=100",
        "limit=100&offset=200",
    ]
    assert (first.rows, first.total, first.complete) == (100, 230, True)
    assert smartrecruiters(200, content=smart_rows(200, 30)).follow == ()


@pytest.mark.parametrize(
    ("offset", "answer", "gap"),
    [
        (0, {"content": [], "totalFound": 0}, "no rows came, as for an unknown company"),
        (0, {"content": smart_rows(0, 3), "totalFound": None}, "no 'totalFound' came"),
        (200, {"content": []}, ""),  # that the rows fall short of the total is seen where the pages meet
    ],
)
def test_what_smartrecruiters_does_not_prove(offset: int, answer: dict[str, Json], gap: str) -> None:
    page = smartrecruiters(offset, **answer)
    assert (page.gap, page.complete) == (gap, not gap)


def test_a_changed_row_of_smartrecruiters_has_another_stamp() -> None:
    def stamps(**more: Json) -> set[str]:
        rows: list[Json] = [{"id": "744000000000001", "name": "ML Intern", **more}]
        return {request.stamp for request in smartrecruiters(0, content=rows, totalFound=1).follow}

    assert len(stamps() | stamps()) == 1
    assert len(stamps() | stamps(releasedDate="2026-08-03T10:34:13.038Z")) == 2


@pytest.mark.parametrize(
    ("address", "requests"),
    [
        ("https://jobs.smartrecruiters.com/Acme1/74400000000000{}", ["posting"] * 5),
        ("https://boards.greenhouse.io/acme/jobs/74400000{}", ["listing"]),
    ],
)
def test_a_list_asks_for_single_postings_where_the_board_has_no_texts(address: str, requests: list[str]) -> None:
    rows = [
        {"id": str(n), "title": "ML Intern", "url": address.format(n), "active": True, "is_visible": True}
        for n in range(5)
    ]
    page = read(Request(Board("listings", "a/b"), "https://example.com/"), rows)
    assert [request.purpose for request in page.follow] == requests
