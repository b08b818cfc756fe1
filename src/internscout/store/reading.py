"""Rows of the store → the types that the other steps know; used on the working file and on the published copy alike."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from internscout.model import (
    Answer,
    Board,
    BoardFailure,
    Memory,
    Posting,
    RunSummary,
    Sighting,
    Validators,
)
from internscout.store.connection import Connection
from internscout.store.rows import utc
from internscout.store.statements import statement


def read_sightings(con: Connection) -> tuple[Sighting, ...]:
    """Every address in a stored posting that is not closed."""
    return tuple(Sighting(*row) for row in con.execute(statement("sightings")).fetchall())


def read_summary(con: Connection, run_id: str) -> RunSummary | None:
    """The counts of a run; None for an unknown one."""
    row = con.execute(statement("summary"), {"run_id": run_id}).fetchone()
    if row is None:
        return None
    failures = con.execute(statement("failures"), {"run_id": run_id}).fetchall()
    doubts = con.execute(statement("doubts"), {"run_id": run_id}).fetchall()
    return RunSummary(
        run_id=row[0],
        started_at=aware(row[1]),
        finished_at=row[2] and aware(row[2]),
        boards=row[3],
        failures=tuple(BoardFailure(*failure) for failure in failures),
        seen=row[4],
        new=row[5],
        changed=row[6],
        unchanged=row[7],
        closed=row[8],
        reopened=row[9],
        row_faults=row[10],
        unread_keys=row[11],
        status=row[12],
        boards_read=row[13],
        doubts=tuple(BoardFailure(*doubt) for doubt in doubts),
    )


def read_last_run(con: Connection) -> RunSummary | None:
    """The counts of the run that ended last; None when none has ended. One that was killed never ended."""
    row = con.execute(statement("last_run")).fetchone()
    return read_summary(con, row[0]) if row else None


def read_memories(con: Connection, boards: Sequence[str], parser_version: str, since: datetime) -> dict[str, Memory]:
    """What is known of each of these boards."""
    asked = {"boards": list(boards)}
    answers: dict[str, dict[str, Answer]] = {board: {} for board in boards}
    stamps: dict[str, dict[str, str]] = {board: {} for board in boards}
    of_parser = asked | {"parser_version": parser_version}
    for board, request, etag, modified, sha256 in con.execute(statement("memory_answers"), of_parser).fetchall():
        answers[board][request] = Answer(Validators(etag, modified), sha256)
    of_time = asked | {"since": utc(since)}
    for board, posting_id, stamp in con.execute(statement("memory_stamps"), of_time).fetchall():
        stamps[board][posting_id] = stamp
    due = {board for (board,) in con.execute(statement("memory_due"), of_time).fetchall()}
    held: dict[str, set[str]] = {board: set() for board in boards}
    for board, external_id in con.execute(statement("memory_held"), asked).fetchall():
        held[board].add(external_id)
    return {
        row[0]: Memory(
            answers=answers[row[0]],
            listing=row[1],
            complete=row[2],
            stamps=stamps[row[0]],
            held=frozenset(held[row[0]]),
            open_postings=row[3],
            missing=row[4],
            gone=row[5],
            asked_at=row[6] and aware(row[6]),
            texts_due=row[0] in due,
        )
        for row in con.execute(statement("memories"), of_parser).fetchall()
    }


def read_dicts(con: Connection, sql: str, parameters: dict[str, object]) -> list[dict[str, Any]]:
    """The rows of a query by column name; times aware."""
    found = con.execute(sql, parameters)
    names = [column[0] for column in found.description or ()]
    return [
        {name: aware(value) if isinstance(value, datetime) else value for name, value in zip(names, row, strict=True)}
        for row in found.fetchall()
    ]


def posting_of(row: dict[str, Any]) -> Posting:
    """A row of `stale.sql` as the posting that it was made of."""
    source, _, token = row["board"].partition(":")
    return Posting(
        board=Board(source, token, row["board_company"], row["board_url"]),
        external_id=row["external_id"],
        title=row["title"],
        url=row["url"],
        company=row["company"],
        location=row["location"],
        locations=tuple(row["locations"]),
        description=row["description"],
        details=tuple((label, value) for label, value in json.loads(row["details"])),
        posted_at=row["posted_at"],
        updated_at=row["updated_at"],
        apply_by=row["apply_by"],
        requisition_id=row["requisition_id"],
        thin=row["thin"],
    )


def aware(moment: datetime) -> datetime:
    """A timestamp of the store, which is UTC without a zone, as an aware one."""
    return moment.replace(tzinfo=UTC)
