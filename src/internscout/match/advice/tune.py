"""What each rule costs: how many roles it hides, how many it hides alone, and what would come back without it.

Roles, not postings: a role is shown when one of its postings is, and is told by the posting that least stands against.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from internscout.config import Profile
from internscout.match import match
from internscout.match.advice.edits import Edit, blocks, edits_for, passes
from internscout.match.case import case_of
from internscout.model import Candidate, Match

_EXAMPLES, _EDITS, _BOUNDS = 3, 5, 20


@dataclass(frozen=True, slots=True)
class Example:
    """A role by its posting."""

    id: str
    title: str
    company: str
    score: float


@dataclass(frozen=True, slots=True)
class RuleCost:
    """One rule. `hides` roles, of which `silent` say nothing; `alone`: those that nothing else hides.

    These come back without the rule, `best` are the best of them. `open`: shown roles that leave it open, which would
    be hidden if it were set to hide.
    """

    rule: str
    hides: int
    silent: int
    alone: int
    open: int
    best: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True)
class Widening:
    """A change of the profile that brings roles back: how many, and the best of them. `is_fact`: only if it is true."""

    text: str
    is_fact: bool
    brings: int
    best: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Tuning:
    """`roles` were judged, `shown` of them fit; `others` of another kind were only counted. Costliest rules first."""

    roles: int
    shown: int
    others: int
    rules: tuple[RuleCost, ...]
    widenings: tuple[Widening, ...]


def tune(
    profile: Profile,
    candidates: Iterable[Candidate],
    *,
    now: datetime,
    role_of: Mapping[str, str] | None = None,
    others: int = 0,
) -> Tuning:
    """Count over open postings; `role_of` is the role of each by id (else it is one by itself)."""
    roles = _roles(profile, candidates, now, role_of or {})
    blocking = [(found, _blocking(profile, found)) for found in roles]
    names = dict.fromkeys(check.rule for found in roles for check in found.checks)
    costs = [_cost(name, blocking) for name in names]
    return Tuning(
        roles=len(roles),
        shown=sum(not rules for _, rules in blocking),
        others=others,
        rules=tuple(
            sorted((c for c in costs if c.hides or c.open), key=lambda c: (-c.hides, -c.alone, -c.open, c.rule))
        ),
        widenings=_widenings(profile, [(found, rules[0]) for found, rules in blocking if len(rules) == 1], now),
    )


def _roles(profile: Profile, candidates: Iterable[Candidate], now: datetime, role_of: Mapping[str, str]) -> list[Match]:
    """One posting of each role: that with the fewest rules against it, then the best score."""
    by_role: dict[str, list[Match]] = defaultdict(list)
    for candidate in candidates:
        by_role[role_of.get(candidate.id, candidate.id)].append(match(profile, candidate, now=now))
    return [
        min(found, key=lambda one: (len(_blocking(profile, one)), -one.score, one.candidate.id))
        for found in by_role.values()
    ]


def _blocking(profile: Profile, found: Match) -> tuple[str, ...]:
    return tuple(check.rule for check in found.checks if blocks(profile, check))


def _cost(rule: str, blocking: Sequence[tuple[Match, tuple[str, ...]]]) -> RuleCost:
    hidden = [found for found, rules in blocking if rule in rules]
    alone = [found for found, rules in blocking if rules == (rule,)]
    return RuleCost(
        rule=rule,
        hides=len(hidden),
        silent=sum(_verdict(found, rule) == "unknown" for found in hidden),
        alone=len(alone),
        open=sum(not rules and _verdict(found, rule) == "unknown" for found, rules in blocking),
        best=_best(alone),
    )


def _verdict(found: Match, rule: str) -> str:
    return next((check.verdict for check in found.checks if check.rule == rule), "")


def _best(found: Iterable[Match]) -> tuple[Example, ...]:
    return examples(sorted(found, key=lambda one: (-one.score, one.candidate.id))[:_EXAMPLES])


def examples(found: Iterable[Match]) -> tuple[Example, ...]:
    """The postings of matches in brief, in this order."""
    return tuple(Example(one.candidate.id, one.candidate.title, one.candidate.company, one.score) for one in found)


def _widenings(profile: Profile, alone: Sequence[tuple[Match, str]], now: datetime) -> tuple[Widening, ...]:
    """The changes of one key that bring most roles back; switching a rule off is told by its own figures."""
    cases = [(found, rule, case_of(profile, found.candidate, now)) for found, rule in alone]
    edits: dict[tuple[str, str], Edit] = {}
    brought: dict[tuple[str, str], list[Match]] = defaultdict(list)
    for found, rule, case in cases:
        for edit in edits_for(rule, case):
            if edit.kind != "rule":
                edits[rule, edit.text] = edit
                brought[rule, edit.text].append(found)
    # A lower floor or a wider radius brings back more than what it was found for.
    bounds = sorted((key for key, edit in edits.items() if edit.is_bound), key=lambda key: (-len(brought[key]), key))
    for rule, text in bounds[:_BOUNDS]:
        edit = edits[rule, text]
        brought[rule, text] = [found for found, by, case in cases if by == rule and passes(rule, case, edit)]
    widest = [_widening(edit, brought[key]) for key, edit in edits.items()]
    widest.sort(key=lambda one: (-one.brings, one.text))
    wishes, facts = ([one for one in widest if one.is_fact == is_fact][:_EDITS] for is_fact in (False, True))
    return (*wishes, *facts)


def _widening(edit: Edit, brought: Sequence[Match]) -> Widening:
    return Widening(edit.text, edit.kind == "fact", len(brought), _best(brought))
