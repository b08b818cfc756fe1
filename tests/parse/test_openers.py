"""Which words can open a match is read off a pattern's source, or refused."""

import pytest

from internscout.parse.openers import openers


@pytest.mark.parametrize(
    ("pattern", "keys"),
    [
        (r"\bintern\b", {"inte"}),
        (r"\b(?:intern|co-?op)s?\b", {"inte", "co", "coop"}),
        (r"\bco\b|\bwork", {"co", "work"}),
        (r"\bbe\.? ?eng\b", {"be", "been"}),
        (r"\b(?:an? )?role\b", {"a", "an", "role"}),
        (r"\b(?P<sort>M[12])\b", {"m1", "m2"}),
        (r"(?<!non-)\bdata\b(?! entry)", {"data"}),
        (r"\bopti(?:mi[sz]ation)?", {"opti"}),
        (r"(?-i:\bAI\b)", {"ai"}),
        (r"\b[fm]\W", {"f", "m"}),
        (r"\br&d\b", {"r"}),
    ],
)
def test_keys(pattern: str, keys: set[str]) -> None:
    found = openers(pattern)
    assert found.keys == keys
    assert not found.prefixes


@pytest.mark.parametrize(
    ("pattern", "prefixes"),
    [
        (r"\bai", ("ai",)),
        (r"\bm\w*", ("m",)),
        (r"\bx[a-z]", ("x",)),
        (r"\bno{2,}", ("no",)),
        (r"\b(?:a\d{1,2}|bb+)", ("a0", "a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8", "a9", "bb")),
    ],
)
def test_open_ends(pattern: str, prefixes: tuple[str, ...]) -> None:
    found = openers(pattern)
    assert not found.keys
    assert found.prefixes == prefixes


@pytest.mark.parametrize(
    "pattern", ["intern", r"\bco|op", r"\b\w+", r"\b.x", r"\b(?:[\w-]+ ){0,2}role", r"\b-x", "", r"\b"]
)
def test_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="begin"):
        openers(pattern)


def test_a_kind_of_group_that_is_not_known_is_refused() -> None:
    with pytest.raises(ValueError, match="group"):
        openers(r"(?>\bintern)")


def test_the_openers_among_words() -> None:
    assert set(openers(r"\bintern|\bai").of({"inte", "in", "aide", "ai", "a"})) == {"inte", "aide", "ai"}
