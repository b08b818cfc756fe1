"""The digest as a reader gets it, in every format: `snapshots/`, written anew with `INTERNSCOUT_SNAPSHOTS=write`."""

import json
import os
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from internscout.config import Digest as Limits
from internscout.digest import (
    Digest,
    render_atom,
    render_html,
    render_ics,
    render_json,
    render_json_feed,
    render_markdown,
    render_text,
    subject,
)
from internscout.digest.render import MAIL_BYTES
from internscout.model import BoardFailure
from tests.digest.hostile import hostile
from tests.digest.sample import QUIET, built, eventful, posting
from tests.match.build import FULL

SNAPSHOTS = Path(__file__).with_name("snapshots")


def _json(digest: Digest) -> str:
    return json.dumps(render_json(digest), ensure_ascii=False, indent=1) + "\n"


@pytest.mark.parametrize(
    ("name", "render"),
    [
        ("digest.md", render_markdown),
        ("digest.txt", render_text),
        ("digest.html", render_html),
        ("digest.ics", render_ics),
        ("digest.json", _json),
        ("feed.json", render_json_feed),
        ("feed.atom", render_atom),
    ],
)
def test_the_digest_reads_as_agreed(name: str, render: Callable[[Digest], str]) -> None:
    text, snapshot = render(eventful()), SNAPSHOTS / name
    if os.environ.get("INTERNSCOUT_SNAPSHOTS") == "write":
        snapshot.write_bytes(text.encode())
    assert text.encode() == snapshot.read_bytes()


@pytest.mark.parametrize("render", [render_markdown, render_text])
def test_no_line_runs_on_and_no_blank_lines_pile_up(render: Callable[[Digest], str]) -> None:
    text = render(eventful())
    assert max(len(line) for line in text.splitlines()) <= 280
    assert "\n\n\n\n" not in text
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


def test_the_subject_counts_what_is_most_urgent() -> None:
    assert subject(eventful()) == "1 next step, 2 closing soon, 3 new – Internships for Ada"
    assert subject(built()) == "nothing new – Internships for Ada"


def test_a_long_title_is_cut_between_words_and_whole_in_the_json() -> None:
    title = "Research Intern, " + ", ".join(["Large Multimodal Models"] * 9)
    found = built([posting(1, FULL, title=title)])
    for render in (render_markdown, render_text, render_html):
        assert title not in render(found)
        assert re.search(r"Research Intern(?:, Large Multimodal Models){2}, Large Multimodal…", render(found))
    assert render_json(found)["new"][0]["title"] == title


def many(count: int) -> Digest:
    """A day with so many new roles."""
    return built(
        [posting(number, FULL, title=f"Role {number}") for number in range(count)], settings=Limits(max_new=1000)
    )


def test_a_mail_that_would_be_too_long_says_what_it_leaves_out_and_where_that_is() -> None:
    whole = replace(many(150), closed=eventful().closed)
    html, text = render_html(whole), render_text(whole)
    told = html.count("<h3")
    assert MAIL_BYTES * 0.9 < len(html.encode()) < MAIL_BYTES
    assert f"{150 - told} of these are left out here," in html
    assert "Gone | Intern" in html
    assert (text.count("\n* Role "), text.count("https://jobs.example.org/")) == (150, 150)
    assert "are left out here" not in render_html(many(30))


def test_no_text_of_others_is_so_long_that_it_crowds_out_the_rest() -> None:
    calm, long = (render_html(hostile(text)) for text in ("calm", "many long words " * 4000))
    assert long.count("<h3") == calm.count("<h3")
    assert "are left out here" not in long
    assert len(long) < 3 * len(calm)


def test_a_mail_is_short_enough_whatever_fails() -> None:
    failures = tuple(BoardFailure(f"greenhouse:{n}", f"Company {n}", f"HTTP 404: reason {n % 40}") for n in range(4000))
    digest = replace(many(60), run=replace(QUIET, failures=failures, doubts=failures))
    assert len(render_html(digest).encode()) < MAIL_BYTES
    assert "4,000 boards failed (all: internscout status)." in render_html(digest)
    assert "and for 32 more reasons" in render_html(digest)
    assert "Company 3999" in render_markdown(digest)


def test_deliveries_that_do_not_work_are_named_in_every_form() -> None:
    broken = replace(eventful(), undelivered=(("mail", 2),))
    for form in (render_markdown, render_text, render_html):
        assert "Not delivered by mail: 2 earlier digests; why: internscout outbox." in form(broken)
        assert "Not delivered" not in form(eventful())
