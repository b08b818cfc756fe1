"""A board that is listed page by page, without texts: what is asked for at first, and what afterwards."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import duckdb
import pytest

from internscout.config import Settings
from internscout.pipeline import clock
from tests.pipeline.build import LIST, row_of_list
from tests.pipeline.conftest import Folder, Mirror
from tests.pipeline.test_reading import go

TOKEN = "acme/wd5/Careers"
CXS = "acme.wd5.myworkdayjobs.com/wday/cxs/acme/Careers"
TITLES = ["Deckhand"] * 12 + ["Machine Learning Intern"] + ["Boat Mechanic"] * 30 + ["Vision Intern", "Student, Tides"]
TEXTS = {12: "Machine-Learning-Intern_R12", 43: "Vision-Intern_R43", 44: "Student,-Tides_R44"}


@dataclass
class Workday:
    """45 rows in three pages; the total comes with the first only. `changed` are keys put into a row, by its number."""

    mirror: Mirror
    changed: dict[int, dict[str, str]] = field(default_factory=dict)
    lost: set[int] = field(default_factory=set)

    def page(self, body: Any) -> Any:
        offset: int = body["offset"]
        rows = [self.row(number) for number in range(offset, min(offset + 20, len(TITLES)))]
        lost = offset in self.lost
        return (
            None if lost else {"total": 0 if offset else len(TITLES), "jobPostings": rows, "userAuthenticated": False}
        )

    def row(self, number: int) -> dict[str, Any]:
        title = TITLES[number]
        row = {"title": title, "externalPath": path(number), "locationsText": "Lisbon", "bulletFields": [f"R{number}"]}
        return row | self.changed.get(number, {})

    def serve_text(self, number: int, text: str = "<p>Train models in Python and PyTorch.</p>") -> None:
        url = f"https://acme.wd5.myworkdayjobs.com/Careers{path(number)}"
        info = {"id": f"x{number}", "title": TITLES[number], "jobDescription": text, "location": "Lisbon"}
        self.mirror.serve(f"{CXS}{path(number)}", {"jobPostingInfo": info | {"externalUrl": url}})

    def asked(self) -> tuple[list[int], list[int]]:
        """The offsets and the numbers of the texts that were asked for since the last call."""
        asked, self.mirror.asked[:] = [*self.mirror.asked], []
        offsets = [int(one.partition("'offset': ")[2].partition(",")[0]) for one in asked if "/jobs {" in one]
        texts = [int(one.rpartition("_R")[2]) for one in asked if "/job/" in one]
        return sorted(offsets), sorted(texts)


def path(number: int) -> str:
    return f"/job/Lisbon/{TITLES[number].replace(' ', '-').replace(',', '')}_R{number}"


@pytest.fixture
def workday(mirror: Mirror) -> Workday:
    found = Workday(mirror)
    mirror.posts[f"{CXS}/jobs"] = found.page
    for number in TEXTS:
        found.serve_text(number)
    return found


@pytest.fixture
def settings(folder: Folder) -> Settings:
    return folder.configure(f"workday:{TOKEN}")


def thin(settings: Settings) -> dict[bool, int]:
    """How many open postings there are with their text (False) and without (True)."""
    with duckdb.connect(str(settings.published), read_only=True) as con:
        return dict(con.execute("SELECT thin, count(*) FROM postings WHERE status = 'open' GROUP BY 1").fetchall())


def test_the_first_reading_asks_for_all_pages_and_the_texts_of_students_the_second_for_pages_only(
    settings: Settings, workday: Workday
) -> None:
    (first,) = go(settings)
    assert (first["outcome"], first["complete"], first["new"], first["requests"]) == ("ok", True, 45, 6)
    assert workday.asked() == ([0, 20, 40], [12, 43, 44])
    assert thin(settings) == {True: 42, False: 3}
    (second,) = go(settings)
    assert (second["outcome"], second["complete"], second["requests"]) == ("unchanged", True, 3)
    assert workday.asked() == ([0, 20, 40], [])
    assert thin(settings) == {True: 42, False: 3}


def test_rows_that_only_tell_their_age_are_unchanged(settings: Settings, workday: Workday) -> None:
    workday.changed = {number: {"postedOn": "Posted Today"} for number in range(len(TITLES))}
    go(settings)
    workday.changed = {number: {"postedOn": "Posted Yesterday"} for number in range(len(TITLES))}
    (second,) = go(settings)
    assert (second["outcome"], second["seen"]) == ("unchanged", 45)
    workday.changed[44] = {"postedOn": "Posted Yesterday", "remoteType": "Remote"}
    assert [row["outcome"] for row in go(settings)] == ["ok"]


def test_the_text_of_a_changed_row_is_asked_for_again(settings: Settings, workday: Workday) -> None:
    go(settings)
    workday.asked()
    workday.changed = {
        43: {"locationsText": "Porto"},
        44: {"postedOn": "Posted Yesterday"},
        7: {"remoteType": "Remote"},
    }
    workday.serve_text(43, "<p>Train models in Julia.</p>")
    (second,) = go(settings)
    assert workday.asked() == ([0, 20, 40], [43])
    assert (second["outcome"], second["changed"], thin(settings)) == ("ok", 2, {True: 42, False: 3})
    go(settings)
    assert workday.asked() == ([0, 20, 40], [])


def test_a_text_that_fails_leaves_its_row_thin_and_is_asked_for_the_next_time(
    settings: Settings, workday: Workday
) -> None:
    workday.mirror.serve(f"{CXS}{path(43)}", {"error": "later"}, 503)
    (first,) = go(settings)
    assert (first["outcome"], first["complete"], first["row_faults"]) == ("ok", True, 1)
    assert thin(settings) == {True: 43, False: 2}
    workday.asked()
    workday.serve_text(43)
    (second,) = go(settings)
    assert workday.asked() == ([0, 20, 40], [43])
    assert (second["outcome"], thin(settings)) == ("ok", {True: 42, False: 3})


def test_a_text_that_fails_does_not_rest_with_a_listing_of_one_answer(
    folder: Folder, workday: Workday, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = folder.configure(f"workday:{TOKEN}")
    monkeypatch.setitem(globals(), "TITLES", TITLES[:13])
    workday.mirror.serve(f"{CXS}{path(12)}", {"error": "later"}, 503)
    go(settings)
    workday.serve_text(12)
    go(settings)
    assert thin(settings) == {True: 12, False: 1}
    workday.asked()
    assert [row["outcome"] for row in go(settings)] == ["unchanged"]
    assert workday.asked() == ([0], [])
    later = clock.now() + timedelta(days=15)
    monkeypatch.setattr(clock, "now", lambda: later)
    go(settings)
    assert workday.asked() == ([0], [12])


def test_a_page_that_does_not_come_costs_its_rows_and_the_proof(settings: Settings, workday: Workday) -> None:
    go(settings)
    workday.lost = {20}
    workday.changed = {44: {"locationsText": "Porto"}}
    workday.asked()
    (second,) = go(settings)
    assert (second["outcome"], second["complete"]) == ("truncated", False)
    assert second["gap"].startswith("a page did not come: HTTP 503")
    assert workday.asked() == ([0, 20, 40], [44])
    go(settings)
    assert thin(settings) == {True: 42, False: 3}


def test_a_first_page_that_does_not_come_is_a_failure(settings: Settings, workday: Workday) -> None:
    workday.lost = {0}
    assert [row["outcome"] for row in go(settings)] == ["failed"]
    assert workday.asked() == ([0], [])


def test_a_text_that_a_list_led_to_is_asked_for_again_when_its_row_changes(folder: Folder, mirror: Mirror) -> None:
    api = "api.smartrecruiters.com/v1/companies/Acme1/postings/744000000000001"
    text = {"text": "<p>Train models in Python and PyTorch.</p>"}
    mirror.serve(api, {"id": "744000000000001", "name": "ML Intern", "jobAd": {"sections": {"jobDescription": text}}})
    settings = folder.configure("listings:students/list")
    rows = [row_of_list(number, f"https://jobs.smartrecruiters.com/Acme1/74400000000000{number}") for number in (1, 2)]

    def asked(*listed: dict[str, Any]) -> int:
        mirror.serve(LIST, [*listed])
        mirror.asked.clear()
        go(settings)
        return mirror.asked.count(api)

    assert asked(rows[0]) == 1
    assert asked(*rows) == 0
    assert asked(rows[0] | {"date_updated": 1780000000}, rows[1]) == 1
    assert thin(settings) == {True: 1, False: 1}
