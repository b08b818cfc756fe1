"""The catalogue of named programmes is tidy, its rules tell their own postings, and its calendar holds to the day."""

import os
import re
import tomllib
from datetime import date
from importlib import resources
from pathlib import Path
from typing import Any

import duckdb
import pytest

from internscout.match.programmes import programme_news, programmes
from internscout.model import OpenPosting, ProgrammeNews
from internscout.taxonomy import LEVELS

TABLES: dict[str, dict[str, Any]] = tomllib.loads(
    resources.files("internscout.match.data").joinpath("programmes.toml").read_text(encoding="utf-8")
)
SHARED = Path(os.environ.get("INTERNSCOUT_SHARED", Path(__file__).parents[2].parent / "shared"))
CORPUS = SHARED / "corpus" / "postings.parquet"
LEARNERS = re.compile(
    r"intern|stag|fellow|resid|student|scholar|doctoral|ph\.?d|\bm[12]\b|co-?op|summer|researcher", re.IGNORECASE
)


def news_of(*postings: tuple[str, str], on: date = date(2026, 8, 1), level: str | None = None) -> list[ProgrammeNews]:
    found = [OpenPosting(f"demo:{n}", title, company, "") for n, (company, title) in enumerate(postings)]
    return list(programme_news(found, on=on, level=level))


def one(name: str, *postings: tuple[str, str], on: date) -> ProgrammeNews:
    (found,) = [news for news in news_of(*postings, on=on) if news.programme.id == name]
    return found


def test_the_catalogue_is_sorted_and_long_enough() -> None:
    assert list(TABLES) == sorted(TABLES)
    assert len(programmes()) >= 60


@pytest.mark.parametrize("name", TABLES)
def test_every_programme_is_whole(name: str) -> None:
    table = TABLES[name]
    assert set(table) - {"weeks"} == {
        "name", "organisation", "page", "checked", "levels", "rounds", "companies", "title",
    }  # fmt: skip
    assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", name)
    assert table["page"].startswith("https://")
    assert table["levels"] == [level for level in LEVELS if level in table["levels"]]
    assert table["levels"]
    low, high = table.get("weeks", (1, 1))
    assert 1 <= low <= high
    assert all(1 <= opens <= 12 and 1 <= closes <= 12 for opens, closes in table["rounds"])
    re.compile(table["title"])


@pytest.mark.parametrize(
    ("company", "title", "expected"),
    [
        ("Google", "Student Researcher, BS/MS, Winter", ["google-student-researcher"]),
        ("Google DeepMind", "Student Researcher", ["deepmind-student-researcher", "google-student-researcher"]),
        ("Google", "Research Scientist, International Programs", []),
        ("Googleplex Cafe", "Student Researcher", []),
        ("OpenAI", "Residency, Spring cohort", ["openai-residency"]),
        ("OpenAI", "Software Engineer, Internal Tools", []),
        ("Anthropic", "AI Safety Fellow", ["anthropic-fellows"]),
        ("The Allen Institute for AI", "Research Internship, Language", ["ai2-internships"]),
        ("Amazon.com Services LLC", "Applied Scientist Intern", ["amazon-science-internships"]),
        ("Amazon", "Warehouse Intern", []),
        ("Apple", "AIML Resident, Health", ["apple-aiml-residency"]),
        ("AppleOne", "Machine Learning Intern", []),
        ("Meta", "Research Scientist Intern, Speech (PhD)", ["meta-fair-internships"]),
        ("Metaview", "Research Intern", []),
        ("Microsoft", "Research Intern, Systems", ["microsoft-research-internships"]),
        ("Microsoft", "Program Manager, Research Internal Audit", []),
        ("NVIDIA", "2027 Internships: PhD Robotics", ["nvidia-research-internships"]),
        ("Cohere", "Sales Development Intern", []),
        ("Cohere Health", "Machine Learning Intern", ["cohere-research-internships"]),  # the name begins alike
        ("Centre Inria de Lyon", "Stage M2: graphes", ["inria-internships"]),
        ("Any University", "NSF REU in robotics", ["nsf-reu"]),
        ("Any Laboratory", "DAAD RISE Germany placement", ["daad-rise-germany"]),
        ("", "Machine Learning Intern", []),
    ],
)  # fmt: skip
def test_a_rule_tells_its_postings(company: str, title: str, expected: list[str]) -> None:
    assert sorted(n.programme.id for n in news_of((company, title)) if n.state == "open") == expected


@pytest.mark.parametrize(
    ("name", "on", "state", "opens", "closes"),
    [
        # One round from November to January.
        ("cern-summer-student", date(2026, 9, 16), "closed", date(2026, 11, 1), None),
        ("cern-summer-student", date(2026, 9, 17), "opens_soon", date(2026, 11, 1), None),
        ("cern-summer-student", date(2026, 10, 31), "opens_soon", date(2026, 11, 1), None),
        ("cern-summer-student", date(2026, 11, 1), "usually_open", None, date(2027, 1, 1)),
        ("cern-summer-student", date(2027, 1, 31), "usually_open", None, date(2027, 1, 1)),
        ("cern-summer-student", date(2027, 2, 1), "closed", date(2027, 11, 1), None),
        # Two rounds: February to April, August to October.
        ("oist-research-internship", date(2026, 5, 1), "closed", date(2026, 8, 1), None),
        ("oist-research-internship", date(2026, 10, 31), "usually_open", None, date(2026, 10, 1)),
        ("oist-research-internship", date(2026, 12, 20), "opens_soon", date(2027, 2, 1), None),
        # Over the turn of the year: opens in January, seen in December.
        ("turing-enrichment", date(2026, 12, 31), "opens_soon", date(2027, 1, 1), None),
        ("openai-residency", date(2026, 8, 1), "any_time", None, None),
    ],
)
def test_the_calendar(name: str, on: date, state: str, opens: date | None, closes: date | None) -> None:
    found = one(name, on=on)
    assert (found.state, found.opens, found.closes) == (state, opens, closes)


def test_an_open_posting_says_more_than_the_calendar() -> None:
    found = one(
        "cern-summer-student", ("CERN", "Summer Student Programme"), ("CERN", "Summer Student"), on=date(2026, 5, 1)
    )
    assert found.state == "open"
    assert [posting.id for posting in found.postings] == ["demo:0", "demo:1"]


def test_only_those_for_the_student_s_level() -> None:
    assert all("phd" in news.programme.levels for news in news_of(level="phd"))
    assert {news.programme.id for news in news_of(level="mba")} == {
        news.programme.id for news in news_of(level="master")
    }
    assert len(news_of(level="high_school")) < len(news_of(level="bachelor")) < len(news_of())


def test_what_to_act_on_comes_first() -> None:
    states = [news.state for news in news_of(("OpenAI", "Residency"), on=date(2026, 9, 20))]
    order = ["open", "opens_soon", "usually_open", "any_time", "closed"]
    assert states == sorted(states, key=order.index)
    assert set(states) == set(order)


@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus of real postings is not here")
def test_on_real_postings_the_rules_catch_students_only() -> None:
    rows = duckdb.read_parquet(str(CORPUS)).project("id, title, company").fetchall()
    postings = [OpenPosting(number, title or "", company or "", "") for number, title, company in rows]
    caught = [posting for news in programme_news(postings, on=date(2026, 8, 1)) for posting in news.postings]
    assert len(caught) >= 30
    assert [posting.title for posting in caught if not LEARNERS.search(posting.title)] == []
