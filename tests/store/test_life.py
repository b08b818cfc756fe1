"""When a posting is new, missing, closed and open again; and that only a proved absence counts."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from internscout.model import BoardResult
from tests.store.factories import (
    ACME,
    LIST,
    failed,
    fault,
    ingest,
    open_store,
    posting,
    result,
    rows,
    states,
)

ONE, TWO = posting(1), posting(2)
THIN = posting(1, description="", details=(), thin=True)


@pytest.mark.parametrize(
    ("boards", "expected"),
    [
        pytest.param([result(ONE)], "open", id="seen"),
        pytest.param([result(ONE), result(TWO)], "missing", id="absent once"),
        pytest.param([result(ONE), result(TWO), result(TWO)], "closed", id="absent twice"),
        pytest.param([result(ONE), result(TWO), result(ONE)], "open", id="back before closing"),
        pytest.param([result(ONE), result(TWO), result(ONE), result(TWO)], "missing", id="absences must be in a row"),
        pytest.param([result(ONE), result(TWO), result(TWO), result(ONE)], "open", id="reopened"),
        pytest.param([result(ONE), failed(), failed(), failed()], "open", id="failures prove nothing"),
        pytest.param(
            [result(ONE), result(TWO), failed(), result(TWO)], "closed", id="a failure between counts neither way"
        ),
        pytest.param([result(ONE), result(complete=False), result(complete=False)], "open", id="parts prove nothing"),
        pytest.param([result(ONE), failed(ACME, "cut off", TWO), failed()], "open", id="failed with some postings"),
        pytest.param(
            [result(ONE), *[BoardResult(ACME, complete=True, error="503")] * 2], "open", id="failed though complete"
        ),
        pytest.param(
            [result(ONE), *[result(TWO, faults=(fault(),), unreadable=1)] * 2],
            "open",
            id="it may be the unreadable row",
        ),
        pytest.param(
            [result(ONE), *[result(TWO, faults=(fault("https://jobs.example/9"),))] * 2],
            "closed",
            id="what failed after the listing hides nothing",
        ),
        pytest.param([result(ONE), *[result(TWO, board=LIST)] * 2], "open", id="another board's absence"),
    ],
)
def test_status_after_runs(tmp_path: Path, boards: list[BoardResult], expected: str) -> None:
    with open_store(tmp_path / "work.duckdb") as store:
        for run, board_result in enumerate(boards):
            ingest(store, run, board_result)
        assert states(store)["1"] == expected


@pytest.mark.parametrize(
    ("absent", "unreadable", "faults", "counted"),
    [
        (1, 0, 0, True),
        (1, 0, 5, True),
        (1, 1, 1, False),
        (2, 2, 2, False),
        (2, 1, 1, True),
        (3, 1, 1, True),
        (3, 1, 9, True),
        (1, 3, 3, False),
    ],
)
def test_absences_count_where_they_outnumber_the_unreadable_rows(
    tmp_path: Path, absent: int, unreadable: int, faults: int, counted: bool
) -> None:
    stays, gone = posting("stays"), [posting(n) for n in range(absent)]
    with open_store(tmp_path / "work.duckdb") as store:
        ingest(store, 0, result(stays, *gone))
        for run, status in ((1, "missing"), (2, "closed")):
            ingest(store, run, result(stays, faults=(fault(),) * faults, unreadable=unreadable))
            expected = {p.external_id: status if counted else "open" for p in gone}
            assert states(store) == expected | {"stays": "open"}


def test_closing_and_reopening_is_dated_and_counted(tmp_path: Path) -> None:
    with open_store(tmp_path / "work.duckdb") as store:
        ingest(store, 0, result(ONE, TWO))
        ingest(store, 1, result(TWO))
        ingest(store, 2, result(TWO))
        assert rows(
            store, "SELECT closed_at::DATE::VARCHAR, close_reason FROM postings WHERE closed_at IS NOT NULL"
        ) == [("2026-03-04", "gone")]
        assert (store.summary("run-1").closed, store.summary("run-2").closed) == (0, 1)
        ingest(store, 3, result(ONE, TWO))
        assert rows(
            store,
            "SELECT closed_at, close_reason, first_seen::DATE::VARCHAR FROM postings WHERE id = 'greenhouse:acme:1'",
        ) == [(None, None, "2026-03-02")]
        summary = store.summary("run-3")
        assert (summary.new, summary.reopened, summary.unchanged) == (0, 1, 2)


class TestOwnBoardAndList:
    """A posting can come from its employer's board and from a list; its own board knows better."""

    def test_one_posting_from_two_boards_in_one_run(self, tmp_path: Path) -> None:
        with open_store(tmp_path / "work.duckdb") as store:
            ingest(store, 0, result(THIN, board=LIST), result(ONE))
            assert rows(store, "SELECT id, via_board, version, thin FROM postings") == [(ONE.id, ACME.key, 2, False)]
            summary = store.summary("run-0")
            assert (summary.seen, summary.new, summary.changed, summary.unchanged) == (2, 1, 1, 0)

    @pytest.mark.parametrize("list_first", [True, False])
    def test_two_wordings_do_not_take_turns(self, tmp_path: Path, list_first: bool) -> None:
        other = posting(1, company="ACME (via list)")
        both = [result(other, board=LIST), result(ONE)]
        with open_store(tmp_path / "work.duckdb") as store:
            for run in range(3):
                ingest(store, run, *(both if list_first else reversed(both)))
            assert rows(store, "SELECT company, version, via_board FROM postings") == [
                ("Acme Robotics", 2 if list_first else 1, ACME.key)
            ]

    def test_a_list_does_not_close_what_its_own_board_has(self, tmp_path: Path) -> None:
        with open_store(tmp_path / "work.duckdb") as store:
            ingest(store, 0, result(ONE, board=LIST), result(ONE))
            ingest(store, 1, result(board=LIST))
            ingest(store, 2, result(board=LIST))
            assert states(store) == {"1": "open"}

    def test_a_thin_row_does_not_keep_alive_what_its_own_board_lost(self, tmp_path: Path) -> None:
        with open_store(tmp_path / "work.duckdb") as store:
            ingest(store, 0, result(ONE, TWO))
            for run in (1, 2):
                ingest(store, run, result(TWO), result(THIN, board=LIST))
            assert states(store) == {"1": "closed", "2": "open"}

    def test_a_full_text_found_through_a_list_reopens(self, tmp_path: Path) -> None:
        with open_store(tmp_path / "work.duckdb") as store:
            for run, found in enumerate([result(ONE, TWO), result(TWO), result(TWO), result(ONE, board=LIST)]):
                ingest(store, run, found)
            shown = rows(store, "SELECT status, via_board FROM postings WHERE id LIKE '%:1'")
            assert shown == [("open", LIST.key)]

    def test_what_a_list_leaves_to_a_board_that_fails_is_not_absent(self, tmp_path: Path) -> None:
        left = result(board=LIST, elsewhere=frozenset({ONE.id}))
        with open_store(tmp_path / "work.duckdb") as store:
            ingest(store, 0, result(ONE, TWO, board=LIST))
            for run in (1, 2):
                ingest(store, run, left, failed())
            assert states(store) == {"1": "open", "2": "closed"}
            ingest(store, 3, left, result())
            ingest(store, 4, result(board=LIST))
            assert states(store) == {"1": "missing", "2": "closed"}, "judged by the list until its own board shows it"

    def test_a_posting_known_from_a_list_closes_with_the_list(self, tmp_path: Path) -> None:
        with open_store(tmp_path / "work.duckdb") as store:
            for run, found in enumerate([result(ONE, TWO, board=LIST), *[result(TWO, board=LIST)] * 2]):
                ingest(store, run, found)
            assert states(store) == {"1": "closed", "2": "open"}


MANY = tuple(posting(f"many-{n}") for n in range(30))


def test_an_empty_board_closes_after_three_days_of_emptiness(tmp_path: Path) -> None:
    with open_store(tmp_path / "work.duckdb") as store:
        ingest(store, 0, result(ONE, TWO))
        for run in (1, 2, 3):
            ingest(store, run, result())
            assert set(states(store).values()) == {"missing"}
        ingest(store, 4, result())
        assert rows(store, "SELECT DISTINCT status, close_reason, closed_run FROM postings") == [
            ("closed", "feed_empty", "run-4")
        ]


def test_a_great_part_that_vanishes_is_held_and_shown(tmp_path: Path) -> None:
    with open_store(tmp_path / "work.duckdb") as store:
        ingest(store, 0, result(ONE, *MANY))
        for run in (1, 2, 3):
            ingest(store, run, result(ONE))
            assert rows(store, "SELECT held, closed FROM board_runs ORDER BY run_id DESC LIMIT 1") == [(30, 0)]
        ingest(store, 4, result(ONE))
        assert rows(store, "SELECT held, closed FROM board_runs ORDER BY run_id DESC LIMIT 1") == [(0, 30)]


def test_a_great_part_that_comes_back_was_never_closed(tmp_path: Path) -> None:
    with open_store(tmp_path / "work.duckdb") as store:
        for run, found in enumerate([result(ONE, *MANY), result(ONE), result(ONE), result(ONE, *MANY)]):
            ingest(store, run, found)
        assert set(states(store).values()) == {"open"}
        assert store.summary("run-3").reopened == 0


@pytest.mark.parametrize(("answers", "status"), [(False, "closed"), (True, "missing")])
def test_its_own_address_decides(tmp_path: Path, answers: bool, status: str) -> None:
    with open_store(tmp_path / "work.duckdb") as store:
        ingest(store, 0, result(ONE, TWO))
        for run in (1, 2, 3):
            ingest(store, run, result(TWO, alone={"1": answers}))
        assert states(store) == {"1": status, "2": "open"}


class Model:
    """The life of one posting, said as simply as can be."""

    def __init__(self) -> None:
        self.status: str | None = None
        self.reopened = self.closed = 0

    def read(self, look: str) -> None:
        if look == "there":
            self.reopened += self.status == "closed"
            self.status = "open"
        elif look == "absent" and self.status in ("open", "missing"):
            self.closed += self.status == "missing"
            self.status = "missing" if self.status == "open" else "closed"


LOOKS = {
    "there": (result(ONE, TWO), result(ONE, TWO, complete=False)),
    "absent": (result(TWO), result(TWO, faults=(fault(),))),
    "unknown": (
        result(TWO, complete=False),
        failed(),
        failed(ACME, "timeout", TWO),
        result(TWO, faults=(fault(),), unreadable=1),
    ),
}


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(data=st.data(), looks=st.lists(st.sampled_from(sorted(LOOKS)), min_size=1, max_size=7))
def test_life_follows_the_model(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, looks: list[str]
) -> None:
    model = Model()
    with open_store(tmp_path_factory.mktemp("life") / "work.duckdb") as store:
        for run, look in enumerate(looks):
            ingest(store, run, data.draw(st.sampled_from(LOOKS[look])))
            model.read(look)
            assert states(store).get("1") == model.status
        counted = rows(store, "SELECT sum(reopened), sum(closed) FROM runs")
        assert counted == [(model.reopened, model.closed)]
