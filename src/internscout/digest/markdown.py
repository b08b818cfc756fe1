"""Untrusted text → Markdown in which it can only be text: no markup, no HTML, no link that was not checked.

`<` and `&` become entities, because not every Markdown program takes a backslash before them.
"""

import re

from internscout.digest.links import web_address
from internscout.visible import visible

_SPECIAL = re.compile(r"[\\`*_\[\]|~]")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_LEADING = re.compile(r"^(?:[#>+=-]|\d+(?=[.)]))")
# Bare addresses that programs turn into links by themselves.
_ADDRESS = re.compile(r"\b(https?|ftp|mailto|javascript)(?=:)|\b(www)(?=\.)", re.IGNORECASE)


class Markdown(str):
    """Text that is Markdown already and is not escaped again."""

    __slots__ = ()


def escape(value: object) -> str:
    """Any value as one line of literal text; `Markdown` comes through as it is."""
    if isinstance(value, Markdown):
        return value
    text = visible(str(value))
    text = _SPECIAL.sub(r"\\\g<0>", _ENTITY.sub("&amp;", text)).replace("<", "&lt;")
    text = _ADDRESS.sub(lambda found: found[0] + "\\", text)
    return _LEADING.sub(_led, text)


def _led(found: re.Match[str]) -> str:
    """A mark at the start of a line, where it would open a heading, a quote or a list."""
    return f"{found[0]}\\" if found[0].isdigit() else f"\\{found[0]}"


def link(text: str, url: str) -> Markdown:
    """A link when the address is plain http or https, else the text with the address as code."""
    if (target := web_address(url)) is not None:
        return Markdown(f"[{escape(text)}]({target})")
    return Markdown(f"{escape(text)} ({code(url)})" if url.strip() else escape(text))


def code(text: str) -> Markdown:
    """A code span whose fence is longer than any run of backticks inside."""
    line = visible(text)
    fence = "`" * (max((len(run) for run in re.findall(r"`+", line)), default=0) + 1)
    padding = " " if line.startswith("`") or line.endswith("`") else ""
    return Markdown(f"{fence}{padding}{line}{padding}{fence}")
