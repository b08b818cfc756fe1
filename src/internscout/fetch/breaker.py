"""A circuit breaker: a server that fails again and again is left alone for a while, then asked once.

Counts what is the server's fault (5xx, 429, silence, lost connections), not what a board does (404) or an answer holds.
"""

from dataclasses import dataclass

from internscout.errors import FetchError

# More than all attempts of one request, so that a single broken board never opens it by itself; fewer than two's.
FAILURES = 6
COOL_DOWN_SECONDS = 60.0


class LeftAloneError(FetchError):
    """Nothing was sent: the server is to be left alone, because it said so or because it fails."""


@dataclass(frozen=True, slots=True)
class Failing:
    """What another breaker must know to go on where one stopped: open for so many `seconds` more, and why."""

    failures: int = 0
    seconds: float = 0
    why: str = ""
    status: int | None = None


class Breaker:
    """One lane's state. Times are seconds of whatever clock the caller uses."""

    def __init__(self, failing: Failing = Failing(), now: float = 0) -> None:
        self._failures = failing.failures
        self._open_until = now + failing.seconds if failing.seconds > 0 else float("-inf")
        self._probing = False
        self._last = FetchError(failing.why, status=failing.status) if failing.failures else None

    def failing(self, now: float) -> Failing:
        """Where this one stops; a probe under way has told nothing."""
        status = self._last.status if self._last else None
        return Failing(self._failures, max(0.0, self._open_until - now), str(self._last or ""), status)

    def enter(self, host: str, now: float) -> None:
        """Begin a request, as the probe where the cool-down is over. Raises `LeftAloneError`."""
        if self._failures < FAILURES:
            return
        if now < self._open_until or self._probing:
            self._refuse(host, max(0.0, self._open_until - now))
        self._probing = True

    def refuse(self, host: str, now: float) -> None:
        """Raise `LeftAloneError` where `enter` would, without beginning anything."""
        if self._failures >= FAILURES and (now < self._open_until or self._probing):
            self._refuse(host, max(0.0, self._open_until - now))

    def failed(self, error: FetchError, now: float) -> None:
        """The server failed."""
        self._failures += 1
        self._probing = False
        self._last = error
        if self._failures >= FAILURES:
            self._open_until = now + COOL_DOWN_SECONDS

    def answered(self) -> None:
        """The server answered, whatever it said."""
        self._failures = 0
        self._probing = False

    def abandoned(self) -> None:
        """Nothing was learnt: the request was given up from this side."""
        self._probing = False

    def _refuse(self, host: str, seconds: float) -> None:
        why = str(self._last)
        status = self._last.status if self._last else None
        text = f"{host} is left alone for {seconds:.0f} s after {self._failures} failures in a row, the last: {why}"
        raise LeftAloneError(text, status=status)
