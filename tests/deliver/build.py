"""Settings and entries of an outbox, short to write."""

import tomllib
from datetime import UTC, date, datetime
from typing import Any

from internscout.config import Delivery, Settings
from internscout.model import DeliveryKind, Form, Forms, Owed, Owing

NOW = datetime(2026, 3, 1, 6, 30, tzinfo=UTC)
FORMS: Forms = {
    "subject": "2 closing soon, 1 new – Internships for Ada",
    "text": "Data Science Intern, Brightriver\n",
    "html": "<p>Data Science Intern, Brightriver</p>",
    "markdown": "# Internships for Ada\n",
    "brief": "2 closing soon, 1 new",
    "json": '{"profile": "Ada"}',
    "atom": "<feed/>",
    "json_feed": '{"items": []}',
    "ics": "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
}


def forms(**other: str) -> Forms:
    found: dict[Form, str] = {**FORMS}
    found.update(other)  # type: ignore[arg-type] # names of forms, each spelt out by a test
    return found


def settings(toml: str) -> Settings:
    return Settings.model_validate(tomllib.loads(toml))


def delivery(kind: str, **keys: Any) -> Delivery:
    """One of this kind; `_from` stands for the key `from`, which is no name in Python."""
    table = {name.removeprefix("_"): value for name, value in keys.items()}
    found = Settings.model_validate({"deliveries": {"it": {"kind": kind, **table}}}).delivery("it")
    assert found
    return found


def owed(kind: DeliveryKind, recipient: str, *, number: int = 1, profile: str = "Ada", day: date | None = None) -> Owed:
    owing = Owing("it", kind, recipient, f"<{number:020x}@example.org>")
    return Owed(number, number, profile, NOW, day or NOW.date(), owing, 0, in_doubt=False)
