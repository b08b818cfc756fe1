"""All of DuckDB: the working file that the pipeline writes (`Store`), the published copy that people read (`Reader`);
and Parquet files that people bring (`parquet_lines`).

No other package imports duckdb. The schema is in `sql/`, described for users in docs/sql.md.
"""

from internscout.store.parquet import parquet_lines
from internscout.store.reader import Reader
from internscout.store.store import Store

__all__ = ["Reader", "Store", "parquet_lines"]
