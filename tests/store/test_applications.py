"""What a student notes outlives everything that happens to postings, roles and files: nobody can fetch it again."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from internscout.errors import StoreError, UsageError
from internscout.model import Application, ApplicationStatus, Noted
from internscout.parse import columns
from internscout.pipeline.roles import merge, split
from internscout.store import Reader, Store, back_up, restore, schema
from internscout.store.ledger import Ledger
from internscout.store.statements import scripts
from tests.store.factories import NOW, ingest, open_store, parsed, posting, result, rows
from tests.store.test_roles import ADZUNA, fill, same

FIRST, SECOND = "greenhouse:acme:1", "greenhouse:acme:2"
DAY = date(2026, 3, 2)


def noted(
    store: Store, posting_id: str, status: ApplicationStatus, day: int = 0, note: str = "", *, profile: str = "ada"
) -> None:
    """Note a step so many days after the first run, on that day."""
    at = NOW + timedelta(days=day)
    store.applications.note(profile, [step(posting_id, status, day, note, noted_at=at)], now=at)


def step(
    posting_id: str, status: ApplicationStatus, day: int = 0, note: str = "", noted_at: datetime | None = None
) -> Noted:
    return Noted(
        posting_id, "Robot Intern", "Acme", "https://x.example/1", status, DAY + timedelta(day), note, noted_at
    )


def told(applications: tuple[Application, ...]) -> dict[str, list[tuple[str, str]]]:
    """Best posting → (status, note) of each step."""
    return {one.posting_id: [(step.status, step.note) for step in one.steps] for one in applications}


def held(store: Store, profile: str = "ada") -> dict[str, list[tuple[str, str]]]:
    return told(store.applications.of(profile))


MINE = [("saved", "my own words"), ("applied", "")]


def two_steps(store: Store) -> None:
    noted(store, FIRST, "saved", 0, "my own words")
    noted(store, FIRST, "applied", 1)


def closes(store: Store) -> None:
    for run in (1, 2):
        ingest(store, run, result(posting(2)))
    assert [one.posting for one in store.applications.of("ada")] == ["closed"]
    assert [one.closed_on for one in store.applications.of("ada")] == [date(2026, 3, 4)]


def leaves_with_its_board(store: Store) -> None:
    assert store.close_dropped(["lever:other"], run_id="run-0", closed_at=NOW) == 1
    assert [one.posting for one in store.applications.of("ada")] == ["closed"]


def is_reworded(store: Store) -> None:
    ingest(store, 1, result(posting(1, title="Robotics Intern, Sorting")))
    assert [one.title for one in store.applications.of("ada")] == ["Robotics Intern, Sorting"]


def is_read_again(store: Store) -> None:
    store.save_parsed({FIRST: parsed(posting(1), parser="parser-2", deadline="2026-04-01")}, parsed_at=NOW)
    assert [one.deadline for one in store.applications.of("ada")] == [date(2026, 4, 1)]


@pytest.mark.parametrize("happening", [closes, leaves_with_its_board, is_reworded, is_read_again])
def test_it_outlives_what_happens_to_a_posting(tmp_path: Path, happening: Callable[[Store], None]) -> None:
    with open_store(tmp_path / "work.duckdb") as store:
        ingest(store, 0, result(posting(1)))
        two_steps(store)
        happening(store)
        assert held(store) == {FIRST: MINE}


def test_roles_that_become_one_are_one_application_and_apart_again(tmp_path: Path) -> None:
    with open_store(tmp_path / "work.duckdb", columns()) as store:
        fill(store, 0, same(1), posting(2, title="Payroll Intern"))
        two_steps(store)
        noted(store, SECOND, "interview", 2, "on the second")
        assert len(store.applications.of("ada")) == 2
        assert merge(store, SECOND, FIRST, NOW) == 2
        (one,) = store.applications.of("ada")
        assert [(s.status, s.posting_id) for s in one.steps] == [
            ("saved", FIRST),
            ("applied", FIRST),
            ("interview", SECOND),
        ]
        assert set(one.postings) == {FIRST, SECOND}
        assert store.applications.statuses("ada") == {FIRST: "interview", SECOND: "interview"}
        split(store, FIRST, NOW)
        assert held(store) == {FIRST: MINE, SECOND: [("interview", "on the second")]}


def test_a_posting_that_joins_the_role_later_belongs_to_the_application(tmp_path: Path) -> None:
    with open_store(tmp_path / "work.duckdb", columns()) as store:
        store.roles.name_sources([("adzuna", "Adzuna", True), ("greenhouse", "Greenhouse", False)])
        fill(store, 0, same(7, ADZUNA, url="https://adzuna.example/7"))
        noted(store, "adzuna:all:7", "hidden")
        fill(store, 1, same(1))
        assert store.applications.statuses("ada") == {FIRST: "hidden", "adzuna:all:7": "hidden"}
        assert held(store) == {FIRST: [("hidden", "")]}, "told by its best posting"


def test_it_is_in_the_copy_and_in_backups(tmp_path: Path) -> None:
    path, copy = tmp_path / "work.duckdb", tmp_path / "copy.duckdb"
    with open_store(path) as store:
        ingest(store, 0, result(posting(1)))
        two_steps(store)
        store.publish(tmp_path / "published.duckdb")
    back_up(path, copy)
    with Reader(tmp_path / "published.duckdb") as reader:
        assert told(reader.applications.of("ada")) == {FIRST: MINE}
    for source in (copy, tmp_path / "published.duckdb"):
        path.write_bytes(b"not a database any more")
        restore(path, source)
        with open_store(path) as store:
            assert held(store) == {FIRST: MINE}


def test_it_outlives_a_new_schema(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(tmp_path / "work.duckdb") as store:
        ingest(store, 0, result(posting(1)))
        two_steps(store)
    later = "ALTER TABLE store.posting_versions ADD COLUMN later VARCHAR DEFAULT ''"

    def with_one_more(folder: str) -> tuple[tuple[str, str], ...]:
        return scripts(folder) + ((("9999_later", later),) if folder == "migrations" else ())

    monkeypatch.setattr(schema, "scripts", with_one_more)
    with open_store(tmp_path / "work.duckdb") as store:
        assert schema.schema_version(store._con) == 9999
        assert held(store) == {FIRST: MINE}
    assert len(list((tmp_path / "backups").iterdir())) == 1


def test_lost_steps_are_told(tmp_path: Path) -> None:
    path = tmp_path / "work.duckdb"
    with open_store(path) as store:
        ingest(store, 0, result(posting(1)))
        two_steps(store)
    with open_store(path) as store:
        rows(store, "DELETE FROM store.application_steps WHERE status = 'applied'")
        noted_counts = Ledger.read(path)
        assert noted_counts is not None
        assert noted_counts.lost(store._con) == "1 of application_steps"


def test_a_step_taken_back_counts_nowhere_and_is_not_deleted(tmp_path: Path) -> None:
    with open_store(tmp_path / "work.duckdb") as store:
        ingest(store, 0, result(posting(1)))
        two_steps(store)
        for status, left in (("applied", MINE[:1]), ("saved", None)):
            last = store.applications.last("ada", FIRST)
            assert last is not None
            assert last[1].status == status
            store.applications.undo(last[0], now=NOW)
            assert held(store) == ({FIRST: left} if left else {})
        assert store.applications.last("ada", FIRST) is None
        assert store.applications.noted("ada") == ()
        assert rows(store, "SELECT count(*) FROM store.application_steps WHERE undone_at IS NOT NULL") == [(2,)]


@pytest.mark.parametrize(
    ("given", "order"),
    [
        # What happened before counts before, also when it is noted later.
        ([("applied", 5, 5), ("saved", 1, 6)], ["saved", "applied"]),
        # An interview to come does not stand behind what is noted while one waits for it.
        ([("applied", 1, 1), ("interview", 20, 5), ("rejected", 9, 9)], ["applied", "interview", "rejected"]),
        # Two of one day stand as they were noted.
        ([("hidden", 3, 3), ("saved", 3, 3)], ["hidden", "saved"]),
    ],
)
def test_the_order_of_steps(tmp_path: Path, given: list[tuple[ApplicationStatus, int, int]], order: list[str]) -> None:
    with open_store(tmp_path / "work.duckdb") as store:
        ingest(store, 0, result(posting(1)))
        for status, day, noted_on in given:
            at = NOW + timedelta(days=noted_on)
            store.applications.note("ada", [step(FIRST, status, day, noted_at=at)], now=at)
        (one,) = store.applications.of("ada")
        assert [found.status for found in one.steps] == order
        shown = rows(store, "SELECT status FROM applications")
        assert shown == [(order[-1],)]


def test_students_do_not_see_each_other(tmp_path: Path) -> None:
    with open_store(tmp_path / "work.duckdb") as store:
        ingest(store, 0, result(posting(1)))
        noted(store, FIRST, "hidden", profile="ada")
        noted(store, FIRST, "applied", profile="bo")
        assert store.applications.statuses("ada") == {FIRST: "hidden"}
        assert store.applications.statuses("bo") == {FIRST: "applied"}
        assert store.applications.profiles() == {"ada": 1, "bo": 1}


def test_steps_are_stored_all_or_none(tmp_path: Path) -> None:
    with open_store(tmp_path / "work.duckdb") as store:
        ingest(store, 0, result(posting(1)))
        lost: Any = "lost"
        wrong = step(FIRST, lost)
        with pytest.raises(Exception, match="CHECK"):
            store.applications.note("ada", [step(SECOND, "saved"), wrong], now=NOW)
        assert held(store) == {}


def test_what_is_noted_already_is_not_noted_again(tmp_path: Path) -> None:
    with open_store(tmp_path / "work.duckdb") as store:
        ingest(store, 0, result(posting(1)))
        again = [step(FIRST, "saved"), step(FIRST, "applied", 1, noted_at=NOW)]
        assert store.applications.note("ada", again, now=NOW) == 2
        assert store.applications.note("ada", again, now=NOW + timedelta(days=3)) == 0
        assert store.applications.note("ada", [step(FIRST, "saved", note="more")], now=NOW) == 1


def test_entries_of_ones_own_are_found_and_keep_their_names(tmp_path: Path) -> None:
    with open_store(tmp_path / "work.duckdb") as store:
        ingest(store, 0, result(posting(1)))
        store.applications.note("ada", [step("own:12ab", "applied")], now=NOW)
        (one,) = store.applications.of("ada")
        assert (one.posting_id, one.title, one.company, one.posting) == ("own:12ab", "Robot Intern", "Acme", "unknown")
        for name in ("own:12ab", "12AB", "robot intern", "https://x.example/1"):
            assert store.applications.find("ada", name).id == "own:12ab"
        with pytest.raises(UsageError, match="no posting is called '12ab'"):
            store.applications.find("bo", "12ab")


@pytest.mark.parametrize(
    "name",
    [
        "https://jobs.example/acme/1",
        "http://www.jobs.example/acme/1/",
        "jobs.example/acme/1?utm_source=mail",
        "https://jobs.example/acme/1#apply",
        FIRST,
        "acme:1",
    ],
)
def test_a_posting_is_found_by_its_address_as_the_browser_shows_it(tmp_path: Path, name: str) -> None:
    with open_store(tmp_path / "work.duckdb", columns()) as store:
        thin = same(7, ADZUNA, url="https://jobs.example/acme/1", thin=True, description="")
        fill(store, 0, same(1), thin, posting(12), posting(3, url="https://jobs.example/"))
        assert store.applications.find("ada", name).id == FIRST, "the employer's own, of two at one address"


def test_an_address_that_is_only_alike_is_another(tmp_path: Path) -> None:
    with open_store(tmp_path / "work.duckdb") as store:
        ingest(store, 0, result(posting(1)))
        for name in ("https://jobs.example/acme/11", "https://jobs.example/acme/1/other", "https://jobs.example"):
            with pytest.raises(UsageError):
                store.applications.find("ada", name)


def test_a_disk_that_refuses_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(tmp_path / "work.duckdb") as store:
        ingest(store, 0, result(posting(1)))

        def refuse(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("internscout.store.store.unseal", refuse)
        with pytest.raises(StoreError, match="cannot be written: No space left"):
            noted(store, FIRST, "saved")
        monkeypatch.undo()
        assert held(store) == {}
