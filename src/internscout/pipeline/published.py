"""The published copy, for the commands that read."""

from internscout.config import Settings
from internscout.store import Reader

__all__ = ["Reader", "open_published"]


def open_published(settings: Settings) -> Reader:
    """A reader of the published copy, a context manager. Raises `StoreError` when there is none yet."""
    return Reader(settings.published)
