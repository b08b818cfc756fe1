"""A stretch finds what `finditer` finds in it, and nothing around it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from internscout.parse.literals import longest
from internscout.parse.stretch import Stretch
from internscout.parse.words import WordPattern
from internscout.text import build_document

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
