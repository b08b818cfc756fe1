"""Job sites that gather others' postings: what is theirs alone."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from internscout.errors import SourceError
from internscout.model import Board, Page, Payload
from internscout.sources import source


def first_page(board: Board, answer: dict[str, Any]) -> Page:
    vendor = source(board.source)
    body = json.dumps(answer).encode()
    return vendor.read(Payload(vendor.first(board), body, datetime(2026, 6, 1, tzinfo=UTC)))


def test_a_site_of_one_feed_has_no_other_board() -> None:
    with pytest.raises(SourceError, match="no board 'acme': Arbeitnow is one feed, write 'all' as token"):
        source("arbeitnow").first(Board("arbeitnow", "acme"))


@pytest.mark.parametrize("name", ["remoteok", "remotive", "arbeitnow", "jobicy", "himalayas"])
def test_a_row_of_a_feed_cannot_be_asked_for_alone(name: str) -> None:
    assert source(name).posting(Board(name, "all"), "1") is None


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
