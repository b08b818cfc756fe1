"""Everything that boards answered, byte for byte, kept so that a run can be replayed without the network.

Append-only: bodies by their hash, and one line a payload in an index per day. Does not read what it keeps.
"""

from internscout.raw.archive import Archive
from internscout.raw.entry import Entry

__all__ = ["Archive", "Entry"]
