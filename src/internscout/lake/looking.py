"""What is in a lake, from Delta's log alone: no file of rows is opened."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import unquote

import pyarrow as pa
from deltalake.schema import ArrayType, DataType, PrimitiveType

from internscout.errors import LakeError
from internscout.lake.tables import Held, Lake, lake_errors
from internscout.model import PARTITION, LakeFiles

# Delta's types in DuckDB's words.
_TYPES = {
    "string": "VARCHAR", "long": "BIGINT", "integer": "INTEGER", "short": "SMALLINT", "byte": "TINYINT",
    "float": "FLOAT", "double": "DOUBLE", "boolean": "BOOLEAN", "binary": "BLOB", "date": "DATE",
    "timestamp_ntz": "TIMESTAMP", "timestamp": "TIMESTAMPTZ",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Standing:
    """How a table stands: what is in use, the first and last month, and when each store last brought something."""

    table: str
    rows: int
    files: int
    bytes: int
    since: str | None
    until: str | None
    pushed: Mapping[str, datetime]


def standing(held: Held) -> Standing:
    """How the table stands. Raises `LakeError`."""
    with lake_errors(held.where):
        files = pa.table(held.delta.get_add_actions(flatten=True))
        stores, months = ({*files[f"partition.{name}"].to_pylist()} for name in PARTITION)
        pushed = {store: held.delta.transaction_version(store) for store in sorted(stores)}
    return Standing(
        held.spec.name,
        sum(files["num_records"].to_pylist()),
        files.num_rows,
        sum(files["size_bytes"].to_pylist()),
        min(months, default=None),
        max(months, default=None),
        {store: datetime.fromtimestamp(at / 1000, UTC) for store, at in pushed.items() if at is not None},
    )


def readable(lake: Lake, held: Held) -> LakeFiles:
    """What DuckDB needs to read the table in place, as it stands now. Raises `LakeError`."""
    with lake_errors(held.where):
        columns = [(field.name, _in_duckdb(field.type, held)) for field in held.delta.schema().fields]
        files = [file if lake.remote else unquote(file) for file in held.delta.file_uris()]
        # DuckDB reaches S3 only with an extension, which would have to be fetched.
        dataset = held.delta.to_pyarrow_dataset() if lake.remote else None
    return LakeFiles(held.spec.name, columns, files, dataset)


def _in_duckdb(kind: DataType, held: Held) -> str:
    if isinstance(kind, ArrayType):
        return f"{_in_duckdb(kind.element_type, held)}[]"
    if isinstance(kind, PrimitiveType) and (kind.type in _TYPES or re.fullmatch(r"decimal\(\d+,\s*\d+\)", kind.type)):
        return _TYPES.get(kind.type, kind.type)
    raise LakeError(f"{held.where}: written by a newer InternScout, with columns of {kind}; update it")
