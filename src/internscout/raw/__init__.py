"""Everything that boards answered, byte for byte, with what it takes to read it again without the network.

Append-only: bodies by their hash, and one line a payload in an index per day. Does not read what it keeps, and no
command does so yet: runs only write here.
"""

from internscout.raw.archive import Archive
from internscout.raw.entry import Entry

__all__ = ["Archive", "Entry"]
