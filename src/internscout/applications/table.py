"""Noted steps as a table that a spreadsheet opens, and back: what was written is read as it was.

A spreadsheet takes a cell that begins like a formula for one, and notes may be copied from anywhere: such cells have an
apostrophe before them, which reading takes away again.
"""

import csv
import hashlib
import io
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import get_args

from internscout.errors import UsageError
from internscout.model import STATUSES, ApplicationStatus, Noted

COLUMNS = ("id", "title", "company", "url", "status", "on", "note", "noted_at")
_TEXTS = ("id", "title", "company", "url", "note")

_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_QUOTED = re.compile(r"'+[=+\-@\t\r\n＝＋－＠]")
_BREAK = re.compile(r"\r\n|\r|\n")
_SHOWN_FAULTS = 5


def to_csv(steps: Iterable[Noted]) -> str:
    """One line a step under a line of column names."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for step in steps:
        texts = [_harmless(text) for text in step[:4]]
        noted_at = step.noted_at.astimezone(UTC).isoformat() if step.noted_at else ""
        writer.writerow([*texts, step.status, step.on.isoformat(), _harmless(step.note), noted_at])
    return file.getvalue()


def from_csv(text: str, *, name: str, today: date) -> tuple[Noted, ...]:
    """The steps of a table with at least `status` and `on`, and `id`, `url` or `title`; separated by , or ; or tabs.

    A row without an id gets one of its own. `today` is the last day that a step may be of, interviews aside. Raises
    `UsageError` that names the file and every bad line (the first few); nothing is read then.
    """
    text = text.removeprefix("\ufeff")
    head = text.partition("\n")[0]
    lines = io.StringIO(text, newline="")
    reader = csv.DictReader(lines, delimiter=max(",;\t", key=head.count), restval="", strict=True)
    _check_head([column or "" for column in reader.fieldnames or ()], name)
    steps: list[Noted] = []
    faults: list[str] = []
    try:
        for row in reader:
            try:
                steps.append(checked(_step(row), today))
            except ValueError as error:
                faults.append(f"line {reader.line_num - _breaks(row)}: {error}")
    except csv.Error as error:
        faults.append(f"line {reader.line_num}: {error}")
    if faults:
        more = f" (and {len(faults) - _SHOWN_FAULTS} more)" if len(faults) > _SHOWN_FAULTS else ""
        raise UsageError(f"{name}: {'; '.join(faults[:_SHOWN_FAULTS])}{more}; nothing was imported")
    return tuple(steps)


def _check_head(columns: list[str], name: str) -> None:
    unknown = [column for column in columns if column not in COLUMNS]
    missing = [column for column in ("status", "on") if column not in columns]
    if unknown or missing:
        wrong = f"lacks {', '.join(missing)}" if missing else f"holds {', '.join(map(repr, unknown))}"
        raise UsageError(f"{name}: line 1: the line of column names {wrong}; columns are {', '.join(COLUMNS)}")


def _step(row: Mapping[str | None, object]) -> Noted:
    """A row → a step. Raises ValueError."""
    if None in row:
        raise ValueError("more cells than the first line has")
    cells = {str(column): str(cell) for column, cell in row.items()}
    posting_id, title, company, url, note = (_plain(cells.get(column, "")) for column in _TEXTS)
    status = cells["status"].strip().lower()
    if status not in STATUSES:
        raise ValueError(f"status {status!r} is none of {', '.join(STATUSES)}")
    if not (posting_id or url or title):
        raise ValueError("neither id nor url nor title says what it is")
    return Noted(
        posting_id or _own_id(url or f"{company}\0{title}"),
        title,
        company,
        url,
        next(known for known in get_args(ApplicationStatus) if known == status),
        _day(cells["on"].strip()),
        note,
        _moment(cells.get("noted_at", "").strip()),
    )


def checked(step: Noted, today: date) -> Noted:
    """The step, if it can be: only interviews may be to come. Raises ValueError."""
    if step.on > today and step.status != "interview":
        raise ValueError(f"{step.status} on {step.on}: that day is still to come")
    return step


def _breaks(row: Mapping[str | None, object]) -> int:
    """How many lines a row has beyond its first."""
    return sum(len(_BREAK.findall(cell)) for cell in row.values() if isinstance(cell, str))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"on {text!r} is no day such as 2026-11-30") from None


def _moment(text: str) -> datetime | None:
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"noted_at {text!r} is no time such as 2026-11-30T18:00:00+00:00") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _own_id(said: str) -> str:
    """The id of what no board showed; the same for the same entry."""
    return f"own:{hashlib.sha256(said.encode()).hexdigest()[:8]}"


def _harmless(text: str) -> str:
    return f"'{text}" if _FORMULA.match(text) else text


def _plain(cell: str) -> str:
    return cell[1:] if _QUOTED.match(cell) else cell
