"""Markup that would take hours to read, did the time grow with the square of its length."""

import re
import time

import pytest

from internscout.text import markup
from internscout.text.markup import marked


@pytest.mark.parametrize("piece", ["<script>", "<style>", "<svg><style>", "<b><!--", "<a ", "<b>"])
def test_hostile_markup_takes_no_longer_than_its_length(piece: str) -> None:
    began = time.process_time()
    marked(piece * (400_000 // len(piece)))
    assert time.process_time() - began < 10


@pytest.mark.parametrize(
    "text",
    [
        "a<script>b</script>c<script>d",
        "a<style>b<script>c</style>d</script>e<scripts>f</script>",
        "<svg><svg></svg>a</svg><head>",
        "<script></style></script>",
        "",
    ],
)
def test_what_is_not_seen_is_taken_out_as_one_expression_would(text: str) -> None:
    tags = "|".join(sorted(markup._UNSEEN_ENDS))
    expected = re.sub(rf"<({tags})\b.*?</\1>", "", text, flags=re.DOTALL)
    assert markup._without(markup._UNSEEN_BEGIN, markup._UNSEEN_ENDS, text) == expected
