"""A text as one byte a character, so that literals are found in it at any case and next to any mark.

Letters, digits and "_" stay, in lower case; all else is a blank: punctuation, line ends, and letters beyond Latin-1.
Offsets are those of the text plus one, for the blank before its first word. What is found here may be there: who asks
looks at the text itself.
"""

import re

__all__ = ["BLANK", "flat"]

BLANK = 0x20


def _folded(code: int) -> int:
    character = chr(code)
    if not re.match(r"\w", character):
        return BLANK
    small = character.lower()
    return ord(small) if len(small) == 1 and ord(small) < 256 else code


_TABLE = bytes(map(_folded, range(256)))


def flat(text: str) -> bytes:
    """The text flattened, with a blank at either end: `flat(text)[n + 1]` stands for `text[n]`."""
    return b" " + text.encode("latin-1", "replace").translate(_TABLE) + b" "
