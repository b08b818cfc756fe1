"""Every real capture of the vendors' answers is read: no exception, nothing lost, no unknown key unnoticed.

The captures are not part of the project (their texts belong to the employers). They are looked for in the folder
`INTERNSCOUT_WIRE`, else in `wire/` of `INTERNSCOUT_SHARED`, else beside the project; without them this is skipped.
Most were trimmed by whoever stored them, so completeness is not asserted here.
"""

import html
import os
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from internscout.model import Board, Page, Payload, Purpose, Request
from internscout.sources import _reading, recognise, source

SHARED = Path(os.environ.get("INTERNSCOUT_SHARED") or Path(__file__).parents[3] / "shared")
WIRE = Path(os.environ.get("INTERNSCOUT_WIRE") or SHARED / "wire")
pytestmark = pytest.mark.skipif(not WIRE.is_dir(), reason=f"no captures: {WIRE} is not there")

FOLDERS: dict[str, tuple[str, Purpose]] = {
    "greenhouse": ("greenhouse", "listing"),
    "greenhouse_job": ("greenhouse", "posting"),
    "lever": ("lever", "listing"),
    "lever_detail": ("lever", "posting"),
    "ashby": ("ashby", "listing"),
    "ashby_job": ("ashby", "posting"),
    "simplify_listings": ("listings", "listing"),
}
# keys that captures hold and no source knows; empty means: every key seen was looked at and decided on
UNREAD_ALLOWED: dict[str, frozenset[str]] = {}
TEXTS = ("content", "description", "descriptionPlain", "descriptionHtml")


def captures(folder: str) -> list[Path]:
    return sorted((WIRE / folder / "real").glob("*.json"))


def read(file: Path, name: str, purpose: Purpose) -> Page:
    request = Request(Board(name, "acme"), "https://example.com/", purpose=purpose)
    return source(name).read(Payload(request, file.read_bytes(), datetime(2026, 6, 1, tzinfo=UTC)))


def rows(file: Path) -> list[dict[str, Any]]:
    """The rows of a capture as they stand in it: a list, an object with `jobs`, or one posting."""
    answer: Any = _reading.load(file.read_bytes())
    found: list[dict[str, Any]] = answer if isinstance(answer, list) else answer.get("jobs", [answer])
    return found


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_capture_is_read(folder: str) -> None:
    name, purpose = FOLDERS[folder]
    files = captures(folder)
    assert files
    unread: Counter[str] = Counter()
    postings = 0
    for file in files:
        page = read(file, name, purpose)
        unread.update(page.unread)
        postings += len(page.postings)
        assert page.faults == (), file.name
        offered = [row for row in rows(file) if row.get("isListed", True) and row.get("active", True)]
        assert bool(page.postings) == bool(offered), file.name
        if name != "listings":
            assert len(page.postings) == len(offered), file.name
            check_texts(page, offered)
        for posting in page.postings:
            assert posting.title
            assert posting.external_id
            assert posting.url.startswith("http")
            assert posting.posted_at is not None
    print(f"{folder}: {len(files)} captures, {postings} postings, unread keys: {dict(unread) or 'none'}")  # noqa: T201 - shown by -rP
    assert set(unread) == UNREAD_ALLOWED.get(folder, frozenset())


def check_texts(page: Page, offered: list[dict[str, Any]]) -> None:
    """A posting has a description where its row has one, and no escaped tag is left at its start."""
    by_id = {str(row["id"]): row for row in offered}
    for posting in page.postings:
        given = any(by_id[posting.external_id].get(key) for key in TEXTS)
        assert bool(posting.description) == given, posting.id
        assert not posting.description.lstrip().startswith(html.escape("<")), posting.id


@pytest.mark.parametrize("folder", [folder for folder in FOLDERS if folder != "simplify_listings"])
def test_the_vendor_s_own_urls_are_recognised(folder: str) -> None:
    name, purpose = FOLDERS[folder]
    for file in captures(folder):
        for posting in read(file, name, purpose).postings:
            found = recognise(posting.url)
            if found is not None:  # a company's own page names no board
                assert (found.board.source, found.external_id) == (name, posting.external_id)
            else:
                assert name == "greenhouse", posting.url


def test_open_rows_of_lists_that_point_to_a_known_vendor_are_followed() -> None:
    for file in captures("simplify_listings"):
        page = read(file, "listings", "listing")
        thin = [posting for posting in page.postings if posting.board.source != "listings"]
        asked = sum(len(ids) if isinstance(ids := r.context.get("only"), list) else 1 for r in page.follow)
        print(f"{file.name}: {len(page.postings)} open, {len(thin)} of known vendors, {len(page.follow)} requests")  # noqa: T201 - shown by -rP
        assert page.complete
        assert all(posting.thin for posting in page.postings)
        assert len(page.follow) <= asked <= len(thin)
        assert asked >= 0.95 * len(thin)
