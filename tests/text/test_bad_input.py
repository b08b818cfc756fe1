"""Whatever a feed delivers becomes a document: nothing fails, nothing visible is lost, time grows as the input does."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from internscout.text import build_document

FRAGMENTS = [
    "<div>", "<li>", "<b>", "</b>", "<p><b>", "<!--", "<", "&", "&amp;", "&amp;lt;p&amp;gt;", "<script>", "<b>x: </b>y",
    '<p style="font-weight:bold">', "(,\n", "),\n", "**", "**a** ", "['", "\\", "- ", " - A ", "1. A ", "• ", ". A",
    "e.g. A ", "Requirements: ", "requirements and ", "What you'll do - ", "about ", "regardless of race. ", "\n", " ",
    "\u200b", "e\u0301", "\u0130", "\ud800", "a", "A ", "?!", "Skills, Skills and Skills ", "bonus program " * 3,
]  # fmt: skip
UNENDED = ["<p", "<a href=", '<a b="c" ', "<span x ", '<p a="', "<!-- <p", "<h2"]
SIZE = 25_000


def seconds(description: str) -> float:
    begun = time.process_time()
    build_document(title="x", description=description)
    return time.process_time() - begun


@pytest.mark.parametrize(
    ("before", "fragment"), [*(("", one) for one in FRAGMENTS), *(("<p>a</p>", one) for one in UNENDED)]
)
def test_twice_the_input_takes_about_twice_the_time(before: str, fragment: str) -> None:
    once = fragment * (SIZE // len(fragment))
    # What takes no time at all has no ratio: 5 ms stand for it.
    ratios = (seconds(before + once + once) / max(seconds(before + once), 0.005) for _ in range(6))
    assert any(ratio <= 2.5 for ratio in ratios)


@pytest.mark.parametrize(
    "description",
    [
        "x" * 5_000_000,
        "We row. " * 60_000,
        bytes(range(256)).decode("latin-1") * 40,
        "\x00\x01\ud800\udfff\u202e\u200f\ufffe\uffff",
        "<div>" * 100_000 + "deep",
        "<p><b><i><li><h2>open",
        "&amp;amp;amp;lt;p&amp;amp;amp;gt;",
        "&#0;&#xD800;&#99999999;&#x110000;&nosuch;",
        "<p \x00 onclick='<b>'>\x04\x05</p>",
        "</p></li></h2></b>",
    ],
    ids=range(10),
)
def test_strange_input(description: str) -> None:
    doc = build_document(title=description[:50], description=description, location=description[:20])
    doc.text.encode()
    assert doc.blocks[-1].end == len(doc.text)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<div>" * 20_000 + "deep", "deep"),
        ("Py\u200bth\u00adon and\u2060 SQL\ufeff", "Python and SQL"),
        ("&amp;amp;lt;p&amp;amp;gt;Tea&amp;amp;lt;/p&amp;amp;gt;", "Tea"),
        ("\u202eabc\u202c \u200fdef", "\u202eabc\u202c \u200fdef"),
        ("<b>left <i>open", "left open"),
        ("a\x00b\x01c\x1bd", "abcd"),
    ],
)
def test_what_a_reader_sees(source: str, expected: str) -> None:
    assert build_document(title="x", description=source).body == expected


WORDS = st.lists(
    st.sampled_from(
        ["Python", "requirements", "Requirements:", "BENEFITS", "5.", "7)", "about", "us:", "e.g.", "We", "(and",
         "more)", "regardless", "of", "race.", "What", "You'll", "do", "-", "•", "Łódź", "наука", "学习", "20%", "C++"]
    ),
    max_size=200,
)  # fmt: skip


@settings(max_examples=100)
@given(words=WORDS, markup=st.sampled_from(["{}", "<p>{}</p>", "<ul><li>{}</li></ul>", "<b>{}</b><br>", "<h2>{}</h2>"]))
def test_every_word_is_kept_in_order(words: list[str], markup: str) -> None:
    source = markup.format(" ".join(words).replace("&", "&amp;") if "<" in markup else " ".join(words))
    doc = build_document(title="x", description=source)
    letters = [character for word in words for character in word if character.isalpha()]
    assert [character for character in doc.body if character.isalpha()] == letters
