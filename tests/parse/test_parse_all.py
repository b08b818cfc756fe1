"""Documents that are read together are read as they are alone."""

import tomllib

import pytest

from internscout.parse import fields, parse, parse_all
from internscout.parse.kept import BATCH
from internscout.text import Document
from tests.parse.test_examples import EXAMPLES, document


def documents() -> list[Document]:
    """One example of each field, twice over: more than a batch."""
    first = [tomllib.loads((EXAMPLES / f"{field.name}.toml").read_text(encoding="utf-8")) for field in fields()]
    return [document(file["example"][n]) for n in (0, 1) for file in first]


def test_together_as_alone() -> None:
    together = parse_all(documents())
    assert together == [parse(doc) for doc in documents()]
    assert len(together) > 2 * BATCH
    assert len({parsed.text for parsed in together}) > BATCH


@pytest.mark.parametrize("number", [0, 1, BATCH, BATCH + 1])
def test_in_their_order(number: int) -> None:
    docs = documents()[:number]
    assert [parsed.text for parsed in parse_all(docs)] == [doc.text for doc in docs]
