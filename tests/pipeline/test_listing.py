"""When a listing of several pages is whole, and what is said where it is not."""

from typing import Any

import pytest

from internscout.model import Board, Page, Posting, RowFault
from internscout.pipeline.listing import Listing

BOARD = Board("greenhouse", "acme")


def page(*ids: int, total: int | None = None, **about: Any) -> Page:
    postings = tuple(Posting(BOARD, str(n), "Intern", "https://example.com", "Acme") for n in ids)
    return Page(postings, **({"complete": True, "rows": len(ids), "total": total} | about))


@pytest.mark.parametrize(
    ("pages", "gap"),
    [
        ([page(1, 2, total=3), page(3, total=3)], ""),
        ([page(1, 2)], ""),
        ([page(total=0)], ""),
        ([page(1, 2, total=3)], "2 of 3 postings came"),
        ([page(1, 2, total=4), page(2, 3, total=4)], "3 of 4 postings came"),
        ([page(1, 2, total=4), page(1, 2, total=4)], "1 of 2 pages came twice"),
        ([page(1, 2, total=3), page(3, total=4)], "its pages give different totals: 3, 4"),
        ([page(1, complete=False, gap="a cap of 2000")], "a cap of 2000"),
        ([page(1, rows=3, faults=(RowFault("x", "y"),) * 2, total=3)], ""),
    ],
)
def test_a_listing_is_whole_or_says_why_not(pages: list[Page], gap: str) -> None:
    found = Listing()
    for one in pages:
        found.add(one)
    assert found.gap() == gap
