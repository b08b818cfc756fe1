"""The characters of a text: one way to write each, nothing invisible, blanks that are blanks.

Knows characters only, neither markup nor lines. A text is mostly plain letters: with these deleted from its bytes, what
is left is short, and only its few kinds of characters are looked up. (A regular expression would look at every letter.)
"""

import html
import re
import unicodedata

__all__ = ["CONTROLS", "decoded", "lower", "normalise", "squeezed"]

_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});", re.IGNORECASE)
_PLAIN = bytes((0x0A, *range(0x20, 0x7F)))
CONTROLS = bytes((*range(9), *range(0x0E, 0x1C), 0x7F))
_UNIFORM = {
    **dict.fromkeys("\u2018\u2019\u02bc\u201b\u00b4\u2032", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033", '"'),
    **dict.fromkeys("\u2010\u2011\u2212\ufe63\uff0d", "-"),
    **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad", ""),
    **dict.fromkeys("\r\x0b\x0c\x1c\x1d\x1e\u2028\u2029\u0085", "\n"),
    **dict.fromkeys("\t\x1f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a", " "),
    **dict.fromkeys("\u202f\u205f\u3000", " "),
    **dict.fromkeys(map(chr, range(0xD800, 0xE000)), "\ufffd"),
    **dict.fromkeys(CONTROLS.decode(), ""),
}
_REPLACED = frozenset(_UNIFORM)
# Letters, punctuation, signs and emoji that NFC never changes, whatever stands beside them.
_STABLE = re.compile("[\n -\u02ff\u2010-\u2125\u2190-\u2328\u2460-\u2adb\ufffd\U0001f000-\U0001faff]*")

# UTF-8 that was read as Latin-1 or Windows-1252, once too often: "Ã©" for "é", "â€™" for an apostrophe.
_UPPER = "\u2018\u2019\u201c\u201d•–—˜™š›œžŸ"
_CONTINUED = f"[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ{_UPPER}]"
_MISREAD = re.compile(f"[ÂÃÄÅ]{_CONTINUED}|â{_CONTINUED}{{2}}|ð[\x90-\xbf{_UPPER}]{_CONTINUED}{{2}}")
_SURELY_MISREAD = re.compile("Ã[\x80-\xbf]|â[\x80€]")


def normalise(text: str, *, keep_controls: bool = False) -> str:
    """NFC, straight quotes, one kind of hyphen and of blank, nothing invisible, `\\r` and separators as `\\n`.

    Letters that were read in the wrong encoding are put right.

    En and em dashes stay. Lone surrogates become U+FFFD: DuckDB and mail refuse them.
    """
    plain = _PLAIN + CONTROLS if keep_controls else _PLAIN
    kinds = _kinds(text, plain)
    if not kinds:
        return text
    if ("Ã" in kinds or "â" in kinds) and _SURELY_MISREAD.search(text):
        # "Ã" before a blank is an "à" whose second half became that blank.
        text = _MISREAD.sub(_read_again, text).replace("Ã ", "à ")
        kinds = _kinds(text, plain)
    for character in kinds & _REPLACED:
        text = text.replace(character, _UNIFORM[character])
    return text if _STABLE.fullmatch("".join(kinds)) else unicodedata.normalize("NFC", text)


def _kinds(text: str, plain: bytes) -> frozenset[str]:
    """The characters of the text that are not plain."""
    rare = text.encode("utf-8", "surrogatepass").translate(None, plain)
    return frozenset(rare.decode("utf-8", "surrogatepass"))


def _read_again(misread: re.Match[str]) -> str:
    return bytes(ord(c) if ord(c) < 256 else c.encode("cp1252")[0] for c in misread[0]).decode("utf-8")


def lower(text: str) -> str:
    """The text in lower case, of the same length: "İ".lower() would be two characters long."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(c if len(c.lower()) > 1 else c.lower() for c in text)


def decoded(text: str) -> str:
    """The text with its HTML entities resolved, once."""
    return html.unescape(text) if "&" in text and _ENTITY.search(text) else text


def squeezed(text: str) -> str:
    """Every run of blanks as one blank. Newlines stay."""
    while len(text) > len(text := text.replace("  ", " ")):
        pass
    return text
