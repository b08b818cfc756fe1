"""Applications as the store gives them, in few words."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from internscout.model import Application, ApplicationStatus, Step

TODAY = date(2026, 11, 20)


def day(offset: int) -> date:
    """So many days from today."""
    return TODAY + timedelta(days=offset)


def application(*steps: tuple[ApplicationStatus, int], key: str = "lever:kiteworks:1", **changes: Any) -> Application:
    """Steps as (status, days from today)."""
    values: dict[str, Any] = {
        "posting_id": key,
        "title": "Vision Intern",
        "company": "Kiteworks",
        "url": "https://jobs.lever.co/kiteworks/1",
        "steps": tuple(
            Step(status, day(offset), "", datetime(2026, 11, 1, tzinfo=UTC), key) for status, offset in steps
        ),
        "posting": "open",
    }
    return Application(**values | changes)
