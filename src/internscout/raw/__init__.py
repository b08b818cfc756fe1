"""Everything that boards answered, byte for byte, with what it takes to read it again without the network.

Bodies by their hash, and one line a payload in an index per day; append-only but for what the settings let go of
(`prune`). Does not read what it keeps: `Answers` gives it out as the network gave it.
"""

from internscout.raw.answers import Answered, Answers
from internscout.raw.archive import Archive
from internscout.raw.entry import Entry
from internscout.raw.packing import Packed, Parcel
from internscout.raw.retention import Pruned, prune

__all__ = ["Answered", "Answers", "Archive", "Entry", "Packed", "Parcel", "Pruned", "prune"]
