"""What a profile may hold, and what is said when it holds something else."""

from pathlib import Path

import pytest

from internscout.config import Profile, Rules, load_profile
from internscout.errors import ConfigError


def read(tmp_path: Path, text: str) -> Profile:
    path = tmp_path / "profile.toml"
    path.write_text(text, encoding="utf-8")
    return load_profile(path)


def test_terms_are_written_in_one_way(tmp_path: Path) -> None:
    assert read(tmp_path, "[wanted]\nterms = ['Summer 2027', 'autumn  2026']").wanted.terms == (
        "summer 2027",
        "fall 2026",
    )


def test_skills_of_any_vocabulary(tmp_path: Path) -> None:
    profile = read(
        tmp_path,
        """
        skills = { languages = ["python"], areas = ["NLP"], strong = ["Python", "nlp"], learning = ["linear algebra"] }
        projects = [{ name = "A", skills = ["torch", "NLP"], link = "https://example.org/a" }]
        courses = [{ name = "B", skills = ["statistics"] }]
        """,
    )
    assert profile.skills.strong == (*profile.skills.languages, *profile.skills.areas)
    assert profile.projects[0].skills == ("pytorch", "nlp")
    assert profile.courses[0].skills == ("statistics",)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[wanted]\nterms = ['2027']", "key 'wanted.terms[0]': '2027' is no term; terms are written like"),
        ("[places]\nradius_km = 30.0", "key 'places': radius_km is set, but cities is empty"),
        ("[places]\nremote = false\nonsite = false\nhybrid = false", "key 'places': remote, hybrid and onsite are all"),
        ("[skills]\nstrong = ['Pyhton']", "key 'skills.strong': 'Pyhton' is not in the vocabulary of skills; did you"),
        ("[[projects]]\nname = 'A'\nlink = 'ftp://x'", "key 'projects[0].link': should be an http or https address"),
        ("[rules]\nvisa = 'hide'", "unknown key 'rules.visa'; allowed here: deadline, kind"),
        ("[rules]\nstart = 'maybe'", "key 'rules.start': should be 'show', 'hide' or 'ignore', not 'maybe'"),
        ("[digest]\ndays = []", "key 'digest.days': "),
        ("[digest]\nat = '6:00'", "key 'digest.at': "),
        ("[digest]\ntimezone = 'Berlin'", "key 'digest.timezone': 'Berlin' is no IANA time zone; did you mean"),
        ("[work]\nsponsorship_later = ['USA']", "key 'work.sponsorship_later[0]': 'USA' is no country code"),
    ],
)
def test_faults_are_one_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        read(tmp_path, text)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_rules_are_asked_by_the_names_that_checks_have() -> None:
    rules = Rules(spoken_languages="hide")
    assert (rules.of("spoken languages"), rules.of("place"), rules.of("words")) == ("hide", "show", "show")
