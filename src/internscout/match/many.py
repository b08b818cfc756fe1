"""Many postings before many students: the rules and parts of `match`, each asked once for all postings alike to it.

There is no second implementation of any rule here: `slices` asks the same functions, and a test holds that a pool says
what `match` and `rank` say. Reasons are not made: who shows a posting asks `match` for them.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from internscout.config import Profile
from internscout.match.ad import read_ad
from internscout.match.asks import read_asks
from internscout.match.rules import RULES
from internscout.match.score import MOST_TENTHS, PARTS, question_tenths, settled_points
from internscout.match.score.points import Tally
from internscout.match.slices import Column, Heap, Ints, Seen, tenths
from internscout.match.wordbook import Wordbook
from internscout.model import Candidate, Check, Part, Standing

Bools: TypeAlias = npt.NDArray[np.bool_]

_YES, _UNKNOWN, _NO = 0, 1, 2
# The tenths of points for so many answers that are no yes.
_SETTLED = np.array([tenths(settled_points(asked)) for asked in range(MOST_TENTHS + 1)], np.int64)
NOBODY = -1
NEVER = date.max.toordinal()


@dataclass(frozen=True, slots=True)
class Answers:
    """What the rules say to one student; numbers of postings are those of the pool.

    `asked` are the postings that were judged. By number: the first rule that hides it (`rule`, its place among `RULES`;
    `NOBODY`), whether for a question (`undecided`), and how much is open (`questions`, in tenths of one; of what a rule
    says no to, the rules before it alone).
    """

    asked: Ints
    rule: Ints
    undecided: Bools
    questions: Ints

    def fitting(self) -> Ints:
        """The postings that nothing hides."""
        at: Ints = self.asked[self.rule[self.asked] == NOBODY]
        return at

    def hidden(self, at: Ints) -> Counter[tuple[str, bool]]:
        """How many of these postings are hidden by which rule, and whether for a question."""
        counts = np.bincount(2 * self.rule[at] + self.undecided[at], minlength=2 * len(RULES)).tolist()
        named = {(RULES[number // 2].name, bool(number % 2)): count for number, count in enumerate(counts)}
        return Counter({name: count for name, count in named.items() if count})


@dataclass(frozen=True, slots=True)
class Judged:
    """All postings for one student: the best, how many are shown, and how many hidden, by rule.

    `best` begins with what is shown; those that are hidden follow where they were asked for. `hidden` counts by the
    first rule that says no, `undecided` by the first whose open question hides what none rules out.
    """

    best: tuple[Standing, ...]
    count: int
    hidden: Counter[str]
    undecided: Counter[str]


class Pool:
    """Postings at one moment, to be judged for as many students as there are.

    It keeps no posting: of each the id, the last day to apply, the numbers of its slices, and a case for every slice.
    `words` are all that the students look for, wished or unwished.
    """

    def __init__(self, candidates: Iterable[Candidate], *, now: datetime, words: Collection[str] = ()) -> None:
        self.ids: list[str] = []
        self._words = Wordbook(words)
        self._rules = [(rule.name, Column(rule, _verdict, now)) for rule in RULES]
        self._parts = [Heap(part) if isinstance(part, Tally) else Column(part, _earned, now) for part in PARTS]
        self._kinds: dict[str, int] = {}
        orders: list[tuple[date, float, str]] = []
        kinds: list[int] = []
        for candidate in candidates:
            seen = self._add(candidate)
            kinds.append(NOBODY if seen.asks.kind is None else self._kinds.setdefault(seen.asks.kind, len(self._kinds)))
            orders.append((candidate.deadline or date.max, -candidate.first_seen.timestamp(), candidate.id))
        self._kind = np.array(kinds, np.int64)
        self.deadlines = np.array([day.toordinal() for day, _, _ in orders], np.int64)
        self._ties = np.empty(len(orders), np.int64)
        self._ties[sorted(range(len(orders)), key=orders.__getitem__)] = np.arange(len(orders))

    def __len__(self) -> int:
        return len(self.ids)

    def _add(self, candidate: Candidate) -> Seen:
        words = self._words.held(candidate.title, candidate.text)
        seen = Seen(read_asks(candidate.requirements), read_ad(candidate), words)
        for _, rule in self._rules:
            rule.add(seen)
        for part in self._parts:
            part.add(seen)
        self.ids.append(candidate.id)
        return seen

    def judge(
        self, profile: Profile, *, kinds: Collection[str] = (), limit: int | None = None, everything: bool = False
    ) -> Judged:
        """All postings for one student; with `kinds`, without those that state another kind.

        Of those that are shown, the best `limit` by name (all, without); with `everything` the hidden ones too.
        """
        answers = self.answers(profile, kinds)
        at = answers.fitting()
        best = self.standings(answers, *self.ordered(at, self.scores(profile, answers, at), limit))
        out = answers.asked[answers.rule[answers.asked] != NOBODY]
        if everything:
            best += self.standings(answers, *self.ordered(out, self.scores(profile, answers, out)))
        hidden: Counter[str] = Counter()
        undecided: Counter[str] = Counter()
        for (name, asks), count in answers.hidden(out).items():
            (undecided if asks else hidden)[name] = count
        return Judged(best, len(at), hidden, undecided)

    def answers(self, profile: Profile, kinds: Collection[str] = ()) -> Answers:
        """What the rules say; with `kinds`, of postings that state no other kind. Raises `ValueError`: see `words`."""
        if not self._words.words.issuperset(profile.wanted.words + profile.wanted.words_never):
            raise ValueError(f"the words of {profile.name!r} were not looked for")
        at = self._of(kinds)
        answers = Answers(
            at, np.full(len(self), NOBODY, np.int64), np.zeros(len(self), np.bool_), np.zeros(len(self), np.int64)
        )
        barred = np.full(len(self), NOBODY, np.int64)
        for number, (name, rule) in enumerate(self._rules):
            if (treated := profile.rules.of(name)) == "ignore":
                continue
            found = rule.answers(profile, at)
            if (no := found == _NO).any():
                answers.rule[at[no]] = number
                at, found = at[~no], found[~no]
            unknown = at[found == _UNKNOWN]
            answers.questions[unknown] += question_tenths(name)
            if treated == "hide":
                barred[unknown[barred[unknown] == NOBODY]] = number
        answers.rule[at] = barred[at]
        answers.undecided[at] = barred[at] != NOBODY
        return answers

    def _of(self, kinds: Collection[str]) -> Ints:
        """The postings of these kinds, and those of no kind."""
        if not kinds:
            return np.arange(len(self))
        wanted = [NOBODY, *(self._kinds[kind] for kind in kinds if kind in self._kinds)]
        return np.flatnonzero(np.isin(self._kind, wanted))

    def scores(self, profile: Profile, answers: Answers, at: Ints) -> Ints:
        """The scores of these postings in tenths, by what the rules said of them."""
        scores, unsettled = np.zeros(len(at), np.int64), answers.questions[at]
        for part in self._parts:
            scores += part.answers(profile, at)
        if len(out := np.flatnonzero((answers.rule[at] != NOBODY) & ~answers.undecided[at])):
            unsettled[out] = self._unsettled(profile, at[out])
        return scores + _SETTLED[unsettled]

    def _unsettled(self, profile: Profile, at: Ints) -> Ints:
        """How many answers are no yes, of each of these postings, in tenths of a whole question."""
        found = np.zeros(len(at), np.int64)
        for name, rule in self._rules:
            if profile.rules.of(name) != "ignore":
                found += question_tenths(name) * (rule.answers(profile, at) != _YES)
        return found

    def ordered(self, at: Ints, scores: Ints, limit: int | None = None) -> tuple[Ints, Ints]:
        """These postings and their scores in tenths, in the order of `rank`; the best `limit` alone."""
        keys = self._ties[at] - scores * len(self)
        if limit is not None and limit < len(at):
            some = np.argpartition(keys, limit)[:limit]
            at, scores, keys = at[some], scores[some], keys[some]
        order = np.argsort(keys)
        return at[order], scores[order]

    def standings(self, answers: Answers, at: Ints, scores: Ints) -> tuple[Standing, ...]:
        """What is said of these postings, whose scores in tenths are given."""
        shown = np.where(answers.questions[at], "unknown", "yes")
        verdicts = np.where(answers.rule[at] != NOBODY, "no", shown).tolist()
        days = (None if day == NEVER else date.fromordinal(day) for day in self.deadlines[at].tolist())
        rules = ("" if rule == NOBODY else RULES[rule].name for rule in answers.rule[at].tolist())
        ids = (self.ids[number] for number in at.tolist())
        numbers = (scores / 10).tolist(), days, self._ties[at].tolist()
        return tuple(map(Standing, ids, verdicts, *numbers, rules, answers.undecided[at].tolist()))


def _verdict(check: Check | None) -> int:
    return _YES if check is None or check.verdict == "yes" else _UNKNOWN if check.verdict == "unknown" else _NO


def _earned(part: Part | None) -> int:
    return tenths(part.points) if part else 0
