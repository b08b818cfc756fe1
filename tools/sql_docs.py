"""Bring docs/sql.md up to date: its tables of views and columns, made of the comments in the database itself.

    python tools/sql_docs.py [--check]

With --check nothing is written, and the exit code is 1 when the file is not up to date.
"""

import sys
import tempfile
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from internscout.parse import columns
from internscout.store import Reader, Store

FILE = Path(__file__).parents[1] / "docs" / "sql.md"
_VIEWS = "SELECT view_name, comment FROM duckdb_views() WHERE NOT internal AND schema_name = 'main' ORDER BY view_name"
_MACROS = "SELECT function_name, comment FROM duckdb_functions() WHERE NOT internal ORDER BY function_name"
_COLUMNS = """
    SELECT table_name, column_name, data_type, comment
    FROM duckdb_columns()
    WHERE NOT internal AND schema_name = 'main'
    ORDER BY table_name, column_index
"""


def tables() -> dict[str, str]:
    """Marker → Markdown, of an empty database."""
    with tempfile.TemporaryDirectory() as folder:
        with Store(Path(folder, "work.duckdb"), columns()) as store:
            store.publish(Path(folder, "internscout.duckdb"))
        with Reader(Path(folder, "internscout.duckdb")) as reader:
            views, macros, listed = (reader.query(sql)[1] for sql in (_VIEWS, _MACROS, _COLUMNS))
    brief = ["| view | what it is |", "|---|---|", *(f"| `{name}` | {cell(text)} |" for name, text in views)]
    brief += [f"| `{name}()` | {cell(text)} |" for name, text in macros]
    return {"views": "\n".join(brief), "columns": "\n".join(sections(listed))}


def sections(listed: list[tuple[str, ...]]) -> Iterator[str]:
    """A heading and a table for each view, without a blank line at the end."""
    for number, (view, rows) in enumerate(groupby(listed, key=lambda row: row[0])):
        yield from ["", f"### {view}"] if number else [f"### {view}"]
        yield from ["", "| column | type | what it is |", "|---|---|---|"]
        yield from (f"| `{name}` | `{cell(kind)}` | {cell(text)} |" for _, name, kind, text in rows)


def cell(text: str) -> str:
    """A text fit for a cell."""
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;")


def main() -> int:
    """Write, or check."""
    text = new = FILE.read_text(encoding="utf-8")
    for marker, table in tables().items():
        begin, end = f"<!-- {marker}: begin -->", f"<!-- {marker}: end -->"
        head, _, rest = new.partition(begin)
        new = f"{head}{begin}\n{table}\n{end}{rest.partition(end)[2]}"
    if "--check" in sys.argv[1:]:
        return int(new != text)
    FILE.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
