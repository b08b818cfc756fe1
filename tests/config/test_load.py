"""Broken settings and profiles: one line that names file, key and what is allowed."""

from pathlib import Path

import pytest

from internscout.config import load_profile, load_settings
from internscout.errors import ConfigError

SETTINGS = [
    ("[fetch\n", ["internscout.toml", "not valid TOML", "line 1"]),
    ("colour = 1", ["unknown key 'colour'", "allowed here: data_dir, sources, fetch"]),
    ("[fetch]\nper_hosts = 1", ["unknown key 'fetch.per_hosts'", "did you mean 'per_host'?"]),
    ("[fetch]\nper_host = 'four'", ["key 'fetch.per_host'", "valid integer", "not 'four'"]),
    ("[fetch]\nper_host = 0", ["key 'fetch.per_host'", "greater than or equal to 1", "not 0"]),
    ("[fetch]\nretries = true", ["key 'fetch.retries'", "valid integer"]),
    ("fetch = 3", ["key 'fetch'", "not 3"]),
    ("[schedule]\ntimezone = 'Europe/Berln'", ["key 'schedule.timezone'", "did you mean 'Europe/Berlin'?"]),
    ("[schedule]\ncron = '6 o clock'", ["key 'schedule.cron'", "five fields"]),
    ("[schedule]\ncron = '61 6 * * *'", ["key 'schedule.cron'", "'61 6 * * *' is no cron expression: bad minute"]),
    ("[sources]\nboards = [{source = 'lever'}]", ["key 'sources.boards[0].token': is missing"]),
    ("[sources]\nboards = [{source = 'lever', token = ''}]", ["key 'sources.boards[0].token': should not be empty"]),
    (
        "[sources]\nboards = [{source = 'feed', token = 'a', url = 'x.example/jobs.rss'}]",
        ["key 'sources.boards[0].url'", "an http or https address, not 'x.example/jobs.rss'"],
    ),
    ("[sources]\nboards = [{source = 'lever', token = 'a', name = 'b'}]", ["sources.boards[0].name", "company"]),
    (
        "[sources]\nboards = [{source = 'lever', token = 'a'}, {source = 'lever', token = 'a'}]",
        ["key 'sources.boards'", "listed twice: lever:a"],
    ),
    (
        "[sources]\nboards = [{source = 'lever', token = 'a'}, {source = 'lever', token = 'A'}]",
        ["key 'sources.boards'", "listed twice: lever:A, lever:a"],
    ),
    ("a = 1\nb = 2", ["unknown key 'a'", "(and 1 more)"]),
]

PROFILES = [
    ("[study]\nlevel = 'master of science'", ["key 'study.level'", "'bachelor'", "'phd'"]),
    ("[study]\ngraduation = '2027'", ["key 'study.graduation'", "not '2027'"]),
    ("[skills]\nlanguages = ['Pyhton']", ["key 'skills.languages'", "did you mean 'python'?"]),
    ("[skills]\nlanguages = 'Python'", ["key 'skills.languages'", "should be an array in brackets, not 'Python'"]),
    ("[work]\nauthorised = ['USA']", ["key 'work.authorised[0]'", "'USA' is no country code"]),
    ("[work]\nauthorised = ['XX']", ["key 'work.authorised[0]'", "'XX' is no country code"]),
    ("[wanted]\nwords_never = ['']", ["key 'wanted.words_never[0]'", "should not be empty"]),
    ("[wanted]\nstart_from = '2027-08'\nstart_to = '2027-05'", ["key 'wanted'", "start_from = 2027-08 is after"]),
    ("study = 3", ["key 'study'", "should be a table, not 3"]),
    ("[wanted]\nml = ['hard']", ["key 'wanted.ml[0]'", "'core', 'adjacent' or 'none'"]),
    ("name = 'a/b'", ["key 'name': should be made of letters", "not 'a/b'"]),
    ("[study]\ngraduation = 'soon'", ["key 'study.graduation': should be a month such as '2027-06', not 'soon'"]),
    ("[wanted]\npay_currency = 'euro'", ["key 'wanted.pay_currency': should be a currency such as 'EUR'"]),
    ("[work]\nspoken_languages = ['Germn']", ["key 'work.spoken_languages[0]': should be a language such as 'de'"]),
    ("[digest]\nat = '8'", ["key 'digest.at': should be a time such as '08:00', not '8'"]),
]


@pytest.mark.parametrize(("text", "parts"), SETTINGS)
def test_bad_settings_are_one_line(tmp_path: Path, text: str, parts: list[str]) -> None:
    path = tmp_path / "internscout.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load_settings(path)
    assert_one_line(str(caught.value), path, parts)


@pytest.mark.parametrize(("text", "parts"), PROFILES)
def test_bad_profiles_are_one_line(tmp_path: Path, text: str, parts: list[str]) -> None:
    path = tmp_path / "profile.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load_profile(path)
    assert_one_line(str(caught.value), path, parts)


def assert_one_line(message: str, path: Path, parts: list[str]) -> None:
    assert "\n" not in message
    assert message.startswith(str(path))
    for part in parts:
        assert part in message


def test_missing_file_says_how_to_get_one(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="not found; `internscout init` writes one"):
        load_settings(tmp_path / "internscout.toml")


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "internscout.toml"
    path.write_bytes(b"data_dir = '\xff\xfe'")
    with pytest.raises(ConfigError, match="cannot be read"):
        load_settings(path)


def test_a_folder_in_the_place_of_the_file(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        load_settings(tmp_path)
    assert str(caught.value) == f"{tmp_path}: cannot be read: Is a directory"


def test_paths_count_from_the_file(tmp_path: Path) -> None:
    path = tmp_path / "internscout.toml"
    path.write_text("data_dir = 'store'", encoding="utf-8")
    settings = load_settings(path)
    assert settings.published == tmp_path / "store" / "internscout.duckdb"
    assert settings.digests == tmp_path / "store" / "digests"


def test_a_folder_where_duckdb_can_keep_no_file(tmp_path: Path) -> None:
    """What stands behind a question mark is no part of the path of its log."""
    folder = tmp_path / "where?"
    folder.mkdir()
    (folder / "internscout.toml").touch()
    with pytest.raises(ConfigError) as caught:
        load_settings(folder / "internscout.toml")
    assert_one_line(str(caught.value), folder / "internscout.toml", ["key 'data_dir'", f"{folder / 'data'} has a ?"])


def test_spoken_languages_in_any_spelling_become_codes(tmp_path: Path) -> None:
    path = tmp_path / "profile.toml"
    path.write_text("[work]\nspoken_languages = ['German', 'français', 'en', 'is']", encoding="utf-8")
    assert load_profile(path).work.spoken_languages == ("de", "fr", "en", "is")


def test_skills_in_any_spelling_become_ids(tmp_path: Path) -> None:
    path = tmp_path / "profile.toml"
    path.write_text(
        "[skills]\nlanguages = ['Python', 'C++', 'python']\nframeworks = ['PyTorch', 'sklearn']", encoding="utf-8"
    )
    skills = load_profile(path).skills
    assert skills.languages == ("python", "c++")
    assert skills.frameworks == ("pytorch", "scikit-learn")
