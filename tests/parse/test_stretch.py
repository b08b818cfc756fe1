"""A stretch finds what `finditer` finds in it, and nothing around it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from internscout.parse.literals import longest
from internscout.parse.stretch import Stretch
from internscout.parse.words import WordPattern
from internscout.text import build_document
from tests.parse.test_words import DOCUMENTS, PATTERNS

CUES = [name for name in PATTERNS if name.startswith(("_ask_cues.", "_alternatives.", "_senses."))]
OPENS = WordPattern(r"\bmodels?(?: of \w+)?")
INSIDE = WordPattern(r"\b(?:the|a|an|our) (?:\w+ ){0,2}intern\b")
WORDS = st.lists(st.sampled_from(["models", "model of", "the", "a", "new", "intern", "x", "."]), max_size=12).map(
    " ".join
)


@given(WORDS, st.integers(0, 60), st.integers(0, 60), st.sampled_from([OPENS, INSIDE]))
def test_matches_are_those_of_finditer(text: str, one: int, other: int, pattern: WordPattern) -> None:
    doc = build_document(title="Intern", description=text)
    start, end = sorted((min(one, len(doc.text)), min(other, len(doc.text))))
    stretch = Stretch(doc, start, end)
    expected = [match.span() for match in pattern.regex.finditer(doc.text, start, end)]
    assert [match.span() for match in stretch.matches(pattern, start, end)] == expected
    if expected:
        assert stretch.may_match(pattern, start, end)
        assert stretch.holds(pattern.numbers)


def test_a_match_at_the_beginning() -> None:
    doc = build_document(title="Models of data", description="")
    stretch = Stretch(doc, 0, len(doc.text))
    assert stretch.opening(OPENS, 0, len(doc.text)) is not None
    assert stretch.opening(OPENS, 1, len(doc.text)) is None


@pytest.mark.parametrize(("pattern", "most"), [("ab?", 2), ("(?:a|bcd) e", 5), (r"\bx{2,4}", 4)])
def test_the_length_of_the_longest_match(pattern: str, most: int) -> None:
    assert longest(pattern) == most
    assert re.compile(pattern)


@pytest.mark.parametrize("name", CUES)
def test_the_cues_in_the_sentences_of_the_examples(name: str) -> None:
    pattern = PATTERNS[name]
    for doc in DOCUMENTS:
        for start, end, *_ in doc.sentences:
            found = [match.span() for match in Stretch(doc, start, end).matches(pattern, start, end)]
            assert found == [match.span() for match in pattern.regex.finditer(doc.text, start, end)]


def test_what_stands_before_a_stretch_is_not_in_it() -> None:
    doc = build_document(title="Intern", description="All models. We learn.")
    start = doc.text.index("We")
    assert not Stretch(doc, start, len(doc.text)).holds(OPENS.numbers)
    assert not Stretch(doc, 0, len(doc.text)).may_match(OPENS, start, len(doc.text))
