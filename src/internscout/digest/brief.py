"""A digest → a few lines for a telephone or a chat, where programs make links, mentions and markup of what they see.

Titles and names are words only: no sign is left in them that a chat program takes for markup, a mention or an address.
"""

import re
from collections.abc import Iterator
from urllib.parse import quote

from internscout.digest import wording
from internscout.digest.links import web_address
from internscout.digest.model import Digest, Entry
from internscout.visible import visible

_ENTRIES = 5
_LONGEST = 80
# Letters, digits and what stands between words; a dot between letters would make a link of "Node.js".
_SIGNS = re.compile(r"[^\w\s+/,()&'.-]|_|\.(?=\w)")


def render_brief(digest: Digest) -> str:
    """The first roles, and how many more there are; the subject says the counts."""
    told = list(digest.told())
    lines = [line for entry in told[:_ENTRIES] for line in _entry(digest, entry)]
    if len(told) > _ENTRIES:
        lines.append(f"and {len(told) - _ENTRIES} more in the digest")
    return "\n".join(lines) or "No role to tell of."


def _entry(digest: Digest, entry: Entry) -> Iterator[str]:
    until = f", until {wording.day(entry.deadline, digest.created_at.date())}" if entry.deadline else ""
    yield f"{_words(entry.title)}, {_words(entry.company) or 'company not stated'}{until}"
    if address := web_address(entry.url):
        # An @ in it would be a mention for some.
        yield address.replace("@", quote("@", safe=""))


def _words(text: str) -> str:
    line = " ".join(_SIGNS.sub(" ", visible(text)).split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
