"""Boards at many hosts, as a loopback server answers for them, and what runs over them leave."""

import json
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb

from internscout.config import Settings, load_settings
from internscout.model import BoardResult
from internscout.pipeline import run as steps
from internscout.pipeline.boards import check_boards
from internscout.raw import Archive
from tests.pipeline.build import job, lever_posting, listing, row_of_list

Stored = Mapping[str, list[tuple[object, ...]]]

HOSTS = [f"jobs{number}.example" for number in range(5)]
GREENHOUSE = [f"g{number}" for number in range(5)]
LIST = "raw.githubusercontent.com/students/list/x.json"
BOARDS = [
    *({"source": "greenhouse", "token": token} for token in GREENHOUSE),
    *({"source": "lever", "token": "acme" + host[4], "base_url": f"https://{host}"} for host in HOSTS),
    {"source": "lever", "token": "stray", "base_url": "https://moved.example"},
    {"source": "lever", "token": "gone"},
    {"source": "listings", "token": "students/list", "url": f"https://{LIST}"},
]


def configured(folder: Path, mirror: Any, gap: float = 0, **run: Any) -> Settings:
    keys = "\n".join(f"{name} = {json.dumps(value)}" for name, value in {"processes": 1, **run}.items())
    boards = (", ".join(f"{name} = {json.dumps(value)}" for name, value in board.items()) for board in BOARDS)
    folder.mkdir(exist_ok=True)
    (folder / "internscout.toml").write_text(
        f'[fetch]\nmirror = "{mirror.url}"\nper_host = 1\ngap_seconds = {gap}\nretries = 0\n'
        f"[run]\nbatch = 2\n{keys}\n"
        f"[sources]\nboards = [{', '.join('{' + board + '}' for board in boards)}]\n",
        encoding="utf-8",
    )
    return load_settings(folder / "internscout.toml")


def serve_all(mirror: Any) -> None:
    """Each Greenhouse board has two postings, each Lever board one; one is gone, one has moved to another's host."""
    mirror.validators = True
    for number, token in enumerate(GREENHOUSE):
        jobs = (job(10 * number, "Machine Learning Intern"), job(10 * number + 1, f"Research Intern, Team {token}"))
        mirror.serve(f"boards-api.greenhouse.io/v1/boards/{token}/jobs", listing(*jobs))
    for number, host in enumerate(HOSTS):
        mirror.serve(f"{host}/v0/postings/acme{number}", [lever_posting(f"a-{number}", f"Vision Intern {number}")])
    mirror.serve(f"{HOSTS[0]}/v0/postings/stray", [lever_posting("s-1", "Robotics Intern")])
    mirror.moved["moved.example/v0/postings/stray"] = f"https://{HOSTS[0]}/v0/postings/stray"
    elsewhere = "https://job-boards.greenhouse.io/elsewhere/jobs/77"
    mirror.serve(LIST, [row_of_list(1, "https://job-boards.greenhouse.io/g1/jobs/10"), row_of_list(2, elsewhere)])
    mirror.serve("boards-api.greenhouse.io/v1/boards/elsewhere/jobs/77", job(77, "Data Science Intern"))


def ran(settings: Settings) -> list[BoardResult]:
    """A run, and what it told of while it went on."""
    told: list[BoardResult] = []
    steps.run(settings, [], check_boards(settings, Path("x.toml")), told.append)
    return told


def stored(settings: Settings) -> Stored:
    """All rows of all tables but for what the clock and chance put there."""
    with duckdb.connect(settings.published, read_only=True) as con:
        columns = con.execute(
            "SELECT schema_name || '.' || table_name, column_name FROM duckdb_columns() JOIN duckdb_tables() USING"
            " (schema_name, table_name) WHERE data_type NOT LIKE 'TIMESTAMP%' AND column_name NOT LIKE '%run%'"
            " AND column_name NOT IN ('seconds', 'not_modified', 'requests', 'received_bytes')"
            " AND table_name <> 'identity' ORDER BY ALL"
        ).fetchall()
        names: dict[str, list[str]] = defaultdict(list)
        for table, column in columns:
            names[table].append(column)
        return {
            table: sorted(con.execute(f"SELECT {', '.join(chosen)} FROM {table}").fetchall(), key=repr)  # noqa: S608 - the database's own names
            for table, chosen in names.items()
        }


def assert_same(one: Stored, other: Stored) -> None:
    assert one.keys() == other.keys()
    for table, rows in other.items():
        assert one[table] == rows, table


def archived(settings: Settings) -> list[tuple[str, str, str]]:
    archive = Archive(settings.raw)
    entries = list(archive.entries())
    for entry in entries:
        archive.read(entry.sha256)
    return sorted((entry.request.board.key, entry.request.url, entry.sha256) for entry in entries)
