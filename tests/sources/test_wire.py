"""Every real capture of the vendors' answers is read: no exception, nothing lost, no unknown key unnoticed.

The captures are not part of the project (their texts belong to the employers). They are looked for in the folder
`INTERNSCOUT_WIRE`, else in `wire/` of `INTERNSCOUT_SHARED`, else beside the project; without them this is skipped.
Most were trimmed by whoever stored them, so completeness is not asserted here. Which folders hold a vendor's answers,
and what must be true of them, is in `payloads/<source>/wire.toml`:

    [[folder]]
    name = "greenhouse_job"     the folder of captures
    files = "*"                 which of its files
    kinds = ["real"]            which of its subfolders: also "modelled", "synthetic" (default: real)
    purpose = "posting"         of the request (default: listing)
    context = {}                of the request
    rows = "jobs"               dotted path of the rows, or of the one posting ("." for the answer itself)
    skipped = "isListed"        a row where this is false is not on offer
    needs = "id"                a row without this key is no posting
    counted = false             a row may be no posting, or several (default: each that is on offer is one)
    texts = "content body"      keys of which one holds the text: the posting has one exactly when its row has
    dated = true                every posting has posted_at
    unread = ["a.b"]            keys that captures hold and the source knowingly leaves unknown
    faults = ["file.json"]      captures with rows that cannot be read
    renumbered = ["file.json"]  captures of a posting whose own address holds another id
"""

import html
import json
import os
import tomllib
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from internscout.model import Board, Json, Page, Payload, Purpose, Request
from internscout.sources import recognise, source

SHARED = Path(os.environ.get("INTERNSCOUT_SHARED") or Path(__file__).parents[3] / "shared")
WIRE = Path(os.environ.get("INTERNSCOUT_WIRE") or SHARED / "wire")
PAYLOADS = Path(__file__).parent / "payloads"
pytestmark = pytest.mark.skipif(not WIRE.is_dir(), reason=f"no captures: {WIRE} is not there")


@dataclass(frozen=True)
class Folder:
    """One table of a `wire.toml`."""

    source: str
    name: str
    files: str = "*"
    kinds: tuple[str, ...] = ("real",)
    purpose: Purpose = "listing"
    context: dict[str, Json] = field(default_factory=dict)
    board: dict[str, str] = field(default_factory=dict)
    rows: str = ""
    skipped: str = ""
    needs: str = ""
    counted: bool = True
    texts: str = ""
    dated: bool = False
    unread: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    renumbered: tuple[str, ...] = ()

    def captures(self) -> list[Path]:
        found = (file for kind in self.kinds for file in (WIRE / self.name / kind).glob(self.files))
        return sorted(file for file in found if file.is_file())

    def read(self, file: Path) -> Page:
        board = Board(self.source, **({"token": "acme"} | self.board))
        request = Request(board, "https://example.com/", purpose=self.purpose, context=self.context, external_id="1")
        return source(self.source).read(Payload(request, file.read_bytes(), datetime(2026, 6, 1, tzinfo=UTC)))

    def offered(self, file: Path) -> list[dict[str, Any]]:
        """The rows of a JSON capture as they stand in it, without those that are not on offer."""
        answer: Any = json.loads(file.read_bytes().removeprefix(b"\xef\xbb\xbf"))
        for part in filter(None, self.rows.split(".")):
            answer = answer[int(part) if isinstance(answer, list) else part]
        rows = answer if isinstance(answer, list) else [answer]
        rows = [row for row in rows if not self.needs or self.needs in row]
        return [row for row in rows if not self.skipped or row.get(self.skipped, True)]


def folder_of(name: str, table: dict[str, Any]) -> Folder:
    about: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in table.items()}
    return Folder(name, **about)


FOLDERS = [
    folder_of(file.parent.name, table)
    for file in sorted(PAYLOADS.glob("*/wire.toml"))
    for table in tomllib.loads(file.read_text(encoding="utf-8"))["folder"]
]
EACH = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


@EACH
def test_every_capture_is_read(folder: Folder) -> None:
    files = folder.captures()
    assert files
    unread: Counter[str] = Counter()
    postings = 0
    for file in files:
        page = folder.read(file)
        unread.update(page.unread)
        postings += len(page.postings)
        assert bool(page.faults) == (file.name in folder.faults), (file.name, page.faults)
        for posting in page.postings:
            assert posting.title
            assert posting.external_id
            assert posting.url.startswith("http")
            assert posting.posted_at is not None or not folder.dated
        if file.suffix == ".json" and folder.counted:
            check_rows(folder, file, page)
    print(f"{folder.name}: {len(files)} captures, {postings} postings, unread keys: {dict(unread) or 'none'}")  # noqa: T201 - shown by -rP
    assert postings
    assert set(unread) == set(folder.unread)


def check_rows(folder: Folder, file: Path, page: Page) -> None:
    """As many postings as rows; each with a text where its row has one, and no escaped tag left at its start."""
    offered = folder.offered(file)
    if not page.faults and folder.name != "simplify_listings":  # whose rows of one posting may come twice
        assert len(page.postings) == len(offered), file.name
    for posting, row in zip(page.postings, offered, strict=False):
        if folder.texts:
            assert bool(posting.description) == any(row.get(key) for key in folder.texts.split()), posting.id
        assert not posting.description.lstrip().startswith(html.escape("<")), posting.id


@EACH
def test_the_vendor_s_own_urls_are_recognised(folder: Folder) -> None:
    for file in folder.captures():
        for posting in folder.read(file).postings:
            found = recognise(posting.url)
            if found is not None and found.board.source == folder.source:  # a company's own page names no board
                assert (found.external_id == posting.external_id) != (file.name in folder.renumbered), posting.id


def test_open_rows_of_lists_that_point_to_a_known_vendor_are_followed() -> None:
    for folder in (folder for folder in FOLDERS if folder.source == "listings"):
        for file in folder.captures():
            page = folder.read(file)
            thin = [posting for posting in page.postings if posting.board.source != "listings"]
            asked = sum(len(ids) if isinstance(ids := r.context.get("only"), list) else 1 for r in page.follow)
            print(f"{file.name}: {len(page.postings)} open, {len(thin)} of known vendors, {len(page.follow)} requests")  # noqa: T201 - shown by -rP
            assert page.complete
            assert all(posting.thin for posting in page.postings)
            assert len(page.follow) <= asked <= len(thin)
            assert asked >= 0.95 * len(thin)
