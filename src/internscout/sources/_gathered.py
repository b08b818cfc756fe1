"""What job sites that gather other employers' postings have in common: one feed, and text that went through many hands.

Their rows are evidence, not the employer's own word. No vendor is known here.
"""

import html

from internscout.sources import _values as v
from internscout.text.characters import normalise

ALL = "all"  # the token of a site's whole feed
NEWEST_ONLY = "the feed holds the newest postings only"


def plain_line(row: v.Row, key: str) -> str:
    """A line where plain text is escaped like HTML (`R&amp;D`), or was read in the wrong encoding."""
    return " ".join(normalise(html.unescape(v.text(row, key))).split())


def needed_plain(row: v.Row, key: str) -> str:
    """The same, non-empty. Raises `RowError`."""
    found = plain_line(row, key) if v.needed_line(row, key) else ""
    if not found:
        raise v.RowError(f"unusable {key!r}: nothing that can be read")
    return found
