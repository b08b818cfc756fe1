"""What a digest has to know of the past: roles with all their postings, and former wordings."""

from datetime import timedelta
from pathlib import Path

from internscout.model import Board, Placing, Ready
from internscout.store import Reader, Store
from tests.store.factories import ACME, NOW, ingest, open_store, posting, result

LEVER = Board("lever", "acme", "Acme Robotics")
ONE, OTHER, THIRD = "greenhouse:acme:1", "lever:acme:1", "greenhouse:acme:3"


def place(store: Store, *placed: tuple[str, str]) -> None:
    """(posting, role) each."""
    keys = {name: ("acme", "", 1) for name, _ in placed}
    store.roles.save_placings([Placing(name, role, "test", "", {}) for name, role in placed], keys, placed_at=NOW)


def test_a_role_comes_with_all_its_postings_the_best_first(tmp_path: Path) -> None:
    with open_store(tmp_path / "work.duckdb") as store:
        elsewhere = posting(1, board=LEVER, location="Paris", locations=())
        ingest(store, 0, result(posting(1), posting(3)), result(elsewhere, board=LEVER))
        place(store, (ONE, ONE), (OTHER, ONE), (THIRD, THIRD))
        ingest(store, 1, result(posting(3)), result(elsewhere, board=LEVER))
        ingest(store, 2, result(posting(3)), result(elsewhere, board=LEVER))
        open_one, closed = store.told.members([ONE])
        assert [(m.id, m.role, m.rank, m.status, m.places) for m in (open_one, closed)] == [
            (OTHER, ONE, 0, "open", ("Paris",)),
            (ONE, ONE, 1, "closed", ("Utrecht, Netherlands",)),
        ]
        assert (closed.closed_at, closed.close_reason) == (NOW + timedelta(days=2), "gone")
        assert (open_one.closed_at, open_one.reopened_at, open_one.first_seen) == (None, None, NOW)
        assert [m.id for m in store.told.members({OTHER, THIRD, "programme:x"})] == [OTHER, ONE, THIRD]
        assert store.told.members(()) == ()
        ingest(store, 3, result(posting(1), posting(3)), result(elsewhere, board=LEVER))
        assert store.told.members([ONE])[0].reopened_at == NOW + timedelta(days=3)


def test_a_former_wording_is_that_of_the_moment_and_only_where_it_changed(tmp_path: Path) -> None:
    with open_store(tmp_path / "work.duckdb") as store:
        ingest(store, 0, result(posting(1), posting(2), posting(3)))
        ingest(store, 1, result(posting(1, title="Second"), posting(2), posting(3, title="New")))
        ingest(store, 2, result(posting(1, title="Third", location="Delft"), posting(2), posting(3)), parser="parser-2")
        at = NOW + timedelta(days=1, hours=1)
        found = store.told.wordings({ONE: at, "greenhouse:acme:2": at, "unknown": at, THIRD: NOW - timedelta(days=1)})
        assert set(found) == {ONE}
        assert (found[ONE].title, found[ONE].location, found[ONE].same_parser) == (
            "Second", "Utrecht, Netherlands", False,
        )  # fmt: skip
        assert found[ONE].requirements["kind"] == "internship"
        assert store.told.wordings({ONE: NOW + timedelta(days=3)}) == {}
        assert store.told.wordings({}) == {}


def test_other_kinds_are_counted_by_role(tmp_path: Path) -> None:
    with open_store(tmp_path / "work.duckdb") as store:
        ingest(store, 0, result(posting(1), posting(2), posting(3)))
        place(store, (ONE, ONE), ("greenhouse:acme:2", ONE), (THIRD, THIRD))
        assert store.openings.count_other_roles(["thesis"]) == 2
        assert store.openings.count_other_roles(["internship"]) == 0
        assert store.openings.count_other_roles([]) == 0


def test_the_published_copy_knows_the_same(tmp_path: Path) -> None:
    with open_store(tmp_path / "work.duckdb") as store:
        ingest(store, 0, result(posting(1), board=ACME))
        place(store, (ONE, ONE))
        store.record_digests("run-0", [Ready("ada", NOW, NOW.date(), [(ONE, "new")])])
        store.publish(tmp_path / "copy.duckdb")
        known = store.told.members([ONE]), store.told.shown([("ada", None)])
    with Reader(tmp_path / "copy.duckdb") as reader:
        assert (reader.told.members([ONE]), reader.told.shown([("ada", None)])) == known
