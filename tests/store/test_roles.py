"""Roles in the store: placed once, shown in the views, split and merged for good."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from internscout.model import Board
from internscout.parse import columns
from internscout.pipeline.roles import merge, place_roles, split
from internscout.roles import company_key
from internscout.store import Reader, Store
from tests.store.factories import NOW, ingest, open_store, parsed, posting, result, rows

ADZUNA = Board("adzuna", "all", "Adzuna")
TEXT = " ".join(f"word{number}" for number in range(80))


def same(number: int, board: Board | None = None, **changes: Any) -> Any:
    """A posting of one role, in whatever town."""
    values: dict[str, Any] = {"title": "Robotics Intern", "description": TEXT}
    return posting(number, **values | ({"board": board} if board else {}) | changes)


def fill(store: Store, run: int, *postings: Any) -> None:
    by_board: dict[Board, list[Any]] = {}
    for one in postings:
        by_board.setdefault(one.board, []).append(one)
    store.begin_run(f"run-{run}", started_at=NOW, program_version="1", parser_version="parser-1", boards=1)
    for board, found in by_board.items():
        read = {one.id: replace(parsed(one), facts=(), text=one.description) for one in found}
        store.save_board(f"run-{run}", result(*found, board=board), read, seen_at=NOW + timedelta(days=run))
    place_roles(store, NOW + timedelta(days=run))


def roles(store: Store, folder: Path) -> list[tuple[Any, ...]]:
    store.publish(folder / "published.duckdb")
    with Reader(folder / "published.duckdb") as reader:
        return reader.query("SELECT posting_id, postings, sources, places, status FROM roles ORDER BY id")[1]


def test_one_role_from_two_boards_shows_the_employers_own_first(tmp_path: Path) -> None:
    with open_store(tmp_path / "work.duckdb", columns()) as store:
        store.roles.name_sources([("adzuna", "Adzuna", True), ("greenhouse", "Greenhouse", False)])
        fill(store, 0, same(7, ADZUNA, url="https://adzuna.example/7"))
        fill(store, 1, same(1, location="Ghent, Belgium", locations=("Ghent, Belgium",)))
        found = roles(store, tmp_path)
    ids = ["greenhouse:acme:1", "adzuna:all:7"]
    places = ["Ghent, Belgium", "Utrecht, Netherlands"]
    assert found == [(ids[0], ids, ["adzuna", "greenhouse"], places, "open")]


def test_which_board_is_an_employers_own_is_what_sources_say_now(tmp_path: Path) -> None:
    with open_store(tmp_path / "work.duckdb", columns()) as store:
        fill(store, 0, same(7, ADZUNA, url="https://adzuna.example/7"))
        fill(store, 1, same(1))
        store.roles.name_sources([("adzuna", "Adzuna", True), ("gone", "Gone", False)])
        assert roles(store, tmp_path)[0][0] == "greenhouse:acme:1"
        store.roles.name_sources([("adzuna", "Adzuna", False)])
        assert roles(store, tmp_path)[0][0] == "adzuna:all:7"
    with Reader(tmp_path / "published.duckdb") as reader:
        assert reader.query("FROM sources")[1] == [("adzuna", "Adzuna", False)]


def test_a_merge_has_its_reason(tmp_path: Path) -> None:
    with open_store(tmp_path / "work.duckdb", columns()) as store:
        fill(store, 0, same(1), same(2), posting(3, title="Payroll Intern", description=TEXT))
        store.publish(tmp_path / "published.duckdb")
    with Reader(tmp_path / "published.duckdb") as reader:
        found = reader.query("SELECT posting_id, rule, other, jaccard, repost FROM role_merges")[1]
    assert found == [("greenhouse:acme:2", "same_text", "greenhouse:acme:1", 1.0, False)]


def test_what_was_split_stays_split_and_what_was_merged_stays_merged(tmp_path: Path) -> None:
    first, second = "greenhouse:acme:1", "greenhouse:acme:2"
    with open_store(tmp_path / "work.duckdb", columns()) as store:
        fill(store, 0, same(1), same(2))
        assert split(store, first, NOW) == 1
        assert len(roles(store, tmp_path)) == 2
        fill(store, 1, same(1, apply_by=NOW.date()), same(2, location="Ghent", locations=("Ghent",)))
        assert len(roles(store, tmp_path)) == 2
        assert merge(store, first, second, NOW) == 2
        fill(store, 2, same(1, title="Fleet Intern"), same(2))
        assert [row[1] for row in roles(store, tmp_path)] == [[first, second]]


def test_an_id_used_again_for_another_work_leaves_its_role(tmp_path: Path) -> None:
    with open_store(tmp_path / "work.duckdb", columns()) as store:
        fill(store, 0, same(1), same(2))
        fill(store, 1, same(1, title="Payroll Clerk"), same(2))
        assert sorted(row[1] for row in roles(store, tmp_path)) == [["greenhouse:acme:1"], ["greenhouse:acme:2"]]


def test_two_roles_of_the_store_become_one_when_a_posting_fits_both(tmp_path: Path) -> None:
    words = TEXT.split()
    with open_store(tmp_path / "work.duckdb", columns()) as store:
        fill(store, 0, same(1, description=" ".join(words[:72])))
        fill(store, 1, same(2, description=" ".join(words[8:]), location="Ghent", locations=("Ghent",)))
        assert len(roles(store, tmp_path)) == 2
        fill(store, 2, same(3, location="", locations=()))
        found = roles(store, tmp_path)
    assert [sorted(row[1]) for row in found] == [["greenhouse:acme:1", "greenhouse:acme:2", "greenhouse:acme:3"]]


def test_the_line_of_several_places_is_no_place_of_its_own(tmp_path: Path) -> None:
    with open_store(tmp_path / "work.duckdb", columns()) as store:
        fill(store, 0, same(1, location="Ghent; Utrecht", locations=("Ghent", "Utrecht")))
        fill(store, 1, same(2, location="Somewhere", locations=()))
        found = roles(store, tmp_path)
    assert [row[3] for row in found] == [["Ghent", "Somewhere", "Utrecht"]]


def test_a_run_that_brings_nothing_new_places_nothing(tmp_path: Path) -> None:
    with open_store(tmp_path / "work.duckdb", columns()) as store:
        ingest(store, 0, result(posting(1), posting(2)))
        place_roles(store, NOW)
        assert [*store.roles.unplaced(company_key, 100)] == []


def test_a_repost_is_linked_to_its_former_self_through_the_role(tmp_path: Path) -> None:
    ghent: dict[str, Any] = {"location": "Ghent, Belgium", "locations": ("Ghent, Belgium",), "posted_at": None}
    former, porto = same(1, **ghent), same(2, location="Porto", locations=("Porto",), posted_at=None)
    again = same(3, title="Robotics Internship", **ghent | {"location": "Ghent"})
    with open_store(tmp_path / "work.duckdb", columns()) as store:
        for run, listed in enumerate([(former, porto), (porto,), (porto,), (porto, again)]):
            fill(store, run, *listed)
        query = "SELECT posting_id, times_reposted, first_posted_at, former_posting FROM posting_signals ORDER BY ALL"
        found = rows(store, query)
    first = NOW.replace(tzinfo=None)
    assert found == [(porto.id, 0, None, None), (again.id, 1, first, former.id)]


def test_what_is_to_be_placed_comes_in_portions_of_whole_companies(tmp_path: Path) -> None:
    companies = ("Beta", "Acme Inc.", "Gamma", "ACME", "Gamma")
    with open_store(tmp_path / "work.duckdb") as store:
        store.begin_run("run-1", started_at=NOW, program_version="1", parser_version="parser-1", boards=1)
        found = [posting(number, company=company) for number, company in enumerate(companies)]
        store.save_board("run-1", result(*found), {one.id: parsed(one) for one in found}, seen_at=NOW)
        portions = [[one.company for one in portion] for portion in store.roles.unplaced(company_key, 1)]
        assert portions == [["Acme Inc.", "ACME"], ["Beta"], ["Gamma", "Gamma"]]
        (everything,) = store.roles.unplaced(company_key, 100)
        assert [one.company for one in everything] == ["Acme Inc.", "ACME", "Beta", "Gamma", "Gamma"]
