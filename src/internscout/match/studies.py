"""How near a student's field of study is to the fields that a posting names.

Postings name general fields ("a STEM field", "engineering") and neighbours ("computer science or a related field"):
the same field counts whole, a general one that holds it nearly so, a neighbour of the same family somewhat.
"""

from collections.abc import Collection, Iterable
from functools import lru_cache

FAMILIES = (
    frozenset(
        "computer-science computer-engineering software-engineering data-science machine-learning"
        " artificial-intelligence information-systems robotics cybersecurity human-computer-interaction".split()
    ),
    frozenset(
        "statistics mathematics applied-mathematics physics operations-research data-science machine-learning"
        " artificial-intelligence quantitative".split()
    ),
    frozenset(
        "electrical-engineering computer-engineering mechanical-engineering aerospace-engineering robotics engineering"
        " industrial-engineering biomedical-engineering civil-engineering chemical-engineering"
        " materials-science".split()
    ),
    frozenset("biology bioinformatics computational-biology chemistry neuroscience biomedical-engineering".split()),
    frozenset("economics finance business operations-research quantitative".split()),
    frozenset("linguistics cognitive-science psychology neuroscience social-science".split()),
)
_NOT_STEM = frozenset(
    "business marketing design economics finance linguistics psychology social-science geography medicine".split()
)
_QUANTITATIVE = FAMILIES[1] | frozenset(
    "computer-science computer-engineering electrical-engineering economics finance engineering stem".split()
)


def nearness(mine: Collection[str], asked: Iterable[str]) -> tuple[float, str]:
    """The best share (0…1) over all pairs of fields, and the asked field that gave it ('' when nothing is near)."""
    best = (0.0, "")
    for wanted in asked:
        share = max((_pair(own, wanted) for own in mine), default=0.0)
        best = max(best, (share, wanted), key=lambda pair: pair[0])
    return best


@lru_cache(2**14)
def _pair(own: str, wanted: str) -> float:
    if own == wanted:
        return 1.0
    if _holds(wanted, own):
        return 0.9
    return 0.6 if any({own, wanted} <= family for family in FAMILIES) else 0.0


def _holds(general: str, field: str) -> bool:
    """True when a general name covers the field."""
    if general == "stem":
        return field not in _NOT_STEM
    if general == "quantitative":
        return field in _QUANTITATIVE
    return general == "engineering" and field.endswith("-engineering")
