"""docs/sql.md: every query of it runs and finds something, and its tables are the comments of the database."""

import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from internscout.model import Board
from internscout.parse import columns
from internscout.store import Reader
from tests.store.factories import NOW, PARSER, failed, ingest, open_store, parsed, posting, result

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "sql.md").read_text(encoding="utf-8")
QUERIES = re.findall(r"```sql\n(.*?)```", TEXT, re.DOTALL)


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    folder = tmp_path_factory.mktemp("docs")
    changed = posting(1, title="Machine Learning Intern, Perception")
    read = parsed(
        changed,
        ml="core",
        salary={
            "min": 40,
            "max": 55,
            "currency": "USD",
            "period": "hour",
            "comparable": {"hourly_usd_min": 40, "hourly_usd_max": 55, "assumption": "40 hours a week (assumed)"},
        },
        # The document asks for the coming weeks, and the database knows only the real date.
        deadline=(datetime.now(UTC) + timedelta(days=7)).date().isoformat(),
        sponsorship="offered",
        citizenship=[],
        locations=[{"city": "Boston", "region": "MA", "country": "US"}],
    )
    with open_store(folder / "work.duckdb", columns()) as store:
        ingest(store, 0, result(posting(1)))
        store.begin_run(
            "last", started_at=NOW + timedelta(days=1), program_version="1", parser_version=PARSER, boards=2
        )
        store.save_board("last", result(changed), {changed.id: read}, seen_at=NOW + timedelta(days=1))
        store.save_board("last", failed(Board("lever", "beta", "Beta")), {}, seen_at=NOW + timedelta(days=1))
        store.publish(folder / "internscout.duckdb")
    with Reader(folder / "internscout.duckdb") as opened:
        yield opened


def test_there_are_queries() -> None:
    assert len(QUERIES) >= 6


@pytest.mark.parametrize("sql", QUERIES)
def test_a_query_of_the_document_finds_something(reader: Reader, sql: str) -> None:
    names, found = reader.query(sql)
    assert names
    assert found


def test_its_tables_are_the_comments_of_the_database() -> None:
    made = subprocess.run([sys.executable, ROOT / "tools" / "sql_docs.py", "--check"], check=False)
    assert made.returncode == 0, "run `make sql-docs`"


def test_the_quoted_words_are_those_of_the_text(reader: Reader) -> None:
    wrong: list[tuple[Any, ...]] = reader.query(
        "SELECT f.quote FROM facts f JOIN texts t ON t.posting_id = f.posting_id "
        "WHERE substr(t.text, f.start_offset + 1, f.end_offset - f.start_offset) <> f.quote"
    )[1]
    assert wrong == []
