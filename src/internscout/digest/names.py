"""Names of what a digest tells, for feeds and calendars: the same thing has the same name in every digest.

Version 5 UUIDs of the profile's name and the role's id (or the programme's and its month), so that they say nothing.
"""

from typing import Final
from uuid import UUID, uuid5

_SPACE: Final = UUID("6e1d2f0a-5b3c-5e0e-9d0b-1f6c5a7b8c9d")


def uuid_of(profile: str, kind: str, name: str = "") -> str:
    """The UUID of one thing (`kind`: feed, role, deadline, window …) for one profile."""
    return str(uuid5(_SPACE, "\n".join((profile, kind, name))))
