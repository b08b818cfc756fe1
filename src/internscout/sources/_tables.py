"""A table in a file → rows of one shape: CSV, JSON Lines, a JSON list, a data frame as pandas writes it.

Column names are put into one form (`datePosted`, `Date Posted` → `date_posted`), and what pandas writes for nothing
(`NaN`, `NaT`, `None`) is empty. What the columns mean is told in `file.py`.
"""

import csv
import json
import math
import re
from dataclasses import dataclass
from io import StringIO

from internscout.errors import PayloadError
from internscout.model import Json
from internscout.sources import _reading as r
from internscout.sources import _values as v

TORN = "!torn"  # no column is called so; such a row holds only what is wrong with it
_NOTHING = frozenset(("nan", "NaN", "None", "NaT", "<NA>", "null", "NULL", "nat", "none"))
_FIELD = 16 * 2**20  # characters of one field; the module's own limit is 131,072, less than some descriptions
_CAPITAL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_OTHER = (
    (b"PK\x03\x04", "a spreadsheet or another packed file: save it as CSV"),
    (b"\x1f\x8b", "a packed file: unpack it first"),
    (b"\x80", "a pickle, which runs its own code when it is opened: save the frame as Parquet or CSV"),
    (b"<", "markup (HTML or XML) instead of a table"),
)


@dataclass(frozen=True, slots=True)
class Table:
    """Its rows, and why it may be cut short, or nothing."""

    rows: list[Json]
    gap: str = ""


def table(body: bytes) -> Table:
    """The rows of a file. Raises `PayloadError` saying what it is instead."""
    start = body.removeprefix(b"\xef\xbb\xbf").lstrip()[:4]
    if not start:
        raise PayloadError("an empty file instead of a table")
    for magic, what in _OTHER:
        if start.startswith(magic):
            raise PayloadError(what)
    if start.startswith(b"["):
        return Table([_row(row) for row in r.rows_of(r.load(body))])
    return _objects(body) if start.startswith(b"{") else _csv(_text(body))


def name_of(column: str) -> str:
    """A column's name in the form that rows have."""
    return re.sub(r"[^a-z0-9]+", "_", _CAPITAL.sub("_", column.strip()).lower()).strip("_")


def _objects(body: bytes) -> Table:
    """JSON Lines, or one object: a frame by columns (`{"title": {"0": …}}`), or a list under a name."""
    first, _, rest = body.removeprefix(b"\xef\xbb\xbf").strip().partition(b"\n")
    if rest.strip() and _json_line(first) is not None:
        return _lines(body)
    answer = r.object_of(r.load(body), "a table")
    columns = {name: column for name, column in answer.items() if isinstance(column, dict)}
    if columns and len(columns) == len(answer):
        keys = dict.fromkeys(key for column in columns.values() for key in column)
        return Table([_row({name: column.get(key) for name, column in columns.items()}) for key in keys])
    lists = [value for value in answer.values() if isinstance(value, list)]
    if len(lists) == 1:
        return Table([_row(row) for row in lists[0]])
    return Table([_row(answer)])


def _lines(body: bytes) -> Table:
    lines = [line for line in body.removeprefix(b"\xef\xbb\xbf").split(b"\n") if line.strip()]
    rows = [_json_line(line) for line in lines]
    torn = rows[-1] is None
    return Table([_row(row) for row in (rows[:-1] if torn else rows)], "its last line is cut short" if torn else "")


def _json_line(line: bytes) -> Json:
    """The value of a line; None where it is no JSON."""
    try:
        value: Json = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return value


def _csv(text: str) -> Table:
    """CSV with a header. Raises `PayloadError` also for a file that ends inside of quotes."""
    csv.field_size_limit(_FIELD)
    reader = csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        header = next(reader)
        rows: list[Json] = [_fields(header, fields) for fields in reader if any(fields)]
    except csv.Error as error:
        raise PayloadError(f"broken CSV in line {reader.line_num}: {v.short(str(error))}") from None
    return Table(rows)


def _fields(header: list[str], fields: list[str]) -> Json:
    """A row; one with more or fewer fields than the header has been torn."""
    if len(fields) != len(header):
        return {TORN: f"{len(fields)} fields under {len(header)} names"}
    return _row(dict(zip(header, fields, strict=True)))


def _delimiter(text: str) -> str:
    """What stands most often between the names of the header."""
    header = text.partition("\n")[0]
    return max(",;\t|", key=header.count)


def _text(body: bytes) -> str:
    """The text of a file: UTF-8, UTF-16 with its mark, or what Windows writes in the west."""
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        return body.decode("utf-16", errors="replace")
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return body.decode("cp1252", errors="replace")


def _row(row: Json) -> Json:
    if not isinstance(row, dict):
        return row
    named = ((name_of(name), _value(value)) for name, value in row.items())
    return {name: value for name, value in named if name}


def _value(value: Json) -> Json:
    """A value without the ways of saying nothing; whole numbers that pandas made fractions, as numbers."""
    if isinstance(value, str):
        return None if value.strip() in _NOTHING or not value.strip() else value
    if isinstance(value, float):
        return None if not math.isfinite(value) else int(value) if value == int(value) else value
    return value
