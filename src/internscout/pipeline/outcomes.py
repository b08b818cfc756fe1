"""The outcome of a board's reading in one word; what each means for people is told in docs/sql.md."""

from internscout.errors import FetchError, PayloadError, SourceError
from internscout.model import Outcome
from internscout.pipeline.listing import Listing

_GONE = (404, 410)
_BLOCKED = (401, 403, 407, 429, 451)


def of_error(error: SourceError) -> Outcome:
    """Of a board that could not be read."""
    if isinstance(error, PayloadError):
        return "drifted"
    if isinstance(error, FetchError) and error.kept_out:
        return "blocked"
    status = error.status if isinstance(error, FetchError) else None
    if status in _GONE:
        return "gone"
    return "blocked" if status in _BLOCKED else "failed"


def of_listing(listing: Listing, gap: str, open_postings: int, *, window: bool) -> Outcome:
    """Of a board that was read; `gap` says why not whole, and is empty when it was; it showed so many at last.

    A `window` is not whole by design: that is no doubt, as long as what it should show came.
    """
    if listing.unreadable and 2 * listing.unreadable > listing.rows:
        return "drifted"
    if not listing.rows:
        return "suspicious_empty" if open_postings or (gap and not window) else "empty_confirmed"
    return "truncated" if gap and (listing.lost or not window) else "ok"
