"""Untrusted text stays text: checked by rendering it with a CommonMark program that lets HTML through."""

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from internscout.digest import render_markdown
from internscout.digest.links import web_address
from internscout.digest.markdown import Markdown, code, escape, link
from internscout.visible import visible
from tests.digest.sample import digest

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
MARKS = st.sampled_from(
    [*list("\\`*_[](){}<>#+-.!|~&=:;/ \t\n0123456789abB\"'"), "http://", "&lt;", "<img src=x>", "](", "\u202e"]
)


def shown(markdown: str) -> str:
    """The text of a list item after rendering; tags inside it stay visible."""
    rendered = READER.render(f"- {markdown}\n").strip()
    inner = re.fullmatch(r"<ul>\n<li>(.*)</li>\n</ul>", rendered, flags=re.DOTALL)
    assert inner, rendered
    return inner[1]


@given(st.one_of(st.text(), st.lists(MARKS).map("".join)))
@settings(max_examples=300)
def test_any_text_is_shown_as_it_is(text: str) -> None:
    rendered = shown(escape(text))
    assert not re.search(r"<[a-z/!]", rendered, re.IGNORECASE)
    assert html.unescape(rendered) == visible(text)


@given(st.lists(MARKS, min_size=1).map("".join))
@settings(max_examples=100)
def test_any_text_can_be_the_text_of_a_link(text: str) -> None:
    rendered = shown(link("x" + text, "https://example.org/a"))
    label = re.fullmatch(r'<a href="https://example.org/a">(.*)</a>', rendered, flags=re.DOTALL)
    assert label, rendered
    assert html.unescape(label[1]) == visible("x" + text)


@given(st.lists(MARKS, min_size=1).map("".join))
@settings(max_examples=100)
def test_any_text_can_be_code(text: str) -> None:
    if line := visible(text):
        rendered = re.fullmatch(r"<code>(.*)</code>", shown(code(line)), flags=re.DOTALL)
        assert rendered
        assert html.unescape(rendered[1]) == line


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ("https://jobs.example.org/a?b=1&c=%20#d", "https://jobs.example.org/a?b=1&c=%20#d"),
        (" http://example.org/ ", "http://example.org/"),
        ("https://example.org/a) [b](c", "https://example.org/a%29%20%5Bb%5D%28c"),
        ("https://example.org/<b>|`\\", "https://example.org/%3Cb%3E%7C%60%5C"),
        ("https://example.org/zürich", "https://example.org/z%C3%BCrich"),
        ("javascript:alert(1)", None),
        ("JavaScript:alert(1)", None),
        ("data:text/html,x", None),
        ("//example.org/a", None),
        ("https://", None),
        ("https://good.example@evil.example/", None),
        ("https://[bad", None),
        ("https://example.org/" + "a" * 2000, None),
        ("", None),
    ],
)
def test_only_web_addresses_become_links(url: str, target: str | None) -> None:
    assert web_address(url) == target


def test_another_address_is_shown_as_code() -> None:
    assert link("Intern", "javascript:alert(`1`)") == "Intern (``javascript:alert(`1`)``)"
    assert link("Intern", "") == "Intern"


def test_addresses_in_text_do_not_become_links_by_themselves() -> None:
    assert escape("see https://evil.example or www.evil.example") == "see https\\://evil.example or www\\.evil.example"


def test_markdown_of_our_own_is_not_escaped_twice() -> None:
    assert escape(Markdown("**a**")) == "**a**"
    assert escape("**a**") == "\\*\\*a\\*\\*"


def test_a_whole_digest_holds_no_foreign_markup() -> None:
    rendered = READER.render(render_markdown(digest()))
    assert set(re.findall(r"<(\w+)", rendered)) <= {"h1", "h2", "h3", "p", "ul", "li", "a", "strong", "code", "hr"}
    assert all(url.startswith("https://jobs.example.org/") for url in re.findall(r'href="([^"]*)"', rendered))
    assert rendered.count("<h3>") == sum(not entry.is_known for entry in digest().told())
