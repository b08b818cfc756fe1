"""Every rule and part reads what it says it reads, and no more: else equal postings would not be judged equally."""

from operator import attrgetter
from types import SimpleNamespace
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from internscout.config import Profile
from internscout.match.case import Case, case_of
from internscout.match.rules import RULES
from internscout.match.score import PARTS
from internscout.match.score.points import Tally
from internscout.match.view import View
from internscout.model import Candidate
from tests.match.build import FULL, NOW, candidate, profile, student
from tests.match.test_eligibility import CASES, posting

VIEWS: tuple[Any, ...] = (*RULES, *PARTS)


class Bare(SimpleNamespace):
    """A case of which only what a view looks at can be read; everything else raises AttributeError."""

    def __init__(self, view: View[Any] | Tally, case: Case) -> None:
        super().__init__(now=case.now, facts=case.facts)
        self.profile = _only(case.profile, view.mine)
        whole = _only(case, view.theirs)
        for name, value in vars(whole).items():
            setattr(self, name, value)

    quote, check = Case.quote, Case.check


def _only(source: object, paths: tuple[str, ...]) -> SimpleNamespace:
    """`source` with these attributes alone."""
    found = SimpleNamespace()
    for path in paths:
        *tables, last = path.split(".")
        at = found
        for table in tables:
            if not hasattr(at, table):
                setattr(at, table, SimpleNamespace())
            at = getattr(at, table)
        setattr(at, last, attrgetter(path)(source))
    return found


def judged(view: Any, mine: Profile, ad: Candidate) -> tuple[object, object]:
    case = case_of(mine, ad, NOW)
    return view(case), view(cast("Case", Bare(view, case)))


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: f"{type(view).__name__}-{view.name}")
def test_a_view_reads_no_more_than_it_names(view: Any) -> None:
    everything = student(
        wanted={"companies": ["Acme"], "words": ["intern"], "words_never": ["unpaid"], "companies_never": ["Gone"]}
    )
    for mine in (everything, student(), profile()):
        for ad in (candidate(FULL, posted_at=NOW), candidate({}, thin=True)):
            whole, bare = judged(view, mine, ad)
            assert whole == bare


@given(case=st.sampled_from(CASES))
@settings(max_examples=150)
def test_no_case_makes_a_rule_read_more(case: dict[str, Any]) -> None:
    (rule,) = [rule for rule in RULES if rule.name == case["rule"]]
    whole, bare = judged(rule, profile(**case.get("profile", {})), posting(case))
    assert whole == bare


def test_reading_more_is_noticed() -> None:
    """The test's own tool: a rule that names too little raises."""
    nosy = View("nosy", ("study.level",), ("asks.kind",), lambda case: case.asks.ml)
    with pytest.raises(AttributeError):
        judged(nosy, student(), candidate(FULL))


def test_what_a_view_names_exists() -> None:
    case = case_of(student(), candidate(FULL), NOW)
    for view in VIEWS:
        for path in view.mine:
            attrgetter(path)(case.profile)
        for path in view.theirs:
            attrgetter(path)(case)


def test_names_are_told_once() -> None:
    for views in (RULES, PARTS):
        names = [view.name for view in cast("tuple[Any, ...]", views)]
        assert len(set(names)) == len(names)
