"""How a part of the score is made of a share, and what parts that count skills have in common."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from internscout import taxonomy
from internscout.config import Profile
from internscout.match.ad import Ad
from internscout.match.asks import Asks
from internscout.match.case import SILENT, Case
from internscout.match.known import FULL, KNOWING, known
from internscout.match.score.weights import WEIGHTS
from internscout.match.skills import weight
from internscout.match.view import View
from internscout.model import Part

PartView: TypeAlias = View[Part | None]

# A group of skills of which any one will do, and what it counts in hundredths: `HALF` for one that is only mentioned.
Entry: TypeAlias = tuple[tuple[str, ...], int]
HALF, WHOLE = 50, 100


def points(name: str, share: float, why: str, quote: str = "") -> Part:
    """A part that earns a share (0…1) of its points."""
    return Part(name, earning(name, share), WEIGHTS[name], why, quote)


def earning(name: str, share: float) -> float:
    """The points of a part for a share (0…1), with one decimal."""
    return round(WEIGHTS[name] * share, 1)


class Posting(Protocol):
    """What of a case is the posting's."""

    @property
    def asks(self) -> Asks:
        """Its requirements."""

    @property
    def ad(self) -> Ad:
        """What it is besides."""


@dataclass(frozen=True, slots=True)
class Tally:
    """A part that counts how many of the skills that a posting names are known, and how well.

    `entries` are the groups that count; `share` makes a share (0…1) of what is met of what is named, both in wholes;
    `tell` gives the reason and the quote. To a profile that tells nothing of the
    vocabulary `unless_blank`, every posting is as one that names nothing. `reach` widens what is known.
    """

    name: str
    theirs: tuple[str, ...]
    entries: Callable[[Posting], tuple[Entry, ...]]
    share: Callable[[float, float], float]
    tell: Callable[[Case], tuple[str, str]]
    unless_blank: str = ""
    reach: Callable[[Mapping[str, int]], Mapping[str, int]] = lambda knows: knows

    @property
    def mine(self) -> tuple[str, ...]:
        """What of a profile is looked at."""
        return KNOWING

    def __call__(self, case: Case) -> Part:
        """The part for one case."""
        knows, entries = self.knows(case.profile), self.entries(case)
        why, quote = self.tell(case)
        share = self.earned(
            sum(weight(ids, knows) * counts for ids, counts in entries),
            sum(counts for _, counts in entries),
            blank=self.blank(knows),
        )
        return points(self.name, share, why, quote)

    def knows(self, profile: Profile) -> Mapping[str, int]:
        """What counts as known to a student."""
        return self.reach(known(profile))

    def blank(self, knows: Mapping[str, int]) -> bool:
        """True for a profile that tells nothing of the vocabulary."""
        return bool(self.unless_blank) and knows.keys().isdisjoint(taxonomy.names(self.unless_blank))

    def earned(self, met: int, named: int, *, blank: bool) -> float:
        """The share for what is met (weights times counts) of what is named (counts)."""
        return self.share(0, 0) if blank else self.share(met / (FULL * WHOLE), named / WHOLE)


def counted(met: float, named: float) -> float:
    """The share for `met` of `named`, as if one more were named and met by `SILENT`.

    So five of five are worth more than one of one, and saying nothing earns `SILENT`.
    """
    return (met + SILENT) / (named + 1)
