"""Many profiles in one run: each is told what it would be told alone."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from internscout.config import Profile, load_settings
from internscout.pipeline import clock, digests
from internscout.pipeline.delivering import make_digests
from internscout.pipeline.run import last_run, publish
from tests.pipeline.build import DESCRIPTION, GREENHOUSE, invoke, job, listing, sql

_TOLD = "SELECT profile, posting_id, section FROM digest_entries JOIN digests USING (digest)"
BEGIN = datetime(2026, 10, 5, 7, 0, tzinfo=UTC)


def profiles() -> list[Profile]:
    """Students who want different things; the second and third look for words, the last for any kind of work."""
    wanted: list[dict[str, Any]] = [
        {}, {"words": ["pytorch"]}, {"words_never": ["vision"]}, {"pay_hourly_min": 65.0}, {"kinds": []},
    ]  # fmt: skip
    return [
        Profile.model_validate({"name": f"student {number}", "study": {"level": "master"}, "wanted": wishes})
        for number, wishes in enumerate(wanted)
    ]


def test_each_is_told_what_it_would_be_told_alone(two_boards: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(digests, "_TOGETHER", 2)
    dearer = DESCRIPTION.replace("$50 - $60", "$70 - $80")
    days = [
        [job(1, "Machine Learning Intern"), job(2, "Computer Vision Intern")],
        [job(1, "Machine Learning Intern", dearer), job(3, "Research Intern, NLP"), job(4, "Engineer")],
    ]
    for day, jobs in enumerate(days):
        now = BEGIN + timedelta(days=day)
        monkeypatch.setattr(clock, "now", lambda now=now: now)
        two_boards.mirror.serve(GREENHOUSE, listing(*jobs))
        invoke(two_boards, "run")
        settings = load_settings(two_boards.config)
        alone = [digests.preview(settings, profile) for profile in profiles()]
        make_digests(settings, profiles(), last_run(settings))
        publish(settings)
        told = sql(two_boards, f"{_TOLD} WHERE written_at = '{now:%Y-%m-%d %H:%M}'")
        for digest in alone:
            entries = {*digest.entries(), *digest.programme_entries()}
            assert {(name, section) for profile, name, section in told if profile == digest.profile} == entries
    assert {section for _, _, section in told} >= {"new", "changed"}


def test_one_of_several_keeps_to_files_of_its_own(two_boards: Any) -> None:
    """Also when only its digest is asked for."""
    (two_boards.path / "profiles").mkdir()
    for name in ("Ada", "Bo"):
        (two_boards.path / "profiles" / f"{name}.toml").write_text(f'name = "{name}"', encoding="utf-8")
    assert invoke(two_boards, "run", "-p", str(two_boards.path / "profiles")) == 0
    assert invoke(two_boards, "digest", "--again", "-p", "bo") == 0
    digests_of = two_boards.path / "data" / "digests"
    assert sorted(path.name for path in digests_of.glob("latest*")) == ["latest-Ada.md", "latest-Bo.md"]
    files = sql(two_boards, "SELECT DISTINCT recipient FROM outbox WHERE profile = 'Bo' AND delivery = 'file'")
    assert files == [(str(digests_of / "latest-Bo.md"),)], "one place, which is told what it was not told"
