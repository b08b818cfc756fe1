"""The language a posting is written in, as ISO 639-1 code: a guess from its small words, or from its script.

The parser reads English, German, French, Dutch and Spanish. In another language only skills, title and places can be
found, and all that the other fields leave empty is unread rather than unsaid. Nothing is said of a text too short to
tell. No library: the small ones need numpy and a second to load, and postings are long enough for their small words.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import chain

from internscout.model import Column, Fact
from internscout.parse.field import Field, fact, settle_first
from internscout.parse.fields._stop_words import LANGUAGES_OF
from internscout.parse.words import sentence_number
from internscout.text import Document

_NAME = "posting_language"
# Characters read at the beginning and again in the middle, for openings are often of another language: at a glance, and
# where that is not clear.
_GLANCE, _WINDOW = 150, 450
_LEAST = 3  # small words, of which a language must have so many
_FEW, _MANY = 5, 10  # distinct small words of English, at a glance or in the whole window …
_CLEAR = 0.7  # … and such a share of all distinct small words: no other count is needed
_LATIN = 1.1  # bytes a character of UTF-8: more are of another script, or of many accents
_KNOWN = frozenset(LANGUAGES_OF)
_ENGLISH = frozenset(word for word, languages in LANGUAGES_OF.items() if "en" in languages)
_QUOTE = 120
# A script's characters, the language most written in it, and others told by characters that are theirs alone.
_SCRIPTS = tuple(
    (re.compile(characters), usual, tuple((language, re.compile(telling)) for language, telling in others))
    for characters, usual, others in (
        ("[\u3041-\u30fe\u4e00-\u9fff]", "zh", (("ja", "[\u3041-\u30fe]"),)),
        ("[\uac00-\ud7a3]", "ko", ()),
        ("[\u0430-\u044f\u0451-\u045f\u0491]", "bg", (("uk", "[\u0456\u0457\u0454\u0491]"), ("ru", "[\u044b\u044d]"))),
        ("[\u03ac-\u03ce]", "el", ()),
        ("[\u05d0-\u05ea]", "he", ()),
        ("[\u0621-\u064a]", "ar", ()),
        ("[\u0904-\u0939]", "hi", ()),
        ("[\u0e01-\u0e4e]", "th", ()),
        ("[\u1200-\u137c]", "am", ()),
    )
)
_TELLING = 3  # such characters make it that language: Chinese may quote a Japanese name
_SHARE = 0.15  # of the text in another script: a name or two make no language


def _find(doc: Document) -> list[Fact]:
    glance = _excerpt(doc, _GLANCE)
    language = "en" if _is_english(glance, glance.split(), _FEW) else _language(_excerpt(doc, _WINDOW))
    return [_told(doc, language)] if language else []


def _excerpt(doc: Document, length: int) -> str:
    """So many characters from the beginning of the description, and from its middle."""
    text, start = doc.text, doc.body_start
    middle = max(start + length, (start + len(text)) // 2)
    return f"{text[start : start + length]} {text[middle : middle + length]}".lower()


def _is_english(text: str, words: Sequence[str], least: int) -> bool:
    """True when the text has so many small words of English and few others: most postings need no other count."""
    known = _KNOWN.intersection(words)
    english = len(_ENGLISH & known)
    return english >= least and english >= _CLEAR * len(known) and _is_latin(text)


def _language(text: str) -> str:
    """The language of the script, or with the most small words, if it leads."""
    words = text.split()
    if _is_english(text, words, _MANY):
        return "en"
    if not _is_latin(text) and (language := _written_in(text)):
        return language
    scores = Counter(chain.from_iterable([LANGUAGES_OF[word] for word in words if word in LANGUAGES_OF]))
    (first, most), (_, next_most) = [*scores.most_common(2), ("", 0), ("", 0)][:2]
    return first if most >= _LEAST and most > next_most else ""


def _is_latin(text: str) -> bool:
    """False where any other script may have a share in it; so too where many letters bear accents."""
    return len(text.encode()) < _LATIN * len(text)


def _written_in(text: str) -> str:
    """The language that a script other than the Latin one tells."""
    for characters, usual, others in _SCRIPTS:
        if len(characters.findall(text)) > _SHARE * len(text):
            return next((language for language, telling in others if len(telling.findall(text)) >= _TELLING), usual)
    return ""


def _told(doc: Document, language: str) -> Fact:
    """The first sentence of the description stands for the whole."""
    sentence = doc.sentences[sentence_number(doc, doc.body_start)]
    end = min(sentence.end, sentence.start + _QUOTE)
    return fact(doc, _NAME, language, sentence.start, end, rule="small-words", confidence=0.9)


FIELD = Field(
    name=_NAME,
    columns=(
        Column(
            "posting_language",
            "VARCHAR",
            "$.posting_language",
            "ISO 639-1, a guess; en, de, fr, nl and es are read, in others only skills, title and places",
        ),
    ),
    find=_find,
    settle=settle_first,
)
