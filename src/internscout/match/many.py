"""Many postings before many students: the rules and parts of `match`, each asked once for all postings alike to it.

There is no second implementation of any rule here: `slices` asks the same functions, and a test holds that a pool says
what `match` and `rank` say. Words of texts are looked for last, in those postings alone that nothing else hides.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeAlias

import numpy as np

from internscout.config import Profile
from internscout.match.ad import read_ad
from internscout.match.asks import read_asks
from internscout.match.rules import RULES
from internscout.match.score import PARTS, settled_points
from internscout.match.score.points import PartView, Tally
from internscout.match.slices import Column, Heap, Ints, Seen, Wording, tenths
from internscout.match.view import View
from internscout.model import Candidate, Check, Part, Verdict

# The text of the posting with this id.
Texts: TypeAlias = Callable[[str], str]
Asker: TypeAlias = Column | Heap | Wording

_UNKNOWN, _NO = 1, 2
_NOBODY = -1


@dataclass(frozen=True, slots=True)
class Standing:
    """A posting that is shown to a student: what `Match` says without the reasons. `verdict` is yes or unknown."""

    id: str
    verdict: Verdict
    score: float


@dataclass(frozen=True, slots=True)
class Judged:
    """All postings for one student: the best of the `count` that are shown, and how many are hidden by which rule.

    `hidden` is by the first rule that says no, `undecided` by the first whose open question hides what none rules out.
    """

    best: tuple[Standing, ...]
    count: int
    hidden: Counter[str]
    undecided: Counter[str]


class Pool:
    """Postings at one moment, to be judged for as many students as there are.

    It keeps no posting: of each the id, the title, the numbers of its slices, and a case for every slice. `texts` gives
    the texts of postings to students who look for words; without it, the candidates' own are kept.
    """

    def __init__(self, candidates: Iterable[Candidate], *, now: datetime, texts: Texts | None = None) -> None:
        self._ids: list[str] = []
        self._titles: list[str] = []
        self._rules = [(rule.name, _asker(rule, _verdict, now, self._read)) for rule in RULES]
        self._parts = [_part(part, now, self._read) for part in PARTS]
        orders: list[tuple[date, float, str]] = []
        kept: list[str] = []
        for candidate in candidates:
            self._add(candidate)
            orders.append((candidate.deadline or date.max, -candidate.first_seen.timestamp(), candidate.id))
            kept.append(candidate.text if texts is None else "")
        self._texts = texts or dict(zip(self._ids, kept, strict=True)).__getitem__
        self._places = np.empty(len(orders), np.int64)
        self._places[sorted(range(len(orders)), key=orders.__getitem__)] = np.arange(len(orders))

    def __len__(self) -> int:
        return len(self._ids)

    def _add(self, candidate: Candidate) -> None:
        seen = Seen(read_asks(candidate.requirements), read_ad(candidate))
        for _, rule in self._rules:
            rule.add(seen)
        for part in self._parts:
            part.add(seen)
        self._ids.append(candidate.id)
        self._titles.append(candidate.title)

    def _read(self, number: int) -> tuple[str, str]:
        """The title and the text of a posting."""
        return self._titles[number], self._texts(self._ids[number])

    def judge(self, profile: Profile, *, limit: int | None = None) -> Judged:
        """All postings for one student; of those that are shown, the best `limit` by name (all, without)."""
        hidden: Counter[str] = Counter()
        unsettled, barred = np.zeros(len(self), np.int64), np.full(len(self), _NOBODY, np.int64)
        at = np.arange(len(self))
        for number, (name, rule) in enumerate(self._rules):
            if (treated := profile.rules.of(name)) == "ignore":
                continue
            found = rule.answers(profile, at)
            if out := int(np.count_nonzero(found == _NO)):
                hidden[name] = out
                at, found = at[found != _NO], found[found != _NO]
            unknown = at[found == _UNKNOWN]
            unsettled[unknown] += 1
            if treated == "hide":
                barred[unknown[barred[unknown] == _NOBODY]] = number
        undecided = Counter(self._rules[number][0] for number in barred[at].tolist() if number != _NOBODY)
        at = at[barred[at] == _NOBODY]
        settled = np.array([tenths(settled_points(count)) for count in range(len(RULES) + 1)], np.int64)
        best, scores = self._best(at, self._scores(profile, at) + settled[unsettled[at]], limit)
        rows = zip(best.tolist(), unsettled[best].tolist(), scores.tolist(), strict=True)
        shown = tuple(Standing(self._ids[n], "unknown" if mark else "yes", score / 10) for n, mark, score in rows)
        return Judged(shown, len(at), hidden, undecided)

    def _scores(self, profile: Profile, at: Ints) -> Ints:
        """The scores of these postings in tenths."""
        scores = np.zeros(len(at), np.int64)
        for part in self._parts:
            scores += part.answers(profile, at)
        return scores

    def _best(self, at: Ints, scores: Ints, limit: int | None) -> tuple[Ints, Ints]:
        """The best of these postings, in the order of `rank`, and their scores."""
        keys = self._places[at] - scores * len(self)
        if limit is not None and limit < len(at):
            some = np.argpartition(keys, limit)[:limit]
            at, scores, keys = at[some], scores[some], keys[some]
        order = np.argsort(keys)
        return at[order], scores[order]


def _part(part: PartView | Tally, now: datetime, read: Callable[[int], tuple[str, str]]) -> Asker:
    return Heap(part) if isinstance(part, Tally) else _asker(part, _earned, now, read)


def _asker(
    view: View[Any], encode: Callable[[Any], int], now: datetime, read: Callable[[int], tuple[str, str]]
) -> Column | Wording:
    return Wording(view, encode, now, read) if "text" in view.theirs else Column(view, encode, now)


def _verdict(check: Check | None) -> int:
    return 0 if check is None or check.verdict == "yes" else _UNKNOWN if check.verdict == "unknown" else _NO


def _earned(part: Part | None) -> int:
    return tenths(part.points) if part else 0
