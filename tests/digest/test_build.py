"""What goes where in a digest, and that its counts are those of its body."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from internscout.digest import render_markdown, wording
from internscout.digest.entries import _evidence
from internscout.digest.model import Reason
from internscout.digest.programmes import name_of
from internscout.model import Part
from tests.digest.sample import QUIET, built, digest, later, past, posting, postings, programmes
from tests.match.build import FULL, NOW

# An entry of the body, in full or in a line; a count of the header and what it counts.
_ENTRY = re.compile(r"^(?:### |- \*\*\w{3} \d+ \w{3},)", re.MULTILINE)
_COUNT = re.compile(r"(\d+) ([a-z ]+?)(?: \(\d+ new\))?(?: ·|\*)")


def ids(section: str) -> list[str]:
    return [posting for posting, name in digest().entries() if name == section]


def test_a_near_deadline_goes_before_new_and_is_shown_again_nearest_first() -> None:
    assert ids("closing_soon") == ["demo:board:3", "demo:board:1"]
    assert [entry.is_new for entry in digest().closing_soon.entries] == [True, False]


def test_new_is_what_was_in_no_digest_best_first() -> None:
    shown = digest()
    assert ids("new") == ["demo:board:2", "demo:board:10", "demo:board:5", "demo:board:4"]
    assert all(one.score >= two.score for one, two in pairwise(shown.new.entries))
    assert shown.shown_before == 1


def test_the_source_is_named_where_it_has_a_name() -> None:
    found = built(postings(), labels={"demo": "Remote *OK*"})
    assert {entry.via for entry in found.new.entries} == {"Remote *OK*"}
    assert "` · via Remote \\*OK\\* · " in render_markdown(found)
    assert " via " not in render_markdown(digest())


def test_after_everything_was_shown_nothing_is_new() -> None:
    everything = tuple(p.id for p in postings())
    again = digest(everything)
    assert [entry.id for entry in again.closing_soon.entries] == ["demo:board:3", "demo:board:1"]
    assert again.closing_soon.new == 0
    assert again.new.entries == ()


def test_hidden_postings_are_counted_once_by_their_first_reason() -> None:
    assert digest().hidden == (("machine learning", 2), ("citizenship", 1))
    assert digest().hidden_count == 3


def test_the_limit_cuts_the_new_ones_only_and_says_how_many() -> None:
    short = digest(max_new=1)
    assert [entry.id for entry in short.new.entries] == ["demo:board:2"]
    assert short.new.more == 3
    assert len(short.closing_soon.entries) == 2
    assert "And 3 more: `internscout list`" in render_markdown(short)


def test_postings_below_the_minimum_are_counted_not_shown() -> None:
    worst = min((entry for section in digest().sections for entry in section.entries), key=lambda entry: entry.score)
    above = digest(min_score=worst.score + 0.1)
    assert above.below_minimum == 1
    assert worst.id not in render_markdown(above)


@pytest.mark.parametrize(("days", "left"), [(0, "last day today"), (1, "1 day left"), (14, "14 days left"), (15, None)])
def test_closing_soon_ends_with_the_last_day_of_the_window(days: int, left: str | None) -> None:
    found = built([posting(1, {**FULL, "deadline": later(days).date().isoformat()})])
    assert len(found.closing_soon.entries) == (1 if left else 0)
    assert f"Apply by {wording.day(later(days).date(), NOW.date())}: {left or '15 days left'}" in render_markdown(found)


@given(
    shown=st.sets(st.sampled_from([p.id for p in postings()])),
    max_new=st.integers(1, 6),
    window=st.integers(1, 10),
    minimum=st.integers(0, 90),
)
@settings(max_examples=60)
def test_every_posting_is_in_one_place_and_the_header_counts_the_body(
    shown: set[str], max_new: int, window: int, minimum: int
) -> None:
    found = digest(tuple(shown), max_new=max_new, closing_soon_days=window, min_score=float(minimum))
    listed = [posting for posting, _ in found.entries()]
    assert len(listed) == len(set(listed))
    assert found.total == len(postings())
    header, *body = re.split(r"^## ", render_markdown(found), flags=re.MULTILINE)
    in_body = {part.split(" (")[0].lower(): len(_ENTRY.findall(part)) for part in body}
    in_body["programmes"] = body[-1].count("/programme/")
    assert {words: int(number) for number, words in _COUNT.findall(header)} == in_body


def test_reasons_name_what_earned_most_and_only_what_fits() -> None:
    entries = {entry.id: entry for section in digest().sections for entry in section.entries}
    assert Reason("machine learning", "the main work") in entries["demo:board:2"].reasons[:2]
    assert len(entries["demo:board:2"].reasons) == 3
    assert entries["demo:board:4"].reasons == (Reason("machine learning", "the main work"),)
    assert not any(reason.part.startswith("required") for reason in entries["demo:board:5"].reasons)


def test_rules_are_called_as_people_call_them() -> None:
    met = built([posting(1, {**FULL, "gpa_min": 3.0})])
    assert re.search(r"^- You meet: .*\bGPA\b", render_markdown(met), re.MULTILINE)
    asked = built([posting(1, {**FULL, "gpa_min": 80})])
    assert "- **? GPA:** " in render_markdown(asked)


def test_open_questions_carry_a_short_quote() -> None:
    (asked,) = [q for e in digest().new.entries for q in e.questions if q.rule == "sponsorship" and q.quote]
    assert asked.why == "not offered; the country is not clear"
    assert "small team and…”" in render_markdown(digest())
    assert len(max(re.findall("“(.*?)”", render_markdown(digest())), key=len)) <= 160


@pytest.mark.parametrize(
    ("shown", "reason"),
    [
        ((), "no boards are configured, so nothing was read"),
        (("failed",), "no open postings are stored; 2 of 2 boards failed"),
        (("read",), "no open postings yet"),
    ],
)
def test_an_empty_digest_says_so_and_why(shown: tuple[str, ...], reason: str) -> None:
    failures = digest().run.failures[:2] if "failed" in shown else ()
    empty = built(summary=replace(QUIET, boards=2 if shown else 0, failures=failures))
    assert empty.is_empty
    assert f"**Nothing to tell today:** {reason}." in render_markdown(empty)


def test_a_digest_that_is_empty_because_all_is_known_or_hidden_says_that() -> None:
    some = [p for p in postings() if p.id in ("demo:board:6", "demo:board:7", "demo:board:8")]
    text = render_markdown(built(some, past=past("demo:board:6")))
    assert "**Nothing to tell today:** every open role was shown before or is hidden." in text
    assert "\n### " not in text


def test_the_footer_names_every_board_that_failed_with_its_reason() -> None:
    text = render_markdown(digest())
    assert "9 of 12" in text
    assert "- HTTP 404: the board does not exist: Gone Labs (greenhouse:gone), Lost \\| Found (greenhouse:lost)" in text
    assert "- no answer within 30 s: lever:slow" in text
    assert '1 posting could not be read, or not in full; why: `internscout query "FROM row_faults"`' in text
    assert "failed" not in render_markdown(digest(summary=QUIET))


def test_programmes_are_told_when_one_can_apply_or_soon_may() -> None:
    assert [news.programme.id for news in digest().programmes] == ["p1", "p2", "p3"]
    assert "open now: 1 posting**" in render_markdown(digest())
    assert "opens soon (usually in March)" in render_markdown(digest())
    assert digest().programmes_open == 1


def test_a_programme_is_told_once_and_again_when_it_stands_otherwise() -> None:
    first = digest()
    told = {name for name, _ in first.programme_entries()}
    assert len(told) == 3
    again = digest(tuple(told))
    assert (again.programmes, again.programmes_more) == ((), 3)
    soon = next(news for news in programmes() if news.state == "opens_soon")
    open_now = replace(soon, state="usually_open", opens=None, closes=soon.opens)
    assert name_of(open_now) not in told


@pytest.mark.parametrize(("state", "empty"), [("open", False), ("opens_soon", False), ("usually_open", True)])
def test_programmes_that_are_usually_open_wait_for_other_news(state: str, empty: bool) -> None:
    found = built(programmes=[news for news in programmes() if news.state == state])
    assert (found.is_empty, len(found.programmes)) == (empty, 1)
    assert not built([posting(1, FULL)], programmes=programmes()).is_empty


def test_programmes_beyond_the_limit_are_counted() -> None:
    many = [programmes()[1]] * 18
    found = built(programmes=[*many, *programmes()])
    assert (len(found.programmes), found.programmes_more) == (8, 13)
    assert "And 13 more: `internscout programmes`" in render_markdown(found)
    names = tuple(name for name, _ in found.programme_entries())
    assert built(programmes=[*many, *programmes()], past=past(*names)).programmes == (), "a count tells the others"
    assert "## Programmes" not in render_markdown(replace(found, programmes=()))


def test_a_run_that_did_not_end_is_not_called_a_reading() -> None:
    text = render_markdown(digest(summary=replace(QUIET, finished_at=None)))
    assert "did not end" in text
    assert "Boards read" not in text


@pytest.mark.parametrize(
    ("why", "quote", "shown"),
    [
        ("open to master", "Master's students of computer science", "Master's students of computer science"),
        ("2 of 2 (Python, C++)", "Python", ""),
        ("the main work", "", ""),
        ("open to master students only", "master students only", ""),
        ("the main work", "Research Intern, Summer", ""),
    ],
)
def test_a_reason_quotes_the_posting_where_it_says_more(why: str, quote: str, shown: str) -> None:
    assert _evidence(Part("degree", 5, 6, why, quote), "Research  Intern, Summer 2027") == shown
