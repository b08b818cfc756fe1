"""The monthly threads: which are read, and when all comments were there."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from internscout.errors import PayloadError, SourceError
from internscout.model import Board, Json, Page, Payload, Request
from internscout.sources import source

from .test_wire import WIRE

BOARD = Board("hackernews", "whoishiring")
SEARCH = "nacefmoula+internship-hunter__tests__fixtures__hn_search.json"


def read(answer: Any, **context: Json) -> Page:
    request = Request(BOARD, "https://example.com/", context=context)
    body = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
    return source("hackernews").read(Payload(request, body, datetime(2026, 6, 1, tzinfo=UTC)))


def comments(*times: int) -> list[dict[str, Any]]:
    text = "Acme | ML Intern | Oslo"
    about = {"comment_text": text, "parent_id": 7, "story_id": 7, "author": "a"}
    return [about | {"objectID": str(n), "created_at_i": at} for n, at in enumerate(times)]


@pytest.mark.skipif(not WIRE.is_dir(), reason=f"no captures: {WIRE} is not there")
def test_the_newest_threads_of_a_real_search_are_read() -> None:
    page = read((WIRE / "hn_algolia" / "real" / SEARCH).read_bytes())
    assert [request.context["thread"] for request in page.follow] == ["47975571", "47601859"]
    assert page.complete
    assert page.unread == frozenset()


def test_an_account_without_threads_is_another_answer() -> None:
    with pytest.raises(PayloadError, match="no thread"):
        read({"hits": [{"objectID": "1", "title": "Ask HN: Who wants to be hired?", "created_at_i": 1}]})


def test_a_token_that_is_no_thread_is_an_error_of_the_board() -> None:
    with pytest.raises(SourceError, match="no thread 'acme'"):
        source("hackernews").first(Board("hackernews", "acme"))
    assert source("hackernews").posting(BOARD, "1") is None


def test_comments_beyond_the_most_that_a_query_gives_are_asked_by_their_time() -> None:
    page = read({"hits": comments(*range(2000, 1000, -1)), "nbHits": 1200}, thread="7", until=None)
    (rest,) = page.follow
    assert rest.url.endswith("tags=comment,story_7&hitsPerPage=1000&numericFilters=created_at_i%3C%3D1001")
    assert rest.context == {"thread": "7", "until": 1001}
    assert page.complete  # what the next answer proves


@pytest.mark.parametrize(
    ("hits", "said", "gap"),
    [
        (2, {"nbHits": 2}, ""),
        (2, {"nbHits": 2, "exhaustiveNbHits": True}, ""),
        (2, {"nbHits": 2, "exhaustiveNbHits": False}, "'nbHits' is only an estimate"),
        (2, {"nbHits": 3}, "2 of 3 comments came"),
        (2, {}, "'nbHits' is absent"),
        (1000, {"nbHits": 1200}, "1000 of 1200 comments came"),  # all at one moment, which was asked for already
    ],
)
def test_a_thread_is_whole_when_its_number_says_so(hits: int, said: dict[str, Any], gap: str) -> None:
    page = read({"hits": comments(*[50] * hits), **said}, thread="7", until=50)
    assert (page.gap, page.complete) == (gap, not gap)
    assert page.follow == ()


def test_a_role_keeps_its_id_when_the_list_is_put_in_another_order() -> None:
    def ids(text: str) -> set[str]:
        row = comments(1)[0] | {"comment_text": text}
        return {posting.external_id for posting in read({"hits": [row], "nbHits": 1}, thread="7").postings}

    assert ids("Acme | ML Intern + Data Engineer") == ids("Acme | Data Engineer + ML Intern")
    assert ids("Acme | ML Intern + Data Engineer") == {"0-ml-intern", "0-data-engineer"}
    assert ids("Acme | ML Intern") == {"0"}
    assert len(ids("Acme | Роль<p>- 実習 intern<p>- Ärzte intern")) >= 1


@pytest.mark.parametrize("value", [None, 7, "x", [], {}, {"hits": None}, {"hits": [None, 1, {}], "nbHits": "x"}])
def test_odd_answers_of_a_thread_are_read_or_refused(value: Json) -> None:
    try:
        page = read(value, thread="7")
    except PayloadError:
        return
    assert not page.complete


@pytest.mark.parametrize(
    "text", ['<a href="' * 20_000, "|" * 50_000, "A" + " (a" * 20_000 + " is hiring", "- " * 50_000]
)
def test_a_comment_made_to_be_slow_is_read_as_far_as_is_of_use(text: str) -> None:
    page = read({"hits": [comments(1)[0] | {"comment_text": text}], "nbHits": 1}, thread="7")
    assert page.complete
