"""Untrusted text in plain text: one line, and no address that a mail program would make a link of."""

import re

from internscout.digest.links import web_address
from internscout.visible import visible

_ADDRESS = re.compile(r"(https?|ftp|mailto|javascript):|(www)\.", re.IGNORECASE)


class Trusted(str):
    """Text of our own that is printed as it is."""

    __slots__ = ()


def literal(value: object) -> str:
    """Any value as one line; `Trusted` comes through as it is."""
    if isinstance(value, Trusted):
        return value
    return _ADDRESS.sub(lambda found: f"{found[1]} :" if found[1] else f"{found[2]} .", visible(value))


def address(url: str) -> Trusted:
    """A web address on a line of its own; for any other address a word that there is none."""
    return Trusted(f"  {web_address(url) or 'no web address stated'}")
