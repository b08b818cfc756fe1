"""The facets that a vendor counts its listing by: how large it is by them, and how to split one that is capped.

A facet (time type, place, job family) has values with the number of postings of each. One that gives each posting
exactly one value splits the listing into parts; others count some postings twice, or leave some out. Nothing in an
answer says which is which, but the sums do: those that leave nothing out and count nothing twice have the same sum.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from internscout.sources import _values as v


@dataclass(frozen=True, slots=True)
class Facet:
    """One facet: the number of postings by the id of each value that has some."""

    name: str
    counts: Mapping[str, int]

    @property
    def sum(self) -> int:
        return sum(self.counts.values())

    @property
    def largest(self) -> int:
        return max(self.counts.values())


def facets_of(answer: v.Row) -> list[Facet]:
    """The facets of an answer that count anything, those inside of a group of facets too."""
    found = []
    waiting = v.children(answer, "facets")
    while waiting:
        facet = waiting.pop()
        values = v.children(facet, "values")
        waiting += [value for value in values if "values" in value]
        counts = {v.text(value, "id"): int(v.amount(value, "count") or 0) for value in values}
        counts = {value: count for value, count in counts.items() if value and count > 0}
        if counts and (name := v.text(facet, "facetParameter")):
            found.append(Facet(name, counts))
    return found


def agreed(facets: Sequence[Facet]) -> int | None:
    """How many postings there are as most facets count them; None where no two agree."""
    sums = Counter(facet.sum for facet in facets)
    size, votes = max(sums.items(), key=lambda entry: (entry[1], entry[0]), default=(0, 0))
    return size if votes > 1 else None


def splitting(facets: Sequence[Facet], size: int | None, cap: int, used: Collection[str]) -> Facet | None:
    """The facet to split a listing of that size by; without a size, by what counts the most. None when none can.

    One whose parts are all below the cap, and of those the one with the fewest; else the one with the smallest largest
    part, which is then split again by another facet than those `used`.
    """
    free = [facet for facet in facets if facet.name not in used]
    wanted = size or max((facet.sum for facet in free), default=0)
    able = [facet for facet in free if facet.sum == wanted > cap]
    return min(able, key=lambda facet: (max(facet.largest, cap), len(facet.counts)), default=None)
