"""What job sites that gather other employers' postings have in common: one feed, and text that went through many hands.

Their rows are evidence, not the employer's own word. No vendor is known here.
"""

import html

from internscout.sources import _reading as r
from internscout.text.characters import normalise

ALL = "all"  # the token of a site's whole feed
NEWEST_ONLY = "the feed holds the newest postings only"


def plain_line(row: r.Row, key: str) -> str:
    """A line where plain text is escaped like HTML (`R&amp;D`), or was read in the wrong encoding."""
    return " ".join(normalise(html.unescape(r.text(row, key))).split())


def needed_plain(row: r.Row, key: str) -> str:
    """The same, non-empty. Raises `RowError`."""
    found = plain_line(row, key) if r.needed_line(row, key) else ""
    if not found:
        raise r.RowError(f"unusable {key!r}: nothing that can be read")
    return found
