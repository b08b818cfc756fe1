"""The few lines for a telephone: words and addresses, and nothing that a chat program would act on."""

import re
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from internscout.digest import Digest, render_brief
from internscout.digest.brief import _words
from tests.digest.sample import digest


def only(found: Digest, **other: object) -> Digest:
    """A digest of one entry, with other words."""
    entry = replace(next(found.told()), deadline=date(2026, 2, 5), **other)  # type: ignore[arg-type] # of an entry's own fields
    empty = {name: replace(getattr(found, name), entries=()) for name in ("new", "changed", "reopened")}
    return replace(found, closing_soon=replace(found.closing_soon, entries=(entry,)), **empty)


def test_the_first_five_and_how_many_more() -> None:
    lines = render_brief(digest()).splitlines()
    told = len(list(digest().told()))
    assert told > 5
    assert lines[-1] == f"and {told - 5} more in the digest"
    assert sum("https://" in line for line in lines) == 4, "one of the five has no address of the web"


def test_one_role() -> None:
    found = only(digest(), title="NLP Intern (all levels)", company="Alpen", url="https://jobs.example.org/3")
    assert render_brief(found) == "NLP Intern (all levels), Alpen, until Thu 5 Feb\nhttps://jobs.example.org/3"


def test_nothing_acts() -> None:
    hostile = "@everyone <!channel> [x](https://evil.example) **b** `c` evil.example #tag :smile: <@1> _i_ ~s~ ||p||"
    found = only(digest(), title=hostile, company="a\nb", url="javascript:alert(1)")
    assert render_brief(found) == (
        "everyone channel x (https //evil example) b c evil example tag smile 1 i s p, a b, until Thu 5 Feb"
    )
    mention = render_brief(only(digest(), url="https://jobs.example.org/@everyone/x"))
    assert mention.endswith("\nhttps://jobs.example.org/%40everyone/x")


@given(st.text())
def test_words_hold_no_sign(text: str) -> None:
    assert not re.search(r"[@<>\[\]*_`~|#:!\n]|\.\w", _words(text))
