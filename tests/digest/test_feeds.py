"""The feeds, held against RFC 4287 and JSON Feed 1.1, and that they keep what earlier digests told."""

import json
import re
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
import pytest

from internscout.digest import Digest, render_atom, render_json_feed
from internscout.digest.feeds import ITEMS
from tests.digest.sample import built, eventful, past, posting
from tests.match.build import FULL, NOW

ATOM = "{http://www.w3.org/2005/Atom}"
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def items(feed: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(feed)["items"]
    return found


def on(digest: Digest, days: int) -> Digest:
    return replace(digest, created_at=NOW + timedelta(days=days))


def test_json_feed_1_1() -> None:
    feed = json.loads(render_json_feed(eventful()))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"] == "Internships for Ada"
    assert feed["authors"] == [{"name": "InternScout"}]
    assert "author" not in feed  # of version 1.0
    for item in feed["items"]:
        assert isinstance(item["id"], str)
        assert item["title"]
        assert item["content_html"]
        assert re.fullmatch(r"https?://\S+", item.get("url", "https://x"))
        assert RFC3339.fullmatch(item["date_published"])
        assert RFC3339.fullmatch(item["date_modified"])
    ids = [item["id"] for item in feed["items"]]
    assert len(ids) == len(set(ids)) == sum(1 for _ in eventful().told()) + 1 + 3


def test_atom_rfc_4287() -> None:
    root = ET.fromstring(render_atom(eventful()).encode())  # noqa: S314 - ours
    assert root.tag == f"{ATOM}feed"
    # Once each: 4.1.1; an author of the feed stands for all entries.
    for name in ("id", "title", "updated", "author"):
        assert len(root.findall(f"{ATOM}{name}")) == 1
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "InternScout"
    entries = root.findall(f"{ATOM}entry")
    for entry in entries:
        for name in ("id", "title", "updated"):
            assert len(entry.findall(f"{ATOM}{name}")) == 1
        assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", entry.findtext(f"{ATOM}id", ""))
        # An entry without content needs an alternate link, and none has two.
        assert len(entry.findall(f"{ATOM}link[@rel='alternate']")) <= 1
        assert entry.find(f"{ATOM}content") is not None
        assert RFC3339.fullmatch(entry.findtext(f"{ATOM}updated", ""))
    newest = max(entry.findtext(f"{ATOM}updated", "") for entry in entries)
    assert root.findtext(f"{ATOM}updated", "") >= newest


def test_feed_programs_read_it() -> None:
    found = feedparser.parse(render_atom(eventful()).encode())
    assert (found.bozo, found.version) == (False, "atom10")
    assert [entry.title for entry in found.entries] == [item["title"] for item in items(render_json_feed(eventful()))]
    assert found.entries[0].title == "Closing soon: NLP Intern (C++ | Python) [all levels] – Alpen *AI*"


def test_what_is_told_has_its_mark() -> None:
    titles = {item["title"].split(":")[0] for item in items(render_json_feed(eventful())) if ": " in item["title"]}
    assert titles == {"Closing soon", "Changed", "Open again", "Closed", "Programme"}


def test_a_feed_keeps_earlier_items_and_their_ids() -> None:
    first = render_json_feed(built([posting(1, FULL)]))
    second = render_json_feed(on(built([posting(2, FULL)]), 1), first)
    assert [item["url"][-1] for item in items(second)] == ["2", "1"]
    assert items(second)[1] == items(first)[0]
    closed = on(replace(built(), closed=(replace(eventful().closed[0], role="demo:board:1"),)), 2)
    third = items(render_json_feed(closed, second))
    assert [item["id"] for item in third] == [items(first)[0]["id"], items(second)[0]["id"]]
    assert third[0]["title"].startswith("Closed: ")
    assert (third[0]["date_published"], third[0]["date_modified"]) == ("2026-02-01T06:00:00Z", "2026-02-03T06:00:00Z")
    atom = feedparser.parse(render_atom(closed, second).encode())
    assert [entry.id for entry in atom.entries] == [item["id"] for item in third]


def test_a_feed_of_another_profile_has_other_ids() -> None:
    mine, other = (items(render_json_feed(replace(built([posting(1, FULL)]), profile=name))) for name in ("Ada", "Bob"))
    assert mine[0]["id"] != other[0]["id"]


def test_a_feed_holds_no_more_than_the_last_items() -> None:
    feed = ""
    for day in range(4):
        some = [posting(100 * day + n, FULL) for n in range(40)]
        feed = render_json_feed(on(built(some), day), feed)
    assert len(items(feed)) == ITEMS
    assert max(datetime.fromisoformat(item["date_modified"]) for item in items(feed)) == NOW + timedelta(days=3)
    assert items(feed)[0]["date_modified"] == "2026-02-04T06:00:00Z"


@pytest.mark.parametrize(
    "former",
    [
        "", "not JSON", "[]", '{"version": "https://jsonfeed.org/version/1.1", "items": [1, {"id": 2}, {"id": "x"}]}',
        '{"items": [{"id": "a", "title": "b", "content_html": "c", "date_published": "d", "date_modified": "e"}]}',
    ],
)  # fmt: skip
def test_what_is_no_feed_of_ours_is_no_memory(former: str) -> None:
    assert render_json_feed(eventful(), former) == render_json_feed(eventful())
    assert render_atom(eventful(), former) == render_atom(eventful())


def test_a_former_item_brings_no_other_address_than_of_the_web() -> None:
    former = json.loads(render_json_feed(built([posting(1, FULL)])))
    former["items"][0]["url"] = "javascript:alert(1)"
    assert "url" not in items(render_json_feed(on(built(), 1), json.dumps(former)))[0]


def test_a_deadline_that_was_told_is_no_news() -> None:
    due = {**FULL, "deadline": "2026-02-05"}
    assert items(render_json_feed(built([posting(1, due)], past=past("demo:board:1")))) == []
