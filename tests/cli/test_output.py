"""Text for terminals: one line a row, and nothing in it that steers the terminal."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from internscout.cli.output import counted, print_json, print_table
from internscout.visible import visible


@given(st.text())
def test_safe_text_is_one_line_without_controls(text: str) -> None:
    cleaned = visible(text)
    assert cleaned.isprintable()
    assert cleaned == " ".join(cleaned.split())


def test_safe_text_keeps_words() -> None:
    assert visible("ML\x1b[31m Intern\n(Zürich) ✓") == "ML [31m Intern (Zürich) ✓"


def test_table(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(("id", "title"), [("a", "One"), ("bcd", None)])
    assert capsys.readouterr().out == "id   title\na    One\nbcd\n"


def test_table_without_rows(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(("id", "title"), [])
    assert capsys.readouterr().out == "id  title\n"


def test_json_of_what_the_store_holds(capsys: pytest.CaptureFixture[str]) -> None:
    print_json({"d": date(2026, 1, 2), "t": datetime(2026, 1, 2, 3, tzinfo=UTC), "p": Path("a"), "s": ("x",)})
    assert json.loads(capsys.readouterr().out) == {
        "d": "2026-01-02",
        "t": "2026-01-02T03:00:00+00:00",
        "p": "a",
        "s": ["x"],
    }


def test_one_is_told_without_an_s() -> None:
    assert [counted(number, "row") for number in (0, 1, 2)] == ["0 rows", "1 row", "2 rows"]
