"""What the store does not do twice, and what it keeps so that questions need not look for it."""

from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from internscout.errors import StoreError
from internscout.model import Json, Posting
from internscout.store import batch
from internscout.store.rows import PostingRow, json_text, posting_row
from tests.store.factories import NOW, PARSER, ingest, open_store, parsed, posting, result, rows
from tests.store.test_backup import of_schema

REQUIREMENTS: dict[str, Json] = {
    "kind": "thesis",
    "ml": "core",
    "areas": ["nlp", "speech"],
    "locations": [{"city": "Utrecht", "country": "NL"}, {"city": "Delft", "country": "NL"}],
    "workplace": "hybrid",
    "start": {"season": "fall", "year": 2026, "month": 9},
    "salary": {
        "min": 20.5,
        "max": 30,
        "currency": "EUR",
        "period": "hour",
        "comparable": {"hourly_usd_min": 24, "hourly_usd_max": 35.5},
    },
    "deadline": "2099-05-01",
    "sponsorship": "offered",
    "degrees": {"required": ["master"], "preferred": [], "enrolled": True},
    "languages": {"required": [["python", "cpp"], ["sql"]], "preferred": [], "mentioned": []},
    "spoken_languages": ["en", "nl"],
}
ASKED_FIRST = """
SELECT kind, ml, areas, cities, countries, workplace, start_season, start_year, start_month, pay_min, pay_max,
    pay_currency, pay_period, pay_hourly_usd_min, pay_hourly_usd_max, CAST(deadline AS VARCHAR), sponsorship,
    degrees_required, languages_required, spoken_languages
FROM open_internships ORDER BY id
"""


def test_what_is_asked_first_is_kept_in_columns_also_of_postings_stored_before(tmp_path: Path) -> None:
    path = tmp_path / "work.duckdb"
    of_schema(path, 11)
    with duckdb.connect(str(path)) as con:
        con.execute(
            "INSERT INTO store.parsed (posting_id, version, parser_version, parsed_at, requirements, text, kind) "
            "VALUES ('greenhouse:acme:1', 1, 'p', '2026-01-01', $requirements, 'Teach robots.', 'thesis')",
            {"requirements": json_text(REQUIREMENTS)},
        )
    with open_store(path) as store:
        newer = posting(2)
        board = result(newer, complete=False)
        store.begin_run("new", started_at=NOW, program_version="1", parser_version=PARSER, boards=1)
        store.save_board("new", board, {newer.id: replace(parsed(newer), requirements=REQUIREMENTS)}, seen_at=NOW)
        before, now = rows(store, ASKED_FIRST)
    assert before == now
    assert now == (
        "thesis", "core", ["nlp", "speech"], ["Utrecht", "Delft"], ["NL"], "hybrid", "fall", 2026, 9, 20.5, 30.0,
        "EUR", "hour", 24.0, 35.5, "2099-05-01", "offered", ["master"], [["python", "cpp"], ["sql"]], ["en", "nl"],
    )  # fmt: skip


def test_the_row_of_a_posting_is_made_once_a_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def noted(of: Posting) -> PostingRow:
        made.append(of.id)
        return posting_row(of)

    monkeypatch.setattr(batch, "posting_row", noted)
    with open_store(tmp_path / "work.duckdb") as store:
        ingest(store, 0, result(posting(1), posting(2)))
        assert made == ["greenhouse:acme:1", "greenhouse:acme:2"]
        ingest(store, 1, result(posting(1), posting(2, title="Another")))
        assert made[2:] == made[:2], "and anew for the next"
        assert rows(store, "SELECT title FROM postings ORDER BY id")[1] == ("Another",)


def test_row_groups_are_small_so_that_a_checkpoint_writes_little_anew(tmp_path: Path) -> None:
    with open_store(tmp_path / "work.duckdb") as store:
        store._con.execute("INSERT INTO store.row_faults SELECT 'r', 'b', 'n', 'w' FROM range(10_000)")
        store._con.execute("CHECKPOINT")
        groups = rows(
            store, "SELECT row_group_id, max(start + count) FROM pragma_storage_info('store.row_faults') GROUP BY ALL"
        )
    assert sorted(groups) == [(0, 4096), (1, 4096), (2, 1808)]


def test_a_file_is_opened_once_in_a_process(tmp_path: Path) -> None:
    path = tmp_path / "work.duckdb"
    with open_store(path), pytest.raises(StoreError, match="open already in this process"):
        open_store(path)
    with open_store(path) as store:
        assert store.warnings == ()
