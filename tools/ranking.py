"""How good a ranking of judged postings is: nDCG, what must not be on top, what is hidden though it need not be.

Pure: knows neither the corpus nor the matcher. A ranking holds the ids that are shown, best first; what it leaves out
is hidden.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from statistics import fmean

DEPTH = 10
TOP = 20


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the reader said of one posting for one profile: `grade` 0 to 3, `eligible` yes, no or unknown, and why."""

    profile: str
    half: str
    id: str
    grade: int
    eligible: str
    rule: str
    note: str


@dataclass(frozen=True, slots=True)
class Figures:
    """Of one ranking for one profile: shares 0 to 1, counts whole (a mean of several need not be).

    `ineligible` counts judged `no` among the first `TOP` shown; `hidden` is the share of those not judged `no` that
    the ranking leaves out, `hidden_good` of those graded 2 or 3; `let_through` the share of those judged `no` that it
    shows.
    """

    ndcg: float
    ineligible: float
    hidden: float
    hidden_good: float
    let_through: float


def figures(shown: Sequence[str], judged: Mapping[str, Judgement]) -> Figures:
    """Measure a ranking against all judgements of a profile, by posting id."""
    barred = {key for key, one in judged.items() if one.eligible == "no"}
    fit = judged.keys() - barred
    good = {key for key in fit if judged[key].grade >= 2}
    return Figures(
        ndcg=ndcg([judged[key].grade for key in shown], [one.grade for one in judged.values()]),
        ineligible=sum(key in barred for key in shown[:TOP]),
        hidden=_share(fit.difference(shown), fit),
        hidden_good=_share(good.difference(shown), good),
        let_through=_share(barred.intersection(shown), barred),
    )


def _share(part: Iterable[str], whole: Iterable[str]) -> float:
    return len({*part}) / max(len({*whole}), 1)


def ndcg(grades: Sequence[int], pool: Iterable[int], depth: int = DEPTH) -> float:
    """Gain 2^grade - 1, discounted by log2(rank + 1), over the best order of all grades of the pool; 1 if that is 0."""
    ideal = _gain(sorted(pool, reverse=True)[:depth])
    return _gain(grades[:depth]) / ideal if ideal else 1.0


def _gain(grades: Sequence[int]) -> float:
    return sum((2.0**grade - 1) / math.log2(rank + 1) for rank, grade in enumerate(grades, start=1))


def mean(several: Sequence[Figures]) -> Figures:
    """The macro average: every profile counts the same."""
    return Figures(**{field.name: fmean(getattr(one, field.name) for one in several) for field in fields(Figures)})


def kappa(pairs: Sequence[tuple[int, int]]) -> float:
    """Cohen's kappa of two gradings with quadratic weights; 1 when both say the same throughout."""
    first, second = ([pair[side] for pair in pairs] for side in (0, 1))
    seen = fmean((a - b) ** 2 for a, b in pairs)
    by_chance = fmean((a - b) ** 2 for a in first for b in second)
    return 1 - seen / by_chance if by_chance else 1.0
