"""The characters of a text: one way to write each, nothing invisible, blanks that are blanks.

Knows characters only, neither markup nor lines. All of it works on whole texts: `in` and `replace` run at the speed of
memory, where a regular expression looks at each character.
"""

import html
import re
import unicodedata

__all__ = ["decoded", "lower", "normalise", "squeezed", "unified", "without_controls"]

_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});", re.IGNORECASE)
_SEPARATORS = {"\r\n": "\n", **dict.fromkeys("\r\x0b\x0c\x1c\x1d\x1e", "\n")}
_CONTROLS = {**_SEPARATORS, **dict.fromkeys(map(chr, (*range(9), *range(0x0E, 0x1C), 0x7F)), "")}
_OTHERS = {
    **dict.fromkeys("\u2018\u2019\u02bc\u201b\u00b4\u2032", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033", '"'),
    **dict.fromkeys("\u2010\u2011\u2212\ufe63\uff0d", "-"),
    **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad", ""),
    **dict.fromkeys("\u2028\u2029\u0085", "\n"),
}
_ASCII_BLANKS = "\t\x1f"
_OTHER_BLANKS = "\u00a0\u202f\u2009\u2003\u2002\u200a\u3000\u2005\u2006\u2007\u2008\u2004\u2000\u2001\u205f\u1680"
_LONE = re.compile(r"[\ud800-\udfff]")


def normalise(text: str) -> str:
    """NFC, straight quotes, one kind of hyphen, nothing invisible, `\\r` and separators as `\\n`.

    En and em dashes stay. Lone surrogates become U+FFFD: DuckDB and mail refuse them.
    """
    return text if text.isascii() and text.isprintable() else unified(without_controls(text))


def without_controls(text: str) -> str:
    """The text without control characters; those that separate lines become `\\n`."""
    return _replaced(text, _CONTROLS)


def unified(text: str) -> str:
    """As `normalise`, for a text whose other control characters have a meaning."""
    text = _replaced(text, _SEPARATORS)
    if text.isascii():
        return text
    text = _replaced(text, _OTHERS)
    try:
        text.encode()
    except UnicodeEncodeError:
        text = _LONE.sub("\ufffd", text)
    return unicodedata.normalize("NFC", text)


def lower(text: str) -> str:
    """The text in lower case, of the same length: "İ".lower() would be two characters long."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(c if len(c.lower()) > 1 else c.lower() for c in text)


def decoded(text: str) -> str:
    """The text with its HTML entities resolved, once."""
    return html.unescape(text) if "&" in text and _ENTITY.search(text) else text


def squeezed(text: str) -> str:
    """Every run of blanks of any width as one blank. Newlines stay."""
    for blank in _ASCII_BLANKS if text.isascii() else _ASCII_BLANKS + _OTHER_BLANKS:
        if blank in text:
            text = text.replace(blank, " ")
    while "  " in text:
        text = text.replace("  ", " ")
    return text


def _replaced(text: str, characters: dict[str, str]) -> str:
    for character, other in characters.items():
        if character in text:
            text = text.replace(character, other)
    return text
