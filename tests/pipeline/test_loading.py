"""The loader and one worker, both in this process: what is done again, what is not, and what is said when it fails."""

import re
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from internscout.config import Settings, WebhookDelivery
from internscout.errors import ExecutorError, InternScoutError, StoreError
from internscout.fetch import Share
from internscout.model import Board, BoardResult
from internscout.pipeline import run as steps
from internscout.pipeline.boards import check_boards
from internscout.pipeline.cluster import loading
from internscout.pipeline.cluster.rows import About
from internscout.pipeline.cluster.shares import shared_out
from internscout.pipeline.cluster.staging import Staging
from internscout.pipeline.cluster.worker import Order, end_others, read_batch, release
from internscout.pipeline.folder import open_store
from tests.pipeline.vendors import GREENHOUSE, HOSTS, assert_same, configured, ran, stored


class Here:
    """A pool of one: reads as soon as it is asked to. `after` is called with what was done."""

    def __init__(self) -> None:
        self.orders: list[Order] = []
        self.after: Callable[[Order], None] = lambda _: None

    def slots(self) -> int:
        return 1

    def begin(self, place: str, run_id: str) -> None:
        assert end_others(place, run_id) == 0

    def stop(self, place: str) -> None:
        end_others(place, "")

    def submit(self, order: Order) -> "Future[About]":
        self.orders.append(order)
        told: Future[About] = Future()
        try:
            told.set_result(read_batch(order))
        except InternScoutError as error:
            told.set_exception(error)
        self.after(order)
        return told


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> Here:
    pool = Here()

    @contextmanager
    def opened(_: Settings) -> Iterator[Here]:
        yield pool

    monkeypatch.setattr(loading, "opened", opened)
    return pool


@pytest.fixture
def settings(vendors: Any, tmp_path: Path) -> Settings:
    return configured(tmp_path / "there", vendors, executor="processes")


def lines(settings: Settings) -> list[str]:
    return [line for file in settings.raw.glob("index/*.jsonl") for line in file.read_text().splitlines()]


def staged(settings: Settings) -> list[Path]:
    return sorted(Path(settings.staging).glob("*/*.parquet"))


def cut_short(settings: Settings, folder: Path) -> None:
    """A run that ends when its first board is stored."""

    def stop(_: BoardResult) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        steps.run(settings, [], check_boards(settings, folder), stop)


def test_what_a_loader_left_that_was_cut_short_is_stored_and_not_asked_for_again(
    here: Here, vendors: Any, settings: Settings, tmp_path: Path
) -> None:
    cut_short(settings, tmp_path)
    left = staged(settings)
    boards = {board.key for order in here.orders for board in order.boards}
    assert left
    vendors.validators = False  # a board that is read again would be read whole
    ran(settings)
    assert not staged(settings)
    assert [*Path(settings.staging).iterdir()] == []
    # All that was read before the first was cut short is stored as read then, and read but once.
    reference = configured(tmp_path / "here", vendors)
    ran(reference)
    kept = stored(settings)
    assert_same({"postings": kept["store.posting_states"]}, {"postings": stored(reference)["store.posting_states"]})
    with open_store(settings) as store:
        former = here.orders[0].run_id
        told = store.sharing.done(former, boards)
    assert boards - told <= {"lever:gone", "lever:stray"}  # one is tried again, one was handed back
    assert len(lines(settings)) == len({*lines(settings)})


def test_what_is_older_than_the_last_run_is_dropped(
    here: Here, vendors: Any, settings: Settings, tmp_path: Path
) -> None:
    cut_short(settings, tmp_path)
    assert staged(settings)
    first = here.orders[0].run_id
    ran(settings.model_copy(update={"run": settings.run.model_copy(update={"executor": "local"})}))
    foreign = Path(settings.staging) / "another-folders-run"
    foreign.mkdir()
    (foreign / "x.parquet").write_bytes(b"")
    ran(settings)
    assert [path.name for path in Path(settings.staging).iterdir()] == [foreign.name]
    with open_store(settings) as store:
        assert len(store.sharing.done(first, [board.key for board in settings.boards])) <= 2


def test_a_file_that_is_not_whole_is_refused_and_its_batch_read_again(
    here: Here, vendors: Any, settings: Settings, tmp_path: Path
) -> None:
    cut: list[str] = []

    def cut_short(order: Order) -> None:
        if not cut:
            cut.extend(board.key for board in order.boards)
            (file,) = staged(settings)
            file.write_bytes(file.read_bytes()[:-100])

    here.after = cut_short
    ran(settings)
    assert [sum(key in {b.key for b in order.boards} for order in here.orders) for key in cut] == [2] * len(cut)
    reference = configured(tmp_path / "here", vendors)
    ran(reference)
    assert_same(stored(settings), stored(reference))


def test_a_batch_that_is_never_whole_ends_the_run(here: Here, settings: Settings) -> None:
    def damage(_: Order) -> None:
        for file in staged(settings):
            file.write_bytes(b"PAR1")

    here.after = damage
    with pytest.raises(
        ExecutorError, match=r"boards\) was read 3 times in vain: a staged file is not whole: ArrowInvalid$"
    ):
        ran(settings)


def test_a_batch_that_is_staged_is_not_read_again(here: Here, vendors: Any, settings: Settings) -> None:
    """As when a worker is killed after its file is whole, before it could say so."""
    before: list[int] = []

    def again(order: Order) -> None:
        before.append(len(vendors.asked))
        assert read_batch(order).name == order.name
        assert len(vendors.asked) == before[-1]

    here.after = again
    ran(settings)
    assert len(before) == len(here.orders) > 5


def test_orders_hold_what_is_known_and_nothing_of_deliveries(here: Here, settings: Settings) -> None:
    mail = {"mail": WebhookDelivery(kind="webhook", url="https://hooks.example/key")}
    ran(settings.model_copy(update={"deliveries": mail}))
    first = [*here.orders]
    ran(settings)
    assert {order.wordings for order in first} == {frozenset()}
    again = [order for order in here.orders[len(first) :] if order.boards[0].source == "greenhouse"]
    assert [len(order.wordings) for order in again] == [4, 4, 2]
    assert all(memory.answers for order in again for memory in order.memories.values())
    assert all(order.settings.deliveries == {} for order in here.orders)
    assert re.fullmatch(r"Order\(\S+, \w+: 2 boards\)", repr(again[0]))  # no board, no address


def test_a_board_that_leads_out_of_its_share_is_handed_back(here: Here, vendors: Any, settings: Settings) -> None:
    told = {one.board.key: one for one in ran(settings)}
    assert told["lever:stray"].postings
    asked = [path.partition("/")[0] for path in vendors.asked]
    # In its own share its server is asked, the other is not; then, when all others are done, the loader asks both.
    assert asked.count("moved.example") == 2
    assert vendors.asked.count(f"{HOSTS[0]}/v0/postings/stray") == 1
    assert max(n for n, host in enumerate(asked) if host == "moved.example") > max(
        n for n, path in enumerate(vendors.asked) if path.endswith(tuple(f"/{token}/jobs" for token in GREENHOUSE))
    )


def test_boards_of_one_server_are_in_one_chain() -> None:
    boards = [
        *(Board("greenhouse", f"g{number}") for number in range(7)),
        *(Board("lever", f"l{number}") for number in range(3)),
        *(Board("lever", f"e{number}", base_url="https://jobs.acme.example") for number in range(2)),
        Board("ashby", "a1"),
        Board("listings", "x/y"),
        Board("file", "f", url="file:///tmp/x.csv"),
        Board("page", "p"),
    ]
    shares = shared_out(boards, 2)
    assert [len(chain.boards) for chain in shares.chains] == [7, 6]
    assert [sorted(chain.lanes) for chain in shares.chains] == [
        ["greenhouse.io"],
        ["ashbyhq.com", "jobs.acme.example", "lever.co"],
    ]
    assert [board.token for board in shares.chains[1].boards] == ["l0", "e0", "a1", "l1", "e1", "l2"]  # by turns
    assert [[board.token for board in batch] for batch in shares.chains[1].batches(4)] == [
        ["l0", "e0", "a1", "l1"],
        ["e1", "l2"],
    ]
    assert [board.source for board in shares.rest] == ["listings", "file", "page"]  # a page without address fails here
    assert shared_out(boards[-2:], 4).chains == ()


def order_of(settings: Settings, **other: Any) -> Order:
    share = Share(frozenset({"greenhouse.io"}))
    board = settings.boards[0]
    return replace(Order("r1", (board,), share, {}, frozenset(), settings, release()), **other)


def test_a_worker_of_another_release_refuses(settings: Settings, vendors: Any) -> None:
    Staging.at(settings.staging).begin("r1")
    with pytest.raises(
        ExecutorError, match=r"^worker \d+ on \S+ has InternScout .* the loader 0.0.0\+x: install the same"
    ):
        read_batch(order_of(settings, version="0.0.0+x"))
    assert vendors.asked == []


def test_a_worker_that_sees_another_place_refuses(settings: Settings, vendors: Any) -> None:
    with pytest.raises(
        ExecutorError, match=r"staging is not the place that the loader sees: run.staging must be shared"
    ):
        read_batch(order_of(settings))
    assert vendors.asked == []


def test_a_batch_whose_loader_is_gone_asks_nothing_more(settings: Settings, vendors: Any) -> None:
    Staging.at(settings.staging).begin("r1")
    order = order_of(settings, boards=settings.boards[:3])
    asked, go_on, outcome = threading.Event(), threading.Event(), list[BaseException]()

    def hold(_: str) -> None:
        asked.set()
        go_on.wait(timeout=60)

    def read() -> None:
        try:
            read_batch(order)
        except ExecutorError as error:
            outcome.append(error)

    vendors.meanwhile = hold
    reading = threading.Thread(target=read)
    reading.start()
    asked.wait(timeout=60)
    assert end_others(settings.staging, "r1") == 0
    assert end_others("elsewhere", "r2") == 0
    assert end_others(settings.staging, "r2") == 1
    go_on.set()
    reading.join()
    assert [str(error) for error in outcome] == [f"{order!r}: its run is over"]
    assert len(vendors.asked) == 1
    assert staged(settings) == []
    assert end_others(settings.staging, "r2") == 0


def test_a_file_that_the_loader_does_not_see_is_named(here: Here, settings: Settings) -> None:
    def lose(_: Order) -> None:
        for file in staged(settings):
            file.unlink()

    here.after = lose
    with pytest.raises(
        ExecutorError, match=r"which is not there: run.staging must be a place that all machines share$"
    ):
        ran(settings)


def test_a_place_that_cannot_be_written_is_one_line(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    place = str(tmp_path / "file" / "below")
    there = settings.model_copy(update={"run": settings.run.model_copy(update={"staging": place})})
    with pytest.raises(StoreError, match="cannot be written: ") as caught:
        ran(there)
    assert "\n" not in str(caught.value)
