"""A pool of postings says of each what `match` says, in the order of `rank`, for any student."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any, TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from internscout.config import Profile
from internscout.match import READS, match, matcher, rank
from internscout.match.ad import read_ad
from internscout.match.many import Pool
from internscout.model import Candidate
from tests.match.build import FULL, NOW, candidate, day, fact, profile, student
from tests.match.test_eligibility import CASES, posting
from tests.match.test_score import ASKS, SKILLS, some

# Every profile and every posting of the cases of eligibility, each against all others.
PROFILES = [profile(**case.get("profile", {})) for case in CASES]
POSTINGS = [replace(posting(case), id=f"d:case:{number}") for number, case in enumerate(CASES)]

LOOKED_FOR = ["robots", "intern", "unpaid", "night shifts"]
TREATED = st.sampled_from(["show", "hide", "ignore"])
RULES = st.fixed_dictionaries(dict.fromkeys(("degree", "place", "pay", "sponsorship", "kind", "start"), TREATED))
WANTED = st.fixed_dictionaries(
    {
        "companies": some(["acme", "zen"]),
        "words": some(LOOKED_FOR[:3]),
        "words_never": some(LOOKED_FOR[2:]),
        "pay_hourly_min": st.sampled_from([None, 20, 50]),
        "terms": some(["summer 2026", "fall 2026"]),
    }
)
PLACES = st.sampled_from(
    [{}, {"countries": ["US"]}, {"countries": ["DE"], "remote": False}, {"cities": ["Boston, MA"], "radius_km": 30}]
)
KNOWS = st.fixed_dictionaries({"strong": some(["python", "nlp"]), "learning": some(["r", "robotics", "pytorch"])})
STUDENTS = st.builds(
    lambda skills, more, wanted, places, rules: profile(
        skills={**skills, **more}, wanted=wanted, places=places, rules=rules, study={"level": "master"}
    ),
    SKILLS, KNOWS, WANTED, PLACES, RULES,
)  # fmt: skip


@st.composite
def postings(draw: st.DrawFn) -> list[Candidate]:
    """Up to eight postings, some of them alike."""
    kinds = st.sampled_from(["internship", "employee", None])
    asked = draw(st.lists(st.tuples(ASKS, kinds), min_size=1, max_size=4))
    made = []
    for number in range(draw(st.integers(1, 8))):
        asks, kind = draw(st.sampled_from(asked))
        posted = draw(st.sampled_from([None, NOW - timedelta(days=draw(st.integers(0, 60)))]))
        made.append(
            candidate(
                {**asks, "kind": kind, "salary": draw(st.sampled_from([None, FULL["salary"]]))},
                posting=f"d:a:{number}",
                company=draw(st.sampled_from(["Acme Robotics", "Zen", ""])),
                text=draw(st.sampled_from(["", "An unpaid role.", "Robots work in night shifts."])),
                posted_at=posted,
                first_seen=NOW - timedelta(hours=draw(st.integers(0, 3))),
                facts=draw(st.sampled_from([(), (fact("areas", "Mach", "nlp"),)])),
            )
        )
    return made


Told: TypeAlias = tuple[list[tuple[str, str, float]], Counter[str], Counter[str]]


def told(mine: Profile, ads: Sequence[Candidate]) -> Told:
    """What `Judged` should say, by the rules asked one by one."""
    found = rank(mine, ads, now=NOW)
    shown: list[tuple[str, str, float]] = [
        (one.candidate.id, one.verdict, one.score) for one in found if one.verdict != "no"
    ]
    out = [one for one in found if one.verdict == "no"]
    hidden = Counter(one.hidden_by[0] for one in out if not one.undecided)
    return shown, hidden, Counter(one.hidden_by[0] for one in out if one.undecided)


def by_pool(pool: Pool, mine: Profile) -> Told:
    judged = pool.judge(mine)
    assert judged.count == len(judged.best)
    shown: list[tuple[str, str, float]] = [(one.id, one.verdict, one.score) for one in judged.best]
    return shown, judged.hidden, judged.undecided


@given(ads=postings(), students=st.lists(STUDENTS, min_size=1, max_size=3))
@settings(max_examples=60)
def test_a_pool_says_what_the_rules_say(ads: list[Candidate], students: list[Profile]) -> None:
    pool = Pool(ads, now=NOW, words=LOOKED_FOR)
    for mine in students:
        assert by_pool(pool, mine) == told(mine, ads)


def test_every_case_of_eligibility_is_judged_alike() -> None:
    words = {word for mine in PROFILES for word in (*mine.wanted.words, *mine.wanted.words_never)}
    pool = Pool(POSTINGS, now=NOW, words=words)
    for mine in PROFILES[::7]:
        assert by_pool(pool, mine) == told(mine, POSTINGS)


def test_reading_postings_once_for_all_students_changes_nothing() -> None:
    judge = matcher(now=NOW)
    for mine in PROFILES[::9]:
        for ad in POSTINGS[::3]:
            assert judge(mine, ad) == match(mine, ad, now=NOW)


def test_the_best_alone_are_the_first_of_all() -> None:
    pool, mine = Pool(POSTINGS, now=NOW), student()
    judged = pool.judge(mine)
    for limit in (0, 1, 7, judged.count, judged.count + 5):
        some_of = pool.judge(mine, limit=limit)
        assert some_of.best == judged.best[:limit]
        assert some_of.count == judged.count


def test_ties_go_by_deadline_then_newest_then_id() -> None:
    plain = candidate(FULL, posted_at=NOW, apply_by=day("2026-02-09"))
    soon = replace(plain, id="d:a:4", apply_by=day("2026-02-05"))
    four = [replace(plain, id="d:a:2"), replace(plain, id="d:a:1"), soon]
    four.append(replace(plain, id="d:a:0", first_seen=NOW - timedelta(days=1)))
    assert [one.id for one in Pool(four, now=NOW).judge(student()).best] == ["d:a:4", "d:a:1", "d:a:2", "d:a:0"]


def test_what_is_hidden_comes_last_and_in_order_where_it_is_asked_for() -> None:
    pool, mine = Pool(POSTINGS, now=NOW), student()
    judged = pool.judge(mine, everything=True)
    ranked = [(one.candidate.id, one.verdict, one.score) for one in rank(mine, POSTINGS, now=NOW)]
    assert [(one.id, one.verdict, one.score) for one in judged.best] == ranked
    assert judged.best[: judged.count] == pool.judge(mine).best


def test_other_kinds_are_left_out_and_no_kind_is_not() -> None:
    kinds: list[str | None] = ["internship", "employee", None, "thesis"]
    pool = Pool([candidate({**FULL, "kind": kind}, posting=f"d:a:{n}") for n, kind in enumerate(kinds)], now=NOW)
    mine = student(rules={"kind": "ignore"})
    assert {one.id for one in pool.judge(mine, kinds=["internship", "coop"]).best} == {"d:a:0", "d:a:2"}
    assert pool.judge(mine).count == 4


def test_words_that_were_not_looked_for_are_no_silence() -> None:
    with pytest.raises(ValueError, match="not looked for"):
        Pool(POSTINGS, now=NOW, words=["unpaid"]).judge(student(wanted={"words_never": ["night"]}))


@pytest.mark.parametrize("wanted", [{}, {"words": ["robot"]}])
def test_an_empty_pool_shows_nothing(wanted: dict[str, Any]) -> None:
    judged = Pool([], now=NOW, words=["robot"]).judge(student(wanted=wanted))
    assert (judged.best, judged.count, judged.hidden) == ((), 0, Counter())


def test_what_is_read_of_the_evidence_is_all_that_is_looked_at() -> None:
    """Candidates come to a pool with the facts that `READS` names alone, and a text only around some of them."""
    for ad in POSTINGS:
        facts = tuple(fact for fact in ad.facts if fact.field in READS.facts)
        around = any(fact.field in READS.around for fact in facts)
        assert read_ad(replace(ad, facts=facts, text=ad.text if around else "")) == read_ad(ad)
