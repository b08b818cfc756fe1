"""Digests in which every text and address of others is hostile, and such texts."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from hypothesis import strategies as st

from internscout.digest import Digest, Section
from internscout.model import OpenPosting, Programme
from tests.digest.sample import eventful

T = TypeVar("T")

# What others write, by the names of the attributes that hold it; everything else is the program's own.
TEXTS = frozenset(
    "title company places name before after pay start duration hours levels workplace reasons skills_met skills_missing"
    " why quote via board reason organisation pay_compared pay_assumption location".split()
)
ADDRESSES = frozenset({"url", "page"})

_PIECES = st.sampled_from(
    [
        *list("\\`*_[](){}<>#+-.!|~&=:;,/'\"%^$ \t\r\n0aB\u2028\u202e\u200b\x00\x0b\ud800\ufffe\uffff\x85é漢🎓"),
        *("<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</p></div>", "<!--", "]]>", "<![CDATA["),
        *(
            "&lt;b&gt;",
            "[a](https://evil.example)",
            "](javascript:alert(1))",
            "https://evil.example/",
            "www.evil.example",
        ),
        *("\r\nEND:VEVENT\r\nBEGIN:VALARM\r\n", "\nATTACH:https://evil.example", "\\n", "\r\nBcc: eve@evil.example"),
        *(
            "{{ 7 * 7 }}",
            "{% include 'x' %}",
            "=?utf-8?q?a=0D=0ABcc=3A_eve?=",
            "\n# ",
            "\n---\n",
            "\n```\n",
            "\x1b[31m",
        ),
    ]
)

# Never empty once it is made visible, so that it is told wherever a text is.
texts = st.one_of(st.text(), st.lists(_PIECES, max_size=12).map("".join)).map(lambda text: f"x{text}x")
addresses = st.one_of(
    texts,
    texts.map(lambda text: f"https://jobs.example.org/{text}"),
    st.sampled_from(
        ["javascript:alert(1)", "data:text/html,<b>", "https://a@evil.example/", "//evil.example", "HTTP://"]
    ),
)


def hostile(text: str, address: str = "https://jobs.example.org/1") -> Digest:
    """The eventful day, told in this text."""
    return _told(eventful(), {**dict.fromkeys(TEXTS, text), **dict.fromkeys(ADDRESSES, address)})


# What stands under these names, but is the program's own.
_OWN: Mapping[type, tuple[str, ...]] = {Section: ("name",), Programme: ("levels",)}


def _told(value: T, words: Mapping[str, str]) -> T:
    if not is_dataclass(value) or isinstance(value, type):
        return value
    own = _OWN.get(type(value), ())
    return replace(
        value, **{f.name: _changed(f.name, getattr(value, f.name), words) for f in fields(value) if f.name not in own}
    )


def _changed(name: str, value: Any, words: Mapping[str, str]) -> Any:
    if isinstance(value, OpenPosting):
        return OpenPosting(value.id, words["title"], words["company"], words["url"])
    if isinstance(value, tuple):
        return tuple(_changed(name, part, words) for part in value)
    if isinstance(value, str) and value:
        return words.get(name, value)
    return _told(value, words)
