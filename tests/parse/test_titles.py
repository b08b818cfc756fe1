"""A pattern tried in the title finds what it finds when it is tried at every character."""

import pytest

from internscout.parse.fields._titles import TitlePattern
from internscout.text import build_document
from tests.parse.test_words import DOCUMENTS, MODULES

PATTERNS = {
    f"{module.__name__.rpartition('.')[2]}.{name}": value
    for module in MODULES
    for name, value in vars(module).items()
    if isinstance(value, TitlePattern)
}


@pytest.mark.parametrize("name", PATTERNS)
def test_nothing_is_missed_in_the_examples(name: str) -> None:
    pattern = PATTERNS[name]
    for doc in DOCUMENTS:
        title = doc.title.replace("_", " ")
        expected = [match.span() for match in pattern.regex.finditer(title)]
        assert [match.span() for match in pattern.in_title(doc)] == expected, title


def test_the_text_below_is_no_title() -> None:
    doc = build_document(title="Data Engineer, Student", description="Students and interns ask you.")
    assert [match[0] for match in TitlePattern(r"\bstudents?\b|\bintern\w*").in_title(doc)] == ["Student"]


def test_a_line_between_words_is_no_letter() -> None:
    doc = build_document(title="Internship_ML_2027", description="")
    assert [match.span() for match in TitlePattern(r"\bml\b").in_title(doc)] == [(11, 13)]
