"""What a board's answers lead to, read as a run reads it: further pages, texts one by one, another language."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from internscout.model import Board, BoardResult, Payload, Request
from internscout.sources import source
from tests.pipeline.answers import Answers, read

PERSONIO = "https://acme.jobs.personio.de/xml"
TEAMTAILOR = "https://acme.teamtailor.com/jobs.json"
RIPPLING = "https://api.rippling.com/platform/api/ats/v1/board/acme/jobs"
UUID = "00000000-0000-4000-8000-00000000000"
BAMBOOHR = "https://acme.bamboohr.com/careers"


def position(number: int, name: str, text: str = "") -> str:
    text = f"<jobDescription><value><![CDATA[<p>{text}</p>]]></value></jobDescription>" if text else ""
    return f"<position><id>{number}</id><name>{name}</name><jobDescriptions>{text}</jobDescriptions></position>"


def feed(*positions: str) -> str:
    return f"<workzag-jobs>{''.join(positions)}</workzag-jobs>"


def texts(result: BoardResult) -> dict[str, str]:
    return {posting.title: posting.description for posting in result.postings}


def test_texts_that_are_not_in_english_come_from_the_site_s_own_language() -> None:
    english = feed(position(1, "ML Intern", "Lamps."), position(2, "Working Student AI"), position(3, "Accountant"))
    own = feed(position(1, "Praktikum"), position(2, "Werkstudent KI", "Laternen."), position(3, "Buchhalter", "Geld."))
    answers = Answers({f"{PERSONIO}?language=en": english, PERSONIO: own})
    result = read("personio", answers)
    assert texts(result) == {"ML Intern": "<p>Lamps.</p>", "Werkstudent KI": "<p>Laternen.</p>", "Accountant": ""}
    assert [posting.thin for posting in result.postings] == [False, False, True]
    assert result.complete
    assert answers.asked == [f"{PERSONIO}?language=en", PERSONIO]


def test_a_missing_second_language_costs_the_texts_only() -> None:
    result = read("personio", Answers({f"{PERSONIO}?language=en": feed(position(2, "Working Student AI"))}))
    assert result.complete
    assert [posting.thin for posting in result.postings] == [True]
    assert len(result.faults) == 1
    assert not result.unreadable


@pytest.mark.parametrize(
    ("own", "titles", "outcome"),
    [(feed(position(2, "Werkstudent KI", "A")), ["Werkstudent KI"], "ok"), (feed(), [], "empty_confirmed")],
)
def test_a_feed_that_is_empty_in_english_is_asked_for_in_its_own_language(
    own: str, titles: list[str], outcome: str
) -> None:
    result = read("personio", Answers({f"{PERSONIO}?language=en": feed(), PERSONIO: own}))
    assert list(texts(result)) == titles
    assert result.complete
    assert result.outcome == outcome


def item(number: int) -> dict[str, Any]:
    url = f"https://acme.teamtailor.com/jobs/{number}-trainee"
    return {"id": str(number), "title": f"Trainee {number}", "url": url, "content_html": "<p>Lamps.</p>"}


def test_a_career_site_is_read_to_its_last_page() -> None:
    first = f"{TEAMTAILOR}?per_page=100"
    second = f"{TEAMTAILOR}?page=2&per_page=100"
    pages: dict[str, dict[str, Any]] = {
        first: {"items": [item(1), item(2)], "next_url": f"{TEAMTAILOR}?page=2"},
        second: {"items": [item(3)]},
    }
    result = read("teamtailor", Answers(pages))
    assert [posting.external_id for posting in result.postings] == ["1", "2", "3"]
    assert result.complete
    pages[second]["next_url"] = first
    assert not read("teamtailor", Answers(pages)).complete


def test_rippling_texts_are_asked_for_where_the_row_can_be_an_internship() -> None:
    def row(uuid: str, name: str, place: str) -> dict[str, Any]:
        url = f"https://ats.rippling.com/acme/jobs/{uuid}"
        return {"uuid": uuid, "name": name, "url": url, "workLocation": {"label": place}}

    rows = [row("1", "ML Intern", "Leeds"), row("1", "ML Intern", "Oslo"), row("2", "Driver", "Rome")]
    full = {"uuid": "1", "name": "ML Intern", "url": rows[0]["url"], "description": {"role": "<p>Lamps.</p>"}}
    answers = Answers({RIPPLING: rows, f"{RIPPLING}/1": full})
    result = read("rippling", answers)
    assert texts(result) == {"ML Intern": "<p>Lamps.</p>", "Driver": ""}
    assert result.postings[0].locations == ("Leeds", "Oslo")
    assert result.postings[0].stamp
    assert answers.asked == [RIPPLING, f"{RIPPLING}/1"]
    assert result.complete


def test_bamboohr_texts_are_asked_for_where_the_row_can_be_an_internship() -> None:
    rows = [{"id": "39", "jobOpeningName": "ML Intern", "isRemote": True}, {"id": "40", "jobOpeningName": "Driver"}]
    full = {"jobOpeningName": "ML Intern", "description": "<p>Lamps.</p>"}
    answers = Answers(
        {
            f"{BAMBOOHR}/list": {"meta": {"totalCount": 2}, "result": rows},
            f"{BAMBOOHR}/39/detail": {"result": {"jobOpening": full}},
        }
    )
    result = read("bamboohr", answers)
    assert texts(result) == {"ML Intern": "<p>Lamps.</p>", "Driver": ""}
    assert result.postings[0].details == (("Workplace", "Remote"),)
    assert result.complete


@pytest.mark.parametrize(
    ("address", "single"),
    [
        ("https://acme.bamboohr.com/careers/{}", f"{BAMBOOHR}/{{}}/detail"),
        (f"https://ats.rippling.com/acme/jobs/{UUID}{{}}", f"{RIPPLING}/{UUID}{{}}"),
    ],
)
def test_many_rows_of_a_list_lead_to_single_texts_where_each_costs_a_request_anyway(address: str, single: str) -> None:
    rows = [
        {"id": str(n), "title": "ML Intern", "url": address.format(n), "company_name": "Acme", "active": True}
        for n in range(5)
    ]
    request = Request(Board("listings", "students/list"), "https://raw.githubusercontent.com/x")
    page = source("listings").read(Payload(request, json.dumps(rows).encode(), datetime(2026, 6, 1, tzinfo=UTC)))
    assert [(follow.url, follow.purpose) for follow in page.follow] == [(single.format(n), "posting") for n in range(5)]
