"""A word pattern finds what `finditer` finds, sentence by sentence."""

import re
import tomllib
from importlib import import_module
from pkgutil import iter_modules

import pytest

from internscout.parse.words import PatternSet, WordPattern, lower, sentence_number
from internscout.text import Document, build_document
from tests.parse.test_examples import EXAMPLES, document

PACKAGE = import_module("internscout.parse.fields")  # by its name: `parse.fields` is also a function
MODULES = [import_module(f"{PACKAGE.__name__}.{module.name}") for module in iter_modules(PACKAGE.__path__)]
DOCUMENTS = [
    document(example)
    for file in sorted(EXAMPLES.glob("*.toml"))
    for example in tomllib.loads(file.read_text(encoding="utf-8"))["example"]
]
PATTERNS = {
    f"{module.__name__.rpartition('.')[2]}.{name}": value
    for module in MODULES
    for name, value in vars(module).items()
    if isinstance(value, WordPattern)
}


def posting(text: str) -> Document:
    return build_document(title="Data Intern", description=text)


def found(pattern: WordPattern, doc: Document) -> dict[int, list[tuple[int, int]]]:
    return {start: [match.span() for match in matches] for start, matches in pattern.by_sentence(doc).items()}


def expected(pattern: WordPattern, doc: Document) -> dict[int, list[tuple[int, int]]]:
    spans = {s.start: [m.span() for m in pattern.regex.finditer(doc.text, s.start, s.end)] for s in doc.sentences}
    return {start: matches for start, matches in spans.items() if matches}


def test_matches_stay_inside_their_sentence() -> None:
    doc = posting("We train models. Models are trained.\nmodels")
    assert [
        doc.text[a:b] for spans in found(WordPattern(r"\bmodels?(?:\.\s\w+)?"), doc).values() for a, b in spans
    ] == [
        "models",
        "Models",
        "models",
    ]


def test_matches_do_not_overlap() -> None:
    doc = posting("data data data")
    assert [[b - a for a, b in spans] for spans in found(WordPattern(r"\bdata(?: data)?"), doc).values()] == [
        [4],
        [9, 4],
    ]


def test_over_the_whole_text() -> None:
    doc = posting("Based in Bonn.\nBased in Basel.")
    pattern = WordPattern(r"\bbased in ", re.NOFLAG)
    assert [m.start() for m in pattern.finditer(doc, doc.text.lower())] == [12, 27]
    assert [m.start() for m in pattern.finditer(doc, doc.text.lower(), 13)] == [27]


def test_lower_case_keeps_the_length() -> None:
    assert lower("İstanbul") == "İstanbul"
    assert lower("ÖL") == "öl"


def test_the_sentence_of_a_place() -> None:
    doc = posting("One. Two.")
    assert [sentence_number(doc, place) for place in (0, doc.text.index("One"), doc.text.index("wo."))] == [0, 1, 2]


def test_the_patterns_that_concern_a_document() -> None:
    patterns = {
        "models": WordPattern(r"\bmodels?\b"),
        "data": WordPattern(r"\bdat(?:a|um)\b"),
        "c": WordPattern(r"\bcars\b"),
    }
    concerned = PatternSet(patterns).concerned(posting("Models of models"))
    assert concerned == [("models", patterns["models"]), ("data", patterns["data"])]


@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_nothing_is_missed_in_the_examples(name: str) -> None:
    pattern = PATTERNS[name]
    for doc in DOCUMENTS:
        assert found(pattern, doc) == expected(pattern, doc)
