"""A pattern tried in the title finds what it finds when it is tried at every character."""

import pytest

from internscout.parse.fields._titles import in_title
from internscout.parse.words import WordPattern
from internscout.text import build_document
from tests.parse.test_words import DOCUMENTS, PATTERNS


@pytest.mark.parametrize("name", [name for name in PATTERNS if "TITLE" in name])
def test_nothing_is_missed_in_the_examples(name: str) -> None:
    pattern = PATTERNS[name]
    for doc in DOCUMENTS:
        title = doc.text[: doc.blocks[0].end].replace("_", " ")
        expected = [match.span() for match in pattern.regex.finditer(title)]
        assert [match.span() for match in in_title(doc, pattern)] == expected, title


def test_the_text_below_is_no_title() -> None:
    doc = build_document(title="Data Engineer, Student", description="Students and interns ask you.")
    assert [match[0] for match in in_title(doc, WordPattern(r"\bstudents?\b|\bintern\w*"))] == ["Student"]


def test_a_line_between_words_is_no_letter() -> None:
    doc = build_document(title="Internship_ML_2027", description="")
    assert [match.span() for match in in_title(doc, WordPattern(r"\bml\b"))] == [(11, 13)]
