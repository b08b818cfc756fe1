"""Which words a posting holds: what the search for one word in one text says, for many words at once."""

from hypothesis import example, given
from hypothesis import strategies as st

from internscout.match.rules.wishes import find_word
from internscout.match.wordbook import Wordbook

# More words than one would look for one by one; none of them is in a text.
MANY = [f"none{number}" for number in range(40)]
LETTERS = st.text(st.sampled_from("abSsſßKkïİı_4+# -.\n’，数"), max_size=6)


def held(words: list[str], title: str, text: str) -> list[str]:
    return Wordbook(words).held(title, text).split("\n")


@given(words=st.lists(LETTERS.filter(str.strip), max_size=5, unique=True), text=st.lists(LETTERS, max_size=12))
@example(words=["ſs", "c++", "+"], text=["(SS)", "C++,", "a", "+"])
@example(
    words=["c++", "+", "ss", "hi", "kay"],
    text=["\N{LATIN SMALL LETTER LONG S}S", "H\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}", "\N{KELVIN SIGN}ay"],
)
def test_a_word_is_held_where_it_is_found(words: list[str], text: list[str]) -> None:
    whole = " ".join([*text, *words[:2]])
    found = sorted(word for word in words if find_word(word, whole) or find_word(word, ""))
    for looked_for in (words, words + MANY):
        assert Wordbook(looked_for).held("", whole) == "\n".join(found)


def test_title_and_text_are_looked_through_and_no_word_goes_over_both() -> None:
    words = ["unpaid", "night shift", "c++", "Shift"]
    assert held(words + MANY, "Unpaid intern", "Night shift; C++.") == ["Shift", "c++", "night shift", "unpaid"]
    assert held(words + MANY, "By night", "shift work") == ["Shift"]


def test_what_is_held_stands_for_the_text() -> None:
    """A student finds in it those of the words that the text has, and no others."""
    words = ["shift", "night shift", "night", "a night"]
    said = Wordbook(words).held("", "All night shifts. One night shift.")
    assert [word for word in words if find_word(word, said)] == ["shift", "night shift", "night"]
