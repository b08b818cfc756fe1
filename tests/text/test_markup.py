"""Markup that is read as it stands means what it means when it is repaired first."""

import pytest

from internscout.text import markup
from internscout.text.characters import squeezed

WELL_FORMED = (
    "Before <p>Learn <b>Python</b></p>\r\n<p>Apply &amp; win</p> after",
    "<div><h2>You</h2><ul><li><p>Curious</p></li><li>Kind<ul><li>Really</li></ul></li></ul></div>",
    '<p class="x" data-y="1">One<br>two<br/>three<br />four<img src="a.png"/></p><hr>',
    '<b><p>All bold</p></b><a href="/x?a=1&amp;b=2">link</a> &nbsp;&lt;b&gt; &quot;R&amp;D&quot; 5 &euro;',
    "<p>5 > 4</p><p>caf&eacute; cafe&#769; &#8217;s &amp;amp; &ampx</p>",
)
IN_NEED_OF_REPAIR = (
    "<p>One<p>Two</p>",
    "<p>One<ul><li>Two</li></ul></p>",
    "<b>One<i>two</b>three</i>",
    "<ul><li>One<li>Two</ul>",
    "<li>One</li>",
    "<h2>One<h3>two</h3></h2>",
    "<a>One<a>two</a></a>",
    "<div>One</p></div>",
    "<p>One</p></div>",
    "<p>One</br>two</p>",
    "<b/>One",
    "<p>One<!-- two --></p>",
    "<P>One</P>",
    "<p>a < b</p>",
    '<p title="a > b">One</p>',
    "<p title='a > b'>One</p>",
    '<p title="a < b">One</p>',
    '<a href="x"y">One</a>',
    "<p>One",
    "<p>One</p",
    "<table><tr><td>One</td></tr></table>",
    "<p>One&#10;two&NewLine;three</p>",
    "<script>one</script><p>Two</p>",
)


def rows(text: str) -> list[str]:
    return [row for line in squeezed(text).split("\n") if (row := line.strip())]


@pytest.mark.parametrize("source", WELL_FORMED)
def test_read_as_it_stands(source: str) -> None:
    read = markup._simple(source)
    assert read is not None
    assert rows(read) == rows(markup._any(source))


@pytest.mark.parametrize("source", IN_NEED_OF_REPAIR)
def test_left_to_repair(source: str) -> None:
    assert markup._simple(source) is None
    assert rows(markup.marked(source)) == rows(markup._any(source))


@pytest.mark.parametrize("control", ["\x00", "\x01", "\x04", "\x0e", "\x7f"])
def test_controls_are_no_marks(control: str) -> None:
    assert rows(markup.marked(f"<p>One{control}</p>")) == ["One"]


def test_a_heavy_style_is_bold() -> None:
    assert markup.BOLD in markup.marked('<p><span style="font-weight: 700">One</span></p>')
