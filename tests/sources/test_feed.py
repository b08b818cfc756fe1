"""Feeds of any site: forms of titles, windows, pages, and bodies that are no feed or a hostile one."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from internscout.errors import PayloadError, SourceError
from internscout.model import Board, Page, Payload, Request
from internscout.sources import recognise, source

URL = "https://jobs.example.org/all.rss"
PAYLOADS = sorted((Path(__file__).parent / "payloads" / "feed").glob("*.[axj][tms]*"))


def read(body: bytes, content_type: str = "application/rss+xml", **context: Any) -> Page:
    request = Request(Board("feed", "acme"), URL, context=context)
    return source("feed").read(Payload(request, body, datetime(2026, 6, 1, tzinfo=UTC), content_type=content_type))


def rss(*titles: str, before: str = "", channel: str = "All jobs") -> bytes:
    items = "".join(f"<item><title>{t}</title><link>/{n}</link></item>" for n, t in enumerate(titles))
    return f'{before}<rss version="2.0"><channel><title>{channel}</title>{items}</channel></rss>'.encode()


@pytest.mark.parametrize(
    ("titles", "read_as"),
    [
        (["Heron: Intern", "Plover: Trainee"], [("Intern", "Heron"), ("Trainee", "Plover")]),
        (["Intern at Heron", "Trainee at Plover at Sea"], [("Intern", "Heron"), ("Trainee", "Plover at Sea")]),
        # one alone may be "Role: topic"; so may two of three
        (["Intern: speech"], [("Intern: speech", "All jobs")]),
        (["AA: b", "CC: d", "E"], [("AA: b", "All jobs"), ("CC: d", "All jobs"), ("E", "All jobs")]),
        (
            ["AA: b", "CC: d", "EE: f", "GG: h", "J"],
            [("b", "AA"), ("d", "CC"), ("f", "EE"), ("h", "GG"), ("J", "All jobs")],
        ),
    ],
)
def test_the_company_in_the_titles(titles: list[str], read_as: list[tuple[str, str]]) -> None:
    assert [(posting.title, posting.company) for posting in read(rss(*titles)).postings] == read_as


def test_a_window_proves_nothing_even_when_it_is_empty() -> None:
    for body in (rss(), rss("Intern")):
        page = read(body)
        assert not page.complete
        assert "newest entries only" in page.gap


def test_a_feed_that_ends_in_the_middle_gives_what_came_and_says_so() -> None:
    page = read(rss("Intern", "Trainee").removesuffix(b"</item></channel></rss>"))
    assert [posting.title for posting in page.postings] == ["Intern", "Trainee"]
    assert "broken XML" in page.gap


@pytest.mark.parametrize("content_type", ["text/html", "text/xml", "application/rss+xml; charset=latin-1", ""])
def test_a_wrong_media_type_is_no_fault_of_the_feed(content_type: str) -> None:
    page = read(rss("Prácticas", before='<?xml version="1.0" encoding="utf-8"?>'), content_type)
    assert "broken" not in page.gap
    if "charset" not in content_type:  # a charset in the header has the last word
        assert page.postings[0].title == "Prácticas"


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (b"", "an empty answer"),
        (b"\xef\xbb\xbf \n", "an empty answer"),
        (b"<!doctype html><html><title>404</title><p>gone</p></html>", "no RSS, Atom or JSON Feed"),
        (b"<?xml version='1.0'?><Error><Code>AccessDenied</Code></Error>", "no RSS, Atom or JSON Feed"),
        (b"Internal error", "no RSS, Atom or JSON Feed"),
        (b'{"items": []}', "JSON that is no JSON Feed"),
        (b'{"version": "https://jsonfeed.org/version/1", "items": {}}', "instead of an object with a list 'items'"),
        (b"[]", "a list instead of a JSON Feed"),
        (b"{", "broken JSON"),
        (b"<rss>" + b"<a>" * 2**22, "no more than 8388608 are read"),
    ],
)
def test_what_is_no_feed_is_an_error(body: bytes, says: str) -> None:
    with pytest.raises(PayloadError, match=says):
        read(body)


def test_a_body_is_never_taken_for_the_name_of_a_file(tmp_path: Path) -> None:
    file = tmp_path / "secret.xml"
    file.write_bytes(rss("Secret Intern"))
    with pytest.raises(PayloadError):
        read(str(file).encode())


def test_entities_neither_grow_nor_read_files(tmp_path: Path) -> None:
    file = tmp_path / "secret.txt"
    file.write_text("hidden words", encoding="utf-8")
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 20}">' for n in range(1, 12))
    doctype = f'<!DOCTYPE rss [<!ENTITY l0 "ha"><!ENTITY x SYSTEM "{file.as_uri()}">{laughs}]>'
    page = read(rss("Intern &x; &l11;", before=doctype))
    said = "".join(posting.title for posting in page.postings)
    assert "hidden" not in said
    assert len(said) < 1000


@pytest.mark.parametrize(
    ("next_url", "number", "asked"),
    [
        ("https://jobs.example.org/all.json?page=2", 1, ["https://jobs.example.org/all.json?page=2"]),
        ("?page=3", 2, ["https://jobs.example.org/all.rss?page=3"]),
        ("https://evil.example.com/?page=2", 1, []),
        ("file:///etc/passwd", 1, []),
        ("https://[", 1, []),
        ("?page=21", 20, []),
    ],
)
def test_further_pages_are_asked_for_on_the_same_host_and_not_for_ever(
    next_url: str, number: int, asked: list[str]
) -> None:
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "x", "items": [], "next_url": next_url}
    follow = read(json.dumps(feed).encode(), page=number).follow
    assert [request.url for request in follow] == asked
    assert all(request.context["page"] == number + 1 and request.robots for request in follow)


def test_feeds_obey_the_rules_for_robots_and_need_an_address() -> None:
    assert source("feed").first(Board("feed", "example.org/jobs.rss")).robots
    for token in ("acme", "acme/jobs", "example.org/a b"):
        with pytest.raises(SourceError, match="needs its address"):
            source("feed").first(Board("feed", token))


def test_an_address_of_a_vendor_is_the_vendor_s_even_when_it_looks_like_a_feed_s() -> None:
    found = recognise("https://jobs.lever.co/rss")
    assert found is not None
    assert found.board.key == "lever:rss"


@settings(max_examples=60)
@given(
    body=st.sampled_from(PAYLOADS).map(Path.read_bytes),
    cuts=st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 40), st.binary(max_size=6)), max_size=5),
)
def test_a_damaged_feed_is_read_or_refused(body: bytes, cuts: list[tuple[int, int, bytes]]) -> None:
    for at, length, instead in cuts:
        body = body[:at] + instead + body[at + length :]
    try:
        page = read(body)
    except PayloadError:
        return
    assert not page.complete
    for posting in page.postings:
        assert posting.title
        assert posting.url.lower().startswith(("https://", "http://"))
        repr(posting).encode()
