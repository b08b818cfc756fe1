"""Everything that boards answered, byte for byte, with what it takes to read it again without the network.

Bodies by their hash, and one line a payload in an index per day; append-only but for what the settings let go of
(`prune`). Does not read what it keeps, and no command does so yet: runs only write here.
"""

from internscout.raw.archive import Archive
from internscout.raw.entry import Entry
from internscout.raw.retention import Pruned, prune

__all__ = ["Archive", "Entry", "Pruned", "prune"]
