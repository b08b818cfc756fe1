"""A Workday that knows no offset from the cap on: split by its facets, read whole, or said to be cut short."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest

from internscout.errors import SourceError
from internscout.model import Board, Json, Page, Payload, Request
from internscout.pipeline.listing import Listing
from internscout.sources import workday
from internscout.sources._facets import Facet, agreed, facets_of, splitting

BOARD = Board("workday", "acme/wd5/Careers")
AT = datetime(2026, 6, 1, tzinfo=UTC)


@dataclass
class Tenant:
    """The vendor's server: `jobs` are the values of each facet, of each posting."""

    jobs: list[dict[str, list[str]]]
    cap: int = 40
    asked: int = 0

    def answer(self, body: Any) -> dict[str, Json]:
        self.asked += 1
        assert self.asked < 100, "asked without end"
        applied: dict[str, list[str]] = body["appliedFacets"]
        found = [n for n, job in enumerate(self.jobs) if all(set(job.get(f, ())) & set(v) for f, v in applied.items())]
        offset = body["offset"] if body["offset"] < self.cap else 0
        # An applied facet counts as if it was not.
        counts = {
            name: Counter(
                value for n, job in enumerate(self.jobs) if name in applied or n in found for value in job.get(name, ())
            )
            for name in {name for job in self.jobs for name in job}
        }
        return {
            "total": 0 if offset else min(len(found), self.cap),
            "jobPostings": [
                {"title": f"Deckhand {n}", "externalPath": f"/job/x/J_{n}"}
                for n in found[: self.cap][offset : offset + 20]
            ],
            "facets": [
                {"facetParameter": name, "values": [{"id": value, "count": count} for value, count in of.items()]}
                for name, of in sorted(counts.items())
            ],
        }


def listing(tenant: Tenant) -> Listing:
    """All pages joined, as a run does."""
    joined = Listing()
    waiting: list[Request] = [workday.SOURCE.first(BOARD)]
    while waiting:
        page = read(waiting[0], tenant.answer(waiting.pop(0).body))
        joined.add(page)
        waiting += page.follow
    return joined


def read(request: Request, answer: Json) -> Page:
    return workday.SOURCE.read(Payload(request, json.dumps(answer).encode(), AT))


def jobs(count: int, **facets: int) -> list[dict[str, list[str]]]:
    """Postings spread over so many values of each facet."""
    return [{name: [f"{name}{n % values}"] for name, values in facets.items()} for n in range(count)]


@pytest.fixture(autouse=True)
def small_cap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workday, "CAP", 40)


@pytest.mark.parametrize(
    ("postings", "requests"),
    [
        (jobs(40, time=2, family=3), 2),  # as many as the cap, and not one more
        (jobs(39, time=2), 2),
        (jobs(60, time=2, family=4), 1 + 2 * 2),  # the fewest parts that are small enough: of 30 each
        (jobs(100, time=2, family=5), 1 + 5),  # time does not do, its parts are of 50
        (jobs(100, time=2, family=2, place=3), 1 + 3 * 2),
        (jobs(200, time=2, family=3), 1 + 3 * (1 + 2 * 2)),  # 6 × 33: only both together do
        ([], 1),
    ],
)
def test_read_whole(postings: list[dict[str, list[str]]], requests: int) -> None:
    tenant = Tenant(postings)
    joined = listing(tenant)
    assert (len(joined.ids), joined.gap()) == (len(postings), "")
    assert tenant.asked == requests


def with_values(postings: Iterable[dict[str, list[str]]], name: str, values: list[str]) -> list[dict[str, list[str]]]:
    return [job | {name: values} for job in postings]


@pytest.mark.parametrize(
    ("postings", "came", "gap"),
    [
        (jobs(60), 40, "a cap of 40: no facet splits the listing"),
        (jobs(60, time=1, family=1), 40, "a cap of 40: no facet splits the listing"),
        (jobs(60, time=2), 60, "a cap of 40: no two facets agree on the number of postings"),
        # One facet counts a third twice, another leaves a third out: neither sum is that of another.
        (
            jobs(40, time=3) + with_values(jobs(20, time=3), "place", ["a", "b"]),
            60,
            "a cap of 40: no two facets agree on the number of postings",
        ),
        # Two facets that count the same postings twice agree on too many: what comes falls short of it.
        (
            with_values(with_values(jobs(50), "place", ["a", "b"]), "region", ["c", "d"]),
            40,
            "a cap of 40: no facet splits the listing",
        ),
    ],
)
def test_said_to_be_cut_short(postings: list[dict[str, list[str]]], came: int, gap: str) -> None:
    joined = listing(Tenant(postings))
    assert (len(joined.ids), joined.gap()) == (came, gap)


def test_parts_that_lack_postings_prove_nothing() -> None:
    tenant = Tenant(jobs(60, time=2, family=4))
    whole = tenant.answer

    def short(body: Any) -> dict[str, Json]:
        answer = whole(body)
        return answer if body["offset"] == 0 else answer | {"jobPostings": []}

    tenant.answer = short  # type: ignore[method-assign]
    assert listing(tenant).gap() == "40 of 60 postings came"


def test_a_tenant_without_a_cap_is_read_page_by_page() -> None:
    tenant = Tenant(jobs(130, time=2, family=9), cap=1000)
    joined = listing(tenant)
    assert (len(joined.ids), joined.gap(), tenant.asked) == (130, "", 7)


def test_one_that_starts_over_after_all_is_noticed() -> None:
    tenant = Tenant(jobs(130))
    whole = tenant.answer
    tenant.answer = lambda body: whole(body) | {"total": 130 if body["offset"] == 0 else 0}  # type: ignore[method-assign]
    assert "came twice" in listing(tenant).gap()


@pytest.mark.parametrize(("postings", "came", "requests"), [(35, 35, 2), (100, 40, 2)])
def test_without_a_total_page_after_page_is_asked_for_and_nothing_proved(
    postings: int, came: int, requests: int
) -> None:
    tenant = Tenant(jobs(postings))
    whole = tenant.answer
    tenant.answer = lambda body: whole(body) | {"total": 0}  # type: ignore[method-assign]
    joined = listing(tenant)
    assert (len(joined.ids), joined.gap(), tenant.asked) == (came, "no 'total' came", requests)


def test_the_stamp_of_a_row_does_not_change_by_the_day() -> None:
    def stamp(**row: Json) -> str:
        rows: list[Json] = [{"title": "ML Intern", "externalPath": "/job/x/ML-Intern_R1", **row}]
        (text,) = read(workday.SOURCE.first(BOARD), {"total": 1, "jobPostings": rows}).follow
        return text.stamp

    assert stamp(postedOn="Posted Today") == stamp(postedOn="Posted Yesterday", timeLeftToApply="2 days left to apply")
    assert stamp(postedOn="Posted Today") != stamp(locationsText="Lisbon")


@pytest.mark.parametrize("token", ["acme", "acme/Careers", "acme/wd5/", "acme/five/Careers", "acme/wd5/a/b", "//"])
def test_a_token_of_another_form_is_an_error_of_the_board(token: str) -> None:
    with pytest.raises(SourceError, match="tenant/wd5/site"):
        workday.SOURCE.first(Board("workday", token))


def test_facets_in_a_group_are_facets() -> None:
    place: dict[str, Json] = {
        "facetParameter": "locations",
        "values": [{"id": "a", "count": 3}, {"id": "b", "count": 0}],
    }
    time: dict[str, Json] = {
        "facetParameter": "timeType",
        "values": [{"id": "c", "count": "4"}, {"id": "d", "count": None}],
    }
    group: dict[str, Json] = {"facetParameter": "locationMainGroup", "values": [place]}
    found = facets_of({"facets": [group, time, {"facetParameter": "empty", "values": []}, 7]})
    assert sorted(found, key=lambda facet: facet.name) == [Facet("locations", {"a": 3}), Facet("timeType", {"c": 4})]


@pytest.mark.parametrize(
    ("sums", "size"),
    [([], None), ([7], None), ([7, 7], 7), ([7, 7, 9], 7), ([7, 7, 9, 9], 9), ([7, 7, 7, 9, 9], 7), ([8, 9], None)],
)
def test_how_many_the_facets_agree_on(sums: list[int], size: int | None) -> None:
    assert agreed([Facet(str(n), {"a": count - 1, "b": 1}) for n, count in enumerate(sums)]) == size


def test_no_facet_splits_twice() -> None:
    facets = [Facet("time", {"full": 30, "part": 30}), Facet("family", {"a": 50, "b": 10})]
    assert [splitting(facets, 60, 40, used) for used in ((), ("time",), ("time", "family"))] == [*facets, None]
