"""Phrases: what their syntax spells, and where a text holds them."""

import pytest

from internscout.text.phrases import Phrases, spellings


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("tasks?", ["task", "tasks"]),
        ("you('ll| will)? do", ["you do", "you'll do", "you will do"]),
        ("pre[- ]?requisite", ["prerequisite", "pre-requisite", "pre requisite"]),
        (r"a\?", ["a?"]),
        ("(a|b(c|d))e", ["ae", "bce", "bde"]),
        ("(a|a)", ["a"]),
    ],
)
def test_spellings(phrase: str, expected: list[str]) -> None:
    assert spellings(phrase) == expected


@pytest.mark.parametrize("phrase", [r"\w", r"\d+", "a.b", "a+", "(a", "a)", "[a", "a{2}", "a*"])
def test_what_cannot_be_listed_is_refused(phrase: str) -> None:
    with pytest.raises(ValueError, match=r"bracket|spells|letter"):
        spellings(phrase)


def test_an_edge_inside_a_phrase_is_refused() -> None:
    with pytest.raises(ValueError, match="edge inside"):
        Phrases([("x", r"a\bb")])


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("task", "Multitasking TASKS", ["task", "TASK"]),
        (r"\btask", "Multitasking TASKS", ["TASK"]),
        (r"task\b", "tasks, a task.", ["task"]),
        ("^about", "about what is about", ["about"]),
        ("why$", "why oh why", ["why"]),
        ("^why …", "Why Example Labs?", ["Why Example"]),
        (r"^why …\?$", "Why Example Labs?", ["Why Example Labs"]),
        (r"^why …\?$", "Why Example Labs", []),
        (r"^why …\?$", "Why Examples?", ["Why Examples"]),
        ("^what … offers", "What Example Labs Inc offers", ["What Example Labs Inc"]),
        ("^what … offers", "What the people of Example Labs offer", []),
        ("skills and …", "skills and 7", ["skills and 7"]),
        ("skills and …", "skills and", []),
        ("Your profile", "your profile, Your Profile, YOUR PROFILE", ["Your Profile", "YOUR PROFILE"]),
        ("ab(c)?", "abc", ["ab", "abc"]),
        ("profil", "İİ Profil", ["Profil"]),
    ],
)
def test_found(phrase: str, text: str, expected: list[str]) -> None:
    found = list(Phrases([("x", phrase)]).find(text))
    assert [text[one.start : one.end] for one in found] == expected


def test_two_labels_for_one_spelling() -> None:
    assert [one.label for one in Phrases([("a", "pay"), ("b", "pays?")]).find("pay")] == ["a", "b"]
