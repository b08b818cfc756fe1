"""A digest → Markdown, plain text and HTML for a mail, by the templates beside this file.

Feeds, calendar and JSON: `feeds`, `calendar`, `record`.
"""

import re
from dataclasses import dataclass, replace
from functools import cache

from css_inline import CSSInliner

from internscout.digest.layout import rendered
from internscout.digest.model import Digest, Gone, Section
from internscout.model import NextStep

# Gmail shows no more of a mail than 102 KB, in bytes after decoding.
MAIL_BYTES = 100_000


def render_markdown(digest: Digest) -> str:
    """The whole digest as Markdown that reads well as plain text, too."""
    return _without_gaps(rendered("md", "digest", digest), blank=1)


def render_text(digest: Digest) -> str:
    """The whole digest as plain text, for the plain part of a mail."""
    return _without_gaps(rendered("txt", "digest", digest), blank=2)


def render_html(digest: Digest) -> str:
    """The digest as the HTML part of a mail, of less than 100 kB: what does not fit is counted, and where it is said.

    What can be left out is left out from the end of "New", then of what was changed, reopened or closed.
    """
    most = _size(digest)
    whole = _html(digest, most)
    if len(whole.encode()) < MAIL_BYTES:
        return whole
    fits, too_many = 0, most
    while too_many - fits > 1:
        middle = (fits + too_many) // 2
        if len(_html(digest, middle).encode()) < MAIL_BYTES:
            fits = middle
        else:
            too_many = middle
    return _html(digest, fits)


@dataclass(frozen=True, slots=True)
class _Kept:
    """What of a digest is in a mail."""

    steps: tuple[NextStep, ...]
    sections: tuple[Section, ...]
    closed: tuple[Gone, ...]
    left_out: int


def _kept(digest: Digest, room: int) -> _Kept:
    """So many entries; what is new, the last and longest of the sections, gives way to all others."""
    steps = digest.steps[:room]
    left = room - len(steps)
    sections = []
    for section in digest.sections[:-1]:
        sections.append(replace(section, entries=section.entries[:left]))
        left -= len(sections[-1].entries)
    closed = digest.closed[:left]
    new = replace(digest.new, entries=digest.new.entries[: left - len(closed)])
    kept = _Kept(steps, (*sections, new), closed, 0)
    return replace(kept, left_out=_size(digest) - _size(kept))


def _size(held: Digest | _Kept) -> int:
    return len(held.steps) + len(held.closed) + sum(len(section.entries) for section in held.sections)


def _html(digest: Digest, room: int) -> str:
    return _inliner().inline(rendered("html", "digest", digest, kept=_kept(digest, room), dated=True))


@cache
def _inliner() -> CSSInliner:
    return CSSInliner(load_remote_stylesheets=False, minify_css=True)


def _without_gaps(text: str, *, blank: int) -> str:
    """The same with at most so many blank lines in a row: blocks that are left out leave theirs behind."""
    return re.sub("\n{" + str(blank + 2) + ",}", "\n" * (blank + 1), text).strip("\n") + "\n"
