"""Roles before a student: told by the posting that stands first among the best, named by the limits, all counted."""

from collections import Counter
from datetime import timedelta
from typing import TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from internscout.config import Profile
from internscout.match import match
from internscout.match.many import Pool
from internscout.match.many_roles import NEAR, RolePool, Wish
from internscout.model import Candidate, Match
from tests.match.build import FULL, NOW, candidate, student
from tests.match.test_many import LOOKED_FOR, STUDENTS, postings

EVERYTHING = Wish(0, NOW.date(), 1_000)
# By posting: its role and its place in it.
Roles: TypeAlias = dict[str, tuple[str, int]]


def told(mine: Profile, ads: list[Candidate], roles: Roles) -> dict[str, Match]:
    """The match by which each role is told, by the rule as it is written down."""
    by_role: dict[str, list[Match]] = {}
    for ad in sorted(ads, key=lambda ad: roles[ad.id][1]):
        by_role.setdefault(roles[ad.id][0], []).append(match(mine, ad, now=NOW))
    found = {}
    for role, matches in by_role.items():
        fitting = [one for one in matches if one.verdict != "no"] or matches
        top = max(one.score for one in fitting)
        found[role] = next(one for one in fitting if round(one.score * 10) >= round((top - NEAR) * 10))
    return found


def order(one: Match) -> tuple[float, object, float, str]:
    ad = one.candidate
    return -one.score, (ad.deadline is None, ad.deadline), -ad.first_seen.timestamp(), ad.id


@given(
    ads=postings(), mine=STUDENTS, numbers=st.lists(st.integers(0, 3), min_size=8, max_size=8), known=st.integers(0, 4)
)
@settings(max_examples=60)
def test_roles_are_told_as_the_rule_says(ads: list[Candidate], mine: Profile, numbers: list[int], known: int) -> None:
    roles = {ad.id: (f"r{numbers[place]}", -place) for place, ad in enumerate(ads)}
    by_rule = told(mine, ads, roles)
    rated = RolePool(Pool(ads, now=NOW, words=LOOKED_FOR), roles).judge(mine, EVERYTHING, known=[f"r{known}"])
    new = {role: one for role, one in by_rule.items() if role != f"r{known}"}
    fits = [role for role, one in sorted(new.items(), key=lambda item: order(item[1])) if one.verdict != "no"]
    assert [role for role, _ in rated.fitting] == fits
    assert (rated.more, rated.below) == (0, 0)
    for role, one in [*rated.fitting, *rated.known.items()]:
        best = by_rule[role]
        assert (one.id, one.verdict, one.score) == (best.candidate.id, best.verdict, best.score)
        assert (one.hidden_by, one.undecided) == (best.hidden_by[0] if best.hidden_by else "", best.undecided)
    assert rated.known.keys() == by_rule.keys() - new.keys()
    assert sum(rated.hidden.values()) == len(new) - len(fits)


def test_hidden_roles_are_counted_by_the_posting_that_stands_first() -> None:
    asks = [{**FULL, "ml": "none"}, {**FULL, "citizenship": ["US"]}, {**FULL, "degrees": {"required": []}}]
    ads = [candidate(one, posting=f"d:a:{n}") for n, one in enumerate(asks)]
    mine = student(rules={"degree": "hide"})
    roles = {"d:a:0": ("r", 1), "d:a:1": ("r", 0), "d:a:2": ("s", 0)}
    rated = RolePool(Pool(ads, now=NOW), roles).judge(mine, EVERYTHING)
    assert rated.hidden == Counter({("citizenship", False): 1, ("degree", True): 1})


@pytest.mark.parametrize(
    ("most", "minimum", "named", "more", "below"),
    [
        (0, 0, ["d:a:1"], 3, 0), (1, 0, ["d:a:0", "d:a:1"], 2, 0), (9, 0, ["d:a:0", "d:a:2", "d:a:1", "d:a:3"], 0, 0),
        (9, 100, [], 0, 4),
    ],
)  # fmt: skip
def test_what_is_due_is_named_beyond_every_limit(
    most: int, minimum: float, named: list[str], more: int, below: int
) -> None:
    soon, weak = (NOW + timedelta(days=3)).date().isoformat(), {**FULL, "areas": []}
    asks = [FULL, {**weak, "deadline": soon}, {**FULL, "maths": []}, {**weak, "maths": []}]
    ads = [candidate(one, posting=f"d:a:{n}") for n, one in enumerate(asks)]
    pool = RolePool(Pool(ads, now=NOW), {})
    wish = Wish(minimum, (NOW + timedelta(days=3)).date(), most)
    rated = pool.judge(student(), wish)
    scores = [one.score for _, one in rated.fitting]
    assert scores == sorted(scores, reverse=True)
    assert [one.id for _, one in rated.fitting] == named
    assert (rated.more, rated.below) == (more, below)
