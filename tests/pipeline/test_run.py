"""A run over real HTTP from first to last: what it leaves, and what it does when it is stopped or misconfigured."""

import re
import signal
import threading
from collections.abc import Sequence
from typing import Any

import duckdb
import pytest
from filelock import FileLock

from internscout.model import Parsed
from internscout.parse import parse_all
from internscout.pipeline import ingesting
from internscout.pipeline import run as steps
from internscout.pipeline.boards import check_boards
from internscout.store import Store
from internscout.text import Document
from tests.pipeline.build import GREENHOUSE, LEVER, invoke, latest, sql


def test_first_run(two_boards: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert invoke(two_boards, "run") == 0
    said = capsys.readouterr()
    assert "2 of 2 boards read: 3 postings, 3 new, 0 changed" in said.out
    assert str(two_boards.path / "data" / "internscout.duckdb") in said.out
    assert "boards read: 2 of 2" in said.err
    titles = {title for (title,) in sql(two_boards, "SELECT title FROM postings WHERE status = 'open'")}
    assert titles == {"Machine Learning Intern", "Research Intern, NLP", "Computer Vision Intern"}
    assert all(title in latest(two_boards) for title in titles)


def test_every_stored_fact_has_its_quote(two_boards: Any) -> None:
    invoke(two_boards, "run")
    rows = sql(
        two_boards,
        "SELECT quote, substr(text, start_offset + 1, end_offset - start_offset)"
        " FROM facts JOIN texts USING (posting_id)",
    )
    assert len(rows) > 10
    assert all(quote and quote == text for quote, text in rows)


@pytest.mark.parametrize(
    ("name", "text", "part"),
    [
        ("internscout.toml", "data_dir = 1", "internscout.toml: key 'data_dir'"),
        ("internscout.toml", "nonsense", "not valid TOML"),
        (
            "internscout.toml",
            "[sources]\nboards = [{source = 'monster', token = 'x'}]",
            "internscout.toml: key 'sources.boards': unknown source 'monster' in monster:x; allowed: ",
        ),
        (
            "internscout.toml",
            "[sources]\nboards = [{source = 'greenhose', token = 'x'}]",
            "unknown source 'greenhose' in greenhose:x; did you mean 'greenhouse'?; allowed: ",
        ),
        ("internscout.toml", "[fetch]\nmirror = 'localhost'", "key 'fetch.mirror': should be an http or https address"),
        ("internscout.toml", "data_dir = '~nobody-of-that-name/x'", "key 'data_dir'"),
        ("internscout.toml", "", "no boards"),
        ("profile.toml", "[skills]\ntools = ['x']", "profile.toml: unknown key 'skills.tools'"),
    ],
)
def test_faults_in_files_are_found_before_anything_is_fetched(
    two_boards: Any, capsys: pytest.CaptureFixture[str], name: str, text: str, part: str
) -> None:
    (two_boards.path / name).write_text(text, encoding="utf-8")
    assert invoke(two_boards, "run") == 2
    message = capsys.readouterr().err
    assert part in message
    assert message.count("\n") == 1
    assert two_boards.mirror.asked == []
    assert not (two_boards.path / "data").exists()


def test_a_second_run_at_the_same_time_is_refused(two_boards: Any, capsys: pytest.CaptureFixture[str]) -> None:
    work = two_boards.path / "data" / "work"
    work.mkdir(parents=True)
    with FileLock(work / "run.lock"):
        assert invoke(two_boards, "run") == 3
    assert "another run is at work" in capsys.readouterr().err
    assert two_boards.mirror.asked == []


def test_an_interrupted_run_keeps_and_publishes_what_it_stored(
    two_boards: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = two_boards.configure("greenhouse:brightriver", "lever:kiteworks")

    def interrupt(_: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        steps.run(settings, [], check_boards(settings, two_boards.config), interrupt)
    assert sql(two_boards, "SELECT status FROM runs") == [("interrupted",)]
    assert sql(two_boards, "SELECT count(*) > 0 FROM postings") == [(True,)]
    assert invoke(two_boards, "status") == 0
    # What was read meanwhile is stored together, so it may be both.
    assert re.search(r"interrupted: [12] of 2 boards read", capsys.readouterr().out)


def test_a_posting_that_breaks_the_parser_is_kept_and_tried_again(
    two_boards: Any, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(documents: Sequence[Document]) -> list[Parsed]:
        if any("NLP" in document.title for document in documents):
            raise RuntimeError("no")
        return parse_all(documents)

    with monkeypatch.context() as patch:
        patch.setattr("internscout.pipeline.parsing.parse_all", broken)
        assert invoke(two_boards, "run") == 0
    assert "3 postings, 3 new" in (said := capsys.readouterr().out)
    assert "1 could not be read, or not in full" in said
    assert sql(two_boards, "SELECT why FROM row_faults") == [("the parser broke: RuntimeError: no",)]
    assert sql(two_boards, "SELECT count(*) FROM requirements") == [(2,)]
    assert invoke(two_boards, "show", "brightriver:2") == 0
    assert invoke(two_boards, "reparse") == 0
    assert sql(two_boards, "SELECT count(*) FROM requirements") == [(3,)]


def test_a_fault_in_the_program_is_one_line(
    two_boards: Any, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("no")

    monkeypatch.setattr("internscout.pipeline.run.begun", broken)
    monkeypatch.delenv("INTERNSCOUT_DEBUG", raising=False)
    assert invoke(two_boards, "run") == 70
    assert capsys.readouterr().err == (
        "internscout: a fault in the program: RuntimeError: no; INTERNSCOUT_DEBUG=1 shows where\n"
    )


def test_rows_lost_from_the_working_file_are_said_aloud(two_boards: Any, caplog: pytest.LogCaptureFixture) -> None:
    invoke(two_boards, "run")
    assert caplog.messages == []
    with duckdb.connect(two_boards.path / "data" / "work" / "internscout.work.duckdb") as connection:
        connection.execute("DELETE FROM store.parsed")
    notes = two_boards.path / "data" / "work" / "internscout.work.duckdb.ledger.json"
    notes.write_text(re.sub(r'"sha256": "\w+"', '"sha256": ""', notes.read_text()))  # as it is while a run writes
    assert invoke(two_boards, "run") == 0
    assert any("parsed" in message for message in caplog.messages)


def test_an_interruption_waits_for_the_database(two_boards: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C while a board is being stored: the board is stored whole, and the exit code is that of an interruption."""
    storing = threading.Event()
    store = Store.save_boards

    def slow(*arguments: Any, **more: Any) -> None:
        storing.set()
        store(*arguments, **more)
        finished.append([result.board.key for result in arguments[2]])

    def interrupt() -> None:
        storing.wait(timeout=60)
        signal.raise_signal(signal.SIGINT)

    finished: list[list[str]] = []
    monkeypatch.setattr(Store, "save_boards", slow)
    thread = threading.Thread(target=interrupt)
    # Tests that were started in a shell's background inherit that SIGINT is ignored.
    former = signal.signal(signal.SIGINT, signal.default_int_handler)
    thread.start()
    try:
        assert invoke(two_boards, "run") == 130
    finally:
        thread.join()
        signal.signal(signal.SIGINT, former)
    assert len(finished) == 1
    assert sql(two_boards, "SELECT status FROM runs") == [("interrupted",)]
    assert sql(two_boards, "SELECT count(*) > 0 FROM postings") == [(True,)]


def test_what_a_run_has_stored_it_does_not_ask_again(two_boards: Any) -> None:
    settings = two_boards.configure("greenhouse:brightriver", "lever:kiteworks")
    boards = check_boards(settings, two_boards.config)
    two_boards.mirror.answers[LEVER] = (404, b"{}")
    with steps.begun(settings, boards) as run_id:
        steps.ingest(settings, run_id, boards)
        first = [*two_boards.mirror.asked]
        assert {path.split("/")[0] for path in first} == {GREENHOUSE.split("/")[0], LEVER.split("/")[0]}
        steps.ingest(settings, run_id, boards)
    again = two_boards.mirror.asked[len(first) :]
    assert {path.split("/")[0] for path in again} == {LEVER.split("/")[0]}, "the board that failed is tried again"


def test_the_next_boards_are_parsed_while_some_are_stored(two_boards: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each board is a group of its own; the first is not stored before the second is on its way to the parser."""
    begin, read = ingesting.begin_group, ingesting.Begun.read
    second = threading.Event()
    begun: list[Any] = []
    waited: list[bool] = []

    def noted(*arguments: Any) -> Any:
        begun.append(arguments[1])
        if len(begun) == 2:
            second.set()
        return begin(*arguments)

    def parsed(self: ingesting.Begun) -> Any:
        waited.append(second.wait(timeout=60))
        return read(self)

    monkeypatch.setattr("internscout.store.saving._MOST_POSTINGS", 1)
    monkeypatch.setattr(ingesting, "begin_group", noted)
    monkeypatch.setattr(ingesting.Begun, "read", parsed)
    assert invoke(two_boards, "run") == 0
    assert waited == [True, True]
    assert sql(two_boards, "SELECT count(DISTINCT board) FROM postings") == [(2,)]
