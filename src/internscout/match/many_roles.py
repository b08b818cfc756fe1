"""The postings of a pool as roles: which posting tells each role to a student, and which roles are worth telling.

A role is told by the first of its postings in the store's order (the employer's own board first, then the fuller text)
that scores within `NEAR` points of the best: a copy on another board must not stand in for the employer's page because
of a word more, but another town may be what makes a role fit. What fits goes before what does not.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from internscout.config import Profile
from internscout.match.many import NOBODY, Answers, Bools, Pool
from internscout.match.slices import Ints, tenths
from internscout.model import Rated, Standing

NEAR = 5.0
# More tenths than any score has.
_ABOVE_ALL = 10_000


@dataclass(frozen=True, slots=True)
class Wish:
    """Which roles to name: those that score at least `minimum` and are due until a day, and the best `most` beside."""

    minimum: float
    until: date
    most: int


class RolePool:
    """A pool whose postings belong to roles: `roles` has the role of each and its place in it, by id.

    A posting that is not in `roles` is a role by itself.
    """

    def __init__(self, pool: Pool, roles: Mapping[str, tuple[str, int]]) -> None:
        self._pool = pool
        self._numbers: dict[str, int] = {}
        placed = [roles.get(name, (name, 0)) for name in pool.ids]
        numbers = [self._numbers.setdefault(role, len(self._numbers)) for role, _ in placed]
        self._names = tuple(self._numbers)
        self._role = np.array(numbers, np.int64)
        self._order = np.lexsort((np.array([place for _, place in placed], np.int64), self._role))

    def judge(self, profile: Profile, wish: Wish, *, kinds: Collection[str] = (), known: Collection[str] = ()) -> Rated:
        """All roles for one student, without postings that state another kind; `known` are ids of roles."""
        answers = self._pool.answers(profile, kinds)
        mine, others = self._by_role(answers, known)
        fits = others[answers.rule[others] == NOBODY]
        at, scores = self._telling(answers, fits, profile)
        enough = scores / 10 >= wish.minimum
        at, scores = self._pool.ordered(at[enough], scores[enough])
        due = self._pool.deadlines[at] <= wish.until.toordinal()
        named = due | (np.cumsum(~due) <= wish.most)
        return Rated(
            fitting=self._named(answers, at[named], scores[named]),
            more=int(np.count_nonzero(~named)),
            below=int(np.count_nonzero(~enough)),
            hidden=answers.hidden(self._unfit(others, fits)),
            known=dict(self._named(answers, *self._telling(answers, mine, profile))),
        )

    def _by_role(self, answers: Answers, known: Collection[str]) -> tuple[Ints, Ints]:
        """The postings that were judged, role by role, each in its place: those of known roles, and the others."""
        asked, mine = np.zeros(len(self._pool), np.bool_), np.zeros(len(self._names), np.bool_)
        asked[answers.asked] = True
        mine[[self._numbers[role] for role in known if role in self._numbers]] = True
        at = self._order[asked[self._order]]
        is_mine = mine[self._role[at]]
        return at[is_mine], at[~is_mine]

    def _telling(self, answers: Answers, at: Ints, profile: Profile) -> tuple[Ints, Ints]:
        """Of these postings, which stand role by role, the one that tells each, and its score in tenths."""
        if not len(at):
            return at, at
        scores, begins = self._pool.scores(profile, answers, at), self._begins(at)
        worth = np.where(answers.rule[at] == NOBODY, scores + _ABOVE_ALL, scores)
        best = np.repeat(np.maximum.reduceat(worth, np.flatnonzero(begins)), np.diff(np.flatnonzero([*begins, True])))
        near = np.flatnonzero(worth >= best - tenths(NEAR))
        near = near[self._begins(at[near])]
        return at[near], scores[near]

    def _begins(self, at: Ints) -> Bools:
        """Which of these postings, which stand role by role, is the first of its role."""
        roles = self._role[at]
        return np.concatenate(([True], roles[1:] != roles[:-1]))[: len(at)]

    def _unfit(self, at: Ints, fits: Ints) -> Ints:
        """The first postings of the roles of which none fits."""
        fit = np.zeros(len(self._names), np.bool_)
        fit[self._role[fits]] = True
        first = at[self._begins(at)]
        return first[~fit[self._role[first]]]

    def _named(self, answers: Answers, at: Ints, scores: Ints) -> tuple[tuple[str, Standing], ...]:
        roles = map(self._names.__getitem__, self._role[at].tolist())
        return tuple(zip(roles, self._pool.standings(answers, at, scores), strict=True))
