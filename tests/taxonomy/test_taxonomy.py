"""Every vocabulary is tidy: sorted, documented, each spelling once, every id found by its own spellings."""

import re
import tomllib
from importlib import resources
from typing import Any

import pytest

from internscout import taxonomy
from internscout.parse.scan import Scanner

DATA = resources.files("internscout.taxonomy.data")
VOCABULARIES = sorted(entry.name.removesuffix(".toml") for entry in DATA.iterdir() if entry.name.endswith(".toml"))
ID = re.compile(r"[a-z0-9.+#]+(?:[-_][a-z0-9.+#]+)*")
KEYS = {"name", "aliases", "exact", "group"}


def tables(vocabulary: str) -> dict[str, Any]:
    return tomllib.loads(DATA.joinpath(f"{vocabulary}.toml").read_text(encoding="utf-8"))


def squeezed(spelling: str) -> str:
    return re.sub(r"[\s-]+", " ", spelling)


VOCABULARIES = [name for name in VOCABULARIES if all("name" in table for table in tables(name).values())]


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
class TestVocabulary:
    def test_begins_with_what_it_is(self, vocabulary: str) -> None:
        assert DATA.joinpath(f"{vocabulary}.toml").read_text(encoding="utf-8").startswith("# ")

    def test_is_sorted_by_id(self, vocabulary: str) -> None:
        ids = list(tables(vocabulary))
        assert ids == sorted(ids)

    def test_ids_are_lower_case_words(self, vocabulary: str) -> None:
        assert [key for key in tables(vocabulary) if not ID.fullmatch(key)] == []

    def test_tables_have_known_keys_and_a_name(self, vocabulary: str) -> None:
        for key, table in tables(vocabulary).items():
            assert set(table) <= KEYS, key
            assert table["name"].strip(), key

    def test_each_spelling_belongs_to_one_term_and_stands_once(self, vocabulary: str) -> None:
        seen: dict[str, str] = {}
        for term in taxonomy.terms(vocabulary):
            for spelling in [squeezed(alias).lower() for alias in term.aliases] + [squeezed(e) for e in term.exact]:
                assert seen.setdefault(spelling, term.id) == term.id, f"{spelling!r} is {term.id} and {seen[spelling]}"
            for spellings in (term.aliases, term.exact):
                assert len(spellings) == len(set(spellings)), f"{term.id} lists a spelling twice"

    def test_aliases_are_lower_case_and_trimmed(self, vocabulary: str) -> None:
        for term in taxonomy.terms(vocabulary):
            for alias in term.aliases:
                assert alias == alias.lower().strip(), f"{alias!r} of {term.id}: give aliases in lower case"

    def test_every_spelling_is_found(self, vocabulary: str) -> None:
        scanner = Scanner(taxonomy.terms(vocabulary))
        for term in taxonomy.terms(vocabulary):
            for spelling in (*term.aliases, *term.exact):
                assert [hit.id for hit in scanner.scan(f"({spelling}).")] == [term.id], spelling


def test_there_are_vocabularies() -> None:
    assert {"languages", "frameworks"} <= set(VOCABULARIES)


def test_names_and_groups_are_read() -> None:
    assert taxonomy.names("languages")["c++"] == "C++"
    groups = {term.group for term in taxonomy.terms("frameworks")}
    assert groups == {"ml", "data", "software"}


def test_unknown_vocabulary() -> None:
    with pytest.raises(FileNotFoundError):
        taxonomy.terms("no-such-thing")
