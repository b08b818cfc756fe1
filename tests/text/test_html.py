"""HTML and plain text become lines: what belongs together stays together, whatever the markup."""

import pytest

from internscout.text.characters import normalise
from internscout.text.html import BARE, BOLD_LINE, RUN_IN, Line, plain_lines


def texts(source: str) -> list[str]:
    return [line.text for line in plain_lines(source)]


def kinds(source: str) -> list[tuple[str, str]]:
    return [(line.kind, line.text) for line in plain_lines(source)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>Pay: $50<b>–</b>$70 an hour</p>", ["Pay: $50–$70 an hour"]),
        ("<p><b>Py</b>thon</p>", ["Python"]),
        ("<div>one<div>two</div>three</div>", ["one", "two", "three"]),
        ("<p>first<br>second<br/>third</p>", ["first", "second", "third"]),
        ("<p>R&amp;D &lt;3 caf&eacute; &#8211; &nbsp;x</p>", ["R&D <3 café – x"]),
        ("&lt;p&gt;escaped &amp;amp; whole&lt;/p&gt;&lt;p&gt;two&lt;/p&gt;", ["escaped & whole", "two"]),
        ("&amp;lt;p&amp;gt;escaped twice&amp;lt;/p&amp;gt;two", ["escaped twice", "two"]),
        ("plain &amp; entities&nbsp;too", ["plain & entities too"]),
        ("<p>marks\x01\x04 of\x0e ours\x7f</p>", ["marks of ours"]),
        ("<p>a &amp;nbsp;\u2009 <i> b</i>\tc</p>", ["a b c"]),
        ('<p title="a > b">text</p><!-- <p>no</p> --><script>no</script><style>p{}</style>', ["text"]),
        ("<p>open <b>bold <i>both</b> left open", ["open bold both left open"]),
        ("<table><tr><td>Pay</td><td>$20</td></tr></table>", ["Pay", "$20"]),
        ("<p>broken\nover\nlines</p>", ["broken over lines"]),
        ("a\r\nb\rc\u2028d", ["a", "b", "c", "d"]),
        ("zero\u200bwidth soft\u00adhyphen", ["zerowidth softhyphen"]),
        (r"C\+\+ and R\&D", ["C++ and R&D"]),
        ("", []),
        ("<p> </p><div></div>", []),
    ],
)
def test_lines(source: str, expected: list[str]) -> None:
    assert texts(source) == expected


def test_kinds_of_lines() -> None:
    source = "<h2>Tasks</h2><ul><li>read</li><li><p>write</p></li></ul><ol><li>count</li></ol><p>end</p>"
    assert kinds(source) == [
        ("heading", "Tasks"),
        ("item", "read"),
        ("item", "write"),
        ("item", "count"),
        ("text", "end"),
    ]


def test_bullets_of_plain_text() -> None:
    source = "- dash\n• dot\n* star\n1. number\n(b) letter\n-5 degrees outside\no\n2027 intake"
    assert kinds(source) == [
        ("item", "dash"),
        ("item", "dot"),
        ("item", "star"),
        ("item", "number"),
        ("item", "letter"),
        ("item", "5 degrees outside"),
        ("text", "o"),
        ("text", "2027 intake"),
    ]


def test_list_printed_by_a_program() -> None:
    long = "You have built something with Python that other people use"
    assert kinds(f"['Your profile', '{long}', \"It's fun\"]") == [
        ("text", "Your profile"),
        ("item", long),
        ("text", "It's fun"),
    ]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<h3>Tasks</h3>", Line("Tasks", "heading", 3)),
        ("<p><strong>Tasks</strong></p>", Line("Tasks", "text", BOLD_LINE)),
        ('<p><span style="font-weight: 700">Tasks</span></p>', Line("Tasks", "text", BOLD_LINE)),
        ("<p><b>Tasks</b>&nbsp;<br></p>", Line("Tasks", "text", BOLD_LINE)),
        ('<p style="font-weight:bold">Tasks<br></p>', Line("Tasks", "text", BOLD_LINE)),
        ("<b><p>Tasks</p></b>", Line("Tasks", "text", BOLD_LINE)),
        ("<p><b>Tasks:</b> all of them</p>", Line("Tasks: all of them", "text", RUN_IN, 6)),
        ("<p><b>Tasks</b>: all of them</p>", Line("Tasks: all of them", "text", RUN_IN, 6)),
        ("<p><b>Tasks</b> of all kinds</p>", Line("Tasks of all kinds", "text", BARE)),
        ("**Tasks**", Line("Tasks", "text", BOLD_LINE)),
        ("**Tasks:** all of them", Line("Tasks: all of them", "text", RUN_IN, 6)),
        ("## Tasks", Line("Tasks", "heading", 2)),
        ("Tasks", Line("Tasks", "text", BARE)),
    ],
)
def test_prominence(source: str, expected: Line) -> None:
    assert plain_lines(source) == [expected]


def test_nesting_without_end() -> None:
    depth = 5000
    source = "<div>" * depth + "<b>deep</b>" + "</div>" * depth
    assert texts(source) == ["deep"]


def test_unclosed_nesting() -> None:
    assert texts("<ul><li>" * 5000 + "deep") == ["deep"]


def test_normalise() -> None:
    assert normalise("“e\u0301” ‑ ’x’ \ud800") == "\"é\" - 'x' \ufffd"
    assert normalise("as it is") == "as it is"
