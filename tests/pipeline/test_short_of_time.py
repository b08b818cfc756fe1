"""What is kept of a board that takes too long, asks for too much, or answers what proves nothing."""

from typing import Any

import pytest

from internscout.model import Memory
from internscout.pipeline import reading
from internscout.sources import page
from tests.pipeline.answers import Answers, read

BAMBOOHR = "https://acme.bamboohr.com/careers"
TEAMTAILOR = "https://acme.teamtailor.com/jobs.json"
GREENHOUSE = "https://boards-api.greenhouse.io/v1/boards/acme/jobs"


def jobs(*ids: int) -> dict[str, Any]:
    return {"jobs": [job(number) for number in ids], "meta": {"total": len(ids)}}


def job(number: int, **other: Any) -> dict[str, Any]:
    url = f"https://job-boards.greenhouse.io/acme/jobs/{number}"
    return {"id": number, "title": "ML Intern", "absolute_url": url, "content": "Lamps."} | other


def test_texts_that_take_too_long_cost_those_texts_not_the_board() -> None:
    rows = [{"id": str(n), "jobOpeningName": "ML Intern"} for n in (1, 2)]
    text = {
        "result": {"jobOpening": {"jobOpeningName": "ML Intern", "description": "Lamps.", "jobOpeningShareUrl": ""}}
    }
    listing = {"meta": {"totalCount": 2}, "result": rows}
    result = read("bamboohr", Answers({f"{BAMBOOHR}/list": listing, f"{BAMBOOHR}/1/detail": text}, silent=True))
    assert result.error is None
    assert (result.outcome, result.complete) == ("ok", True)
    assert {posting.external_id: posting.thin for posting in result.postings} == {"1": False, "2": True}
    assert result.listing == ""  # so that the next reading asks for the other text
    assert [fault.why for fault in result.faults] == ["1 of its texts: did not come, not read within 1 s"]


def test_pages_that_take_too_long_cost_the_proof_not_the_rows() -> None:
    item = {"id": "00000000-0000-4000-8000-000000000001", "title": "ML Intern", "content_html": "Lamps."}
    item["url"] = "https://acme.teamtailor.com/jobs/1-ml-intern"
    first = {"title": "Acme", "items": [item], "next_url": f"{TEAMTAILOR}?page=2"}
    result = read("teamtailor", Answers({f"{TEAMTAILOR}?per_page=100": first}, silent=True))
    assert result.error is None
    assert (result.outcome, result.complete) == ("truncated", False)
    assert result.gap == "a page did not come: not read within 1 s"
    assert len(result.postings) == 1


def test_a_listing_that_takes_too_long_is_a_failure() -> None:
    result = read("greenhouse", Answers({}, silent=True))
    assert (result.outcome, result.error) == ("failed", "not read within 1 s")


def test_asking_for_the_absent_too_long_costs_no_listing() -> None:
    answers = Answers({f"{GREENHOUSE}?content=true&pay_transparency=true": jobs(1)}, silent=True)
    result = read("greenhouse", answers, Memory(held=frozenset({"1", "2"})))
    assert len(answers.asked) == 2
    assert (result.error, result.outcome, result.complete, result.alone) == (None, "ok", True, {})
    assert not result.faults


@pytest.mark.parametrize(
    ("answer", "alone"),
    [(job(2), {"2": True}), (job(2, title=None), {}), (job(2, absolute_url="ftp://x"), {})],
)
def test_an_answer_that_cannot_be_read_does_not_prove_that_a_posting_is_gone(answer: Any, alone: Any) -> None:
    urls = {f"{GREENHOUSE}?content=true&pay_transparency=true": jobs(1)}
    urls[f"{GREENHOUSE}/2?pay_transparency=true"] = answer
    result = read("greenhouse", Answers(urls, silent=True), Memory(held=frozenset({"1", "2"})))
    assert result.alone == alone


def test_a_board_gets_so_many_requests_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "MOST_REQUESTS", 10)
    site = "https://example.org/"
    index = "".join(f"<sitemap><loc>{site}sitemap-jobs-{n}.xml</loc></sitemap>" for n in range(4))
    answers = {f"{site}sitemap.xml": f"<sitemapindex>{index}</sitemapindex>"}
    for n in range(4):
        pages = "".join(f"<url><loc>{site}jobs/ml-intern-{n}-{m}</loc></url>" for m in range(9))
        answers[f"{site}sitemap-jobs-{n}.xml"] = f"<urlset>{pages}</urlset>"
        answers |= {f"{site}jobs/ml-intern-{n}-{m}": "<html></html>" for m in range(9)}
    asking = Answers(answers, silent=True)
    result = read("page", asking, url=f"{site}sitemap.xml")
    assert len(asking.asked) == 10
    assert {url.split("-")[2] for url in asking.asked[5:]} == {"0", "1", "2", "3"}  # each sitemap has its share
    assert "31 of its texts: not asked for, 10 requests are the most of a board" in [
        fault.why for fault in result.faults
    ]
    assert result.listing == ""


def test_what_a_board_sends_beyond_all_measure_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_MOST_BYTES", 2000)
    rows = [{"id": str(n), "jobOpeningName": "ML Intern"} for n in range(9)]
    text = {"result": {"jobOpening": {"jobOpeningName": "ML Intern", "description": "Lamps. " * 100}}}
    answers: dict[str, Any] = {f"{BAMBOOHR}/{n}/detail": text for n in range(9)}
    answers[f"{BAMBOOHR}/list"] = {"meta": {"totalCount": 9}, "result": rows}
    result = read("bamboohr", Answers(answers, silent=True))
    assert (result.error, result.complete, result.listing) == (None, True, "")
    assert [posting.thin for posting in result.postings].count(True) == len(result.faults) > 6
    assert result.faults[0].why == "more than 0.00190735 MiB came of this board"
