"""Nothing untrusted acts: hostile texts leave the structure of every format as a harmless text does.

Each format is read back with a reader of its own kind: bs4, a CommonMark program that lets HTML through, icalendar,
an XML parser and feedparser, json.
"""

import json
import re
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from icalendar import Calendar
from markdown_it import MarkdownIt

from internscout.digest import (
    render_atom,
    render_html,
    render_ics,
    render_json,
    render_json_feed,
    render_markdown,
    render_text,
    subject,
)
from internscout.visible import visible
from tests.digest.hostile import addresses, hostile, texts

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
CALM = hostile("calm")
SOME = settings(max_examples=20)


def tags(html: str) -> list[tuple[str, tuple[str, ...]]]:
    """Every element with the names of its attributes, in order."""
    return [(tag.name, tuple(sorted(tag.attrs))) for tag in BeautifulSoup(html, "html.parser").find_all(True)]


def links(html: str) -> set[str]:
    return {str(tag.get(name)) for tag in BeautifulSoup(html, "html.parser").find_all(True) for name in ("href", "src")}


def tokens(markdown: str) -> list[str]:
    return [part.type for token in READER.parse(markdown) for part in (token, *(token.children or ()))]


def components(ics: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(str(part.name), tuple(part)) for part in Calendar.from_ical(ics).walk()]


def keys(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: keys(part) for key, part in value.items()}
    return [keys(part) for part in value] if isinstance(value, list) else type(value).__name__


def xml(feed: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    return ((part.tag, tuple(part.attrib)) for part in ET.fromstring(feed.encode()).iter())  # noqa: S314 - ours


@given(texts)
@SOME
def test_html_has_the_same_elements_whatever_is_said(text: str) -> None:
    assert tags(render_html(hostile(text))) == tags(render_html(CALM))


@given(texts)
@SOME
def test_markdown_has_the_same_marks_whatever_is_said(text: str) -> None:
    kinds = {"text", "text_special"}  # how often a text is cut by escapes is of no matter
    assert [t for t in tokens(render_markdown(hostile(text))) if t not in kinds] == [
        t for t in tokens(render_markdown(CALM)) if t not in kinds
    ]


@given(texts)
@SOME
def test_plain_text_has_the_same_lines_and_addresses_whatever_is_said(text: str) -> None:
    said, calm = render_text(hostile(text)), render_text(CALM)
    assert len(said.split("\n")) == len(calm.split("\n"))
    found = re.findall(r"(?:https?:|javascript:|www\.)\S*", said)
    assert found == re.findall(r"https?:\S*", calm)
    assert all(character == "\n" or visible(f"a{character}a") != "aa" for character in set(said))


@given(texts)
@SOME
def test_the_calendar_has_the_same_components_whatever_is_said(text: str) -> None:
    said = render_ics(hostile(text))
    assert components(said) == components(render_ics(CALM))
    assert max(len(line.encode()) for line in said.split("\r\n")) <= 75
    assert "\n" not in said.replace("\r\n", "")


@given(texts)
@SOME
def test_feeds_have_the_same_elements_whatever_is_said(text: str) -> None:
    digest = hostile(text)
    atom, feed = render_atom(digest), json.loads(render_json_feed(digest))
    assert list(xml(atom)) == list(xml(render_atom(CALM)))
    assert keys(feed) == keys(json.loads(render_json_feed(CALM)))
    calm = json.loads(render_json_feed(CALM))
    for one, other in zip(feed["items"], calm["items"], strict=True):
        assert tags(one["content_html"]) == tags(other["content_html"])
    assert not feedparser.parse(atom.encode()).bozo


@given(texts)
@SOME
def test_json_has_the_same_keys_whatever_is_said(text: str) -> None:
    said = json.loads(json.dumps(render_json(hostile(text))))
    assert keys(said) == keys(render_json(CALM))
    assert said["new"][0]["title"] == visible(text)


@given(addresses)
@SOME
def test_only_web_addresses_are_linked(address: str) -> None:
    digest = hostile("calm", address)
    html, feed = render_html(digest), render_json_feed(digest)
    read = READER.render(render_markdown(digest))
    contents = [item["content_html"] for item in json.loads(feed)["items"]]
    found = set().union(links(html), links(read), *map(links, contents)) - {"None"}
    found |= {item["url"] for item in json.loads(feed)["items"] if "url" in item}
    entries = feedparser.parse(render_atom(digest, feed).encode()).entries
    found |= {link["href"] for entry in entries for link in entry.get("links", ())}
    found |= {str(part["URL"]) for part in Calendar.from_ical(render_ics(digest)).walk() if "URL" in part}
    found |= {entry["url"] for entry in render_json(digest)["new"] if entry["url"]}
    assert all(re.match(r"https?://[^\s/@<>\"]+", link) for link in found)
    elements = {"h1", "h2", "h3", "p", "ul", "li", "a", "strong", "code", "hr"}
    assert {name for name, _ in tags(read)} <= elements
    assert {name for name, _ in tags(html)} | {"a"} == {name for name, _ in tags(render_html(CALM))}


@pytest.mark.parametrize(
    "render", [render_html, render_markdown, render_text, render_ics, render_atom, render_json_feed]
)
def test_the_same_digest_is_the_same_bytes(render: Any) -> None:
    assert render(hostile("a <b> & c")) == render(hostile("a <b> & c"))


def test_nothing_is_fetched_by_reading() -> None:
    html = render_html(CALM)
    assert not re.search(r"<(?:img|link|script|iframe|object|form)|url\(|@import", html)


@given(texts)
@SOME
def test_the_subject_holds_nothing_of_others(text: str) -> None:
    assert subject(hostile(text)) == subject(CALM)
