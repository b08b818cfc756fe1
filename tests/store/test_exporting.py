"""Files for other programs: the same rows in every format, and nothing that a stranger's title can do in them."""

import csv
import errno
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest

from internscout.errors import QueryError, StoreError, UsageError
from internscout.model import Board, Payload
from internscout.parse import columns
from internscout.sources import source
from internscout.store import Reader, Store
from tests.store.factories import posting, result
from tests.store.filled import TODAY, publish, reading, run

OPEN = {"greenhouse:acme:1", "greenhouse:acme:2", "greenhouse:acme:22"}


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    with Reader(publish(tmp_path_factory.mktemp("export"))) as opened:
        yield opened


def read_back(path: Path) -> list[dict[str, Any]]:
    """The rows of a file as another program reads them."""
    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as lines:
            return list(csv.DictReader(lines))
    if path.suffix == ".jsonl":
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    with duckdb.connect() as con:
        found = con.execute("SELECT * FROM read_parquet($path)", {"path": str(path)})
        return [dict(zip([c[0] for c in found.description], row, strict=True)) for row in found.fetchall()]


@pytest.mark.parametrize("name", ["out.csv", "out.jsonl", "out.parquet", "OUT.CSV"])
def test_open_internships_with_their_requirements(reader: Reader, tmp_path: Path, name: str) -> None:
    assert reader.export(tmp_path / name) == 3
    written = tmp_path / name
    found = {row["id"]: row for row in read_back(written if name != "OUT.CSV" else written.rename(tmp_path / "o.csv"))}
    assert set(found) == OPEN
    one = found["greenhouse:acme:1"]
    assert one["title"] == "Machine Learning Intern, Perception"
    assert float(one["pay_min"]) == 40
    assert one["languages_required"] in ([["python"]], '[["python"]]')
    assert one["degrees_required"] in (["bachelor", "master"], "bachelor; master")
    seen = TODAY - timedelta(days=590)
    assert one["first_seen"] in (seen.replace(tzinfo=None), f"{seen:%Y-%m-%dT%H:%M:%SZ}")
    assert {column.name for column in columns()} < one.keys()
    assert not list(tmp_path.glob(".*"))


def test_all_and_where(reader: Reader, tmp_path: Path) -> None:
    assert reader.export(tmp_path / "all.jsonl", everything=True) == 11
    assert reader.export(tmp_path / "one.jsonl", where="pay_min >= 40 -- the best") == 1
    assert reader.export(tmp_path / "none.csv", where="ml = 'none' OR kind = 'thesis'") == 0
    assert reader.export(tmp_path / "gone.jsonl", everything=True, where="status = 'closed'") == 8
    assert (tmp_path / "none.csv").read_text(encoding="utf-8").startswith("id,title,company")


@pytest.mark.parametrize(
    "where",
    ["pay >", "no_such = 1", "TRUE); DROP VIEW postings; SELECT (1", "id IN (SELECT * FROM read_csv('/etc/passwd'))"],
)
def test_a_condition_that_is_none_writes_nothing(reader: Reader, tmp_path: Path, where: str) -> None:
    with pytest.raises(QueryError, match=r"^export --where: ") as caught:
        reader.export(tmp_path / "out.csv", where=where)
    assert "\n" not in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_written_is_said_and_the_former_file_stays(reader: Reader, tmp_path: Path) -> None:
    for name in ("out.xlsx", "out", "other.json"):
        with pytest.raises(UsageError, match=r"the name says the format: \.csv, \.jsonl, \.parquet"):
            reader.export(tmp_path / name)
    for name in ("out.csv", "listings.json"):
        with pytest.raises(StoreError, match=r"nowhere/.*: cannot be "):
            reader.export(tmp_path / "nowhere" / name)
    (tmp_path / "out.csv").write_text("former")
    reader.export(tmp_path / "out.csv")
    assert (tmp_path / "out.csv").read_text(encoding="utf-8") != "former"


def test_a_disk_that_refuses_even_to_tidy_up_is_said(
    reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(StoreError, match=r"out\.csv: cannot be written: Read-only file system"):
        reader.export(tmp_path / "nowhere" / "out.csv")


def test_a_spreadsheet_runs_nothing(tmp_path: Path) -> None:
    evil = posting(1, title='=HYPERLINK("https://evil.example")', locations=("@home", "b"), company='A "B", C\nD')
    with Store(tmp_path / "work.duckdb", columns()) as store:
        run(store, -1, result(evil), readings={evil.id: reading(evil)})
        store.publish(tmp_path / "o.duckdb")
    with Reader(tmp_path / "o.duckdb") as opened:
        opened.export(tmp_path / "o'ut.csv")
        opened.export(tmp_path / "out.jsonl")
    (row,) = read_back(tmp_path / "o'ut.csv")
    assert row["title"] == "'" + evil.title
    assert row["locations"] == "'@home; b"
    assert row["company"] == evil.company
    assert read_back(tmp_path / "out.jsonl")[0]["title"] == evil.title


def test_a_listings_file_is_read_back_by_our_own_source(tmp_path: Path) -> None:
    greenhouse = posting(
        7, url="https://boards.greenhouse.io/acme/jobs/7", locations=("Utrecht", "Delft"), posted_at=TODAY
    )
    elsewhere = posting(8, url="https://acme.example/jobs/8", locations=(), posted_at=None)
    closed = posting(9)
    with Store(tmp_path / "work.duckdb", columns()) as store:
        run(store, -9, result(closed), readings={closed.id: reading(closed)})
        readings = {
            greenhouse.id: reading(greenhouse),
            elsewhere.id: reading(elsewhere, start=None, sponsorship="not_offered"),
        }
        for day in (-8, -7):
            run(store, day, result(greenhouse, elsewhere), readings=readings)
        store.publish(tmp_path / "o.duckdb")
    with Reader(tmp_path / "o.duckdb") as opened:
        assert opened.export(tmp_path / "listings.json", everything=True) == 3
    board = Board("listings", "me/mine")
    vendor = source("listings")
    body = (tmp_path / "listings.json").read_bytes()
    page = vendor.read(Payload(vendor.first(board), body, datetime.now(UTC)))
    assert page.complete
    assert page.faults == ()
    assert page.unread == frozenset()
    first, second = page.postings
    assert first.id == greenhouse.id, "known again by its address"
    for found, sent in ((first, greenhouse), (second, elsewhere)):
        assert (found.title, found.url, found.company) == (sent.title, sent.url, sent.company)
    assert first.locations == greenhouse.locations
    assert second.locations == (elsewhere.location,)
    assert first.posted_at == TODAY
    assert second.posted_at == TODAY - timedelta(days=8)
    assert dict(first.details) == {
        "Term": "Summer 2027", "Degrees": "Bachelor's, Master's", "Sponsorship": "Offers Sponsorship",
    }  # fmt: skip
    assert dict(second.details)["Sponsorship"] == "Does Not Offer Sponsorship"
    assert "Term" not in dict(second.details)
