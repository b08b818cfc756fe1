"""`internscout lake push`, `compact`, `status`, `query`, `sql`: the history of one store or several, past one file."""

import argparse
import sys
from datetime import timedelta
from pathlib import Path

from internscout.cli.look import print_found
from internscout.cli.output import print_json, print_table
from internscout.cli.progress import progress
from internscout.config import Settings, load_settings
from internscout.model import LAKE_TABLES


def push(options: argparse.Namespace) -> int:
    """Bring there what it lacks."""
    settings = _settings(options)
    from internscout.pipeline.lake import push as push_all  # noqa: PLC0415

    with progress("tables pushed", len(LAKE_TABLES)) as advance:
        pushed = push_all(settings, lambda _: advance(None))
    if options.json:
        print_json({"store": pushed.store, "rows": pushed.rows})
    else:
        brought = ", ".join(f"{count:,} {table}" for table, count in pushed.rows.items() if count)
        print(f"store {pushed.store}: {brought or 'nothing that the lake lacks'}")
    return 0


def compact(options: argparse.Namespace) -> int:
    """Fewer, larger, sorted files; exit code 1 where somebody else was at the same work."""
    settings = _settings(options)
    from internscout.pipeline.lake import compact as compact_all  # noqa: PLC0415

    with progress("tables compacted", len(LAKE_TABLES)) as advance:
        done = compact_all(settings, timedelta(days=options.keep_days), lambda _: advance(None))
    names = ("table", "files_before", "bytes_before", "files", "bytes", "left", "deleted")
    rows = [tuple(getattr(one, name) for name in names) for one in done]
    if options.json:
        print_json([dict(zip(names, row, strict=True)) for row in rows])
    else:
        head = ("table", "files", "size", "files now", "size now", "months left", "old files deleted")
        print_table(
            head, [(table, n, _size(size), now, _size(then), *rest) for table, n, size, now, then, *rest in rows]
        )
        if left := sum(one.left for one in done):
            print(f"{left} months were written to by others meanwhile: compact again for the rest")
    return 1 if any(one.left for one in done) else 0


def status(options: argparse.Namespace) -> int:
    """What is in the lake, and when each store last brought something."""
    settings = _settings(options)
    from internscout.pipeline.lake import status as look  # noqa: PLC0415

    tables = look(settings)
    names = ("table", "rows", "files", "bytes", "since", "until")
    rows = [tuple(getattr(table, name) for name in names) for table in tables]
    told = [(store, at) for table in tables for store, at in table.pushed.items()]
    stores = {store: max(at for other, at in told if other == store) for store, _ in told}
    if options.json:
        records = [dict(zip(names, row, strict=True)) for row in rows]
        print_json({"path": settings.lake.path, "tables": records, "stores": stores})
    elif not tables:
        print(f"{settings.lake.path}: nothing there yet; `internscout lake push` comes first")
    else:
        head = ("table", "rows", "files", "size", "from", "to")
        print_table(head, [(table, f"{n:,}", files, _size(size), *months) for table, n, files, size, *months in rows])
        print()
        print_table(("store", "last brought something"), [(s, f"{at:%Y-%m-%d %H:%M} UTC") for s, at in stores.items()])
    return 0


def query(options: argparse.Namespace) -> int:
    """The user's SQL over the lake, in place."""
    settings = _settings(options)
    sql = sys.stdin.read() if options.sql == "-" else options.sql
    from internscout.pipeline.lake import open_for_reading  # noqa: PLC0415

    with open_for_reading(settings) as lake:
        head, rows = lake.query(sql)
    print_found(head, rows, json=options.json)
    return 0


def views(options: argparse.Namespace) -> int:
    """SQL that shows the lake's tables to any other DuckDB."""
    settings = _settings(options)
    from internscout.pipeline.lake import views as make_views  # noqa: PLC0415

    found = make_views(settings)
    print(
        "-- The lake as it is now: ask again after `internscout lake compact`, which in time deletes what it replaced."
    )
    print("\n\n".join(found))
    return 0


def _size(count: int) -> str:
    return f"{count / 1e6:,.1f} MB" if count >= 1e6 else f"{count / 1e3:.1f} kB"


def _settings(options: argparse.Namespace) -> Settings:
    return load_settings(Path(options.config))
