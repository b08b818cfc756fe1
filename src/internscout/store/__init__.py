"""All of DuckDB: the working file that the pipeline writes (`Store`), the published copy that people read (`Reader`),
copies of the former (`back_up`, `restore`), a lake's files (`LakeReader`, `view`), and Parquet files that people bring
(`parquet_lines`).

No other package imports duckdb. The schema is in `sql/`, described for users in docs/sql.md.
"""

from internscout.store.backup import back_up, restore
from internscout.store.lake_reader import LakeReader, view
from internscout.store.ledger import is_gone
from internscout.store.openings import Openings
from internscout.store.parquet import parquet_lines
from internscout.store.reader import Reader
from internscout.store.rereading import LastShown, Rereading
from internscout.store.rows import clean, wording_of
from internscout.store.saving import groups
from internscout.store.store import Store

__all__ = [
    "LakeReader",
    "LastShown",
    "Openings",
    "Reader",
    "Rereading",
    "Store",
    "back_up",
    "clean",
    "groups",
    "is_gone",
    "parquet_lines",
    "restore",
    "view",
    "wording_of",
]
