"""The months in which students of a class are expected to graduate, seen from the start of an internship.

"Juniors" for a summer of 2026 are in their third year in that spring and finish in the spring of 2027. The window is
wide (from the December before to the August after), since terms differ; what tells no year gives no window: recent
graduates, and numbered years of a degree whose length is not known.
"""

from collections.abc import Sequence

__all__ = ["expected_graduation"]

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
_AUTUMN = "-09"  # from September on the next academic year has begun; August belongs to summers


def expected_graduation(standings: Sequence[str], starts: Sequence[str]) -> tuple[str, str] | None:
    """First and last month (`YYYY-MM`) of graduation for these standings and months of start; None if not certain."""
    left = [_YEARS_LEFT[standing] for standing in standings if standing in _YEARS_LEFT]
    if not starts or not left or len(left) < len(standings):
        return None
    springs = [int(start[:4]) + (start[4:] >= _AUTUMN) for start in starts]
    return f"{min(springs) + min(left) - 1}-12", f"{max(springs) + max(left)}-08"
