"""What is open: all of it lean, for matching, and a few postings whole."""

from dataclasses import replace
from pathlib import Path

import pytest

from internscout.model import Fact, Reads
from internscout.store import openings
from tests.store.factories import NOW, PARSER, candidates, ingest, open_store, parsed, posting, result
from tests.store.test_told import LEVER, ONE, OTHER, THIRD, place

GPA = Fact("gpa_min", 3.5, "3.5", 4, 7, "number")


def test_only_the_facts_that_are_read_come_and_texts_only_around_them(tmp_path: Path) -> None:
    one, two = posting(1), posting(2)
    read = {ONE: replace(parsed(one), facts=(GPA, *parsed(one).facts)), two.id: parsed(two)}
    with open_store(tmp_path / "work.duckdb") as store:
        store.begin_run("r", started_at=NOW, program_version="1", parser_version=PARSER, boards=1)
        store.save_board("r", result(one, two), read, seen_at=NOW)
        lean = {c.id: c for c in store.openings.judged_by(Reads(("gpa_min", "kind"), ("gpa_min",)))}
        whole = store.openings.candidates([ONE, two.id, "unknown"])
        assert list(whole) == [ONE, two.id]
        bare = store.openings.candidates([ONE], bare=True)
        assert bare == {ONE: replace(whole[ONE], text="", facts=())}
        assert [fact.field for fact in whole[ONE].facts] == ["kind", "gpa_min", "languages"]
        kinds = tuple(fact for fact in whole[two.id].facts if fact.field == "kind")
        assert lean[ONE] == replace(whole[ONE], facts=tuple(f for f in whole[ONE].facts if f.field != "languages"))
        assert lean[two.id] == replace(whole[two.id], facts=kinds, text="")
        texts = {c.id: c.text for c in store.openings.judged_by(Reads((), ()), texts=True)}
        assert texts == {name: one.text for name, one in whole.items()}


def test_what_is_read_in_parts_is_what_is_read_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(tmp_path / "work.duckdb") as store:
        ingest(store, 0, result(*map(posting, range(14))))
        reworded = posting(3, description="<p>Sort letters instead.</p>"), posting(7, description="<p>Or mail.</p>")
        for run in (1, 2):  # 4, 12 and 13 are closed; what was read of 3 and 7 lies behind all others
            ingest(store, run, result(*map(posting, (0, 1, 2, 5, 6, 8, 9, 10, 11)), *reworded))
        at_once, interns = candidates(store), candidates(store, ["internship"])
        monkeypatch.setattr(openings, "_A_PART", 5)
        assert candidates(store) == at_once
        assert candidates(store, ["internship"]) == interns == at_once
        assert candidates(store, ["thesis"]) == []
        assert len(at_once) == 11
        assert all(len(one.facts) == 2 and one.text for one in at_once)


def test_roles_are_those_of_open_postings_with_their_places(tmp_path: Path) -> None:
    with open_store(tmp_path / "work.duckdb") as store:
        elsewhere = posting(1, board=LEVER)
        ingest(store, 0, result(posting(1), posting(2), posting(3)), result(elsewhere, board=LEVER))
        place(store, (ONE, ONE), (OTHER, ONE), (THIRD, THIRD))
        everything = (ONE, OTHER, THIRD)
        assert store.openings.roles(everything) == {ONE: (ONE, 0), OTHER: (ONE, 1), THIRD: (THIRD, 0)}
        assert store.openings.roles([THIRD, "unknown"]) == {THIRD: (THIRD, 0)}
        for run in (1, 2):
            ingest(store, run, result(posting(2), posting(3)), result(elsewhere, board=LEVER))
        assert store.openings.roles(everything) == {OTHER: (ONE, 0), THIRD: (THIRD, 0)}
        assert [one.id for one in store.openings.brief()] == ["greenhouse:acme:2", THIRD, OTHER]


def test_a_posting_without_a_role_is_one_by_itself(tmp_path: Path) -> None:
    with open_store(tmp_path / "work.duckdb") as store:
        ingest(store, 0, result(posting(1), posting(2), posting(3)))
        place(store, (THIRD, THIRD))
        assert [(m.id, m.role, m.rank) for m in store.told.members([ONE, THIRD])] == [(ONE, ONE, 0), (THIRD, THIRD, 0)]
