"""The scanner finds whole words, the longest spelling, in the case asked for."""

import pytest

from internscout.parse.scan import Hit, Scanner, scanner
from internscout.taxonomy import Term, terms
from internscout.text import Document, build_document

TERMS = (
    Term("c", "C", exact=("C",)),
    Term("c++", "C++", aliases=("c++", "c++17")),
    Term("go", "Go", aliases=("golang",), exact=("Go",)),
    Term("scikit-learn", "scikit-learn", aliases=("scikit learn", "sklearn")),
    Term("spark", "Spark", aliases=("apache spark", "pyspark"), exact=("Spark",)),
)


def ids(text: str) -> list[str]:
    return [hit.id for hit in Scanner(TERMS).scan(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("C, C++ and C++17", ["c", "c++", "c++"]),
        ("C/C++", ["c", "c++"]),
        ("C++23 and C# and c", []),
        ("Go, GOLANG, go", ["go", "go"]),
        ("scikit-learn, Scikit Learn, SKLEARN's", ["scikit-learn"] * 3),
        ("Apache Spark; PySpark; Spark; sparks; spark", ["spark"] * 3),
        ("Golangs sklearnx xsklearn _sklearn", []),
        ("", []),
    ],
)
def test_scan(text: str, expected: list[str]) -> None:
    assert ids(text) == expected


def test_offsets() -> None:
    assert list(Scanner(TERMS).scan("in Go.")) == [Hit("go", 3, 5, exact=True)]


def test_letters_that_grow_in_lower_case_keep_the_offsets() -> None:
    assert list(Scanner(TERMS).scan("İİ sklearn")) == [Hit("scikit-learn", 3, 10)]


def test_no_terms() -> None:
    assert list(Scanner(()).scan("Go")) == []


def test_made_once() -> None:
    assert scanner("languages") is scanner("languages")


def posting(text: str) -> Document:
    return build_document(title="Data Intern", description=text)


def test_by_sentence() -> None:
    doc = posting("Golang or Go. C++ is a plus.\nSpark")
    found = Scanner(TERMS).by_sentence(doc)
    assert [[doc.text[hit.start : hit.end] for hit in hits] for hits in found.values()] == [
        ["Golang", "Go"],
        ["C++"],
        ["Spark"],
    ]
    assert [doc.text[start:][:2] for start in found] == ["Go", "C+", "Sp"]


def test_by_sentence_of_some_sentences_alone() -> None:
    doc = posting("Golang or Go. C++ is a plus.\nSpark")
    found = Scanner(TERMS).by_sentence(doc)
    assert len(found) == 3
    for start in found:
        assert Scanner(TERMS).by_sentence(doc, {start}) == {start: found[start]}
    assert Scanner(TERMS).by_sentence(doc, ()) == {}


def test_a_spelling_ends_with_its_sentence() -> None:
    vocabulary = (
        Term("sick", "Sick leave", aliases=("sick leave",)),
        Term("leave", "Leave", aliases=("leave", "sick")),
    )
    found = Scanner(vocabulary).by_sentence(posting("Never sick\nLeave early\nSick leave"))
    assert [[hit.id for hit in hits] for hits in found.values()] == [["leave"], ["leave"], ["sick"]]


def test_a_spelling_that_begins_with_a_mark() -> None:
    found = Scanner((Term("net", ".NET", aliases=(".net",)),)).by_sentence(posting("ASP.NET no, .NET yes, net no"))
    assert [[hit.start for hit in hits] for hits in found.values()] == [[24]]


@pytest.mark.parametrize("vocabulary", ["areas", "benefits", "fields_of_study", "frameworks", "languages", "maths"])
def test_every_spelling_is_found_in_a_document(vocabulary: str) -> None:
    spellings = [spelling for term in terms(vocabulary) for spelling in (*term.aliases, *term.exact)]
    doc = posting("\n".join(f"we like {spelling}" for spelling in spellings))
    by_sentence = [hit for hits in scanner(vocabulary).by_sentence(doc).values() for hit in hits]
    assert len(by_sentence) >= len(spellings)
