"""A role is told once: by its best posting, with its other places and sources named."""

from datetime import timedelta

import pytest

from internscout.config import Digest as Limits
from internscout.digest import Digest, Past, render_html, render_json, render_markdown, render_text
from internscout.match.many_roles import NEAR
from internscout.model import Shown
from tests.digest.sample import YESTERDAY, built, member, past, posting
from tests.match.build import FULL, NOW

ZURICH = [{"city": "Zurich", "region": None, "country": "CH"}]
LONDON = [{"city": "London", "region": None, "country": "GB"}]


def ids(digest: Digest) -> list[str]:
    return [entry.id for entry in digest.told()]


def test_several_places_are_one_entry_that_names_them() -> None:
    found = built(
        [posting(1, FULL), posting(2, {**FULL, "locations": ZURICH}), posting(3, {**FULL, "locations": ZURICH})],
        members=[member(1, 1), member(2, 1, 1), member(3, 1, 2)],
    )
    (entry,) = found.new.entries
    assert (entry.role, entry.id, entry.postings) == (
        "demo:board:1", "demo:board:1", ("demo:board:1", "demo:board:2", "demo:board:3"),
    )  # fmt: skip
    assert [(other.id, other.name) for other in entry.also_in] == [("demo:board:2", "Zurich, CH")]
    assert entry.also_at == ()
    assert found.entries() == tuple((name, "new") for name in entry.postings)
    assert "Also in: [Zurich, CH](https://jobs.example.org/2)" in render_markdown(found)
    assert "Also in: Zurich, CH" in render_text(found)
    assert 'Also in: <a href="https://jobs.example.org/2"' in render_html(found)
    assert render_json(found)["new"][0]["also_in"][0]["url"] == "https://jobs.example.org/2"


def test_other_sources_are_named_with_links() -> None:
    found = built(
        [posting(1, FULL), posting(2, FULL, source="remotive")],
        members=[member(1, 1), member(2, 1, 1, source="remotive"), member(3, 1, 2, source="company_page")],
        labels={"remotive": "Remotive"},
    )
    (entry,) = found.new.entries
    assert [other.name for other in entry.also_at] == ["Remotive", "Company page"]
    assert "Also at: [Remotive](https://jobs.example.org/2), [Company page](https://jobs.example.org/3)" in (
        render_markdown(found)
    )


def test_a_role_fits_by_any_of_its_places() -> None:
    """The employer's own board shows it in London first, which the student cannot take, whatever it scores."""
    brief = {**FULL, "areas": [], "maths": [], "fields_of_study": []}
    found = built(
        [posting(1, {**FULL, "locations": LONDON}), posting(2, brief)], members=[member(1, 1), member(2, 1, 1)]
    )
    assert ids(found) == ["demo:board:2"]
    assert found.new.entries[0].also_in[0].name == "London, GB"
    assert found.hidden == ()


def test_a_copy_that_scores_little_more_does_not_stand_in_for_the_employers_page() -> None:
    own, copy = posting(1, {**FULL, "maths": []}), posting(2, FULL, source="remotive")
    members = [member(1, 1), member(2, 1, 1, source="remotive")]
    scores = {entry.id: entry.score for entry in built([own, copy]).told()}
    assert 0 < scores["demo:board:2"] - scores["demo:board:1"] < NEAR
    assert ids(built([own, copy], members=members)) == ["demo:board:1"]
    thin = posting(1, {"kind": "internship", "ml": "core", "locations": FULL["locations"]})
    assert ids(built([thin, copy], members=members)) == ["demo:board:2"]


def test_a_repost_and_a_second_source_are_not_new_again() -> None:
    members = [member(2, 1, 0), member(1, 1, 1, status="closed", closed_at=NOW, close_reason="gone")]
    found = built([posting(2, FULL)], members=members, past=past("demo:board:1"))
    assert (ids(found), found.shown_before, found.closed) == ([], 1, ())


def test_counts_are_of_roles() -> None:
    never = {**FULL, "ml": "none", "areas": []}
    found = built(
        [posting(n, never) for n in (1, 2, 3)] + [posting(n, FULL) for n in (4, 5)],
        members=[member(1, 1), member(2, 1, 1), member(3, 3), member(4, 4), member(5, 4, 1)],
        past=past("demo:board:4"),
        other_kinds=3,
    )
    assert found.hidden == (("kind", 3), ("machine learning", 2))
    assert (found.shown_before, found.total) == (1, 6)


@pytest.mark.parametrize(
    ("status", "place"),
    [
        ("saved", "shown_before"), ("applied", "elsewhere"), ("interview", "elsewhere"), ("offer", "elsewhere"),
        ("rejected", "elsewhere"), ("hidden", "hidden"),
    ],
)  # fmt: skip
def test_what_is_tracked_is_not_recommended_again(status: str, place: str) -> None:
    found = built([posting(1, FULL), posting(2, FULL)], past=past(tracked={"demo:board:1": status}))
    assert ids(found) == ["demo:board:2"]
    counts = {"shown_before": found.shown_before, "elsewhere": found.elsewhere, "hidden": found.hidden_count}
    assert counts == {**dict.fromkeys(counts, 0), place: 1}
    assert found.hidden == ((("you", 1),) if status == "hidden" else ())


def test_a_saved_role_closes_soon_and_one_applied_for_does_not() -> None:
    due = {**FULL, "deadline": (NOW + timedelta(days=3)).date().isoformat()}
    for status, shown in (("saved", ["demo:board:1"]), ("applied", [])):
        found = built([posting(1, due)], past=past(tracked={"demo:board:1": status}))
        assert ids(found) == shown
        assert [one.id for one in found.deadlines] == shown


def test_deadlines_are_of_what_is_told_now_or_before_and_not_of_what_the_limit_left_out() -> None:
    late = {**FULL, "deadline": (NOW + timedelta(days=60)).date().isoformat()}
    weak = {**late, "areas": [], "maths": []}
    some = [posting(1, weak), posting(2, late), posting(3, {**late, "ml": "none", "areas": []}), posting(4, FULL)]
    known = past("demo:board:2")
    assert [one.id for one in built(some, past=known).deadlines] == ["demo:board:1", "demo:board:2"]
    cut = built(some, past=known, settings=Limits(max_new=1))
    assert (ids(cut), [one.id for one in cut.deadlines]) == (["demo:board:4"], ["demo:board:2"])


def test_what_was_told_is_that_of_the_latest_of_its_postings() -> None:
    """One posting of the role was told as closed long ago, the other as new since: it is not open again."""
    shown = {
        "demo:board:1": Shown(YESTERDAY - timedelta(days=30), "closed", 1),
        "demo:board:2": Shown(YESTERDAY, "new", 1),
    }
    found = built(
        [posting(1, FULL), posting(2, FULL)],
        members=[member(1, 1), member(2, 1, 1)],
        past=Past(shown=shown),
    )
    assert (ids(found), found.shown_before) == ([], 1)
