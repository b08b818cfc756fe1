"""Where a document may hold a date: its seasons, months and years, off the index that all fields share.

Most postings hold none of them, or a year that is no date. The patterns of `_dates` are slow, and are tried only where
there is a mark.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from internscout.parse.fields._dates import MONTHS, SEASONS, WORDS, Moment, moment_at
from internscout.parse.flat import flat
from internscout.parse.index import index_of, register_tagged
from internscout.parse.kept import per_document
from internscout.parse.words import WordPattern, sentence_number
from internscout.text import Document, Sentence

__all__ = ["Kind", "Mark", "marks", "moments_in", "sentences_near"]

Kind = Literal["season", "month", "year", "short"]


class Mark(NamedTuple):
    """A date may stand at `text[place]`; a short year ("'27", "/27") begins with its sign."""

    place: int
    kind: Kind


_LONG = 6  # names so long stand in no other word: "31stAugust2026" is found
_FIGURE = re.compile(r"\d")


def _known() -> tuple[int, list[tuple[Kind, int, bool]]]:
    """The literals' owner, and by their tags what they mark, where in them that begins, and if it is also a word."""
    names: list[tuple[str, Kind]] = [(name, "season") for name in SEASONS] + [(name, "month") for name in MONTHS]
    sought: dict[str, tuple[Kind, int, bool]] = {
        name if len(name) >= _LONG else f" {name} ": (kind, int(len(name) < _LONG), name in WORDS)
        for name, kind in names
    }
    sought |= {str(year): ("year", 0, False) for year in range(2010, 2030)}
    sought |= {f" {year} ": ("short", 0, False) for year in range(20, 30)}
    return register_tagged((flat(name)[1:-1], tag) for tag, name in enumerate(sought)), [*sought.values()]


_OWNER, _KNOWN = _known()


@per_document
def marks(doc: Document) -> Mapping[int, list[Mark]]:
    """The start of each sentence that may hold a date → its marks, in order."""
    places = {  # "januar" and "january" stand at the same place
        Mark(place + lead, kind)
        for place, tag in index_of(doc).tagged.get(_OWNER, ())
        for kind, lead, is_word in (_KNOWN[tag],)
        if _counts(doc.text, place, kind, is_word=is_word)
    }
    found: dict[int, list[Mark]] = {}
    limit = first = 0
    for mark in sorted(places):
        if mark.place >= limit:
            sentence = doc.sentences[sentence_number(doc, mark.place)]
            first, limit = sentence.start, sentence.end
        found.setdefault(first, []).append(mark)
    return found


def _counts(text: str, place: int, kind: Kind, *, is_word: bool) -> bool:
    """A short year needs its sign; "may" and "march" a capital, or a figure next to them."""
    if kind == "short":
        return place >= 0 and text[place] in "'’/.-"
    if is_word:
        return text[place + 1].isupper() or _FIGURE.search(text, max(0, place - 4), place + 10) is not None
    return True


def moments_in(doc: Document, sentence: Sentence, held: Iterable[Mark]) -> list[Moment]:
    """What `moments` finds in a sentence, by its marks: in a tenth of the time."""
    found: list[Moment] = []
    reached = sentence.start
    for mark in held:
        if mark.kind == "short" or mark.place < reached:
            continue
        if moment := moment_at(doc.text, mark.place, reached, sentence.end):
            found.append(moment)
            reached = moment.end
    return found


def sentences_near(doc: Document, words: WordPattern, kinds: frozenset[Kind], reach: int) -> list[Sentence]:
    """The sentences with one of the words that hold a mark of one of the kinds, or end at most `reach` before one."""
    found: set[int] = set()
    for start, held in marks(doc).items():
        first = next((mark.place for mark in held if mark.kind in kinds), None)
        if first is None:
            continue
        number = sentence_number(doc, start)
        found.add(number)
        while number and doc.sentences[number - 1].end + reach > first:
            number -= 1
            found.add(number)
    spoken = words.places(doc) if found else []
    return [doc.sentences[number] for number in sorted(found) if _holds(doc.sentences[number], spoken)]


def _holds(sentence: Sentence, places: Sequence[int]) -> bool:
    """True when one of the places, which are in order, is the sentence's."""
    at = bisect_left(places, sentence.start)
    return at < len(places) and places[at] < sentence.end
