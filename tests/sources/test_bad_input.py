"""What comes when a vendor does not answer as it should: one line that says what came, never a crash."""

import json
import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from internscout.errors import PayloadError
from internscout.model import Board, Page, Payload, Purpose, Request
from internscout.sources import Source, source, sources

PAYLOADS = Path(__file__).parent / "payloads"
JSON_VENDORS = [vendor for vendor in sources() if any((PAYLOADS / vendor.name).glob("*[!t].json"))]
VENDORS = pytest.mark.parametrize("vendor", JSON_VENDORS, ids=lambda vendor: vendor.name)


def board_of(vendor: Source) -> Board:
    """A board with a token as the vendor's tokens are."""
    key: str = tomllib.loads((PAYLOADS / vendor.name / "urls.toml").read_text(encoding="utf-8"))["first"][0][0]
    return Board(vendor.name, key.partition(":")[2])


def read(vendor: Source | str, body: bytes, purpose: Purpose = "listing", **context: Any) -> Page:
    vendor = source(vendor) if isinstance(vendor, str) else vendor
    request = Request(board_of(vendor), "https://example.com/", purpose=purpose, context=context)
    return vendor.read(Payload(request, body, datetime(2026, 6, 1, tzinfo=UTC)))


@VENDORS
@pytest.mark.parametrize("purpose", ["listing", "posting"])
@pytest.mark.parametrize(
    ("body", "says"),
    [
        (b"", "an empty answer instead of JSON"),
        (b"\xef\xbb\xbf \n", "an empty answer instead of JSON"),
        (b"<!doctype html><title>404</title>", "HTML instead of JSON"),
        (b"\n  <HTML>", "HTML instead of JSON"),
        (b"<?xml version='1.0'?><Error/>", "XML instead of JSON"),
        (b'{"jobs": [', "broken JSON in 10 bytes"),
        (b"\xff\xfe\x00[]", "broken JSON"),
        (b"[" * 100_000, "nested too deeply"),
        (b"1" * 5000, "broken JSON"),
        (b"null", "null instead of"),
        (b'"maintenance"', "a text instead of"),
        (b"true", "a truth value instead of"),
        (b"3", "a number instead of"),
    ],
)
def test_no_vendor_answers_this(vendor: Source, purpose: Purpose, body: bytes, says: str) -> None:
    with pytest.raises(PayloadError) as caught:
        read(vendor, body, purpose)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("vendor", "purpose", "body", "says"),
    [
        ("greenhouse", "listing", b"[]", "a list instead of an object with a list 'jobs'"),
        ("greenhouse", "listing", b'{"jobs": {}}', "an object instead of an object with a list 'jobs'"),
        ("greenhouse", "listing", b'{"status": 404, "error": "Board not found"}', "it says: Board not found"),
        ("greenhouse", "posting", b'{"status": 404, "error": "Job\\nnot found"}', "it says: Job not found"),
        ("greenhouse", "posting", b"[]", "a list instead of a posting"),
        ("ashby", "listing", b"[]", "a list instead of an object with a list 'jobs'"),
        ("ashby", "listing", b'{"message": "gone"}', "it says: gone"),
        ("lever", "listing", b'{"ok": false, "error": "Document not found"}', "it says: Document not found"),
        ("lever", "posting", b'{"ok": false, "error": "Document not found"}', "it says: Document not found"),
        ("listings", "listing", b'{"listings": []}', "an object instead of a list of postings"),
    ],
)
def test_another_shape(vendor: str, purpose: Purpose, body: bytes, says: str) -> None:
    with pytest.raises(PayloadError) as caught:
        read(vendor, body, purpose)
    assert says in str(caught.value)


def test_lone_surrogates_and_nul_are_replaced() -> None:
    row = {"id": 1, "title": "ML \ud800 Intern", "absolute_url": "https://example.com/1", "content": "a\x00b\udfff"}
    page = read("greenhouse", json.dumps({"jobs": [row | {"key\ud83c": 1}]}).encode())
    assert page.postings[0].title == "ML \ufffd Intern"
    assert page.postings[0].description == "a\ufffdb\ufffd"
    assert page.unread == {"jobs[].key\ufffd"}


def test_an_object_keyed_by_data_does_not_flood_the_report() -> None:
    row = {"id": 1, "title": "x", "absolute_url": "https://example.com/1"} | {f"q{n}": n for n in range(500)}
    assert len(read("greenhouse", json.dumps({"jobs": [row]}).encode()).unread) == 100


@pytest.mark.parametrize(("rows", "complete"), [(99, True), (100, False), (0, True)])
def test_a_round_hundred_of_lever_postings_may_be_cut_short(rows: int, complete: bool) -> None:
    row = {"text": "Intern", "hostedUrl": "https://example.com/1"}
    page = read("lever", json.dumps([row | {"id": str(n)} for n in range(rows)]).encode())
    assert len(page.postings) == rows
    assert page.complete is complete


@pytest.mark.parametrize(
    ("meta", "complete"),
    [
        ({"meta": {"total": 2}}, True),
        ({"meta": {"total": 3}}, False),
        ({"meta": {"total": None}}, False),
        ({"meta": {}}, False),
        ({"meta": None}, False),
        ({}, False),
    ],
)
def test_a_greenhouse_board_is_whole_when_its_total_says_so(meta: dict[str, Any], complete: bool) -> None:
    rows = [{"id": n, "title": "Intern", "absolute_url": "https://example.com/1"} for n in (1, 2)]
    page = read("greenhouse", json.dumps({"jobs": rows} | meta).encode())
    assert len(page.postings) == 2
    assert page.complete is complete


@pytest.mark.parametrize(("readable", "complete"), [(1, True), (0, False)])
def test_unreadable_rows_are_there_all_the_same_unless_they_are_all(readable: int, complete: bool) -> None:
    rows = [{"id": "1", "text": "Intern", "hostedUrl": "https://example.com/1"}] * readable
    page = read("lever", json.dumps([*rows, {"id": "2"}, {"id": "3"}]).encode())
    assert (len(page.postings), len(page.faults)) == (readable, 2)
    assert page.complete is complete


def test_an_empty_ashby_board_proves_nothing() -> None:
    assert not read("ashby", b'{"jobs": [], "apiVersion": "1"}').complete


def test_a_choice_of_ids_is_never_complete() -> None:
    rows = [{"id": n, "title": "Intern", "absolute_url": "https://example.com/1"} for n in (1, 2)]
    page = read("greenhouse", json.dumps({"jobs": rows, "meta": {"total": 2}}).encode(), only=["2"])
    assert [posting.external_id for posting in page.postings] == ["2"]
    assert not page.complete


ODD: st.SearchStrategy[Any] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.sampled_from([10**30, -1, 10**400, 1e308, float("nan"), float("inf")]),
    st.text(st.characters(codec=None), max_size=8),
    st.sampled_from(["9999-12-31T23:59:59-23:59", "0001-01-01", "https://", "https://[", "&lt;", "\ud800"]),
    st.lists(st.one_of(st.none(), st.integers(), st.text(max_size=3)), max_size=3),
    st.dictionaries(st.text(max_size=3), st.integers(), max_size=3),
)


def mutated(draw: st.DrawFn, value: Any) -> Any:
    """The same JSON with some of its values exchanged, keys dropped, elements repeated."""
    fate = draw(st.integers(0, 30))
    if fate == 0:
        return draw(ODD)
    if isinstance(value, dict):
        kept = {key: mutated(draw, inner) for key, inner in value.items() if draw(st.integers(0, 30))}
        return kept if fate > 1 else kept | {"new": 1}
    if isinstance(value, list):
        return [mutated(draw, inner) for inner in value] * (2 if fate == 1 else 1)
    return value


@st.composite
def answers(draw: st.DrawFn) -> tuple[str, Any]:
    files = sorted(file for file in PAYLOADS.glob("*/*.json") if not file.name.endswith(".expect.json"))
    file = draw(st.sampled_from(files))
    return file.parent.name, mutated(draw, json.loads(file.read_bytes()))


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(answer=answers(), purpose=st.sampled_from(["listing", "posting"]))
def test_a_damaged_answer_is_read_or_refused(answer: tuple[str, Any], purpose: Purpose) -> None:
    name, value = answer
    try:
        page = read(name, json.dumps(value).encode(), purpose)
    except PayloadError:
        return
    for posting in page.postings:
        assert posting.title
        assert posting.external_id
        assert posting.url.lower().startswith(("https://", "http://"))
        repr(posting).encode()
    for fault in page.faults:
        assert "\n" not in fault.why
    if page.faults and not page.postings:
        assert not page.complete
