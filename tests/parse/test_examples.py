"""The one harness of all fields: every example of `examples/<field>.toml` against the field of that name.

An example is a text written for the project and what must be read out of it::

    [[example]]
    title = "Machine Learning Intern"     # optional, as are location, company, posted_at
    text = "…"                            # HTML or plain
    expect = …                            # the field's whole value; left out: nothing (the value of an empty text);
                                          # keys left out of a table are null or empty
"""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from internscout.parse import fields
from internscout.parse.field import Field
from internscout.text import Document, build_document

EXAMPLES = Path(__file__).parent / "examples"
# Follows from the stated pay: test_comparable.py.
DERIVED = {"comparable"}
FIELDS = {field.name: field for field in fields()}


def examples() -> list[Any]:
    """(field name, example) of every file, with a readable test id."""
    found = []
    for file in sorted(EXAMPLES.glob("*.toml")):
        for n, example in enumerate(tomllib.loads(file.read_text(encoding="utf-8"))["example"]):
            found.append(pytest.param(file.stem, example, id=f"{file.stem}-{n}"))
    return found


def document(example: dict[str, Any]) -> Document:
    return build_document(
        title=example.get("title", "Machine Learning Intern"),
        location=example.get("location", ""),
        company=example.get("company", ""),
        description=example.get("text", ""),
        posted_at=example.get("posted_at", date(2026, 1, 15)),
    )


@pytest.mark.parametrize(("name", "example"), examples())
def test_example(name: str, example: dict[str, Any]) -> None:
    field = FIELDS[name]
    doc = document(example)
    facts = field.find(doc)
    assert ordered(field.settle(facts)) == ordered(expected(field, example))
    for fact in facts:
        assert fact.field == name
        assert fact.quote
        assert doc.text[fact.start : fact.end] == fact.quote
        assert 0 < fact.confidence <= 1


def expected(field: Field, example: dict[str, Any]) -> Any:
    """TOML has no null: a table's missing keys are those of the empty value."""
    nothing: Any = field.settle([])
    value = example.get("expect", nothing)
    return nothing | value if isinstance(nothing, dict) and isinstance(value, dict) else value


def ordered(value: Any) -> Any:
    """Lists as sorted lists: the order of ids and groups says nothing. No nulls: TOML cannot write them."""
    if isinstance(value, list):
        return sorted((ordered(v) for v in value), key=repr)
    if isinstance(value, dict):
        return {k: ordered(v) for k, v in value.items() if v is not None and k not in DERIVED}
    return value


@pytest.mark.parametrize("field", fields(), ids=lambda field: field.name)
def test_every_field_has_examples_with_negatives(field: Field) -> None:
    listed = tomllib.loads((EXAMPLES / f"{field.name}.toml").read_text(encoding="utf-8"))["example"]
    nothing = field.settle([])
    negatives = [e for e in listed if "expect" not in e or e["expect"] == nothing]
    assert len(listed) >= 6, "at least six examples"
    assert len(negatives) >= 2, "at least one negative and one near miss"


def test_every_example_file_belongs_to_a_field() -> None:
    assert {file.stem for file in EXAMPLES.glob("*.toml")} == set(FIELDS)
