"""The labelled postings that ship with the project are sound: every label has its document, all fields, known ids."""

import json
from pathlib import Path
from typing import Any

import pytest

from internscout import taxonomy

EVAL = Path(__file__).parents[1] / "data" / "eval"
Row = dict[str, Any]

SETS = ("fields_of_study", "areas", "maths", "benefits", "soft_skills")
SKILLS = ("languages", "frameworks")
# Fields that are null or one object, and the keys of the object.
OBJECTS = {
    "salary": {"min", "max", "currency", "period"},
    "duration": {"min", "max", "unit"},
    "hours_per_week": {"min", "max"},
    "start": {"season", "year", "month"},
    "graduation": {"from", "to"},
}
# Fields that are null or one of few words.
WORDS = {
    "kind": {
        *("internship", "coop", "working_student", "thesis", "apprenticeship"),
        *("fellowship", "new_grad", "employee", "other"),
    },
    "ml": {"core", "adjacent", "none"},
    "workplace": {"onsite", "hybrid", "remote"},
    "sponsorship": {"offered", "not_offered"},
}
# What has a form of its own.
OTHERS = {
    *("id", "degrees", "deadline", "citizenship", "gpa_min"),
    *("experience_years_min", "spoken_languages", "locations"),
}
FIELDS = {*SETS, *SKILLS, *OBJECTS, *WORDS, *OTHERS}


def rows(name: str) -> list[Row]:
    lines = (EVAL / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


DOCUMENTS = rows("own_docs")
LABELS = rows("own_labels")
each_label = pytest.mark.parametrize("label", LABELS, ids=lambda label: label["id"])


def skills(field: Row) -> list[str]:
    groups = [*field["required"], *field["preferred"], field["mentioned"]]
    return [skill for group in groups for skill in group]


def test_every_document_has_one_label() -> None:
    ids = [label["id"] for label in LABELS]
    assert len(ids) == len(set(ids)) >= 25
    assert [document["id"] for document in DOCUMENTS] == ids


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document["id"])
def test_guard_documents_are_postings(document: Row) -> None:
    assert {"title", "company", "location", "description"} <= document.keys()
    assert document["title"].strip()
    assert document["company"].strip()
    assert len(document["description"]) > 300


@each_label
def test_labels_have_every_field(label: Row) -> None:
    assert label.keys() == FIELDS
    assert label["degrees"].keys() == {"required", "preferred", "enrolled"}
    assert all(label[field].keys() == {"required", "preferred", "mentioned"} for field in SKILLS)
    assert all(label[field] is None or label[field].keys() == keys for field, keys in OBJECTS.items())
    assert all(place.keys() == {"city", "region", "country"} for place in label["locations"])


@each_label
def test_ids_are_known(label: Row) -> None:
    for field in SETS:
        assert set(label[field]) <= taxonomy.names(field).keys(), field
    for field in SKILLS:
        assert set(skills(label[field])) <= taxonomy.names(field).keys(), field
    assert {*label["degrees"]["required"], *label["degrees"]["preferred"]} <= taxonomy.LEVELS.keys()
    assert all(label[field] in {None, *words} for field, words in WORDS.items())
    assert set(label["spoken_languages"]) <= taxonomy.names("spoken_languages").keys()
    countries = {*label["citizenship"], *(place["country"] for place in label["locations"])}
    assert {country.lower() for country in countries} <= {key.lower() for key in taxonomy.names("countries")}


@each_label
def test_no_id_is_labelled_twice(label: Row) -> None:
    for field in SETS:
        assert len(label[field]) == len(set(label[field])), field
    for field in SKILLS:
        found = label[field]
        assert len(skills(found)) == len(set(skills(found))), field
        assert [] not in [*found["required"], *found["preferred"]], field
