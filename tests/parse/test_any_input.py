"""Whatever the input holds: no exception, exact quotes, and time that grows with the length alone."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from internscout.parse import parse
from internscout.text import build_document

# Pieces of postings that our rules look for, marks included: what random letters would never hit.
PIECES = [
    "Python", "R", "Go", "C++", "PyTorch", " or ", ", ", " and ", "/", "(", ")", "; ", ". ", ": ", "\n", "- ", "• ",
    "*", "Requirements:", "Nice to have", "Benefits", "Summer 2026", "Fall", "PhD", "Bachelor's", "MS",
    "degree in ", "GPA", "3.5", "20 hours per week", "12 weeks", "3-6 months", "$", "€", "£", "45", "1,500",
    "2.000,50", "k", "-", "–", "/hr", " per month", "pay", "up to ", "visa", "sponsorship", "not ", "U.S. citizen",
    "apply by ", "March 1", "2026-03-01", "remote", "hybrid", "on-site", "San Francisco", "CA", "Berlin", "Germany",
    "experience", "5+ years", "machine learning", "currently enrolled", "graduating in ", "fluent ", "English",
    "401(k)", "401k", "<li>", "</li>", "<b>", "</b>", "<p>", "<br>", "&amp;", "&lt;p&gt;", "\u200b", "\u202e",
    "\x00", "\ud800", "İ", "ß", "中文", "🚀", "é", " ",
]  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=60).map("".join))


@settings(max_examples=150)
@given(TEXTS, TEXTS, TEXTS, TEXTS)
def test_any_text_gives_exact_quotes(title: str, description: str, location: str, company: str) -> None:
    doc = build_document(title=title, description=description, location=location, company=company)
    for fact in parse(doc).facts:
        assert fact.quote
        assert doc.text[fact.start : fact.end] == fact.quote
        assert 0.0 < fact.confidence <= 1.0
        assert fact.rule


@pytest.mark.parametrize(
    "description",
    [
        "",
        " \n\t ",
        bytes(range(256)).decode("latin-1") * 40,
        "\x00\ud800\udfff\ufffe" * 50,
        "\u202eedoc nohtyP\u202c " * 50,
        "<div>" * 30_000 + "Python",
        "<li>Python <b>or <i>R" * 2_000,
        "&amp;lt;p&amp;gt;Python&amp;lt;/p&amp;gt;" * 200,
        "Py\u200bth\u200bon and PyTorch " * 100,
    ],
    ids=["empty", "blank", "binary", "surrogates", "right to left", "deep", "unclosed", "escaped twice", "zero width"],
)
def test_bad_input_is_read(description: str) -> None:
    parse(build_document(title="", description=description))


def test_letters_torn_by_invisible_characters_are_read() -> None:
    doc = build_document(title="Intern", description="<p>Requirements</p><ul><li>P\u200byth\u00adon</li></ul>")
    assert parse(doc).requirements["languages"] == {"required": [["python"]], "preferred": [], "mentioned": []}


def test_five_megabytes_are_read() -> None:
    doc = build_document(title="Intern", description="We meet on Mondays and talk about gardens. " * 120_000)
    assert len(doc.text) > 5_000_000
    parse(doc)


# One piece again and again is the worst case of a pattern that tries all ways to match it.
REPEATED = [
    "a", " ", "1", "-", "(", ")", ",", ", ", "/", ".", ". ", ":", "\n", "\n\n", "<b>", "&amp;", "$1 ", "1-", "1,",
    "a ", "A b ", "Python or ", "Python/", "Python, ", "and ", "the role ", "we are the ", "you ", "bachelor's, ",
    "PhD/", "degree in ", "$45 - ", "20 hours ", "3 months ", "Summer 2026 ", "2026-", "May ", "remote ", "no ",
    "sponsorship ", "citizens of ", "San Francisco, ", "CA, ", "in ", "experience with ", "years ", "(e.g. ",
    "e.g., ", "strong ", "ideally ", "plus ", "machine learning ", "Requirements: ", "- Python\n", "English and ",
    "currently ", "graduating ", "apply by ", "A-", "über ",
    # Short lines that a pattern may split in any number of ways before it fails at their end.
    "Data Science A,B,C,D,E,F,G,H,I,J,K,L,M,N,O,P,Q,R,S,T,U,V,W,X,Y x\n", "Vision & AND & AND & AND & AND & x\n",
]  # fmt: skip


def seconds(piece: str, size: int) -> float:
    """CPU time for the text and all facts of a posting that holds a piece again and again."""
    start = time.process_time()
    parse(build_document(title="Intern", description=piece * (size // len(piece))))
    return time.process_time() - start


@pytest.mark.parametrize("piece", REPEATED)
def test_time_grows_with_the_length(piece: str) -> None:
    """Twice the text takes at most 2.5 times as long: a ratio within one run, of 50 and 100 kB.

    The least of a few tries counts, since what disturbs only adds; a quarter of a second for 100 kB is no blow-up.
    """
    seconds(piece, 1_000)
    long = seconds(piece, 100_000)
    for _ in range(5):
        short = seconds(piece, 50_000)
        if long <= max(2.5 * short, 0.25):
            return
        long = min(long, seconds(piece, 100_000))
    pytest.fail(f"{long:.2f} s for 100 kB of {piece!r}, {short:.2f} s for 50 kB")
