"""What a field is: the facts it finds in a document, and the one value that follows from them.

A field is one module under `parse/fields/` with a constant `FIELD`. Nothing else needs to know of it: the registry
finds it, the `requirements` view takes its columns, the example harness takes `tests/parse/examples/<field>.toml`.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from internscout.model import Column, Fact, Json
from internscout.text import Document


@dataclass(frozen=True, slots=True)
class Field:
    """One requirement field.

    `find` reads the facts out of a document; `settle` makes the published value of the facts alone, so no value is
    without evidence; `settle([])` is the value of a posting that says nothing (null, empty list …).
    """

    name: str
    columns: tuple[Column, ...]
    find: Callable[[Document], list[Fact]]
    settle: Callable[[Sequence[Fact]], Json]


def fact(doc: Document, field: str, value: Json, start: int, end: int, *, rule: str, confidence: float = 1.0) -> Fact:
    """A fact whose quote is taken from the document at `start:end`."""
    return Fact(field, value, doc.text[start:end], start, end, rule, confidence)


def settle_set(facts: Sequence[Fact]) -> Json:
    """The distinct values in order of first mention: for fields that are a flat list of ids."""
    return list(dict.fromkeys(str(f.value) for f in facts))


def settle_first(facts: Sequence[Fact]) -> Json:
    """The value of the first fact of the highest confidence; null without facts."""
    return max(facts, key=lambda f: f.confidence).value if facts else None


def keep_first(facts: Iterable[Fact]) -> list[Fact]:
    """One fact a value, the first one: the same thing said twice needs one quote."""
    seen: dict[str, Fact] = {}
    for found in facts:
        seen.setdefault(repr(found.value), found)
    return list(seen.values())
