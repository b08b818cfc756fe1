"""The scanner finds whole words, the longest spelling, in the case asked for."""

import pytest

from internscout.parse.scan import Hit, Scanner, scanner
from internscout.taxonomy import Term

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
        ("Apache  Spark; PySpark; Spark; sparks; spark", ["spark"] * 3),
        ("Golangs sklearnx xsklearn _sklearn", []),
        ("", []),
    ],
)
def test_scan(text: str, expected: list[str]) -> None:
    assert ids(text) == expected


def test_offsets() -> None:
    assert list(Scanner(TERMS).scan("in Go.")) == [Hit("go", 3, 5, exact=True)]


def test_a_part_of_the_text() -> None:
    text = "Go and Go and Go"
    assert [hit.start for hit in Scanner(TERMS).scan(text, 3, 12)] == [7]


def test_letters_that_grow_in_lower_case_keep_the_offsets() -> None:
    assert list(Scanner(TERMS).scan("İİ sklearn")) == [Hit("scikit-learn", 3, 10)]


def test_no_terms() -> None:
    assert list(Scanner(()).scan("Go")) == []


def test_made_once() -> None:
    assert scanner("languages") is scanner("languages")
