"""`internscout list`: what it counts and why it hides; and ids of which a part is enough."""

from typing import Any

import pytest

from tests.pipeline.build import GREENHOUSE, invoke, job, listing


@pytest.fixture
def board(folder: Any) -> Any:
    folder.configure("greenhouse:brightriver")
    senior, designer = job(1, "Senior Data Scientist"), job(2, "Product Designer")
    folder.mirror.serve(GREENHOUSE, listing(senior, designer, job(3, "Machine Learning Intern")))
    invoke(folder, "run")
    return folder


def said(board: Any, capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    capsys.readouterr()
    assert invoke(board, *arguments) == 0
    return capsys.readouterr().out.splitlines()


def test_with_words_only_what_has_them_is_counted(board: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(board, capsys, "list")[-1].endswith("of another kind: 2 (--all shows them)")
    assert said(board, capsys, "list", "designer")[-1].startswith("0 of 0 shown; not fitting: 0, of another kind: 1")
    assert said(board, capsys, "list", "intern")[-1].startswith("1 of 1 shown; not fitting: 0, of another kind: 0")


def test_what_does_not_fit_says_why(board: Any, capsys: pytest.CaptureFixture[str]) -> None:
    head, *rows, _ = said(board, capsys, "list", "--all")
    column = head.index("hidden by")
    hidden = {row[: head.index("company")].split()[-1]: row[column : head.index("tracked")].strip() for row in rows}
    assert hidden["Intern"] == ""
    assert "kind" in hidden["Designer"].split(", ")
    assert "hidden by" not in said(board, capsys, "list")[0]


def test_roles_are_joined_and_parted_by_a_part_of_an_id(board: Any, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = "greenhouse:brightriver:1", "greenhouse:brightriver:2"
    joined = said(board, capsys, "merge", "river:1", "river:2")
    assert joined == [f"{first} and {second} are one role now, of 2 postings"]
    parted = said(board, capsys, "split", "river:2")
    assert parted == [f"{second} is a role of its own now, apart from 1 other posting"]
    assert invoke(board, "split", "river") == 2
    assert "'river' may be" in capsys.readouterr().err
