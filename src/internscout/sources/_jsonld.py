"""The schema.org `JobPosting` objects in a web page's JSON-LD, also where its JSON is not quite JSON.

Microdata and RDFa are not read. extruct would do so, at the price of rdflib and lxml, and gives up on the comments that
are met here most often.
"""

import html
import json
import re
import warnings
from collections.abc import Iterator

from bs4 import BeautifulSoup
from bs4.exceptions import ParserRejectedMarkup
from bs4.filter import SoupStrainer

from internscout.errors import PayloadError
from internscout.model import Json
from internscout.sources._values import Row

_TYPE = re.compile(r"application/(?:ld\+json|json\+ld)", re.IGNORECASE)
_JOB = re.compile(r"(?:https?://schema\.org/|schema:)?JobPosting")
# What is never closed goes on to the end: tried again from each further quote, a few KB would take minutes.
_STRING = r'"(?:[^"\\]|\\.)*+(?:"|\\?\Z)'
_COMMENT = re.compile(rf"({_STRING})|/\*.*?(?:\*/|\Z)|//[^\n]*|<!--|-->|<!\[CDATA\[|\]\]>", re.DOTALL)
_COMMA = re.compile(rf"({_STRING})|,(?=\s*[}}\]])", re.DOTALL)
_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|.)", re.DOTALL)
_BETWEEN = re.compile(r"[ \t\r\n;,\ufeff\xa0]*")
_DECODER = json.JSONDecoder(strict=False)  # line breaks inside strings are common, and plain
_WIDE = (b"\xff\xfe", b"\xfe\xff")  # UTF-16 says so at its beginning
_META = re.compile(rb"<meta[^<>]{0,200}charset[^<>]{0,200}>", re.IGNORECASE)
_OPENING = re.compile(rb"<!--|<script\b[^<>]{0,2000}>", re.IGNORECASE)
_CLOSING = re.compile(rb"</script", re.IGNORECASE)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)


def job_postings(page: bytes, content_type: str = "") -> list[Row]:
    """The `JobPosting` objects of a page in their order. Raises `PayloadError` for markup that cannot be parsed."""
    return [row for script in _scripts(page, content_type) for value in _values(script) for row in _jobs(value)]


def _scripts(page: bytes, content_type: str) -> list[str]:
    charset = _CHARSET.search(content_type)
    if page.startswith(_WIDE):
        page, charset = page.decode("utf-16", "replace").encode("utf-8", "replace"), _CHARSET.search("charset=utf-8")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # bs4 warns of markup that looks like a file name or XML: here it is neither
        try:
            only = SoupStrainer("script", type=_TYPE)
            encoding = charset[1] if charset else None
            soup = BeautifulSoup(_scripts_only(page), "html.parser", parse_only=only, from_encoding=encoding)
        except (ParserRejectedMarkup, RecursionError):
            raise PayloadError("the page's HTML cannot be parsed") from None
    return [script.get_text() for script in soup.find_all("script")]


def _scripts_only(page: bytes) -> bytes:
    """The page without all but its scripts and what names its charset.

    Python's parser takes minutes for 100 KB of tags or comments that are never closed.
    """
    kept = [named[0]] if (named := _META.search(page, 0, 4096)) else []
    at, last_comment = 0, page.rfind(b"-->")
    while found := _OPENING.search(page, at):
        at = found.end()
        if found[0] == b"<!--":
            at = page.find(b"-->", at) + 3 if at <= last_comment else at
            continue
        closing = _CLOSING.search(page, at)
        at = closing.start() if closing else len(page)
        kept.append(page[found.start() : at] + b"</script>")
    return b"".join(kept)


def _values(script: str) -> list[Json]:
    """What a script holds, repaired no more than it takes; nothing where nothing helps."""
    for repaired in _repairs(script):
        try:
            return _decoded(repaired)
        except (ValueError, RecursionError):
            continue
    return []


def _repairs(script: str) -> Iterator[str]:
    """The script as it is, then without what is no JSON, then with its entities resolved as well."""
    yield script
    for text in (script, html.unescape(script)):
        bare = _COMMA.sub(r"\1", _COMMENT.sub(r"\1", text))
        yield bare
        yield _ESCAPE.sub(_escaped, bare)


def _escaped(found: re.Match[str]) -> str:
    """An escape that JSON knows as it is; of others the quote by itself, or the backslash too."""
    what = found[1]
    if what[0] in '\\/"bfnrt' or len(what) > 1:
        return found[0]
    return what if what == "'" else f"\\\\{what}"


def _decoded(text: str) -> list[Json]:
    """One JSON value after another. Raises ValueError."""
    values: list[Json] = []
    at = _after_blanks(text, 0)
    while at < len(text):
        value, end = _DECODER.raw_decode(text, at)
        values.append(value)
        at = _after_blanks(text, end)
    return values


def _after_blanks(text: str, at: int) -> int:
    found = _BETWEEN.match(text, at)
    return found.end() if found else at


def _jobs(value: Json) -> Iterator[Row]:
    """The postings in a value at any depth (`@graph`, lists in lists, `itemListElement`), in their order."""
    stack = [value]
    while stack:
        inner = stack.pop()
        if isinstance(inner, dict):
            if _is_job(inner.get("@type")):
                yield inner
            else:
                stack.extend(reversed(inner.values()))
        elif isinstance(inner, list):
            stack.extend(reversed(inner))


def _is_job(kind: Json) -> bool:
    kinds = kind if isinstance(kind, list) else [kind]
    return any(isinstance(name, str) and _JOB.fullmatch(name.strip()) for name in kinds)
