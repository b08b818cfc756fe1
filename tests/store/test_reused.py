"""An id that a board gives to another posting: the former closes and keeps its id, the present one is new."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from internscout.model import TitledText
from internscout.store import Store
from tests.store.factories import ACME, COLUMNS, NOW, PARSER, ingest, parsed, posting, result, rows

OLD, NEW = "greenhouse:acme:1", "greenhouse:acme:1#2"
CLERK: dict[str, Any] = {"title": "Payroll Clerk", "description": "<p>You pay wages.</p>"}


def is_another(former: TitledText, now: TitledText) -> bool:
    """As if titles that begin alike were one posting's."""
    assert former.text.startswith(former.title)
    return former.title.split()[0] != now.title.split()[0]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "work.duckdb", COLUMNS, is_another=is_another) as opened:
        yield opened


def states(store: Store) -> list[tuple[Any, ...]]:
    return rows(store, "SELECT id, title, status, close_reason, version FROM postings ORDER BY id")


def test_another_posting_under_an_id_is_new_and_the_former_closes(store: Store) -> None:
    ingest(store, 0, result(posting(1), posting(2)))
    ingest(store, 1, result(posting(1, **CLERK), posting(2)))
    assert states(store) == [
        (OLD, "Machine Learning Intern 1", "closed", "id_reused", 1),
        (NEW, "Payroll Clerk", "open", None, 1),
        ("greenhouse:acme:2", "Machine Learning Intern 2", "open", None, 1),
    ]
    events = rows(store, "SELECT posting_id, event, reason FROM events WHERE run_id = 'run-1' ORDER BY ALL")
    assert events == [(OLD, "closed", "id_reused"), (NEW, "opened", None)]
    summary = store.summary("run-1")
    assert (summary.new, summary.changed, summary.closed, summary.unchanged) == (1, 0, 1, 1)


def test_from_then_on_the_id_names_the_new_posting(store: Store) -> None:
    ingest(store, 0, result(posting(1)))
    ingest(store, 1, result(posting(1, **CLERK, stamp="s1")))
    assert store.to_parse([posting(1, **CLERK)], PARSER) == ()
    memory = store.memories([ACME.key], PARSER, since=NOW)[ACME.key]
    assert set(memory.held) == {"1"}
    assert dict(memory.stamps) == {OLD: "s1"}
    ingest(store, 2, result(posting(1, **CLERK | {"title": "Payroll Clerk (m/f/d)"})))
    assert states(store)[1] == (NEW, "Payroll Clerk (m/f/d)", "open", None, 2)
    ingest(store, 3, result())
    ingest(store, 8, result())
    assert [row[2:4] for row in states(store)] == [("closed", "id_reused"), ("closed", "feed_empty")]
    ingest(store, 9, result(posting(1, **CLERK)))
    assert [row[2] for row in states(store)] == ["closed", "open"]


def test_an_id_may_be_used_a_third_time_and_a_closed_posting_keeps_its_reason(store: Store) -> None:
    ingest(store, 0, result(posting(1), posting(2)))
    ingest(store, 1, result(posting(2)))
    ingest(store, 2, result(posting(2)))
    ingest(store, 3, result(posting(1, **CLERK), posting(2)))
    ingest(store, 4, result(posting(1, title="Harbour Pilot"), posting(2)))
    assert [row[:4] for row in states(store)][:3] == [
        (OLD, "Machine Learning Intern 1", "closed", "gone"),
        (NEW, "Payroll Clerk", "closed", "id_reused"),
        ("greenhouse:acme:1#3", "Harbour Pilot", "open", None),
    ]


def test_a_row_without_a_text_and_an_edited_title_are_the_same_posting(store: Store) -> None:
    ingest(store, 0, result(posting(1)))
    ingest(store, 1, result(posting(1, thin=True, **CLERK)))
    ingest(store, 2, result(posting(1, title="Machine Learning Intern, Summer")))
    assert states(store) == [(OLD, "Machine Learning Intern, Summer", "open", None, 2)]


def test_both_postings_are_parsed_again_each_for_itself(store: Store) -> None:
    ingest(store, 0, result(posting(1)))
    ingest(store, 1, result(posting(1, **CLERK)))
    stale = store.stale("parser-2", limit=9)
    assert {(one.id, one.title) for one in stale} == {(OLD, "Machine Learning Intern 1"), (NEW, "Payroll Clerk")}
    store.save_parsed({one.id: parsed(one, parser="parser-2") for one in stale}, parsed_at=NOW)
    assert store.count_stale("parser-2") == 0


def test_its_own_address_closes_the_posting_that_the_id_names(store: Store) -> None:
    ingest(store, 0, result(posting(1), posting(2)))
    ingest(store, 1, result(posting(1, **CLERK), posting(2)))
    ingest(store, 2, result(posting(2), alone={"1": False}))
    assert states(store)[1][2:4] == ("closed", "not found")
