"""The digest as a reader gets it: `digest.md` beside this file, written anew with `INTERNSCOUT_SNAPSHOTS=write`."""

import os
from pathlib import Path

from internscout.digest import render_markdown
from tests.digest.sample import digest

SNAPSHOT = Path(__file__).with_name("digest.md")


def test_the_digest_reads_as_agreed() -> None:
    text = render_markdown(digest())
    if os.environ.get("INTERNSCOUT_SNAPSHOTS") == "write":
        SNAPSHOT.write_text(text, encoding="utf-8")
    assert text == SNAPSHOT.read_text(encoding="utf-8")


def test_no_line_runs_on_and_no_blank_lines_pile_up() -> None:
    text = render_markdown(digest())
    assert max(len(line) for line in text.splitlines()) <= 260
    assert "\n\n\n" not in text
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
