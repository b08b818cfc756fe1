"""All of DuckDB: the working file that the pipeline writes (`Store`), the published copy that people read (`Reader`).

No other package imports duckdb. The schema is in `sql/`, described for users in docs/sql.md.
"""

from internscout.store.reader import Reader
from internscout.store.store import Store

__all__ = ["Reader", "Store"]
