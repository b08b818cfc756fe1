"""What a batch yielded ↔ one Parquet file: a row and a row group a board, so that neither side holds more than one.

Nothing is lost on the way, and nothing but data travels: texts, numbers and JSON, no pickled objects. The footer says
what the batch was; a file without it, of another format, or with fewer rows than it names is refused.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Self

import pyarrow as pa
import pyarrow.parquet as pq
from pydantic import TypeAdapter, ValidationError

from internscout.errors import StoreError
from internscout.fetch import Standing
from internscout.model import BoardResult, Fact, Parsed, RowFault
from internscout.raw import Packed
from internscout.store import clean

_ABOUT = b"internscout"
FORMAT = 1  # another number for any change of the schema or of `About`

_TIME = pa.timestamp("us", tz="UTC")
_BOARD = pa.struct([(name, pa.string()) for name in ("source", "token", "company", "url", "base_url")])
_POSTING = pa.struct(
    [
        ("board", _BOARD),
        ("external_id", pa.string()),
        ("title", pa.string()),
        ("url", pa.string()),
        ("company", pa.string()),
        ("location", pa.string()),
        ("locations", pa.list_(pa.string())),
        ("description", pa.large_string()),
        ("details", pa.list_(pa.list_(pa.string()))),
        ("posted_at", _TIME),
        ("updated_at", _TIME),
        ("apply_by", pa.date32()),
        ("requisition_id", pa.string()),
        ("thin", pa.bool_()),
        ("stamp", pa.string()),
    ]
)
_ANSWER = pa.struct(
    [
        ("request", pa.string()),
        ("validators", pa.struct([("etag", pa.string()), ("last_modified", pa.string())])),
        ("sha256", pa.string()),
    ]
)
# `requirements` and `facts` are JSON, as in the store; `fault` is why there are none.
_PARSED = pa.struct(
    [
        ("posting", pa.string()),
        ("fault", pa.string()),
        ("requirements", pa.large_string()),
        ("facts", pa.large_string()),
        ("text", pa.large_string()),
        ("parser_version", pa.string()),
    ]
)
SCHEMA = pa.schema(
    [
        ("board", _BOARD),
        ("postings", pa.large_list(_POSTING)),
        ("complete", pa.bool_()),
        ("faults", pa.list_(pa.struct([("where", pa.string()), ("why", pa.string())]))),
        ("unreadable", pa.int64()),
        ("elsewhere", pa.list_(pa.string())),
        ("unread", pa.list_(pa.string())),
        ("error", pa.string()),
        ("requests", pa.int64()),
        ("received_bytes", pa.int64()),
        ("outcome", pa.string()),
        ("gap", pa.string()),
        ("not_modified", pa.int64()),
        ("seconds", pa.float64()),
        ("answers", pa.list_(_ANSWER)),
        ("listing", pa.string()),
        ("alone", pa.list_(pa.struct([("external_id", pa.string()), ("answers", pa.bool_())]))),
        ("parsed", pa.large_list(_PARSED)),
        ("packed", pa.large_list(pa.struct([("line", pa.string()), ("body", pa.large_binary())]))),
    ]
)


@dataclass(frozen=True, slots=True)
class BoardRead:
    """One board's result, what the parser made of its new postings (by id), and its answers for the archive."""

    result: BoardResult
    parsed: Mapping[str, Parsed | RowFault] = field(default_factory=dict)
    packed: Sequence[Packed] = ()


@dataclass(frozen=True, slots=True)
class About:
    """What a batch was: its number of boards, those (keys) that led out of its share, how the lanes stand after it."""

    name: str
    boards: int
    read_at: datetime
    strays: tuple[str, ...] = ()
    standings: Mapping[str, Standing] = field(default_factory=dict)
    format: int = FORMAT


_RESULT, _ABOUTS = TypeAdapter(BoardResult), TypeAdapter(About)


class NotWholeError(StoreError):
    """A staged file cannot be used; its batch is to be read again."""


class Writer:
    """Boards on their way into a file, one row group each; a context manager. Without `finish` the file is refused."""

    def __init__(self, out: pa.NativeFile) -> None:
        self._file = pq.ParquetWriter(out, SCHEMA, compression="zstd", write_page_checksum=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def add(self, read: BoardRead) -> None:
        """One board."""
        self._file.write_table(table_of(read))

    def finish(self, about: About) -> None:
        """All were added, and this is what they were."""
        self._file.add_key_value_metadata({_ABOUT.decode(): _ABOUTS.dump_json(about).decode()})


class Reader:
    """A staged file. Raises `NotWholeError`."""

    def __init__(self, file: pa.NativeFile) -> None:
        try:
            self._file = pq.ParquetFile(file, page_checksum_verification=True)
            self.about = _ABOUTS.validate_json((self._file.metadata.metadata or {}).get(_ABOUT, b""))
        except (pa.ArrowException, OSError, ValidationError) as error:
            raise NotWholeError(f"a staged file is not whole: {type(error).__name__}") from None
        if self.about.format != FORMAT or self._file.metadata.num_rows != self.about.boards:
            raise NotWholeError("a staged file is not whole, or of another release")

    def boards(self) -> Iterator[BoardRead]:
        """The boards, one by one."""
        for number in range(self._file.num_row_groups):
            try:
                table = self._file.read_row_group(number)
            except (pa.ArrowException, OSError) as error:
                raise NotWholeError(f"a staged file is damaged: {type(error).__name__}") from None
            yield read_of(table)


def table_of(read: BoardRead) -> pa.Table:
    """A board as a table of one row."""
    row = _RESULT.dump_python(read.result)
    row["answers"] = [{"request": request, **answer} for request, answer in row["answers"].items()]
    row["alone"] = [{"external_id": name, "answers": answers} for name, answers in row["alone"].items()]
    row |= {"elsewhere": sorted(row["elsewhere"]), "unread": sorted(row["unread"])}
    for posting in row["postings"]:
        if posting["board"] == row["board"]:
            posting["board"] = None
    row["parsed"] = [_parsed_row(posting_id, found) for posting_id, found in read.parsed.items()]
    row["packed"] = [{"line": packed.line, "body": packed.body} for packed in read.packed]
    try:
        return pa.Table.from_pylist([row], SCHEMA)
    except UnicodeEncodeError:  # lone surrogates: the store would replace them anyway
        return pa.Table.from_pylist([_cleaned(row)], SCHEMA)


def read_of(table: pa.Table) -> BoardRead:
    """The board of such a table."""
    (row,) = table.to_pylist()
    parsed = {found["posting"]: _parsed_of(found) for found in row.pop("parsed")}
    packed = tuple(Packed(found["line"], found["body"]) for found in row.pop("packed"))
    row["answers"] = {answer.pop("request"): answer for answer in row["answers"]}
    row["alone"] = {one["external_id"]: one["answers"] for one in row["alone"]}
    for posting in row["postings"]:
        posting["board"] = posting["board"] or row["board"]
    return BoardRead(_RESULT.validate_python(row), parsed, packed)


def _parsed_row(posting_id: str, found: Parsed | RowFault) -> dict[str, Any]:
    if isinstance(found, RowFault):
        return {"posting": posting_id, "fault": found.why}
    return {
        "posting": posting_id,
        "requirements": json.dumps(dict(found.requirements)),
        "facts": json.dumps(found.facts),
        "text": found.text,
        "parser_version": found.parser_version,
    }


def _parsed_of(row: dict[str, Any]) -> Parsed | RowFault:
    if row["fault"] is not None:
        return RowFault(row["posting"], row["fault"])
    facts = tuple(Fact(*fact) for fact in json.loads(row["facts"]))
    return Parsed(json.loads(row["requirements"]), facts, row["text"], row["parser_version"])


def _cleaned(value: Any) -> Any:
    """The same with every text as the store takes it."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {key: _cleaned(inner) for key, inner in value.items()}
    return [_cleaned(inner) for inner in value] if isinstance(value, list | tuple | frozenset) else value
