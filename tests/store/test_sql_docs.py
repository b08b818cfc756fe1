"""docs/sql.md: every query of it runs and finds something, and its tables are the comments of the database."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from internscout.store import Reader
from tests.store.filled import publish

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "sql.md").read_text(encoding="utf-8")
QUERIES = re.findall(r"```sql\n(.*?)```", TEXT, re.DOTALL)


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    with Reader(publish(tmp_path_factory.mktemp("docs"))) as opened:
        yield opened


def test_there_are_queries() -> None:
    assert len(QUERIES) >= 10


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
