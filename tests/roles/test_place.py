"""What is one role and what are two, on invented postings."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from internscout.model import Opening, Placing, RoleOrder
from internscout.roles import place

NOW = datetime(2026, 3, 2, tzinfo=UTC)
WORDS = tuple(
    f"{first}{second}"
    for first in "balo mira tesk fuor quen".split()
    for second in "ta ro min sel vek dun gor pia".split()
)
WORK = "Your tasks\n" + ". ".join(" ".join(WORDS[n : n + 8]) for n in range(0, 40, 8)) + "."
OTHER = WORK.replace("a", "ix")


def opening(number: int, title: str = "Robotics Intern", **changes: Any) -> Opening:
    values: dict[str, Any] = {
        "company": "Tidewell Robotics",
        "places": ("Ghent, Belgium",),
        "url": f"https://jobs.example/tidewell/{number}",
        "first_seen": NOW + timedelta(hours=number),
    }
    return Opening(f"a:{number}", title=title, **values | changes)


def placed(
    *openings: Opening,
    texts: Mapping[int, str] = {},
    known: Collection[Opening] = (),
    orders: Collection[RoleOrder] = (),
) -> list[Placing]:
    def read(ids: Collection[str]) -> dict[str, str]:
        return {one: texts.get(int(one.removeprefix("a:")), WORK) for one in ids}

    return place(openings, known, read, tuple(orders))


def rule(one: Opening, other: Opening, **given: Any) -> str:
    """The rule by which the second joins the first; "first" when it does not."""
    return placed(one, other, **given)[1].rule


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Robotics Intern", "Robotics Internship"),
        ("Robotics Intern", "Intern, Robotics (m/f/d)"),
        ("Software Engineer Intern", "Software Engineering Intern"),
        ("Robotics Intern - Ghent", "Robotics Intern"),
        ("Robotics Intern, Summer 2026", "Robotics Intern"),
        ("Robotics Intern 2026", "2026 Robotics Intern"),
    ],
)
def test_two_ways_to_write_one_title(one: str, other: str) -> None:
    assert rule(opening(1, one), opening(2, other)) == "same_text"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Robotics Intern (BS)", "Robotics Intern (PhD)"),
        ("Robotics Intern", "Robotics Intern (PhD)"),
        ("Robotics Intern, Summer 2026", "Robotics Intern, Fall 2026"),
        ("Robotics Intern 2026", "Robotics Intern 2027"),
        ("Robotics Intern", "Robotics Engineer"),
        ("Robotics Engineer", "Senior Robotics Engineer"),
        ("Robotics Engineer II", "Robotics Engineer III"),
        ("Robotics Intern", "Robotics Co-op"),
        ("Robotics Intern, Grippers", "Robotics Intern, Vision"),
        ("Robotics Intern Year 2", "Robotics Intern Year 3"),
        ("Robotics Engineer / Senior Robotics Engineer", "Senior Robotics Engineer"),
        ("Sales Intern, France", "Sales Intern, Poland"),
    ],
)
def test_one_text_under_titles_of_two_roles(one: str, other: str) -> None:
    assert rule(opening(1, one), opening(2, other)) == "first"


def test_a_fan_out_over_towns_is_one_role() -> None:
    openings = (
        opening(1, "Robotics Intern - Ghent"),
        opening(2, "Robotics Intern - Porto", places=("Porto, Portugal",)),
        opening(3, "Robotics Intern (Japan)", places=("Osaka, Japan",)),
    )
    assert {one.role for one in placed(*openings)} == {"a:1"}


def test_another_text_under_one_title_is_another_role() -> None:
    assert rule(opening(1), opening(2), texts={2: OTHER}) == "first"


def test_a_text_that_is_cut_short_is_the_same_in_one_town_only() -> None:
    texts = {2: WORK[: int(len(WORK) * 0.8)]}
    assert rule(opening(1), opening(2), texts=texts) == "shortened"
    assert rule(opening(1), opening(2, places=("Porto, Portugal",)), texts=texts) == "first"


def test_other_requisition_numbers_are_other_roles() -> None:
    one, other = opening(1, requisition_id="REQ-1041"), opening(2, requisition_id="REQ-1042")
    assert rule(one, other) == "first"
    assert rule(opening(1), opening(2), texts={1: f"Req ID: 20417\n{WORK}", 2: f"Req ID: 20418\n{WORK}"}) == "first"


def test_a_number_that_is_called_one_counts_wherever_it_stands() -> None:
    far = WORK * 4
    texts = {1: f"{far}\nReq ID: K-204 applies.", 2: f"{far}\nReq ID: K-205 applies."}
    assert rule(opening(1), opening(2), texts=texts) == "first"
    texts = {1: f"{far}\nOur position 1 of 204 teams.", 2: f"{far}\nOur position 1 of 205 teams."}
    assert rule(opening(1), opening(2), texts=texts) == "same_text"


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("join our Fleet Safety team", "join our Harbour Cranes team", "first"),
        ("join our Fleet Safety team", "join our FLEET SAFETY team", "same_text"),
        ("join our Fleet Safety team", "join us", "same_text"),
        ("join our Ghent team", "join our Porto team", "same_text"),
        ("join our EMEA team", "join our Belgium team", "same_text"),
    ],
)
def test_teams_with_other_names_are_other_roles(one: str, other: str, found: str) -> None:
    texts = {1: f"{WORK}\nYou will {one}.", 2: f"{WORK}\nYou will {other}."}
    assert rule(opening(1), opening(2), texts=texts) == found


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("Fluent in Danish", "Fluent in Polish", "first"),
        ("Fluent in Danish", "Good with people", "first"),
        ("You write English and Danish", "You write English", "first"),
        ("Fluent in Danish", "You speak Danish", "same_text"),
        ("Fluent Danish a plus", "Good with people", "same_text"),
        ("Fluent in English", "Good with people", "same_text"),
        ("Our Danish harbours", "Our Polish harbours", "same_text"),
    ],
)
def test_a_language_that_one_of_two_demands_tells_them_apart(one: str, other: str, found: str) -> None:
    texts = {1: f"{WORK}\n{one}.", 2: f"{WORK}\n{other}."}
    assert rule(opening(1), opening(2), texts=texts) == found


def test_a_text_that_may_have_lost_the_line_on_languages_is_no_other_role() -> None:
    asked = f"{WORK}\nFluent in Danish."
    cut = asked[: int(len(WORK) * 0.8)]
    assert rule(opening(1), opening(2), texts={1: asked, 2: cut}) == "shortened"
    about, duties = (" ".join(f"{word}{n}" for n in range(60)) for word in ("perk", "duty"))
    porto = opening(2, places=("Porto, Portugal",))
    texts = {1: f"{about}\nYour tasks\n{duties}.", 2: f"Your tasks\n{duties}."}
    assert rule(opening(1), porto, texts=texts) == "same_duties"
    assert rule(opening(1), porto, texts=texts | {1: f"{texts[1]}\nFluent in Danish."}) == "first"


def test_titles_in_letters_that_are_not_read_are_one_when_they_are_written_alike() -> None:
    assert rule(opening(1, "የመረጃ ተንታኝ"), opening(2, "የመረጃ ተንታኝ")) == "same_text"
    assert rule(opening(1, "የመረጃ ተንታኝ"), opening(2, "ንድፍ አውጪ")) == "first"


def test_a_role_in_many_towns_does_not_make_its_text_boilerplate() -> None:
    towns = [opening(n, f"Robotics Intern ({town})", places=(f"{town}, Belgium",))
             for n, town in enumerate("Ghent Antwerp Bruges Namur Mons Ostend Leuven Hasselt".split())]  # fmt: skip
    assert {one.role for one in placed(*towns)} == {"a:0"}


def test_a_season_that_one_of_two_titles_names_tells_them_apart_on_one_board_unless_the_texts_agree() -> None:
    dated = opening(2, "Robotics Intern, Summer 2026")
    texts = {2: WORK + " ".join(f"new{n}" for n in range(4))}
    assert rule(opening(1), dated) == "same_text"
    assert rule(opening(1), dated, texts=texts) == "first"
    assert rule(opening(1), replace(dated, url="https://list.example/9"), texts=texts) == "same_text"


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("Belgium", "Ghent, Belgium", "shortened"),
        ("Remote", "Ghent, Belgium", "shortened"),
        ("Singapore", "Ghent, Belgium", "first"),
        ("Brazil (Remote)", "Ghent, Belgium", "first"),
        ("Belgium", "Ghent, VOV, BE", "shortened"),
    ],
)
def test_a_country_without_a_town_is_the_place_of_its_own_towns_alone(one: str, other: str, found: str) -> None:
    texts = {2: WORK[: int(len(WORK) * 0.8)]}
    assert rule(opening(1, places=(one,)), opening(2, places=(other,)), texts=texts) == found


def test_one_requisition_number_is_one_role_whatever_the_text() -> None:
    one, other = opening(1, requisition_id="REQ-1041"), opening(2, requisition_id="req 1041")
    assert rule(one, other, texts={2: OTHER}) == "requisition"


def test_one_address_is_one_role_unless_the_work_is_another() -> None:
    url = "https://jobs.example/tidewell/77?utm_source=list"
    assert rule(opening(1, url=url), opening(2, url=url[:32], company="TWR"), texts={2: OTHER}) == "address"
    assert rule(opening(1, url=url), opening(2, "Payroll Clerk", url=url), texts={2: OTHER}) == "first"


def test_one_text_at_one_address_is_one_role_under_two_titles_but_not_on_one_board() -> None:
    url = "https://jobs.example/tidewell/77"
    assert rule(opening(1, url=url), opening(2, "Gripper Intern", url=url, company="")) == "address"
    one, other = opening(1, url=url, board="a:b"), opening(2, "Gripper Intern", url=url, board="a:b")
    assert rule(one, other) == "first", "one comment that offers two roles"


def test_companies_are_one_by_name_and_never_without() -> None:
    assert rule(opening(1), opening(2, company="Tidewell Robotics, Inc.")) == "same_text"
    assert rule(opening(1), opening(2, company="Harbour Grain")) == "first"
    assert rule(opening(1, company=""), opening(2, company="")) == "first"


def test_what_a_company_writes_everywhere_makes_no_two_roles_alike() -> None:
    about = ". ".join(f"We at Tidewell love line {n} of our story" for n in range(20)) + ".\n"
    short = {n: about + " ".join(f"task{n}x{k}" for k in range(40)) for n in range(1, 9)}
    others = [opening(n, f"Role {'abcdefgh'[n - 1] * 3}") for n in range(1, 7)]
    found = placed(*others, opening(7, "Robotics Intern"), opening(8, "Robotics Intern"), texts=short)
    assert found[-1].rule == "first"


def test_a_repost_is_linked_and_next_years_is_not() -> None:
    closed = opening(1, closed_at=NOW + timedelta(days=10))
    assert rule(closed, opening(2, first_seen=NOW + timedelta(days=20))) == "same_text"
    assert rule(closed, opening(2, first_seen=NOW + timedelta(days=300))) == "first"


def test_a_row_without_a_text_joins_the_one_role_that_it_can_mean() -> None:
    row = opening(9, thin=True, url="")
    assert rule(opening(1), row) == "listed"
    assert placed(opening(1), opening(2), row, texts={2: OTHER})[-1].rule == "first"


def test_an_opening_that_fits_two_roles_makes_them_one() -> None:
    words = [f"task{n}" for n in range(100)]
    texts = {1: " ".join(words[:90]), 2: " ".join(words[10:]), 3: " ".join(words)}
    first, second, both = opening(1), opening(2, places=("Porto, Portugal",)), opening(3, places=())
    assert [one.rule for one in placed(first, second, texts=texts)] == ["first", "first"]
    found = placed(first, second, both, texts=texts)
    assert [(one.role, one.rule, one.other) for one in found] == [
        ("a:1", "first", ""),
        ("a:1", "bridge", "a:3"),
        ("a:1", "same_text", "a:1"),
    ]


def test_no_opening_joins_against_the_veto_of_any_member() -> None:
    summer, plain, fall = (
        opening(n, f"Robotics Intern{term}") for n, term in ((1, ", Summer"), (2, ""), (3, ", Fall"))
    )
    assert [one.role for one in placed(summer, plain, fall)] == ["a:1", "a:1", "a:3"]


def test_people_are_right() -> None:
    apart, together = RoleOrder("a:2", "a:1", together=False), RoleOrder("a:1", "a:3", together=True)
    found = placed(opening(1), opening(2), opening(3, "Payroll Clerk"), orders=[apart, together])
    assert [(one.role, one.rule) for one in found] == [("a:1", "first"), ("a:2", "first"), ("a:1", "order")]


def test_the_order_of_the_input_and_the_batches_change_nothing() -> None:
    openings = [opening(n, title) for n, title in enumerate(["Robotics Intern", "Payroll Intern"] * 4)]
    whole = {one.posting_id: one.role for one in placed(*openings)}
    assert {one.posting_id: one.role for one in placed(*reversed(openings))} == whole
    known = [replace(one, role=whole[one.id]) for one in openings[:5]]
    later = {one.posting_id: one.role for one in placed(*openings[5:], known=known)}
    assert later == {key: role for key, role in whole.items() if key in later}


def test_a_role_keeps_its_name_when_the_posting_that_began_it_leaves() -> None:
    left_behind = replace(opening(2), role="a:1")
    texts = {1: OTHER}
    assert [one.role for one in placed(opening(1), known=[left_behind], texts=texts)] == ["a:1~2"]
