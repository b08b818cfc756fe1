"""A role's life as its digests tell it, over real runs a day apart; and the preview."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from icalendar import Calendar

from internscout.config import load_profile, load_settings
from internscout.digest import Digest
from internscout.pipeline import clock
from internscout.pipeline import run as steps
from internscout.pipeline.boards import check_boards
from internscout.pipeline.digests import preview
from tests.pipeline.build import DESCRIPTION, GREENHOUSE, invoke, job, listing, sql

BEGIN = datetime(2026, 10, 5, 7, 0, tzinfo=UTC)
FIRST, SECOND = "greenhouse:brightriver:1", "greenhouse:brightriver:2"


@pytest.fixture
def on_day(two_boards: Any, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Digest]:
    """What is told after a day's run over these jobs; the digest is then written."""

    def told(day: int, *jobs: Any) -> Digest:
        now = BEGIN + timedelta(days=day)
        monkeypatch.setattr(clock, "now", lambda: now)
        two_boards.mirror.serve(GREENHOUSE, listing(*jobs))
        before = sql(two_boards, "SELECT count(*) FROM digests") if day else [(0,)]
        settings, profile = load_settings(two_boards.config), load_profile(two_boards.path / "profile.toml")
        # No profile yet, so that the preview tells what the digest after it will.
        steps.run(settings, [], check_boards(settings, two_boards.config))
        decided = preview(settings, profile)
        assert sql(two_boards, "SELECT count(*) FROM digests") == before, "a preview is remembered by nobody"
        assert invoke(two_boards, "digest") == 0
        assert preview(settings, profile).new.entries == ()
        return decided

    return told


def ids(digest: Digest) -> dict[str, list[str]]:
    found = {section.name: [entry.id for entry in section.entries] for section in digest.sections}
    return {name: entries for name, entries in (found | {"closed": [g.id for g in digest.closed]}).items() if entries}


def test_what_happens_to_a_role_is_told_once(on_day: Callable[..., Digest]) -> None:
    one, two = job(1, "Machine Learning Intern"), job(2, "Research Intern, NLP")
    dearer = job(1, "Machine Learning Intern", DESCRIPTION.replace("$50 - $60", "$70 - $80"))
    assert set(ids(on_day(0, one, two))["new"]) == {FIRST, SECOND, "lever:kiteworks:a-1"}
    later = on_day(1, dearer)
    assert ids(later) == {"changed": [FIRST], "closed": [SECOND]}
    (change,) = later.changed.entries[0].changes
    assert (change.what, change.before, change.after) == ("pay", "$50–60 / hour", "$70–80 / hour")
    assert later.closed[0].why == "its page is gone"
    assert ids(on_day(2, dearer)) == {}
    assert ids(on_day(3, dearer, two)) == {"reopened": [SECOND]}
    assert ids(on_day(4, dearer, two)) == {}


def test_a_role_in_two_towns_is_told_once_and_a_third_town_is_not_news(on_day: Callable[..., Digest]) -> None:
    long = DESCRIPTION + "&lt;p&gt;" + " ".join(f"task{n}" for n in range(80)) + "&lt;/p&gt;"

    def town(number: int, name: str) -> dict[str, Any]:
        return {**job(number, "Machine Learning Intern", long), "location": {"name": name}}

    boston, denver, austin = town(1, "Boston, MA"), town(2, "Denver, CO"), town(3, "Austin, TX")
    first = on_day(0, boston, denver)
    (entry,) = (one for one in first.told() if one.company == "Brightriver")
    assert (entry.places, [other.name for other in entry.also_in]) == (("Boston, MA",), ["Denver, CO"])
    later = on_day(1, boston, denver, austin)
    assert (ids(later), later.shown_before) == ({}, 2)


def test_the_preview_prints_every_format(two_boards: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert invoke(two_boards, "digest", "--preview") == 1
    assert "internscout run" in capsys.readouterr().err
    invoke(two_boards, "run")
    capsys.readouterr()

    def printed(*arguments: str) -> str:
        assert invoke(two_boards, "digest", *arguments) == 0
        return capsys.readouterr().out

    assert printed("--preview").startswith("# Internships for ada, ")
    assert printed("--preview", "text").startswith("Internships for ada, ")
    assert BeautifulSoup(printed("--preview", "html"), "html.parser").title is not None
    assert Calendar.from_ical(printed("--preview", "ics")).name == "VCALENDAR"
    assert printed("--preview", "atom").startswith("<?xml")
    assert json.loads(printed("--preview", "json-feed"))["title"] == "Internships for ada"
    assert [json.loads(printed("--preview", *one))["version"] for one in (["json"], ["--json"])] == [1, 1]
