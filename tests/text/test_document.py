"""One text with coordinates: whatever comes in, blocks cover the text and sentences lie inside blocks."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from internscout.text import Document, Section, build_document

PIECES = st.sampled_from(
    [
        "<p>", "</p>", "<li>", "</li>", "<b>", "</b>", "<br>", "<h2>", "</h2>", "<div", "&lt;p&gt;", "&amp;", "&#0;",
        "\n", "- ", "**", "# ", "['a', 'b']", "Requirements", "Requirements: ", "Nice to have", "regardless of race. ",
        "\ud800", "\u0130", "e\u0301", "\x00", "\u2028", "Python. ", "e.g. ", "word ", ";", "(", "1. ", "\\+", "o ",
    ]
)  # fmt: skip
SOURCES = st.one_of(st.lists(PIECES, max_size=40).map("".join), st.text(max_size=300))


def assert_consistent(doc: Document) -> None:
    assert doc.blocks[0].start == 0
    assert doc.blocks[-1].end == len(doc.text)
    for block, after in zip(doc.blocks, doc.blocks[1:], strict=False):
        assert doc.text[block.end : after.start] == "\n"
    for block in doc.blocks:
        assert doc.text[block.start : block.end].strip()
        assert "\n" not in doc.text[block.start : block.end]
    for sentence in doc.sentences:
        block = next(b for b in doc.blocks if b.start <= sentence.start < b.end)
        assert sentence.start < sentence.end <= block.end
        assert (sentence.section, sentence.kind) == (block.section, block.kind)
    assert [s.start for s in doc.sentences] == sorted({s.start for s in doc.sentences})


@settings(max_examples=150)
@given(title=st.text(max_size=30), description=SOURCES, location=st.text(max_size=20), label=st.text(max_size=20))
def test_any_input_gives_a_consistent_document(title: str, description: str, location: str, label: str) -> None:
    doc = build_document(title=title, description=description, location=location, details=[("Team", label)])
    assert_consistent(doc)
    doc.text.encode()  # no lone surrogates


@settings(max_examples=50)
@given(description=st.lists(PIECES, min_size=30, max_size=120).map("".join))
def test_long_lines_give_a_consistent_document(description: str) -> None:
    assert_consistent(build_document(title="Intern", description=description.replace("\n", " ")))


def test_parts_in_order() -> None:
    doc = build_document(
        title=" ML\nIntern ",
        description="<p>Hello there. We train models.</p>",
        location="Lisbon",
        company=" Example  Labs ",
        details=[("Pay", "$20 an hour"), ("Team", "")],
        posted_at=date(2026, 1, 2),
    )
    assert doc.text == "ML Intern\nLisbon\nPay: $20 an hour\nHello there. We train models."
    assert (doc.title, doc.location, doc.company, doc.posted_at) == (
        "ML Intern",
        "Lisbon",
        "Example Labs",
        date(2026, 1, 2),
    )
    assert doc.body == "Hello there. We train models."
    assert doc.part(Section.DETAIL) == "Pay: $20 an hour"


def test_nothing_at_all() -> None:
    doc = build_document(title="", description="")
    assert doc.text == "(no title)"
    assert doc.body == ""
    assert doc.body_start == len(doc.text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We sort apples. You count them!", ["We sort apples.", "You count them!"]),
        ("Frameworks (e.g. PyTorch) are used. Fine.", ["Frameworks (e.g. PyTorch) are used.", "Fine."]),
        ("A Ph.D. Student in the U.S. Army of robots", ["A Ph.D. Student in the U.S. Army of robots"]),
        ('He said "stop." Then we went.', ['He said "stop."', "Then we went."]),
        ("Python; SQL; Rust", ["Python;", "SQL;", "Rust"]),
        ("Sprachen (z. B. Python) zählen. Gut.", ["Sprachen (z. B. Python) zählen.", "Gut."]),
        ("version 3.11 is fine", ["version 3.11 is fine"]),
        ("A B.S. Computer Science degree", ["A B.S. Computer Science degree"]),
        ("Based in St. Louis. We row.", ["Based in St. Louis.", "We row."]),
        ("In the U.S. We are happy.", ["In the U.S.", "We are happy."]),
        ("Maps, charts, etc. The team rows.", ["Maps, charts, etc.", "The team rows."]),
        ("Work approx. 20 hours a week.", ["Work approx. 20 hours a week."]),
        ("Dauer: mind. 3 Monate. Danach Tee.", ["Dauer: mind. 3 Monate.", "Danach Tee."]),
        ("Tools (eg. Git) help. OK.", ["Tools (eg. Git) help.", "OK."]),
        ("Python, R. Experience with boats", ["Python, R.", "Experience with boats"]),
        ("In Boston, MA. Some row.", ["In Boston, MA.", "Some row."]),
        ("Ask Dr. Who. Now!", ["Ask Dr. Who.", "Now!"]),
        ("Room No. 5. Say no. Go.", ["Room No. 5.", "Say no.", "Go."]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    doc = build_document(title="x", description=text)
    assert [doc.text[s.start : s.end] for s in doc.sentences[1:]] == expected


def test_lookup_by_offset() -> None:
    doc = build_document(title="Intern", description="One. Two.")
    sentence, block = doc.sentence_at(doc.text.index("Two")), doc.block_at(doc.text.index("Two"))
    assert sentence is not None
    assert block is not None
    assert doc.text[sentence.start : sentence.end] == "Two."
    assert doc.text[block.start : block.end] == "One. Two."
    assert doc.block_at(6) is None
    assert doc.sentence_at(len(doc.text)) is None


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Donn\u00c3\u00a9es \u00c3\u00a0 trier", "Données à trier"),
        ("pr\u00c3\u00aat \u00c3 ramer", "prêt à ramer"),  # the second half of the letter became a blank
        ("we\u00e2\u0080\u0099re many", "we're many"),
        ("we\u00e2\u20ac\u2122re \u00f0\u0178\u009a\u20ac", "we're \U0001f680"),  # read as Windows-1252
        ("\u00e2\u20ac", "\u00e2\u20ac"),  # cut off
        ("\u00c2ge, \u00c3O, p\u00e2te", "\u00c2ge, \u00c3O, p\u00e2te"),  # letters that are meant
    ],
)
def test_letters_read_in_the_wrong_encoding(written: str, meant: str) -> None:
    assert build_document(title="Intern", description=f"<p>{written}</p>").body == meant
    assert build_document(title=written, description="").title == meant
