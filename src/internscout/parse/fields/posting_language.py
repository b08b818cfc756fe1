"""The language a posting is written in, as ISO 639-1 code: a guess from its small words, or from its script.

The parser reads English, German, French, Dutch and Spanish. In another language only skills, title and places can be
found, and all that the other fields leave empty is unread rather than unsaid. Nothing is said of a text too short to
tell. No library: the small ones need numpy and a second to load, and postings are long enough for their small words.
"""

import re
from collections import Counter
from collections.abc import Sequence

from internscout.model import Column, Fact
from internscout.parse.field import Field, fact, settle_first
from internscout.parse.fields._stop_words import LANGUAGES_OF
from internscout.parse.words import lowered, sentence_number
from internscout.text import Document

_NAME = "posting_language"
_WINDOW = 450  # characters read at the beginning and again in the middle: openings are often of another language
_LEAST = 3  # small words, of which a language must have so many
_PLAIN = 10  # distinct small words of English …
_CLEAR = 0.7  # … and such a share of all small words: most postings need no other count
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
_ELSEWHERE = re.compile("[\u03ac-\u1fff\u3041-\ud7a3]{2}")  # any of them, and more
_TELLING = 3  # such characters make it that language: Chinese may quote a Japanese name
_SHARE = 0.15  # of the text in another script: a name or two make no language


def _find(doc: Document) -> list[Fact]:
    start = doc.body_start
    text = lowered(doc)
    middle = max(start + _WINDOW, (start + len(text)) // 2)
    read = f"{text[start : start + _WINDOW]} {text[middle : middle + _WINDOW]}"
    language = (_ELSEWHERE.search(read) and _written_in(read)) or _spoken_in(read.split())
    return [_told(doc, language, start)] if language else []


def _spoken_in(words: Sequence[str]) -> str:
    """The language with the most small words, if it leads."""
    distinct = LANGUAGES_OF.keys() & set(words)
    if len(_ENGLISH & distinct) >= max(_PLAIN, _CLEAR * len(distinct)):
        return "en"
    scores: Counter[str] = Counter()
    for languages, n in Counter(map(LANGUAGES_OF.get, words)).items():
        for language in languages or ():
            scores[language] += n
    (first, most), (_, next_most) = [*scores.most_common(2), ("", 0), ("", 0)][:2]
    return first if most >= _LEAST and most > next_most else ""


def _written_in(text: str) -> str:
    """The language that a script other than the Latin one tells."""
    for characters, usual, others in _SCRIPTS:
        if len(characters.findall(text)) > _SHARE * len(text):
            return next((language for language, telling in others if len(telling.findall(text)) >= _TELLING), usual)
    return ""


def _told(doc: Document, language: str, start: int) -> Fact:
    """The first sentence of the description stands for the whole."""
    sentence = doc.sentences[sentence_number(doc, start)]
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
