"""Small builders of what the store takes, and small readers of what it holds. All texts are made up."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from internscout.model import Board, BoardResult, Candidate, Column, Fact, Json, Parsed, Posting, Reads, RowFault
from internscout.store import Reader, Store

NOW = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)
PARSER = "parser-1"
ACME = Board("greenhouse", "acme", "Acme Robotics")
LIST = Board("github_list", "campus", "Campus list", "https://lists.example/campus.md")

COLUMNS = (
    Column("kind", "VARCHAR", "$.kind", "What the posting is; it's the employer's claim"),
    Column("pay_min", "DOUBLE", "$.salary.min", "Least pay"),
    Column("deadline", "DATE", "$.deadline", "Last day to apply"),
    Column("areas", "VARCHAR[]", "$.areas", "Areas of work"),
    Column("languages_required", "VARCHAR[][]", "$.languages.required", "Groups: one of each is enough"),
    Column("cities", "VARCHAR[]", "$.locations[*].city", "Cities"),
    Column("locations", "STRUCT(city VARCHAR, country VARCHAR)[]", "$.locations", "Places"),
    Column("start", "VARCHAR", "$.start.season", "A name that SQL has a use for"),
)


def posting(number: int | str = 1, *, board: Board = ACME, **changes: Any) -> Posting:
    """A posting of a board; the same number is the same posting."""
    values: dict[str, Any] = {
        "board": board,
        "external_id": str(number),
        "title": f"Machine Learning Intern {number}",
        "url": f"https://jobs.example/{board.token}/{number}",
        "company": "Acme Robotics",
        "location": "Utrecht, Netherlands",
        "locations": ("Utrecht, Netherlands",),
        "description": f"<p>Teach robot number {number} to sort parcels. You know Python.</p>",
        "details": (("Employment", "Internship"),),
        "posted_at": NOW - timedelta(days=3),
    }
    return Posting(**values | changes)


def parsed(of: Posting, *, parser: str = PARSER, **requirements: Any) -> Parsed:
    """What a parser might read out of a posting: its kind, and Python."""
    text = f"{of.title}\nYou know Python."
    start = text.index("Python")
    found: dict[str, Json] = {
        "kind": "internship",
        "areas": ["robotics"],
        "languages": {"required": [["python"]], "preferred": [], "mentioned": []},
        "frameworks": {"required": [], "preferred": [], "mentioned": []},
    }
    facts = (
        Fact("kind", "internship", of.title[:7], 0, 7, "title"),
        Fact(
            "languages",
            {"id": "python", "strength": "required", "group": 0},
            "Python",
            start,
            start + 6,
            "section",
            0.9,
        ),
    )
    return Parsed(found | requirements, facts, text, parser)


def result(*postings: Posting, board: Board = ACME, complete: bool = True, **changes: Any) -> BoardResult:
    """A board read without failure, whole unless said otherwise."""
    return BoardResult(board, postings, complete, requests=1, received_bytes=1000, **changes)


def failed(board: Board = ACME, reason: str = "503 from the vendor", *postings: Posting) -> BoardResult:
    """A board that could not be read."""
    return BoardResult(board, postings, error=reason, outcome="failed")


def nested(depth: int) -> Any:
    """A list in a list in a list …: JSON that is deeper than Python's recursion."""
    value: Any = []
    for _ in range(depth):
        value = [value]
    return value


def fault(where: str = "jobs[3]") -> RowFault:
    return RowFault(where, "no title")


def open_store(path: Path, columns: Sequence[Column] = COLUMNS) -> Store:
    return Store(path, columns)


def ingest(store: Store, run: int, *results: BoardResult, parser: str = PARSER) -> None:
    """One whole run as the pipeline does it, a day after the former."""
    started = NOW + timedelta(days=run)
    run_id = f"run-{run}"
    store.begin_run(run_id, started_at=started, program_version="0.1.0", parser_version=parser, boards=len(results))
    for board_result in results:
        save(store, run_id, board_result, started, parser)
    store.finish_run(run_id, finished_at=started + timedelta(minutes=5), status="ok")


def save(store: Store, run_id: str, board_result: BoardResult, seen_at: datetime, parser: str = PARSER) -> None:
    wanted = store.to_parse(board_result.postings, parser)
    store.save_board(run_id, board_result, {p.id: parsed(p, parser=parser) for p in wanted}, seen_at=seen_at)


def rows(store: Store, sql: str) -> list[tuple[Any, ...]]:
    """What is in the working file, asked on its own connection."""
    return store._con.execute(sql).fetchall()


def states(store: Store) -> dict[str, str]:
    """External id → status."""
    return dict(rows(store, "SELECT split_part(id, ':', 3), status FROM postings ORDER BY id"))


def counts(store: Store) -> Mapping[str, int]:
    """Table → number of rows, of all tables."""
    tables = [name for (name,) in rows(store, "SELECT table_name FROM duckdb_tables() WHERE schema_name = 'store'")]
    return {name: rows(store, f"SELECT count(*) FROM store.{name}")[0][0] for name in tables}  # noqa: S608 - our names


def candidates(of: Store | Reader, kinds: Sequence[str] = ()) -> list[Candidate]:
    """All open postings that were read, by id, with all that matching may read of them."""
    found = of.openings.judged_by(Reads(("kind", "languages"), ("languages",)), kinds, texts=True)
    return sorted(found, key=lambda candidate: candidate.id)
