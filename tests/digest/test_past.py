"""What is told of roles that were told before: changes, what opened again, what closed and why."""

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from internscout import store
from internscout.digest import Change, Digest, Past, render_markdown
from internscout.digest.changes import changes
from internscout.digest.wording import closed_because
from internscout.model import Shown, Wording
from internscout.store import life
from tests.digest.sample import YESTERDAY, built, member, past, posting
from tests.match.build import FULL, NOW, student

ONE = "demo:board:1"


def wording(asks: dict[str, Any] = FULL, **given: Any) -> Wording:
    """What `posting(1)` said, but for what is given."""
    values: dict[str, Any] = {
        "title": "Machine Learning Intern",
        "company": "Acme Robotics",
        "location": "",
        "apply_by": None,
        "thin": False,
        "same_parser": True,
    }
    return Wording(requirements=asks, **{**values, **given})


def known(former: Wording | None = None, **given: Any) -> Past:
    return past(ONE, wordings={ONE: former} if former else {}, **given)


def ids(digest: Digest) -> dict[str, list[str]]:
    return {section.name: [entry.id for entry in section.entries] for section in digest.sections if section.entries}


@pytest.mark.parametrize(
    ("former", "now", "told"),
    [
        ({"salary": {**FULL["salary"], "min": 30}}, {}, ("pay", "$30–60 / hour", "$45–60 / hour")),
        ({"salary": None}, {}, ("pay", "", "$45–60 / hour")),
        ({"deadline": "2026-03-01"}, {"deadline": "2026-02-20"}, ("deadline", "Sun 1 Mar", "Fri 20 Feb")),
        ({"sponsorship": "offered"}, {"sponsorship": "not_offered"}, ("visa sponsorship", "offered", "not offered")),
        ({}, {"citizenship": ["US", "CA"]}, ("citizenship", "", "US, CA")),
        (
            {}, {"work_authorization": {"required": True, "countries": ["US"]}},
            ("work authorisation", "", "required in US"),
        ),
        ({"degrees": {"required": ["bachelor"]}}, {}, ("degree", "bachelor", "master, PhD")),
        ({"workplace": "remote"}, {"workplace": "onsite"}, ("workplace", "remote", "onsite")),
        ({"start": {"season": "fall", "year": 2026, "month": None}}, {}, ("start", "Fall 2026", "Summer 2026")),
        ({"duration": None}, {}, ("duration", "", "12–16 weeks")),
        ({"hours_per_week": {"min": 40, "max": 40}}, {}, ("hours", "40 hours a week", "")),
        ({"kind": "thesis"}, {}, ("kind", "thesis", "internship")),
        (
            {"locations": [{"city": "Bern", "region": None, "country": "CH"}]}, {},
            ("location", "Bern, CH", "Boston, MA"),
        ),
    ],
)  # fmt: skip
def test_a_change_is_told_as_old_and_new(
    former: dict[str, Any], now: dict[str, Any], told: tuple[str, str, str]
) -> None:
    found = changes(wording({**FULL, **former}), posting(1, {**FULL, **now}), NOW.date())
    assert found == (Change(*told),)


def test_title_company_and_unread_places_are_compared_as_they_are_written() -> None:
    former = wording({}, title="ML  Intern", company="Acme", location="Bern")
    now = posting(1, {}, title="AI Intern", company="Acme\n", location="Remote, EU")
    assert changes(former, now, NOW.date()) == (
        Change("location", "Bern", "Remote, EU"),
        Change("title", "ML Intern", "AI Intern"),
    )


def test_a_deadline_of_the_source_counts_where_the_text_has_none() -> None:
    found = changes(wording(apply_by=date(2026, 3, 1)), posting(1, FULL, apply_by=date(2027, 1, 4)), NOW.date())
    assert found == (Change("deadline", "Sun 1 Mar", "Mon 4 Jan 2027"),)


def test_a_fuller_text_is_no_change() -> None:
    assert changes(wording({}, thin=True, title="ML"), posting(1, FULL), NOW.date()) == ()
    assert changes(wording({}, thin=True, title="ML"), posting(1, {}, thin=True), NOW.date()) != ()


def test_what_another_parser_may_have_read_better_is_marked() -> None:
    former = wording({**FULL, "salary": None}, same_parser=False, title="Other")
    found = built([posting(1, FULL)], past=known(former))
    assert [(one.what, one.sure) for one in found.changed.entries[0].changes] == [("pay", False), ("title", True)]
    assert "pay: not stated → $45–60 / hour (changed, or read better than before)" in render_markdown(found)


class TestChanged:
    def test_only_what_was_shown_or_is_tracked_is_told_as_changed(self) -> None:
        former = wording({**FULL, "salary": None})
        unknown = built([posting(1, FULL)], past=Past(wordings={ONE: former}))
        assert ids(unknown) == {"new": [ONE]}
        assert unknown.new.entries[0].changes == ()
        assert ids(built([posting(1, FULL)], past=known(former))) == {"changed": [ONE]}
        tracked = Past(tracked={ONE: "applied"}, wordings={ONE: former})
        assert ids(built([posting(1, FULL)], past=tracked)) == {"changed": [ONE]}

    def test_one_that_fits_no_more_is_told_so_once(self) -> None:
        never = posting(1, {**FULL, "citizenship": ["US"]})
        found = built([never], past=known(wording()))
        assert ids(found) == {"changed": [ONE]}
        text = render_markdown(found)
        assert "- **✗ Fits you no more:** citizenship: " in text
        assert "- **Changed** · citizenship: not stated → US" in text
        again = built([never], past=known())
        assert (ids(again), again.hidden) == ({}, (("citizenship", 1),))

    def test_one_that_is_hidden_for_what_it_leaves_open_now_is_told_so(self) -> None:
        strict = student(rules={"degree": "hide"})
        silent = posting(1, {**FULL, "degrees": {"required": []}})
        found = built([silent], judge=strict, past=known(wording()))
        (entry,) = found.changed.entries
        assert [check.rule for check in entry.obstacles] == ["degree"]
        assert "degree" not in [check.rule for check in entry.questions]
        assert built([silent], judge=strict).hidden == (("degree, not stated", 1),)

    def test_a_near_deadline_keeps_its_section_and_tells_the_change(self) -> None:
        due = {**FULL, "deadline": "2026-02-05"}
        found = built([posting(1, due)], past=known(wording({**FULL, "deadline": "2026-03-01"})))
        assert ids(found) == {"closing_soon": [ONE]}
        assert "- **Changed** · deadline: Sun 1 Mar → Thu 5 Feb" in render_markdown(found)

    def test_a_change_in_another_posting_of_the_role_is_told(self) -> None:
        members = [member(2, 1), member(1, 1, 1)]
        found = built(
            [posting(1, FULL), posting(2, FULL)], members=members, past=known(wording({**FULL, "kind": "coop"}))
        )
        assert [one.what for one in found.changed.entries[0].changes] == ["kind"]


class TestReopened:
    def role(self, **given: Any) -> Digest:
        return built([posting(1, FULL)], members=[member(1, 1, **given)], past=known())

    def test_closed_and_open_again_since_it_was_shown(self) -> None:
        assert ids(self.role(reopened_at=NOW - timedelta(hours=1))) == {"reopened": [ONE]}
        assert ids(self.role(reopened_at=YESTERDAY - timedelta(hours=1))) == {}

    def test_told_as_closed_and_open_again_also_by_another_posting(self) -> None:
        told = Past(shown={ONE: Shown(YESTERDAY, "closed", 1)})
        closed = member(1, 1, 1, status="closed", closed_at=YESTERDAY)
        found = built([posting(2, FULL)], members=[member(2, 1), closed], past=told)
        assert ids(found) == {"reopened": ["demo:board:2"]}

    def test_a_role_that_was_open_elsewhere_all_the_time_did_not_close(self) -> None:
        again = member(1, 1, reopened_at=NOW - timedelta(hours=1))
        found = built([posting(1, FULL), posting(2, FULL)], members=[again, member(2, 1, 1)], past=known())
        assert (ids(found), found.shown_before) == ({}, 1)


class TestClosed:
    def role(self, told: Past, *more: Any, reason: str = "gone", hours: int = 3) -> Digest:
        at = NOW - timedelta(hours=hours)
        return built(members=[member(1, 1, status="closed", closed_at=at, close_reason=reason), *more], past=told)

    @pytest.mark.parametrize(
        ("reason", "words"),
        [
            ("gone", "not on its board any more"),
            ("valid through passed", "the deadline passed"),
            ("board not read any more", "its board is not read any more: it may still be open"),
            ("not listed any more", "not on its board any more, though its page still answers"),
            ("something new", "something new"),
        ],
    )
    def test_with_its_reason(self, reason: str, words: str) -> None:
        (gone,) = self.role(known(), reason=reason).closed
        assert (gone.id, gone.closed_on, gone.why) == (ONE, date(2026, 2, 1), words)
        assert f"Acme Robotics: {words}, Sun 1 Feb" in render_markdown(self.role(known(), reason=reason))

    def test_the_store_closes_for_no_reason_that_has_no_words(self) -> None:
        sql = "\n".join(path.read_text("utf-8") for path in (Path(store.__path__[0]) / "sql").rglob("*.sql"))
        reasons = {life.GONE, life.NOT_FOUND, life.FEED_EMPTY, life.NOT_LISTED}
        reasons |= set(re.findall(r"close_reason = '([^']+)'", sql)) | {"deadline passed", "valid through passed"}
        assert len(reasons) == 9, sorted(reasons)
        assert [reason for reason in reasons if closed_because(reason) == reason] == []

    def test_only_what_was_shown_or_is_tracked(self) -> None:
        assert self.role(Past()).closed == ()
        assert len(self.role(Past(tracked={ONE: "saved"})).closed) == 1
        assert self.role(known(tracked={ONE: "rejected"})).closed == ()
        assert self.role(known(tracked={ONE: "hidden"})).closed == ()

    def test_once_and_only_since_the_last_digest(self) -> None:
        told = self.role(known())
        assert (ONE, "closed") in told.entries()
        assert self.role(Past(shown={ONE: Shown(NOW, "closed", 1)})).closed == ()
        # Open for a while without having been told, and closed again.
        assert self.role(Past(shown={ONE: Shown(YESTERDAY, "closed", 1)})).closed == ()
        assert self.role(known(), hours=30).closed == ()

    def test_not_while_another_posting_is_open_or_may_be(self) -> None:
        assert self.role(known(), member(2, 1, 1, status="missing")).closed == ()
        assert self.role(known(), member(2, 1, 1)).closed == ()

    def test_by_the_posting_that_was_told(self) -> None:
        other = member(2, 1, 1, status="closed", closed_at=NOW - timedelta(hours=1), close_reason="deadline passed")
        (gone,) = self.role(known(), other).closed
        assert (gone.id, gone.why, gone.postings) == (ONE, "the deadline passed", (ONE, "demo:board:2"))


def test_a_posting_of_another_kind_than_wanted_is_open_and_not_told() -> None:
    found = built(members=[member(1, 1)], past=known())
    assert (ids(found), found.closed, found.total) == ({}, (), 0)
