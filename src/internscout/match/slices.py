"""Postings that are alike in what a rule or part reads, under one number: the halves of `many` that know numpy.

A column holds, for one rule or part, the number of each posting's slice and one case for every slice. The rule is asked
of a slice when a student first needs the answer, and never again for a student who is equal in what the rule reads.
"""

from array import array
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from internscout.config import Profile
from internscout.match.ad import Ad
from internscout.match.asks import Asks
from internscout.match.case import Case
from internscout.match.score.points import Entry, Tally, earning
from internscout.match.skills import weight
from internscout.match.view import View

Ints: TypeAlias = npt.NDArray[np.int64]

_UNASKED = -1


@dataclass(frozen=True, slots=True)
class Seen:
    """A posting as rules and parts see it: what of a case is not the student's.

    `text` are the words of it that any student looks for; it has no title beside them.
    """

    asks: Asks
    ad: Ad
    text: str
    title: str = ""

    def before(self, profile: Profile, now: datetime) -> Case:
        """The case of a student before it, without facts: reasons have no quotes."""
        return Case(profile, self.asks, self.ad, now, (), self.title, self.text)


class Column:
    """The slices of one view (a rule, or a part that is told by a rule of its own) over all postings."""

    def __init__(self, view: View[Any], encode: Callable[[Any], int], now: datetime) -> None:
        self._view, self._encode, self._now = view, encode, now
        self._mine, self._theirs = reads(view.mine), reads(view.theirs)
        self._slices: dict[Hashable, int] = {}
        self._cases: list[Seen] = []
        self._numbers = array("q")
        self._tables: dict[Hashable, Ints] = {}

    def add(self, seen: Seen) -> None:
        """One more posting."""
        key = self._theirs(seen)
        number = self._slices.get(key)
        if number is None:
            number = self._slices[key] = len(self._cases)
            self._cases.append(seen)
        self._numbers.append(number)

    def answers(self, profile: Profile, at: Ints) -> Ints:
        """What the view says of the postings with these numbers, encoded (zero and more)."""
        table = self._tables.setdefault(self._mine(profile), np.full(len(self._cases), _UNASKED, np.int64))
        slices = np.frombuffer(self._numbers, np.int64)[at]
        found = table[slices]
        # To look at the slices is enough where they are few and all known.
        if (len(table) > len(at) or (table == _UNASKED).any()) and (unasked := found == _UNASKED).any():
            wanted = np.zeros(len(table), np.bool_)
            wanted[slices[unasked]] = True
            for number in np.flatnonzero(wanted).tolist():
                table[number] = self._encode(self._view(self._cases[number].before(profile, self._now)))
            found = table[slices]
        return found


class Heap:
    """The groups of skills that one counting part finds in each posting."""

    def __init__(self, tally: Tally) -> None:
        self._tally = tally
        self._groups: dict[Entry, int] = {}
        self._naming: dict[str, list[int]] = {}  # the numbers of the groups that name a skill
        self._numbers, self._ends, self._named = array("q"), array("q", [0]), array("q")
        self._tenths: dict[tuple[int, int], int] = {}

    def add(self, seen: Seen) -> None:
        """One more posting."""
        entries = self._tally.entries(seen)
        self._numbers.extend(map(self._group, entries))
        self._ends.append(len(self._numbers))
        self._named.append(sum(counts for _, counts in entries))

    def _group(self, entry: Entry) -> int:
        number = self._groups.get(entry)
        if number is None:
            number = self._groups[entry] = len(self._groups)
            for skill in entry[0]:
                self._naming.setdefault(skill, []).append(number)
        return number

    def answers(self, profile: Profile, at: Ints) -> Ints:
        """The tenths of points that the postings with these numbers earn."""
        knows = self._tally.knows(profile)
        if self._tally.blank(knows):
            return np.full(len(at), tenths(earning(self._tally.name, self._tally.earned(0, 0, blank=True))), np.int64)
        worth = self._worth(knows)
        ends = np.frombuffer(self._ends, np.int64)
        begins, lengths = ends[at], ends[at + 1] - ends[at]
        until = np.cumsum(lengths)
        groups = np.frombuffer(self._numbers, np.int64)[np.repeat(begins - until + lengths, lengths) + _count(until)]
        sums = np.concatenate(([0], np.cumsum(worth[groups])))
        met, named = sums[until] - sums[until - lengths], np.frombuffer(self._named, np.int64)[at]
        width = int(named.max(initial=0)) + 1
        pairs, where = np.unique(met * width + named, return_inverse=True)
        return np.array([self._earned(*divmod(pair, width)) for pair in pairs.tolist()], np.int64)[where]

    def _worth(self, knows: Mapping[str, int]) -> Ints:
        """What each group earns in hundredths; most hold nothing that a student knows, and earn nothing."""
        groups = tuple(self._groups)
        worth = np.zeros(max(len(groups), 1), np.int64)
        for number in {number for skill in knows for number in self._naming.get(skill, ())}:
            ids, counts = groups[number]
            worth[number] = weight(ids, knows) * counts
        return worth

    def _earned(self, met: int, named: int) -> int:
        found = self._tenths.get((met, named))
        if found is None:
            share = self._tally.earned(met, named, blank=False)
            found = self._tenths[met, named] = tenths(earning(self._tally.name, share))
        return found


def _count(until: Ints) -> Ints:
    """0, 1, 2 … up to the last of these."""
    return np.arange(until[-1] if len(until) else 0)


def tenths(points: float) -> int:
    """Points, which have one decimal, as a whole number."""
    return round(points * 10)


def reads(paths: tuple[str, ...]) -> Callable[[Any], Hashable]:
    """A function that takes these attributes of something."""
    return attrgetter(*paths) if paths else lambda _: ()
