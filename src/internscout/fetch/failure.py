"""A failure that may pass, and how long to wait before asking again."""

from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from internscout.errors import FetchError

_FIRST_PAUSE = 1.0  # seconds
_LONGEST_PAUSE = 30.0  # seconds, of those chosen here; a host may ask for more


class TemporaryError(FetchError):
    """A `FetchError` worth another attempt; `wait` is how many seconds the host asked for."""

    def __init__(self, message: str, *, host: str, status: int | None = None, wait: float = 0) -> None:
        super().__init__(message, status=status)
        self.host = host
        self.wait = wait


def pause(attempt: int, random: Callable[[], float]) -> float:
    """Seconds before the next attempt: exponential with full jitter, so that many boards do not come back at once."""
    return random() * min(_LONGEST_PAUSE, _FIRST_PAUSE * 2.0**attempt)


def retry_after(header: str, now: datetime) -> float:
    """The seconds that a `Retry-After` header asks for (RFC 9110: seconds or an HTTP date); 0 if it says nothing."""
    header = header.strip()
    if header.isascii() and header.isdigit():
        return float(header[:9])  # a longer number would overflow; nine digits are 31 years
    try:
        when = parsedate_to_datetime(header)
    except ValueError:
        return 0
    if when.tzinfo is None:  # "-0000": UTC of unknown origin
        when = when.replace(tzinfo=UTC)
    return max(0.0, (when - now).total_seconds())
