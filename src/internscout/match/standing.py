"""The months in which students of a class are expected to graduate, seen from the start of an internship.

"Juniors" for a summer of 2026 are in their third year in that spring and finish in the spring of 2027; those who
become juniors that autumn may be meant too, and finish a year later. The window is wide (from the December before to
the August after), since terms differ; what tells no year gives no window: recent graduates, and numbered years of a
degree whose length is not known.
"""

from collections.abc import Sequence

__all__ = ["expected_graduation", "latest_graduation"]

# Years from the spring in which the internship's academic year ends to the spring of graduation.
_YEARS_LEFT = {
    "sophomore": 2,
    "junior": 1,
    "senior": 0,
    "rising-sophomore": 3,
    "rising-junior": 2,
    "rising-senior": 1,
    "penultimate-year": 1,
    "final-year": 0,
}
# Classes of which it is not said whether one is in them before the internship or after it.
_EITHER_SIDE = frozenset(("sophomore", "junior", "senior"))
_AUTUMN = "-09"  # from September on the next academic year has begun; August belongs to summers


def expected_graduation(standings: Sequence[str], starts: Sequence[str]) -> tuple[str, str] | None:
    """First and last month (`YYYY-MM`) of graduation for these standings and months of start; None if not certain."""
    if not (left := _years_left(standings, starts)):
        return None
    springs = _springs(starts)
    return f"{min(springs) + min(left.values()) - 1}-12", f"{max(springs) + max(left.values())}-08"


def latest_graduation(standings: Sequence[str], starts: Sequence[str]) -> str | None:
    """The month after which nobody of these standings graduates, however they are meant; None if not certain."""
    if not (left := _years_left(standings, starts)):
        return None
    most = max(years + (standing in _EITHER_SIDE) for standing, years in left.items())
    return f"{max(_springs(starts)) + most}-08"


def _years_left(standings: Sequence[str], starts: Sequence[str]) -> dict[str, int]:
    """The years that each standing leaves; empty where one tells none, or no start is known."""
    if not starts or not _YEARS_LEFT.keys() >= {*standings}:
        return {}
    return {standing: _YEARS_LEFT[standing] for standing in standings}


def _springs(starts: Sequence[str]) -> list[int]:
    return [int(start[:4]) + (start[4:] >= _AUTUMN) for start in starts]
