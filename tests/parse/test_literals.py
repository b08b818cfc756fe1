"""What a pattern cannot match without."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from internscout.parse.flat import flat
from internscout.parse.literals import Literal, trigger


@pytest.mark.parametrize(
    ("pattern", "literals", "opens"),
    [
        (r"\bmodels?\b", {" model ", " models "}, True),
        (r"\bml\b", {" ml "}, True),
        (r"train(?:s|ed|ing)?", {"train"}, True),
        (r"\b(?:the|a) (?:[\w-]+ ){0,3}internships?", {"internship"}, False),
        (r"\b(?:paid|unpaid) \w+", {" paid ", " unpaid "}, True),
        (r"\w+ternship", {"ternship"}, False),
        (r"\byou're (?:un)?able", {" you re able", " you re unable"}, True),
        (r"(?<!\w)go(?!\w)", {" go "}, True),
        (r"(?:very )?strong", {"strong", "very strong"}, True),
        (r"\bh-?1b\b", {" h1b ", " h 1b "}, True),
        (r"\bpre[- ]?trained", {" pre trained", " pretrained"}, True),
        (r"(?:alpha|beta)+ gamma", {"alpha", "beta"}, True),
        (r"\b\d{1,2} weeks", {" weeks"}, False),
    ],
)
def test_examples(pattern: str, literals: set[str], opens: bool) -> None:
    found = trigger(pattern)
    assert ({one.flat.decode("latin-1") for one in found.literals}, found.opens) == (literals, opens)


def test_literals_inside_where_those_at_the_start_are_too_common() -> None:
    pattern = r"\b(?:this|that) (?:\w+ )?\b(?:internship|traineeship|placement|thesis|stage)\b"
    assert {one.flat.decode("latin-1") for one in trigger(pattern).literals} == {" this ", " that "}
    needed = trigger(pattern, inside=True)
    words = {" internship ", " traineeship ", " placement ", " thesis ", " stage "}
    assert ({one.flat.decode("latin-1") for one in needed.literals}, needed.opens) == (words, False)


def test_the_blank_before_a_word_is_no_part_of_the_match() -> None:
    assert trigger(r"\bml\b").literals == {Literal(b" ml ", 1)}
    assert trigger(r" ml\b").literals == {Literal(b" ml ", 0)}


@pytest.mark.parametrize("pattern", [r"\w+", r"\d*", r"[^a-z]+", r"[$€]", r"(?:intern)?", "intern|", "intern|.+"])
def test_patterns_without_a_word_are_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="no word stands in each match"):
        trigger(pattern)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wir bieten: C++", b" wir bieten  c   "),
        ("\u00c9cole \u2013 1", b" \xe9cole   1 "),
        ("", b"  "),
        ("A_1\n", b" a_1  "),
    ],
)
def test_flat(text: str, expected: bytes) -> None:
    assert flat(text) == expected


@given(st.text())
def test_flat_keeps_every_place(text: str) -> None:
    assert len(flat(text)) == len(text) + 2


PIECES = st.sampled_from(
    ["a", "intern", "Ship", " ", "-", r"\b", r"\s", r"\d", r"\w", ".", "[ab]", "[- ]", "'", "é", "(?!x)", r"\+"]
)


@st.composite
def patterns(draw: st.DrawFn, depth: int = 2) -> str:
    parts = []
    for _ in range(draw(st.integers(1, 4))):
        part = draw(PIECES)
        if depth and draw(st.booleans()):
            part = f"(?:{'|'.join(draw(st.lists(patterns(depth - 1), min_size=1, max_size=3)))})"
        parts.append(part + (draw(st.sampled_from(["", "", "?", "+", "{0,2}", "{2}"])) if part != r"\b" else ""))
    return "".join(parts)


@given(patterns(), st.text("aAbinterSship -'é1+x\n", max_size=40))
def test_nothing_is_missed(pattern: str, text: str) -> None:
    """Each match of a pattern holds one of its literals, where it begins if the trigger says so."""
    try:
        needed = trigger(pattern)
    except ValueError:
        return
    small = flat(text)
    for match in re.finditer(pattern, text, re.IGNORECASE):
        start, end = match.span()
        if needed.opens:
            assert any(small.startswith(one.flat, start + 1 - one.lead) for one in needed.literals), pattern
        else:
            around = small[start : end + 2]
            assert any(one.flat in around for one in needed.literals), pattern
