"""The program's only clock: everything below is handed the time."""

import time
from datetime import UTC, datetime


def now() -> datetime:
    """The present moment, in UTC, to the microsecond."""
    return datetime.now(UTC)


def monotonic() -> float:
    """Seconds that only ever grow, to measure how long something took."""
    return time.monotonic()
