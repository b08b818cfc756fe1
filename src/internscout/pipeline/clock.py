"""The program's only clock: everything below is handed the time."""

from datetime import UTC, datetime


def now() -> datetime:
    """The present moment, in UTC, to the microsecond."""
    return datetime.now(UTC)
