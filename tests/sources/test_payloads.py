"""The one harness of all vendors: every payload of `payloads/<source>/` against its reviewed expectation.

`<case>.json` (`.xml`, `.html`, `.csv` …) is an answer with the vendor's keys and nesting and text written for the
project, `<case>.expect.json` the request that it answers (what differs from a board `acme`) and the page to be read out
of it, without empty values. A payload without expectation fails and prints what was read: review it, then save it.

`urls.toml` beside them has the shapes of the vendor's addresses, `wire.toml` the folders of real captures.
"""

import json
import re
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from internscout.model import Board, Payload, Request
from internscout.sources import Source, source, sources

PAYLOADS = Path(__file__).parent / "payloads"
CASES = sorted(
    file for file in PAYLOADS.glob("*/*") if file.suffix != ".toml" and not file.name.endswith(".expect.json")
)
BOARD = {"token": "acme"}


def plain(value: Any) -> Any:
    """A dataclass as JSON, empty values left out; a board as its key."""
    if isinstance(value, Board):
        return value.key
    if is_dataclass(value) and not isinstance(value, type):
        stated = {f.name: inner for f in fields(value) if (inner := getattr(value, f.name)) != f.default}
        shown = {name: plain(inner) for name, inner in stated.items()}
        return {name: inner for name, inner in shown.items() if inner not in ("", [], {}, None, False)}
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple | list):
        return [plain(inner) for inner in value]
    return {key: plain(inner) for key, inner in value.items()} if isinstance(value, dict) else value


def payload_of(case: Path, expected: dict[str, Any]) -> Payload:
    request = expected.get("request", {})
    board = Board(case.parent.name, **(BOARD | request.pop("board", {})))
    asked = Request(board, **({"url": "https://example.com/"} | request))
    return Payload(asked, case.read_bytes(), datetime(2026, 6, 1, tzinfo=UTC))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}-{case.stem}")
def test_payload(case: Path) -> None:
    file = case.with_suffix(".expect.json")
    expected = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    page = plain(source(case.parent.name).read(payload_of(case, expected)))
    assert file.exists(), "no expectation; read was:\n" + json.dumps({"page": page}, indent=1, ensure_ascii=False)
    assert page == expected["page"]


@pytest.mark.parametrize("vendor", sources(), ids=lambda vendor: vendor.name)
def test_every_vendor_is_a_file_with_a_manual_and_payloads(vendor: Source) -> None:
    module = type(vendor).__module__
    manual = " ".join((import_module(module).__doc__ or "").split()).lower()
    assert module.rpartition(".")[2] == vendor.name
    assert vendor.label
    assert re.search(r"(?:get|post) https?://|a local file", manual), "the manual does not say what is asked"
    for topic in ("Paging", "Proof of completeness", "Times", "Pay", "Captures", "Unchecked"):
        assert topic.lower() in manual, f"the manual says nothing of: {topic}"
    assert any(case.parent.name == vendor.name for case in CASES)


def test_every_payload_belongs_to_a_vendor() -> None:
    assert {case.parent.name for case in CASES} == {vendor.name for vendor in sources()}
    stems = {(case.parent.name, case.stem) for case in CASES}
    expectations = {(f.parent.name, f.name.removesuffix(".expect.json")) for f in PAYLOADS.glob("*/*.expect.json")}
    assert expectations <= stems
