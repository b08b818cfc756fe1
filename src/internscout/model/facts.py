"""What was read out of a posting, with its evidence."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from internscout.model.boards import Json


class Fact(NamedTuple):  # some twenty a posting: a frozen dataclass takes six times as long to make
    """One thing that a posting states, with its evidence.

    `value` is JSON, its shape set by the field (see `parse/fields/`). `quote == document.text[start:end]`, offsets in
    code points. `rule` names the rule that found it, `confidence` is in 0…1.
    """

    field: str
    value: Json
    quote: str
    start: int
    end: int
    rule: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Parsed:
    """All that was read out of one posting: `requirements` in the published format, `facts` as the evidence."""

    requirements: Mapping[str, Json]
    facts: tuple[Fact, ...]
    text: str
    parser_version: str


@dataclass(frozen=True, slots=True)
class Column:
    """One typed column of the `requirements` view: where in the requirements it is found, and what it means.

    `path` is a JSON path (`$.salary.min`); `type` is a DuckDB type (`DOUBLE`, `VARCHAR[]`, `VARCHAR[][]` …).
    """

    name: str
    type: str
    path: str
    comment: str
