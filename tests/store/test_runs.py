"""Runs and their counts, reading again, candidates, and what digests showed."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from internscout.errors import StoreError
from internscout.model import Board, BoardFailure, Ready, Shown
from internscout.store import Reader
from tests.store.factories import (
    ACME,
    NOW,
    PARSER,
    candidates,
    failed,
    fault,
    ingest,
    nested,
    open_store,
    parsed,
    posting,
    result,
    rows,
    save,
)

ONE, TWO = posting(1), posting(2)
BETA = Board("lever", "beta", "Beta Vision")


def test_the_summary_counts_over_all_boards(tmp_path: Path) -> None:
    with open_store(tmp_path / "work.duckdb") as store:
        assert store.last_run() is None
        ingest(store, 0, result(ONE, TWO))
        changed = posting(1, title="Changed")
        unread = frozenset({"jobs.new", "jobs.other"})
        ingest(store, 1, result(changed, TWO, posting(3), unread=unread, faults=(fault(),)), failed(BETA, "503"))
        summary = store.summary("run-1")
        assert summary == store.last_run()
        assert (summary.seen, summary.new, summary.changed, summary.unchanged) == (3, 1, 1, 1)
        assert (summary.row_faults, summary.unread_keys, summary.boards) == (1, 2, 2)
        assert summary.failures == (BoardFailure("lever:beta", "Beta Vision", "503"),)
        assert summary.started_at == NOW + timedelta(days=1)
        assert summary.finished_at == NOW + timedelta(days=1, minutes=5)


def test_a_run_that_broke_off_is_marked_when_the_next_begins(tmp_path: Path) -> None:
    with open_store(tmp_path / "work.duckdb") as store:
        store.begin_run("dead", started_at=NOW, program_version="1", parser_version=PARSER, boards=1)
        ingest(store, 1, result(ONE))
        assert rows(store, "SELECT run_id, status, finished_at IS NULL FROM runs ORDER BY started_at") == [
            ("dead", "interrupted", True),
            ("run-1", "ok", False),
        ]


class TestLastRun:
    """The run that ended last: what `status` shows, and what a digest made without a run is dated by."""

    def test_a_run_that_has_not_ended_is_not_it(self, tmp_path: Path) -> None:
        with open_store(tmp_path / "work.duckdb") as store:
            store.begin_run("first", started_at=NOW, program_version="1", parser_version=PARSER, boards=1)
            assert store.last_run() is None
            store.finish_run("first", finished_at=NOW, status="ok")
            later = NOW + timedelta(days=1)
            store.begin_run("killed", started_at=later, program_version="1", parser_version=PARSER, boards=1)
            assert store.last_run() == store.summary("first")
            store.publish(tmp_path / "internscout.duckdb")
        with Reader(tmp_path / "internscout.duckdb") as reader:
            assert (found := reader.summary())
            assert found.run_id == "first"

    def test_a_run_that_noted_its_interruption_ended(self, tmp_path: Path) -> None:
        with open_store(tmp_path / "work.duckdb") as store:
            store.begin_run("r", started_at=NOW, program_version="1", parser_version=PARSER, boards=1)
            store.finish_run("r", finished_at=NOW, status="interrupted")
            assert store.last_run() == store.summary("r")

    def test_the_end_decides_not_the_start(self, tmp_path: Path) -> None:
        with open_store(tmp_path / "work.duckdb") as store:
            for run_id, started, hours in (("long", NOW, 9), ("short", NOW + timedelta(hours=1), 1)):
                store.begin_run(run_id, started_at=started, program_version="1", parser_version=PARSER, boards=1)
                store.finish_run(run_id, finished_at=started + timedelta(hours=hours), status="ok")
            assert store.last_run() == store.summary("long")


def test_an_unknown_run_is_said_to_be_unknown(tmp_path: Path) -> None:
    with open_store(tmp_path / "work.duckdb") as store, pytest.raises(StoreError, match="no run 'nope'"):
        store.summary("nope")


def test_times_in_another_zone_are_kept_as_utc(tmp_path: Path) -> None:
    evening = datetime(2026, 1, 1, 22, tzinfo=timezone(timedelta(hours=-8)))
    with open_store(tmp_path / "work.duckdb") as store:
        ingest(store, 0, result(posting(1, posted_at=evening)))
        assert candidates(store)[0].posted_at == datetime(2026, 1, 2, 6, tzinfo=UTC)


class TestReadingAgain:
    def test_another_parser_makes_stored_facts_stale(self, tmp_path: Path) -> None:
        with open_store(tmp_path / "work.duckdb") as store:
            ingest(store, 0, result(ONE, TWO))
            assert len(store.stale("parser-2", limit=1)) == 1
            assert store.to_parse([ONE], "parser-2") == (ONE,)
            stale = store.stale("parser-2", limit=10)
            read = {p.id: parsed(p, parser="parser-2", kind="thesis") for p in stale}
            store.save_parsed(read, parsed_at=NOW + timedelta(days=2))
            assert store.stale("parser-2", limit=10) == ()
            assert rows(store, "SELECT DISTINCT kind FROM requirements") == [("thesis",)]
            assert rows(store, "SELECT count(*), count(DISTINCT parser_version) FROM store.facts") == [(4, 1)]
            assert rows(store, "SELECT count(*), max(version) FROM store.posting_versions") == [(2, 1)]

    @pytest.mark.parametrize("value", [float("nan"), nested(100_000)], ids=["NaN", "deep"])
    def test_what_is_no_json_costs_only_itself_and_stays_stale(self, tmp_path: Path, value: Any) -> None:
        with open_store(tmp_path / "work.duckdb") as store:
            ingest(store, 0, result(ONE, TWO))
            read = {ONE.id: parsed(ONE, parser="parser-2", gpa_min=value), TWO.id: parsed(TWO, parser="parser-2")}
            (found,) = store.save_parsed(read, parsed_at=NOW)
            assert found.where == ONE.id
            assert found.why.startswith("what was read cannot be stored: ")
            assert [p.id for p in store.stale("parser-2", limit=9)] == [ONE.id]
            kept = rows(store, "SELECT posting_id, parser_version, count(*) FROM facts GROUP BY ALL ORDER BY ALL")
            assert kept == [(ONE.id, PARSER, 2), (TWO.id, "parser-2", 2)]
            assert store.save_parsed({ONE.id: parsed(ONE, parser="parser-2")}, parsed_at=NOW) == ()
            assert store.stale("parser-2", limit=9) == ()

    def test_a_run_with_another_parser_reads_again_without_a_new_version(self, tmp_path: Path) -> None:
        with open_store(tmp_path / "work.duckdb") as store:
            ingest(store, 0, result(ONE))
            ingest(store, 1, result(ONE), parser="parser-2")
            assert rows(store, "SELECT version, parser_version FROM store.parsed") == [(1, "parser-2")]
            assert rows(store, "SELECT count(*), min(parser_version) FROM store.facts") == [(2, "parser-2")]

    def test_what_was_read_from_a_wording_that_was_not_taken_is_not_stored(self, tmp_path: Path) -> None:
        other = posting(1, title="As a list words it")
        elsewhere = Board("github_list", "campus")
        with open_store(tmp_path / "work.duckdb") as store:
            ingest(store, 0, result(ONE), result(other, board=elsewhere))
            assert [candidate.text for candidate in candidates(store)] == [parsed(ONE).text]
            assert rows(store, "SELECT count(*) FROM store.facts") == [(2,)]


class TestCandidates:
    def test_open_postings_with_their_requirements_and_facts(self, tmp_path: Path) -> None:
        with open_store(tmp_path / "work.duckdb") as store:
            ingest(store, 0, result(ONE, TWO))
            ingest(store, 1, result(posting(1, title="Intern, changed")))
            ingest(store, 2, result(posting(1, title="Intern, changed")))
            (candidate,) = candidates(store)
        assert candidate.id == ONE.id
        assert (candidate.source, candidate.board, candidate.version) == ("greenhouse", ACME.key, 2)
        assert (candidate.first_seen, candidate.changed_at) == (NOW, NOW + timedelta(days=1))
        assert candidate.requirements["languages"] == {"required": [["python"]], "preferred": [], "mentioned": []}
        assert [fact.field for fact in candidate.facts] == ["kind", "languages"]
        assert all(candidate.text[fact.start : fact.end] == fact.quote for fact in candidate.facts)
        assert candidate.facts[1].value == {"id": "python", "strength": "required", "group": 0}

    def test_kinds_leave_out_what_states_another_kind(self, tmp_path: Path) -> None:
        with open_store(tmp_path / "work.duckdb") as store:
            store.begin_run("r", started_at=NOW, program_version="1", parser_version=PARSER, boards=1)
            three = posting(3)
            read = {ONE.id: parsed(ONE), TWO.id: parsed(TWO, kind="employee"), three.id: parsed(three, kind=None)}
            store.save_board("r", result(ONE, TWO, three), read, seen_at=NOW)
            assert [c.id for c in candidates(store, ["internship"])] == [ONE.id, three.id]
            assert len(candidates(store)) == 3
            assert store.openings.count_other_kinds(["internship"]) == 1

    @pytest.mark.parametrize(
        ("kinds", "others"),
        [([], 0), (["internship"], 1), (["employee"], 1), (["employee", "internship"], 0), (["thesis", "coop"], 2)],
    )
    def test_what_kinds_leave_out_is_counted(self, tmp_path: Path, kinds: list[str], others: int) -> None:
        """Not counted: what states no kind, what was never read, and what is not open."""
        three, unread, gone = posting(3), posting(4), posting(5)
        kind_of = {ONE.id: "internship", TWO.id: "employee", three.id: None, gone.id: "employee"}
        everything = (ONE, TWO, three, unread, gone)
        with open_store(tmp_path / "work.duckdb") as store:
            store.begin_run("r", started_at=NOW, program_version="1", parser_version=PARSER, boards=1)
            read = {p.id: parsed(p, kind=kind_of[p.id]) for p in everything if p.id in kind_of}
            store.save_board("r", result(*everything), read, seen_at=NOW)
            store.begin_run("s", started_at=NOW, program_version="1", parser_version=PARSER, boards=1)
            store.save_board("s", result(*everything[:-1]), {}, seen_at=NOW)
            assert store.openings.count_other_kinds(kinds) == others
            assert len(candidates(store)) - len(candidates(store, kinds)) == others

    def test_a_posting_that_was_never_read_is_no_candidate(self, tmp_path: Path) -> None:
        with open_store(tmp_path / "work.duckdb") as store:
            store.begin_run("r", started_at=NOW, program_version="1", parser_version=PARSER, boards=1)
            store.save_board("r", result(ONE), {}, seen_at=NOW)
            assert candidates(store) == []
            assert store.to_parse([ONE], PARSER) == (ONE,)


def test_what_was_shown_last_to_whom(tmp_path: Path) -> None:
    with open_store(tmp_path / "work.duckdb") as store:
        ingest(store, 0, result(ONE, TWO))
        assert store.told.shown([("ada", None)]) == ({},)
        first = [(ONE.id, "new"), (TWO.id, "new"), ("greenhouse:acme:unknown", "new")]
        store.record_digests("run-0", [Ready("ada", NOW, NOW.date(), first), Ready("bob", NOW, NOW.date(), [])])
        ingest(store, 1, result(posting(1, title="Changed"), TWO))
        later = NOW + timedelta(days=1)
        store.record_digests("run-1", [Ready("ada", later, later.date(), [(ONE.id, "changed")])])
        ada, bob, before = store.told.shown([("ada", None), ("bob", None), ("ada", 2)])
        assert ada == {ONE.id: Shown(later, "changed", 2), TWO.id: Shown(NOW, "new", 1)}
        assert bob == {}
        assert before == {name: Shown(NOW, "new", 1) for name in (ONE.id, TWO.id)}
        assert rows(store, "SELECT digest, profile, day, path FROM digests ORDER BY digest") == [
            (1, "ada", NOW.date(), None), (2, "bob", NOW.date(), None), (3, "ada", later.date(), None),
        ]  # fmt: skip


def test_a_digest_is_recorded_whole_or_not_at_all(tmp_path: Path) -> None:
    with open_store(tmp_path / "work.duckdb") as store:
        ingest(store, 0, result(ONE))
        bad = [(ONE.id, "new"), (TWO.id, object())]
        with pytest.raises(Exception, match="object"):
            store.record_digests("run-0", [Ready("ada", NOW, NOW.date(), bad)])  # type: ignore[arg-type]
        assert rows(store, "FROM digests") == []
        save(store, "run-0", result(ONE), NOW)
