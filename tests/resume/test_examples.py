"""Résumés written for the project → what is proposed: a file of examples and one of expectations."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from internscout.config import Profile, load_profile
from internscout.config.profile import Places, Wanted
from internscout.resume import Proposal, profile_toml, propose, read_resume
from internscout.resume.parts import parts_of

EXAMPLES = Path(__file__).parent / "examples"
EXPECTED: dict[str, dict[str, Any]] = tomllib.loads((EXAMPLES / "expected.toml").read_text(encoding="utf-8"))
TODAY = date(2026, 11, 21)


def proposed(name: str) -> Proposal:
    (path,) = EXAMPLES.glob(f"{name}.*")
    return propose(read_resume(path), TODAY)


def said(proposal: Proposal) -> dict[str, Any]:
    """What a proposal holds, without what it leaves empty."""
    study = proposal.study
    whole = {
        "name": proposal.name,
        "level": study.level,
        "enrolled": study.enrolled,
        "graduation": study.graduation,
        "fields": [*study.fields],
        "gpa": study.gpa,
        **{vocabulary: [*ids] for vocabulary, ids in proposal.skills.items()},
        "strong": [*proposal.strong],
        "learning": [*proposal.learning],
        "projects": [[one.name, one.link, *one.skills] for one in proposal.projects],
        "courses": [[one.name, *one.skills] for one in proposal.courses],
        "spoken_languages": [*proposal.spoken_languages],
    }
    return {key: value for key, value in whole.items() if value not in ("", None, [])}


def test_every_example_is_expected() -> None:
    assert {path.stem for path in EXAMPLES.iterdir()} - {"expected"} == set(EXPECTED)


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_proposal(name: str) -> None:
    assert said(proposed(name)) == EXPECTED[name]


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_the_proposal_is_a_profile_that_says_the_same(name: str, tmp_path: Path) -> None:
    proposal, path = proposed(name), tmp_path / "profile.toml"
    path.write_text(profile_toml(proposal), encoding="utf-8")
    profile = load_profile(path)
    assert profile.study.level == proposal.study.level
    assert profile.study.fields == proposal.study.fields
    assert profile.study.gpa == proposal.study.gpa
    assert profile.study.graduation in (proposal.study.graduation, None), "a year alone is no month"
    for vocabulary, ids in proposal.skills.items():
        assert getattr(profile.skills, vocabulary) == ids
    assert [(one.name, one.skills, one.link) for one in profile.projects] == [
        (one.name, one.skills, one.link) for one in proposal.projects
    ]
    assert [(one.name, one.skills) for one in profile.courses] == [(one.name, one.skills) for one in proposal.courses]


def test_nothing_is_wished_that_the_student_has_not_said(tmp_path: Path) -> None:
    path = tmp_path / "profile.toml"
    path.write_text(profile_toml(proposed("school_first")), encoding="utf-8")
    profile, empty = load_profile(path), Profile()
    assert (profile.places, profile.wanted) == (Places(), Wanted())
    assert (profile.work.authorised, profile.work.citizenships) == (empty.work.authorised, empty.work.citizenships)


def test_codes_of_languages_are_no_other_words() -> None:
    parts = parts_of(("Languages", "- de (fluent)", "- English", "- nothing in IT or Go"))
    assert propose(parts, TODAY).spoken_languages == ("de", "en")
