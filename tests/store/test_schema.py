"""The views that people query: typed columns, every one explained, built anew when a field is added."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from internscout.model import Board, Column, Fact, Json, Parsed
from internscout.parse import columns as parser_columns
from internscout.store.statements import scripts
from tests.store.factories import COLUMNS, NOW, PARSER, ingest, open_store, parsed, posting, result, rows

ONE = posting(1)


def requirements_of(path: Path, requirements: dict[str, Any], column: str) -> Any:
    with open_store(path) as store:
        store.begin_run("r", started_at=NOW, program_version="1", parser_version=PARSER, boards=1)
        store.save_board("r", result(ONE), {ONE.id: parsed(ONE, **requirements)}, seen_at=NOW)
        return rows(store, f'SELECT "{column}" FROM requirements')[0][0]  # noqa: S608 - our own names


@pytest.mark.parametrize(
    ("requirements", "column", "expected"),
    [
        ({"kind": "thesis"}, "kind", "thesis"),
        ({"kind": None}, "kind", None),
        ({"salary": {"min": 45.5, "max": None}}, "pay_min", 45.5),
        ({"salary": None}, "pay_min", None),
        ({"salary": {"min": "lots"}}, "pay_min", None),
        ({"deadline": "2026-04-30"}, "deadline", date(2026, 4, 30)),
        ({"areas": ["nlp", 'say "hi", [x]']}, "areas", ["nlp", 'say "hi", [x]']),
        ({"areas": []}, "areas", []),
        ({"areas": "nlp"}, "areas", None),
        (
            {"languages": {"required": [["python"], ["c++", "java"]]}},
            "languages_required",
            [["python"], ["c++", "java"]],
        ),
        ({"locations": [{"city": "Delft", "country": "NL"}]}, "cities", ["Delft"]),
        ({"locations": [{"city": None, "country": "NL"}]}, "locations", [{"city": None, "country": "NL"}]),
        ({"start": {"season": "fall"}}, "start", "fall"),
    ],
)
def test_requirements_are_typed(tmp_path: Path, requirements: dict[str, Json], column: str, expected: Any) -> None:
    assert requirements_of(tmp_path / "work.duckdb", requirements, column) == expected


def test_a_new_column_appears_when_the_file_is_opened_again(tmp_path: Path) -> None:
    path = tmp_path / "work.duckdb"
    with open_store(path) as store:
        ingest(store, 0, result(ONE))
    added = Column("first_area", "VARCHAR", "$.areas[0]", "The first area")
    for columns in ((*COLUMNS, added), COLUMNS):
        with open_store(path, columns) as store:
            described = rows(store, "SELECT column_name FROM duckdb_columns() WHERE table_name = 'requirements'")
            assert [name for (name,) in described] == ["posting_id", *(column.name for column in columns)]
    with open_store(path, (added,)) as store:
        assert rows(store, "SELECT * FROM requirements") == [(ONE.id, "robotics")]


def test_the_columns_of_the_parser_make_a_view(tmp_path: Path) -> None:
    with open_store(tmp_path / "work.duckdb", parser_columns()) as store:
        ingest(store, 0, result(ONE))
        assert len(rows(store, "SELECT * FROM requirements")) == 1


def test_every_view_and_column_is_explained(tmp_path: Path) -> None:
    with open_store(tmp_path / "work.duckdb") as store:
        views = rows(store, "SELECT view_name, comment FROM duckdb_views() WHERE NOT internal AND schema_name = 'main'")
        named = {name for folder in ("views", "answers") for name, _ in scripts(folder)}
        assert {name for name, _ in views} == {"requirements", *named}
        assert [name for name, comment in views if not comment] == []
        macros = rows(store, "SELECT function_name, comment FROM duckdb_functions() WHERE NOT internal")
        assert {name for name, _ in macros} == {name for name, _ in scripts("macros")}
        assert [name for name, comment in macros if not comment] == []
        columns = rows(
            store,
            "SELECT table_name, column_name, comment FROM duckdb_columns() "
            "WHERE NOT internal AND schema_name = 'main' AND database_name = current_database()",
        )
        assert [(view, column) for view, column, comment in columns if not comment] == []
        explained = {column: comment for view, column, comment in columns if view == "requirements"}
        assert explained.items() >= {column.name: column.comment for column in COLUMNS}.items()
        tables = rows(store, "SELECT table_name FROM duckdb_tables() WHERE schema_name = 'store' AND comment IS NULL")
        assert {name for (name,) in tables} == {"migrations", "views_built"}


def fact(field: str, skill: str, strength: str, quote: str, start: int) -> Fact:
    return Fact(field, {"id": skill, "strength": strength, "group": 0}, quote, start, start + len(quote), "rule")


def test_skills_are_one_row_each_with_strength_group_and_quote(tmp_path: Path) -> None:
    asked: dict[str, Json] = {
        "languages": {"required": [["python"], ["c++", "java"]], "preferred": [["r"]], "mentioned": ["go"]},
        "frameworks": {"required": [["pytorch", "jax"]], "preferred": [], "mentioned": []},
    }
    facts = (
        fact("languages", "python", "mentioned", "in Python", 0),
        fact("languages", "python", "required", "strong Python", 50),
        fact("languages", "c++", "required", "C++", 70),
        fact("languages", "java", "preferred", "Java", 80),
        fact("languages", "r", "preferred", "R", 90),
        fact("languages", "go", "mentioned", "Go", 99),
        fact("frameworks", "pytorch", "required", "PyTorch", 110),
        fact("kind", "internship", "required", "Intern", 3),
    )
    with open_store(tmp_path / "work.duckdb") as store:
        store.begin_run("r", started_at=NOW, program_version="1", parser_version=PARSER, boards=1)
        store.save_board("r", result(ONE), {ONE.id: Parsed(asked, facts, "text", PARSER)}, seen_at=NOW)
        found = rows(store, "SELECT kind, skill, strength, any_of, quote FROM skills ORDER BY kind DESC, any_of, skill")
        assert set(found) == {
            ("language", "python", "required", 1, "strong Python"),
            ("language", "c++", "required", 2, "C++"),
            ("language", "java", "required", 2, "Java"),
            ("language", "r", "preferred", 1, "R"),
            ("language", "go", "mentioned", None, "Go"),
            ("framework", "pytorch", "required", 1, "PyTorch"),
            ("framework", "jax", "required", 1, None),
        }
        assert len(found) == 7


def test_skills_bear_requirements_of_another_shape(tmp_path: Path) -> None:
    odd: tuple[dict[str, Json], ...] = ({}, {"languages": None}, {"languages": []}, {"languages": {"required": "x"}})
    with open_store(tmp_path / "work.duckdb") as store:
        store.begin_run("r", started_at=NOW, program_version="1", parser_version=PARSER, boards=1)
        found = [posting(n) for n in range(len(odd))]
        read = {p.id: Parsed(r, (), "", PARSER) for p, r in zip(found, odd, strict=True)}
        store.save_board("r", result(*found), read, seen_at=NOW)
        assert rows(store, "FROM skills") == []


def test_boards_show_how_their_last_reading_went(tmp_path: Path) -> None:
    with open_store(tmp_path / "work.duckdb") as store:
        ingest(store, 0, result(ONE))
        renamed = Board("greenhouse", "acme", "Acme Robotics B.V.")
        ingest(store, 1, result(ONE, board=renamed))
        assert rows(store, "SELECT board, company, last_status, last_reason, open_postings FROM boards") == [
            ("greenhouse:acme", "Acme Robotics B.V.", "ok", "", 1)
        ]
