"""What a worker leaves for the loader: whole and the same, or refused."""

import io
from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from typing import Any, get_type_hints

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from internscout.fetch import Standing
from internscout.model import Answer, Board, BoardResult, Fact, Parsed, Posting, RowFault, Validators
from internscout.pipeline.cluster.rows import About, BoardRead, NotWholeError, Reader, Writer
from internscout.raw import Packed

ABOUT = About("b1", 1, datetime(2026, 11, 21, tzinfo=UTC), ("lever:x",), {"lever.co": Standing(1.5, 0.25)})

JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=5,
)
MOMENT = st.none() | st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30), timezones=st.just(UTC))  # noqa: DTZ001 - Hypothesis adds the zone
KNOWN: dict[Any, st.SearchStrategy[Any]] = {
    str: st.text(max_size=8),
    int: st.integers(0, 2**40),
    datetime | None: MOMENT,
    date | None: st.none() | st.dates(),
    Mapping[str, bool]: st.dictionaries(st.text(max_size=8), st.booleans(), max_size=3),
    tuple[str, ...]: st.lists(st.text(max_size=8), max_size=3).map(tuple),
}


def whole(made: Any, **given: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Instances of a dataclass with any value in every field, also in those that are added later."""
    hints = get_type_hints(made)
    found = {f.name: KNOWN[hint] if (hint := hints[f.name]) in KNOWN else st.from_type(hint) for f in fields(made)}
    return st.builds(made, **(found | given))


def few(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(inner, max_size=3).map(tuple)


BOARD = whole(Board)
POSTING = whole(Posting, board=BOARD, details=few(st.tuples(st.text(max_size=3), st.text(max_size=3))))
ANSWER = whole(Answer, validators=whole(Validators))
RESULT = whole(
    BoardResult,
    board=BOARD,
    postings=few(POSTING),
    faults=few(whole(RowFault)),
    seconds=st.floats(0, 1e6),
    answers=st.dictionaries(st.text(max_size=8), ANSWER, max_size=3),
)
FACT = st.builds(
    Fact, st.text(max_size=5), JSON, st.text(max_size=5), KNOWN[int], KNOWN[int], st.text(max_size=5), st.floats(0, 1)
)
PARSED = whole(Parsed, requirements=st.dictionaries(st.text(max_size=3), JSON, max_size=3), facts=few(FACT))


def staged(*reads: BoardRead, about: About = ABOUT) -> bytes:
    out = io.BytesIO()
    with Writer(out) as writer:
        for read in reads:
            writer.add(read)
        writer.finish(replace(about, boards=len(reads)))
    return out.getvalue()


@st.composite
def boards_read(draw: st.DrawFn) -> BoardRead:
    parsed = draw(st.dictionaries(st.text(max_size=5), PARSED | whole(RowFault), max_size=3))
    named = {
        name: replace(found, where=name) if isinstance(found, RowFault) else found for name, found in parsed.items()
    }
    return BoardRead(draw(RESULT), named, draw(few(whole(Packed))))


@settings(max_examples=40, phases=[Phase.generate])
@given(st.lists(boards_read(), max_size=2))
def test_what_was_read_comes_out_as_it_went_in(reads: list[BoardRead]) -> None:
    reader = Reader(io.BytesIO(staged(*reads)))
    assert list(reader.boards()) == reads
    assert reader.about == replace(ABOUT, boards=len(reads))


def test_what_no_parquet_holds_comes_out_as_the_store_would_have_it() -> None:
    board = Board("lever", "acme\ud800")
    posting = Posting(board, "1", "ML \udfff intern", "https://acme.example", "Acme", details=(("a\ud800", "b"),))
    (read,) = Reader(io.BytesIO(staged(BoardRead(BoardResult(board, (posting,)))))).boards()
    assert read.result.board.token == "acme\ufffd"
    assert read.result.postings[0].title == "ML \ufffd intern"
    assert read.result.postings[0].details == (("a\ufffd", "b"),)


READ = BoardRead(BoardResult(Board("lever", "acme"), listing="a" * 5000))


@pytest.mark.parametrize("kept", [0, 100, -1, -8, -500])
def test_a_file_that_was_cut_short_is_refused(kept: int) -> None:
    with pytest.raises(NotWholeError, match="not whole"):
        Reader(io.BytesIO(staged(READ, READ)[:kept]))


def test_a_file_of_which_boards_are_missing_is_refused() -> None:
    out = io.BytesIO()
    with Writer(out) as writer:
        writer.add(READ)
        writer.finish(replace(ABOUT, boards=2))
    with pytest.raises(NotWholeError, match="not whole"):
        Reader(io.BytesIO(out.getvalue()))


def test_a_file_that_nobody_finished_is_refused() -> None:
    out = io.BytesIO()
    with Writer(out) as writer:
        writer.add(READ)
    with pytest.raises(NotWholeError, match="not whole"):
        Reader(io.BytesIO(out.getvalue()))


def test_a_file_of_another_format_is_refused() -> None:
    with pytest.raises(NotWholeError, match="another release"):
        Reader(io.BytesIO(staged(READ, about=replace(ABOUT, format=0))))


def test_a_damaged_page_is_noticed() -> None:
    content = bytearray(staged(BoardRead(BoardResult(Board("lever", "acme"), listing="".join(map(str, range(9999)))))))
    content[len(content) // 3] ^= 0xFF
    reader = Reader(io.BytesIO(content))
    with pytest.raises(NotWholeError, match="damaged"):
        list(reader.boards())
