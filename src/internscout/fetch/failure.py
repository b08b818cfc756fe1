"""What a status that is no answer means: whether it may pass, and how long to wait before asking again."""

from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from internscout.errors import FetchError

_FIRST_PAUSE = 1.0  # seconds
_LONGEST_PAUSE = 30.0  # seconds, of those chosen here; a host may ask for more
_MAY_PASS = frozenset({408, 425, 429})  # and every 5xx
_MEANING = {
    401: "not open to the public",
    403: "not open to the public, or this program was refused",
    404: "no such board, or it was closed",
    410: "no such board, or it was closed",
    429: "too many requests",
}


class TemporaryError(FetchError):
    """A `FetchError` worth another attempt; `wait` is how many seconds the host asked for.

    `servers` says whether it is the server that failed (its circuit breaker counts those).
    """

    def __init__(
        self, message: str, *, host: str, status: int | None = None, wait: float = 0, servers: bool = True
    ) -> None:
        super().__init__(message, status=status)
        self.host = host
        self.wait = wait
        self.servers = servers


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


def refusal(status: int, wait: str, host: str, now: Callable[[], datetime]) -> FetchError:
    """The error that a status stands for; `wait` is the `Retry-After` header."""
    message = f"HTTP {status} from {host}" + (f" ({_MEANING[status]})" if status in _MEANING else "")
    if status in _MAY_PASS or status >= 500:
        seconds = retry_after(wait, now())
        message += f", asking to wait {seconds:.0f} s" if seconds else ""
        return TemporaryError(message, host=host, status=status, wait=seconds)
    return FetchError(message, status=status)
